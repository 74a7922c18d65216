"""Which bodies have a part in a task: given, changed, withdrawn.

A part nobody was sent can be taken out. One that was sent is withdrawn with a reason, which its body reads.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import add_party, author_of, conclude, lock_task, part_of, refuse_closed, tell
from donghanh.plans.bodies import Body, undirectable
from donghanh.plans.leading import settle
from donghanh.plans.models import PartyRole, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PART_MOVES, PartState

AT_WORK = (PartState.ACCEPTED, PartState.DONE)
UNANSWERED = (PartState.SENT, PartState.SEEN)


@transaction.atomic
def assign_lead(
    *, task: Task, body: Body, by: Actor, at: dt.datetime, asked: bool = False, reason: str = ""
) -> TaskParty:
    """Give the task a lead, or another one in place of a lead that has not taken it on; return the lead's party.

    What was sent to the present lead is withdrawn, with ``reason``; a part handed back keeps the body's own words when
    no reason is given. A body that was coordinating and now leads has one part, the lead's. The new part waits to be
    sent. Refused: ``plan_closed``, ``body_unknown``, ``lead_at_work`` when the present lead has accepted or reported,
    ``reason_empty`` when it was sent and has not answered, ``body_twice``.
    """
    if not body.is_known:
        raise PlanRefused("body_unknown")
    lead = _replace_lead(task, [body], asked=asked, reason=reason, by=by, at=at)
    assert lead is not None  # there is a body
    return lead


@transaction.atomic
def change_lead(
    *, task: Task, bodies: Sequence[Body], reason: str, by: Actor, at: dt.datetime, asked: bool = False
) -> TaskParty | None:
    """Let the bodies an amended plan names lead the task, also in place of one at work; return the lead's party.

    Several bodies are one lead that is many; a body nobody knows stays as printed until it is matched; with none the
    task is "Chưa giao" and ``None`` comes back. What was reported done stays. Refused: ``plan_closed``,
    ``reason_empty``, ``body_twice``; ``task_done`` where the lead has reported it done, for a task has one lead.
    """
    if not reason.strip():
        raise PlanRefused("reason_empty")
    return _replace_lead(task, bodies, asked=asked, reason=reason, by=by, at=at, at_work=True)


@transaction.atomic
def add_coordinating(
    *,
    task: Task,
    body: Body,
    by: Actor,
    at: dt.datetime,
    asked: bool = False,
    role: PartyRole = PartyRole.COORDINATING,
) -> TaskParty:
    """Add a body beside the lead and return its party, not yet sent: one that coordinates, supervises, or is only to know.
    Refused: ``plan_closed``, ``body_unknown``,
    ``body_twice``."""
    refuse_closed(task.plan)
    if not body.is_known:
        raise PlanRefused("body_unknown")
    lock_task(task.pk)
    if role == PartyRole.LEAD:
        raise ValueError(role)
    party = add_party(task, body, role, asked=asked, only_asked=undirectable([body]))
    settle([task])
    record(
        "plans.coordinating_added",
        by=by,
        at=at,
        on=task,
        new={"body": _named(body), "role": role.value},
        unit_id=task.plan.unit_id,
    )
    return party


@transaction.atomic
def change_coordinating(
    *, task: Task, gone: Iterable[TaskParty], come: Sequence[Body], reason: str, by: Actor, at: dt.datetime
) -> list[TaskParty]:
    """Change who coordinates as an amended plan says, and return the new parties, not yet sent.

    Of those gone, what was sent is withdrawn with the reason and what was done stays; a body that has a part already
    gets no second. Refused: ``plan_closed``, ``reason_empty``.
    """
    refuse_closed(task.plan)
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    task = lock_task(task.pk)
    parties = list(task.parties.live())
    wanted = {party.pk for party in gone}
    old = [
        _named(went)
        for top in [party for party in parties if party.pk in wanted]
        for went in _take_out(task, top, parties, reason=reason, by=by, at=at)
    ]
    only_asked = undirectable(come)
    added = [
        add_party(task, body, PartyRole.COORDINATING, asked=False, only_asked=only_asked)
        for body in come
        if part_of(task, body) is None
    ]
    settle([task])
    record(
        "plans.coordinating_changed",
        by=by,
        at=at,
        on=task,
        old={"bodies": old},
        new={"bodies": [_named(party) for party in added], "reason": reason},
        unit_id=task.plan.unit_id,
    )
    return added


@transaction.atomic
def remove_party(*, party: TaskParty, by: Actor, at: dt.datetime) -> None:
    """Take a body out of a task before its part was sent. Refused: ``plan_closed``, ``already_sent``."""
    task = party.task
    refuse_closed(task.plan)
    lock_task(task.pk)
    if TaskParty.objects.filter(pk=party.pk).exclude(state=PartState.DRAFT).exists():
        raise PlanRefused("already_sent")
    record(
        "plans.party_removed",
        by=by,
        at=at,
        on=task,
        old={"role": party.role, "body": _named(party)},
        unit_id=task.plan.unit_id,
    )
    party.delete()
    settle([task])


@transaction.atomic
def withdraw_part(*, party: TaskParty, reason: str, by: Actor, at: dt.datetime) -> TaskParty:
    """Take back a part that was sent, with a reason its body reads, and return it. A group is withdrawn with its members.

    A lead that has taken the task on is not withdrawn but by an amended plan. Refused: ``plan_closed``,
    ``reason_empty``, ``lead_at_work``, ``not_now`` for a part not sent, done, or withdrawn already.
    """
    refuse_closed(party.task.plan)
    reason = reason.strip()
    if not reason:
        raise PlanRefused("reason_empty")
    task = lock_task(party.task_id)
    parties = list(task.parties.live())
    present = next((one for one in parties if one.pk == party.pk), None)
    if present is None or PartState.WITHDRAWN not in PART_MOVES[present.state]:
        raise PlanRefused("not_now")
    if present.role == PartyRole.LEAD and any(one.state in AT_WORK for one in _tree(present, parties)):
        raise PlanRefused("lead_at_work")
    _take_out(task, present, parties, reason=reason, by=by, at=at)
    settle([task])
    conclude(task)  # the last body the others waited for may be this one
    return present


def _replace_lead(
    task: Task,
    bodies: Sequence[Body],
    *,
    asked: bool,
    reason: str,
    by: Actor,
    at: dt.datetime,
    at_work: bool = False,
) -> TaskParty | None:
    refuse_closed(task.plan)
    lock_task(task.pk)
    reason, old = reason.strip(), ""
    parties = list(task.parties.live().select_related("organisation", "group"))
    present = next((party for party in parties if party.role == PartyRole.LEAD and party.parent_id is None), None)
    if present is not None:
        under = _tree(present, parties)
        if at_work and present.state == PartState.DONE:
            raise PlanRefused("task_done")
        if not at_work and any(party.state in AT_WORK for party in under):
            raise PlanRefused("lead_at_work")
        if not reason and any(party.state in UNANSWERED and party.organisation_id for party in under):
            raise PlanRefused("reason_empty")
        old = _named(present)
        _take_out(task, present, parties, reason=reason, by=by, at=at)
    for body in bodies:
        second = part_of(task, body)
        if second is not None and second.state == PartState.DONE:
            raise PlanRefused("body_twice", body=body.printed)
        if second is not None:
            _take_out(task, second, parties, reason=reason, by=by, at=at)
    lead = _lead_of(task, bodies, asked=asked)
    settle([task])
    tell(task, UpdateKind.LEAD, author=author_of(by), at=at, text=lead.printed if lead else "")
    record(
        "plans.lead_assigned",
        by=by,
        at=at,
        on=task,
        old={"lead": old},
        new={"lead": [_named(body) for body in bodies], "reason": reason},
        unit_id=task.plan.unit_id,
    )
    return lead


def _lead_of(task: Task, bodies: Sequence[Body], *, asked: bool) -> TaskParty | None:
    """The one lead: a body, or a whole party over several, as a plan read from paper has it."""
    only_asked = undirectable(bodies)
    if not bodies:
        return None
    if len(bodies) == 1:
        return add_party(task, bodies[0], PartyRole.LEAD, asked=asked, only_asked=only_asked)
    printed = "; ".join(body.printed for body in bodies)[:300]
    whole = add_party(task, Body(printed=printed), PartyRole.LEAD, asked=asked, only_asked=only_asked)
    for body in bodies:
        add_party(task, body, PartyRole.LEAD, asked=asked, only_asked=only_asked, parent=whole)
    return whole


def _tree(top: TaskParty, parties: Sequence[TaskParty]) -> list[TaskParty]:
    """A party with everything under it: the members of a group, the groups of a printed list and their members."""
    return [top, *(low for party in parties if party.parent_id == top.pk for low in _tree(party, parties))]


def _take_out(
    task: Task, top: TaskParty, parties: Sequence[TaskParty], *, reason: str, by: Actor, at: dt.datetime
) -> list[TaskParty]:
    """Withdraw what was sent of a party and what is under it, take out what was not; return what went.

    What is done stays, under its withdrawn whole.
    """
    tree = _tree(top, parties)
    if all(party.state == PartState.DRAFT for party in tree):
        top.delete()
        return tree
    author, went = author_of(by), []
    for party in reversed(tree):  # what is under a whole goes before it
        if party.state == PartState.DRAFT and not any(low.parent_id == party.pk for low in tree):
            party.delete()
        elif party.state == PartState.DRAFT or PartState.WITHDRAWN in PART_MOVES[party.state]:
            words = reason or party.reason
            old = party.state
            party.save_changes(
                expected_version=party.version, state=PartState.WITHDRAWN.value, withdrawn_at=at, reason=words
            )
            if party.organisation_id:
                tell(task, UpdateKind.WITHDRAWN, author=author, at=at, party=party, text=reason)
            record(
                "plans.part_withdrawn",
                by=by,
                at=at,
                on=party,
                old={"state": old},
                new={"state": party.state, "reason": words},
                unit_id=task.plan.unit_id,
            )
        else:
            continue
        went.append(party)
    return went


def _named(body: Body | TaskParty) -> str:
    """A body for the audit log: by identity where it is known."""
    return str(body.organisation_id or body.group_id or body.printed)
