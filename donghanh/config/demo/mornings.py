"""The last mornings of the invented commune: reminders as they went out, most of them read, one mail in doubt."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.notices.actions import queue_messages
from donghanh.notices.delivery import deliver
from donghanh.notices.models import Message, MessageState, Notice
from donghanh.plans.reminders import remind

REMINDER = Actor.system("demo.reminder")
MORNINGS = 14
NEW = dt.timedelta(days=2)
"""How long a notice stays unread here."""


def remind_lately(*, now: dt.datetime) -> None:
    """Tell what was to be told on each of the last mornings, today included; what is older was read that day."""
    today = timezone.localdate(now)
    for back in reversed(range(MORNINGS)):
        day = today - dt.timedelta(days=back)
        remind(on=day, by=REMINDER, at=_morning(day, now))
    for notice in Notice.objects.filter(day__lt=today - NEW):
        Notice.objects.filter(pk=notice.pk).update(read_at=notice.made_at + dt.timedelta(hours=2))


def send_lately(*, now: dt.datetime) -> None:
    """Send the mails of the last two mornings into the demo's file. Outside the story's transaction, as a worker would.

    Of the first morning one is left as if the power had gone: there is something to look into.
    """
    days = Notice.objects.order_by("-day").values_list("day", flat=True).distinct()[:2]
    for day in sorted(days):
        queue_messages(day=day, by=REMINDER, at=_morning(day, now))
        deliver(day=day)
    first = Message.objects.filter(state=MessageState.SENT).order_by("day", "recipient__sort_key").first()
    if first is not None and first.day != max(days):
        Message.objects.filter(pk=first.pk).update(state=MessageState.UNCERTAIN, reason="interrupted")


def _morning(day: dt.date, now: dt.datetime) -> dt.datetime:
    return min(dt.datetime.combine(day, dt.time(6, 30), timezone.get_current_timezone()), now)
