"""L15: the list of recipients: a dash, a semicolon after each line, "Lưu: VT, …" with a full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Printed, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.places import span_at, union_paper

_FILED = re.compile(r"Lưu\s*:\s*VT\s*(?:[,;.]|\s|$)")
_MIXED = re.compile(r"Lưu\s*:?\s*VT\.\s*\w")
_OFFICE = re.compile(r"Lưu\s*[:;,.]?\s*(?:VT|Văn thư)(?![\wÀ-ỹ])[\s.,;]*(?P<rest>.*)$", re.DOTALL)
_DASHES = "-–—*•+"
_NEAR = 4


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield a missing list, a missing filing line, a filing line in another form, and lines without dash or mark."""
    if not reading.recipients:
        if reading.has_signature:
            yield Finding("L15", "recipients_missing", "warning", None)
        return
    if not union_paper(reading):  # they file with their offices: "Lưu Văn phòng Đảng ủy"
        yield from _filing(reading)
    yield from _marks(reading)


def _filing(reading: Reading) -> Iterator[Finding]:
    filed = [item for item in reading.recipients if item.text.startswith("Lưu")]
    if not filed:
        last = reading.recipients[-1]
        yield Finding("L15", "recipients_style", "info", last.span, last.text, {"case": "unfiled"})
    elif not _FILED.match(filed[-1].text) or _MIXED.match(filed[-1].text):
        printed = filed[-1].text
        office = _OFFICE.match(printed)
        rest = ", ".join(part for part in re.split(r"[.,;]\s*", office["rest"]) if part) if office else ""
        right = f"Lưu: VT{', ' if rest else ''}{rest}" if office else None
        params = {"right": right or ""}
        yield Finding("L15", "recipients_style", "info", filed[-1].span, printed, params, right)


def _marks(reading: Reading) -> Iterator[Finding]:
    """One finding for the lines without a dash, one for those without their mark; it stands at the first of them."""
    items = reading.recipients
    bare = [item for item in items if not _dash_before(reading, item)]
    if bare:
        span, text = bare[0].span, bare[0].text
        params = {"case": "dash", "count": str(len(bare))}
        yield Finding("L15", "recipients_style", "info", span, text, params, f"- {text}")
    ends = [(item, ";" if item is not items[-1] else ".") for item in items]
    open_ended = [(item, mark) for item, mark in ends if _mark_after(reading, item) != mark]
    if open_ended:
        item, mark = open_ended[0]
        span = _with_mark(reading, item)
        text = " ".join(reading.source_text[span.start : span.end].split())
        params = {"case": "stop" if mark == "." else "semicolon", "count": str(len(open_ended))}
        yield Finding("L15", "recipients_style", "info", span, text, params, f"{item.text}{mark}")


def _dash_before(reading: Reading, item: Printed) -> bool:
    before = reading.source_text[max(0, item.span.start - _NEAR) : item.span.start].rstrip(" \t*")
    return before[-1:] in tuple(_DASHES)


def _mark_after(reading: Reading, item: Printed) -> str:
    if re.search(r";\s*\([^()]*\)$", item.text):
        return ";"  # "Đảng ủy xã; (b/c)": the mark stands before the note
    return reading.source_text[item.span.end : item.span.end + _NEAR].lstrip(" *")[:1]


def _with_mark(reading: Reading, item: Printed) -> Span:
    """The place of a line with the wrong mark it ends in."""
    mark = _mark_after(reading, item)
    if mark not in tuple(".,;:") or not mark:
        return item.span
    return span_at(reading, item.span.start, reading.source_text.index(mark, item.span.end) + 1)


RULE = Rule("L15", ("recipients_missing", "recipients_style"), N_("NĐ 30/2020/NĐ-CP, Phụ lục I mục II.9"), check)
