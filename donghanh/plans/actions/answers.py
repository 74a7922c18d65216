"""What a body answers about its part: seen, taken on, handed back, under way, done."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import author_of, day_of, refuse_closed, tell
from donghanh.plans.models import PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PART_MOVES, PartState, TaskState


@transaction.atomic
def mark_seen(*, party: TaskParty, by: Actor, at: dt.datetime) -> TaskParty:
    """Note that the body has opened the task; nothing happens after the first time. Returns the part."""
    if party.state != PartState.SENT:
        return party
    won = TaskParty.objects.filter(pk=party.pk, state=PartState.SENT).update(
        state=PartState.SEEN.value, seen_at=at, version=F("version") + 1
    )
    if won:
        record(
            "plans.part_seen", by=by, at=at, on=party, new={"state": PartState.SEEN}, unit_id=party.task.plan.unit_id
        )
    party.refresh_from_db(fields=["state", "seen_at", "version"])
    return party


@transaction.atomic
def accept_part(*, party: TaskParty, by: Actor, at: dt.datetime, text: str = "") -> TaskParty:
    """The body takes its part on. Returns the part. Refused: ``plan_closed``, ``not_now`` from any other state."""
    return _answer(party, PartState.ACCEPTED, UpdateKind.ACCEPTED, by=by, at=at, text=_clean(text), reason="")


@transaction.atomic
def return_part(*, party: TaskParty, reason: str, by: Actor, at: dt.datetime) -> TaskParty:
    """The body hands its part back with a reason; the officer sees it first on the start page. Returns the part.

    Refused: ``plan_closed``, ``reason_empty``, ``not_now``.
    """
    reason = _clean(reason)
    if not reason:
        raise PlanRefused("reason_empty")
    return _answer(party, PartState.RETURNED, UpdateKind.RETURNED, by=by, at=at, text=reason, reason=reason)


@transaction.atomic
def report_progress(*, party: TaskParty, text: str, by: Actor, at: dt.datetime) -> TaskParty:
    """The body tells how far it is; a part not yet taken on is taken on by that. Returns the part.

    Refused: ``plan_closed``, ``text_empty``, ``not_now`` for a part returned or done.
    """
    text = _clean(text)
    if not text:
        raise PlanRefused("text_empty")
    if party.state in (PartState.SENT, PartState.SEEN):
        _answer(party, PartState.ACCEPTED, UpdateKind.ACCEPTED, by=by, at=at, text="", reason="")
    elif party.state != PartState.ACCEPTED:
        raise PlanRefused("not_now")
    refuse_closed(party.task.plan)
    tell(party.task, UpdateKind.NOTE, author=author_of(by), at=at, party=party, text=text)
    record("plans.progress_told", by=by, at=at, on=party, new={"text": text}, unit_id=party.task.plan.unit_id)
    return party


@transaction.atomic
def record_result(*, party: TaskParty, text: str, done_on: dt.date, by: Actor, at: dt.datetime) -> TaskParty:
    """The body's part is done: what came of it and on which day. Returns the part.

    When the lead (every body of a lead that is many) is done, the task is done, on the day the last of them was.
    Refused: ``plan_closed``; ``text_empty``; ``done_in_future``; ``not_now``.
    """
    text = _clean(text)
    if not text:
        raise PlanRefused("text_empty")
    if done_on > day_of(at):
        raise PlanRefused("done_in_future")
    # One writer per task, or two members reporting at once would each see the other still at work.
    task = Task.objects.select_for_update().get(pk=party.task_id)
    _answer(
        party, PartState.DONE, UpdateKind.RESULT, by=by, at=at, text=text, happened_on=done_on, result=text,
        done_on=done_on, reason="",
    )  # fmt: skip
    _conclude(task)
    return party


@transaction.atomic
def reopen_part(*, party: TaskParty, reason: str, by: Actor, at: dt.datetime) -> TaskParty:
    """Take back a reported result that was not one, with a reason; part and task are open again. Returns the part.

    Refused: ``plan_closed``, ``reason_empty``, ``not_done``.
    """
    reason = _clean(reason)
    task = Task.objects.select_for_update().select_related("plan").get(pk=party.task_id)
    refuse_closed(task.plan)
    if not reason:
        raise PlanRefused("reason_empty")
    if party.state != PartState.DONE:
        raise PlanRefused("not_done")
    party.save_changes(expected_version=party.version, state=PartState.ACCEPTED.value, done_on=None)
    whole = Q(pk=party.parent_id) | Q(parts=party.parent_id) if party.parent_id else Q(pk=None)
    TaskParty.objects.filter(whole, task=task, state=PartState.DONE, organisation__isnull=True).update(
        state=PartState.SENT.value, done_on=None, version=F("version") + 1
    )
    if party.role == PartyRole.LEAD and task.state == TaskState.DONE:
        task.save_changes(expected_version=task.version, state=TaskState.SENT.value, completed_on=None)
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
    task = party.task
    refuse_closed(task.plan)
    if to not in PART_MOVES[party.state] or party.state == PartState.DRAFT or party.is_whole:
        raise PlanRefused("not_now", state=party.state)
    if task.state == TaskState.DROPPED:
        raise PlanRefused("task_dropped")
    old, author = party.state, author_of(by)
    party.save_changes(
        expected_version=party.version,
        state=to.value,
        answered_at=at,
        answered_by_id=author.pk if author else None,
        **fields,
    )
    tell(task, kind, author=author, at=at, party=party, text=text, happened_on=happened_on)
    record(
        f"plans.part_{to.value}",
        by=by,
        at=at,
        on=party,
        old={"state": old},
        new={"state": party.state, **{name: value for name, value in fields.items() if value}},
        unit_id=task.plan.unit_id,
    )
    return party


def _conclude(task: Task) -> None:
    """Close the whole parties all of whose bodies are done, and the task when its lead is."""
    parties = list(task.parties.all())
    under: dict[Any, list[TaskParty]] = {}
    for party in parties:
        under.setdefault(party.parent_id, []).append(party)

    def leaves(party: TaskParty) -> list[TaskParty]:
        if party.organisation_id:
            return [party]
        return [leaf for child in under.get(party.pk, []) for leaf in leaves(child)]

    for party in parties:
        bodies = leaves(party)
        if not bodies or any(leaf.state != PartState.DONE for leaf in bodies):
            continue
        last = max(leaf.done_on for leaf in bodies if leaf.done_on)
        if party.is_whole and party.state != PartState.DONE:
            party.save_changes(expected_version=party.version, state=PartState.DONE.value, done_on=last)
        if party.role == PartyRole.LEAD and party.parent_id is None and task.state == TaskState.SENT:
            task.save_changes(expected_version=task.version, state=TaskState.DONE.value, completed_on=last)


def _clean(text: str) -> str:
    return " ".join(nfc(text).split())
