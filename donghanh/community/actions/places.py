"""Where a model is: moved by a decision, kept secret, no longer kept secret."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from donghanh.community.actions._writing import (
    day_of,
    lock,
    refuse_body,
    refuse_ended,
    refuse_far,
    refuse_outside,
    refuse_village,
    tell,
)
from donghanh.community.actions.initiatives import refuse_telling_name
from donghanh.community.models import EventKind, Initiative, Placement, ProtectedAddress, Replication, ReplicationState
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit


@transaction.atomic
def move_initiative(
    *,
    initiative: Initiative,
    village: Unit | None,
    body: Organisation | None,
    on: dt.date,
    basis: str,
    by: Actor,
    at: dt.datetime,
) -> Initiative:
    """Let a model be somewhere else from a day on, or nowhere in particular when neither is given; return it.

    On the day the present place began, that place is corrected instead. Refused: ``ended``, ``place_protected``, ``day_far``,
    ``before_founding``, ``village_elsewhere``, ``village_absent``, ``body_elsewhere``, ``moved_later`` when a later place is
    written down already, ``nothing_new``.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if initiative.is_protected:
        raise CommunityRefused("place_protected")
    refuse_far(on, at, field="on")
    refuse_outside(initiative, on, field="on")
    refuse_village(initiative.unit, village)
    if village is not None and not village.is_on(on):
        raise CommunityRefused("village_absent", field="village", day=on)
    refuse_body(initiative.unit, body, field="body")
    places = Placement.objects.filter(initiative=initiative)
    if places.filter(valid_from__gt=on).exists():
        raise CommunityRefused("moved_later", field="on")
    present = places.on(on).first()
    before = (present.village_id, present.body_id) if present else (None, None)
    if before == (village.pk if village else None, body.pk if body else None):
        raise CommunityRefused("nothing_new")
    if present is not None:
        _leave(present, on)
    if village is not None or body is not None:
        Placement.objects.create(
            initiative=initiative, village=village, body=body, valid_from=on, basis=one_line(basis)
        )
    words = ", ".join(filter(None, (village.full_name if village else "", body.name if body else "")))
    tell(initiative, EventKind.MOVED, on=on, to=words, by=by, at=at)
    record(
        "community.moved",
        by=by,
        at=at,
        on=initiative,
        old=dict(zip(("village", "body"), before, strict=True)),
        new={"village": village.pk if village else None, "body": body.pk if body else None, "on": on},
        unit_id=initiative.unit_id,
    )
    return initiative


@transaction.atomic
def protect_initiative(*, initiative: Initiative, expected_version: int, by: Actor, at: dt.datetime) -> Initiative:
    """Keep the place of a model secret from now on and return it: every place written down so far is removed.

    Raises ``StaleRecord``. Refused: ``ended``, ``protected_already``, ``name_tells_place``.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if initiative.is_protected:
        raise CommunityRefused("protected_already")
    refuse_telling_name(initiative.unit, initiative.name, initiative.founded_on)
    initiative.save_changes(expected_version=expected_version, is_protected=True)
    Placement.objects.filter(initiative=initiative).delete()
    initiative.events.filter(kind=EventKind.MOVED).delete()  # they tell the place
    tell(initiative, EventKind.PROTECTED, protected=True, by=by, at=at)
    record("community.protected", by=by, at=at, on=initiative, new={"is_protected": True}, unit_id=initiative.unit_id)
    return initiative


@transaction.atomic
def unprotect_initiative(*, initiative: Initiative, expected_version: int, by: Actor, at: dt.datetime) -> Initiative:
    """Let the place of a model be known again and return it; the sealed address is removed, not published.

    Raises ``StaleRecord``. Refused: ``ended``, ``kind_protects`` where the kind itself demands secrecy.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if initiative.kind.protects_address:
        raise CommunityRefused("kind_protects")
    initiative.save_changes(expected_version=expected_version, is_protected=False)
    ProtectedAddress.objects.filter(initiative=initiative).delete()
    tell(initiative, EventKind.PROTECTED, protected=False, by=by, at=at)
    record("community.protected", by=by, at=at, on=initiative, new={"is_protected": False}, unit_id=initiative.unit_id)
    return initiative


