"""Members come, are corrected, leave, come back. Names never enter the story or the audit log."""

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
from donghanh.community.models import EventKind, Initiative, Member, Membership, SexChoice
from donghanh.community.naming import DECADE, FIRST_DECADE, LAST_DECADE, name_key, name_sorting, told_apart
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit


@transaction.atomic
def add_member(
    *,
    initiative: Initiative,
    full_name: str,
    sex: str,
    joined_on: dt.date,
    by: Actor,
    at: dt.datetime,
    born_in: int | None = None,
    village: Unit | None = None,
    from_body: Organisation | None = None,
    left_on: dt.date | None = None,
    is_told: bool = True,
) -> Membership:
    """Let somebody belong to a model from a day on, until another where one is given, and return the membership. Whoever was
    there before (same name, years of birth and village) comes back as the same person.

    ``is_told=False`` leaves the story to an action that adds many. Refused: ``ended``, ``no_members`` where the kind has none,
    ``name_empty``, ``sex_unknown``, ``born_unknown``, ``village_elsewhere``, ``body_elsewhere``, ``before_founding``, ``day_far``,
    ``period_backward``, ``member_already`` for who belongs to it in that time, ``same_name`` when too little is said to tell
    somebody of the same name apart.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if not initiative.kind.has_members:
        raise CommunityRefused("no_members")
    name = some_words(full_name, code="name_empty", field="full_name")
    _refuse_unknown(initiative, sex, born_in, village, from_body)
    refuse_outside(initiative, joined_on, field="joined_on")
    refuse_far(joined_on, at, field="joined_on")
    refuse_backward(joined_on, left_on, field="left_on")
    key = told_apart(name, born_in, village)
    member = Member.objects.filter(initiative=initiative, told_apart=key).first()
    _refuse_alike(initiative, name, born_in, village, joined_on, left_on, apart_from=member)
    if member is None:
        member = Member.objects.create(
            initiative=initiative,
            full_name=name,
            name_key=name_key(name),
            told_apart=key,
            sort_key=name_sorting(name),
            sex=sex,
            born_in=born_in,
            village=village,
            from_body=from_body,
        )
    elif from_body is not None and member.from_body_id != from_body.pk:
        member.save_changes(expected_version=member.version, from_body=from_body)
    return _join(member, joined_on, left_on, is_told=is_told, by=by, at=at)


@transaction.atomic
def rejoin(
    *,
    member: Member,
    joined_on: dt.date,
    by: Actor,
    at: dt.datetime,
    left_on: dt.date | None = None,
    is_told: bool = True,
) -> Membership:
    """Let somebody who left come back from a day on, and return the new membership.

    Refused: ``ended``, ``name_gone`` for who is no longer named, ``before_founding``, ``day_far``, ``period_backward``,
    ``member_already``.
    """
    initiative = lock(member.initiative_id)
    refuse_ended(initiative)
    _refuse_erased(member)
    refuse_outside(initiative, joined_on, field="joined_on")
    refuse_far(joined_on, at, field="joined_on")
    refuse_backward(joined_on, left_on, field="left_on")
    return _join(member, joined_on, left_on, is_told=is_told, by=by, at=at)


@transaction.atomic
def edit_member(
    *,
    member: Member,
    expected_version: int,
    full_name: str,
    sex: str,
    born_in: int | None,
    village: Unit | None,
    from_body: Organisation | None,
    by: Actor,
    at: dt.datetime,
) -> Member:
    """Correct what is said of a member and return them; the counts of all days follow.

    Raises ``StaleRecord``. Refused: ``name_gone``, ``nothing_new``, and what ``add_member`` refuses about a person.
    """
    initiative = lock(member.initiative_id)
    _refuse_erased(member)
    name = some_words(full_name, code="name_empty", field="full_name")
    _refuse_unknown(initiative, sex, born_in, village, from_body)
    key = told_apart(name, born_in, village)
    if Member.objects.filter(initiative=initiative, told_apart=key).exclude(pk=member.pk).exists():
        raise CommunityRefused("same_name", field="full_name")
    changes = changed(member, full_name=name, sex=sex, born_in=born_in, village=village, from_body=from_body)
    old = was(member, changes)
    member.save_changes(
        expected_version=expected_version,
        **changes,
        name_key=name_key(name),
        told_apart=key,
        sort_key=name_sorting(name),
    )
    tell(initiative, EventKind.CORRECTED, fields=sorted(changes), by=by, at=at)
    record(
        "community.member_corrected", by=by, at=at, on=member, old=old, new=changes, unit_id=initiative.unit_id
    )  # fmt: skip
    return member


@transaction.atomic
def end_membership(
    *,
    membership: Membership,
    expected_version: int,
    left_on: dt.date,
    by: Actor,
    at: dt.datetime,
    is_told: bool = True,
) -> Membership:
    """Let a membership end: ``left_on`` is the first day on which they no longer belong. Return it.

    Raises ``StaleRecord``. Refused: ``left_already``, ``period_backward``, ``day_far``.
    """
    initiative = lock(membership.member.initiative_id)
    if membership.valid_until is not None:
        raise CommunityRefused("left_already", day=membership.valid_until)
    refuse_backward(membership.valid_from, left_on, field="left_on")
    refuse_far(left_on, at, field="left_on")
    membership.save_changes(expected_version=expected_version, valid_until=left_on)
    if is_told:
        tell(initiative, EventKind.LEFT, on=left_on, count=1, by=by, at=at)
    record(
        "community.member_left", by=by, at=at, on=membership, new={"valid_until": left_on}, unit_id=initiative.unit_id
    )  # fmt: skip
    return membership


@transaction.atomic
def correct_membership(
    *,
    membership: Membership,
    expected_version: int,
    joined_on: dt.date,
    left_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> Membership:
    """Correct the days of a membership, also take an end back, and return it.

    Raises ``StaleRecord``. Refused: ``nothing_new``, ``ended`` when it would outlast the model, ``before_founding``,
    ``period_backward``, ``day_far``, ``member_already`` when it would overlap another one of theirs.
    """
    initiative = lock(membership.member.initiative_id)
    changes = changed(membership, valid_from=joined_on, valid_until=left_on)
    refuse_outside(initiative, joined_on, field="joined_on")
    refuse_backward(joined_on, left_on, field="left_on")
    refuse_far(joined_on, at, field="joined_on")
    refuse_far(left_on, at, field="left_on")
    if initiative.ended_on is not None and (left_on is None or left_on > initiative.ended_on):
        raise CommunityRefused("ended", field="left_on", day=initiative.ended_on)
    others = membership.member.memberships.exclude(pk=membership.pk)
    if others.filter(_overlapping(joined_on, left_on)).exists():
        raise CommunityRefused("member_already", field="joined_on")
    old = was(membership, changes)
    membership.save_changes(expected_version=expected_version, **changes)
    tell(initiative, EventKind.CORRECTED, fields=["days"], by=by, at=at)
    record(
        "community.membership_corrected",
        by=by,
        at=at,
        on=membership,
        old=old,
        new=changes,
        unit_id=initiative.unit_id,
    )
    return membership


@transaction.atomic
def remove_member(*, member: Member, expected_version: int, by: Actor, at: dt.datetime) -> Initiative:
    """Take out somebody who was written down by mistake, with all their time in the model; return the model. Who left is not
    taken out but ended.

    Raises ``StaleRecord``. Refused: ``on_board`` for who has, or had, a seat.
    """
    initiative = lock(member.initiative_id)
    if member.seats.exists():
        raise CommunityRefused("on_board")
    member.save_changes(expected_version=expected_version)
    record("community.member_removed", by=by, at=at, on=member, unit_id=initiative.unit_id)
    tell(initiative, EventKind.REMOVED, what="member", by=by, at=at)
    member.delete()
    return initiative


def _join(
    member: Member, joined_on: dt.date, left_on: dt.date | None, *, is_told: bool, by: Actor, at: dt.datetime
) -> Membership:
    if member.memberships.filter(_overlapping(joined_on, left_on)).exists():
        raise CommunityRefused("member_already", field="joined_on")
    membership = Membership.objects.create(member=member, valid_from=joined_on, valid_until=left_on)
    if is_told:
        tell(member.initiative, EventKind.JOINED, on=joined_on, count=1, by=by, at=at)
    record(
        "community.member_joined",
        by=by,
        at=at,
        on=membership,
        new={"member": member.pk, "valid_from": joined_on, "valid_until": left_on},
        unit_id=member.initiative.unit_id,
    )
    return membership


def _overlapping(since: dt.date, until: dt.date | None) -> Q:
    begins_before = Q(valid_from__lt=until) if until else Q()
    return begins_before & (Q(valid_until__isnull=True) | Q(valid_until__gt=since))


def _refuse_unknown(
    initiative: Initiative, sex: str, born_in: int | None, village: Unit | None, from_body: Organisation | None
) -> None:
    if sex and sex not in SexChoice.values:
        raise CommunityRefused("sex_unknown", field="sex")
    if born_in is not None and (born_in % DECADE or not FIRST_DECADE <= born_in <= LAST_DECADE):
        raise CommunityRefused("born_unknown", field="born_in")
    refuse_village(initiative.unit, village)
    refuse_body(initiative.unit, from_body, field="from_body")


def _refuse_erased(member: Member) -> None:
    if member.erased_on is not None:
        raise CommunityRefused("name_gone")


def _refuse_alike(
    initiative: Initiative,
    name: str,
    born_in: int | None,
    village: Unit | None,
    joined_on: dt.date,
    left_on: dt.date | None,
    *,
    apart_from: Member | None,
) -> None:
    """Two of one name at one time must both say what tells them apart: years of birth or village, and differently."""
    same = Member.objects.filter(initiative=initiative, name_key=name_key(name)).select_related("village")
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    for other in same.filter(pk__in=_inside(initiative, joined_on, left_on)):
        years = born_in is not None and other.born_in is not None and born_in != other.born_in
        homes = village is not None and other.village is not None and village.line != other.village.line
        if not years and not homes:
            raise CommunityRefused("same_name", field="full_name")


def _inside(initiative: Initiative, since: dt.date, until: dt.date | None) -> Any:
    times = Membership.objects.filter(_overlapping(since, until), member__initiative=initiative)
    return times.values("member_id")
