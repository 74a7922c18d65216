"""Making a model anew in other villages: planned, founded, dropped."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.community.actions._writing import lock, refuse_ended, refuse_far, refuse_village, some_words, tell
from donghanh.community.actions.initiatives import found_initiative
from donghanh.community.models import EventKind, Initiative, Replication, ReplicationState
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit

FURTHEST = dt.timedelta(days=366 * 6)
"""So far ahead a plan may reach: a term of five years and one."""


@transaction.atomic
def plan_replication(
    *, origin: Initiative, village: Unit, planned_on: dt.date, by: Actor, at: dt.datetime
) -> Replication:
    """Plan to make a model anew in a village by a day, and return the plan.

    Refused: ``ended``, ``place_protected`` for a protected model, ``village_elsewhere``, ``planned_already``, ``day_far``.
    """
    origin = lock(origin.pk)
    refuse_ended(origin)
    if origin.is_protected:
        raise CommunityRefused("place_protected", field="village")
    refuse_village(origin.unit, village)
    _refuse_day(planned_on, at)
    if origin.replications.filter(village__line=village.line, state=ReplicationState.PLANNED).exists():
        raise CommunityRefused("planned_already", field="village")
    made = Replication.objects.create(origin=origin, village=village, planned_on=planned_on)
    tell(origin, EventKind.REPLICATION, village=village.full_name, state=made.state, by=by, at=at)
    record(
        "community.replication_planned",
        by=by,
        at=at,
        on=made,
        new={"village": village.pk, "planned_on": planned_on},
        unit_id=origin.unit_id,
    )
    return made


@transaction.atomic
def put_off_replication(
    *, replication: Replication, expected_version: int, planned_on: dt.date, by: Actor, at: dt.datetime
) -> Replication:
    """Give a plan another day and return it. Raises ``StaleRecord``. Refused: ``replication_over``, ``nothing_new``, ``day_far``."""
    origin = _planned(replication)
    _refuse_day(planned_on, at)
    if planned_on == replication.planned_on:
        raise CommunityRefused("nothing_new")
    old = {"planned_on": replication.planned_on}
    replication.save_changes(expected_version=expected_version, planned_on=planned_on)
    new = {"planned_on": planned_on}
    record("community.replication_put_off", by=by, at=at, on=replication, old=old, new=new, unit_id=origin.unit_id)
    return replication


@transaction.atomic
def drop_replication(
    *, replication: Replication, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Replication:
    """Give a plan up, with the reason, and return it. Raises ``StaleRecord``. Refused: ``replication_over``, ``reason_missing``."""
    origin = _planned(replication)
    reason = some_words(reason, code="reason_missing", field="reason")
    replication.save_changes(
        expected_version=expected_version, state=ReplicationState.DROPPED.value, reason=reason
    )  # fmt: skip
    village = replication.village.full_name
    tell(origin, EventKind.REPLICATION, village=village, state=replication.state, reason=reason, by=by, at=at)
    record(
        "community.replication_dropped", by=by, at=at, on=replication, new={"reason": reason}, unit_id=origin.unit_id
    )  # fmt: skip
    return replication


@transaction.atomic
def found_replica(
    *, replication: Replication, expected_version: int, by: Actor, at: dt.datetime, **founding: Any
) -> Initiative:
    """Found the model that was planned, in its village, linked to the one it was made after, and return it. ``founding`` is what
    ``found_initiative`` takes but unit, kind, village and origin.

    Raises ``StaleRecord``. Refused: ``replication_over``, and what ``found_initiative`` refuses.
    """
    origin = _planned(replication)
    made = found_initiative(
        unit=origin.unit, kind=origin.kind, village=replication.village, origin=origin, by=by, at=at, **founding
    )
    replication.save_changes(expected_version=expected_version, state=ReplicationState.FOUNDED.value, made=made)
    village = replication.village.full_name
    tell(origin, EventKind.REPLICATION, on=made.founded_on, village=village, state=replication.state, by=by, at=at)
    record("community.replicated", by=by, at=at, on=replication, new={"made": made.pk}, unit_id=origin.unit_id)
    return made


def _planned(replication: Replication) -> Initiative:
    origin = lock(replication.origin_id)
    if replication.state != ReplicationState.PLANNED:
        raise CommunityRefused("replication_over")
    return origin


def _refuse_day(day: dt.date, at: dt.datetime) -> None:
    refuse_far(day - FURTHEST, at, field="planned_on")
