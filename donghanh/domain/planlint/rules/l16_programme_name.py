"""L16: a programme cited under another name than the instrument's own ("tuyên truyền" for "truyền thông")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.planlint.library import Instrument
from donghanh.domain.text.forms import fold

_NAMED_BEFORE = re.compile(
    r"(?P<kind>Chương trình|Đề án|Chiến lược)\s+(?P<name>[^;“”()]{10,160}?)\s+theo\s+(?:Quyết định|Nghị quyết)\s+(?:số\s+)?(?=\d)"
)
_NAMED_AFTER = re.compile(
    r"(?:(?:về việc )?(?:phê duyệt|ban hành) )“?(?P<kind>Chương trình|Đề án|Chiến lược)\s+(?P<name>[^;“”()]{10,240}?)"
    r"(?=\s*(?:[,“”;.(]|giai đoạn|đến năm|$))"
)


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


def _quoted_after(reading: Reading, context: Context) -> Iterator[Finding]:
    """ "Quyết định số … phê duyệt Chương trình …": the name that follows the number."""
    for citation in reading.citations:
        match = _NAMED_AFTER.match(citation.name or "") if citation.number else None
        instrument = context.library.find(citation.number or "", citation.date) if match else None
        if match and instrument and _foreign(match["name"], match["kind"], instrument):
            yield _finding(citation.span, f"{match['kind']} {match['name']}", instrument)


def _finding(span: Span, printed: str, instrument: Instrument) -> Finding:
    params = {"title": instrument.title, "number": instrument.number}
    return Finding("L16", "misquoted_name", "warning", span, printed, params)


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield names whose words differ from the title in the library by one or two words of nearly equal names."""
    yield from _quoted_after(reading, context)
    for index in (*reading.frame.preamble, *reading.frame.body):
        block = reading.blocks[index]
        for match in _NAMED_BEFORE.finditer(block.text):
            start = block.span_of(match.end(), match.end() + 1).start
            citation = next((c for c in reading.citations if c.number and c.span.start <= start < c.span.end), None)
            instrument = context.library.find(citation.number or "", citation.date) if citation else None
            if instrument and _foreign(match["name"], match["kind"], instrument):
                span = block.span_of(match.start(), match.end("name"))
                yield _finding(span, block.text[match.start() : match.end("name")], instrument)


RULE = Rule("L16", ("misquoted_name",), "Chính văn bản được viện dẫn; NĐ 30/2020/NĐ-CP, Phụ lục I mục II.5", check)
