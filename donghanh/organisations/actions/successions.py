"""Bodies that end, take another name, or go over into another body; each with its day and its legal basis."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions.bodies import create_organisation
from donghanh.organisations.models import GroupMember, Organisation, OrganisationAlias, OrganisationSuccession
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.units.queries import standing

CarryOver = Callable[[Organisation, Organisation, dt.date, Actor, dt.datetime], None]
_carried_over: list[CarryOver] = []


def carry_over_with(carry: CarryOver) -> None:
    """Plug in what else goes over to a successor (posts and their holders do); called from ``AppConfig.ready()``."""
    if carry not in _carried_over:
        _carried_over.append(carry)


@transaction.atomic
def end_organisation(
    *,
    organisation: Organisation,
    expected_version: int,
    valid_until: dt.date,
    legal_basis: str,
    by: Actor,
    at: dt.datetime,
) -> Organisation:
    """End a body without successor: ``valid_until`` is the first day it no longer exists. Return it.

    Its aliases stay, for papers of its time; its memberships of groups end with it. Raises ``StaleRecord``; refused:
    ``already_ended``, ``period_backward``.
    """
    _refuse_ended(organisation, valid_until)
    organisation.save_changes(expected_version=expected_version, valid_until=valid_until)
    memberships = _reaching_past(organisation, valid_until)
    memberships.filter(valid_from__gte=valid_until).delete()  # would have begun when the body was gone already
    memberships.update(valid_until=valid_until)
    record(
        "organisations.ended",
        by=by,
        at=at,
        on=organisation,
        old={"valid_until": None},
        new={"valid_until": valid_until, "legal_basis": legal_basis},
        unit_id=organisation.unit_id,
    )
    return organisation


@transaction.atomic
def rename_organisation(
    *,
    organisation: Organisation,
    expected_version: int,
    name: str,
    effective_on: dt.date,
    legal_basis: str,
    by: Actor,
    at: dt.datetime,
) -> Organisation:
    """Give a body a new name from a day on: the old row ends, a new one begins and is returned.

    Aliases, groups, posts and their holders go over. Raises ``StaleRecord``; refused: what ``create_organisation``
    and ``merge_organisation`` refuse.
    """
    _refuse_ended(organisation, effective_on)
    successor = create_organisation(
        unit=standing(organisation.unit, effective_on) or organisation.unit,
        name=name,
        kind=organisation.kind,
        directable=organisation.directable,
        village=organisation.village,
        valid_from=effective_on,
        by=by,
        at=at,
    )
    merge_organisation(
        organisation=organisation,
        expected_version=expected_version,
        successor=successor,
        effective_on=effective_on,
        legal_basis=legal_basis,
        by=by,
        at=at,
    )
    return successor


@transaction.atomic
def merge_organisation(
    *,
    organisation: Organisation,
    expected_version: int,
    successor: Organisation,
    effective_on: dt.date,
    legal_basis: str,
    by: Actor,
    at: dt.datetime,
) -> OrganisationSuccession:
    """Let a body go over into another of the same unit from a day on, and return the succession.

    Aliases and groups go over, and whatever upper apps plugged in (posts and their holders). Raises ``StaleRecord``;
    refused: ``already_ended``, ``period_backward``, ``successor_itself``, ``successor_elsewhere``, ``successor_absent``
    when the successor is not in force on that day.
    """
    _refuse_ended(organisation, effective_on)
    if successor.pk == organisation.pk:
        raise OrganisationRefused("successor_itself")
    if successor.unit.line != organisation.unit.line:
        raise OrganisationRefused("successor_elsewhere")
    if not successor.is_on(effective_on):
        raise OrganisationRefused("successor_absent")
    memberships = list(_reaching_past(organisation, effective_on))
    end_organisation(
        organisation=organisation,
        expected_version=expected_version,
        valid_until=effective_on,
        legal_basis=legal_basis,
        by=by,
        at=at,
    )
    succession = OrganisationSuccession.objects.create(
        predecessor=organisation, successor=successor, effective_on=effective_on, legal_basis=legal_basis.strip()
    )
    OrganisationAlias.objects.filter(organisation=organisation).update(organisation=successor)
    own = set(_reaching_past(successor, effective_on).values_list("group_id", flat=True))
    GroupMember.objects.bulk_create(
        GroupMember(
            group_id=held.group_id,
            organisation=successor,
            valid_from=max(held.valid_from, effective_on),
            valid_until=held.valid_until,
        )
        for held in memberships
        if held.group_id not in own
    )
    for carry in _carried_over:
        carry(organisation, successor, effective_on, by, at)
    record(
        "organisations.succeeded",
        by=by,
        at=at,
        on=organisation,
        new={"successor": successor.pk, "effective_on": effective_on, "legal_basis": legal_basis},
        unit_id=organisation.unit_id,
    )
    return succession


def _refuse_ended(organisation: Organisation, day: dt.date) -> None:
    if organisation.valid_until is not None:
        raise OrganisationRefused("already_ended")
    if day <= organisation.valid_from:
        raise OrganisationRefused("period_backward")


def _reaching_past(organisation: Organisation, day: dt.date) -> "QuerySet[GroupMember]":
    """The memberships of a body that still hold on the day, or begin later."""
    return organisation.memberships.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day))
