"""Who came: a total with what is known of it, or a table of combinations."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from donghanh.activities.actions._shared import counts_from, hold, moved, refuse_void, state_for, tell
from donghanh.activities.models import COUNTS, Activity, AttendanceCell, ChangeKind
from donghanh.activities.refusals import ActivityRefused
from donghanh.domain.attendance import Cell, CrossTable, problems
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def count_attendance(
    *,
    activity: Activity,
    expected_version: int,
    total: int | None,
    known: Mapping[str, int | None],
    by: Actor,
    at: dt.datetime,
    quality: str,
    measure: str,
) -> Activity:
    """Store how many came and what is known of them, each axis by itself; a table of combinations is let go. Returns the
    activity. Refused: ``is_void``, and the numbers as in ``counts_from``. Raises ``StaleRecord``."""
    held = hold(activity.pk)
    refuse_void(held)
    values = counts_from(total, known) | {"quality": quality, "measure": measure, "has_cells": False}
    held.cells.all().delete()
    return _save(held, expected_version, values, by=by, at=at)


@transaction.atomic
def set_cells(
    *, activity: Activity, expected_version: int, total: int, cells: Mapping[Cell, int], by: Actor, at: dt.datetime
) -> Activity:
    """Store who came by combinations; the counts of each axis are made from them. Without cells only the total stays.
    Returns the activity. Refused: ``is_void``, ``cells_over_total``, ``cell_of_nothing``. Raises ``StaleRecord``."""
    held = hold(activity.pk)
    refuse_void(held)
    kept = {cell: count for cell, count in cells.items() if count}
    if Cell() in kept:
        raise ActivityRefused("cell_of_nothing")
    if problems(total, {}) or sum(kept.values()) > total or min(kept.values(), default=0) < 0:
        raise ActivityRefused("cells_over_total", field="total", together=sum(kept.values()), total=total)
    known = CrossTable(total, kept).headcount.known
    held.cells.all().delete()
    AttendanceCell.objects.bulk_create(
        AttendanceCell(activity=held, **cell._asdict(), count=count) for cell, count in kept.items()
    )
    values = {"total": total, **{name: known.get(name) for name in COUNTS}, "has_cells": bool(kept)}
    return _save(held, expected_version, values, by=by, at=at)


def _save(held: Activity, expected_version: int, values: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> Activity:
    old = {name: getattr(held, name) for name in values}
    state = moved(held, state_for(held.kind, values["total"], planned=held.state == "planned" and not values["total"]))
    held.save_changes(expected_version=expected_version, state=state, **values)
    told = {name: [old[name], values[name]] for name in ("total", *COUNTS) if old[name] != values[name]}
    tell(held, ChangeKind.COUNTED, by=by, at=at, changes=told)
    record("activities.counted", by=by, at=at, on=held, old=old, new=dict(values), unit_id=held.unit_id)
    return held
