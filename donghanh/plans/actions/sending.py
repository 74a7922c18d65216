"""Sending tasks to the bodies that are to do them: who gets a part is decided here, on the day of sending."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._posting import send_held
from donghanh.plans.actions._shared import author_of, hold_tasks, lock_task, refuse_closed, tell
from donghanh.plans.actions.turns import lay_out, open_turns
from donghanh.plans.deadlines import Schedule
from donghanh.plans.leading import settle
from donghanh.plans.models import Plan, Task, TaskParty, UpdateKind
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState


@transaction.atomic
def send_tasks(*, plan: Plan, tasks: Iterable[Task] | None, by: Actor, at: dt.datetime) -> list[TaskParty]:
    """Send what was not sent yet of these tasks (of all, with ``None``) and return the parts that went out.

    A group gets one part per member of that day, a body at most one part per task. The owner's own body has taken on
    what it sends itself. Bodies nobody has matched are passed over. A recurring task gets its turns. Refused, and then
    nothing is sent: ``plan_closed``; ``nothing_to_send``; ``lead_missing`` with how many tasks and which; ``group_empty``
    with the group's name. Costs a constant number of queries, and a few for each recurring task.
    """
    refuse_closed(plan)
    chosen = Task.objects.filter(plan=plan).open()
    if tasks is not None:
        chosen = chosen.filter(pk__in=[task.pk for task in tasks])
    sent = send_held(plan=plan, found=hold_tasks(chosen), by=by, at=at)
    recurring = Task.objects.filter(pk__in={part.task_id for part in sent}, schedule=Schedule.RECURRING, repeats=False)
    laid = [lay_out(pattern=pattern, by=by, at=at) for pattern in recurring.select_related("plan")]
    if any(laid):
        open_turns(plan=plan, by=by, at=at)
    return sent


@transaction.atomic
def resend_part(*, party: TaskParty, text: str, by: Actor, at: dt.datetime) -> TaskParty:
    """Send a returned part again with a word to the body, and return it. Refused: ``plan_closed``, ``not_returned``."""
    task = lock_task(party.task_id)
    refuse_closed(task.plan)
    if party.state != PartState.RETURNED:
        raise PlanRefused("not_returned")
    party.save_changes(
        expected_version=party.version,
        state=PartState.SENT.value,
        sent_at=at,
        seen_at=None,
        answered_at=None,
        reason="",
    )
    settle([task])
    tell(task, UpdateKind.SENT, author=author_of(by), at=at, party=party, text=text.strip())
    record("plans.part_resent", by=by, at=at, on=party, new={"state": party.state}, unit_id=task.plan.unit_id)
    return party
