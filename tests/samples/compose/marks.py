"""The small language in which a description says what its words mean, so that text and gold cannot drift apart.

``{d 2026-06-30|30/6/2026}`` marks words; marks may stand inside each other. The marks:

======================  =================================================================================
``d DATE``              a date that binds or marks something: 2026-06-30, 2026-06, 2026-Q2, --12-15, ---20
``w FROM UNTIL``        a window of two dates
``r PERIOD``            a recurrence: weekly, monthly, quarterly, half_yearly, yearly
``t``, ``q``            a formal target, another counted commitment: ``{q >=|ít nhất 02 bình}``, ``{t >= % |trên 95%}``
``c NUMBER DATE BODY``  an instrument; ``-`` for what it does not say
``lead``, ``with``      the body that leads the task, a body that helps
``money``               a source of money
``n``                   a number that commits to nothing
``!TYPE|wrong|right``   the first words when that fault is planted, else the second
``^TYPE``               words a careful reader would question in any printing
======================  =================================================================================

``q?``, ``t?`` and ``d?`` are items one may list or leave: the gold calls them optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

TAGS = {"d", "w", "r", "t", "q", "c", "lead", "with", "money", "n"}
OPERATORS = {"=", ">=", "<=", ">", "<"}
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
# Years and places in the document itself are no commitments, so that a description stays readable.
_FREE_NUMBERS = re.compile(
    r"(?:năm học|giai đoạn|năm|đến năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?|(?:Điều|khoản|mục|Mục|Phụ lục|Mẫu số|lớp|thôn)\s+\d+|\w*\d+/[A-ZĐ]\S*"
)


_SAID = {
    ">": re.compile(r"^(?:trên|hơn)\b"),
    ">=": re.compile(r"^(?:ít nhất|tối thiểu)\b|\btrở lên$"),
    "<=": re.compile(r"^(?:không quá|tối đa)\b"),
    "<": re.compile(r"^(?:dưới)\b"),
}


@dataclass(frozen=True)
class Mark:
    """Marked words: the tag, what it says, and where the words stand in the printed text."""

    tag: str
    says: str
    start: int
    end: int
    optional: bool = False


@dataclass(frozen=True)
class Marked:
    """Printed words, their marks, and the faults planted in them as (type, printed words)."""

    text: str
    marks: tuple[Mark, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()

    def of(self, *tags: str) -> Iterator[tuple[Mark, str]]:
        """Yield the marks of these tags with their words, in the order of the text."""
        for mark in sorted(self.marks, key=lambda mark: mark.start):
            if mark.tag in tags:
                yield mark, self.text[mark.start : mark.end]


def parse(source: str, planted: Set[str] = frozenset(), *, numbers: bool = True) -> Marked:
    """Return the printed words and their marks; raises ValueError on a broken or unknown mark and on a number without one.

    ``numbers=False`` for cells of tables, which are full of numbers.
    """
    text, marks, faults = _resolve(source, planted, 0)
    bare = _bare_number(text, marks) if numbers else None
    if bare:
        raise ValueError(f"the number {bare!r} has no mark in: {text}")
    return Marked(text, tuple(marks), tuple(faults))


def _resolve(source: str, planted: Set[str], offset: int) -> tuple[str, list[Mark], list[tuple[str, str]]]:
    text, marks, faults, at = "", [], [], 0
    while (opening := source.find("{", at)) >= 0:
        text += source[at:opening]
        closing = _closing(source, opening)
        said, *words = _split(source[opening + 1 : closing])
        tag, _, says = said.partition(" ")
        start = offset + len(text)
        if tag.startswith("!"):
            wrong, right = words
            inside, more, planted_inside = _resolve(wrong if tag[1:] in planted else right, planted, start)
            if tag[1:] in planted:
                faults.append((tag[1:], inside))
        else:
            (only,) = words
            inside, more, planted_inside = _resolve(only, planted, start)
            if tag.startswith("^"):
                faults.append((tag[1:], inside))
            elif tag.removesuffix("?") in TAGS:
                marks.append(Mark(tag.removesuffix("?"), says, start, start + len(inside), tag.endswith("?")))
            else:
                raise ValueError(f"unknown mark {tag!r} in {source!r}")
        text += inside
        marks += more
        faults += planted_inside
        at = closing + 1
    return text + source[at:], marks, faults


def _closing(source: str, opening: int) -> int:
    depth = 0
    for index in range(opening, len(source)):
        depth += {"{": 1, "}": -1}.get(source[index], 0)
        if depth == 0:
            return index
    raise ValueError(f"a mark is not closed in {source!r}")


def _split(inside: str) -> list[str]:
    """The parts between the bars of one mark, leaving the bars of marks inside it alone."""
    parts, depth = [""], 0
    for letter in inside:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _bare_number(text: str, marks: list[Mark]) -> str | None:
    covered = [(mark.start, mark.end) for mark in marks] + [match.span() for match in _FREE_NUMBERS.finditer(text)]
    for match in re.finditer(r"\d+", text):
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            return match.group()
    return None


def counted(mark: Mark, words: str) -> tuple[float, str, str]:
    """Return value, unit and operator of a target or quantity; the unit is what follows the number unless the mark says it."""
    operator, unit = "=", mark.says
    first, _, rest = mark.says.partition(" ")
    if first in OPERATORS:
        operator, unit = first, rest
    number = _NUMBER.search(words)
    if number is None:
        raise ValueError(f"no number in {words!r}")
    value = float(number.group().replace(".", "").replace(",", "."))
    after = re.sub(r"^/\d+", "", words[number.end() :]).strip()
    unit = unit or ("%" if after.startswith("%") else after)
    said = next((sign for sign, pattern in _SAID.items() if pattern.search(words.lower())), "=")
    if operator != said and words[0].lower() + words[1:] != words[number.start() :].lower():
        raise ValueError(f"{words!r} says {said}, its mark {operator}")
    return (int(value) if value.is_integer() else value), unit, operator
