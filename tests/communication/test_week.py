"""The week: slots, overlaps, copying; turns aired exactly once, not aired, taken back."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.actions import void_activity
from donghanh.activities.models import Activity, ActivityState, ActivityTask
from donghanh.communication import actions
from donghanh.communication.models import Airing, AiringState, Slot
from donghanh.communication.queries.week import Turn, monday_of, turns_in, week_of
from donghanh.communication.refusals import CommunicationRefused
from tests.cast import Cast
from tests.factories.communication import TODAY, approved_script, edit_text, script_of, slot_of
from tests.factories.plans import plan_of, task_of

WEEK = dt.timedelta(days=7)
NOW = timezone.now()


def _turns(cast: Cast, monday: dt.date) -> list[Turn]:
    return turns_in(week_of(Slot.objects.visible_to(cast.officer.scope), monday, pace=150))


def _air(slot: Slot, cast: Cast, on: dt.date = TODAY) -> Airing:
    return actions.mark_aired(slot=slot, on=on, by=cast.partner.actor, at=timezone.now())


def test_only_an_approved_script_is_scheduled(cast: Cast) -> None:
    with pytest.raises(CommunicationRefused, match="not_approved"):
        slot_of(cast, script_of(cast))
    held = edit_text(approved_script(cast), cast, "Đã duyệt rồi lại sửa")
    with pytest.raises(CommunicationRefused, match="not_approved"):
        slot_of(cast, held)
    assert not Slot.objects.exists()


def test_the_form_says_why_a_draft_is_not_scheduled_and_keeps_what_was_typed(cast: Cast) -> None:
    script = script_of(cast, title="Bài còn nháp")
    answer = cast.officer.client().post(
        reverse("communication:slot_new"),
        {"script": script.pk, "first_on": f"{TODAY:%d/%m/%Y}", "starts_at": "5h30", "times": "2",
         "station": cast.partner.organisation.pk},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bài “Bài còn nháp” chưa được duyệt" in page
    assert 'value="5h30"' in page


def test_a_slot_comes_on_its_day_of_each_week_up_to_the_last(cast: Cast) -> None:
    slot = slot_of(cast, last_on=TODAY + 2 * WEEK + dt.timedelta(days=3))
    assert slot.last_on == TODAY + 2 * WEEK
    assert [slot.falls_on(TODAY + n * WEEK) for n in range(4)] == [True, True, True, False]
    assert not slot.falls_on(TODAY + dt.timedelta(days=1))
    assert slot.days_between(TODAY - WEEK, TODAY + WEEK) == [TODAY, TODAY + WEEK]


def test_overlapping_slots_of_a_station_are_told_and_may_be_kept(cast: Cast) -> None:
    slot_of(cast, starts_at=dt.time(17, 0), times=3)
    script = approved_script(cast, title="Bài khác")
    with pytest.raises(CommunicationRefused, match="overlaps"):
        slot_of(cast, script, starts_at=dt.time(17, 2))
    slot_of(cast, script, starts_at=dt.time(17, 2), accepts_overlap=True)
    assert [turn.clashes for turn in _turns(cast, monday_of(TODAY))] == [True, True]


def test_one_after_the_other_and_another_station_do_not_overlap(cast: Cast) -> None:
    script = approved_script(cast)
    slot_of(cast, script, starts_at=dt.time(17, 0), times=2)
    slot_of(cast, script, starts_at=dt.time(17, 2))
    slot_of(cast, script, starts_at=dt.time(17, 0), station=cast.school)
    slot_of(cast, script, starts_at=dt.time(17, 0), first_on=TODAY + dt.timedelta(days=1))
    assert not any(turn.clashes for turn in _turns(cast, monday_of(TODAY)))


def test_a_turn_that_was_aired_makes_one_activity(cast: Cast) -> None:
    slot = slot_of(cast, times=2)
    assert not Activity.objects.exists(), "a plan makes no activity"
    first, second = _air(slot, cast), _air(slot, cast)
    activity = Activity.objects.get()
    assert first == second
    assert (activity.host, activity.quantity, activity.state) == (slot.station, 2, ActivityState.COUNTED)
    assert activity.details == {"minutes": 1, "topic": "Gia đình, chia sẻ việc nhà"}
    assert activity.kind.code == "broadcast"


def test_two_people_who_press_at_once_make_one_activity(cast: Cast) -> None:
    slot = slot_of(cast)
    for member in (cast.partner, cast.officer):
        answer = member.client().post(reverse("communication:air", args=[slot.pk]), {"ngay": TODAY.isoformat()})
        assert answer.status_code == 302
    assert Activity.objects.count() == 1


def test_all_of_a_day_is_marked_at_once_but_what_was_said_stays(cast: Cast) -> None:
    script = approved_script(cast)
    one, two, three = (slot_of(cast, script, starts_at=dt.time(hour)) for hour in (5, 6, 17))
    elsewhere = slot_of(cast, script, station=cast.school)
    actions.mark_missed(slot=two, on=TODAY, reason="Mất điện", by=cast.partner.actor, at=NOW)
    address = reverse("communication:air_day")
    for _twice in range(2):
        cast.partner.client().post(address, {"ngay": TODAY.isoformat()})
    states = dict(Airing.objects.values_list("slot", "state"))
    assert states == {one.pk: "aired", two.pk: "missed", three.pk: "aired"}
    assert elsewhere.pk not in states, "another station's turns are not this body's to mark"
    assert Activity.objects.count() == 2


def test_a_mark_taken_back_cancels_the_activity_and_marking_again_takes_the_same(cast: Cast) -> None:
    slot = slot_of(cast)
    airing = _air(slot, cast)
    actions.take_mark_back(airing=airing, reason="Nhầm ngày", by=cast.partner.actor, at=NOW)
    activity = Activity.objects.get()
    assert (activity.state, activity.void_reason) == (ActivityState.VOID, "Nhầm ngày")
    again = _air(slot, cast)
    assert again.activity == Activity.objects.get()
    assert Activity.objects.get().state == ActivityState.COUNTED


def test_not_aired_after_all_cancels_and_aired_after_all_counts_again(cast: Cast) -> None:
    slot = slot_of(cast)
    _air(slot, cast)
    missed = actions.mark_missed(slot=slot, on=TODAY, reason="Hỏng loa", by=cast.partner.actor, at=NOW)
    assert missed.state == AiringState.MISSED
    assert Activity.objects.standing().count() == 0
    assert _air(slot, cast).state == AiringState.AIRED
    assert Activity.objects.standing().count() == 1


def test_an_activity_cancelled_on_its_own_page_leaves_the_turn_open(cast: Cast) -> None:
    slot = slot_of(cast)
    activity = _air(slot, cast).activity
    assert activity is not None
    void_activity(activity=activity, expected_version=activity.version, reason="Nhầm", by=cast.officer.actor, at=NOW)
    turn = _turns(cast, monday_of(TODAY))[0]
    assert (turn.state, turn.is_cancelled) == (AiringState.OPEN, True)
    _air(slot, cast)
    assert Activity.objects.get().state == ActivityState.COUNTED


def test_a_day_to_come_and_a_day_without_a_turn_are_refused(cast: Cast) -> None:
    slot = slot_of(cast, last_on=TODAY + WEEK)
    with pytest.raises(CommunicationRefused, match="not_yet"):
        _air(slot, cast, TODAY + WEEK)
    with pytest.raises(CommunicationRefused, match="no_turn"):
        _air(slot, cast, TODAY - dt.timedelta(days=1))
    assert not Activity.objects.exists()


def test_not_aired_needs_a_reason(cast: Cast) -> None:
    slot = slot_of(cast)
    address = reverse("communication:miss", args=[slot.pk]) + f"?ngay={TODAY.isoformat()}"
    answer = cast.partner.client().post(address, {"reason": "  "})
    assert answer.status_code == 422
    assert "Ghi lý do" in answer.content.decode()
    assert not Airing.objects.exists()


def test_what_was_aired_counts_for_the_task_of_its_slot(cast: Cast) -> None:
    task = task_of(plan_of(cast), cast=cast)
    slot = slot_of(cast, task=task)
    _air(slot, cast)
    assert ActivityTask.objects.get().task == task


def test_a_week_is_laid_out_like_the_one_before_once(cast: Cast) -> None:
    script, monday = approved_script(cast), monday_of(TODAY)
    before = monday - WEEK
    slot_of(cast, script, first_on=before, starts_at=dt.time(5))
    slot_of(cast, script, first_on=before + dt.timedelta(days=2), starts_at=dt.time(6), last_on=monday + 3 * WEEK)
    unapproved = approved_script(cast, title="Bài sẽ sửa")
    slot_of(cast, unapproved, first_on=before, starts_at=dt.time(20))
    edit_text(unapproved, cast, "Chưa duyệt lại")
    made = [actions.copy_week(unit=cast.unit, monday=monday, by=cast.officer.actor, at=NOW) for _twice in range(2)]
    assert made == [1, 0]
    assert [(turn.on, turn.slot.starts_at.hour) for turn in _turns(cast, monday)] == [
        (monday, 5),
        (monday + dt.timedelta(days=2), 6),
    ]


def test_a_slot_ends_from_a_day_on_but_not_before_what_was_marked(cast: Cast) -> None:
    slot = slot_of(cast, first_on=TODAY - WEEK, last_on=TODAY + 2 * WEEK)
    _air(slot, cast)
    with pytest.raises(CommunicationRefused, match="marked_later"):
        actions.end_slot(slot=slot, from_on=TODAY, by=cast.officer.actor, at=NOW)
    held = actions.end_slot(slot=slot, from_on=TODAY + WEEK, by=cast.officer.actor, at=NOW)
    assert held is not None
    assert held.last_on == TODAY
    fresh = slot_of(cast, starts_at=dt.time(21))
    assert actions.end_slot(slot=fresh, from_on=TODAY, by=cast.officer.actor, at=NOW) is None
    assert not Slot.objects.filter(pk=fresh.pk).exists()


def test_a_slot_that_is_over_says_so_and_offers_no_end(cast: Cast) -> None:
    running = slot_of(cast, first_on=TODAY - WEEK, last_on=TODAY + WEEK)
    over = slot_of(cast, first_on=TODAY - 2 * WEEK, last_on=TODAY - WEEK, starts_at=dt.time(21))
    pages = [
        cast.officer.client().get(reverse("communication:slot", args=[slot.pk])).content.decode()
        for slot in (running, over)
    ]
    assert ["Đã hết lịch" in page for page in pages] == [False, True]
    assert ["Bỏ khung giờ này từ hôm nay" in page for page in pages] == [True, False]


def test_a_slot_whose_marks_were_taken_back_can_go(cast: Cast) -> None:
    slot = slot_of(cast)
    airing = _air(slot, cast)
    activity = airing.activity
    assert activity is not None
    void_activity(activity=activity, expected_version=activity.version, reason="Nhầm", by=cast.officer.actor, at=NOW)
    page = cast.officer.client().get(reverse("communication:week")).content.decode()
    assert reverse("communication:unmark", args=[slot.pk]) in page
    actions.take_mark_back(airing=airing, reason="Xếp nhầm", by=cast.officer.actor, at=NOW)
    assert actions.end_slot(slot=slot, from_on=TODAY, by=cast.officer.actor, at=NOW) is None
    assert Activity.objects.get().state == ActivityState.VOID, "what was recorded stays readable"


def test_another_body_neither_sees_nor_marks_a_station(cast: Cast) -> None:
    slot = slot_of(cast)
    address = reverse("communication:air", args=[slot.pk])
    for member in (cast.village_head, cast.stranger, cast.leader):
        assert member.client().post(address, {"ngay": TODAY.isoformat()}).status_code == 404
    assert not Activity.objects.exists()
    assert not Slot.objects.visible_to(cast.village_head.scope).exists()


def test_a_body_sees_where_its_script_is_read_and_does_not_mark_it(cast: Cast) -> None:
    slot = slot_of(cast, approved_script(cast, by=cast.partner), station=cast.school)
    assert Slot.objects.visible_to(cast.partner.scope).get() == slot
    assert not Slot.objects.markable_by(cast.partner.scope).exists()


def test_the_week_asks_as_often_for_ten_as_for_one(cast: Cast) -> None:
    client, script = cast.officer.client(), approved_script(cast)
    slot_of(cast, script, starts_at=dt.time(4))
    counted = []
    client.get(reverse("communication:week"))
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("communication:week"))
        counted.append(len(queries))
        for hour in range(5, 14):
            _air(slot_of(cast, script, starts_at=dt.time(hour), accepts_overlap=True), cast)
    assert counted[0] == counted[1]


@pytest.mark.parametrize("typed", ["khong-phai-ngay", "2026-13-40", "9999-01-01", ""])
def test_nonsense_in_the_address_shows_this_week(cast: Cast, typed: str) -> None:
    answer = cast.officer.client().get(reverse("communication:week"), {"tuan": typed, "dai": typed})
    assert answer.status_code == 200
    assert f"{monday_of(TODAY):%d/%m/%Y}" in answer.content.decode()


def test_paper_and_file_say_the_same_week(cast: Cast) -> None:
    slot_of(cast)
    client = cast.officer.client()
    assert "Chia việc nhà" in client.get(reverse("communication:week_print")).content.decode()
    exported = b"".join(client.get(reverse("communication:week_export")).streaming_content).decode()
    assert "Chia việc nhà" in exported
    assert "Chưa đánh dấu" in exported


def test_until_a_day_and_for_so_many_weeks_are_not_both_given(cast: Cast) -> None:
    script = approved_script(cast)
    fields = {"script": script.pk, "first_on": f"{TODAY:%d/%m/%Y}", "starts_at": "17:00", "times": "1",
              "station": cast.partner.organisation.pk}  # fmt: skip
    client, address = cast.officer.client(), reverse("communication:slot_new")
    both = client.post(address, fields | {"weeks": "3", "last_on": f"{TODAY + WEEK:%d/%m/%Y}"})
    assert both.status_code == 422
    assert "Chỉ ghi một trong hai" in both.content.decode()
    assert client.post(address, fields | {"weeks": "3"}).status_code == 302
    assert Slot.objects.get().last_on == TODAY + 2 * WEEK


def test_the_page_of_the_activity_leads_back_to_the_schedule(cast: Cast) -> None:
    airing = _air(slot_of(cast), cast)
    page = cast.officer.client().get(reverse("activities:activity", args=[airing.activity_id])).content.decode()
    assert "Từ lịch phát thanh" in page
