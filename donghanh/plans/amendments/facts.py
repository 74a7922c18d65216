"""What can differ between a row of a plan and what a newer paper says about it."""

from dataclasses import dataclass
from typing import Any

from donghanh.documents.models import CandidateKind
from donghanh.domain.text import fold
from donghanh.plans.amendments.names import who
from donghanh.plans.models import ReportDuty, Task
from donghanh.plans.rows import Row


@dataclass(frozen=True)
class Fact:
    """Columns that are compared together, and those that go along when they change."""

    code: str
    compared: tuple[str, ...]
    along: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that are taken over."""
        return self.compared + self.along


TEXT = Fact("text", ("text",))
DUE = "due"
FACTS: dict[str, tuple[Fact, ...]] = {
    CandidateKind.TASK: (
        TEXT,
        Fact(DUE, ("schedule", "due_on", "window_from", "window_until", "recurrence"), ("due_text", "due_rule")),
    ),
    CandidateKind.TARGET: (TEXT, Fact("value", ("operator", "value", "unit_text")), Fact("kind", ("kind",))),
    CandidateKind.REPORT_DUTY: (
        TEXT,
        Fact("reporter", ("reporter",), ("organisation_id", "group_id")),
        Fact("recipient", ("recipient",)),
        Fact("via", ("via",)),
        Fact(DUE, ("due_on",), ("due_text", "due_rule", "expected_by")),
        Fact("period", ("period",)),
    ),
    CandidateKind.BUDGET_SOURCE: (TEXT,),
}


def changed(kind: str, *, row: Row, before: Row, after: Row) -> tuple[Fact, ...]:
    """The facts in which the paper changed from ``before`` to ``after`` and the row does not say so already.

    What a person corrected in the plan stays as long as the paper says what it said. For a row added by hand, ``before``
    is the row itself; a day a person set is then not taken away by a paper that names none.
    """
    found = []
    for fact in FACTS[kind]:
        if fact.code == DUE and before is row and not _prints_a_deadline(after):
            continue
        if _differ(fact, before, after) and _differ(fact, row, after):
            found.append(fact)
    return tuple(found)


def _differ(fact: Fact, one: Row, other: Row) -> bool:
    return any(_value(one, name) != _value(other, name) for name in fact.compared)


def _value(row: Row, name: str) -> Any:
    if name == "reporter" and isinstance(row, ReportDuty):
        return who(row)
    value = getattr(row, name)
    return fold(" ".join(value.split())).rstrip(" .;") if isinstance(value, str) else value


def _prints_a_deadline(row: Row) -> bool:
    return bool(row.due_text) if isinstance(row, Task | ReportDuty) else True
