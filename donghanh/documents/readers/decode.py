"""Bytes into text: size, format and encoding are settled here, before anything is parsed."""

from __future__ import annotations

import re
import unicodedata

from donghanh.documents.readers.refusal import Refused

# A page of Vietnamese text is about 3 KB in UTF-8. The longest plans with all annexes run to some 300 pages;
# 2 MB is over 600, and is read in a few seconds. Above that a file is a mistake, not a plan.
MAX_BYTES = 2_000_000
MAX_LINES = 100_000
# A Word file carries its pictures, a scan is nothing but pictures.
MAX_FILE_BYTES = 30_000_000

_UNSUPPORTED: tuple[tuple[bytes, str], ...] = ((b"{\\rtf", "RTF"),)
_WRONG: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"RIFF", "tệp đa phương tiện"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình Linux"),
    (b"SQLite format 3", "cơ sở dữ liệu"),
)
# Letters that TCVN3 (.Vn fonts) and VNI show when their bytes are taken for Western text.
_TCVN3 = re.compile(r"[a-zA-Z®][µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ]")
_TCVN3_SURE = re.compile(r"®[a-zµ¸¶·¹¨»¾¼½Æ©ªÒÕÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô]|[a-z][µ¸¶·¹©®¬¨«»¼½¾Æ]|[µ¸¶·¹©¬¨«»¼½¾]\w")
_VNI_SURE = re.compile(r"[aeouAEOU][ùøûõïâêéèúüëåäàáãòóôöÙØÛÕÏÂÊÉÈÚÜËÅÄ](?![a-zđ]?[ăơưạ-ỹ])|ñ[aeioöuô]|[öô][ùøûõï]")
_MODERN = re.compile(r"[ăĂơƠưƯđĐạ-ỹẠ-Ỹ]")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def check_size(size: int, limit: int = MAX_BYTES) -> None:
    """Refuse a file by its size alone, so that a huge one is never loaded."""
    if size == 0:
        raise Refused("empty")
    if size > limit:
        raise Refused("too_large", {"size": _megabytes(size), "limit": _megabytes(limit)})


def _check_format(data: bytes) -> None:
    head = data[:4096]
    for magic, name in _UNSUPPORTED:
        if head.startswith(magic):
            raise Refused("unsupported_format", {"format": name})
    for magic, name in _WRONG:
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):
            raise Refused("wrong_type", {"format": name})


def _legacy(text: str) -> str | None:
    sample = text[:200_000]
    if len(_MODERN.findall(sample)) > len(sample) / 400:
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_TCVN3_SURE.findall(sample)) > letters / 60 and ("®" in sample or "µ" in sample or "¸" in sample):
        return "TCVN3 (ABC)"
    if len(_VNI_SURE.findall(sample)) > letters / 60 and len(re.findall(r"ñ|[aeo][âäåàáã]|[uo][ùøûõï]", sample)) > 5:
        return "VNI"
    return None


def _text_of(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Refused("binary_noise") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    zeros = data[:4000].count(0)
    if zeros * 3 > len(data[:4000]):
        for encoding in ("utf-16-le", "utf-16-be"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _MODERN.search(text[:4000]):
                return text
    western = data.decode("latin-1")
    if _is_noise(western):
        raise Refused("binary_noise")
    if encoding_name := _legacy(western):
        raise Refused("legacy_encoding", {"encoding": encoding_name})
    try:
        vietnamese = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        vietnamese = ""
    if len(_MODERN.findall(vietnamese[:100_000])) > len(vietnamese[:100_000]) / 50:
        return vietnamese
    raise Refused("unknown_encoding")


def _is_noise(text: str) -> bool:
    sample = text[:100_000]
    control = sum((ord(char) < 32 and char not in "\n\r\t\f\v") or 127 <= ord(char) < 160 for char in sample)
    strange = sum(unicodedata.category(char) in ("Cn", "Co", "Cs") for char in sample[:20_000])
    return control * 50 > len(sample) or strange * 10 > len(sample[:20_000])


def decode(data: bytes) -> str:
    """Return the text of a file in NFC with plain line feeds.

    This is the text all spans count in. UTF-8 (with or without BOM), UTF-16 and Windows-1258 are read.
    Refuses empty and oversized files, other formats, noise, and the old encodings TCVN3 and VNI by name.
    """
    check_size(len(data))
    _check_format(data)
    text = _text_of(data)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    if _is_noise(text):
        raise Refused("binary_noise")
    if not text.strip():
        raise Refused("empty")
    if text.count("\n") > MAX_LINES:
        raise Refused(
            "too_large", {"size": f"hơn {MAX_LINES // 1000}.000 dòng", "limit": f"{MAX_LINES // 1000}.000 dòng"}
        )
    if encoding_name := _legacy(text):
        raise Refused("legacy_encoding", {"encoding": encoding_name})
    return text.replace("\0", " ")  # a stray one is no reason to refuse a plan, but no database keeps it
