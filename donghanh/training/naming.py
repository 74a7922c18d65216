"""How names of people and courses are spelled for searching, sorting and telling apart."""

import datetime as dt
import uuid

from donghanh.domain.text import fold, nfc, same_tone, sort_key

DECADE = 10
OLDEST, YOUNGEST = 100, 10
"""Years of age a trainee may have."""


def one_line(text: str) -> str:
    """The text as it is stored: composed letters, single spaces."""
    return " ".join(nfc(text).split())


def name_key(name: str) -> str:
    """How names of people are told apart: by every letter and accent, not by case, spaces or the place of a tone mark."""
    return " ".join(same_tone(name).casefold().split())[:160]


def decade_of(year: int | None) -> int | None:
    """The first of the ten years a year lies in."""
    return year - year % DECADE if year else None


def told_apart(name: str, born: int | None, village: uuid.UUID | None, body: uuid.UUID | None) -> str:
    """What tells one person of a network from another: name, ten years of birth, line of the village, body."""
    return f"{name_key(name)}|{decade_of(born) or ''}|{village or ''}|{body or ''}"[:280]


def name_sorting(name: str) -> str:
    """Vietnamese names sort by the last word, the given name."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))[:180]


def born_years(on: dt.date) -> range:
    """The years a trainee of today may be born in."""
    return range(on.year - OLDEST, on.year - YOUNGEST + 1)


def search_text(*parts: str) -> str:
    """What searching looks through."""
    return fold(" ".join(filter(None, parts)))
