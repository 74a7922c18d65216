"""Makes invented courses with sessions and trainees, through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.training import actions
from donghanh.training.loading import load_training
from donghanh.training.models import Course, Enrolment, NetworkMember, Presence, Session, Topic
from tests import factories as make
from tests.cast import Cast
from tests.factories.activities import kind_of

NAMES = ("Lò Thị Mẩy", "Vi Văn Pản", "Hà Thị Xoan", "Cà Văn Tịnh", "Quàng Thị Lả", "Tòng Văn Khoan")
SEXES = ("female", "male", "female", "male", "female", "")


def today() -> dt.date:
    """The day of the tests."""
    return timezone.localdate()


def topic_of(code: str = "first_response") -> Topic:
    """A shipped topic, loaded with the rules and the kinds of activities when first asked for."""
    if not Topic.objects.exists():
        load_training(by=make.TESTS, at=timezone.now())
        kind_of("training")
    return Topic.objects.get(code=code, unit__isnull=True)


def course_of(cast: Cast, title: str = "Tiếp nhận ban đầu", **fields: Any) -> Course:
    """A course of the cast's commune that began ten days ago."""
    topic = topic_of(fields.pop("topic", "first_response"))
    values: dict[str, Any] = {
        "unit": cast.unit,
        "organiser": cast.officer.organisation,
        "starts_on": today() - dt.timedelta(days=10),
        "ends_on": today() - dt.timedelta(days=8),
    } | fields
    return actions.plan_course(topic=topic, title=title, by=cast.officer.actor, at=timezone.now(), **values)


def sessions_of(course: Course, count: int = 2) -> list[Session]:
    """So many sessions on days that follow each other."""
    days = [course.starts_on + dt.timedelta(days=n) for n in range(count)]
    return [
        actions.add_session(
            course=course, day=day, starts_at=dt.time(8), ends_at=dt.time(11), by=make.TESTS, at=timezone.now()
        )
        for day in days
    ]


def trainee_of(course: Course, full_name: str = NAMES[0], sex: str = "female", **fields: Any) -> Enrolment:
    """Somebody in a course."""
    return actions.enrol(course=course, full_name=full_name, sex=sex, by=make.TESTS, at=timezone.now(), **fields)


def trainees_of(course: Course, count: int = 4, **fields: Any) -> list[Enrolment]:
    """So many people with invented names: women, men, the sixth of unknown sex."""
    people = list(zip(NAMES, SEXES, strict=True))[:count]
    return [trainee_of(course, name, sex, **fields) for name, sex in people]


def note_of(session: Session, enrolment: Enrolment, *, present: bool = True) -> None:
    """Whether somebody was there."""
    state = Presence.PRESENT if present else Presence.ABSENT
    actions.set_presence(session=session, enrolment=enrolment, state=state, by=make.TESTS, at=timezone.now())


def held(session: Session, *absent: Enrolment) -> Session:
    """A session that was held, everybody there but these."""
    for one in absent:
        note_of(session, one, present=False)
    actions.all_present(session=session, by=make.TESTS, at=timezone.now())
    return actions.hold_session(session=session, by=make.TESTS, at=timezone.now())


def finished(
    cast: Cast, *, people: int = 4, sessions: int = 2, absent: dict[int, int] | None = None, **fields: Any
) -> Course:
    """A course that is over; ``absent`` says for the place of a person how many sessions they missed."""
    course = course_of(cast, **fields)
    meetings, trainees = sessions_of(course, sessions), trainees_of(course, people)
    for number, session in enumerate(meetings):
        held(session, *(trainees[place] for place, missed in (absent or {}).items() if number < missed))
    course.refresh_from_db()
    return actions.finish_course(course=course, expected_version=course.version, by=make.TESTS, at=timezone.now())


def member_of(enrolment: Enrolment) -> NetworkMember:
    """The person, as stored now."""
    return NetworkMember.objects.get(pk=enrolment.member_id)
