"""How units are spelled for searching and sorting. One column holds all spellings, so a search is one LIKE."""

from donghanh.domain.text import fold, same_tone, sort_key

SEPARATOR = "|"


def accented(text: str) -> str:
    """The text for comparing with accents: one spelling of tone marks, no case, single spaces."""
    return " ".join(same_tone(text).casefold().split())


def folded(text: str) -> str:
    """The text for comparing without accents, single spaces."""
    return " ".join(fold(text).split())


def search_text(*, level: str, name: str) -> str:
    """What ``Unit.search`` holds: name and full name with accents, then the same two without."""
    full = f"{level} {name}".strip()
    return SEPARATOR.join((accented(name), accented(full), folded(name), folded(full)))[:320]


def sorting_key(name: str) -> str:
    """What ``Unit.sort_key`` holds: the Vietnamese alphabet as plain text, a name before the names it begins."""
    letters, _, tones = sort_key(name).rpartition(".")
    return f"{letters}  {tones}"[:200]  # two blanks sort before one: "Bác Ái" before "Bác Ái Đông"
