"""The dry run of one list: what its lines would do, and everything that is wrong with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, Self, TypeVar

from donghanh.documents.sheets.problems import Problem, Row


class Line(Protocol):
    """One line as its app understands it."""

    @property
    def status(self) -> str:
        """What it would do; ``same`` for nothing."""


L = TypeVar("L", bound=Line)


@dataclass
class Examination(Generic[L]):
    """What a list would do. It can be applied while there is no problem and something to do."""

    problems: list[Problem] = field(default_factory=list)
    lines: list[L] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row], problems: Sequence[Problem], lines: list[L]) -> Self:
        """The lines with what is wrong with the list and with its rows, in reading order."""
        found = [problem for row in rows for problem in row.problems]
        return cls(sorted((*problems, *found), key=lambda one: one.order), lines)

    @property
    def counts(self) -> Counter[str]:
        """How many lines of each status."""
        return Counter(line.status for line in self.lines)

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def does_something(self) -> bool:
        """Whether anything is new or changes."""
        return any(status != "same" for status in self.counts)
