"""What is kept no longer than it has to be: names of people who left. Sex and days stay, so counts of any day stay true."""

import datetime as dt
import uuid
from collections import Counter

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from donghanh.community.actions._writing import day_of, tell
from donghanh.community.models import (
    BoardSeat,
    EventKind,
    Initiative,
    Member,
    Membership,
    ProtectedAddress,
    TeamMember,
)
from donghanh.community.queries.rules import retention_of
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def erase_names(*, by: Actor, at: dt.datetime) -> int:
    """Remove what names people who left longer ago than their unit keeps names for; return of how many. Of a member go name, years
    of birth, village and sending body; of a model that ended as long ago also its contact and its protected address.

    Somebody who still has, or lately had, a seat on the board keeps the name. Run twice, it does nothing the second time. Two
    queries a unit when there is nothing to do.
    """
    today = day_of(at)
    erased: Counter[uuid.UUID] = Counter()
    for unit_id in Initiative.objects.order_by().values_list("unit_id", flat=True).distinct():
        last = _years_before(today, retention_of(unit_id, today))
        erased += _members(unit_id, last, today) + _seats(unit_id, last, today) + _team(unit_id, last, today)
        _ended(unit_id, last, by=by, at=at)
    for initiative in Initiative.objects.filter(pk__in=erased):
        count = erased[initiative.pk]
        tell(initiative, EventKind.ERASED, count=count, by=by, at=at)
        record("community.names_erased", by=by, at=at, on=initiative, new={"count": count}, unit_id=initiative.unit_id)
    return erased.total()


def _members(unit_id: uuid.UUID, last: dt.date, today: dt.date) -> "Counter[uuid.UUID]":
    """Those whose last day in the model and on its board lies before ``last``."""
    still = Membership.objects.filter(_after(last), member=OuterRef("pk"))
    seated = BoardSeat.objects.filter(_after(last), member=OuterRef("pk"))
    gone = Member.objects.named().filter(
        ~Exists(still), ~Exists(seated), initiative__unit_id=unit_id, memberships__isnull=False
    )
    owners = dict(gone.values_list("pk", "initiative_id"))
    Member.objects.filter(pk__in=owners).update(
        full_name="",
        name_key="",
        told_apart="",
        sort_key="",
        born_in=None,
        village=None,
        from_body=None,
        erased_on=today,
        version=F("version") + 1,
    )
    return Counter(owners.values())


def _seats(unit_id: uuid.UUID, last: dt.date, today: dt.date) -> "Counter[uuid.UUID]":
    gone = BoardSeat.objects.filter(
        board__initiative__unit_id=unit_id, valid_until__lte=last, member__isnull=True, erased_on__isnull=True
    )
    owners = dict(gone.values_list("pk", "board__initiative_id"))
    BoardSeat.objects.filter(pk__in=owners).update(full_name="", erased_on=today, version=F("version") + 1)
    return Counter(owners.values())


def _team(unit_id: uuid.UUID, last: dt.date, today: dt.date) -> "Counter[uuid.UUID]":
    gone = TeamMember.objects.filter(initiative__unit_id=unit_id, valid_until__lte=last, erased_on__isnull=True)
    owners = dict(gone.values_list("pk", "initiative_id"))
    TeamMember.objects.filter(pk__in=owners).update(
        full_name="", told_apart="", from_body=None, erased_on=today, version=F("version") + 1
    )
    return Counter(owners.values())


def _ended(unit_id: uuid.UUID, last: dt.date, *, by: Actor, at: dt.datetime) -> None:
    over = Initiative.objects.filter(unit_id=unit_id, ended_on__lte=last)
    over.exclude(contact_name="", contact_phone="").update(contact_name="", contact_phone="", version=F("version") + 1)
    for held in ProtectedAddress.objects.filter(initiative__in=over).select_related("initiative"):
        record("community.address_erased", by=by, at=at, on=held, unit_id=unit_id)
        held.delete()


def _after(last: dt.date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gt=last)


def _years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years ago; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
