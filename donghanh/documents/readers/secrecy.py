"""Papers with a secrecy mark are refused, not read (Luật Bảo vệ bí mật nhà nước): they may not lie on this machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from donghanh.documents.readers.refusal import Refused
from donghanh.domain.text.secrecy import first_mark, letterheads_of

HEAD_LINES = 40
"""A letterhead, the title and the legal basis; a mark stands above or beside them."""
ATTACHED_LINES = 15
_TAG = re.compile(r"</?(?:b|i|u|strong|em|center|span|font|p|div)\b[^<>]{0,200}>", re.IGNORECASE)


def refuse_secret(mark: str | None) -> None:
    """Raise ``Refused`` when a paper carries a mark."""
    if mark:
        raise Refused("secrecy", {"mark": mark})


def mark_in_head(text: str) -> str | None:
    """Return the secrecy mark in the first lines of a plain text or under the motto of a letterhead, if one stands there by
    itself, so that such a paper can be turned away before anything of it is stored. Text in a sentence is no mark.
    Cost: linear."""
    return mark_of([_TAG.sub("", line) if "<" in line else line for line in text.split("\n")])


def mark_of(lines: Sequence[str], aside: Iterable[str] = (), *, recognised: bool = False) -> str | None:
    """Return the secrecy mark of a paper, given its lines with the spaces they are set with, and what is printed ``aside``
    of them: running lines, boxes, watermarks. ``recognised`` says that a scan was read. Cost: linear."""
    if found := first_mark(aside, aside=True, recognised=recognised):
        return found[1]
    for head in letterheads_of(lines, first=HEAD_LINES, after=ATTACHED_LINES):
        if found := first_mark(head, recognised=recognised):
            return found[1]
    return None
