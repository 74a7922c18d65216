"""Reading what stands in a cell, and telling its words apart; what cannot be read is noted in its row."""

import datetime as dt
import difflib
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from donghanh.documents.sheets.problems import Row
from donghanh.domain.text import fold, same_tone
from donghanh.foundation.web.forms import VietnameseDateField

EPOCH = dt.date(1899, 12, 30)
SERIALS = range(30_000, 80_000)
"""Days since the epoch of spreadsheets that a bare number may mean: from 1982 on."""


def day_in(row: Row, key: str) -> dt.date | None:
    """The day in a cell, typed as a date or written as Vietnamese offices write it; ``None`` for an empty cell, and for one
    about which something was noted."""
    if row.is_bad(key):
        return None
    kind, text = row.cells.get(key, ("text", ""))
    if not text:
        return None
    if kind == "date":
        return dt.date.fromisoformat(text)
    if kind == "number":
        days = float(text)
        meant = EPOCH + dt.timedelta(days=int(days)) if days in SERIALS else None
        row.complain(key, "day_number", text=text, near=f"{meant:%d/%m/%Y}" if meant else "")
        return None
    try:
        return VietnameseDateField().to_python(text)
    except ValidationError as wrong:
        row.complain(key, "day", why=wrong.messages[0])
        return None


def plain(text: str) -> str:
    """How names are told apart here: by every letter and accent, not by case, spaces or the place of a tone mark."""
    return " ".join(same_tone(text).casefold().split())


def nearest(text: str, known: Iterable[str]) -> str:
    """The known word that looks most like the text, accents aside; empty when none does."""
    folded = {fold(one): one for one in known}
    best = difflib.get_close_matches(fold(text), list(folded), n=1, cutoff=0.6)
    return folded[best[0]] if best else ""
