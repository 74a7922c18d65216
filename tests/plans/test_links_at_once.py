"""Many things tried by a personal link at the same moment, on the database where writers do not queue by themselves."""

import datetime as dt
import functools
import threading
from collections import Counter

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.notices.models import Notice
from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.actions.links import MOST_FROM_ONE_PLACE, Handed, PinAnswer
from donghanh.plans.models import PersonalLink, PinTry, TaskUpdate, UpdateKind
from donghanh.plans.models.link import MOST_WRONG
from tests.accounts.test_at_once import at_once
from tests.cast import Cast
from tests.factories import make_appointment, make_person
from tests.factories.plans import plan_of, task_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="transactions of SQLite begin IMMEDIATE, one at a time"),
]


def link_of(cast: Cast, seat: Appointment, at: dt.datetime) -> Handed:
    until = timezone.localdate(at) + dt.timedelta(days=9)
    return actions.make_link(appointment=seat, expires_on=until, by=cast.officer.actor, at=at)


def wrong_pins(handed: Handed, count: int) -> list[str]:
    return [pin for pin in (f"{number:06d}" for number in range(count + 1)) if pin != handed.pin][:count]


def test_no_more_than_five_pins_are_judged_however_many_come_together(cast: Cast) -> None:
    at = timezone.now()
    handed = link_of(cast, Appointment.objects.get(person=cast.village_head.person), at)
    tries = [
        functools.partial(actions.try_pin, link=handed.link, pin=pin, network="192.0.2.1", at=at)
        for pin in wrong_pins(handed, 14)
    ]
    at_once(*tries)
    handed.link.refresh_from_db()
    assert handed.link.wrong == MOST_WRONG
    assert PinTry.objects.count() == MOST_WRONG
    assert AuditEvent.objects.filter(verb="plans.link_locked").count() == 1
    assert Notice.objects.filter(kind="plans.link_locked").count() == 1


def test_right_pins_among_wrong_ones_are_never_counted_as_wrong(cast: Cast) -> None:
    at = timezone.now()
    handed = link_of(cast, Appointment.objects.get(person=cast.village_head.person), at)
    said: list[PinAnswer] = []

    def tried(pin: str) -> None:
        said.append(actions.try_pin(link=handed.link, pin=pin, network="192.0.2.1", at=at).answer)

    at_once(*(functools.partial(tried, pin) for pin in [*wrong_pins(handed, MOST_WRONG - 1), *[handed.pin] * 8]))
    assert Counter(said) == {PinAnswer.WRONG: MOST_WRONG - 1, PinAnswer.RIGHT: 8}
    assert PinTry.objects.count() == MOST_WRONG - 1


def test_right_pin_that_comes_behind_the_one_that_locks_is_refused_like_any_other(cast: Cast) -> None:
    """However the comparison ends, what was locked meanwhile stays locked: tries made at once open nothing more."""
    at = timezone.now()
    handed = link_of(cast, Appointment.objects.get(person=cast.village_head.person), at)
    signed = {"link": handed.link, "network": "192.0.2.1", "at": at}
    said: list[PinAnswer] = []
    for pin in wrong_pins(handed, MOST_WRONG - 1):
        actions.try_pin(pin=pin, **signed)

    def come() -> None:
        try:
            said.append(actions.try_pin(pin=handed.pin, **signed).answer)
        finally:
            connection.close()

    right = threading.Thread(target=come)
    with transaction.atomic():
        PersonalLink.objects.filter(pk=handed.link.pk).update(wrong=MOST_WRONG)
        right.start()
        right.join(1.5)  # long enough to have compared
        assert said == []
    right.join(30)
    assert said == [PinAnswer.DEAD]


def test_no_more_wrong_pins_from_one_place_are_judged_however_many_come_together(cast: Cast) -> None:
    at = timezone.now()
    names = ("An", "Bằng", "Chài", "Dín", "Ẻn", "Giàng", "Hín", "In", "Kha", "Lả")
    seats = [make_appointment(make_person(f"Lò Văn {name}"), cast.village_head.post) for name in names]
    links = [link_of(cast, seat, at) for seat in seats]
    at_once(*(
        functools.partial(actions.try_pin, link=one.link, pin=pin, network="192.0.2.1", at=at)
        for one in links for pin in wrong_pins(one, 4)
    ))  # fmt: skip
    assert sum(PersonalLink.objects.values_list("wrong", flat=True)) == MOST_FROM_ONE_PLACE


def test_two_answers_at_once_are_one_answer_and_no_crash(cast: Cast) -> None:
    at = timezone.now()
    handed = link_of(cast, Appointment.objects.get(person=cast.village_head.person), at)
    task = task_of(plan_of(cast), lead=cast.village_head.organisation, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=at)
    url = reverse("village:answer", args=[task.parties.get().pk])
    statuses: list[int] = []

    def phone(text: str) -> None:
        client = Client()
        client.post(reverse("village:door", args=[handed.secret]), {"pin": handed.pin})
        statuses.append(client.post(url, {"answer": "xong", "text": text, "done_on": ""}).status_code)

    at_once(*(functools.partial(phone, text) for text in ("46 người dự", "47 người dự", "46 người dự", "48 người dự")))
    assert len(statuses) == 4
    assert set(statuses) <= {302, 409}
    assert TaskUpdate.objects.filter(kind=UpdateKind.RESULT).count() == 1


def test_links_made_at_once_leave_one(cast: Cast) -> None:
    at = timezone.now()
    seat = Appointment.objects.get(person=cast.village_head.person)
    at_once(*(functools.partial(link_of, cast, seat, at) for _ in range(4)))
    assert PersonalLink.objects.filter(revoked_at__isnull=True).count() == 1
