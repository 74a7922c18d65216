"""Malformed files made from the own samples, each known by a seed and its place: the same bytes in every run.

`damage.py` is what befalls any file; `written.py` (text, Markdown, pages), `word.py`, `paper.py` (PDF) and `pictures.py` know what
hurts a form; `strangers.py` are files of no form of ours; `stock.py` has the sound files that are spoilt.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.samples.malformed import damage, paper, pictures, strangers, word, written
from tests.samples.malformed.kind import Kind
from tests.samples.malformed.stock import ENDINGS, sound

KINDS: tuple[Kind, ...] = (
    *damage.KINDS, *written.KINDS, *word.KINDS, *paper.KINDS, *pictures.KINDS, *strangers.KINDS,
)  # fmt: skip


@dataclass(frozen=True)
class Malformed:
    """A malformed file: its form and kind, the name it would be handed in under, and its bytes."""

    form: str
    kind: str
    name: str
    data: bytes


def malformed(seed: int, index: int) -> Malformed:
    """The file at a place of the run of a seed. Each kind comes once before any comes twice, in another order each time."""
    turn, place = divmod(index, len(KINDS))
    order = Random(f"{seed} {turn}").sample(KINDS, len(KINDS))
    return of_kind(order[place], Random(f"{seed} {index}"))


def of_kind(kind: Kind, chance: Random) -> Malformed:
    """A file of a kind."""
    data = kind.make(chance, sound(kind.form, chance))
    ending = kind.ending or ENDINGS[kind.form]
    return Malformed(kind.form, kind.name, f"van-ban{ending}", data)
