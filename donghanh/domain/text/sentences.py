"""Where sentences and clauses end."""

from __future__ import annotations

from donghanh.domain.text.letters import vi_pattern

_NEW = vi_pattern(r"[.;!?]\s+[<A>“\"]")
SENTENCE_BREAK = vi_pattern(r"(?<=[.!?])\s+(?=[<A>])")
"""The blanks between two sentences."""
CLAUSE_END = vi_pattern(r"[.;](?=\s|$)")
"""The mark that ends a clause; not the point in a number."""


def sentence_count(text: str) -> int:
    """Return how many sentences or clauses with a capital a text has; the mark at its end opens no other."""
    return 1 + len(_NEW.findall(text.rstrip(" .;:")))


def has_break(text: str) -> bool:
    """Whether another sentence, clause with a capital or quotation begins within a text."""
    return _NEW.search(text) is not None
