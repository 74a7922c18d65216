"""Kinds of activities an office has of its own."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from donghanh.activities.actions._shared import one_line
from donghanh.activities.models import ActivityKind
from donghanh.activities.refusals import ActivityRefused
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit


@transaction.atomic
def add_kind(
    *, unit: Unit, name: str, counts_as: ActivityKind, unit_word: str, by: Actor, at: dt.datetime
) -> ActivityKind:
    """Add a kind of the unit's own, counted under a national one, whose own fields it takes over; return it.

    Refused: ``name_empty``, ``kind_known`` when a kind the unit sees is called so, ``counts_as_own`` for a kind that is
    itself a unit's own.
    """
    name = one_line(name)
    _refuse_name(unit, name)
    if counts_as.unit_id is not None:
        raise ActivityRefused("counts_as_own", field="counts_as")
    last = ActivityKind.objects.filter(unit__line=unit.line).aggregate(last=Max("order"))["last"] or 1000
    kind = ActivityKind.objects.create(
        unit=unit,
        code=f"own-{last + 1}",
        name=name,
        group=counts_as.group,
        unit_word=one_line(unit_word) or counts_as.unit_word,
        counts_people=counts_as.counts_people,
        fields=counts_as.fields,
        order=last + 1,
        counts_as=counts_as,
    )
    record(
        "activities.kind_added", by=by, at=at, on=kind, new={"name": name, "counts_as": counts_as.code}, unit_id=unit.pk
    )
    return kind


@transaction.atomic
def correct_kind(
    *, kind: ActivityKind, expected_version: int, name: str, is_offered: bool, by: Actor, at: dt.datetime
) -> ActivityKind:
    """Rename a unit's own kind, or stop offering it; return it. Refused: ``kind_national``, ``name_empty``,
    ``kind_known``. Raises ``StaleRecord``."""
    if kind.unit is None:
        raise ActivityRefused("kind_national")
    name = one_line(name)
    _refuse_name(kind.unit, name, but=kind)
    old = {"name": kind.name, "is_offered": kind.is_offered}
    kind.save_changes(expected_version=expected_version, name=name, is_offered=is_offered)
    new = {"name": name, "is_offered": is_offered}
    record("activities.kind_corrected", by=by, at=at, on=kind, old=old, new=new, unit_id=kind.unit_id)
    return kind


def _refuse_name(unit: Unit, name: str, *, but: ActivityKind | None = None) -> None:
    if not name:
        raise ActivityRefused("name_empty", field="name")
    known = ActivityKind.objects.filter(unit__isnull=True) | ActivityKind.objects.filter(unit__line=unit.line)
    if any(fold(kind.name) == fold(name) for kind in known if but is None or kind.pk != but.pk):
        raise ActivityRefused("kind_known", field="name")