def follow_village(*, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the end of villages: models and plans to replicate go over into the village that takes it in. Without one
    they stay where they are, and their pages ask where to."""
    if into is None:
        return
    reaching = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    for place in Placement.objects.filter(reaching, village__line=village.line).select_related("initiative__unit"):
        _go_over(place, on, village=into, words=into.full_name, by=by, at=at)
    here = (
        Placement.objects.filter(reaching, village__line=into.line, valid_from__lte=on).order_by().values("initiative")
    )
    planned = Replication.objects.filter(state=ReplicationState.PLANNED).annotate(
        is_here=Exists(here.filter(initiative=OuterRef("origin")))
    )
    concerned = Q(village__line=village.line) | Q(village__line=into.line, is_here=True)
    for replication in planned.filter(concerned).select_related("origin"):
        twin = replication.origin.replications.filter(village__line=into.line, state=ReplicationState.PLANNED)
        changes: dict[str, Any] = {"village": into}
        reason = ""
        if replication.is_here:  # type: ignore[attr-defined]
            reason = _("Sáp nhập thôn: mô hình đã ở %(village)s.") % {"village": into.full_name}
        elif twin.exists():
            reason = _("Thôn đã nhập vào %(village)s, nơi đã có dự kiến.") % {"village": into.full_name}
        if reason:
            changes = {"state": ReplicationState.DROPPED.value, "reason": reason}
        replication.save_changes(expected_version=replication.version, **changes)
        record(
            "community.replication_followed",
            by=by,
            at=at,
            on=replication,
            old={"village": village.pk},
            new={"village": into.pk, "state": replication.state},
            unit_id=replication.origin.unit_id,
        )


def follow_body(predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the successions of bodies: what is placed with the body is with its successor from the day on. The body
    through which a chair sees the own club changes on that day (``follow_successors``)."""
    reaching = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    for place in Placement.objects.filter(reaching, body=predecessor).select_related("initiative__unit"):
        _go_over(place, on, body=successor, words=successor.name, by=by, at=at)
    follow_successors(by=by, at=at)


@transaction.atomic
def follow_successors(*, by: Actor, at: dt.datetime) -> int:
    """Let models whose body went over into another by today belong to that one; return how many. One query when there is
    nothing to do."""
    steps = Initiative.objects.filter(
        organisation__successions_out__effective_on__lte=day_of(at), ended_on__isnull=True
    ).values_list("pk", "organisation_id", "organisation__successions_out__successor_id", "unit_id")
    count = 0
    for pk, before, after, unit_id in steps:
        moved = Initiative.objects.filter(pk=pk, organisation_id=before).update(
            organisation_id=after, version=F("version") + 1
        )
        if moved:
            record(
                "community.organisation_followed",
                by=by,
                at=at,
                on=Initiative(pk=pk),
                old={"organisation": before},
                new={"organisation": after},
                unit_id=unit_id,
            )
        count += moved
    return count + follow_successors(by=by, at=at) if count else 0  # the successor may have ended as well


def _leave(place: Placement, on: dt.date) -> None:
    """End a place on a day; one that would begin on it is gone."""
    if place.valid_from >= on:
        place.delete()
    else:
        Placement.objects.filter(pk=place.pk).update(valid_until=on)


def _go_over(
    place: Placement,
    on: dt.date,
    *,
    words: str,
    by: Actor,
    at: dt.datetime,
    village: Unit | None = None,
    body: Organisation | None = None,
) -> None:
    """From the day on the model is in what took the place in; before it, where it was."""
    new = {"village_id": village.pk if village else place.village_id, "body_id": body.pk if body else place.body_id}
    if place.valid_from >= on:
        Placement.objects.filter(pk=place.pk).update(**new)
    else:
        Placement.objects.filter(pk=place.pk).update(valid_until=on)
        Placement.objects.create(
            initiative_id=place.initiative_id, valid_from=on, valid_until=place.valid_until, basis=place.basis, **new
        )
    tell(place.initiative, EventKind.MOVED, on=on, to=words, follows=True, by=by, at=at)
    record(
        "community.moved",
        by=by,
        at=at,
        on=place.initiative,
        old={"village": place.village_id, "body": place.body_id},
        new={**new, "on": on},
        unit_id=place.initiative.unit_id,
    )
