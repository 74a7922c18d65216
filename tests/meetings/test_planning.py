"""Planning, agenda, calling off; what cannot be is refused with its field."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from donghanh.community.actions import end_initiative
from donghanh.community.models import Initiative
from donghanh.foundation.records import StaleRecord
from donghanh.meetings import actions
from donghanh.meetings.actions import AgendaItem
from donghanh.meetings.loading import load_topics
from donghanh.meetings.models import Meeting, MeetingState, Topic
from donghanh.meetings.refusals import MeetingRefused
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import initiative_of, member_of
from tests.factories.meetings import held_of, meeting_of, topic_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def signed() -> dict[str, Any]:
    return {"by": make.TESTS, "at": timezone.now()}


@pytest.fixture
def club(cast: Cast) -> Initiative:
    return initiative_of(cast, makes_organisation=True)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY + 400 * DAY, "day_far"),
        (TODAY - 800 * DAY, "day_long_ago"),
    ],
)
def test_days_that_cannot_be_are_refused(club: Initiative, day: dt.date, code: str) -> None:
    with pytest.raises(MeetingRefused, match=code) as refused:
        meeting_of(club, held_on=day)
    assert refused.value.field == "held_on"
    assert not Meeting.objects.exists()


def test_before_the_founding_and_after_the_end_there_is_no_meeting(cast: Cast) -> None:
    young = initiative_of(cast, founded_on=TODAY - DAY)
    with pytest.raises(MeetingRefused, match="before_founding"):
        meeting_of(young, -2)
    end_initiative(initiative=young, expected_version=young.version, on=TODAY, reason="Sáp nhập", **signed())
    with pytest.raises(MeetingRefused, match="club_ended"):
        meeting_of(young)
    assert meeting_of(young, -1).is_planned


def test_one_club_meets_once_a_day_unless_the_first_was_called_off(club: Initiative, cast: Cast) -> None:
    first = meeting_of(club)
    with pytest.raises(MeetingRefused, match="day_taken"):
        meeting_of(club)
    meeting_of(initiative_of(cast, name="CLB Xóm dưới"))
    actions.call_off(meeting=first, expected_version=first.version, reason="Mưa lũ", **signed())
    second = meeting_of(club)
    assert second.is_planned
    first.refresh_from_db()
    with pytest.raises(MeetingRefused, match="day_taken"):
        actions.plan_again(meeting=first, expected_version=first.version, held_on=TODAY, **signed())


def test_calling_off_needs_a_reason_and_happens_once(club: Initiative) -> None:
    meeting = meeting_of(club)
    with pytest.raises(MeetingRefused, match="reason_empty"):
        actions.call_off(meeting=meeting, expected_version=meeting.version, reason="  ", **signed())
    off = actions.call_off(meeting=meeting, expected_version=meeting.version, reason="Mưa lũ", **signed())
    assert (off.state, off.reason) == (MeetingState.NOT_HELD, "Mưa lũ")
    with pytest.raises(MeetingRefused, match="cannot_move"):
        actions.call_off(meeting=off, expected_version=off.version, reason="Mưa lũ", **signed())
    with pytest.raises(MeetingRefused, match="is_off"):
        actions.mark_all(meeting=off, **signed())


def test_an_agenda_is_kept_in_order_without_its_empty_lines(club: Initiative) -> None:
    meeting, topic = meeting_of(club), topic_of()
    items = [AgendaItem("Điểm lại buổi trước", None, 10, "secretary"), AgendaItem(), AgendaItem("", topic, 45, "team")]
    meeting = actions.set_agenda(meeting=meeting, expected_version=meeting.version, items=items, **signed())
    assert [(one.order, one.text, one.minutes, one.lead) for one in meeting.agenda.all()] == [
        (1, "Điểm lại buổi trước", 10, "secretary"),
        (2, topic.name, 45, "team"),
    ]
    with pytest.raises(StaleRecord):
        actions.set_agenda(meeting=meeting, expected_version=1, items=[], **signed())


def test_a_topic_of_another_unit_is_refused(club: Initiative, cast: Cast) -> None:
    theirs = actions.add_topic(unit=cast.neighbour, name="Chuyện bên ấy", **signed())
    meeting = meeting_of(club)
    with pytest.raises(MeetingRefused, match="topic_elsewhere"):
        actions.set_agenda(
            meeting=meeting, expected_version=meeting.version, items=[AgendaItem("", theirs)], **signed()
        )


def test_moving_a_held_meeting_to_a_day_takes_its_activity_along_but_never_to_a_day_before_somebody_joined(
    club: Initiative,
) -> None:
    member_of(club, "Lù A Páo", joined_on=TODAY - 3 * DAY)
    meeting = held_of(club, -1)

    def move(day: dt.date) -> Meeting:
        return actions.edit_meeting(meeting=meeting, expected_version=meeting.version, held_on=day, **signed())

    with pytest.raises(MeetingRefused, match="not_members_then"):
        move(TODAY - 4 * DAY)
    with pytest.raises(MeetingRefused, match="in_future"):
        move(TODAY + DAY)
    moved = move(TODAY - 2 * DAY)
    assert moved.activity is not None
    moved.activity.refresh_from_db()
    assert moved.activity.held_on == TODAY - 2 * DAY


def test_own_topics_are_added_once_and_set_aside_and_the_countrys_are_not(cast: Cast) -> None:
    national = topic_of()
    own = actions.add_topic(unit=cast.unit, name="Mùa gặt", **signed())
    for name in ("mùa gặt", national.name):
        with pytest.raises(MeetingRefused, match="topic_known"):
            actions.add_topic(unit=cast.unit, name=name, **signed())
    actions.offer_topic(topic=own, expected_version=own.version, offered=False, **signed())
    assert own not in Topic.objects.offered()
    with pytest.raises(MeetingRefused, match="topic_national"):
        actions.offer_topic(topic=national, expected_version=national.version, offered=False, **signed())


def test_loading_topics_again_changes_nothing_and_leaves_own_ones_alone(cast: Cast) -> None:
    topic_of()
    actions.add_topic(unit=cast.unit, name="Mùa gặt", **signed())
    assert load_topics(**signed()) == 0
    assert Topic.objects.filter(unit=cast.unit, is_offered=True).exists()
