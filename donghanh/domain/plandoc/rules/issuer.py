"""The body that issues a document and the body above it: found in the letterhead or the text, named, and put at a level.

NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 b and Phụ lục I, mục II.2: the name of the body above stands over that of the issuer;
bodies that issue together stand under or beside each other, and the first of them leads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.frame import Frame
from donghanh.domain.plandoc.reading import Citation, Signer
from donghanh.domain.plandoc.types import JOINT_TYPES
from donghanh.domain.text.bodies import starts_like_body, take_body
from donghanh.domain.text.casing import ordinary_case
from donghanh.domain.text.forms import fold, same_tone
from donghanh.domain.text.letterhead import MOTTO
from donghanh.domain.text.letters import is_upper, vi_pattern
from donghanh.domain.text.secrecy import mark_alone

_NUMBER = (
    r"(?:Số|SỐ|số)\s*:?\s*(?P<run>[\d.…_\s]*?[a-z]?)\s*(?P<sep>[/–-]|(?<=[\d.…_ ])(?=[A-ZĐ][A-Za-z]{1,3}\s?/))\s*"
    r"(?P<symbol>(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐđ&]*(?:\s?[-–/]\s?[A-ZĐ][\wĐđÀ-ỹ&.]*)*)(?!\w)\s*"
)
PRINTED_NUMBER = re.compile(_NUMBER + "$")
NUMBER_FIRST = re.compile(_NUMBER.replace(r"\s*:?\s*", r"\s*:\s*", 1))
"""A number at the start of a line that goes on, with the place and day or the abstract of a letter."""
_LEVELS = ("đặc khu", "thị trấn", "thị xã", "thành phố", "phường", "huyện", "quận", "tỉnh", "xã")
_LEVEL = re.compile(rf"(?<![\wÀ-ỹ])(?:{'|'.join(_LEVELS)})(?![\wÀ-ỹ])", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân)\s+", re.IGNORECASE)
# Bodies that exist once in every unit: they are of its level as its committee is.
_PARTY = re.compile(
    r"(?:ban (?:thường vụ|chấp hành)|thường trực|btv|bch)?\s*(?:đảng ủy|đảng bộ|(?:huyện|quận|thị|thành|tỉnh) ủy)\s"
)
_STEERING = re.compile(
    r"(?:ban chỉ đạo|ban chỉ huy(?! quân sự)|bcđ|tổ công tác|hội đồng|ban vì sự tiến bộ|ban đại diện|ban an toàn)(?![\wÀ-ỹ])"
)
_UNION = re.compile(
    r"(?:ban (?:thường vụ|chấp hành|thường trực)|btv|bch)?\s*"
    r"(?:hội|đoàn|hlhpn|mặt trận|ủy ban m(?:ặt trận|ttq)|ubmttq|công đoàn|liên đoàn)(?![\wÀ-ỹ])(?! đồng| trường)"
)
_COMMUNE = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_VILLAGE = re.compile(
    r"(?:ban nhân dân |ban công tác mặt trận |tổ tự quản )?(?:thôn|ấp|bản|khối|khóm|buôn|làng|xóm|tổ dân phố|khu phố|khu dân cư|tổ liên gia)\s"
)
_ISSUES = re.compile(r"(?:ban hành|xây dựng|triển khai|đề ra|lập|tổ chức|báo cáo|thông báo|hướng dẫn|đề nghị|yêu cầu)")
_NAME_AFTER = r"\s+(?P<name>[<A>][\wÀ-ỹ]*(?:\s+[<A>][\wÀ-ỹ]*){0,3}|(?:số\s+)?\d{1,2}(?!\d|\s*khối))"
_PARTY_LEVEL = {"huyện": "huyện", "quận": "quận", "thị": "thị xã", "thành": "thành phố", "tỉnh": "tỉnh"}
_IN_FULL = {"BCĐ": r"Ban\s+Chỉ\s+đạo", "BCH": r"Ban\s+Ch(?:ấp\s+hành|ỉ\s+huy)", "BTV": r"Ban\s+Thường\s+vụ"}
_UNIT_AFTER = vi_pattern(
    r"\s+(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố)(?:[ \t]+[<A>][<a>]*){1,4}"
)
# "CÔNG AN XÃ – BAN CHỈ HUY QUÂN SỰ XÃ": two bodies in one line; a field after the stroke ("VĂN HÓA - XÃ HỘI") is none.
_JOINED = re.compile(
    r"\s*[-–—]\s*(?=(?:SỞ|PHÒNG|BAN|HỘI|ĐOÀN|CÔNG AN|TRƯỜNG|HĐND|UBND|U?BMTTQ|MTTQ|[ỦU][ỶY] BAN|HỘI ĐỒNG|TRUNG TÂM|BỆNH VIỆN|TRẠM|LIÊN ĐOÀN|CÔNG ĐOÀN|"
    r"BẢO HIỂM|NGÂN HÀNG|CHI CỤC|CỤC|VIỆN|TÒA ÁN|TOÀ ÁN|BỘ CHỈ HUY|HẠT|ĐỒN)\s)"
)
_UNIT_AT_END = re.compile(rf"\s(?:{'|'.join(_LEVELS)})(?:\s+[^\W\d]+){{0,4}}$", re.IGNORECASE)
_JOINT_SYMBOL = re.compile(r"(?:KH|CTR?|HD|QC|NQ|TT|BC|TB)(?:LN|LT|LTR|LS|PH)-", re.IGNORECASE)
_NOT_OF_AN_ISSUER = re.compile(r"NGƯỜI LẬP|XÁC NHẬN|(?:PHÊ )?DUYỆT|KẾ TOÁN|ĐẠI DIỆN HỘ", re.IGNORECASE)
"""Who signs beside the issuer and issues nothing."""
_RANK = {
    "xã": 1,
    "phường": 1,
    "thị trấn": 1,
    "đặc khu": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "thành phố": 3,
    "tỉnh": 3,
}


def _unit_word(lower: str) -> str | None:
    found = _LEVEL.search(lower.replace("xã hội", ""))
    return found.group() if found else None


def level_of(issuer: str | None, parent: str | None = None) -> str | None:
    """Return the level of an issuing body by its name, and for a steering committee by that of the body above it.

    A village is no level of government and has none. A union is of the level of its commune; above the commune it
    is an agency with departments of its own.
    """
    if not issuer:
        return None
    lower = same_tone(issuer).lower()
    if re.match(r"(?:chính phủ|thủ tướng|quốc hội|bộ(?!\s*(?:phận|chỉ|tư lệnh|đội))|ban bí thư|trung ương)", lower):
        return "trung ương"
    if re.match(r"trường\b|nhà trường", lower):
        return "trường"
    if _VILLAGE.match(lower):
        return None
    if committee := _COMMITTEE.match(lower):
        found = _LEVEL.match(lower, committee.end())
        return found.group() if found else None
    word = _unit_word(lower)
    if _PARTY.match(lower):
        return word or _PARTY_LEVEL.get(lower.split(" ủy")[0].split()[-1], "cơ quan")
    if _STEERING.match(lower):
        return word or level_of(parent) or "cơ quan"
    return word if word in _COMMUNE and _UNION.match(lower) else "cơ quan"


def _word_pattern(word: str) -> str:
    return f"(?:{re.escape(word)}|{_IN_FULL[word]})" if word in _IN_FULL else re.escape(word)


def proper_case(name: str, text: str) -> str:
    """Return a name printed in capitals as the body of the document writes it, else in ordinary case."""
    if not is_upper(name):
        return name
    pattern = re.compile(r"\s+".join(map(_word_pattern, name.split())), re.IGNORECASE)
    for match in pattern.finditer(text):
        if not is_upper(match.group()):
            unit = _UNIT_AFTER.match(text, match.end()) if _STEERING.match(match.group().lower()) else None
            return " ".join(text[match.start() : unit.end() if unit else match.end()].split())
    return ordinary_case(name)


def _lines_of_bodies(blocks: Sequence[Block]) -> list[tuple[str, Span]]:
    names: list[tuple[str, Span]] = []
    for block in blocks:
        text = block.text.strip(" *-_")
        if motto := MOTTO.search(text):
            text = text[: motto.start()].strip()
        if (
            not text
            or not is_upper(text)
            or PRINTED_NUMBER.search(text)
            or mark_alone(text)
            or len(text) > 140
            or re.match(r"(?:DỰ THẢO|HỎA TỐC|KHẨN|BẢN SAO|V/V)", text)
        ):
            continue
        head = starts_like_body(text) and not re.match(r"PHÒNG,? CHỐNG|VÀ\s|THÀNH PHỐ|XÃ\s|CÁC\s|CÔNG TÁC", text)
        if head or not names:
            names.append((text, block.span))
        else:
            before, span = names[-1]
            names[-1] = (f"{before} {text}", span.joined(block.span))
    return [(name, span) for name, span in names if starts_like_body(name) or len(names) > 1]


def is_joint(
    frame: Frame, blocks: Sequence[Block], symbol: str | None, title: str = "", signers: Sequence[Signer] = ()
) -> bool:
    """Return whether several bodies issue the document: by its type, by the letters of its number ("KHLN-…"), or because it is
    one of working together that more than one of them signs."""
    printed = blocks[frame.type_index].text.upper() if frame.type_index is not None else ""
    if frame.doc_type in JOINT_TYPES or "LIÊN " in printed or (symbol and _JOINT_SYMBOL.match(symbol)):
        return True
    together = "PHỐI HỢP" in printed or title.upper().startswith("PHỐI HỢP")
    return together and len(signers) > 1 and not any(_NOT_OF_AN_ISSUER.match(one.as_printed or "") for one in signers)


Name = tuple[str, Span]


def issuers(letterhead: Sequence[Block], joint: bool) -> tuple[list[Name], list[Name]]:
    """Return the names of the letterhead from the top to the issuer, and those of the bodies that issue together with it; of
    these the first is the issuer."""
    lines = _lines_of_bodies(letterhead)
    if not lines:
        return [], []
    first, *others = _JOINED.split(lines[-1][0])
    if others:
        unit = _UNIT_AT_END.search(others[-1])
        first, *others = (name if not unit or _LEVEL.search(name) else name + unit.group() for name in (first, *others))
        span = lines[-1][1]
        return [*lines[:-1], (first, span)], [(name, span) for name in others]
    if joint and len(lines) > 1:
        cut = 2 if _COMMITTEE.match(lines[0][0] + " ") and len(lines) > 2 else 1
        return lines[:cut], lines[cut:]
    return lines, []


def complete(name: str, texts: Sequence[str], place: str | None = None) -> str:
    """Return a name that ends in a level word with the unit that one of the texts gives; in capitals only that of the place the
    document is dated from is known from the words around it."""
    match = re.search(rf"(?P<level>{'|'.join(_LEVELS)})$", name, re.IGNORECASE)
    if not match:
        return name
    for text in texts:
        found = vi_pattern(rf"(?<![\wÀ-ỹ]){match['level']}{_NAME_AFTER}").search(text)
        if found:
            return f"{name} {found['name']}"
    unit = f"{match['level']} {place}".casefold()
    return f"{name} {place}" if place and any(unit in text.casefold() for text in texts) else name


def is_unit_lost(name: str) -> bool:
    """Whether a name is that of a committee or council of a unit, and the unit is not printed: the second line of its letterhead
    was lost where the text was taken from."""
    return _COMMITTEE.fullmatch(f"{name} ") is not None


def with_unit(name: str, said: str) -> str:
    """Return a name that lost its unit with what the opening says after the same name, also when that one is shortened."""
    ours = _COMMITTEE.match(f"{name} ")
    theirs = _COMMITTEE.match(said)
    if not ours or not theirs or _council(ours.group()) != _council(theirs.group()):
        return name
    return f"{name} {said[theirs.end() :]}".strip()


def _council(name: str) -> bool:
    return name.lower().startswith(("hđnd", "hội đồng"))


def issuer_in_text(blocks: Sequence[Block], frame: Frame, title: str) -> tuple[str, Span] | None:
    """Return the body that issues the plan in a sentence of the opening, where no letterhead names it."""
    closing = [blocks[index].text for index in frame.body if blocks[index].text.startswith("Trên đây")]
    for index in (*frame.preamble, *list(frame.body)[:3]):
        block = blocks[index]
        for sentence in re.finditer(r"(?:^|(?<=[.;:])\s+|,\s+)(?=[A-ZĐỦ])", block.text):
            rest = block.text[sentence.end() :]
            if not starts_like_body(rest):
                continue
            body = take_body(rest)
            if not body or body.start or not _ISSUES.match(rest[body.duty_start :]) or body.end > 120:
                continue
            name = rest[: body.end]
            if name.lower().startswith(("các ", "những ", "tổ chức", "mỗi")):
                continue
            return complete(name, [title, *closing]), block.span_of(sentence.end(), sentence.end() + body.end)
    return None


def parent_in_basis(issuer: str | None, basis: Sequence[Citation]) -> str | None:
    """Return the committee above the issuer that an instrument of the legal basis names."""
    if not issuer:
        return None
    lower = same_tone(issuer).lower()
    if _PARTY.match(lower) or _UNION.match(lower):
        return None  # no committee of the government stands above a Party committee or a union
    rank = _RANK.get(level_of(issuer) or "", 0)
    for citation in basis:
        name = citation.issuer
        if not name or not _COMMITTEE.match(name + " "):
            continue
        above = _RANK.get(level_of(name) or "", 0)
        if above > rank and fold(name) != fold(issuer):
            return name
    return None
