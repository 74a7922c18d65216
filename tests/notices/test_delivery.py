"""Messages leave at most once; what may have left is listed and never sent again."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.notices.actions import Told, choose_channels, queue_messages, tell
from donghanh.notices.channels import NotSent
from donghanh.notices.delivery import TRIES, SomeWait, deliver
from donghanh.notices.kinds import Kind, register
from donghanh.notices.models import Message, MessageState, Notice
from tests.cast import Cast
from tests.notices.roads import Road

DAY = dt.date(2026, 3, 10)
TESTS = Actor.system("tests")
OTHER = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def road(settings: Any) -> type[Road]:
    """One road, which takes everything."""
    settings.NOTICE_CHANNELS = ["tests.notices.roads.Road"]
    Road.sent.clear()
    Road.trouble.clear()
    register(Kind("test", "bell", "due", lambda facts: "", lambda facts: f"{len(facts)} việc đến hạn"))
    return Road


def told(cast: Cast, *keys: str, day: dt.date = DAY) -> None:
    rows = [Told(cast.partner.person.pk, key, "test", "Thăm nhà chị Hoa ở Bãi Sậy") for key in keys]
    tell(told=rows, day=day, by=TESTS, at=timezone.now())


def queued(cast: Cast, *keys: str, day: dt.date = DAY) -> Message:
    told(cast, *(keys or ("a",)), day=day)
    queue_messages(day=day, by=TESTS, at=timezone.now())
    return Message.objects.get(day=day)


def state() -> str:
    return Message.objects.get().state


def test_one_message_a_day_says_how_many_and_not_what_or_who(cast: Cast, road: type[Road]) -> None:
    queued(cast, "a", "b", "c")
    assert deliver(day=DAY) == 1
    ((_, subject, body),) = road.sent
    assert body.startswith("3 việc đến hạn.")
    assert "https://xa.example.vn/" in body
    assert not {"Hoa", "Bãi Sậy", cast.partner.person.full_name} & {*body.split(), *subject.split()}
    assert state() == MessageState.SENT


def test_who_is_told_more_later_in_the_day_gets_no_second_message(cast: Cast, road: type[Road]) -> None:
    queued(cast, "a")
    deliver(day=DAY)
    queued(cast, "b")
    assert deliver(day=DAY) == 0
    assert len(road.sent) == 1


def test_what_was_told_before_is_not_told_again(cast: Cast) -> None:
    told(cast, "a", "b")
    told(cast, "b", "c", day=DAY + OTHER)
    assert list(Notice.objects.order_by("key").values_list("key", "day")) == [
        ("a", DAY),
        ("b", DAY),
        ("c", DAY + OTHER),
    ]


def test_a_notice_leads_nowhere_but_into_the_platform(cast: Cast) -> None:
    for url in ("https://xa.example.com/", "//xa.example.com", "/\\xa.example.com", "viec/"):
        with pytest.raises(ValueError, match="path"):
            tell(told=[Told(cast.partner.person.pk, "a", "test", url=url)], day=DAY, by=TESTS, at=timezone.now())


def test_each_chosen_road_is_used_and_no_other(cast: Cast, settings: Any) -> None:
    settings.NOTICE_CHANNELS = ["tests.notices.roads.Road", "tests.notices.roads.Second"]
    person = cast.partner.person
    choose_channels(person=person, chosen=["sms"], digest_weekday=0, email=None, by=TESTS, at=timezone.now())
    assert queued(cast).channel == "sms"


def test_who_wants_no_message_gets_none(cast: Cast) -> None:
    person = cast.partner.person
    choose_channels(person=person, chosen=[], digest_weekday=0, email=None, by=TESTS, at=timezone.now())
    told(cast, "a")
    queue_messages(day=DAY, by=TESTS, at=timezone.now())
    assert not Message.objects.exists()


def test_a_closed_account_gets_no_message(cast: Cast) -> None:
    type(cast.partner.user).objects.filter(pk=cast.partner.user.pk).update(is_active=False)
    told(cast, "a")
    queue_messages(day=DAY, by=TESTS, at=timezone.now())
    assert not Message.objects.exists()


def test_a_certain_refusal_ends_failed(cast: Cast, road: type[Road]) -> None:
    queued(cast)
    road.trouble.append(NotSent("refused"))
    assert deliver(day=DAY) == 0
    assert state() == MessageState.FAILED


def test_who_could_not_be_reached_is_tried_again_a_few_times(cast: Cast, road: type[Road]) -> None:
    queued(cast)
    road.trouble.extend(NotSent("unreachable", again=True) for _ in range(2))
    for _ in range(2):
        with pytest.raises(SomeWait):
            deliver(day=DAY)
    assert deliver(day=DAY) == 1
    assert Message.objects.get().attempts == 3


def test_who_can_never_be_reached_ends_failed(cast: Cast, road: type[Road]) -> None:
    queued(cast)
    road.trouble.extend(NotSent("unreachable", again=True) for _ in range(TRIES))
    for _ in range(TRIES - 1):
        with pytest.raises(SomeWait):
            deliver(day=DAY)
    assert deliver(day=DAY) == 0
    assert state() == MessageState.FAILED


def test_any_other_trouble_leaves_it_uncertain_and_it_is_not_sent_again(cast: Cast, road: type[Road]) -> None:
    queued(cast)
    road.trouble.append(TimeoutError())
    assert deliver(day=DAY) == 0
    assert state() == MessageState.UNCERTAIN
    assert deliver(day=DAY) == 0
    assert road.sent == []


def test_what_waited_past_its_day_is_not_sent(cast: Cast, road: type[Road]) -> None:
    queued(cast)
    assert deliver(day=DAY + OTHER) == 0
    assert (state(), Message.objects.get().reason) == (MessageState.FAILED, "too_late")


def test_a_road_that_was_closed_meanwhile_fails(cast: Cast, settings: Any) -> None:
    queued(cast)
    settings.NOTICE_CHANNELS = []
    assert deliver(day=DAY) == 0
    assert Message.objects.get().reason == "closed"


def test_one_persons_trouble_does_not_keep_others_waiting(cast: Cast, road: type[Road]) -> None:
    told(cast, "a")
    tell(told=[Told(cast.leader.person.pk, "a", "test")], day=DAY, by=TESTS, at=timezone.now())
    queue_messages(day=DAY, by=TESTS, at=timezone.now())
    road.trouble.append(RuntimeError("whatever"))
    assert deliver(day=DAY) == 1


def test_a_message_somebody_is_sending_this_moment_is_left_alone(cast: Cast, road: type[Road]) -> None:
    message = queued(cast)
    Message.objects.filter(pk=message.pk).update(state=MessageState.SENDING, claimed_at=timezone.now())
    assert deliver(day=DAY) == 0
    assert state() == MessageState.SENDING


def test_a_slow_sender_that_was_given_up_still_says_that_it_sent(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_args: object) -> None:
        Message.objects.update(state=MessageState.UNCERTAIN)  # another worker looked

    queued(cast)
    monkeypatch.setattr(Road, "send", meanwhile)
    assert deliver(day=DAY) == 1
    assert state() == MessageState.SENT
