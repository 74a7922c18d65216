"""A session or a course that somebody recorded by hand already is asked about before it counts twice."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityState, Measure
from donghanh.training import actions
from donghanh.training.models import Course, CourseState, Presence, Session
from donghanh.training.refusals import TrainingRefused
from tests.cast import Cast
from tests.factories import make_unit
from tests.factories.activities import activity_of
from tests.factories.training import course_of, held, sessions_of, trainees_of

pytestmark = pytest.mark.django_db
ASKED = "Dùng hoạt động đã ghi"
DAY = dt.timedelta(days=1)


def url(name: str, row: Any) -> str:
    return reverse(f"training:{name}", args=(row.pk,))


def noted(cast: Cast, sessions: int = 1, **fields: Any) -> tuple[Course, list[Session]]:
    """A course with four people, all of them noted as there."""
    course = course_of(cast, **fields)
    trainees_of(course, 4)
    found = sessions_of(course, sessions)
    for one in found:
        cast.officer.client().post(url("note-all", one))
    return course, found


def test_holding_a_session_stays_one_tap_where_there_is_nothing_to_ask(cast: Cast) -> None:
    _course, (first, second) = noted(cast, 2)
    for one in (first, second):
        assert cast.officer.client().post(url("hold", one)).status_code == 302, "other sessions are never asked about"
    assert Activity.objects.counted().count() == 2


def test_a_session_recorded_by_hand_is_shown_and_used(cast: Cast) -> None:
    course, (session,) = noted(cast)
    by_hand = activity_of(cast, "training_session", held_on=session.day, total=4, title="Ghi tay", place="Nhà văn hóa")
    client = cast.officer.client()
    answer = client.post(url("hold", session))
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (ASKED, "Vẫn ghi riêng", "Ghi tay", "Nhà văn hóa", cast.officer.person.full_name, "4 lượt người"):
        assert words in page
    assert "checked" not in page, "nothing is chosen beforehand"
    assert "Chọn một câu trả lời" not in page, "nobody is reproached before they were asked"
    assert "Chọn một câu trả lời" in client.post(url("hold", session), {"asked": "1"}).content.decode()
    client.post(url("hold", session), {"asked": "1", "twin": str(by_hand.pk)})
    session.refresh_from_db()
    assert (session.activity, session.held_at is not None) == (by_hand, True)
    assert Activity.objects.get().title == "Ghi tay"
    first = course.enrolments.order_by("pk")[0]
    client.post(url("note", session), {"ai": first.pk, "la": Presence.ABSENT})
    by_hand.refresh_from_db()
    assert by_hand.total == 4, "attendance that changes later changes no figure somebody counted"
    page = client.get(url("course", course)).content.decode()
    assert "3 có mặt; số liệu giữ 4 lượt người" in page, "two numbers of one session are not left without a word"


def test_a_session_that_is_another_thing_is_recorded_beside(cast: Cast) -> None:
    _course, (session,) = noted(cast)
    activity_of(cast, "training_session", held_on=session.day, total=4)
    cast.officer.client().post(url("hold", session), {"asked": "1", "twin": "rieng"})
    assert Activity.objects.counted().count() == 2


def test_an_adopted_session_taken_back_leaves_the_activity_as_it_was(cast: Cast) -> None:
    _course, (session,) = noted(cast)
    by_hand = activity_of(cast, "training_session", held_on=session.day, total=4)
    client = cast.officer.client()
    client.post(url("hold", session), {"asked": "1", "twin": str(by_hand.pk)})
    session.refresh_from_db()
    actions.unhold_session(session=session, by=cast.officer.actor, at=timezone.now())
    session.refresh_from_db()
    by_hand.refresh_from_db()
    assert (session.activity, by_hand.state, by_hand.adopted) == (None, ActivityState.COUNTED, False)
    assert ASKED in client.post(url("hold", session)).content.decode(), "held after all, it is asked again"


@pytest.mark.parametrize("what", ["far", "elsewhere", "kind", "taken", "number"])
def test_what_is_clearly_another_thing_is_not_asked_about(cast: Cast, what: str) -> None:
    _course, (session, other) = noted(cast, 2, village=cast.village)
    fields: dict[str, Any] = {"held_on": session.day, "total": 4, "village": cast.village}
    kind = "talk" if what == "kind" else "training_session"
    if what == "far":
        fields["held_on"] = session.day - 4 * DAY
    if what == "elsewhere":
        fields["village"] = make_unit("Cầu Tre", "thôn", parent=cast.unit)
    if what == "number":
        fields["total"] = 90
    by_hand = activity_of(cast, kind, **fields)
    if what == "taken":
        actions.hold_session(session=other, adopts=by_hand, by=cast.officer.actor, at=by_hand.recorded_at)
    assert cast.officer.client().post(url("hold", session)).status_code == 302


def test_an_activity_of_another_commune_is_neither_shown_nor_used(cast: Cast) -> None:
    _course, (session,) = noted(cast)
    over_there = activity_of(cast, "training_session", held_on=session.day, total=4)
    Activity.objects.filter(pk=over_there.pk).update(unit=cast.neighbour)
    assert cast.officer.client().post(url("hold", session)).status_code == 302
    (fresh,) = noted(cast, title="Lớp khác")[1]
    with pytest.raises(TrainingRefused, match="activity_refused"):
        actions.hold_session(session=fresh, adopts=over_there, by=cast.officer.actor, at=over_there.recorded_at)


def test_a_finished_course_asks_on_any_of_its_days_and_uses_what_is_there(cast: Cast) -> None:
    course, sessions = noted(cast, 2)
    for one in sessions:
        held(one)
    by_hand = activity_of(
        cast, "training", held_on=sessions[1].day, total=4, title="Cả lớp ghi tay", measure=Measure.PERSONS
    )
    client = cast.officer.client()
    assert ASKED in client.get(url("finish", course)).content.decode()
    course.refresh_from_db()
    assert client.post(url("finish", course), {"version": course.version}).status_code == 422
    client.post(url("finish", course), {"version": course.version, "twin": str(by_hand.pk)})
    course.refresh_from_db()
    assert (course.state, course.activity) == (CourseState.FINISHED, by_hand)
    assert Activity.objects.filter(kind__code="training").count() == 1
    client.post(url("reopen", course), {"version": course.version})
    course.refresh_from_db()
    by_hand.refresh_from_db()
    assert (course.activity, by_hand.state) == (None, ActivityState.COUNTED)


def test_a_course_of_another_week_is_finished_without_a_question(cast: Cast) -> None:
    course, (session,) = noted(cast)
    held(session)
    activity_of(cast, "training", held_on=session.day - 7 * DAY, total=4)
    client = cast.officer.client()
    assert ASKED not in client.get(url("finish", course)).content.decode()
    course.refresh_from_db()
    assert client.post(url("finish", course), {"version": course.version}).status_code == 302
    assert Activity.objects.filter(kind__code="training").count() == 2


def test_a_whole_course_recorded_in_person_times_does_not_count_beside_its_sessions(cast: Cast) -> None:
    course, sessions = noted(cast, 2)
    for one in sessions:
        held(one)
    by_hand = activity_of(cast, "training", held_on=sessions[1].day, total=4, title="Cả lớp ghi tay")
    client = cast.officer.client()
    assert "số người lấy từ điểm danh" in client.get(url("finish", course)).content.decode()
    course.refresh_from_db()
    client.post(url("finish", course), {"version": course.version, "twin": str(by_hand.pk)})
    by_hand.refresh_from_db()
    assert (by_hand.total, by_hand.measure, by_hand.adopted) == (4, Measure.PERSONS, False)
    assert Activity.objects.filter(kind__code="training").count() == 1


def test_a_whole_course_recorded_as_people_keeps_its_number(cast: Cast) -> None:
    course, (session,) = noted(cast)
    held(session)
    by_hand = activity_of(cast, "training", held_on=session.day, total=5, measure=Measure.PERSONS)
    client = cast.officer.client()
    assert "số người lấy từ điểm danh" not in client.get(url("finish", course)).content.decode()
    course.refresh_from_db()
    client.post(url("finish", course), {"version": course.version, "twin": str(by_hand.pk)})
    by_hand.refresh_from_db()
    assert (by_hand.total, by_hand.adopted) == (5, True)
