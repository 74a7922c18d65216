"""What actions on plans share: author and day, one writer per task, the moves allowed, the story, the parts."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Max
from django.utils import timezone

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.people.models import Appointment, Person
from donghanh.people.roles import roles_with
from donghanh.plans.bodies import Body, mode_of
from donghanh.plans.days import first_day
from donghanh.plans.leading import settle
from donghanh.plans.models import PartyRole, Plan, Task, TaskParty, TaskQuerySet, TaskUpdate, UpdateKind
from donghanh.plans.models.link import LINK
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import SET_ASIDE, TASK_MOVES, PartState, PlanState, TaskState


def author_of(by: Actor) -> Person | None:
    """The person behind the actor, signed in or come by a personal link; ``None`` for a system job. One query."""
    if not by.id:
        return None
    if by.kind == LINK:
        return Person.objects.filter(appointments__personal_links=by.id).first()
    return Person.objects.filter(user_id=by.id).first()


def voice_of(author: Person | None, plan: Plan, day: dt.date) -> dict[str, list[object]]:
    """The body a word or a decision came from, for the story, where that is not the office that keeps the plan; empty
    otherwise. Two queries at most."""
    if author is None:
        return {}
    deciding = (
        Appointment.objects.on(day).granting().filter(person=author, post__role__in=roles_with(PlanPermission.DECIDE))
    )
    names = dict(deciding.order_by("pk").values_list("post__organisation_id", "post__organisation__name"))
    if not names or plan.owner_post.organisation_id in names:
        return {}
    return {"voice": [next(iter(names.values()))]}


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed; empty when there is nothing in it."""
    return " ".join(nfc(text).split())


def some_words(text: str, *, empty: str = "text_empty") -> str:
    """The text as one line. Refused when there is nothing in it, with the code ``empty``."""
    line = one_line(text)
    if not line:
        raise PlanRefused(empty)
    return line


def refuse_closed(plan: Plan) -> None:
    """Raise ``plan_closed`` when the plan is no longer worked on."""
    if plan.state == PlanState.CLOSED:
        raise PlanRefused("plan_closed")


def refuse_too_early(plan: Plan, day: dt.date) -> None:
    """Raise ``done_too_early`` when something is said to have happened before the plan had begun."""
    if day < (first := first_day(plan)):
        raise PlanRefused("done_too_early", first=first)


def lock_task(pk: uuid.UUID) -> Task:
    """The task with its plan, held until the transaction ends: answers, withdrawals and undoing a plan take turns.

    Refused: ``task_gone`` when its plan was taken back meanwhile.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("plan").filter(pk=pk).first()
    if task is None:
        raise PlanRefused("task_gone")
    return task


def hold_tasks(tasks: TaskQuerySet) -> list[Task]:
    """These tasks in the order of the paper, held until the transaction ends. Whoever needs many takes them in this one
    order, so that two never wait for each other. One query."""
    return list(tasks.select_for_update(of=("self",)).order_by("order", "pk"))


_STANDS_SO = {
    TaskState.DONE: "task_done",
    TaskState.CLAIMED: "task_claimed",
    **dict.fromkeys(SET_ASIDE, "task_dropped"),
}


def move_task(task: Task, to: TaskState, *, expected_version: int, **changes: Any) -> None:
    """Bring the task into another state with whatever changes along. Refused, with a word for the state it is in, what
    is not in ``TASK_MOVES``. Raises ``StaleRecord``."""
    if to not in TASK_MOVES[task.state]:
        raise PlanRefused(_STANDS_SO.get(TaskState(task.state), "task_not_dropped"))
    task.save_changes(expected_version=expected_version, state=to.value, **changes)


def tell(
    task: Task,
    kind: UpdateKind,
    *,
    author: Person | None,
    at: dt.datetime,
    party: TaskParty | None = None,
    text: str = "",
    happened_on: dt.date | None = None,
    changes: dict[str, list[object]] | None = None,
    by: Actor | None = None,
) -> TaskUpdate:
    """Add a line to the story of the task that people read on its page. ``by`` is named where somebody may have come by a
    personal link: the line then says so."""
    return TaskUpdate.objects.create(
        task=task,
        party=party,
        kind=kind,
        text=text,
        changes=changes or {},
        happened_on=happened_on or day_of(at),
        recorded_at=at,
        author=author,
        by_link=by is not None and by.kind == LINK,
    )


def conclude(task: Task) -> None:
    """Close the whole parties all of whose bodies are done, and the task when its lead is; one whose result is to be
    checked is claimed first. For who holds the task."""
    parties = list(task.parties.live())
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
            settle([task])
        if party.role == PartyRole.LEAD and party.parent_id is None and task.state == TaskState.SENT:
            ended = TaskState.CLAIMED if task.needs_check else TaskState.DONE
            move_task(task, ended, expected_version=task.version, completed_on=last)


def add_party(
    task: Task,
    body: Body,
    role: PartyRole,
    *,
    asked: bool,
    only_asked: frozenset[Any],
    parent: TaskParty | None = None,
) -> TaskParty:
    """Store one body's part, not sent. For actions that hold the task, and settle it. Refused: ``body_twice``."""
    if part_of(task, body) is not None:
        raise PlanRefused("body_twice", body=body.printed)
    last = task.parties.aggregate(last=Max("order"))["last"]
    return TaskParty.objects.create(
        task=task,
        role=role,
        mode=mode_of(body, asked=asked, only_asked=only_asked),
        organisation_id=body.organisation_id,
        group_id=body.group_id,
        printed=body.printed,
        parent=parent,
        order=0 if role == PartyRole.LEAD and parent is None else (last or 0) + 1,
    )


def part_of(task: Task, body: Body) -> TaskParty | None:
    """The live part this body has in the task already."""
    if body.organisation_id:
        return task.parties.live().filter(organisation_id=body.organisation_id).first()
    return task.parties.live().filter(group_id=body.group_id).first() if body.group_id else None
