"""A total of people and what is known about it along four axes.

What is not known is never typed and never guessed: along each axis it is the total less what is known, so that the
parts and the unknown always make the total (reference: programmes §2.2 "attendance"; DHIS2 and TolaActivity lose people
whose age or sex nobody wrote down).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType

SEX = ("female", "male")
AGE = ("under_16", "from_16_to_59", "from_60")
"""The ages the reports of the field tell apart: children under 16, 16 to 59, 60 and over (TT 23/2011, TT 07/2017)."""
ETHNICITY = ("minority", "kinh")
DISABILITY = ("disabled", "not_disabled")

AXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"sex": SEX, "age": AGE, "ethnicity": ETHNICITY, "disability": DISABILITY}
)
VALUES = tuple(value for axis in AXES.values() for value in axis)
"""Every value of every axis. No name stands on two axes, so a value says its axis."""
AXIS_OF: Mapping[str, str] = MappingProxyType({value: axis for axis, values in AXES.items() for value in values})
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Problem:
    """Something that cannot be: a stable code, the value it is about, and the numbers a sentence needs."""

    code: str
    """``negative``, ``part_over_total`` (one value alone), ``axis_over_total`` (the values of an axis together)."""
    value: str
    """The value, or for ``axis_over_total`` the last one that was given."""
    given: int
    total: int


def problems(total: int, known: Mapping[str, int]) -> list[Problem]:
    """What is wrong with these numbers, the single values first; empty when they can stand together.

    Refused (``KeyError``): a value that stands on no axis.
    """
    if total < 0:
        return [Problem("negative", "total", total, total)]
    found = [Problem("negative", name, count, total) for name, count in known.items() if count < 0]
    over = [Problem("part_over_total", name, count, total) for name, count in known.items() if count > total]
    for values in AXES.values():
        given = [name for name in values if name in known]
        together = sum(known[name] for name in given)
        if together > total and not any(problem.value in given for problem in (*found, *over)):
            over.append(Problem("axis_over_total", given[-1], together, total))
    for name in known:
        AXIS_OF[name]
    return found + over


@dataclass(frozen=True)
class Headcount:
    """How many people, and how many of them are known to be what.

    ``known`` holds only what somebody counted; a value that is missing is unknown, and zero is a count like any other.
    Headcounts add: persons of disjoint events, or person-times; the caller never adds the two kinds to each other.
    Refused (``ValueError``): what :func:`problems` finds.
    """

    total: int
    known: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = problems(self.total, self.known)
        if found:
            raise ValueError(f"{found[0].code}: {found[0].value}")

    def value(self, name: str) -> int | None:
        """How many are known to be that; ``None`` when nobody counted."""
        return self.known.get(name)

    def unknown(self, axis: str) -> int:
        """Of how many nobody knows where they stand on the axis; never negative."""
        return self.total - sum(self.known.get(value, 0) for value in AXES[axis])

    def __add__(self, other: "Headcount") -> "Headcount":
        names = [name for name in VALUES if name in self.known or name in other.known]
        known = {name: self.known.get(name, 0) + other.known.get(name, 0) for name in names}
        return Headcount(self.total + other.total, known)

    @classmethod
    def sum(cls, counts: Iterable["Headcount"]) -> "Headcount":
        """All of them together; of none, nobody."""
        return reduce(cls.__add__, counts, NOTHING)


NOTHING = Headcount(0)


def completed(total: int, known: Mapping[str, int]) -> dict[str, int]:
    """``known`` with the other sex filled in where one is given: "tổng số, trong đó nữ" says that the rest are men.

    On the other axes the rest stays unknown: who counts the children does not say that nobody is over sixty.
    """
    full = dict(known)
    female, male = full.get("female"), full.get("male")
    if female is not None and male is None and female <= total:
        full["male"] = total - female
    elif male is not None and female is None and male <= total:
        full["female"] = total - male
    return full
