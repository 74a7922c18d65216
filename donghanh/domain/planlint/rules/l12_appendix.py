"""L12: an appendix is named, but none is attached, or not this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.numerals import roman_value

_NAMED = re.compile(
    r"(?:tại|theo|ở|xem|kèm|có|và|\(|,|các)\s*(?P<what>(?:[Pp]hụ lục|[Bb]iểu mẫu|PHỤ LỤC)\s*(?:số\s*)?(?P<no>\d{1,2}|[IVX]{1,4})?)(?![\wÀ-ỹ])"
)
_OF_OTHERS = re.compile(
    r"ban hành kèm theo (?:Thông tư|Nghị định|Quyết định|Công văn|Kế hoạch số|Hướng dẫn)|của (?:Thông tư|Nghị định|Công văn)"
)
_ITS_NUMBER = re.compile(r"(?:PHỤ LỤC|BIỂU MẪU)\s*(?:SỐ\s*)?(?P<no>\d{1,2}|[IVX]{1,4})(?![\wÀ-Ỵ])")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield once when the body points to an appendix that the text does not have; nothing where those that are attached
    bear no numbers."""
    attached = [section for section in reading.outline.sections if section.kind == "appendix"]
    numbers = {number for section in attached if (number := _number_of(f"{section.marker or ''} {section.title}"))}
    if attached and len(numbers) < len(attached):
        return
    for index in reading.frame.body:
        block = reading.blocks[index]
        for match in _NAMED.finditer(block.text):
            if _OF_OTHERS.search(block.text, match.start(), min(len(block.text), match.end() + 90)):
                continue
            if not match["no"] and (
                attached or not re.search(r"kèm theo|đính kèm", block.text[match.end() : match.end() + 60])
            ):
                continue
            if match["no"] and _value(match["no"]) in numbers:
                continue
            span = block.span_of(match.start("what"), match.end("what"))
            yield Finding("L12", "missing_appendix", "warning", span, match["what"].strip())
            return


def _number_of(words: str) -> int | None:
    match = _ITS_NUMBER.search(words.upper())
    return _value(match["no"]) if match else None


def _value(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else roman_value(printed)


RULE = Rule("L12", ("missing_appendix",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 3 điểm a"), check)
