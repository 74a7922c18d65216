"""A turn that somebody recorded by hand already is asked about before it counts twice; all others stay one tap."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityState
from donghanh.communication import actions
from donghanh.communication.models import Airing, AiringState, Slot
from tests.cast import Cast
from tests.factories.activities import activity_of
from tests.factories.communication import TODAY, approved_script, slot_of

pytestmark = pytest.mark.django_db
ASKED = "Dùng hoạt động đã ghi"
DAY = dt.timedelta(days=1)


def air(cast: Cast, slot: Slot, **fields: Any) -> Any:
    data = {"ngay": slot.first_on.isoformat()} | fields
    return cast.officer.client().post(reverse("communication:air", args=[slot.pk]), data)


def air_day(cast: Cast, **fields: Any) -> Any:
    return cast.officer.client().post(reverse("communication:air_day"), {"ngay": TODAY.isoformat()} | fields)


def by_hand_of(cast: Cast, **fields: Any) -> Activity:
    values = {"held_on": TODAY, "host": cast.partner.organisation, "title": "Ghi tay", "quantity": 2} | fields
    return activity_of(cast, values.pop("kind", "broadcast"), **values)


def test_one_recorded_by_hand_is_shown_and_used(cast: Cast) -> None:
    slot, by_hand = slot_of(cast), by_hand_of(cast)
    answer = air(cast, slot)
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (ASKED, "Vẫn ghi riêng", "Ghi tay", cast.officer.person.full_name, cast.partner.organisation.name):
        assert words in page
    assert "checked" not in page, "nothing is chosen beforehand"
    assert "Chọn một câu trả lời" not in page
    assert "Chọn một câu trả lời" in air(cast, slot, asked="1").content.decode()
    assert not Airing.objects.exists()
    assert air(cast, slot, asked="1", twin=str(by_hand.pk)).status_code == 302
    airing = Airing.objects.get()
    assert (airing.state, airing.activity, airing.script_number) == (AiringState.AIRED, by_hand, 1)
    assert Activity.objects.get().quantity == 2, "its figures stay"


def test_another_one_is_recorded_beside(cast: Cast) -> None:
    slot, by_hand = slot_of(cast), by_hand_of(cast)
    air(cast, slot, asked="1", twin="rieng")
    assert Airing.objects.get().activity != by_hand
    assert Activity.objects.counted().count() == 2


def test_a_mark_taken_back_leaves_what_was_recorded_by_hand(cast: Cast) -> None:
    slot, by_hand = slot_of(cast), by_hand_of(cast)
    airing = actions.mark_aired(slot=slot, on=TODAY, adopts=by_hand, by=cast.partner.actor, at=timezone.now())
    actions.take_mark_back(airing=airing, reason="Nhầm ngày", by=cast.partner.actor, at=timezone.now())
    by_hand.refresh_from_db()
    airing.refresh_from_db()
    assert (airing.state, airing.activity, by_hand.state) == (AiringState.OPEN, None, ActivityState.COUNTED)
    assert ASKED in air(cast, slot).content.decode()


@pytest.mark.parametrize("what", ["day", "hour", "kind", "village", "taken", "commune", "void"])
def test_what_is_clearly_another_thing_stays_one_tap(cast: Cast, what: str) -> None:
    script = approved_script(cast)
    slot, earlier = slot_of(cast, script), slot_of(cast, script, starts_at=dt.time(5))
    fields: dict[str, Any] = {
        "day": {"held_on": TODAY - DAY},
        "hour": {"starts_at": dt.time(6, 30)},
        "kind": {"kind": "talk"},
        "village": {"village": cast.village, "host": cast.police},
    }.get(what, {})
    by_hand = by_hand_of(cast, **fields)
    rows = Activity.objects.filter(pk=by_hand.pk)
    if what == "taken":
        actions.mark_aired(slot=earlier, on=TODAY, adopts=by_hand, by=cast.partner.actor, at=timezone.now())
    if what == "commune":
        rows.update(unit=cast.neighbour)
    if what == "void":
        rows.update(state=ActivityState.VOID)
    assert air(cast, slot).status_code == 302
    assert Airing.objects.get(slot=slot).activity != by_hand


def test_a_station_is_not_shown_what_another_body_recorded(cast: Cast) -> None:
    slot = slot_of(cast)
    by_hand_of(cast, host=cast.police)
    client = cast.partner.client()
    assert client.post(reverse("communication:air", args=[slot.pk]), {"ngay": TODAY.isoformat()}).status_code == 302


def test_a_day_at_once_asks_of_those_in_doubt_and_marks_the_others_with_them(cast: Cast) -> None:
    script = approved_script(cast)
    one, two, three = (slot_of(cast, script, starts_at=dt.time(hour)) for hour in (5, 6, 17))
    by_hand = by_hand_of(cast, starts_at=dt.time(6))
    loose = by_hand_of(cast, starts_at=dt.time(17), title="Buổi chiều")
    page = air_day(cast).content.decode()
    assert f"twin_{one.pk}" not in page
    assert f"twin_{two.pk}" in page
    assert not Airing.objects.exists()
    answers = {f"twin_{two.pk}": str(by_hand.pk), f"twin_{three.pk}": "rieng"}
    assert air_day(cast, asked="1", **answers).status_code == 302
    used = dict(Airing.objects.values_list("slot", "activity"))
    assert used[two.pk] == by_hand.pk
    assert loose.pk not in used.values()
    assert Activity.objects.count() == 4


def test_one_activity_is_not_two_turns(cast: Cast) -> None:
    script = approved_script(cast)
    slots = [slot_of(cast, script, starts_at=dt.time(hour)) for hour in (5, 17)]
    by_hand = by_hand_of(cast)
    answer = air_day(cast, asked="1", **{f"twin_{slot.pk}": str(by_hand.pk) for slot in slots})
    assert answer.status_code == 422
    assert "đã chọn cho mục ở trên" in answer.content.decode()
    assert not Airing.objects.exists()


def test_a_day_without_twins_stays_one_tap_and_asks_as_often_for_ten_as_for_one(cast: Cast) -> None:
    script = approved_script(cast)
    slot_of(cast, script, starts_at=dt.time(4))
    by_hand_of(cast)
    with CaptureQueriesContext(connection) as few:
        assert air_day(cast).status_code == 422
    for hour in range(5, 14):
        slot_of(cast, script, starts_at=dt.time(hour))
    with CaptureQueriesContext(connection) as many:
        assert air_day(cast).status_code == 422
    assert len(many) == len(few)
    Activity.objects.all().update(state=ActivityState.VOID)
    assert air_day(cast).status_code == 302
    assert Airing.objects.count() == 10
