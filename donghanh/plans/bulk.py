"""One act on many tasks: what can be done to each, and what is said of those it cannot be done to."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import Actor
from donghanh.foundation.records import StaleRecord
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import SET_ASIDE, PartState, PlanState, TaskState
from donghanh.plans.wording import wrong_deadline

MOST = 500
"""So many tasks at once: more would keep a page waiting for minutes."""
CHANGED = "changed_meanwhile"


class Act(StrEnum):
    """What can be done to many tasks."""

    SEND = "gui"
    DEADLINE = "han"
    LEAD = "chu-tri"
    COORDINATING = "phoi-hop"
    SET_ASIDE = "de-lai"
    RESTORE = "lam-tiep"


NAMES: dict[Act, str | Promise] = {
    Act.SEND: gettext_lazy("Gửi đi"),
    Act.DEADLINE: gettext_lazy("Dời hạn"),
    Act.LEAD: gettext_lazy("Giao chủ trì"),
    Act.COORDINATING: gettext_lazy("Thêm phối hợp"),
    Act.SET_ASIDE: gettext_lazy("Để lại"),
    Act.RESTORE: gettext_lazy("Làm tiếp"),
}


@dataclass(frozen=True)
class Left:
    """A task that is left out, with the refusal that says why."""

    task: Task
    why: PlanRefused


def permission_for(act: Act) -> PlanPermission:
    """The right an act needs in the unit of each task."""
    return PlanPermission.SEND if act == Act.SEND else PlanPermission.EDIT


def sorted_out(
    act: Act, tasks: Sequence[Task], *, held: Mapping[uuid.UUID, PlanRefused] | None = None
) -> tuple[list[Task], list[Left]]:
    """The tasks the act can be tried on, and those of which it is known beforehand that it cannot. No query; needs ``plan``.
    ``held`` is what is known of single tasks besides (of sending: :func:`~donghanh.plans.queries.held_back`).

    The act itself has the last word: what changes meanwhile is refused then.
    """
    fit: list[Task] = []
    left: list[Left] = []
    for task in tasks:
        code = _unfit(act, task)
        why = PlanRefused(code) if code else (held or {}).get(task.pk)
        if why:
            left.append(Left(task, why))
        else:
            fit.append(task)
    return fit, left


def _unfit(act: Act, task: Task) -> str:
    is_aside = task.state in SET_ASIDE
    if task.plan.state == PlanState.CLOSED:
        return "plan_closed"
    if act == Act.RESTORE:
        return "" if is_aside else "task_not_dropped"
    if is_aside:
        return "task_dropped"
    if task.state in (TaskState.DONE, TaskState.CLAIMED):
        return "task_done" if task.state == TaskState.DONE else "task_claimed"
    if act == Act.SEND and not task.lead_state:
        return "no_lead"
    if act == Act.LEAD and task.lead_state in (PartState.ACCEPTED, PartState.DONE):
        return "lead_at_work"
    if act == Act.DEADLINE and task.schedule == Schedule.RECURRING and not task.pattern_id:
        return "deadline_of_rule"
    return ""


def do_each(tasks: Sequence[Task], act: Callable[[Task], Any]) -> tuple[list[Task], list[Left]]:
    """Do one act to each task, each by itself; return those it was done to and those that refused it."""
    done: list[Task] = []
    left: list[Left] = []
    for task in tasks:
        try:
            act(task)
        except PlanRefused as refused:
            left.append(Left(task, refused))
        except StaleRecord:
            left.append(Left(task, PlanRefused(CHANGED)))
        else:
            done.append(task)
    return done, left


def act_on(act: Act, data: dict[str, Any], *, by: Actor, at: dt.datetime) -> Callable[[Task], Any]:
    """The single act, as it is done to one task with what was filled in."""
    signed: dict[str, Any] = {"by": by, "at": at}

    def send(task: Task) -> Any:
        return actions.send_tasks(plan=task.plan, tasks=[task], **signed)

    def move(task: Task) -> Any:
        day, typed = data["due_on"], data.get("typed", "")
        if day != task.due_on and wrong_deadline(task.plan, day, typed=typed):
            raise PlanRefused("deadline_outside", plan=task.plan, day=day, typed=typed)
        was = Due(
            Schedule(task.schedule), task.due_on, task.window_from, task.window_until, task.recurrence, task.due_text, task.due_rule
        )  # fmt: skip
        return actions.edit_task(
            task=task,
            expected_version=task.version,
            text=task.text,
            section=task.section,
            due=_moved(was, data["due_on"]),
            reason=data["reason"],
            **signed,
        )

    def lead(task: Task) -> Any:
        body: Body = data["body"]
        return actions.assign_lead(task=task, body=body, **signed)

    def help_(task: Task) -> Any:
        body: Body = data["body"]
        return actions.add_coordinating(task=task, body=body, **signed)

    def aside(task: Task) -> Any:
        return actions.set_aside_task(
            task=task, to=TaskState(data["to"]), expected_version=task.version, reason=data["reason"], **signed
        )

    def restore(task: Task) -> Any:
        return actions.restore_task(task=task, expected_version=task.version, **signed)

    return {
        Act.SEND: send, Act.DEADLINE: move, Act.LEAD: lead, Act.COORDINATING: help_, Act.SET_ASIDE: aside, Act.RESTORE: restore,
    }[act]  # fmt: skip


def _moved(was: Due, day: dt.date) -> Due:
    """The same task with another last day; a stretch of days that would begin after it ends becomes the day alone."""
    if was.schedule == Schedule.WINDOW and was.window_from and was.window_from <= day:
        until = day + dt.timedelta(days=1)
        return Due(Schedule.WINDOW, day, was.window_from, until, "", was.text, was.rule)
    return Due(Schedule.FIXED, day, text=was.text, rule=was.rule)
