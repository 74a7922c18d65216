"""L05: the period of a cited programme must be the programme's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Citation, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule, Severity
from donghanh.domain.planlint.library import Instrument, number_key
from donghanh.domain.planlint.places import clause_end, found_in, last_in
from donghanh.domain.text.forms import fold

Years = tuple[int, int]

_TITLE = re.compile(r"(?:Chương trình|Đề án|Chiến lược|Dự án)\s.{10,240}?(?=[,\s]+giai đoạn\s)")
# "Chương trình … giai đoạn 2021 - 2025 (Quyết định số …)", "… ban hành kèm theo Quyết định số …".
_BESIDE = re.compile(
    r"[\s”\"',]*(?:\(\s*(?:theo\s+)?|(?:được\s+)?(?:(?:phê duyệt|ban hành|nêu|giao)\s+)?(?:(?:kèm\s+)?theo|tại|bằng)\s+)"
)
_BEFORE = 320


@dataclass(frozen=True, slots=True)
class _Quote:
    """A period as printed of something: by its number where one stands beside, else by its name."""

    citation: Citation
    years: Years
    number: Citation | None
    instrument: Instrument | None

    @property
    def key(self) -> str:
        if self.number:
            return number_key(self.number.number or "")
        return " ".join(fold(self.citation.name or "").split()[:7])


def _printed(citation: Citation) -> Years | None:
    if not citation.period:
        return None
    first, last = citation.period.split("-")
    return int(first), int(last)


def _quotes(reading: Reading, context: Context) -> Iterator[_Quote]:
    """Every printed period once. A name with a number beside it is that number, known to the library or not."""
    numbered = sorted((c for c in reading.citations if c.number), key=lambda c: c.span.start)
    starts = [c.span.start for c in numbered]
    for citation in reading.citations:
        years = _printed(citation)
        if years is None:
            continue
        beside = citation if citation.number else _beside(reading, citation, numbered, starts)
        if beside is not None and beside is not citation and _printed(beside) == years:
            continue
        if beside is not None:
            known = context.library.meant(
                beside.number or "", beside.date, issuer=beside.issuer, words=beside.name or citation.name or ""
            )
        else:
            known = context.library.named(citation.name or "", context.on, citation.kind)
        yield _Quote(citation, years, beside, known)


def _beside(reading: Reading, named: Citation, numbered: list[Citation], starts: list[int]) -> Citation | None:
    """The number in whose abstract a name stands, or that follows the name."""
    at = bisect_left(starts, named.span.start)
    before = numbered[at - 1] if at else None
    if before and named.span.start < clause_end(before):
        between = reading.source_text[before.span.end : named.span.start]
        if ";" not in between:
            return before
    after = numbered[at] if at < len(numbered) else None
    if after and after.span.start - named.span.end < 60:
        between = reading.source_text[named.span.end : after.span.start]
        return after if _BESIDE.fullmatch(between) else None
    return None


def _cuts_title(quote: _Quote, instrument: Instrument) -> bool:
    """Whether the words before the period are the programme's whole title: then its period is part of the quotation."""
    ours, theirs = _TITLE.search(quote.citation.name or ""), _TITLE.search(instrument.title)
    if not ours or not theirs or fold(ours.group()) != fold(theirs.group()):
        return False
    return quote.years[1] != int(instrument.title[-4:]) if instrument.title[-4:].isdigit() else False


def _is_part(part: Years, whole: Years) -> bool:
    """Whether a period is a fair part of another: from its beginning on, or one of the five years the State plans by."""
    inside = whole[0] <= part[0] < part[1] <= whole[1]
    return inside and (part[0] == whole[0] or (part[0] % 5 == 1 and part[1] % 5 == 0))


def _period(instrument: Instrument) -> Years | None:
    """The period that the title of a programme itself states; one "to 2030" has no first year to be quoted wrongly, and a
    letter of guidance for a year has none of its own."""
    if instrument.programme is None or instrument.period_start is None or instrument.period_end is None:
        return None
    years = instrument.period_start.year, instrument.period_end.year
    return years if all(str(year) in instrument.title for year in years) else None


def _severity(quote: _Quote, instrument: Instrument) -> Severity | None:
    """Nothing for a right period. A part of the period may be meant; what the library contradicts outright may not."""
    ours = _period(instrument)
    if ours is None or quote.years == ours:
        return None
    if _is_part(quote.years, ours):
        return "warning" if _cuts_title(quote, instrument) else None
    apart = quote.years[0] > ours[1] or quote.years[1] < ours[0]
    # The programme before or after it under the same name, which the library does not know.
    return None if apart and quote.number is None else "error"


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield periods the library contradicts (error), and one instrument quoted with two periods (warning)."""
    quoted: dict[str, list[_Quote]] = defaultdict(list)
    contradicted: set[str] = set()
    for quote in _quotes(reading, context):
        quoted[quote.key].append(quote)
        instrument = quote.instrument
        severity = _severity(quote, instrument) if instrument else None
        if instrument is None or severity is None:
            continue
        contradicted.add(quote.key)
        first, last = _period(instrument) or quote.years
        span, text = _place(reading, quote)
        right = f"{first} - {last}"
        params = {"printed": _said(quote.years), "right": right, "number": instrument.number, "title": instrument.title}
        yield Finding(
            "L05", "misquoted_period", severity, span, text, params, f"giai đoạn {right}" if span else None
        )  # fmt: skip
    for key, group in quoted.items():
        if key not in contradicted and (odd := _odd_one(group)):
            span, text = _place(reading, odd)
            params = {
                "case": "twice",
                "printed": " / ".join(sorted({_said(quote.years) for quote in group})),
                "number": (odd.number.number if odd.number else None) or "",
                "title": odd.citation.name or "",
            }
            yield Finding("L05", "misquoted_period", "warning", span or odd.citation.span, text, params)


def _odd_one(group: list[_Quote]) -> _Quote | None:
    """The last quotation whose period fits no other of the group."""
    first = group[0]
    for quote in reversed(group):
        pair = sorted((quote.years, first.years), key=lambda years: years[1] - years[0])
        apart = quote.years[0] > first.years[1] or first.years[0] > quote.years[1]
        follows = apart and quote.number is None
        if quote.years != first.years and not _is_part(pair[0], pair[1]) and not follows:
            return quote
    return None


def _said(years: Years) -> str:
    return f"{years[0]} - {years[1]}"


def _place(reading: Reading, quote: _Quote) -> tuple[Span | None, str]:
    """Where the period is printed: in the abstract after the number, or in the name before it."""
    pattern = re.compile(rf"giai\s+đoạn\s+{quote.years[0]}\s*[-–—]\s*{quote.years[1]}(?!\d)", re.IGNORECASE)
    citation = quote.citation
    found = found_in(reading, pattern, citation.span.start, clause_end(citation))
    if found is None and citation.number:
        found = last_in(reading, pattern, citation.span.start - _BEFORE, citation.span.start)
    return found or (None, citation.text)


RULE = Rule("L05", ("misquoted_period",), N_("Chính văn bản được viện dẫn"), check)
