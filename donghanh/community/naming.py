"""How names of models and people are spelled for searching, sorting and telling apart."""

import datetime as dt
import re
from collections.abc import Iterable

from donghanh.domain.text import nfc, same_tone, sort_key
from donghanh.units.models import Unit
from donghanh.units.naming import SEPARATOR, accented, folded

DECADE = 10
FIRST_DECADE, LAST_DECADE = 1900, 2030
_HOUSE = re.compile(
    r"\b(?:số nhà|ngõ|ngách|hẻm)\s+\d|\bsố\s+\d[\w/]*\s*,?\s+(?:đường|phố|ngõ|ngách|hẻm)\b", re.IGNORECASE
)
_STREET = re.compile(r"\b(?:[Đđ]ường|(?<![Kk]hu )[Pp]hố)\s+(?=[^\W\d_])(\w)")


def one_line(text: str) -> str:
    """The text as it is stored: composed letters, single spaces."""
    return " ".join(nfc(text).split())


def name_key(name: str) -> str:
    """How names of people are told apart: by every letter and accent, not by case, spaces or the place of a tone mark."""
    return " ".join(same_tone(name).casefold().split())[:160]


def told_apart(name: str, born_in: int | None, village: Unit | None) -> str:
    """What tells one person of a model from another: name, ten years of birth, village through all its names."""
    return f"{name_key(name)}|{born_in or ''}|{village.line if village else ''}"[:240]


def name_sorting(name: str) -> str:
    """Vietnamese names sort by the last word, the given name."""
    words = name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))[:180]


def decade_of(year: int) -> int:
    """The first of the ten years a year lies in."""
    return year - year % DECADE


def decade_words(born_in: int | None) -> str:
    """ "1970–1979"; empty when nobody has said."""
    return f"{born_in}–{born_in + DECADE - 1}" if born_in else ""


def decades(on: dt.date) -> range:
    """The ten years a member of today may be born in."""
    return range(decade_of(on.year - 100), decade_of(on.year - 5) + 1, DECADE)


def search_text(name: str) -> str:
    """What the search column of a model holds: the name with accents and without."""
    return SEPARATOR.join((accented(name), folded(name)))[:340]


def tells_place(name: str, villages: Iterable[Unit]) -> bool:
    """Whether the name of a protected model would tell where it is: it names a village of the unit, a street, or a house in one.
    "Nơi tạm lánh số 1" tells nothing."""
    words = f" {accented(name)} "
    in_street = any(found[1].isupper() for found in _STREET.finditer(name))
    return in_street or bool(_HOUSE.search(name)) or any(f" {accented(one.full_name)} " in words for one in villages)
