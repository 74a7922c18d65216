"""Which values of a document are compared, field by field, in the shape of the reading schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.samples.scoring.likeness import (
    Likeness,
    exact,
    normal,
    pairs,
    same_beginning,
    same_name,
    same_number,
    same_value,
)

Json = dict[str, Any]

SCALARS: dict[str, Likeness] = {
    "doc_type": same_name(0.86),
    "number": same_number,
    "number_symbol": same_number,
    "issuer": same_name(0.86),
    "issuer_parent": same_name(0.86),
    "level": same_name(0.86),
    "place": same_name(0.86),
    "issue_date": exact,
    "title": same_name(0.86),
    "year": same_value,
}
HEADER = (*SCALARS, "signer.on_behalf", "signer.capacity", "signer.position", "signer.name")
FOLLOWS = {
    "tasks": ("task.lead", "task.coordinating"),
    "assignments": ("duties", "assignment.requested"),
    "sections": ("section.level",),
}
"""Fields that are compared only on the items of another."""
_DUE = ("yearly", "half_yearly", "quarterly", "monthly", "once")


@dataclass(frozen=True)
class Compared:
    """One field of one document: what was wanted, what may be there too, what was found."""

    name: str
    wanted: list[Any]
    found: list[Any]
    likeness: Likeness
    allowed: list[Any]
    loosely: Likeness | None = None
    """When what is allowed is found, if otherwise than what is wanted."""


def _list(document: Json, key: str) -> list[Json]:
    return [item for item in document.get(key) or [] if isinstance(item, dict)]


def _required(items: list[Any]) -> list[Any]:
    return [item for item in items if not (isinstance(item, dict) and item.get("optional"))]


def _optional(items: list[Any]) -> list[Any]:
    return [item for item in items if isinstance(item, dict) and item.get("optional")]


def compared(gold: Json, got: Json) -> Iterator[Compared]:
    """Yield every field that the gold scores."""
    left_out = set(gold.get("not_scored") or {})
    left_out |= {follows for name in left_out for follows in FOLLOWS.get(name, ())}
    for field in (
        *_scalars(gold, got),
        *_citations(gold, got),
        _sections(gold, got),
        *_lists(gold, got),
        *_follow_ups(gold, got),
    ):
        if field.name not in left_out:
            yield field


def _scalars(gold: Json, got: Json) -> Iterator[Compared]:
    def one(name: str, wanted: Any, found: Any, likeness: Likeness) -> Compared:
        return Compared(
            name, [wanted] if wanted not in (None, "") else [], [found] if found not in (None, "") else [], likeness, []
        )

    for name, likeness in SCALARS.items():
        yield one(name, gold.get(name), got.get(name), likeness)
    for part in ("on_behalf", "capacity", "position", "name"):
        yield one(
            f"signer.{part}", (gold.get("signer") or {}).get(part), (got.get("signer") or {}).get(part), same_name(0.95)
        )


def _citations(gold: Json, got: Json) -> Iterator[Compared]:
    def cited(one: Json, other: Json) -> float:
        same_day = not one.get("date") or one["date"] == other.get("date")
        return same_number(one["number"], other["number"]) if same_day else 0.0

    def everywhere(document: Json) -> list[Json]:
        numbers = {}
        for key in ("legal_basis", "other_citations", "spending_norms"):
            for item in _list(document, key):
                if item.get("number"):
                    numbers.setdefault(re.sub(r"\s+", "", normal(item["number"])), {"number": item["number"]})
        return list(numbers.values())

    numbered = [[item for item in _list(document, "legal_basis") if item.get("number")] for document in (gold, got)]
    yield Compared("legal_basis", *numbered, cited, [])
    yield Compared("citations", everywhere(gold), everywhere(got), cited, [])


def same_section(one: Json, other: Json) -> float:
    """The same marker and the same first words."""
    if normal(one.get("marker")) != normal(other.get("marker")):
        return 0.0
    return same_beginning(one.get("title"), other.get("title")) if one.get("title") else 1.0


def _sections(gold: Json, got: Json) -> Compared:
    # Whether a numbered paragraph is a run-in heading or an item is a judgement: items may be found either way, only headings are wanted.
    loose = ("item", "table_group")
    wanted = [section for section in _list(gold, "sections") if section.get("kind") not in loose]
    allowed = [section for section in _list(gold, "sections") if section.get("kind") in loose]
    found = _list(got, "sections")
    kept = {j for _, j in pairs(wanted, found, same_section)}
    return Compared(
        "sections",
        _required(wanted),
        [section for j, section in enumerate(found) if j in kept or section.get("kind") not in loose],
        same_section,
        allowed + _optional(wanted),
    )


def _text(item: Any) -> str:
    return item if isinstance(item, str) else item.get("text") or item.get("text_prefix") or ""


def _key(item: Json) -> Any:
    value = item.get("range") or item.get("date") or item.get("recurring")
    return tuple(map(str, value)) if isinstance(value, list) else value


def _of_years(window: Any) -> bool:
    return isinstance(window, list) and all(re.fullmatch(r"\d{4}", str(year)) for year in window)


def same_target(one: Json, other: Json) -> float:
    """The same value and operator of nearly the same thing."""
    if not same_value(one.get("value"), other.get("value")) or (one.get("operator") or "=") != (
        other.get("operator") or "="
    ):
        return 0.0
    mine, theirs = normal(one.get("unit")), normal(other.get("unit"))
    if mine in theirs or theirs in mine:
        return 1.0
    return same_name(0.6)(mine, theirs)


def same_task(one: Json, other: Json) -> float:
    """Tasks that begin alike."""
    return same_beginning(_text(one), _text(other))


def same_agency(one: Json, other: Json) -> float:
    """The same body, or lines of bodies that begin alike."""
    mine, theirs = one["agency"], other.get("agency") or ""
    return same_name(0.8)(mine, theirs) or same_beginning(mine, theirs)


def same_report(one: Json, other: Json) -> float:
    """The same day or period, and the same addressee where the gold names one."""
    if (one.get("by") or one.get("period")) != (other.get("by") or other.get("period")):
        return 0.0
    return 1.0 if not one.get("to") else same_name(0.6)(one["to"], other.get("to"))


def _lists(gold: Json, got: Json) -> Iterator[Compared]:
    def both(
        name: str, wanted: list[Any], found: list[Any], likeness: Likeness, allowed: list[Any] | None = None
    ) -> Compared:
        return Compared(name, _required(wanted), found, likeness, _optional(wanted) + (allowed or []))

    for kind in ("chi_tieu", "quantity"):
        chosen = [
            [t for t in _list(document, "targets") if t.get("kind", "chi_tieu") == kind] for document in (gold, got)
        ]
        yield both(f"targets.{kind}", *chosen, same_target)
    yield both("tasks", _list(gold, "tasks"), _list(got, "tasks"), same_task)
    yield both("assignments", _list(gold, "assignments"), _list(got, "assignments"), same_agency)
    yield _duties(gold, got)
    # What a cited instrument is dated, and periods of years, may be listed but bind nobody here.
    cited = {
        item.get("date") for key in ("legal_basis", "other_citations", "spending_norms") for item in _list(gold, key)
    }
    cited |= {gold.get("issue_date"), str(gold.get("year"))}

    def binding(document: Json) -> list[Json]:
        return [
            item
            for item in _list(document, "dates")
            if _key(item) and item.get("date") not in cited and not _of_years(item.get("range"))
        ]

    yield both("dates", binding(gold), binding(got), lambda one, other: float(_key(one) == _key(other)))
    due = [
        [r for r in _list(document, "reporting") if r.get("by") or r.get("period") in _DUE] for document in (gold, got)
    ]
    yield both("reporting", *due, same_report)
    yield both("budget_sources", gold.get("budget_sources") or [], got.get("budget_sources") or [], same_name(0.6))
    yield both("recipients", gold.get("recipients") or [], got.get("recipients") or [], same_name(0.8))


def _duties(gold: Json, got: Json) -> Compared:
    def duties(bodies: list[Json], key: str) -> list[tuple[str, str]]:
        return [(body.get("agency") or "", _text(duty)) for body in bodies for duty in body.get(key) or []]

    def same_duty(one: tuple[str, str], other: tuple[str, str]) -> float:
        if not same_beginning(one[1], other[1]):
            return 0.0
        return same_name(0.7)(one[0], other[0]) or same_beginning(one[0], other[0])

    # A paragraph without a subject may be the duty of the body before it or of the body it speaks of.
    clear = [body for body in _list(gold, "assignments") if not body.get("ambiguous")]
    unclear = [body for body in _list(gold, "assignments") if body.get("ambiguous")]
    allowed = duties(clear, "duty_clauses") + duties(unclear, "duty_prefixes")
    found = _list(got, "assignments")
    return Compared(
        "duties",
        duties(clear, "duty_prefixes"),
        duties(found, "duties") or duties(found, "duty_prefixes"),
        same_duty,
        allowed,
        lambda one, other: same_beginning(one[1], other[1]),
    )


def _follow_ups(gold: Json, got: Json) -> Iterator[Compared]:
    """What only makes sense of items that were found: who leads a task, who is asked, how deep a heading lies."""
    tasks = _list(gold, "tasks"), _list(got, "tasks")
    for i, j in pairs(*tasks, same_task):
        for role in ("lead", "coordinating"):
            yield Compared(
                f"task.{role}", tasks[0][i].get(role) or [], tasks[1][j].get(role) or [], same_name(0.75), []
            )
    bodies = _list(gold, "assignments"), _list(got, "assignments")
    for i, j in pairs(*bodies, same_agency):
        yield Compared(
            "assignment.requested",
            [bool(bodies[0][i].get("requested"))],
            [bool(bodies[1][j].get("requested"))],
            exact,
            [],
        )
    headings = (
        [s for s in _list(gold, "sections") if s.get("kind") not in ("item", "table_group")],
        _list(got, "sections"),
    )
    for i, j in pairs(*headings, same_section):
        yield Compared("section.level", [headings[0][i].get("level")], [headings[1][j].get("level")], exact, [])
