"""A finding: what is wrong where, as data. Words for people are chosen at the edge by code and type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from donghanh.domain.cascade import Cascade
from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.library import LawLibrary, Territory

N_ = str
"""Marks the name of an authority for the catalogue. Nothing is translated here."""
# error: wrong beyond dispute, to be corrected or waived; warning: a careful reader would ask; info: for knowledge.
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation. ``text`` are the words at ``span``; ``replacement`` is what should stand there when one click can
    correct it: with it the finding is gone and no new error is there. The parameter ``case`` tells the wordings of one
    type apart.
    """

    code: str
    type: str
    severity: Severity
    span: Span | None
    text: str = ""
    params: dict[str, str] = field(default_factory=dict)
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the reading. ``on`` is the plan's own day, not today.

    ``on_sure`` is False when the document leaves its day blank and the first day of its year stands in.
    """

    library: LawLibrary
    territory: Territory
    on: date | None
    on_sure: bool
    cascade: Cascade | None = None
    """What became of the parent plan's demands; nothing when no parent plan was given."""


Check = Callable[[Reading, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable code, the types it reports, and the provision it rests on."""

    code: str
    types: tuple[str, ...]
    authority: str
    check: Check
