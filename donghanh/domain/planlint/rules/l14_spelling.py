"""L14: spelling. Syllables that cannot exist, residues of an old encoding, fixed terms with a wrong mark or letter, and a
short list of common slips.

The list holds only slips that are never right; it is short on purpose, because a false alarm costs trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.terms import Slip, slips_in
from donghanh.domain.text.syllables import is_marked, is_syllable, split_joined

_SLIPS = {
    "ỏ": "ở", "giai đọn": "giai đoạn", "bao lực": "bạo lực", "dáp ứng": "đáp ứng", "địa bàn phương": "địa bàn phường", "dân sô": "dân số",
    "hoạt đồng": "hoạt động", "chủ tich": "chủ tịch", "biên soan": "biên soạn", "công tác viên": "cộng tác viên",
    "phụ nử": "phụ nữ", "bình đằng": "bình đẳng", "kế hoach": "kế hoạch", "tuyên truyển": "tuyên truyền", "thục hiện": "thực hiện",
    "thưc hiện": "thực hiện", "thực hiên": "thực hiện", "trách nhiêm": "trách nhiệm", "nhiêm vụ": "nhiệm vụ", "phòng chóng": "phòng chống",
    "ủy bạn": "ủy ban", "phối hơp": "phối hợp", "tổ chưc": "tổ chức", "xã hôi": "xã hội", "gia đinh": "gia đình",
    "triễn khai": "triển khai", "xữ lý": "xử lý", "hổ trợ": "hỗ trợ", "sữa chữa": "sửa chữa", "bổ xung": "bổ sung", "nghành": "ngành",
    "nâng cao nhân thức": "nâng cao nhận thức", "và và": "và", "kinh phi": "kinh phí", "báo cao": "báo cáo", "chĩ đạo": "chỉ đạo", "tuyên truyền thông": "truyền thông",
    "giãm": "giảm", "tĩnh ủy": "tỉnh ủy", "sẳn sàng": "sẵn sàng", "lảnh đạo": "lãnh đạo", "quãn lý": "quản lý", "bão đảm": "bảo đảm", "đãm bảo": "đảm bảo",
    "kiễm tra": "kiểm tra", "giử gìn": "giữ gìn", "hướng dẩn": "hướng dẫn", "mổi": "mỗi", "nhửng": "những", "phát triễn": "phát triển", "hiễu": "hiểu",
    "tuỗi": "tuổi", "trẽ em": "trẻ em", "cã nước": "cả nước", "chũ động": "chủ động", "dân chũ": "dân chủ",
    "băng zôn": "băng rôn", "băng-zôn": "băng rôn", "băng-rôn": "băng rôn", "nổ lực": "nỗ lực", "đẫy mạnh": "đẩy mạnh", "vũng mạnh": "vững mạnh",
    "diển tập": "diễn tập", "sáp xếp": "sắp xếp", "chia sẽ": "chia sẻ", "lảng phí": "lãng phí", "xữ phạt": "xử phạt", "bải bỏ": "bãi bỏ", "vân động": "vận động",
}  # fmt: skip
_SLIP = re.compile(rf"(?<![\wÀ-ỹ])(?:{'|'.join(sorted(_SLIPS, key=len, reverse=True))})(?![\wÀ-ỹ])", re.IGNORECASE)
_MOST = 50  # slips of one paragraph that are looked at
_TOKEN = re.compile(r"[^\W\d_]+")
# Old fonts turned into Unicode leave "ũ" for "ò", "ỡ" for "ì", "ừ" for "õ"; these syllables are no words of the language.
_RESIDUE = {
    "phũng": "phòng", "hũa": "hòa", "cũn": "còn", "đũi": "đòi", "trũ": "trò", "tũa": "tòa", "bỡnh": "bình", "mỡnh": "mình",
    "tỡnh": "tình", "trỡnh": "trình", "hỡnh": "hình", "ngũi": "ngòi", "rừ": "rõ", "dừi": "dõi",
}  # fmt: skip
_BROKEN = re.compile(r"[®µ¸¶·¹¨»¾¼½Æ©ª¬«\uf000-\uf8ff\ufffd]")
_RIGHT_AFTER = {
    "công tác viên": re.compile(r"\s+chức"),
    "báo cao": re.compile(r"\s+(?:hơn|nhất|điểm|độ|tốc)"),
    "chia sẽ": re.compile(r"\s+(?:được|là|làm|bị|có|do|không|tổ chức|thực hiện)"),
    "vân động": re.compile(r"\s+vật"),
}


def _words(block: Block, terms: list[Slip]) -> Iterator[Finding]:
    for match in _SLIP.finditer(block.text):
        printed = match.group()
        if any(slip.start <= match.start() < slip.end for slip in terms):
            continue
        guard = _RIGHT_AFTER.get(printed.lower())
        if guard and guard.match(block.text, match.end()):
            continue
        right = _SLIPS[printed.lower()]
        right = right.capitalize() if printed[0].isupper() else right
        yield Finding(
            "L14", "typo", "info", block.span_of(match.start(), match.end()), printed, {"right": right}, right
        )


def _terms(block: Block, slips: list[Slip]) -> Iterator[Finding]:
    for slip in slips:
        printed = block.text[slip.start : slip.end]
        span = block.span_of(slip.start, slip.end)
        yield Finding("L14", "typo", "info", span, printed, {"right": slip.right}, slip.right)


def _syllables(block: Block, told: set[str]) -> Iterator[Finding]:
    text = block.text
    for match in _TOKEN.finditer(text):
        token = match.group()
        lower = token.lower()
        if lower in told or len(token) < 2 or len(token) > 14 or not is_marked(token):
            continue
        if lower in _RESIDUE and (token.islower() or token.istitle()):
            told.add(lower)
            right = _RESIDUE[lower].capitalize() if token[0].isupper() else _RESIDUE[lower]
            span = block.span_of(match.start(), match.end())
            yield Finding("L14", "encoding_residue", "info", span, token, {"right": right}, right)
            continue
        if is_syllable(lower):
            continue
        if token.isupper() or not token[1:].islower():
            continue
        opens = (
            match.start() == 0
            or re.search(r"(?:^|[.!?:]\s|[-+]\s|\d[.)]\s)$", text[max(0, match.start() - 4) : match.start()])
            is not None
        )
        if token[0].isupper() and not opens:
            continue  # a name, perhaps of another language of the country
        if "-" in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]):
            continue
        told.add(lower)
        span = block.span_of(match.start(), match.end())
        fixed = token.replace("ỡ", "ì")
        if fixed != token and is_syllable(fixed.lower()):
            yield Finding("L14", "encoding_residue", "info", span, token, {"right": fixed}, fixed)
        elif split_joined(lower) is None:
            yield Finding("L14", "typo", "info", span, token, {"right": ""})


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield each misspelt word once, with the right one where it is certain."""
    told: set[str] = set()
    for index in (*reading.frame.title, *reading.frame.preamble, *reading.frame.body, *reading.frame.tail):
        block = reading.blocks[index]
        slips = list(islice(slips_in(block.text), _MOST))
        for finding in (*_terms(block, slips), *_words(block, slips)):
            if finding.text.lower() not in told:
                told.add(finding.text.lower())
                told.update(finding.text.lower().split())
                yield finding
        yield from _syllables(block, told)
        if match := _BROKEN.search(block.text):
            yield Finding(
                "L14",
                "encoding_residue",
                "info",
                block.span_of(match.start(), match.end()),
                match.group(),
                {"right": ""},
            )


RULE = Rule("L14", ("typo", "encoding_residue"), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục I; chính tả tiếng Việt"), check)
