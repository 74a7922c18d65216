"""What was told long ago is deleted; what is still in doubt is not."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.notices.actions import Told, forget_before, note_checked, tell
from donghanh.notices.jobs import KEPT, forget_old
from donghanh.notices.models import Message, MessageState, Notice
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 10)
TESTS = Actor.system("tests")
NOW = timezone.now()


def told(cast: Cast, day: dt.date) -> None:
    person = cast.partner.person.pk
    tell(told=[Told(person, f"due:{day}", "plans.due")], day=day, by=TESTS, at=NOW)


def sent(cast: Cast, day: dt.date, state: MessageState) -> Message:
    claimed = NOW - dt.timedelta(days=1) if state == MessageState.SENDING else None
    return Message.objects.create(
        recipient=cast.partner.person, day=day, channel="email", state=state, made_at=NOW, claimed_at=claimed
    )


def test_what_was_told_before_the_day_goes_and_the_day_itself_stays(cast: Cast) -> None:
    for day in (DAY - dt.timedelta(days=1), DAY):
        told(cast, day)
        sent(cast, day, MessageState.SENT)
    assert forget_before(day=DAY, by=TESTS, at=NOW) == (1, 1)
    assert [notice.day for notice in Notice.objects.all()] == [DAY]
    assert [message.day for message in Message.objects.all()] == [DAY]


@pytest.mark.parametrize("state", [MessageState.UNCERTAIN, MessageState.FAILED, MessageState.SENDING])
def test_a_message_in_doubt_stays_until_somebody_looked_into_it(cast: Cast, state: MessageState) -> None:
    message = sent(cast, DAY - dt.timedelta(days=1), state)
    assert forget_before(day=DAY, by=TESTS, at=NOW) == (0, 0)
    note_checked(message=message, by=cast.office_admin.actor, at=NOW)
    assert forget_before(day=DAY, by=TESTS, at=NOW) == (0, 1)


def test_the_nightly_job_keeps_a_year_and_the_weeks_after_it(cast: Cast) -> None:
    told(cast, DAY - KEPT)
    told(cast, DAY - KEPT - dt.timedelta(days=1))
    forget_old.func(DAY.isoformat())
    assert [notice.day for notice in Notice.objects.all()] == [DAY - KEPT]
    assert dt.timedelta(days=366) < KEPT
