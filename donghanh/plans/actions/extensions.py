"""More time: asked for with a reason, decided by somebody else. The day set first is never overwritten."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import author_of, day_of, lock_task, one_line, refuse_closed, tell, voice_of
from donghanh.plans.models import Extension, ExtensionState, PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState

LONGEST = dt.timedelta(days=366)
"""Further away than this a deadline is a slip of the pen."""


@transaction.atomic
def ask_extension(
    *, task: Task, party: TaskParty | None, new_due_on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> Extension:
    """Ask for a later deadline and return the request; ``party`` is the leading part that asks, ``None`` the office.

    Refused: ``plan_closed``; ``no_deadline``; ``not_open`` when the task is not being worked on; ``not_leading`` for a
    part that does not lead; ``not_later`` for a day not after the deadline or already past; ``too_late_a_day`` more than
    a year on; ``extension_waits`` while another request is undecided; ``reason_empty``.
    """
    task, reason = lock_task(task.pk), one_line(reason)
    refuse_closed(task.plan)
    if task.due_on is None:
        raise PlanRefused("no_deadline")
    if task.state not in (TaskState.DRAFT, TaskState.SENT) or (
        party is not None and party.state == PartState.WITHDRAWN
    ):
        raise PlanRefused("not_open")
    if party is not None and party.role != PartyRole.LEAD:
        raise PlanRefused("not_leading")
    _check_day(task, new_due_on, at)
    if not reason:
        raise PlanRefused("reason_empty")
    if task.extensions.waiting().exists():
        raise PlanRefused("extension_waits")
    author = author_of(by)
    asked = Extension.objects.create(
        task=task,
        party=party,
        old_due_on=task.due_on,
        new_due_on=new_due_on,
        reason=reason,
        asked_at=at,
        asked_by=author,
    )
    days: dict[str, list[object]] = {"due_on": [task.due_on.isoformat(), new_due_on.isoformat()]}
    tell(task, UpdateKind.ASKED, author=author, at=at, party=party, text=reason, changes=days)
    record("plans.extension_asked", by=by, at=at, on=asked, new={"until": new_due_on}, unit_id=task.plan.unit_id)
    return asked


@transaction.atomic
def grant_extension(
    *, extension: Extension, by: Actor, at: dt.datetime, until: dt.date | None = None, answer: str = ""
) -> Extension:
    """Move the deadline to the day asked for, or to ``until``, and return the request. The first deadline stays written.

    Refused: ``plan_closed``; ``extension_decided``; ``own_request`` for who asked; ``not_later``, ``too_late_a_day``.
    """
    extension, task = _undecided(extension, by)
    day = until or extension.new_due_on
    _check_day(task, day, at, granting=True)
    old = task.due_on
    extra = {"window_until": day + dt.timedelta(days=1)} if task.window_until else {}
    first = {"original_due_on": old} if task.original_due_on is None else {}
    task.save_changes(expected_version=task.version, due_on=day, **extra, **first)
    return _decide(extension, task, ExtensionState.GRANTED, UpdateKind.EXTENDED, answer, day=day, by=by, at=at)


@transaction.atomic
def refuse_extension(*, extension: Extension, answer: str, by: Actor, at: dt.datetime) -> Extension:
    """Say no, and why; the deadline stands. Returns the request. Refused: ``reason_empty``, ``plan_closed``,
    ``extension_decided``, ``own_request``."""
    if not one_line(answer):
        raise PlanRefused("reason_empty")
    extension, task = _undecided(extension, by)
    return _decide(
        extension, task, ExtensionState.REFUSED, UpdateKind.REFUSED, answer, day=extension.new_due_on, by=by, at=at
    )


@transaction.atomic
def withdraw_extension(*, extension: Extension, by: Actor, at: dt.datetime) -> Extension:
    """Take back a request nobody has decided, and return it. Refused: ``extension_decided``."""
    task = lock_task(extension.task_id)
    extension.refresh_from_db()
    if extension.state != ExtensionState.ASKED:
        raise PlanRefused("extension_decided")
    extension.save_changes(expected_version=extension.version, state=ExtensionState.WITHDRAWN.value, decided_at=at)
    record(
        "plans.extension_withdrawn",
        by=by,
        at=at,
        on=extension,
        new={"state": extension.state},
        unit_id=task.plan.unit_id,
    )
    return extension


def _check_day(task: Task, day: dt.date, at: dt.datetime, *, granting: bool = False) -> None:
    assert task.due_on is not None
    if day <= task.due_on or (day < day_of(at) and not granting):
        raise PlanRefused("not_later")
    if day > max(task.due_on, day_of(at)) + LONGEST:
        raise PlanRefused("too_late_a_day")


def _undecided(extension: Extension, by: Actor) -> tuple[Extension, Task]:
    task = lock_task(extension.task_id)
    refuse_closed(task.plan)
    extension.refresh_from_db()
    if extension.state != ExtensionState.ASKED or task.due_on is None:
        raise PlanRefused("extension_decided")
    person = author_of(by)
    if person and extension.asked_by_id == person.pk:
        raise PlanRefused("own_request")
    return extension, task


def _decide(
    extension: Extension,
    task: Task,
    state: ExtensionState,
    kind: UpdateKind,
    answer: str,
    *,
    day: dt.date,
    by: Actor,
    at: dt.datetime,
) -> Extension:
    author, answer = author_of(by), one_line(answer)
    extension.save_changes(
        expected_version=extension.version,
        state=state.value,
        new_due_on=day,
        answer=answer,
        decided_at=at,
        decided_by_id=author.pk if author else None,
    )
    days: dict[str, list[object]] = {"due_on": [extension.old_due_on.isoformat(), day.isoformat()]}
    days |= voice_of(author, task.plan, day_of(at))
    tell(task, kind, author=author, at=at, party=extension.party, text=answer, changes=days)
    record(
        f"plans.extension_{state.value}",
        by=by,
        at=at,
        on=extension,
        new={"until": day, "answer": answer},
        unit_id=task.plan.unit_id,
    )
    return extension
