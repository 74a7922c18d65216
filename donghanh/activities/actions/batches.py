"""A table of activities: kept, looked over, mended, taken in whole or dropped, taken back."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db import transaction

from donghanh.activities.actions._shared import author_of, day_of, search_text
from donghanh.activities.models import (
    Activity,
    ActivityChange,
    ActivityKind,
    ActivityState,
    Batch,
    BatchLine,
    BatchState,
    ChangeKind,
    row_of,
)
from donghanh.activities.naming import OLDEST
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.sheet import COLUMNS
from donghanh.activities.taking_in.held import holdings_of
from donghanh.activities.taking_in.looking import Office, Values, look_at, office_of
from donghanh.documents.sheets.columns import letter, look_at_cells, place_of
from donghanh.documents.sheets.problems import Row
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.prepared import Prepared
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit
from donghanh.units.queries import villages, villages_gone

STEP = 250
"""So many rows are looked over between two words about how far it is."""
LONGEST_TYPED = 600
Progress = Callable[[int, int], None]


@transaction.atomic
def keep_table(*, unit: Unit, rows: Collection[Row], by: Actor, at: dt.datetime) -> Batch:
    """Keep the rows of a table and return the batch, to be looked over. Refused: ``table_empty``."""
    if not rows:
        raise ActivityRefused("table_empty")
    letters = _letters(next(iter(rows)).letters)
    batch = Batch.objects.create(unit=unit, made_at=at, made_by=author_of(by), letters=letters, rows=len(rows))
    lines = [
        BatchLine(batch=batch, number=row.number, cells={k: list(v) for k, v in row.cells.items()}) for row in rows
    ]
    Prepared(lines).insert()
    record("activities.table_kept", by=by, at=at, on=batch, new={"rows": len(rows)}, unit_id=unit.pk)
    return batch


def look_over(
    *, batch: Batch, host: Organisation, by: Actor, at: dt.datetime, progress: Progress = lambda done, total: None
) -> Batch:
    """Look every row over and keep what is wrong with each, and which are held already; return the batch, checked. Safe to
    repeat; half a dozen queries and one write for the rows about which something changed."""
    lines = list(batch.lines.order_by("number"))
    office = _office(batch, host, at, [(line.number, line.cells) for line in lines])
    changed = []
    for number, line in enumerate(lines):
        if number % STEP == 0:
            progress(number, len(lines))
        row, said = _look(row_of(line.number, line.cells, batch.letters), office)
        found, is_held = _problems(row), isinstance(said, Activity)
        if found != line.problems or is_held != line.is_held:
            line.problems, line.is_bad, line.is_held = found, bool(found), is_held
            changed.append(line)
    with transaction.atomic():
        BatchLine.objects.bulk_update(changed, ["problems", "is_bad", "is_held"], batch_size=STEP)
        bad, held = sum(line.is_bad for line in lines), sum(line.is_held for line in lines)
        Batch.objects.filter(pk=batch.pk, state__in=(BatchState.CHECKING, BatchState.CHECKED)).update(
            state=BatchState.CHECKED, rows=len(lines), bad=bad, held=held
        )
        batch.refresh_from_db()
        record("activities.table_checked", by=by, at=at, on=batch, new={"bad": bad}, unit_id=batch.unit_id)
    return batch


@transaction.atomic
def mend_lines(
    *,
    batch: Batch,
    typed: Mapping[uuid.UUID, Mapping[str, str]],
    dropped: Collection[uuid.UUID],
    by: Actor,
    at: dt.datetime,
) -> int:
    """Write what was typed into cells of rows, by the rows' identities, and leave out the ``dropped`` ones; return how many
    rows were touched. To be looked over again. Refused: ``table_over``."""
    held = _held(batch)
    gone = held.lines.filter(pk__in=dropped).delete()[0]
    lines = list(held.lines.filter(pk__in=typed))
    for line in lines:
        for key, text in typed[line.pk].items():
            if key in COLUMNS and text != line.cells.get(key, ["text", ""])[1]:
                line.cells[key] = ["text", text[:LONGEST_TYPED]]
    BatchLine.objects.bulk_update(lines, ["cells"], batch_size=STEP)
    record(
        "activities.table_mended", by=by, at=at, on=held, new={"mended": len(lines), "dropped": gone},
        unit_id=held.unit_id,
    )  # fmt: skip
    return len(lines) + gone


def take_table_in(
    *, batch: Batch, host: Organisation, by: Actor, at: dt.datetime, progress: Progress = lambda done, total: None
) -> Batch:
    """Record every row of a table as an activity, all of them or none; return the batch. What is held already stays as it is.
    The rows go, their activities point to it, and by that their stories say where they come from.

    Refused: ``table_over`` for one taken in or dropped already, ``table_has_problems`` when a row is not right (any more),
    ``table_empty`` when it has no row, ``table_held`` when every row is held already.
    """
    lines = list(batch.lines.order_by("number").values_list("number", "cells"))
    office = _office(batch, host, at, lines)
    good: list[Values] = []
    for place, (number, cells) in enumerate(lines):
        if place % STEP == 0:
            progress(place, len(lines))
        _row, said = _look(row_of(number, cells, batch.letters), office)
        if said is None:
            raise ActivityRefused("table_has_problems", row=number)
        if not isinstance(said, Activity):
            good.append(said)
    if not good:
        raise ActivityRefused("table_held" if lines else "table_empty")
    author = author_of(by)
    rows = [_activity(values, batch, author, at) for values in good]
    activities = Prepared(rows)
    with transaction.atomic():
        held = _held(batch)
        activities.insert()
        held.lines.all().delete()
        held.save_changes(
            expected_version=held.version,
            state=BatchState.TAKEN,
            taken=len(rows),
            rows=len(lines),
            bad=0,
            held=len(lines) - len(rows),
            ended_at=at,
        )
        record("activities.table_taken_in", by=by, at=at, on=held, new={"activities": len(rows)}, unit_id=held.unit_id)
    return held


@transaction.atomic
def drop_table(*, batch: Batch, by: Actor, at: dt.datetime) -> Batch:
    """Forget a table that was not taken in; return the batch. Refused: ``table_over``."""
    held = _held(batch)
    held.lines.all().delete()
    held.save_changes(expected_version=held.version, state=BatchState.DROPPED, ended_at=at)
    record("activities.table_dropped", by=by, at=at, on=held, new={"state": held.state}, unit_id=held.unit_id)
    return held


@transaction.atomic
def undo_table(*, batch: Batch, reason: str, by: Actor, at: dt.datetime) -> int:
    """Cancel what a table recorded, with a reason; return how many activities. What was cancelled or corrected since is
    cancelled like the rest. Refused: ``table_not_taken``, ``reason_empty``."""
    reason = " ".join(reason.split())
    if not reason:
        raise ActivityRefused("reason_empty", field="reason")
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if held.state != BatchState.TAKEN:
        raise ActivityRefused("table_not_taken")
    rows = list(Activity.objects.standing().filter(batch=held).select_for_update(of=("self",)))
    author = author_of(by)
    for row in rows:
        row.state, row.void_reason, row.version = ActivityState.VOID.value, reason[:300], row.version + 1
    Activity.objects.bulk_update(rows, ["state", "void_reason", "version"], batch_size=STEP)
    Prepared(
        [ActivityChange(activity=row, kind=ChangeKind.VOID, text=reason[:500], at=at, author=author) for row in rows]
    ).insert()
    held.save_changes(expected_version=held.version, state=BatchState.UNDONE)
    record(
        "activities.table_undone", by=by, at=at, on=held, new={"activities": len(rows), "reason": reason},
        unit_id=held.unit_id,
    )  # fmt: skip
    return len(rows)


def _letters(had: Mapping[str, str]) -> dict[str, str]:
    """The letter of each column: the one it had, and for those the table did not have letters after all of them."""
    after = max((place_of(one) for one in had.values()), default=-1) + 1
    missing = [key for key in COLUMNS if key not in had]
    return {**had, **{key: letter(after + place) for place, key in enumerate(missing)}}


def _held(batch: Batch) -> Batch:
    held = Batch.objects.select_for_update().get(pk=batch.pk)
    if held.state not in (BatchState.CHECKING, BatchState.CHECKED, BatchState.TAKING):
        raise ActivityRefused("table_over")
    return held


def _office(
    batch: Batch, host: Organisation, at: dt.datetime, lines: Collection[tuple[int, Mapping[str, Any]]]
) -> Office:
    on = day_of(at)
    kinds = ActivityKind.objects.offered().filter(unit__isnull=True) | ActivityKind.objects.offered().filter(
        unit__line=batch.unit.line
    )
    places = [*villages_gone(batch.unit, on - OLDEST, on), *villages(batch.unit, on)]  # of one name the one of today
    holdings = holdings_of(batch.unit, lines)
    return office_of(unit=batch.unit, own=host, kinds=kinds, villages=places, holdings=holdings, on=on)


def _look(row: Row, office: Office) -> tuple[Row, Values | Activity | None]:
    look_at_cells(row, COLUMNS.values())
    return row, look_at(row, office)


def _problems(row: Row) -> list[dict[str, Any]]:
    return [{"code": one.code, "column": one.column, "params": one.params} for one in row.problems]


def _activity(values: Values, batch: Batch, author: Person | None, at: dt.datetime) -> Activity:
    activity = Activity(
        unit=batch.unit, counting_unit=batch.unit, batch=batch, recorded_at=at, recorded_by=author, **values
    )
    activity.search = search_text(activity.kind, activity.title, activity.place, activity.village)
    return activity
