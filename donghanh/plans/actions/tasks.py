"""What is to be done and by whom, before it is sent and while it runs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from donghanh.documents.models import Document
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import add_party, author_of, move_task, refuse_closed, some_words, tell
from donghanh.plans.actions.turns import forget_coming_turns, lay_out
from donghanh.plans.bodies import Body, undirectable
from donghanh.plans.deadlines import STANDING, Due
from donghanh.plans.leading import settle
from donghanh.plans.models import Origin, PartyRole, Plan, PlanSection, Task, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import SET_ASIDE, PartState, TaskState


@transaction.atomic
def add_task(
    *,
    plan: Plan,
    text: str,
    by: Actor,
    at: dt.datetime,
    section: PlanSection | None = None,
    due: Due = STANDING,
    lead: Body | None = None,
    coordinating: Sequence[Body] = (),
    asked: bool = False,
    ways: Mapping[str, Any] | None = None,
    parent: Task | None = None,
    directive: Document | None = None,
    copied_from: Task | None = None,
) -> Task:
    """Add a task by hand and return it, not yet sent. Without a lead it is "Chưa giao", held by the plan's owner.

    ``asked`` asks also bodies that could be ordered; ``ways`` are ``output``, ``needs_check``, ``shift``; ``parent`` is the
    task it is a step of, ``directive`` the paper that asks for it, ``copied_from`` the task of an earlier plan it repeats. Refused: ``plan_closed``, ``text_empty``, ``section_elsewhere``, ``body_twice``,
    ``step_elsewhere`` for a step of another plan's task, ``step_of_step``: a task has steps, a step has none.
    """
    refuse_closed(plan)
    text = some_words(text)
    if section is not None and section.plan_id != plan.pk:
        raise PlanRefused("section_elsewhere")
    if parent is not None and parent.plan_id != plan.pk:
        raise PlanRefused("step_elsewhere")
    if parent is not None and (parent.parent_id or parent.repeats):
        raise PlanRefused("step_of_step")
    last = plan.tasks.aggregate(last=Max("order"))["last"] or 0
    task = Task.objects.create(
        plan=plan,
        section=section,
        order=last + 1,
        text=text,
        search=fold(text),
        origin=Origin.COPIED if copied_from else Origin.MANUAL,
        directive=directive,
        copied_from=copied_from,
        original_due_on=due.due_on,
        parent=parent,
        **due.columns(),
        **(ways or {}),
    )
    only_asked = undirectable([*([lead] if lead else []), *coordinating])
    if lead:
        add_party(task, lead, PartyRole.LEAD, asked=asked, only_asked=only_asked)
    for body in coordinating:
        add_party(task, body, PartyRole.COORDINATING, asked=asked, only_asked=only_asked)
    if lead:
        settle([task])
    tell(task, UpdateKind.ADDED, author=author_of(by), at=at)
    record("plans.task_added", by=by, at=at, on=task, new={"plan": plan.pk, "text": text}, unit_id=plan.unit_id)
    return task


@transaction.atomic
def edit_task(
    *,
    task: Task,
    expected_version: int,
    text: str,
    section: PlanSection | None,
    due: Due,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    ways: Mapping[str, Any] | None = None,
) -> Task:
    """Change what is to be done or by when, keep the old wording and day in its story, and return the task.

    The day set first stays in ``original_due_on``; the turns not yet opened are laid out anew. Refused: ``plan_closed``, ``text_empty``, ``section_elsewhere``,
    ``task_done``; ``reason_empty`` when the deadline of a task already sent is moved without a reason. Raises
    ``StaleRecord`` when somebody changed it meanwhile.
    """
    refuse_closed(task.plan)
    if task.state in (TaskState.DONE, TaskState.CLAIMED):
        raise PlanRefused("task_done")
    text, reason = some_words(text), reason.strip()
    if section is not None and section.plan_id != task.plan_id:
        raise PlanRefused("section_elsewhere")
    if task.state == TaskState.SENT and due.due_on != task.due_on and not reason:
        raise PlanRefused("reason_empty")
    wanted: dict[str, Any] = {
        "text": text,
        "section_id": section.pk if section else None,
        **due.columns(),
        **(ways or {}),
    }
    changes = {name: value for name, value in wanted.items() if getattr(task, name) != value}
    if not changes:
        return task
    old = {name: getattr(task, name) for name in changes}
    extra: dict[str, Any] = {"search": fold(text)} if "text" in changes else {}
    if "due_on" in changes and task.original_due_on is None:
        extra["original_due_on"] = old["due_on"] or due.due_on
    task.save_changes(expected_version=expected_version, **changes, **extra)
    if task.repeats:
        forget_coming_turns(pattern=task, by=by, at=at)
        lay_out(pattern=task, by=by, at=at)
    shown: dict[str, list[object]] = {
        name: [_plain(old[name]), _plain(value)]
        for name, value in changes.items()
        if name in ("text", "due_on", "recurrence", "check_months")
    }
    tell(task, UpdateKind.EDITED, author=author_of(by), at=at, text=reason, changes=shown)
    record("plans.task_edited", by=by, at=at, on=task, old=old, new=changes, unit_id=task.plan.unit_id)
    return task


@transaction.atomic
def set_aside_task(
    *, task: Task, to: TaskState, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Task:
    """Set a task aside with a reason and return it: ``DROPPED`` (no longer to be done), ``EXEMPT`` (let off),
    ``NO_EVENT`` (what it was for did not come about) or ``PAUSED``. It leaves the four cells, and can be taken up again.

    A recurring task takes its turns not yet opened with it. Refused: ``plan_closed``, ``reason_empty``, ``task_done``,
    ``task_claimed``, ``task_dropped`` when it is aside already. Raises ``StaleRecord``.
    """
    if to not in SET_ASIDE:
        raise ValueError(to)
    refuse_closed(task.plan)
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    old = task.state
    move_task(task, to, expected_version=expected_version)
    if task.repeats:
        forget_coming_turns(pattern=task, by=by, at=at)
    tell(task, UpdateKind(to.value), author=author_of(by), at=at, text=reason)
    record(
        f"plans.task_{to.value}",
        by=by,
        at=at,
        on=task,
        old={"state": old},
        new={"state": task.state, "text": reason},
        unit_id=task.plan.unit_id,
    )
    return task


@transaction.atomic
def drop_task(*, task: Task, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Task:
    """Set a task aside for good: :func:`set_aside_task` with ``DROPPED``."""
    return set_aside_task(
        task=task, to=TaskState.DROPPED, expected_version=expected_version, reason=reason, by=by, at=at
    )


@transaction.atomic
def restore_task(*, task: Task, expected_version: int, by: Actor, at: dt.datetime) -> Task:
    """Take up again a task that was set aside and return it: sent where a part of it was sent before, upcoming where its
    day to open has not come. A recurring task has its turns laid out anew. Refused: ``plan_closed``,
    ``task_not_dropped``."""
    refuse_closed(task.plan)
    if task.state not in SET_ASIDE:
        raise PlanRefused("task_not_dropped")
    old, state = task.state, TaskState.DRAFT
    if task.parties.exclude(state=PartState.DRAFT).exists():
        state = TaskState.SENT
    elif task.pattern_id and not task.parties.exists():
        state = TaskState.UPCOMING
    move_task(task, state, expected_version=expected_version)
    lay_out(pattern=task, by=by, at=at)
    tell(task, UpdateKind.REOPENED, author=author_of(by), at=at)
    record(
        "plans.task_restored",
        by=by,
        at=at,
        on=task,
        old={"state": old},
        new={"state": state},
        unit_id=task.plan.unit_id,
    )
    return task


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
