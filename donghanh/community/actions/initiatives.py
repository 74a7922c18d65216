"""Founding a model and correcting what is said of it."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.community.actions._writing import (
    changed,
    is_now,
    lock,
    refuse_body,
    refuse_ended,
    refuse_far,
    refuse_village,
    some_words,
    tell,
    was,
)
from donghanh.community.models import Board, EventKind, Initiative, InitiativeKind, Membership, Placement, TeamMember
from donghanh.community.naming import one_line, search_text, tells_place
from donghanh.community.refusals import CommunityRefused
from donghanh.domain.text import sort_key
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions import create_organisation
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.units.models import Unit
from donghanh.units.queries import villages


@transaction.atomic
def found_initiative(
    *,
    unit: Unit,
    kind: InitiativeKind,
    name: str,
    founded_on: dt.date,
    by: Actor,
    at: dt.datetime,
    village: Unit | None = None,
    body: Organisation | None = None,
    is_protected: bool = False,
    organisation: Organisation | None = None,
    makes_organisation: bool = False,
    origin: Initiative | None = None,
    decision_number: str = "",
    decision_on: dt.date | None = None,
    decision_issuer: str = "",
    contact_name: str = "",
    contact_phone: str = "",
) -> Initiative:
    """Write a model down from the day it was founded, and return it.

    ``village`` and ``body`` say where it is; of a protected one (the kind says so, or ``is_protected``) neither may be given.
    ``makes_organisation`` sets it up among the bodies of the unit, so that its chair may have an account. Refused:
    ``name_empty``, ``name_taken``, ``day_far``, ``village_elsewhere``, ``village_absent`` on the day, ``body_elsewhere``,
    ``place_protected``, ``name_tells_place``, ``organisation_taken``, and ``organisation_name_taken``.
    """
    name = some_words(name, code="name_empty", field="name")
    protected = is_protected or kind.protects_address
    refuse_far(founded_on, at, field="founded_on")
    _refuse_taken(unit, name)
    _refuse_place(unit, village, body, founded_on, protected=protected)
    if protected:
        refuse_telling_name(unit, name, founded_on)
    if makes_organisation:
        organisation = _organisation_for(unit, name, founded_on, by=by, at=at)
    _refuse_organisation(unit, organisation)
    initiative = Initiative.objects.create(
        unit=unit,
        kind=kind,
        name=name,
        search=search_text(name),
        sort_key=sort_key(name),
        organisation=organisation,
        origin=origin,
        founded_on=founded_on,
        is_protected=protected,
        decision_number=one_line(decision_number),
        decision_on=decision_on,
        decision_issuer=one_line(decision_issuer),
        contact_name=one_line(contact_name),
        contact_phone=contact_phone.strip(),
    )
    if village is not None or body is not None:
        Placement.objects.create(initiative=initiative, village=village, body=body, valid_from=founded_on)
    tell(initiative, EventKind.FOUNDED, on=founded_on, by=by, at=at)
    record(
        "community.founded",
        by=by,
        at=at,
        on=initiative,
        new={"kind": kind.code, "name": name, "founded_on": founded_on, "is_protected": protected},
        unit_id=unit.pk,
    )
    return initiative


@transaction.atomic
def edit_initiative(
    *, initiative: Initiative, expected_version: int, by: Actor, at: dt.datetime, **wanted: Any
) -> Initiative:
    """Correct what is said of a model (``kind``, ``name``, ``founded_on``, ``organisation``, the decision, the contact) and
    return it. Where it is changes by ``move_initiative``.

    Raises ``StaleRecord``. Refused: ``nothing_new``, ``ended``, ``name_empty``, ``name_taken``, ``name_tells_place``,
    ``kind_protects``, ``day_far``, ``founded_after_start`` when something had begun before the new day of founding,
    ``organisation_taken``, ``body_elsewhere``.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    for field in ("decision_number", "decision_issuer", "contact_name"):
        if field in wanted:
            wanted[field] = one_line(wanted[field])
    if "name" in wanted:
        wanted["name"] = some_words(wanted["name"], code="name_empty", field="name")
    changes = changed(initiative, **wanted)
    if "name" in changes:
        _refuse_taken(initiative.unit, changes["name"], apart_from=initiative)
        if initiative.is_protected:
            refuse_telling_name(initiative.unit, changes["name"], initiative.founded_on)
    if "kind" in changes and changes["kind"].protects_address and not initiative.is_protected:
        raise CommunityRefused("kind_protects", field="kind")
    if "organisation" in changes:
        _refuse_organisation(initiative.unit, changes["organisation"])
    if "founded_on" in changes:
        _found_on(initiative, changes["founded_on"], at)
    old = was(initiative, changes)
    spelled = (
        {"search": search_text(changes["name"]), "sort_key": sort_key(changes["name"])} if "name" in changes else {}
    )
    initiative.save_changes(expected_version=expected_version, **changes, **spelled)
    tell(initiative, EventKind.EDITED, fields=sorted(changes), by=by, at=at)
    record(
        "community.edited", by=by, at=at, on=initiative, old=old, new=is_now(changes), unit_id=initiative.unit_id
    )  # fmt: skip
    return initiative


