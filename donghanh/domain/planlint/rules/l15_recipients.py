"""L15: the list of recipients: a dash, a semicolon after each line, "Lưu: VT, …" with a full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule

_FILED = re.compile(r"Lưu\s*:\s*VT\s*(?:[,;.]|\s|$)")
_MIXED = re.compile(r"Lưu\s*:?\s*VT\.\s*\w")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield a missing list, a missing filing line, and a filing line in another form."""
    if not reading.recipients:
        if reading.has_signature:
            yield Finding("L15", "recipients_missing", "warning", None)
        return
    filed = [item for item in reading.recipients if item.text.startswith("Lưu")]
    if not filed:
        last = reading.recipients[-1]
        yield Finding("L15", "recipients_style", "info", last.span, last.text)
    elif not _FILED.match(filed[-1].text) or _MIXED.match(filed[-1].text):
        yield Finding("L15", "recipients_style", "info", filed[-1].span, filed[-1].text)


RULE = Rule("L15", ("recipients_missing", "recipients_style"), "NĐ 30/2020/NĐ-CP, Phụ lục I mục II.9", check)
