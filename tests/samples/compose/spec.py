"""What a document contains, apart from how an office prints it. Texts are in the language of `marks.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Report:
    """A duty to report. ``by`` is as printed; ``reporter`` only where it is not the body whose duty it is.

    ``only`` with that fault planted, ``unless`` it is: a fault can turn a report elsewhere or to another day.
    """

    to: str | None = None
    by: str | None = None
    period: str | None = None
    via: str | None = None
    reporter: str | None = None
    optional: bool = False
    only: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Say:
    """A paragraph that orders nothing, unless it gives one more duty to a body named before (``clause_of``)."""

    text: str
    reports: Sequence[Report] = ()
    clause_of: str = ""


@dataclass(frozen=True)
class Points:
    """Statements in a list that are no tasks: purposes, demands, targets, results."""

    texts: Sequence[str | Say]


@dataclass(frozen=True)
class Task:
    """Something to be done. ``lead``, ``helps`` and ``when`` are printed apart from the text, as a setting likes."""

    text: str
    lead: str = ""
    helps: Sequence[str] = ()
    when: str = ""
    product: str = ""
    reports: Sequence[Report] = ()


@dataclass(frozen=True)
class Tasks:
    """A list of things to be done."""

    tasks: Sequence[Task | str]


@dataclass(frozen=True)
class Duty:
    """One duty of a body."""

    text: str
    reports: Sequence[Report] = ()


@dataclass(frozen=True)
class Body:
    """A body, or several in one line, with its duties.

    ``ask`` ("Đề nghị", "Mời") when it cannot be ordered, ``order`` ("Giao") when the line says so. ``fault`` touches its number.
    """

    name: str
    duties: Sequence[Duty | str]
    ask: str = ""
    order: str = ""
    members: Sequence[str] = ()
    fault: str = ""


@dataclass(frozen=True)
class Grid:
    """A table that holds no tasks: results, estimates, lists. The first row is its head; other rows when a fault is planted."""

    rows: Sequence[Sequence[str]]
    fault: str = ""
    faulty_rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Part:
    """A headed part. ``fault`` touches its number; the part is left out when ``unless`` is planted."""

    title: str
    inside: Sequence[Inside] = ()
    fault: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Article:
    """An article of a decision, "Điều 1. …", with numbered clauses below it; a heading only when it has clauses."""

    text: str
    clauses: Sequence[str] = ()


Inside = Say | Points | Task | Tasks | Body | Grid | Part | Article


@dataclass(frozen=True)
class Head:
    """The letterhead. ``above`` and ``issuer`` are printed lines; ``party`` is the form of the Party's own papers."""

    issuer: Sequence[str]
    number: str
    place: str
    date: str
    above: Sequence[str] = ()
    party: bool = False
    number_line: str = "Số: {}"


@dataclass(frozen=True)
class Foot:
    """Recipients and signature."""

    recipients: Sequence[str]
    name: str
    position: str
    on_behalf: str = ""
    capacity: str = ""


@dataclass(frozen=True)
class Appendix:
    """An appendix after the signature, left out when ``unless`` is planted."""

    label: str
    title: str
    inside: Sequence[Inside]
    unless: str = ""


@dataclass(frozen=True)
class Attached:
    """The plan a decision puts into force, on its own sheet after the signature."""

    kind: str
    title: str
    under: str
    inside: Sequence[Inside]


@dataclass(frozen=True)
class Printing:
    """One way in which a document is printed: a setting, the faults planted, and the plan above when it is checked against one."""

    setting: str
    faults: frozenset[str] = frozenset()
    parent: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document. ``issuer``, ``parent``, ``level`` and ``year`` are what should be read; the rest is printed.

    ``debatable`` names fields of the gold on which careful readers may differ, with the reason; they are not scored.
    ``seen`` tells what a reader sees of a fault that planting changes in the form rather than in words.
    """

    name: str
    kind: str
    title: str
    head: Head
    issuer: str
    level: str | None
    year: int
    foot: Foot
    body: Sequence[Inside]
    printings: Sequence[Printing]
    opening: Sequence[str] = ()
    parent: str | None = None
    authority: str = ""
    addressees: Sequence[str] = ()
    closing: Sequence[Say] = ()
    appendices: Sequence[Appendix] = ()
    attached: Attached | None = None
    debatable: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)


def plain(setting: str, *faults: str, parent: str = "") -> Printing:
    """A printing in a setting, with these faults."""
    return Printing(setting, frozenset(faults), parent)
