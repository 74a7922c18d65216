"""What hangs on a post: the plans it keeps, and what its body has still to do."""

import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q

from donghanh.people.models import Post
from donghanh.people.roles import role_named
from donghanh.plans.models import Plan, ReportDuty, Task, TaskParty, TaskQuerySet
from donghanh.plans.models.plan import PartOfPlanQuerySet, PlanQuerySet
from donghanh.plans.models.task import TaskPartyQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import PartState, PlanState, TaskState

OPEN = (PartState.DRAFT, PartState.SENT, PartState.SEEN, PartState.ACCEPTED, PartState.RETURNED)


@dataclass(frozen=True)
class Hanging:
    """The open work of one post: its own plans with the tasks nobody leads, and the duties and parts of its body."""

    plans: list[Plan] = field(default_factory=list)
    unassigned: list[Task] = field(default_factory=list)
    duties: list[ReportDuty] = field(default_factory=list)
    parts: list[TaskParty] = field(default_factory=list)


def hanging_on(post: Post) -> Hanging:
    """Everything open that hangs on a post, in the order of the papers. Four queries."""
    plans = _kept([post.pk]).order_by("-year", "title", "pk")
    duties = _duties().filter(Q(organisation=post.organisation_id) | _nobodys(post))
    return Hanging(
        plans=list(plans),
        unassigned=list(
            _unassigned().filter(plan__in=plans.values("pk").order_by()).select_related("plan__unit", "section")
            .order_by("plan_id", "order", "pk")
        ),
        duties=list(duties.select_related("plan__unit", "organisation").order_by("due_on", "order", "pk")),
        parts=list(
            open_parts().filter(organisation=post.organisation_id).select_related("task__plan__unit", "task__section")
            .order_by("task__due_on", "task__order", "pk")
        ),
    )  # fmt: skip


def counts_on(posts: Collection[Post]) -> dict[uuid.UUID, int]:
    """How many open things hang on each post; three queries, whatever the number."""
    keys = {post.pk for post in posts}
    bodies = {post.organisation_id for post in posts}
    kept = Counter(dict(_kept(keys).order_by().values_list("owner_post_id").annotate(n=Count("pk"))))
    of_body: Counter[uuid.UUID] = Counter()
    for rows in (_duties(), open_parts()):
        found = rows.filter(organisation__in=bodies).order_by().values_list("organisation_id").annotate(n=Count("pk"))
        of_body.update(dict(found))
    return {post.pk: kept[post.pk] + of_body[post.organisation_id] for post in posts}


def may_keep_plans(post: Post) -> bool:
    """Whether plans may hang on the post: its role edits the plans of the unit. A plain question."""
    role = role_named(post.role)
    return role is not None and role.reach == "unit" and PlanPermission.EDIT in role.permissions


def _kept(posts: Collection[uuid.UUID]) -> PlanQuerySet:
    return Plan.objects.filter(owner_post__in=posts).exclude(state=PlanState.CLOSED).select_related("unit")


def _unassigned() -> TaskQuerySet:
    known = Q(organisation__isnull=False) | Q(group__isnull=False)
    led = TaskParty.objects.live().filter(known, task=OuterRef("pk"), role="lead")
    return Task.objects.open().filter(~Exists(led))


def _duties() -> PartOfPlanQuerySet[ReportDuty]:
    return ReportDuty.objects.filter(fulfilled_on__isnull=True).exclude(plan__state=PlanState.CLOSED)


def _nobodys(post: Post) -> Q:
    return Q(organisation__isnull=True, group__isnull=True, plan__owner_post=post)


def open_parts() -> TaskPartyQuerySet:
    """The parts that are not done, of tasks not dropped in plans not closed."""
    live = TaskParty.objects.filter(state__in=OPEN)
    return live.exclude(task__state=TaskState.DROPPED).exclude(task__plan__state=PlanState.CLOSED)
