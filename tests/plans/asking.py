"""A standing task that its lead has taken on, and days on which it is asked after."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans import actions
from donghanh.plans.models import CheckIn, CheckInAnswer, CheckMonths, Plan, Task, TaskParty
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

D = dt.date
NOVEMBER, DECEMBER = D(2026, 11, 12), D(2026, 12, 8)
"""In the fourth quarter: before its last month, and within it."""
GIVEN = D(2026, 2, 3)
STEADY, HINDERED, NOTHING = CheckInAnswer.STEADY, CheckInAnswer.HINDERED, CheckInAnswer.NOTHING


def at(day: D, hour: int = 9) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def it_is(day: D, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of pages says so."""
    monkeypatch.setattr(timezone, "now", lambda: at(day))


def standing(
    cast: Cast,
    text: str = "Duy trì tủ sách pháp luật",
    *,
    lead: Organisation | OrganisationGroup | None = None,
    plan: Plan | None = None,
    months: int = CheckMonths.QUARTERLY,
    given: D = GIVEN,
    coordinating: tuple[Organisation, ...] = (),
) -> Task:
    """A standing task sent on a day, which all bodies have taken on the day after."""
    task = task_of(
        plan or plan_of(cast), text, lead=lead or cast.partner.organisation, coordinating=coordinating, cast=cast
    )
    Task.objects.filter(pk=task.pk).update(check_months=months)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=at(given))
    for part in task.parties.filter(organisation__isnull=False).exclude(state=PartState.ACCEPTED):
        actions.accept_part(party=part, by=cast.officer.actor, at=at(given + dt.timedelta(days=1)))
    task.refresh_from_db()
    return task


def lead_of(task: Task) -> TaskParty:
    return TaskParty.objects.select_related("task__plan", "organisation").get(
        task=task, role="lead", organisation__isnull=False
    )


def said(task: Task, answer: CheckInAnswer, note: str = "", *, cast: Cast, day: D = DECEMBER) -> CheckIn:
    """What its lead answers."""
    return actions.check_in(party=lead_of(task), answer=answer, note=note, by=cast.partner.actor, at=at(day))
