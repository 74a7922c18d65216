"""What is kept no longer than it has to be: names of people of courses that are over. Sex, attendance and numbers stay."""

import datetime as dt
import uuid
from collections import Counter

from django.db import transaction
from django.db.models import DateField, Exists, F, OuterRef
from django.db.models.functions import Coalesce

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._writing import day_of, tell
from donghanh.training.models import (
    Certificate,
    Course,
    Enrolment,
    EventKind,
    NetworkMember,
    RuleKind,
    Trainer,
)
from donghanh.training.queries.rules import number_on
from donghanh.units.models import Unit


@transaction.atomic
def erase_names(*, by: Actor, at: dt.datetime) -> int:
    """Remove the names of people whose last course ended longer ago than their unit keeps names; return of how many. With the name
    go year of birth, village, body, position, what is printed on their certificates and why one left or was revoked. Trainers go
    with their course.

    A course nobody closed counts from its planned end. Run twice, it does nothing the second time. Four queries a unit when there
    is nothing to do.
    """
    today = day_of(at)
    erased: Counter[uuid.UUID] = Counter()
    for unit in Unit.objects.filter(pk__in=Course.objects.order_by().values("unit")).order_by("pk"):
        last = _years_before(today, number_on(RuleKind.KEEP_YEARS, unit, today))
        erased += _members(unit, last, today) + _trainers(unit, last, today)
    for course in Course.objects.filter(pk__in=erased):
        count = erased[course.pk]
        tell(course, EventKind.ERASED, count=count, by=by, at=at)
        record("training.names_erased", by=by, at=at, on=course, new={"count": count}, unit_id=course.unit_id)
    return erased.total()


def _ended() -> Coalesce:
    return Coalesce("closed_on", "ends_on", output_field=DateField())


def _members(unit: Unit, last: dt.date, today: dt.date) -> "Counter[uuid.UUID]":
    """Those none of whose courses ended after ``last``, told in the course they were in last."""
    later = Course.objects.annotate(end=_ended()).filter(end__gt=last, enrolments__member=OuterRef("pk"))
    gone = NetworkMember.objects.named().filter(~Exists(later), unit=unit, enrolments__isnull=False)
    keys = set(gone.values_list("pk", flat=True))
    if not keys:
        return Counter()
    rows = Enrolment.objects.filter(member__in=keys)
    last_course = dict(rows.order_by("course__ends_on", "pk").values_list("member_id", "course_id"))
    Certificate.objects.filter(enrolment__in=rows.order_by()).update(
        printed_name="", printed_birth=None, signer_name="", revoke_reason="", version=F("version") + 1
    )
    rows.exclude(withdraw_reason="").update(withdraw_reason="", version=F("version") + 1)
    NetworkMember.objects.filter(pk__in=keys).update(
        full_name="",
        name_key="",
        told_apart="",
        sort_key="",
        birth_year=None,
        village=None,
        body=None,
        position="",
        person=None,
        erased_on=today,
        version=F("version") + 1,
    )
    return Counter(last_course.values())


def _trainers(unit: Unit, last: dt.date, today: dt.date) -> "Counter[uuid.UUID]":
    over = Course.objects.annotate(end=_ended()).filter(end__lte=last, unit=unit)
    gone = Trainer.objects.filter(course__in=over.order_by(), erased_on__isnull=True)
    owners = dict(gone.values_list("pk", "course_id"))
    Trainer.objects.filter(pk__in=owners).update(full_name="", position="", erased_on=today)
    return Counter(owners.values())


def _years_before(day: dt.date, years: int) -> dt.date:
    """The same day so many years ago; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
