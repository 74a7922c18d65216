"""Who came, marked by two people at once; closing makes one activity, correcting changes the same one."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.activities.actions import correct_activity, void_activity
from donghanh.activities.models import Activity, ActivityChange, ActivityState, Measure
from donghanh.community.actions import end_membership, erase_names, found_initiative
from donghanh.community.models import Initiative, Member
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.meetings import actions
from donghanh.meetings.actions import Guests
from donghanh.meetings.jobs import keep_meetings
from donghanh.meetings.models import Attendance, Meeting, MeetingEvent, MeetingState
from donghanh.meetings.refusals import MeetingRefused
from donghanh.meetings.wording import refusal
from tests import factories as make
from tests.cast import Cast
from tests.factories.activities import activity_in
from tests.factories.community import SHELTER, initiative_of, member_of, members_of
from tests.factories.meetings import close, held_of, meeting_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NAME = "Lù A Páo"


def signed() -> dict[str, Any]:
    return {"by": make.TESTS, "at": timezone.now()}


def mark(meeting: Meeting, member: Member, *, came: bool = True) -> int:
    return actions.mark_member(meeting=meeting, member=member, came=came, **signed())


def save(meeting: Meeting, seen: list[uuid.UUID], present: list[uuid.UUID]) -> int:
    return actions.save_attendance(meeting=meeting, seen=seen, present=present, **signed())


@pytest.fixture
def club(cast: Cast) -> Initiative:
    return initiative_of(cast, makes_organisation=True)


def test_closing_counts_members_and_guests_once_with_what_is_known_of_them(club: Initiative, cast: Cast) -> None:
    born = {"men": 1990, "old": 1940}
    member_of(club, "Anh Một", "male", born_in=born["men"])
    member_of(club, "Chị Hai", "female", born_in=born["old"])
    member_of(club, "Ai đó", "")
    meeting = held_of(club, guests=Guests(women=2, unknown=1), result="  Thống nhất.  ")
    activity = meeting.activity
    assert activity is not None
    assert (activity.total, activity.female, activity.male) == (6, 3, 1)
    assert (activity.under_16, activity.from_16_to_59, activity.from_60) == (None, 1, 1)
    assert activity.headcount is not None
    assert activity.headcount.unknown("sex") == 2
    assert (activity.state, activity.measure) == (ActivityState.COUNTED, Measure.TIMES)
    assert (activity.host, activity.village, activity.held_on) == (club.organisation, cast.village, meeting.held_on)
    assert (meeting.state, meeting.result) == (MeetingState.HELD, "Thống nhất.")


def test_where_nobodys_sex_is_known_none_is_counted_and_none_is_guessed(club: Initiative) -> None:
    member_of(club, NAME, "")
    activity = held_of(club).activity
    assert activity is not None
    assert (activity.total, activity.female, activity.male) == (1, None, None)


def test_a_meeting_is_closed_once(club: Initiative) -> None:
    members_of(club, men=2)
    meeting = held_of(club)
    for version in (meeting.version, 1):
        with pytest.raises(MeetingRefused, match="cannot_move"):
            close(meeting, expected_version=version)
    assert Activity.objects.count() == 1


def test_closing_over_a_change_somebody_made_meanwhile_is_stale_and_counts_nothing(club: Initiative) -> None:
    members_of(club, men=1)
    meeting = meeting_of(club)
    actions.mark_all(meeting=meeting, **signed())
    with pytest.raises(StaleRecord):
        close(meeting, expected_version=meeting.version + 3)
    assert not Activity.objects.exists()


def test_nobody_and_a_day_to_come_cannot_be_closed(club: Initiative) -> None:
    with pytest.raises(MeetingRefused, match="nobody_came"):
        close(meeting_of(club))
    with pytest.raises(MeetingRefused, match="in_future"):
        close(meeting_of(club, 1), guests=Guests(men=3))
    assert not Activity.objects.exists()
    assert close(meeting_of(club, -1), guests=Guests(men=3)).activity is not None


def test_two_people_marking_at_once_do_not_undo_each_other(club: Initiative) -> None:
    one, two, three = (held.member for held in members_of(club, men=3))
    meeting = meeting_of(club)
    mark(meeting, one)
    drawn = [one.pk]  # both opened the page now
    save(meeting, drawn, [one.pk, two.pk])
    assert save(meeting, drawn, [one.pk, three.pk]) == 3
    mark(meeting, one, came=False)
    assert save(meeting, drawn, [one.pk]) == 2, "what this person did not touch stays as the other left it"


def test_marking_twice_is_marking_once(club: Initiative) -> None:
    held = member_of(club, NAME)
    meeting = meeting_of(club)
    assert [mark(meeting, held.member), mark(meeting, held.member)] == [1, 1]
    assert [mark(meeting, held.member, came=False), mark(meeting, held.member, came=False)] == [0, 0]
    assert AuditEvent.objects.filter(verb="meetings.marked").count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, member=held.member, marked_at=timezone.now()) for _ in range(2)
        )


def test_everybody_of_that_day_is_marked_and_nobody_else(club: Initiative) -> None:
    held = members_of(club, men=3)
    meeting = meeting_of(club, -2)
    end_membership(membership=held[0], expected_version=1, left_on=meeting.held_on, **signed())
    assert actions.mark_all(meeting=meeting, **signed()) == 2
    with pytest.raises(MeetingRefused, match="not_member"):
        mark(meeting, held[0].member)
    other = member_of(initiative_of_other(club), "Người khác")
    with pytest.raises(MeetingRefused, match="not_member"):
        save(meeting, [], [other.member_id])


def initiative_of_other(club: Initiative) -> Initiative:
    return found_initiative(unit=club.unit, kind=club.kind, name="CLB Xóm dưới", founded_on=club.founded_on, **signed())


def test_correcting_attendance_or_guests_changes_the_same_activity(club: Initiative) -> None:
    people = [held.member_id for held in members_of(club, men=3, women=1)]
    meeting = held_of(club)
    assert save(meeting, people, people[:2]) == 2
    meeting.refresh_from_db()
    actions.correct_meeting(
        meeting=meeting, expected_version=meeting.version, guests=Guests(women=5), result="", **signed()
    )
    activity = Activity.objects.get()
    assert (activity.total, activity.female, activity.male) == (7, 5, 2)
    with pytest.raises(MeetingRefused, match="is_held"):
        mark(meeting, Member.objects.get(pk=people[3]))


def test_what_others_counted_of_the_activity_survives_a_correction(club: Initiative) -> None:
    people = [held.member_id for held in members_of(club, men=3)]
    meeting = held_of(club)
    activity = Activity.objects.get()
    known = {"female": 0, "male": 3, "minority": 2}
    correct_activity(activity=activity, expected_version=activity.version, total=3, known=known, **signed())
    save(meeting, people, people[:2])
    activity.refresh_from_db()
    assert (activity.total, activity.minority, activity.male) == (2, 2, 2)


def test_taking_the_last_mark_of_a_held_meeting_back_is_refused_and_changes_nothing(club: Initiative) -> None:
    held = member_of(club, NAME)
    meeting = held_of(club)
    with pytest.raises(MeetingRefused, match="nobody_came"):
        save(meeting, [held.member_id], [])
    assert Attendance.objects.count() == 1


def test_a_meeting_closed_by_mistake_leaves_the_totals_and_comes_back_with_the_same_activity(club: Initiative) -> None:
    members_of(club, men=2)
    meeting = held_of(club)
    off = actions.call_off(meeting=meeting, expected_version=meeting.version, reason="Ghi nhầm ngày", **signed())
    assert Activity.objects.get().state == ActivityState.VOID
    again = actions.plan_again(meeting=off, expected_version=off.version, held_on=off.held_on - DAY, **signed())
    assert Attendance.objects.filter(meeting=again).count() == 2
    closed = close(again, guests=Guests(men=1))
    activity = Activity.objects.get()
    assert (activity.state, activity.total, activity.held_on) == (ActivityState.COUNTED, 3, closed.held_on)


def test_an_activity_cancelled_on_its_own_page_is_not_taken_up_by_a_correction(club: Initiative) -> None:
    people = [held.member_id for held in members_of(club, men=2)]
    meeting = held_of(club)
    activity = Activity.objects.get()
    void_activity(activity=activity, expected_version=activity.version, reason="Trùng", **signed())
    with pytest.raises(MeetingRefused, match="activity_refused"):
        save(meeting, people, people[:1])
    assert Attendance.objects.count() == 2


def test_an_activity_somebody_recorded_by_hand_is_adopted_and_never_by_two(club: Initiative, cast: Cast) -> None:
    assert club.organisation is not None
    members_of(club, men=2)
    by_hand = activity_in(cast.unit, club.organisation, "club_meeting", total=9, held_on=timezone.localdate())
    meeting = held_of(club, adopts=by_hand)
    assert meeting.activity == by_hand
    save(meeting, list(Attendance.objects.values_list("member_id", flat=True)[:1]), [])
    by_hand.refresh_from_db()
    assert (Activity.objects.count(), by_hand.total) == (1, 9), "what was counted by hand stays"
    actions.mark_all(meeting=meeting_of(club, -1), **signed())
    with pytest.raises(MeetingRefused, match="activity_refused") as refused:
        close(Meeting.objects.get(state=MeetingState.PLANNED), adopts=by_hand)
    assert "dùng cho một việc khác" in refusal(refused.value)


def test_a_meeting_called_off_lets_an_adopted_activity_stand(club: Initiative, cast: Cast) -> None:
    assert club.organisation is not None
    members_of(club, men=2)
    by_hand = activity_in(cast.unit, club.organisation, "club_meeting", total=9, held_on=timezone.localdate())
    meeting = held_of(club, adopts=by_hand)
    off = actions.call_off(meeting=meeting, expected_version=meeting.version, reason="Nhầm buổi", **signed())
    by_hand.refresh_from_db()
    assert (off.activity, by_hand.state, by_hand.adopted) == (None, ActivityState.COUNTED, False)


def test_an_activity_without_its_number_takes_the_roll(club: Initiative, cast: Cast) -> None:
    assert club.organisation is not None
    members_of(club, men=2)
    by_hand = activity_in(cast.unit, club.organisation, "club_meeting", held_on=timezone.localdate())
    held_of(club, adopts=by_hand)
    by_hand.refresh_from_db()
    assert (by_hand.total, by_hand.adopted) == (2, False)


def test_no_name_reaches_the_activity_the_audit_log_or_the_stories(club: Initiative) -> None:
    held = member_of(club, NAME)
    meeting = meeting_of(club, topic="Việc nhà")
    mark(meeting, held.member)
    meeting = close(meeting, result="Thống nhất.")
    save(meeting, [], [])
    activity = Activity.objects.get()
    told = [
        activity.title, activity.note, str(activity.details), activity.search,
        *(f"{one.text}{one.changes}" for one in ActivityChange.objects.all()),
        *(one.text for one in MeetingEvent.objects.all()),
        *(f"{one.old}{one.new}" for one in AuditEvent.objects.filter(verb__startswith="meetings.")),
        *(f"{one.old}{one.new}" for one in AuditEvent.objects.filter(verb__startswith="activities.")),
    ]  # fmt: skip
    assert not [text for text in told if NAME in text or str(held.member_id) in text]


def test_when_a_name_is_erased_the_row_and_the_count_stay(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    held = member_of(club, NAME, born_in=1990)
    meeting = held_of(club, -400)
    end_membership(membership=held, expected_version=1, left_on=meeting.held_on + DAY, **signed())
    later = timezone.now() + dt.timedelta(days=366 * 6)
    assert erase_names(by=make.TESTS, at=later) == 1
    assert Attendance.objects.get().member.full_name == ""
    activity = Activity.objects.get()
    assert (activity.total, activity.male) == (1, 1)
    with pytest.raises(MeetingRefused, match="too_old"):
        actions.save_attendance(meeting=meeting, seen=[held.member_id], present=[], by=make.TESTS, at=later)


def test_a_kind_nobody_joins_has_no_meetings_and_a_protected_club_no_place(cast: Cast, club: Initiative) -> None:
    with pytest.raises(MeetingRefused, match="no_members"):
        meeting_of(initiative_of(cast, SHELTER, "Nơi tạm lánh số 1"))
    Initiative.objects.filter(pk=club.pk).update(is_protected=True)
    club.refresh_from_db()
    with pytest.raises(MeetingRefused, match="place_protected"):
        meeting_of(club, place="Nhà bà Mẩy")
    assert meeting_of(club).place == ""


def test_when_a_club_becomes_protected_its_places_leave_meetings_activities_and_stories(
    club: Initiative, cast: Cast
) -> None:
    members_of(club, men=2)
    meeting = actions.edit_meeting(
        meeting=held_of(club), expected_version=2, held_on=timezone.localdate(), place="Nhà bà Mẩy", **signed()
    )
    assert keep_meetings.func(day="2026-01-01") == 0
    Initiative.objects.filter(pk=club.pk).update(is_protected=True)
    page = cast.officer.client().get(f"/sinh-hoat/{meeting.pk}/").content.decode()
    assert "Nhà bà Mẩy" not in page
    assert keep_meetings.func(day="2026-01-01") == 1
    assert keep_meetings.func(day="2026-01-01") == 0
    activity = Activity.objects.get()
    assert (activity.place, activity.village, activity.total) == ("", None, 2)
    meeting.refresh_from_db()
    assert meeting.place == ""
    told = [meeting.search, activity.search, *(str(one.changes) for one in ActivityChange.objects.all())]
    assert not [text for text in told if "Mẩy" in text or "may" in text]
