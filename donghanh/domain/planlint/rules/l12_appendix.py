"""L12: an appendix is named, but none is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule

_NAMED = re.compile(
    r"(?:tại|theo|ở|xem|kèm|có|và|\(|,|các)\s*(?P<what>(?:[Pp]hụ lục|[Bb]iểu mẫu|PHỤ LỤC)\s*(?:số\s*)?(?P<no>\d{1,2}|[IVX]{1,4})?)(?![\wÀ-ỹ])"
)
_OF_OTHERS = re.compile(
    r"ban hành kèm theo (?:Thông tư|Nghị định|Quyết định|Công văn|Kế hoạch số|Hướng dẫn)|của (?:Thông tư|Nghị định|Công văn)"
)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield once when the body points to appendices and the text has none."""
    if any(section.kind == "appendix" for section in reading.outline.sections):
        return
    for index in reading.frame.body:
        block = reading.blocks[index]
        match = _NAMED.search(block.text)
        if not match or _OF_OTHERS.search(block.text, match.start(), min(len(block.text), match.end() + 90)):
            continue
        if not match["no"] and not re.search(r"kèm theo|đính kèm", block.text[match.end() : match.end() + 60]):
            continue
        yield Finding(
            "L12", "missing_appendix", "warning", block.span_of(match.start("what"), match.end("what")), match["what"]
        )
        return


RULE = Rule("L12", ("missing_appendix",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 3 điểm a"), check)
