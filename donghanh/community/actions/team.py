"""The counselling team: who joins, what is corrected, who leaves. Being on it opens nothing in the platform."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from donghanh.community.actions._writing import (
    changed,
    lock,
    refuse_backward,
    refuse_body,
    refuse_ended,
    refuse_far,
    refuse_outside,
    refuse_village,
    some_words,
    tell,
    was,
)
from donghanh.community.models import EventKind, Initiative, SexChoice, TeamMember
from donghanh.community.naming import told_apart
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit


@transaction.atomic
def add_team_member(
    *,
    initiative: Initiative,
    full_name: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    sex: str = "",
    village: Unit | None = None,
    lives_away: bool = False,
    is_head: bool = False,
    from_body: Organisation | None = None,
) -> TeamMember:
    """Let somebody belong to the counselling team from a day on and return the line.

    Refused: ``ended``, ``name_empty``, ``sex_unknown``, ``village_elsewhere``, ``home_twofold`` for a village of the unit and a home
    outside of it at once, ``body_elsewhere``, ``before_founding``, ``day_far``, ``counsellor_already``.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    line = TeamMember(initiative=initiative, valid_from=valid_from)
    _fill(
        line, full_name=full_name, sex=sex, village=village, lives_away=lives_away, is_head=is_head, from_body=from_body
    )
    _refuse(line, initiative, at)
    line.save(force_insert=True)
    tell(initiative, EventKind.TEAM, on=valid_from, by=by, at=at)
    record(
        "community.counsellor_joined",
        by=by,
        at=at,
        on=line,
        new={"valid_from": valid_from, "is_head": is_head},
        unit_id=initiative.unit_id,
    )
    return line


@transaction.atomic
def edit_team_member(
    *,
    line: TeamMember,
    expected_version: int,
    valid_from: dt.date,
    valid_until: dt.date | None,
    by: Actor,
    at: dt.datetime,
    **person: Any,
) -> TeamMember:
    """Correct a line of the team, or let it end, and return it; ``person`` is what ``add_team_member`` takes about them, all of it.

    Raises ``StaleRecord``. Refused: ``name_gone``, ``nothing_new``, ``period_backward``, and what ``add_team_member`` refuses.
    """
    initiative = lock(line.initiative_id)
    if line.erased_on is not None:
        raise CommunityRefused("name_gone")
    draft = TeamMember(pk=line.pk, initiative=initiative, valid_from=valid_from, valid_until=valid_until)
    _fill(draft, **person)
    refuse_backward(valid_from, valid_until, field="valid_until")
    _refuse(draft, initiative, at)
    fields = (
        "full_name", "told_apart", "sex", "village", "lives_away", "is_head", "from_body", "valid_from", "valid_until",
    )  # fmt: skip
    changes = changed(line, **{name: getattr(draft, name) for name in fields})
    old = was(line, changes)
    line.save_changes(expected_version=expected_version, **changes)
    tell(initiative, EventKind.TEAM, by=by, at=at)
    record(
        "community.counsellor_edited", by=by, at=at, on=line, old=old, new=changes, unit_id=initiative.unit_id
    )  # fmt: skip
    return line


def _fill(
    line: TeamMember,
    *,
    full_name: str,
    sex: str,
    village: Unit | None,
    lives_away: bool,
    is_head: bool,
    from_body: Organisation | None,
) -> None:
    line.full_name = some_words(full_name, code="name_empty", field="full_name")
    line.told_apart = told_apart(line.full_name, None, None)
    line.sex, line.village, line.lives_away = sex, village, lives_away
    line.is_head, line.from_body = is_head, from_body


def _refuse(line: TeamMember, initiative: Initiative, at: dt.datetime) -> None:
    if line.sex and line.sex not in SexChoice.values:
        raise CommunityRefused("sex_unknown", field="sex")
    if line.village is not None and line.lives_away:
        raise CommunityRefused("home_twofold", field="village")
    refuse_village(initiative.unit, line.village)
    refuse_body(initiative.unit, line.from_body, field="from_body")
    refuse_outside(initiative, line.valid_from, field="valid_from")
    refuse_far(line.valid_from, at, field="valid_from")
    ended = initiative.ended_on
    if ended is not None and (line.valid_until is None or line.valid_until > ended):
        raise CommunityRefused("ended", field="valid_until", day=ended)
    before = Q(valid_from__lt=line.valid_until) if line.valid_until else Q()
    past = Q(valid_until__isnull=True) | Q(valid_until__gt=line.valid_from)
    same = TeamMember.objects.filter(before & past, initiative=initiative, told_apart=line.told_apart)
    if same.exclude(pk=line.pk).exists():
        raise CommunityRefused("counsellor_already", field="full_name")
