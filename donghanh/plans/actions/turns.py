"""The turns of a recurring task: laid out ahead, opened when their day comes (ADR 9)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import F, Max

from donghanh.domain.calendar.recurrence import RecurrenceRefused, turns
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._posting import send_held
from donghanh.plans.actions._shared import day_of
from donghanh.plans.dues import due_of_turn
from donghanh.plans.leading import settle
from donghanh.plans.models import Origin, PartyRole, Plan, Task, TaskParty
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, PlanState, TaskState
from donghanh.workdays.queries import calendar_for

AHEAD = dt.timedelta(days=396)
"""Thirteen months: a year's duty is seen once before it is due."""


@transaction.atomic
def lay_out(*, pattern: Task, by: Actor, at: dt.datetime) -> list[Task]:
    """Add the turns of a sent recurring task that have come into view and are not there yet; return the new ones.

    They reach to the end of the plan, at most thirteen months ahead, and begin today, or on the day after the last one
    there: what would have fallen due while the task was set aside is not made up for. A task without a rule a calendar can count has no turns.
    """
    rule = pattern.rule
    if not rule or pattern.state != TaskState.SENT:
        return []
    last = pattern.turns.aggregate(last=Max("slot"))["last"]
    begins = max(pattern.plan.starts_on, day_of(at), last + dt.timedelta(days=1) if last else dt.date.min)
    until = min(pattern.plan.ends_on, day_of(at) + AHEAD)
    try:
        coming = turns(rule, begins=begins, until=until)
    except RecurrenceRefused:  # nothing in this span; too many there cannot be in thirteen months
        return []
    calendar = calendar_for(pattern.plan.unit_id, begins, until)
    made = Task.objects.bulk_create(
        [_turn(pattern, turn.opens_on, turn.day, due_of_turn(turn.day, pattern.shift, calendar)) for turn in coming]
    )
    if not pattern.repeats:
        Task.objects.filter(pk=pattern.pk).update(repeats=True)
        pattern.repeats = True
    record(
        "plans.turns_laid_out",
        by=by,
        at=at,
        on=pattern,
        new={"count": len(made), "first": made[0].slot, "last": made[-1].slot},
        unit_id=pattern.plan.unit_id,
    )
    return made


@transaction.atomic
def forget_coming_turns(*, pattern: Task, by: Actor, at: dt.datetime) -> int:
    """Take back the turns not yet opened, of a task set aside or changed; return how many. Those opened stay."""
    gone, _rows = pattern.turns.filter(state=TaskState.UPCOMING).delete()
    if gone:
        record("plans.turns_forgotten", by=by, at=at, on=pattern, old={"count": gone}, unit_id=pattern.plan.unit_id)
    if not pattern.turns.exists():
        Task.objects.filter(pk=pattern.pk).update(repeats=False)
        pattern.repeats = False
    return gone


def keep_turns(*, by: Actor, at: dt.datetime) -> int:
    """Lay out what has come into view and open what is due to open, in every running plan; return how many opened.

    Each plan in a transaction of its own: one that is refused does not hold up the others. Run again, it does nothing.
    """
    running = Task.objects.filter(state=TaskState.SENT, plan__state__in=(PlanState.DRAFT, PlanState.ISSUED))
    for pattern in running.filter(repeats=True, pattern__isnull=True).select_related("plan"):
        lay_out(pattern=pattern, by=by, at=at)
    coming = Task.objects.filter(state=TaskState.UPCOMING, opens_on__lte=day_of(at)).exclude(
        plan__state=PlanState.CLOSED
    )
    plans = Plan.objects.filter(pk__in=coming.values("plan")).select_related("owner_post")
    return sum(open_turns(plan=plan, by=by, at=at) for plan in plans)


