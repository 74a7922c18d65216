"""Courses through their steps, and what becomes an activity."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.activities.actions import void_activity
from donghanh.activities.models import Activity, ActivityState, Measure
from donghanh.activities.queries import tallies
from donghanh.foundation.records import StaleRecord
from donghanh.training import actions
from donghanh.training.models import CourseEvent, CourseState, Enrolment, NetworkMember, Presence, Session
from donghanh.training.queries.attendance import noted_at, people_of_course
from donghanh.training.refusals import TrainingRefused
from tests import factories as make
from tests.cast import Cast
from tests.factories.training import (
    course_of,
    finished,
    held,
    member_of,
    note_of,
    sessions_of,
    today,
    trainee_of,
    trainees_of,
)

BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def refusal(act: Callable[[], Any]) -> str:
    with pytest.raises(TrainingRefused) as refused:
        act()
    return refused.value.code


def test_a_course_asks_for_what_the_rule_of_its_first_day_asks(cast: Cast) -> None:
    assert course_of(cast).min_share == 80
    assert course_of(cast, "Khác", min_share=50).min_share == 50


def test_what_cannot_be_is_refused_before_anything_is_written(cast: Cast) -> None:
    early = {"starts_on": today(), "ends_on": today() - dt.timedelta(days=1)}
    assert refusal(lambda: course_of(cast, **early)) == "days_backward"
    assert refusal(lambda: course_of(cast, " ")) == "title_empty"
    assert refusal(lambda: course_of(cast, organiser=cast.stranger.organisation)) == "body_elsewhere"
    assert refusal(lambda: course_of(cast, village=cast.neighbour)) == "village_elsewhere"
    assert refusal(lambda: course_of(cast, min_share=101)) == "share_odd"
    far = today() + dt.timedelta(days=2000)
    assert refusal(lambda: course_of(cast, starts_on=far, ends_on=far)) == "day_far"


def test_holding_a_session_makes_one_activity_and_doing_it_again_finds_it(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    people = trainees_of(course, 6)
    made = held(session, people[0])
    again = actions.hold_session(session=session, at=now(), **BY)
    activity = Activity.objects.get()
    assert made.activity_id == again.activity_id == activity.pk
    assert (activity.kind.code, activity.total, activity.female, activity.male) == ("training_session", 5, 2, 2)
    assert activity.measure == Measure.TIMES
    assert activity.state == ActivityState.COUNTED
    course.refresh_from_db()
    assert course.state == CourseState.RUNNING


def test_a_session_is_held_only_when_it_is_noted_of_everybody_whether_they_came(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    assert refusal(lambda: actions.hold_session(session=session, at=now(), **BY)) == "nobody_in_course"
    first, second = trainees_of(course, 2)
    note_of(session, first, present=False)
    assert refusal(lambda: actions.hold_session(session=session, at=now(), **BY)) == "not_noted"
    note_of(session, second, present=False)
    assert refusal(lambda: actions.hold_session(session=session, at=now(), **BY)) == "nobody_came"
    assert not Activity.objects.exists()


def test_a_session_to_come_is_neither_noted_nor_held(cast: Cast) -> None:
    course = course_of(cast, starts_on=today() + dt.timedelta(days=3), ends_on=today() + dt.timedelta(days=3))
    (session,) = sessions_of(course, 1)
    one = trainee_of(course)
    assert refusal(lambda: note_of(session, one)) == "session_ahead"
    assert refusal(lambda: actions.hold_session(session=session, at=now(), **BY)) == "session_ahead"


def test_all_present_fills_gaps_and_never_what_somebody_noted(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    people = trainees_of(course, 3)
    note_of(session, people[1], present=False)
    assert actions.all_present(session=session, at=now(), **BY) == 2
    noted = noted_at(session)
    assert (noted.present, noted.absent, noted.open) == (2, 1, 0)
    assert actions.all_present(session=session, at=now(), **BY) == 0


def test_correcting_attendance_or_sex_afterwards_corrects_the_activities(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    people = trainees_of(course, 3)
    held(session)
    note_of(session, people[0], present=False)
    activity = Activity.objects.get()
    assert (activity.total, activity.female, activity.male) == (2, 1, 1)
    course.refresh_from_db()
    actions.finish_course(course=course, expected_version=course.version, at=now(), **BY)
    person = member_of(people[1])
    values = {
        "full_name": person.full_name,
        "birth_year": None,
        "village": None,
        "body": None,
        "role": "staff",
        "position": "",
    }
    actions.edit_member(member=person, course=course, expected_version=1, sex="female", at=now(), **values, **BY)
    counted = [(one.female, one.male) for one in Activity.objects.order_by("kind__code")]
    assert counted == [(2, 0), (2, 0)]


def test_an_activity_cancelled_on_its_own_page_stays_so_until_the_session_is_held_again(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    people = trainees_of(course, 2)
    held(session)
    activity = Activity.objects.get()
    void_activity(activity=activity, expected_version=activity.version, reason="Ghi nhầm", at=now(), **BY)
    note_of(session, people[0], present=False)
    activity.refresh_from_db()
    assert activity.state == ActivityState.VOID
    actions.hold_session(session=session, at=now(), **BY)
    activity.refresh_from_db()
    assert (activity.state, activity.total) == (ActivityState.COUNTED, 1)


def test_taking_back_that_a_session_was_held_takes_it_out_of_totals(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    trainees_of(course, 2)
    held(session)
    actions.unhold_session(session=session, at=now(), **BY)
    assert Activity.objects.get().state == ActivityState.VOID
    assert refusal(lambda: actions.unhold_session(session=session, at=now(), **BY)) == "not_held"


def test_person_times_and_persons_never_meet_in_one_total(cast: Cast) -> None:
    finished(cast, people=4, sessions=3, absent={0: 3, 1: 1})
    totals = tallies(Activity.objects.all()).all
    assert totals.times.total == 8
    assert totals.persons.total == 3
    assert (totals.persons.value("female"), totals.persons.value("male")) == (1, 2)


def test_a_course_finishes_when_every_session_was_held_or_taken_out(cast: Cast) -> None:
    course = course_of(cast)
    first, second = sessions_of(course)
    trainees_of(course, 2)

    def finish() -> Any:
        course.refresh_from_db()
        return actions.finish_course(course=course, expected_version=course.version, at=now(), **BY)

    assert refusal(finish) == "nothing_held"
    held(first)
    assert refusal(finish) == "sessions_waiting"
    actions.remove_session(session=second, expected_version=1, at=now(), **BY)
    assert finish().closed_on == first.day


def test_what_is_finished_changes_only_after_it_was_opened_again(cast: Cast) -> None:
    course = finished(cast)
    session, one = course.sessions.first(), course.enrolments.first()
    assert refusal(lambda: note_of(session, one, present=False)) == "course_closed"
    assert refusal(lambda: trainee_of(course, "Người mới")) == "course_closed"
    course = actions.reopen_course(course=course, expected_version=course.version, at=now(), **BY)
    assert course.state == CourseState.RUNNING
    assert Activity.objects.get(pk=course.activity_id).state == ActivityState.VOID
    note_of(session, one, present=False)
    course = actions.finish_course(course=course, expected_version=course.version, at=now(), **BY)
    assert Activity.objects.get(pk=course.activity_id).state == ActivityState.COUNTED


def test_a_cancelled_course_keeps_its_reason_and_what_was_held(cast: Cast) -> None:
    course = course_of(cast)
    assert (
        refusal(lambda: actions.cancel_course(course=course, expected_version=1, reason=" ", at=now(), **BY))
        == "reason_missing"
    )
    cancelled = actions.cancel_course(course=course, expected_version=1, reason="Mưa lũ", at=now(), **BY)
    assert (cancelled.state, cancelled.cancel_reason) == (CourseState.CANCELLED, "Mưa lũ")
    opened = actions.reopen_course(course=cancelled, expected_version=cancelled.version, at=now(), **BY)
    assert (opened.state, opened.closed_on) == (CourseState.PLANNED, None)


def test_a_lost_race_is_noticed(cast: Cast) -> None:
    course = course_of(cast)
    actions.start_course(course=course, expected_version=1, at=now(), **BY)
    with pytest.raises(StaleRecord):
        actions.cancel_course(course=course, expected_version=1, reason="Mưa lũ", at=now(), **BY)


def test_moving_a_held_session_moves_its_activity(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    trainees_of(course, 1)
    made = held(session)
    day = made.day - dt.timedelta(days=1)
    values = {"starts_at": None, "ends_at": None, "hours": 2, "subject": "Bài một"}
    actions.edit_session(session=made, expected_version=made.version, day=day, at=now(), **values, **BY)
    activity = Activity.objects.get()
    assert (activity.held_on, activity.title) == (day, "Tiếp nhận ban đầu: Bài một")
    late = today() + dt.timedelta(days=1)
    session.refresh_from_db()
    assert (
        refusal(
            lambda: actions.edit_session(
                session=session, expected_version=session.version, day=late, at=now(), **values, **BY
            )
        )
        == "session_ahead"
    )


def test_two_people_who_keep_the_list_do_not_undo_each_other(cast: Cast) -> None:
    course = course_of(cast)
    (session,) = sessions_of(course, 1)
    first, second = trainees_of(course, 2)
    stale = Session.objects.get(pk=session.pk)
    note_of(session, first, present=False)
    note_of(stale, second)
    states = dict(session.attendance.values_list("enrolment_id", "state"))
    assert states == {first.pk: Presence.ABSENT, second.pk: Presence.PRESENT}


def test_nobody_of_another_course_is_noted_here(cast: Cast) -> None:
    course, other = course_of(cast), course_of(cast, "Khác")
    (session,) = sessions_of(course, 1)
    outsider = trainee_of(other)
    assert refusal(lambda: note_of(session, outsider)) == "not_in_session"
    one = trainee_of(course, "Vi Văn Pản", "male")
    assert (
        refusal(lambda: actions.set_presence(session=session, enrolment=one, state="late", at=now(), **BY))
        == "presence_unknown"
    )


def test_no_event_of_a_course_names_anybody(cast: Cast) -> None:
    course = finished(cast, people=6)
    told = " ".join(str(one.details) for one in CourseEvent.objects.filter(course=course))
    assert not any(name in told for name in NetworkMember.objects.values_list("full_name", flat=True))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=6))
def test_attendance_always_adds_up_to_the_headcounts(cast: Cast, marks: list[tuple[bool, bool]]) -> None:
    """Whatever was noted in whatever order: each activity counts who was present, the sexes and the unknown make the total."""
    course = course_of(cast, f"Khóa {CourseEvent.objects.count()}")
    sessions = sessions_of(course)
    people = []
    for place, sex in zip(range(len(marks)), ("female", "male", "", "female", "male", ""), strict=False):
        people.append(trainee_of(course, f"Người {place}", sex, birth_year=1950 + CourseEvent.objects.count() % 60))
    for number, session in enumerate(sessions):
        held(session)
        for person, mark in zip(people, marks, strict=True):
            note_of(session, person, present=mark[number])
    for number, session in enumerate(sessions):
        session.refresh_from_db()
        came = [person.member.sex for person, mark in zip(people, marks, strict=True) if mark[number]]
        counted = session.activity.headcount
        assert counted.total == len(came) == session.attendance.filter(state=Presence.PRESENT).count()
        assert (counted.value("female") or 0) + (counted.value("male") or 0) + counted.unknown("sex") == counted.total
        assert (counted.value("female") or 0, counted.value("male") or 0) == (came.count("female"), came.count("male"))
    assert people_of_course(course).total == sum(any(mark) for mark in marks)
    assert Enrolment.objects.filter(course=course).count() == len(marks)
