"""Last year's tasks in this year's plan."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.actions._shared import day_of
from donghanh.plans.actions.tasks import add_task
from donghanh.plans.bodies import Body
from donghanh.plans.later_year import due_in, text_in
from donghanh.plans.models import Mode, PartyRole, Plan, Task, TaskParty
from donghanh.plans.refusals import PlanRefused


@transaction.atomic
def copy_tasks(*, source: Plan, target: Plan, tasks: Sequence[Task], by: Actor, at: dt.datetime) -> list[Task]:
    """Copy tasks of one plan into another, not sent, their days and the days in their words moved by the years between the
    plans; return the copies.

    Bodies come along where they still stand on the day, by the names of that day; of the others the printed name does.
    Refused: ``plan_closed``; ``copy_itself`` from a plan into itself; ``copied_before`` when a task was copied here already.
    """
    if source.pk == target.pk:
        raise PlanRefused("copy_itself")
    chosen = [task for task in tasks if task.plan_id == source.pk and not task.pattern_id]
    for task in chosen:
        task.plan = source
    if target.tasks.filter(copied_from__in=chosen).exists():
        raise PlanRefused("copied_before")
    prefetch_related_objects(chosen, Prefetch("parties", TaskParty.objects.live().order_by("order", "pk")))
    standing = _standing(target, day_of(at))
    years = target.year - source.year
    return [_copy(task, target, years, standing, by, at) for task in chosen]


def _copy(task: Task, target: Plan, years: int, standing: dict[object, Body], by: Actor, at: dt.datetime) -> Task:
    tops = [party for party in task.parties.all() if party.parent_id is None]
    lead = next((party for party in tops if party.role == PartyRole.LEAD), None)
    helpers = [party for party in tops if party.role == PartyRole.COORDINATING]
    return add_task(
        plan=target,
        text=text_in(task, years),
        due=due_in(task, years),
        lead=_body(lead, standing) if lead else None,
        coordinating=[_body(party, standing) for party in helpers],
        asked=bool(lead and lead.mode == Mode.REQUEST),
        ways={name: getattr(task, name) for name in ("output", "needs_check", "shift", "check_months")},
        copied_from=task,
        by=by,
        at=at,
    )


def _body(party: TaskParty, standing: dict[object, Body]) -> Body:
    return standing.get(party.group_id or party.organisation_id) or Body(printed=party.name)


def _standing(target: Plan, day: dt.date) -> dict[object, Body]:
    """The bodies and groups of the plan's unit that stand on a day, by their identity. Two queries."""
    line = target.unit.line
    bodies = Organisation.objects.filter(unit__line=line).on(day)
    groups = OrganisationGroup.objects.filter(unit__line=line).on(day)
    return {one.pk: Body.of(one) for one in (*bodies, *groups)}
