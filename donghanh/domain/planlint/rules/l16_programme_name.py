"""L16: a programme cited under another name than the instrument's own ("tuyên truyền" for "truyền thông")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Citation, Reading
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.planlint.library import Instrument
from donghanh.domain.planlint.places import clause_end, found_in, words_pattern
from donghanh.domain.text.forms import fold

_NAMED_BEFORE = re.compile(
    r"(?P<kind>Chương trình|Đề án|Chiến lược)\s+(?P<name>[^;“”()]{10,160}?)"
    r"\s+(?:theo|tại|ban hành (?:kèm )?theo|được phê duyệt (?:theo|tại))\s+(?:Quyết định|Nghị quyết)\s+(?:số\s+)?(?=\d)"
)
_NAMED_AFTER = re.compile(
    r"(?:(?:về việc |về )?(?:phê duyệt|ban hành) )“?(?P<kind>Chương trình|Đề án|Chiến lược)\s+“?(?P<name>[^;“”()]{10,240}?)"
    r"(?=\s*(?:[,“”;.(]|giai đoạn|đến năm|$))"
)
_PERIOD = re.compile(r"[,\s]+(?:giai đoạn\s+\d|đến năm\s+\d|năm\s+\d).*$", re.DOTALL)


def _words(text: str) -> list[str]:
    return [
        word
        for word in re.findall(r"\w+", fold(text))
        if word not in ("ve", "va", "giai", "doan", "den", "nam", "quoc", "gia") and not word.isdigit()
    ]


def _foreign(name: str, kind: str, instrument: Instrument) -> bool:
    """Whether a name differs from the title in the library by one or two words that the title does not know."""
    if kind.lower() not in instrument.title.lower():
        return False
    ours, theirs = _words(name), _words(instrument.title)
    foreign = [word for word in ours if word not in theirs]
    return bool(ours) and 0 < len(foreign) <= 2 and len(foreign) * 3 <= len(ours) + 2


def _meant(citation: Citation, context: Context) -> Instrument | None:
    return context.library.meant(
        citation.number or "", citation.date, issuer=citation.issuer, words=citation.name or ""
    )


def _quoted_after(reading: Reading, context: Context) -> Iterator[Finding]:
    """ "Quyết định số … phê duyệt Chương trình …": the name that follows the number."""
    for citation in reading.citations:
        match = _NAMED_AFTER.match(citation.name or "") if citation.number else None
        instrument = _meant(citation, context) if match else None
        if match and instrument and _foreign(match["name"], match["kind"], instrument):
            printed = match.group()[match.start("kind") :]
            place = found_in(reading, words_pattern(printed), citation.span.end, clause_end(citation))
            span, text = place or (citation.span, printed)
            yield _finding(span, text, instrument, known_place=place is not None)


def _finding(span: Span, printed: str, instrument: Instrument, *, known_place: bool) -> Finding:
    """The programme's own name takes the place of the printed one; a period printed after it stays."""
    params = {"title": instrument.title, "number": instrument.number}
    own = instrument.programme
    period = _PERIOD.search(printed)
    right = own + (period.group() if period else "") if own and known_place else None
    return Finding("L16", "misquoted_name", "warning", span, printed, params, right)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield names whose words differ from the title in the library by one or two words of nearly equal names."""
    yield from _quoted_after(reading, context)
    at = {citation.span.start: citation for citation in reading.citations if citation.number}
    for index in (*reading.frame.preamble, *reading.frame.body):
        block = reading.blocks[index]
        for match in _NAMED_BEFORE.finditer(block.text):
            citation = _following(match, block.text)
            place = block.span_of(citation, citation + 1).start
            cited = at.get(place)
            instrument = _meant(cited, context) if cited else None
            if instrument and _foreign(match["name"], match["kind"], instrument):
                span = block.span_of(match.start(), match.end("name"))
                printed = block.text[match.start() : match.end("name")]
                yield _finding(span, printed, instrument, known_place=True)


def _following(match: re.Match[str], text: str) -> int:
    """Where the citation after a name begins: with its kind."""
    kinds = ("Quyết định", "Nghị quyết")
    return max(text.rfind(kind, match.end("name"), match.end()) for kind in kinds)


RULE = Rule("L16", ("misquoted_name",), N_("Chính văn bản được viện dẫn; NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5"), check)