def refuse_telling_name(unit: Unit, name: str, day: dt.date) -> None:
    """Raise ``name_tells_place`` for a protected model whose name would say where it is. One query."""
    if tells_place(name, villages(unit, day)):
        raise CommunityRefused("name_tells_place", field="name")


def _refuse_taken(unit: Unit, name: str, *, apart_from: Initiative | None = None) -> None:
    same = Initiative.objects.filter(unit__line=unit.line, name=name, ended_on__isnull=True)
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    if same.exists():
        raise CommunityRefused("name_taken", field="name")


def _refuse_place(
    unit: Unit, village: Unit | None, body: Organisation | None, day: dt.date, *, protected: bool
) -> None:
    if protected and (village is not None or body is not None):
        raise CommunityRefused("place_protected", field="village" if village is not None else "body")
    refuse_village(unit, village)
    if village is not None and not village.is_on(day):
        raise CommunityRefused("village_absent", field="village", day=day)
    refuse_body(unit, body, field="body")


def _refuse_organisation(unit: Unit, organisation: Organisation | None) -> None:
    refuse_body(unit, organisation, field="organisation")
    if (
        organisation is not None
        and Initiative.objects.filter(organisation=organisation, ended_on__isnull=True).exists()
    ):
        raise CommunityRefused("organisation_taken", field="organisation")


def _organisation_for(unit: Unit, name: str, since: dt.date, *, by: Actor, at: dt.datetime) -> Organisation:
    try:
        return create_organisation(
            unit=unit, name=name, kind=OrganisationKind.CLUB, directable=True, valid_from=since, by=by, at=at
        )
    except OrganisationRefused as refused:
        raise CommunityRefused("organisation_name_taken", field="organisation") from refused


def _found_on(initiative: Initiative, day: dt.date, at: dt.datetime) -> None:
    """What began with the model begins with it still; what began on another day must not lie before it."""
    refuse_far(day, at, field="founded_on")
    first = initiative.founded_on
    firsts: list[Any] = [
        Membership.objects.filter(member__initiative=initiative),
        Board.objects.filter(initiative=initiative),
        TeamMember.objects.filter(initiative=initiative),
        Placement.objects.filter(initiative=initiative).exclude(valid_from=first),
    ]
    earliest = min((row.valid_from for rows in firsts if (row := rows.order_by("valid_from").first())), default=None)
    if earliest is not None and earliest < day:
        raise CommunityRefused("founded_after_start", field="founded_on", day=earliest)
    Placement.objects.filter(initiative=initiative, valid_from=first).update(valid_from=day)
