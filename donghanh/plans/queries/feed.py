"""What a person's calendar holds: the days their own work is due."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from donghanh.foundation.access import Scope
from donghanh.people.models import Person
from donghanh.plans.models import CalendarFeed, Task, TaskParty
from donghanh.plans.models.feed import digest_of
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import SET_ASIDE, PartState, PlanState, TaskState

BACK, AHEAD = dt.timedelta(days=60), dt.timedelta(days=400)
MOST = 1000


@dataclass(frozen=True)
class Entry:
    """One day in a calendar."""

    task: Task
    sequence: int
    """Grows with every change of the task or of the person's part in it."""
    is_cancelled: bool
    is_done: bool


def feed_of(secret: str) -> CalendarFeed | None:
    """The feed a secret opens, or ``None``. One query by a keyed digest, so its time tells nothing about secrets."""
    return CalendarFeed.objects.live().filter(digest=digest_of(secret)).select_related("person__user").first()


def own_deadlines(scope: Scope, *, today: dt.date) -> list[Entry]:
    """The deeds with a day in which the person's bodies have a part that was sent, and those of the plans their posts
    keep; from two months ago to a year ahead. One query."""
    bodies = scope.organisations_with(PlanPermission.READ_OWN)
    parts = (
        TaskParty.objects.filter(task=OuterRef("pk"), organisation__in=bodies).exclude(state=PartState.DRAFT).order_by()
    )
    kept = Q(plan__owner_post__in=scope.post_ids, plan__unit__in=scope.units_with(PlanPermission.READ))
    own = Exists(parts)
    tasks = (
        Task.objects.deeds()
        .filter(kept | Q(own), due_on__gte=today - BACK, due_on__lte=today + AHEAD)
        .annotate(
            is_kept=Exists(Task.objects.filter(kept, pk=OuterRef("pk")).order_by()),
            has_live_part=Exists(parts.exclude(state=PartState.WITHDRAWN)),
            own_is_done=Exists(parts.filter(state=PartState.DONE)) & ~Exists(parts.exclude(state=PartState.DONE)),
            changes=Coalesce(Sum("parties__version", filter=Q(parties__organisation__in=bodies)), 0),
        )
        .select_related("plan", "section")
        .defer("search", "plan__search")
        .order_by("due_on", "pk")
    )
    return [_entry(task) for task in tasks[:MOST]]


def _entry(task: Any) -> Entry:
    is_over = task.state in SET_ASIDE or task.plan.state == PlanState.CLOSED
    return Entry(
        task=task,
        sequence=task.version + task.changes,
        is_cancelled=is_over or not (task.is_kept or task.has_live_part),
        is_done=task.state == TaskState.DONE or task.own_is_done,
    )


def names_to_hide(tasks: list[Task]) -> list[str]:
    """The full names of all people with a post in the units of these tasks' plans. One query."""
    units = {task.plan.unit_id for task in tasks}
    people = Person.objects.filter(appointments__post__organisation__unit__in=units).order_by()
    return list(people.values_list("full_name", flat=True).distinct()) if units else []
