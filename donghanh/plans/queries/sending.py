"""What of a plan can go out on a day, and what holds the rest back."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.foundation.history.periods import on_day
from donghanh.organisations.models import GroupMember, OrganisationGroup
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries.tasks import TaskRow, rows_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState


@dataclass(frozen=True)
class ToSend:
    """The tasks of which something was not sent yet, by what can be done with them. Each stands in one list."""

    ready: list[TaskRow] = field(default_factory=list)
    leaderless: list[TaskRow] = field(default_factory=list)
    held_up: list[tuple[TaskRow, OrganisationGroup]] = field(default_factory=list)
    """Tasks that name a group nobody belongs to on the day, with the first such group."""


def to_send(plan: Plan, *, on: dt.date) -> ToSend:
    """The open tasks of a plan with something still to send. Three queries."""
    rows = [row for row in rows_of(plan.tasks.open().order_by("order"), today=on) if _has_unsent(row)]
    found = ToSend()
    empty = _empty_groups(rows, on=on)
    for row in rows:
        group = next((one for one in _groups(row) if one.pk in empty), None)
        if row.lead is None:
            found.leaderless.append(row)
        elif group is not None:
            found.held_up.append((row, group))
        else:
            found.ready.append(row)
    return found


def held_up_by(row: TaskRow, *, on: dt.date) -> OrganisationGroup | None:
    """The group of one task that nobody belongs to on the day, if there is one. One query."""
    empty = _empty_groups([row], on=on)
    return next((group for group in _groups(row) if group.pk in empty), None)


def held_back(tasks: Sequence[Task], *, on: dt.date) -> dict[uuid.UUID, PlanRefused]:
    """Why nothing of a task can be sent on a day, by the task, for those of which that is known: ``task_sent`` when every part
    is out, ``no_lead``, ``group_empty``. Two queries at most, whatever the number; the parties stay fetched on the tasks."""
    rows = rows_of(tasks, today=on)
    empty = _empty_groups(rows, on=on)
    found: dict[uuid.UUID, PlanRefused] = {}
    for row in rows:
        group = next((one for one in _groups(row) if one.pk in empty), None)
        if not _has_unsent(row):
            found[row.task.pk] = PlanRefused("task_sent")
        elif row.lead is None:
            found[row.task.pk] = PlanRefused("no_lead")
        elif group is not None:
            found[row.task.pk] = PlanRefused("group_empty", group=group.name)
    return found


def _has_unsent(row: TaskRow) -> bool:
    return row.task.state == TaskState.DRAFT or any(
        party.state == PartState.DRAFT and (party.organisation_id or party.group_id) for party in row.parties
    )


def _groups(row: TaskRow) -> list[OrganisationGroup]:
    return [party.group for party in row.parties if party.group is not None and party.state == PartState.DRAFT]


def _empty_groups(rows: Sequence[TaskRow], *, on: dt.date) -> set[uuid.UUID]:
    groups = {group.pk for row in rows for group in _groups(row)}
    if not groups:
        return set()
    members = GroupMember.objects.filter(on_day(on), on_day(on, "organisation__"), group__in=groups)
    return groups - set(members.values_list("group_id", flat=True))
