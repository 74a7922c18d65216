"""Who is expected at a session, and what is noted of them."""

from dataclasses import dataclass

from django.db.models import Q

from donghanh.activities.models import Activity
from donghanh.activities.queries import twins_to_adopt
from donghanh.domain.attendance import Headcount
from donghanh.domain.training import headcount
from donghanh.foundation.access import Scope
from donghanh.training.models import Course, Enrolment, EnrolmentQuerySet, Presence, Session


@dataclass(frozen=True)
class Noted:
    """How many were there, were not, and of how many nothing is noted."""

    present: int = 0
    absent: int = 0
    open: int = 0


def expected_at(session: Session) -> EnrolmentQuerySet:
    """Who of the course is expected at a session: all but those who withdrew on its day or before."""
    stayed = Q(withdrew_on__isnull=True) | Q(withdrew_on__gt=session.day)
    return Enrolment.objects.filter(stayed, course_id=session.course_id)


def noted_at(session: Session) -> Noted:
    """The numbers of one session. Two queries."""
    states = list(
        expected_at(session).filter(attendance__session=session).order_by().values_list("attendance__state", flat=True)
    )
    present = states.count(Presence.PRESENT)
    return Noted(present, len(states) - present, expected_at(session).count() - len(states))


def people_of_session(session: Session) -> Headcount:
    """Who was at a session. One query."""
    came = session.attendance.filter(state=Presence.PRESENT)
    return headcount(came.values_list("enrolment__member__sex", flat=True))


def people_of_course(course: Course) -> Headcount:
    """Who was at any session held, each person once. One query."""
    came = Enrolment.objects.filter(
        course=course, attendance__state=Presence.PRESENT, attendance__session__held_at__isnull=False
    )
    return headcount(sex for _, sex in came.order_by().values_list("pk", "member__sex").distinct())


def twins_of_session(scope: Scope, session: Session) -> list[Activity]:
    """What somebody recorded by hand that may be this very session, which is about to be counted. Nothing while it is an activity
    already, or is not noted to the end. Five queries at most."""
    if session.activity_id or noted_at(session).open:
        return []
    course, total = session.course, people_of_session(session).total
    return twins_to_adopt(
        scope, kind="training_session", held_on=session.day, village=course.village, host=course.organiser, total=total
    )


def twins_of_course(scope: Scope, course: Course) -> list[Activity]:
    """What somebody recorded by hand that may be the whole course, which is about to be counted. Four queries at most."""
    days = list(course.sessions.held().order_by("day").values_list("day", flat=True))
    if course.activity_id or not days:
        return []
    return twins_to_adopt(
        scope,
        kind="training",
        held_on=days[0],
        ends_on=days[-1],
        village=course.village,
        host=course.organiser,
        total=people_of_course(course).total,
    )
