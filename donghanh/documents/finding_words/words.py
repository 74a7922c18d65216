"""The three sentences of a finding, and how they are marked for the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

N_ = str
"""Marks a sentence for the catalogue. Nothing is translated here: a document is checked without Django, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Words:
    """The three sentences a person reads for a type of finding."""

    title: str
    why: str
    suggestion: str
