"""L09: unit words that do not fit the issuing body, and bodies that no longer exist on the plan's day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import Cited
from donghanh.domain.text.letters import vi_pattern

_COMMUNE = ("xã", "phường", "thị trấn", "đặc khu")
_OWN = {level: "|".join(other for other in _COMMUNE if other != level) for level in _COMMUNE} | {
    "tỉnh": "thành phố",
    "thành phố": "tỉnh",
}
_PLACE = r"trên (?:toàn )?địa bàn|trong phạm vi|toàn|chủ chốt của|nhân dân (?:trong|toàn)|lãnh đạo"
# Bodies of which every commune has one; a province may write of those of its cities.
_BODIES = (
    r"UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân|Đảng [ủu][ỷy]|Đảng bộ|Công an|Trạm Y tế|Ban Chỉ huy Quân sự|"
    r"Hội Liên hiệp Phụ nữ|Hội LHPN|Hội Phụ nữ|Hội Nông dân|Hội Cựu chiến binh|Hội Người cao tuổi|Hội Chữ thập đỏ|Đoàn Thanh niên|Đoàn TN|"
    r"(?:Ủy ban )?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|Đài Truyền thanh|cấp ủy|cán bộ"
)
_COMMITTEES = r"UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân"
_TWO_TIERS = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương số 72/2025/QH15
# "trên địa bàn xã, phường", "xã hội", "hợp tác xã viên", "phường Bến Đá", "xã bạn": not the own unit.
_OTHER = vi_pattern(
    r"\s*(?:[,/;]|và|hoặc)\s*(?:các\s+)?(?:xã|phường|thị trấn|đặc khu|huyện|tỉnh|thành phố|quận|thị xã)(?![<a>])"
    r"|\s+(?:hội|viên|luận|giao|đội|bạn|khác|lân cận|giáp ranh|liền kề|trực thuộc|đảo|biên giới|[<A>\d“\"])"
)
_NEAR = 30
_LISTED = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố)\s*(?:[,/;]|và|hoặc)\s*(?:các\s+)?$", re.IGNORECASE
)
_HISTORY = re.compile(
    r"trước đây|\(cũ\)|cũ(?![\wÀ-ỹ])|sáp nhập|sắp xếp đơn vị|sắp xếp tổ chức|hợp nhất|trước khi|không (?:còn )?tổ chức|kết thúc hoạt động|giải thể|"
    r"(?:02|2|hai) cấp|nguyên là"
)


def _blocks(reading: Reading) -> Iterator[Block]:
    frame = reading.frame
    for index in (*frame.title, *frame.preamble, *frame.body, *frame.tail, *frame.appendix):
        yield reading.blocks[index]


def _wrong_words(reading: Reading, context: Context, cited: Cited) -> Iterator[Finding]:
    level = reading.header.level
    if level not in _OWN:
        return
    # A province had cities of its own until there was no district level; a city under the State never had provinces.
    has_none = level == "thành phố" or (context.on is not None and context.on >= _TWO_TIERS)
    bodies = _BODIES if level in _COMMUNE else _COMMITTEES
    before = f"{_PLACE}|{bodies}" if level in _COMMUNE or has_none else _PLACE
    pattern = re.compile(rf"(?<![\wÀ-ỹ])(?P<before>{before})\s+(?P<word>{_OWN[level]})(?![\wÀ-ỹ])", re.IGNORECASE)
    for block in _blocks(reading):
        for match in pattern.finditer(block.text):
            if _OTHER.match(block.text, match.end()) or _LISTED.search(
                block.text[max(0, match.start("word") - _NEAR) : match.start("word")]
            ):
                continue
            if cited.holds(block, match.start()):
                continue
            right = level.upper() if match["word"].isupper() else level
            yield _level_conflict(block, match, right, {"printed": match["word"], "level": level})
        if level in _COMMUNE:
            for match in re.finditer(r"[Pp]hối hợp với (?P<who>các sở,? (?:ban,? )?ngành)", block.text):
                span = block.span_of(match.start("who"), match.end("who"))
                params = {"printed": match["who"], "level": level, "case": "far"}
                yield Finding("L09", "level_conflict", "info", span, match["who"], params)


def _level_conflict(block: Block, match: re.Match[str], right: str, params: dict[str, str]) -> Finding:
    whole = match.group()
    at = match.start("word") - match.start()
    mended = whole[:at] + right + whole[at + len(match["word"]) :]
    span = block.span_of(match.start(), match.end())
    return Finding("L09", "level_conflict", "warning", span, whole, params, mended)


def _wrong_parent(reading: Reading, cited: Cited) -> Iterator[Finding]:
    parent = reading.header.issuer_parent or ""
    match = re.search(r"(?:UBND|[ỦU][ỷy] ban nhân dân)\s+(tỉnh|thành phố)\s+[A-ZĐ]", parent)
    if not match:
        return
    other = "tỉnh" if match[1] == "thành phố" else "thành phố"
    pattern = vi_pattern(
        rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Hội Liên hiệp Phụ nữ)\s+(?P<word>{other})"
        r"(?!\s*[,/]|\s+(?:trực|[<A>]))(?![\wÀ-ỹ])"
    )
    for block in _blocks(reading):
        for found in pattern.finditer(block.text):
            if not cited.holds(block, found.start()):
                params = {"printed": found.group(), "level": parent, "case": "parent"}
                yield _level_conflict(block, found, match[1], params)


def _abolished(reading: Reading, context: Context, cited: Cited) -> Iterator[Finding]:
    if context.on is None:
        return
    for body in context.territory.abolished(context.on):
        pattern = re.compile(rf"(?<![\wÀ-ỹ])(?:{body.words})(?![\wÀ-ỹ])")
        for index in (*reading.frame.body, *reading.frame.tail):
            block = reading.blocks[index]
            match = pattern.search(block.text)
            if not match or _HISTORY.search(block.text) or cited.holds(block, match.start()):
                continue
            params = {
                "printed": match.group(),
                "ended": body.ended_on.isoformat(),
                "successor": body.successor,
                "authority": body.authority,
            }
            span = block.span_of(match.start(), match.end())
            yield Finding("L09", "abolished_body", "warning", span, match.group(), params)
            break


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield wrong unit words, a wrongly named level above, and abolished bodies (once each)."""
    cited = Cited(reading)
    yield from _wrong_words(reading, context, cited)
    yield from _wrong_parent(reading, cited)
    yield from _abolished(reading, context, cited)


RULE = Rule(
    "L09",
    ("level_conflict", "abolished_body"),
    N_("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (cần kiểm chứng)"),
    check,
)
