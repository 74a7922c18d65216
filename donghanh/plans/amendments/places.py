"""After an amendment: the outline of the newer paper, and the place and order of every row in it."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, Subquery

from donghanh.documents.models import Candidate
from donghanh.documents.queries import also_said
from donghanh.domain.text import fold
from donghanh.plans.amendments.proposals import Amendment
from donghanh.plans.models import BudgetSource, Plan, PlanSection, ReportDuty, Target, Task
from donghanh.plans.rows import Row, rows_of, section_at, sections_of

KINDS: tuple[type[Row], ...] = (Task, Target, ReportDuty, BudgetSource)


def point_into(plan: Plan, amendment: Amendment, added: Sequence[Candidate]) -> None:
    """Take over the outline of the newer reading, store what was added, and point every row of the plan into its text.

    Rows the newer paper does not say lose their place and stand where they stood. Costs a constant number of
    statements (more on SQLite, which takes a thousand values at a time).
    """
    twins = {item.row.pk: twin for item, twin in amendment.twins if item.row is not None} | _taken_along(amendment)
    tasks = list(plan.tasks.printed().select_related("section").order_by("order", "pk"))
    moved = _moved_by_a_person(plan, tasks, amendment)
    plan.sections.all().delete()
    sections = sections_of(plan, amendment.reading)
    for task in tasks:
        twin = twins.get(task.pk)
        if twin is not None and task.pk not in moved:
            task.section = section_at(sections, twin.fields.get("section_path") or [], twin.span_start)
        else:
            task.section = same_section(task.section, sections)
    for candidate in added:
        candidate.fields = amendment.names.fill_in(candidate.fields)
    fresh = rows_of(plan, added, sections, first_order=0)
    fresh.store()
    new = {
        row.pk: added[row.order - 1]
        for rows in (fresh.tasks, fresh.targets, fresh.duties, fresh.sources)
        for row in rows
    }
    for model in KINDS:
        if model is Task:
            rows: list[Any] = sorted([*tasks, *fresh.tasks], key=lambda task: (task.order, str(task.pk)))
        else:
            rows = list(model._default_manager.filter(plan=plan).order_by("order", "pk"))
        _put_in_order(rows, twins | new, new.keys())
        if model is Task:
            _say_where_else(rows, twins | new)
        names = ["order", "span_start", "span_end", "line", *(["section", "also"] if model is Task else [])]
        model._default_manager.bulk_update(rows, names, batch_size=200)
    of_pattern = Task.objects.filter(pk=OuterRef("pattern"))
    Task.objects.filter(plan=plan, pattern__isnull=False).update(
        order=Subquery(of_pattern.values("order")[:1]), section=Subquery(of_pattern.values("section")[:1])
    )


def same_section(old: PlanSection | None, sections: Sequence[PlanSection]) -> PlanSection | None:
    """The section of a newer outline that is the old one: of the same path and title, else of the same title where only
    one has it, else of the same path. ``None`` when nothing is like it."""
    if old is None:
        return None
    title = fold(old.title)
    titled = [section for section in sections if title and fold(section.title) == title]
    pathed = [section for section in sections if section.path == old.path]
    both = [section for section in titled if section in pathed]
    if both:
        return both[0]
    return titled[0] if len(titled) == 1 else pathed[0] if pathed else None


def _taken_along(amendment: Amendment) -> dict[uuid.UUID, Candidate]:
    """What a person had marked in the old text and the documents found again in the new one, by row. One query."""
    by_hand = {item.candidate.pk: item.row.pk for item in amendment.others if item.candidate and item.row}
    moved = Candidate.objects.filter(pk__in=by_hand, reading=amendment.reading, span_start__isnull=False)
    return {by_hand[candidate.pk]: candidate for candidate in moved}


def _moved_by_a_person(plan: Plan, tasks: Sequence[Task], amendment: Amendment) -> set[uuid.UUID]:
    """Tasks that do not stand in the section their old place in the paper gives: where they stand was chosen."""
    outline = list(plan.sections.order_by("order"))
    section_of = {task.pk: task.section_id for task in tasks}
    moved = set()
    for item, _twin in amendment.twins:
        if not isinstance(item.row, Task) or item.row.pk not in section_of:
            continue
        chosen = section_of[item.row.pk]
        if item.candidate is None:
            is_moved = chosen is not None
        else:
            path = item.candidate.fields.get("section_path") or []
            printed = section_at(outline, path, item.candidate.span_start)
            is_moved = chosen != (printed.pk if printed else None)
        if is_moved:
            moved.add(item.row.pk)
    return moved


def _say_where_else(tasks: Sequence[Task], places: dict[uuid.UUID, Candidate]) -> None:
    """Point the tasks into the newer text where it says them once more. One query."""
    elsewhere = also_said(list(places.values()))
    for task in tasks:
        place = places.get(task.pk)
        task.also = elsewhere.get(place.pk, []) if place is not None else []


def _put_in_order(rows: list[Any], places: dict[uuid.UUID, Candidate], new: Any) -> None:
    """Number the rows as the newer paper has them; what it does not say stays behind what it stood behind."""
    last: tuple[int, int] = (-1, -1)
    keys: dict[uuid.UUID, tuple[Any, ...]] = {}
    for number, row in enumerate(rows):
        place = places.get(row.pk)
        if place is None:
            row.span_start = row.span_end = row.line = None
            keys[row.pk] = (last, 1, number)
            continue
        row.span_start, row.span_end, row.line = place.span_start, place.span_end, place.line
        keys[row.pk] = ((place.order, place.number), 0, number)
        if row.pk not in new:
            last = (place.order, place.number)
    for order, row in enumerate(sorted(rows, key=lambda row: keys[row.pk]), 1):
        row.order = order
