"""What the notices app does by itself."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.registry import SLOW
from donghanh.notices.actions import forget_before, queue_messages
from donghanh.notices.delivery import TRIES, deliver

KEPT = dt.timedelta(days=400)
"""A year and the weeks in which it is reported on; what was told longer ago stands in the tasks themselves."""
MESSENGER = Actor.system("notices.messenger")


@job(tries=TRIES)
def send_messages(day: str) -> None:
    """Queue the messages of the day and send them. Safe to run as often as one likes: nobody gets a second."""
    on = dt.date.fromisoformat(day)
    queue_messages(day=on, by=MESSENGER, at=timezone.now())
    deliver(day=on)


def send_soon(day: dt.date) -> None:
    """Queue the sending of a day's messages, in the lane of what may take minutes."""
    send_messages.using(queue_name=SLOW).enqueue(day=day.isoformat())


@job()
def send_later(day: str) -> None:
    """Send what was told until the morning; what ended in doubt while the machine was off comes to light here."""
    send_soon(dt.date.fromisoformat(day))


@job()
def forget_old(day: str) -> None:
    """Delete what was told more than four hundred days ago: it says who was reminded of what, and nobody needs it any more."""
    forget_before(day=dt.date.fromisoformat(day) - KEPT, by=MESSENGER, at=timezone.now())
