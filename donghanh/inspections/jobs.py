"""What the inspections app does by itself, every morning."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.models import ScheduledRun
from donghanh.inspections.actions.succession import follow_successors
from donghanh.inspections.reminders import remind
from donghanh.notices.jobs import send_soon

REMINDERS = "inspections.remind"
"""The name of the reminders in the schedule."""
_LATELY = dt.timedelta(days=20)
_REMINDER = Actor.system(REMINDERS)


@job()
def send_reminders(day: str) -> None:
    """Tell who is to put findings right, and who answers for it, what is due and what is late, and have the messages sent.
    Bodies that went over by today have handed their findings on first. Run twice, it tells nothing the second time."""
    on = dt.date.fromisoformat(day)
    follow_successors(by=_REMINDER, at=timezone.now())
    ran = ScheduledRun.objects.filter(schedule=REMINDERS, date__lt=on, date__gte=on - _LATELY)
    remind(on=on, by=_REMINDER, at=timezone.now(), ran=set(ran.values_list("date", flat=True)))
    send_soon(on)