@transaction.atomic
def open_turns(*, plan: Plan, by: Actor, at: dt.datetime) -> int:
    """Open the turns of the plan whose day has come; return how many.

    Each takes the bodies its pattern has today and is sent to them; who took the pattern on has taken on the turn. Whom the
    office gave a turn before it opened stays as given, also in place of the pattern's lead. A turn nobody leads any more, or
    whose group is empty, waits unsent for the officer. Turns of patterns set aside stay shut.
    """
    due = Task.objects.filter(
        plan=plan, state=TaskState.UPCOMING, opens_on__lte=day_of(at), pattern__state=TaskState.SENT
    )
    opening = list(due.select_for_update(of=("self",)).order_by("order", "slot"))
    if not opening:
        return 0
    held, given = (_bodies_of({getattr(turn, name) for turn in opening}) for name in ("pattern_id", "pk"))
    TaskParty.objects.bulk_create(
        copy for turn in opening for copy in _copies(turn, held[turn.pattern_id], given[turn.pk])
    )
    Task.objects.filter(pk__in=[turn.pk for turn in opening]).update(
        state=TaskState.DRAFT.value, version=F("version") + 1
    )
    for turn in opening:
        turn.state = TaskState.DRAFT.value
        try:
            with transaction.atomic():
                send_held(plan=plan, found=[turn], by=by, at=at, opened=True)
        except PlanRefused:
            continue
    _take_on(opening, held, at=at)
    settle(opening)
    return len(opening)


def _turn(pattern: Task, opens_on: dt.date, slot: dt.date, due_on: dt.date) -> Task:
    return Task(
        plan=pattern.plan,
        section_id=pattern.section_id,
        order=pattern.order,
        text=pattern.text,
        search=pattern.search,
        origin=Origin.TURN,
        schedule="fixed",
        due_on=due_on,
        original_due_on=due_on,
        pattern=pattern,
        slot=slot,
        opens_on=opens_on,
        needs_check=pattern.needs_check,
        output=pattern.output,
        state=TaskState.UPCOMING.value,
    )


Held = dict[uuid.UUID | None, list[TaskParty]]


def _bodies_of(tasks: Collection[uuid.UUID | None]) -> Held:
    held: Held = defaultdict(list)
    parties = TaskParty.objects.live().filter(task__in=tasks).select_related("parent")
    for party in parties.order_by("order", "pk"):
        held[party.task_id].append(party)
    return held


def _copies(turn: Task, parties: Iterable[TaskParty], given: Iterable[TaskParty]) -> list[TaskParty]:
    """The bodies of the pattern as parts of the turn, not sent, beside those it was ``given``: a body has one part, a task
    one lead. Members of a group are not copied: sending finds them."""
    copied: dict[uuid.UUID, TaskParty] = {}
    there = {key for party in given for key in (party.organisation_id, party.group_id) if key}
    is_led = any(_is_the_lead(party) for party in given)
    for party in sorted(parties, key=lambda party: party.parent_id is not None):
        if party.parent is not None and (party.parent.group_id or party.parent_id not in copied):
            continue
        if there & {party.organisation_id, party.group_id} or (is_led and _is_the_lead(party)):
            continue
        copied[party.pk] = TaskParty(
            task=turn,
            role=party.role,
            mode=party.mode,
            organisation_id=party.organisation_id,
            group_id=party.group_id,
            printed=party.printed,
            order=party.order,
            parent=copied[party.parent_id] if party.parent_id else None,
        )
    return list(copied.values())


def _is_the_lead(party: TaskParty) -> bool:
    return party.role == PartyRole.LEAD and party.parent_id is None


def _take_on(opening: Sequence[Task], held: Held, *, at: dt.datetime) -> None:
    willing = (PartState.ACCEPTED, PartState.DONE)
    for turn in opening:
        bodies = [p.organisation_id for p in held[turn.pattern_id] if p.organisation_id and p.state in willing]
        turn.parties.filter(
            organisation__in=bodies, state=PartState.SENT, role__in=(PartyRole.LEAD, PartyRole.COORDINATING)
        ).update(state=PartState.ACCEPTED.value, answered_at=at, version=F("version") + 1)
