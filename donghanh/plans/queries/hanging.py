"""What hangs on a post: the plans it keeps with what waits in them, and what its body has still to do."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from donghanh.organisations.models import GroupMember
from donghanh.people.models import Post
from donghanh.people.roles import role_named
from donghanh.plans.models import Extension, Plan, ReportDuty, Task, TaskParty, TaskQuerySet
from donghanh.plans.models.plan import PartOfPlanQuerySet, PlanQuerySet
from donghanh.plans.models.story import ExtensionQuerySet
from donghanh.plans.models.task import TaskPartyQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import GOING_ON, PartState, PlanState, TaskState

_OVER = (TaskState.DROPPED, TaskState.EXEMPT, TaskState.NO_EVENT)
"""Tasks nobody does any more; a paused one still hangs, because somebody has to take it up again."""
_NOBODYS = Q(organisation__isnull=True, group__isnull=True)


@dataclass(frozen=True)
class Hanging:
    """The open work of one post: its own plans with what waits in them for who keeps them, and the duties and parts of its
    body, standing tasks among them. Nothing stands in two of the lists."""

    plans: list[Plan] = field(default_factory=list)
    unassigned: list[Task] = field(default_factory=list)
    preparing: list[Task] = field(default_factory=list)
    """Tasks somebody leads, of which a part was not sent yet."""
    extensions: list[Extension] = field(default_factory=list)
    """Requests for more time nobody has decided."""
    claimed: list[Task] = field(default_factory=list)
    """Results that wait for a second look."""
    duties: list[ReportDuty] = field(default_factory=list)
    parts: list[TaskParty] = field(default_factory=list)


def hanging_on(post: Post, *, on: dt.date) -> Hanging:
    """Everything open that hangs on a post on a day, in the order of the papers. Seven queries."""
    kept = Q(plan__owner_post=post)
    groups = GroupMember.objects.on(on).filter(organisation=post.organisation_id).values("group")
    duties = _duties().filter(Q(organisation=post.organisation_id) | Q(group__in=groups) | (kept & _NOBODYS))
    parts = open_parts().filter(organisation=post.organisation_id).select_related("task__plan__unit", "task__section")
    waiting = _undecided().filter(task__plan__owner_post=post).select_related("task__plan__unit", "task__section")
    return Hanging(
        plans=list(_kept([post.pk]).select_related("unit").order_by("-year", "title", "pk")),
        unassigned=_in_order(_unassigned().filter(kept)),
        preparing=_in_order(_preparing().filter(kept)),
        extensions=list(waiting.order_by("asked_at", "pk")),
        claimed=_in_order(_claimed().filter(kept)),
        duties=list(duties.select_related("plan__unit", "organisation").order_by("due_on", "order", "pk")),
        parts=list(parts.order_by("task__due_on", "task__order", "pk")),
    )


def counts_on(posts: Collection[Post], *, on: dt.date) -> dict[uuid.UUID, int]:
    """How many open things hang on each post on a day: as many as :func:`hanging_on` names. Ten queries, whatever the
    number of posts."""
    keys = [post.pk for post in posts]
    bodies = [post.organisation_id for post in posts]
    of_post = _counted(_kept(keys), "owner_post_id")
    for rows in (_unassigned(), _preparing(), _claimed(), _duties().filter(_NOBODYS)):
        of_post += _counted(rows.filter(plan__owner_post__in=keys), "plan__owner_post_id")
    of_post += _counted(_undecided().filter(task__plan__owner_post__in=keys), "task__plan__owner_post_id")
    of_body = _counted(open_parts().filter(organisation__in=bodies), "organisation_id")
    of_body += _counted(_duties().filter(organisation__in=bodies), "organisation_id")
    members = GroupMember.objects.on(on).filter(organisation__in=bodies).order_by()
    of_group = _counted(_duties().filter(group__in=members.values("group")), "group_id")
    for body, group in members.values_list("organisation_id", "group_id"):
        of_body[body] += of_group[group]
    return {post.pk: of_post[post.pk] + of_body[post.organisation_id] for post in posts}


def may_keep_plans(post: Post) -> bool:
    """Whether plans may hang on the post: its role edits the plans of the unit. A plain question."""
    role = role_named(post.role)
    return role is not None and role.reach == "unit" and PlanPermission.EDIT in role.permissions


def open_parts() -> TaskPartyQuerySet:
    """The parts that are not done, of tasks somebody still does, in plans not closed."""
    live = TaskParty.objects.filter(state__in=GOING_ON)
    return live.exclude(task__state__in=_OVER).exclude(task__plan__state=PlanState.CLOSED)


def _kept(posts: Collection[uuid.UUID]) -> PlanQuerySet:
    return Plan.objects.filter(owner_post__in=posts).not_closed()


def _tasks() -> TaskQuerySet:
    return Task.objects.exclude(plan__state=PlanState.CLOSED)


def _led() -> Exists:
    known = Q(organisation__isnull=False) | Q(group__isnull=False)
    return Exists(TaskParty.objects.live().filter(known, task=OuterRef("pk"), role="lead"))


def _unassigned() -> TaskQuerySet:
    return _tasks().open().filter(~_led())


def _preparing() -> TaskQuerySet:
    """But for those of which the keeper's own body has a part: that part is named."""
    own = open_parts().filter(task=OuterRef("pk"), organisation=OuterRef("plan__owner_post__organisation"))
    drafts = TaskParty.objects.filter(task=OuterRef("pk"), state=PartState.DRAFT)
    return _tasks().open().filter(_led(), Exists(drafts), ~Exists(own))


def _claimed() -> TaskQuerySet:
    return _tasks().filter(state=TaskState.CLAIMED)


def _undecided() -> ExtensionQuerySet:
    return Extension.objects.waiting().exclude(task__plan__state=PlanState.CLOSED)


def _duties() -> PartOfPlanQuerySet[ReportDuty]:
    return ReportDuty.objects.filter(fulfilled_on__isnull=True).exclude(plan__state=PlanState.CLOSED)


def _in_order(tasks: TaskQuerySet) -> list[Task]:
    return list(tasks.select_related("plan__unit", "section").order_by("plan_id", "order", "slot", "pk"))


def _counted(rows: QuerySet[Any], name: str) -> Counter[uuid.UUID]:
    return Counter(dict(rows.order_by().values_list(name).annotate(n=Count("pk"))))
