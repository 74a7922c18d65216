"""Many PINs tried at the same moment, on the database where writers do not queue by themselves."""

import datetime as dt
import functools

import pytest
from django.db import connection
from django.utils import timezone

from donghanh.people.models import Appointment
from donghanh.plans import actions
from donghanh.plans.models.link import MOST_WRONG
from tests.accounts.test_at_once import at_once
from tests.cast import Cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="transactions of SQLite begin IMMEDIATE, one at a time"),
]


def test_no_more_than_five_pins_are_judged_however_many_come_together(cast: Cast) -> None:
    at, today = timezone.now(), timezone.localdate()
    seat = Appointment.objects.get(person=cast.village_head.person)
    handed = actions.make_link(appointment=seat, expires_on=today + dt.timedelta(days=9), by=cast.officer.actor, at=at)
    wrong = [pin for pin in ("000001", "000002", "000003", "000004", "000005", "000006", "000007") if pin != handed.pin]
    tries = [
        functools.partial(actions.try_pin, link=handed.link, pin=pin, day=today, at=at) for pin in (*wrong, *wrong)
    ]
    at_once(*tries)
    handed.link.refresh_from_db()
    assert handed.link.wrong == MOST_WRONG
    assert actions.try_pin(link=handed.link, pin=handed.pin, day=today, at=at) is None
