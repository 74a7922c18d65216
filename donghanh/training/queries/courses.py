"""Courses as lists show them, and how a course stands."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from donghanh.foundation.access import Scope
from donghanh.training.models import (
    Certificate,
    Course,
    CourseQuerySet,
    CourseState,
    Enrolment,
    Presence,
    Session,
    SexChoice,
)


@dataclass(frozen=True)
class Asked:
    """What a list of courses is narrowed by; what is empty narrows nothing. Days include both ends."""

    words: str = ""
    topic_id: uuid.UUID | None = None
    organiser_id: uuid.UUID | None = None
    state: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def courses_found(scope: Scope, asked: Asked) -> CourseQuerySet:
    """Courses the scope may see that answer to what is asked, newest first, with ``people`` and ``women`` (each person once, of
    those the scope may see) and ``completed``. What is cancelled shows only when asked for."""
    found = Course.objects.visible_to(scope)
    found = found.filter(state=asked.state) if asked.state else found.exclude(state=CourseState.CANCELLED)
    if asked.words:
        found = found.matching(asked.words)
    if asked.topic_id:
        found = found.filter(topic_id=asked.topic_id)
    if asked.organiser_id:
        found = found.filter(organiser_id=asked.organiser_id)
    if asked.since:
        found = found.filter(ends_on__gte=asked.since)
    if asked.until:
        found = found.filter(starts_on__lte=asked.until)
    inside = Enrolment.objects.visible_to(scope).staying().filter(course=OuterRef("pk")).order_by()
    women = inside.filter(member__sex=SexChoice.FEMALE)
    done = Enrolment.objects.visible_to(scope).trained().filter(course=OuterRef("pk")).order_by()
    sessions = Session.objects.filter(course=OuterRef("pk")).order_by()
    return found.annotate(
        people=_counted(inside), women=_counted(women), completed=_counted(done),
        session_count=_counted(sessions), held_count=_counted(sessions.held()),
    ).order_by("-starts_on", "title", "pk")  # fmt: skip


def sessions_of(course: Course) -> list[Session]:
    """The sessions of a course in order, with ``came``: how many were noted as there. One query."""
    came = Count("attendance", filter=Q(attendance__state=Presence.PRESENT))
    return list(course.sessions.annotate(came=came).select_related("activity").order_by("day", "starts_at", "pk"))


def uncertified(course: Course) -> int:
    """How many completed a finished course and hold no certificate that stands. One query."""
    due = Enrolment.objects.filter(course=course, member__erased_on__isnull=True).trained()
    return due.exclude(certificates__in=Certificate.objects.standing()).count()


def _counted(rows: QuerySet[Any]) -> Coalesce:
    """How many rows of each course, as an annotation of the course."""
    counted = rows.values("course").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
