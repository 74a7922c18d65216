"""A result somebody else looks at before it counts."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import author_of, day_of, lock_task, move_task, refuse_closed, tell, voice_of
from donghanh.plans.leading import settle
from donghanh.plans.models import PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState


@transaction.atomic
def confirm_result(*, task: Task, expected_version: int, by: Actor, at: dt.datetime, text: str = "") -> Task:
    """The claimed result counts: the task is done, on the day it was claimed for. Returns the task.

    Refused: ``plan_closed``; ``not_claimed``; ``own_result`` for the person who reported it. Raises ``StaleRecord``.
    """
    task = _held(task, by)
    move_task(task, TaskState.DONE, expected_version=expected_version)
    author = author_of(by)
    voice = voice_of(author, task.plan, day_of(at))
    tell(task, UpdateKind.CHECKED, author=author, at=at, text=text.strip(), changes=voice)
    record("plans.result_confirmed", by=by, at=at, on=task, new={"state": task.state}, unit_id=task.plan.unit_id)
    return task


@transaction.atomic
def return_result(*, task: Task, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Task:
    """The claimed result does not do: the leading bodies read why and are at work again. Returns the task.

    Refused: ``reason_empty``, and what ``confirm_result`` refuses. Raises ``StaleRecord``.
    """
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    task = _held(task, by)
    move_task(task, TaskState.SENT, expected_version=expected_version, completed_on=None)
    leading = TaskParty.objects.filter(task=task, role=PartyRole.LEAD, state=PartState.DONE)
    for state, bodies in ((PartState.ACCEPTED, False), (PartState.SENT, True)):
        leading.filter(organisation__isnull=bodies).update(state=state.value, done_on=None, version=F("version") + 1)
    settle([task])
    author = author_of(by)
    voice = voice_of(author, task.plan, day_of(at))
    tell(task, UpdateKind.UNCHECKED, author=author, at=at, text=reason, changes=voice)
    record("plans.result_returned", by=by, at=at, on=task, new={"reason": reason}, unit_id=task.plan.unit_id)
    return task


def _held(task: Task, by: Actor) -> Task:
    task = lock_task(task.pk)
    refuse_closed(task.plan)
    if task.state != TaskState.CLAIMED:
        raise PlanRefused("not_claimed")
    person = author_of(by)
    if person and task.parties.filter(role=PartyRole.LEAD, answered_by=person, state=PartState.DONE).exists():
        raise PlanRefused("own_result")
    return task
