"""What the plans app does by itself, every night and every morning."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.models import ScheduledRun
from donghanh.notices.jobs import send_soon
from donghanh.plans.actions import hand_over_due, keep_turns
from donghanh.plans.reminders import remind

REMINDERS = "plans.remind"
"""The name of the reminders in the schedule."""
_LATELY = dt.timedelta(days=20)
_REMINDER = Actor.system(REMINDERS)
_KEEPER = Actor.system("plans.keeper")


@job()
def keep_plans(day: str) -> None:
    """Hand over the work of bodies whose successors begin today, also of those recorded long before; then lay out and
    open the turns of recurring tasks. Run twice, it does nothing the second time."""
    now = timezone.now()
    hand_over_due(by=_KEEPER, at=now)
    keep_turns(by=_KEEPER, at=now)


@job()
def send_reminders(day: str) -> None:
    """Tell who leads, who keeps and who answers for it what is due and what is late, and have the messages sent. Run twice,
    it tells nothing the second time."""
    on = dt.date.fromisoformat(day)
    ran = ScheduledRun.objects.filter(schedule=REMINDERS, date__lt=on, date__gte=on - _LATELY)
    remind(on=on, by=_REMINDER, at=timezone.now(), ran=set(ran.values_list("date", flat=True)))
    send_soon(on)
