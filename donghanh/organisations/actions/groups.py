"""Printed groups ("các thôn") and who belongs to them from when to when."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction
from django.db.models import Q

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions.aliases import remember_alias
from donghanh.organisations.models import GroupMember, Organisation, OrganisationGroup
from donghanh.organisations.naming import strict_key
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.units.models import Unit


@transaction.atomic
def create_group(*, unit: Unit, name: str, valid_from: dt.date, by: Actor, at: dt.datetime) -> OrganisationGroup:
    """Name a group of bodies of a unit and return it, still empty. Refused: ``name_empty``, ``name_taken``."""
    name = " ".join(nfc(name).split())
    if not name:
        raise OrganisationRefused("name_empty")
    _refuse_taken(unit, name)
    group = OrganisationGroup.objects.create(unit=unit, name=name, valid_from=valid_from)
    record("organisations.group_created", by=by, at=at, on=group, new={"name": name}, unit_id=unit.pk)
    return group


@transaction.atomic
def rename_group(
    *, group: OrganisationGroup, expected_version: int, name: str, by: Actor, at: dt.datetime
) -> OrganisationGroup:
    """Give the group another name and return it. The old one is remembered, for papers that print it, unless it means
    somebody else. Raises ``StaleRecord``; refused: ``name_empty``, ``name_taken``."""
    name = " ".join(nfc(name).split())
    if not name:
        raise OrganisationRefused("name_empty")
    _refuse_taken(group.unit, name, apart_from=group)
    old = group.name
    group.save_changes(expected_version=expected_version, name=name)
    if strict_key(old) != strict_key(name):
        with suppress(OrganisationRefused):
            remember_alias(target=group, text=old, by=by, at=at)
    record(
        "organisations.group_renamed",
        by=by,
        at=at,
        on=group,
        old={"name": old},
        new={"name": name},
        unit_id=group.unit_id,
    )
    return group


@transaction.atomic
def add_members(
    *,
    group: OrganisationGroup,
    organisations: Iterable[Organisation],
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
) -> list[GroupMember]:
    """Let several bodies belong to a group from a day, all or none, and return the memberships. Refused: what
    ``add_member`` refuses for any of them."""
    return [
        add_member(group=group, organisation=organisation, valid_from=valid_from, by=by, at=at)
        for organisation in organisations
    ]


@transaction.atomic
def add_member(
    *, group: OrganisationGroup, organisation: Organisation, valid_from: dt.date, by: Actor, at: dt.datetime
) -> GroupMember:
    """Let a body belong to a group from a day and return the membership.

    Refused: ``member_elsewhere`` for a body of another unit; ``member_already`` when it belongs on that day or later.
    """
    if organisation.unit.line != group.unit.line:
        raise OrganisationRefused("member_elsewhere")
    belongs = group.members.filter(organisation=organisation).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=valid_from)
    )
    if belongs.exists():
        raise OrganisationRefused("member_already")
    member = GroupMember.objects.create(group=group, organisation=organisation, valid_from=valid_from)
    record(
        "organisations.member_added",
        by=by,
        at=at,
        on=group,
        new={"organisation": organisation.pk, "valid_from": valid_from},
        unit_id=group.unit_id,
    )
    return member


@transaction.atomic
def end_membership(*, member: GroupMember, valid_until: dt.date, by: Actor, at: dt.datetime) -> GroupMember:
    """Let a membership end: ``valid_until`` is the first day it no longer counts. Refused: ``period_backward``."""
    if valid_until <= member.valid_from:
        raise OrganisationRefused("period_backward")
    member.valid_until = valid_until
    member.save(update_fields=("valid_until",))
    record(
        "organisations.member_left",
        by=by,
        at=at,
        on=member.group,
        old={"organisation": member.organisation_id},
        new={"valid_until": valid_until},
        unit_id=member.group.unit_id,
    )
    return member


def _refuse_taken(unit: Unit, name: str, *, apart_from: OrganisationGroup | None = None) -> None:
    same = OrganisationGroup.objects.filter(unit__line=unit.line, name=name, valid_until__isnull=True)
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    if same.exists():
        raise OrganisationRefused("name_taken")
