"""A task with a deadline, mornings on which people are reminded of it, and what they were told."""

import datetime as dt

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.notices.models import Notice
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans import actions
from donghanh.plans.models import Plan, Task
from donghanh.plans.reminders import DIGEST, remind
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of

D = dt.date
TESTS = Actor.system("tests")
FRIDAY = D(2026, 6, 19)
"""The deadline of most of these: no holiday is near."""
THREE_BEFORE = D(2026, 6, 16)
FIRST, LAST = D(2026, 6, 1), D(2026, 7, 10)
"""More than all its steps."""


def at(day: D) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(7)))


def run(*days: D, ran: set[D] | None = None) -> None:
    for day in days:
        remind(on=day, by=TESTS, at=at(day), ran=ran or set())


def steps_of(member: Member) -> list[int]:
    """The steps a person was told, in order; the weekly digest is another matter."""
    keys = Notice.objects.filter(recipient=member.person).exclude(kind=DIGEST).order_by("day")
    return [int(key.rsplit(":", 1)[1]) for key in keys.values_list("key", flat=True)]


def days_from(first: D, last: D) -> list[D]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def walk(first: D = FIRST, last: D = LAST) -> None:
    run(*days_from(first, last))


def sent(
    cast: Cast, lead: Organisation | OrganisationGroup | None = None, due_on: D = FRIDAY, plan: Plan | None = None
) -> Task:
    """A task that its lead, the women's union unless said otherwise, was asked to do."""
    task = task_of(plan or plan_of(cast), lead=lead or cast.partner.organisation, due_on=due_on, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=at(D(2026, 5, 4)))
    task.refresh_from_db()
    return task
