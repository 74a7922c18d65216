"""What a body answers about its part: seen, taken on, handed back, under way, done."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import (
    author_of,
    conclude,
    day_of,
    hold_tasks,
    lock_task,
    move_task,
    one_line,
    refuse_closed,
    refuse_too_early,
    some_words,
    tell,
)
from donghanh.plans.leading import settle
from donghanh.plans.models import PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PART_MOVES, SET_ASIDE, PartState, TaskState


@transaction.atomic
def mark_seen(*, party: TaskParty, by: Actor, at: dt.datetime) -> TaskParty:
    """Note that the body has opened the task; nothing happens after the first time. Returns the part.

    Holds the task like every answer: what stands on it is computed from all its parts, and must see those that others have
    just written.
    """
    if party.state != PartState.SENT:
        return party
    try:
        lock_task(party.task_id)
    except PlanRefused:  # its plan was taken back meanwhile: the page stays as it was loaded
        return party
    won = TaskParty.objects.filter(pk=party.pk, state=PartState.SENT).update(
        state=PartState.SEEN.value, seen_at=at, version=F("version") + 1
    )
    if won:  # a race lost to an answer or to the plan being taken back leaves the page as it was loaded
        settle([party.task_id])
        party.refresh_from_db(fields=["state", "seen_at", "version"])
        record(
            "plans.part_seen", by=by, at=at, on=party, new={"state": PartState.SEEN}, unit_id=party.task.plan.unit_id
        )
    return party


@transaction.atomic
def accept_part(*, party: TaskParty, by: Actor, at: dt.datetime, text: str = "") -> TaskParty:
    """The body takes its part on, and of what comes again the open turns with it. Returns the part.

    Refused: ``plan_closed``; ``part_withdrawn``; ``task_dropped`` when it was set aside; ``task_gone`` when its plan was taken back;
    ``not_now`` from any other state.
    """
    return _answer(party, PartState.ACCEPTED, UpdateKind.ACCEPTED, by=by, at=at, text=one_line(text), reason="")


@transaction.atomic
def return_part(*, party: TaskParty, reason: str, by: Actor, at: dt.datetime) -> TaskParty:
    """The body hands its part back with a reason; the officer sees it first on the start page. Returns the part.

    Refused: ``reason_empty``, and what ``accept_part`` refuses.
    """
    reason = some_words(reason, empty="reason_empty")
    return _answer(party, PartState.RETURNED, UpdateKind.RETURNED, by=by, at=at, text=reason, reason=reason)


@transaction.atomic
def report_progress(*, party: TaskParty, text: str, by: Actor, at: dt.datetime) -> TaskParty:
    """The body tells how far it is; a part not yet taken on is taken on by that. Returns the part.

    Refused: ``text_empty``, ``not_now`` for a part returned or done, and what shuts every answer out (``plan_closed``,
    ``part_withdrawn``, ``only_informed``, ``task_dropped``): as the part stands now, not as it stood when the page was drawn.
    """
    text = some_words(text)
    task = lock_task(party.task_id)
    party.refresh_from_db(fields=["role", "state", "version"])
    _refuse_shut(task, party)
    if party.state in (PartState.SENT, PartState.SEEN):
        _answer(party, PartState.ACCEPTED, UpdateKind.ACCEPTED, by=by, at=at, text="", reason="")
    elif party.state != PartState.ACCEPTED:
        raise PlanRefused("not_now")
    tell(task, UpdateKind.NOTE, author=author_of(by), at=at, party=party, text=text, by=by)
    record("plans.progress_told", by=by, at=at, on=party, new={"text": text}, unit_id=task.plan.unit_id)
    return party


@transaction.atomic
def record_result(*, party: TaskParty, text: str, done_on: dt.date, by: Actor, at: dt.datetime) -> TaskParty:
    """The body's part is done: what came of it and on which day. Returns the part.

    When the lead (every body of a lead that is many) is done, the task is done, on the day the last of them was.
    Refused: ``text_empty``; ``done_in_future``; ``done_too_early`` before the plan had begun; ``turns_only`` for a
    recurring task, whose turns have the results; and what ``accept_part`` refuses.
    """
    text = some_words(text)
    if done_on > day_of(at):
        raise PlanRefused("done_in_future")
    refuse_too_early(party.task.plan, done_on)
    # One writer per task, or two members reporting at once would each see the other still at work.
    task = lock_task(party.task_id)
    if task.repeats:
        raise PlanRefused("turns_only")
    _answer(
        party, PartState.DONE, UpdateKind.RESULT, by=by, at=at, text=text, happened_on=done_on, result=text,
        done_on=done_on, reason="",
    )  # fmt: skip
    conclude(task)
    return party


@transaction.atomic
def reopen_part(*, party: TaskParty, reason: str, by: Actor, at: dt.datetime) -> TaskParty:
    """Take back a reported result that was not one, with a reason; part and task are open again. Returns the part.

    Refused: ``plan_closed``, ``reason_empty``, ``not_done``; ``body_twice`` while another part of the body is open.
    """
    reason = one_line(reason)
    task = lock_task(party.task_id)
    refuse_closed(task.plan)
    if not reason:
        raise PlanRefused("reason_empty")
    if party.state != PartState.DONE:
        raise PlanRefused("not_done")
    if party.organisation_id:
        same = task.parties.live().filter(organisation_id=party.organisation_id)
        if same.exclude(state=PartState.DONE).exists():
            raise PlanRefused("body_twice")
    party.save_changes(expected_version=party.version, state=PartState.ACCEPTED.value, done_on=None)
    whole = Q(pk=party.parent_id) | Q(parts=party.parent_id) if party.parent_id else Q(pk=None)
    TaskParty.objects.filter(whole, task=task, state=PartState.DONE, organisation__isnull=True).update(
        state=PartState.SENT.value, done_on=None, version=F("version") + 1
    )
    settle([task])
    if party.role == PartyRole.LEAD and task.state in (TaskState.DONE, TaskState.CLAIMED):
        move_task(task, TaskState.SENT, expected_version=task.version, completed_on=None)
    tell(task, UpdateKind.REOPENED, author=author_of(by), at=at, party=party, text=reason)
    record("plans.part_reopened", by=by, at=at, on=party, new={"reason": reason}, unit_id=task.plan.unit_id)
    return party


def _answer(
    party: TaskParty,
    to: PartState,
    kind: UpdateKind,
    *,
    by: Actor,
    at: dt.datetime,
    text: str,
    happened_on: dt.date | None = None,
    **fields: Any,
) -> TaskParty:
    task = lock_task(party.task_id)
    _refuse_shut(task, party)
    if to not in PART_MOVES[party.state] or party.state == PartState.DRAFT or party.is_whole:
        raise PlanRefused("not_now", state=party.state)
    old, author = party.state, author_of(by)
    party.save_changes(
        expected_version=party.version,
        state=to.value,
        answered_at=at,
        answered_by_id=author.pk if author else None,
        **fields,
    )
    settle([task])
    tell(task, kind, author=author, at=at, party=party, text=text, happened_on=happened_on, by=by)
    record(
        f"plans.part_{to.value}",
        by=by,
        at=at,
        on=party,
        old={"state": old},
        new={"state": party.state, **{name: value for name, value in fields.items() if value}},
        unit_id=task.plan.unit_id,
    )
    if to is PartState.ACCEPTED and task.repeats:
        _take_on_turns(task, party, at=at)
    return party


def _take_on_turns(pattern: Task, party: TaskParty, *, at: dt.datetime) -> None:
    """Who takes on what comes again has taken on the turns that are open already (ADR 9): nobody says yes twice."""
    if party.organisation_id is None:
        return
    mine = TaskParty.objects.live().filter(
        task__pattern=pattern,
        organisation_id=party.organisation_id,
        state__in=(PartState.SENT, PartState.SEEN),
        role__in=(PartyRole.LEAD, PartyRole.COORDINATING),
    )
    turns = hold_tasks(Task.objects.filter(pk__in=mine.values("task")))
    mine.filter(task__in=turns).update(state=PartState.ACCEPTED.value, answered_at=at, version=F("version") + 1)
    settle(turns)


def _refuse_shut(task: Task, party: TaskParty) -> None:
    """Refuse what no answer of any kind gets through."""
    refuse_closed(task.plan)
    if party.state == PartState.WITHDRAWN:
        raise PlanRefused("part_withdrawn")
    if party.role == PartyRole.INFORMED:
        raise PlanRefused("only_informed")
    if task.state in SET_ASIDE:
        raise PlanRefused("task_dropped")
