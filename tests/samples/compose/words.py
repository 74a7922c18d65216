"""Small changes to marked texts that keep their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENINGS = re.compile(r"(?:\{[!^]?[\w?]+[^|{}]*\|)*")


def lower_first(source: str) -> str:
    """The text with its first printed letter small, for the middle of a sentence. Abbreviations and names in capitals stay."""
    at = _OPENINGS.match(source).end()  # type: ignore[union-attr]
    if source[at : at + 2].isupper():
        return source
    return source[:at] + source[at : at + 1].lower() + source[at + 1 :]


def upper_first(source: str) -> str:
    """The text with its first printed letter large."""
    at = _OPENINGS.match(source).end()  # type: ignore[union-attr]
    return source[:at] + source[at : at + 1].upper() + source[at + 1 :]


def without_stop(source: str) -> str:
    """The text without its closing full stop."""
    return source.rstrip().removesuffix(".")


def listed(parts: Sequence[str]) -> str:
    """ "a", "a và b", "a, b và c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def run_on(duties: Sequence[str]) -> str:
    """Several duties in one paragraph, joined by semicolons, each beginning small."""
    return "; ".join(lower_first(without_stop(duty)) for duty in duties) + "."
