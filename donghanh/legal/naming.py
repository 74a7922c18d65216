"""How instruments are spelled for comparing and searching."""

from donghanh.domain.planlint.library import number_key
from donghanh.domain.text import fold, same_tone

__all__ = ["accented", "folded", "number_key", "search_text"]

KIND_SHORTS = {
    "Luật": "L",
    "Nghị quyết": "NQ",
    "Nghị định": "NĐ",
    "Quyết định": "QĐ",
    "Thông tư": "TT",
    "Chỉ thị": "CT",
    "Công văn": "CV",
}
"""The short forms people type before a number: "NĐ 125/2021", "QĐ 2232"."""


def folded(text: str) -> str:
    """The text for comparing without accents, single spaces."""
    return " ".join(fold(text).split())


def accented(text: str) -> str:
    """The text for comparing with accents: one spelling of tone marks, no case, single spaces."""
    return " ".join(same_tone(text).casefold().split())


def search_text(*, number: str, kind: str, title: str, issuer: str, aliases: list[str]) -> str:
    """What ``LegalInstrument.search`` holds: the spellings with accents, a bar, the same without."""
    short = KIND_SHORTS.get(kind, kind)
    spoken = " ; ".join([f"{short} {number}", f"{kind} số {number}", f"{kind} {number}", title, issuer, *aliases])
    return f"{accented(spoken)} | {folded(spoken)}"
