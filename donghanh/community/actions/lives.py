"""A model rests, goes on, ends, and is written down again as not ended."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from donghanh.community.actions._writing import (
    lock,
    refuse_ended,
    refuse_far,
    refuse_outside,
    some_words,
    tell,
)
from donghanh.community.models import (
    Board,
    BoardSeat,
    EventKind,
    Initiative,
    Membership,
    Pause,
    Placement,
    TeamMember,
)
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.records import EditableRecord


@transaction.atomic
def pause_initiative(*, initiative: Initiative, on: dt.date, reason: str, by: Actor, at: dt.datetime) -> Pause:
    """Let a model rest from a day on and return the pause. Members, board and equipment stay as they are.

    Refused: ``ended``, ``reason_missing``, ``day_far``, ``before_founding``, ``paused_already``.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    reason = some_words(reason, code="reason_missing", field="reason")
    refuse_far(on, at, field="on")
    refuse_outside(initiative, on, field="on")
    if Pause.objects.filter(initiative=initiative).filter(_reaching(on)).exists():
        raise CommunityRefused("paused_already", field="on")
    pause = Pause.objects.create(initiative=initiative, valid_from=on, reason=reason)
    tell(initiative, EventKind.PAUSED, on=on, reason=reason, by=by, at=at)
    record(
        "community.paused", by=by, at=at, on=initiative, new={"on": on, "reason": reason}, unit_id=initiative.unit_id
    )
    return pause


@transaction.atomic
def resume_initiative(*, initiative: Initiative, on: dt.date, by: Actor, at: dt.datetime) -> Initiative:
    """Let a resting model go on from a day on and return it. Refused: ``ended``, ``not_paused``, ``period_backward``."""
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    pause = Pause.objects.filter(initiative=initiative, valid_until__isnull=True).first()
    if pause is None:
        raise CommunityRefused("not_paused")
    if on <= pause.valid_from:
        raise CommunityRefused("period_backward", field="on", day=pause.valid_from)
    Pause.objects.filter(pk=pause.pk).update(valid_until=on)
    tell(initiative, EventKind.RESUMED, on=on, by=by, at=at)
    record("community.resumed", by=by, at=at, on=initiative, new={"on": on}, unit_id=initiative.unit_id)
    return initiative


@transaction.atomic
def end_initiative(
    *, initiative: Initiative, expected_version: int, on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> Initiative:
    """Let a model be no more from a day on and return it. Memberships, boards, seats, team, place and pause end with it; what is
    known of them stays.

    Raises ``StaleRecord``. Refused: ``ended``, ``reason_missing``, ``day_far``, ``period_backward``, ``begins_later`` when
    something of it begins on that day or later.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    reason = some_words(reason, code="reason_missing", field="reason")
    refuse_far(on, at, field="on")
    if on <= initiative.founded_on:
        raise CommunityRefused("period_backward", field="on", day=initiative.founded_on)
    closed: dict[str, dict[str, str | None]] = {}
    for name, rows in _dated(initiative).items():
        if rows.filter(valid_from__gte=on).exists():
            raise CommunityRefused("begins_later", field="on", day=on)
        open_rows = rows.filter(_reaching(on))
        closed[name] = {str(pk): _iso(until) for pk, until in open_rows.values_list("pk", "valid_until")}
        _until(open_rows, on)
    initiative.save_changes(expected_version=expected_version, ended_on=on, end_reason=reason)
    tell(initiative, EventKind.ENDED, on=on, reason=reason, closed=closed, by=by, at=at)
    record(
        "community.ended",
        by=by,
        at=at,
        on=initiative,
        new={"ended_on": on, "end_reason": reason},
        unit_id=initiative.unit_id,
    )
    return initiative


@transaction.atomic
def reopen_initiative(*, initiative: Initiative, expected_version: int, by: Actor, at: dt.datetime) -> Initiative:
    """Take back that a model ended, written down by mistake, and return it: what ended with it goes on.

    Raises ``StaleRecord``. Refused: ``not_ended``, ``name_taken``, ``organisation_taken``.
    """
    initiative = lock(initiative.pk)
    if initiative.ended_on is None:
        raise CommunityRefused("not_ended")
    others = Initiative.objects.filter(ended_on__isnull=True).exclude(pk=initiative.pk)
    if others.filter(unit__line=initiative.unit.line, name=initiative.name).exists():
        raise CommunityRefused("name_taken")
    if initiative.organisation_id and others.filter(organisation_id=initiative.organisation_id).exists():
        raise CommunityRefused("organisation_taken")
    told = initiative.events.filter(kind=EventKind.ENDED).order_by("-recorded_at").first()
    closed: dict[str, dict[str, str | None]] = told.details.get("closed", {}) if told else {}
    for name, rows in _dated(initiative).items():
        ends = closed.get(name, {})
        for until in set(ends.values()):
            keys = [pk for pk, end in ends.items() if end == until]
            _until(
                rows.filter(pk__in=keys, valid_until=initiative.ended_on),
                dt.date.fromisoformat(until) if until else None,
            )
    old = {"ended_on": initiative.ended_on, "end_reason": initiative.end_reason}
    initiative.save_changes(expected_version=expected_version, ended_on=None, end_reason="")
    tell(initiative, EventKind.REOPENED, by=by, at=at)
    record("community.reopened", by=by, at=at, on=initiative, old=old, unit_id=initiative.unit_id)
    return initiative


def _dated(initiative: Initiative) -> dict[str, Any]:
    """Everything that ends with a model."""
    return {
        "memberships": Membership.objects.filter(member__initiative=initiative),
        "seats": BoardSeat.objects.filter(board__initiative=initiative),
        "boards": Board.objects.filter(initiative=initiative),
        "team": TeamMember.objects.filter(initiative=initiative),
        "placements": Placement.objects.filter(initiative=initiative),
        "pauses": Pause.objects.filter(initiative=initiative),
    }


def _until(rows: Any, day: dt.date | None) -> None:
    """Give the rows another end, and those people edit another version."""
    more = {"version": F("version") + 1} if issubclass(rows.model, EditableRecord) else {}
    rows.update(valid_until=day, **more)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _reaching(on: dt.date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gt=on)
