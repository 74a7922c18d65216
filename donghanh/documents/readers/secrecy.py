"""Papers with a secrecy mark are refused, not read (Luật Bảo vệ bí mật nhà nước): they may not lie on this machine."""

from __future__ import annotations

import re

from donghanh.documents.readers.refusal import Refused
from donghanh.domain.plandoc.rules.issuer import SECRET

HEAD_LINES = 40
_COLUMNS = re.compile(r"\s{3,}|\t|\|")


def refuse_secret(mark: str | None) -> None:
    """Raise ``Refused`` when the letterhead of a reading carries a mark."""
    if mark:
        raise Refused("secrecy", {"mark": mark})


def mark_in_head(text: str) -> str | None:
    """The secrecy mark in the first lines of a plain text, if one stands there by itself, so that such a paper can be
    turned away before anything of it is stored. Text in a sentence is no mark."""
    for line in text.split("\n", HEAD_LINES)[:HEAD_LINES]:
        for part in _COLUMNS.split(line):
            words = part.strip(" *_#\r")
            if SECRET.fullmatch(words):
                return words
    return None
