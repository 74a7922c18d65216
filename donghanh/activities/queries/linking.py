"""Tasks an activity may have been done for."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import F, Q

from donghanh.foundation.access import Scope
from donghanh.plans.answering import may_be_answered
from donghanh.plans.models import Task, TaskParty
from donghanh.plans.status import ANSWERABLE, AT_WORK, PlanState

MOST_OFFERED = 40
LATELY = dt.timedelta(days=30)


def part_to_answer(task: Task, organisation_id: uuid.UUID) -> TaskParty | None:
    """The body's part of a task that waits for its answer, or ``None``. One query."""
    rows = task.parties.live().filter(organisation_id=organisation_id, state__in=ANSWERABLE)
    part = rows.select_related("task__plan__unit").order_by("order", "pk").first()
    return part if part is not None and may_be_answered(part) else None


def tasks_to_link(scope: Scope, *, hosts: Collection[uuid.UUID], on: dt.date) -> list[Task]:
    """The tasks an activity of these hosts may belong to: those in which they have a part first, then, for the office, the
    rest at work; what falls due nearest to the day before what is far. At most :data:`MOST_OFFERED`. Two queries."""
    visible = Task.objects.visible_to(scope).deeds().filter(state__in=AT_WORK).exclude(plan__state=PlanState.CLOSED)
    own = TaskParty.objects.live().filter(organisation_id__in=hosts).values("task")
    lately = Q(due_on__isnull=True) | Q(due_on__gte=on - LATELY)
    rows = visible.filter(lately).select_related("plan", "section").defer("search")
    near = (F("due_on").asc(nulls_last=True), "plan_id", "order", "pk")
    mine = list(rows.filter(pk__in=own).order_by(*near)[:MOST_OFFERED])
    others = list(rows.exclude(pk__in=own).order_by(*near)[: MOST_OFFERED - len(mine)])
    return mine + others
