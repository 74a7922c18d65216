"""L05: the period of a cited programme must be the programme's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Citation, Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule, Severity
from donghanh.domain.planlint.library import Instrument, number_key
from donghanh.domain.text.forms import fold


def _printed(citation: Citation) -> tuple[int, int] | None:
    if not citation.period:
        return None
    first, last = citation.period.split("-")
    return int(first), int(last)


def _instrument(citation: Citation, context: Context) -> Instrument | None:
    if citation.number:
        return context.library.find(citation.number, citation.date)
    return context.library.named(citation.name, context.on) if citation.name else None


_TITLE = re.compile(r"(?:Chương trình|Đề án|Chiến lược|Dự án)\s.{10,240}?(?=[,\s]+giai đoạn\s)")


def _cuts_title(citation: Citation, printed: tuple[int, int], instrument: Instrument) -> bool:
    """Whether the words before the period are the programme's whole title: then its period is part of the quotation."""
    ours, theirs = _TITLE.search(citation.name or ""), _TITLE.search(instrument.title)
    if not ours or not theirs or fold(ours.group()) != fold(theirs.group()):
        return False
    return printed[1] != int(instrument.title[-4:]) if instrument.title[-4:].isdigit() else False


def _agrees(printed: tuple[int, int], instrument: Instrument) -> bool:
    """A part of the period is a fair quotation ("giai đoạn 2021 - 2025" of a strategy to 2030)."""
    if instrument.period_start is None or instrument.period_end is None:
        return True
    start, end = instrument.period_start.year, instrument.period_end.year
    if printed == (start, end):
        return True
    whole_stated = f"{start}" in instrument.title and f"{end}" in instrument.title
    return not whole_stated or (start <= printed[0] < printed[1] <= end and printed[0] == start)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield periods the library contradicts (error), and one instrument quoted with two periods (warning)."""
    quoted: dict[str, list[Citation]] = defaultdict(list)
    contradicted: set[int] = set()
    for citation in reading.citations:
        printed = _printed(citation)
        if printed is None:
            continue
        if citation.number:
            quoted[number_key(citation.number)].append(citation)
        elif citation.name:
            quoted[" ".join(fold(citation.name).split()[:7])].append(citation)
        instrument = _instrument(citation, context)
        if (
            instrument is None
            or not instrument.period_start
            or not instrument.period_end
            or (_agrees(printed, instrument) and not _cuts_title(citation, printed, instrument))
        ):
            continue
        contradicted.add(id(citation))
        right = f"{instrument.period_start.year} - {instrument.period_end.year}"
        params = {
            "printed": citation.period or "",
            "right": right,
            "number": instrument.number,
            "title": instrument.title,
        }
        # A part of the period may be meant; what the library contradicts outright may not.
        severity: Severity = "warning" if _agrees(printed, instrument) else "error"
        yield Finding("L05", "misquoted_period", severity, citation.span, citation.text, params)
    for group in quoted.values():
        if len({citation.period for citation in group}) > 1 and not any(
            id(citation) in contradicted for citation in group
        ):
            last = group[-1]
            params = {
                "printed": " / ".join(sorted({c.period or "" for c in group})),
                "right": "",
                "number": last.number or "",
                "title": last.name or "",
            }
            yield Finding("L05", "misquoted_period", "warning", last.span, last.text, params)


RULE = Rule("L05", ("misquoted_period",), "Chính văn bản được viện dẫn", check)
