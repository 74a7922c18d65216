"""What is still to be done goes over to the body that takes over; what was done stays with the body that did it."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation, OrganisationSuccession
from donghanh.people.models import Post
from donghanh.plans.actions._shared import author_of, conclude, day_of, tell
from donghanh.plans.leading import settle
from donghanh.plans.models import Mode, PartyRole, Plan, ReportDuty, Task, TaskParty, TaskUpdate, UpdateKind
from donghanh.plans.models.plan import PartOfPlanQuerySet
from donghanh.plans.models.task import TaskPartyQuerySet
from donghanh.plans.posts import owner_post_for
from donghanh.plans.status import PartState, PlanState

SENT = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
OPEN = (PartState.DRAFT, PartState.RETURNED, *SENT)
"""States of parts still to be done, the one nearest to the result last."""


@dataclass
class HandedOver:
    """What went over: parts, those given up beside another in the same task, report duties, plans that posts keep."""

    parts: list[uuid.UUID] = field(default_factory=list)
    joined: list[uuid.UUID] = field(default_factory=list)
    report_duties: list[uuid.UUID] = field(default_factory=list)
    plans: list[uuid.UUID] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.parts or self.joined or self.report_duties or self.plans)


def carry_work_over(
    predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime
) -> None:
    """Plugged into the successions of bodies, after the posts. A day still to come is left to :func:`hand_over_due`:
    until then the old body works on."""
    if on <= day_of(at):
        hand_over_work(predecessor=predecessor, successor=successor, by=by, at=at)


@transaction.atomic
def hand_over_work(*, predecessor: Organisation, successor: Organisation, by: Actor, at: dt.datetime) -> HandedOver:
    """Give the successor the open parts and report duties of the predecessor, and the plans its posts kept; return what.

    Closed plans keep their parts. A body has one open part per task: where the successor has one already, the one that
    weighs more (leading before taking part, then how far it has come) goes on and the other is withdrawn. Bodies that
    cannot be ordered are asked. Done a second time it finds nothing. Costs a constant number of queries, and a few more
    per task in which two parts are joined.
    """
    done = HandedOver(plans=_hand_over_plans(predecessor, successor, by=by, at=at))
    waiting = _open_parts().filter(organisation=predecessor).order_by().values("task_id")
    tasks = Task.objects.filter(pk__in=waiting).select_for_update(of=("self",)).select_related("plan").order_by("pk")
    held = {task.pk: task for task in tasks}  # nobody answers or is withdrawn meanwhile
    parts = list(_open_parts().filter(organisation=predecessor, task__in=held).order_by("pk"))
    moving = _joined(parts, successor, held, done, by=by, at=at)
    asked = {} if successor.directable else {"mode": Mode.REQUEST.value}
    done.parts = [part.pk for part in moving]
    TaskParty.objects.filter(pk__in=done.parts).update(organisation=successor, version=F("version") + 1, **asked)
    author = author_of(by)
    TaskUpdate.objects.bulk_create(
        TaskUpdate(
            task_id=part.task_id,
            party=part,
            kind=UpdateKind.EDITED,
            changes={"body": [predecessor.name, successor.name]},
            happened_on=day_of(at),
            recorded_at=at,
            author=author,
        )
        for part in moving
        if part.state != PartState.DRAFT
    )
    done.report_duties = list(_open_duties().filter(organisation=predecessor).values_list("pk", flat=True))
    ReportDuty.objects.filter(pk__in=done.report_duties).update(organisation=successor, version=F("version") + 1)
    if done:
        record(
            "plans.work_handed_over",
            by=by,
            at=at,
            on=successor,
            old={"holder": predecessor.pk},
            new={"holder": successor.pk, **asdict(done)},
            unit_id=successor.unit_id,
        )
    return done


@transaction.atomic
def hand_over_due(*, by: Actor, at: dt.datetime, line: uuid.UUID | None = None) -> int:
    """Hand over the work of every body whose successor has begun by today, in one unit's ``line`` or in all; return from
    how many bodies.

    For successions recorded before their day, papers read before a succession and applied after it, and plans reopened.
    One query when there is nothing to do.
    """
    holds_work = (
        Exists(_open_parts().filter(organisation=OuterRef("predecessor")))
        | Exists(_open_duties().filter(organisation=OuterRef("predecessor")))
        | Exists(Plan.objects.filter(owner_post__organisation=OuterRef("predecessor")))
    )
    due = OrganisationSuccession.objects.filter(holds_work, effective_on__lte=day_of(at))
    if line is not None:
        due = due.filter(predecessor__unit__line=line)
    steps = due.select_related("predecessor__unit", "successor__unit").order_by("effective_on", "pk")
    count = sum(
        bool(hand_over_work(predecessor=step.predecessor, successor=step.successor, by=by, at=at)) for step in steps
    )
    return count + hand_over_due(by=by, at=at, line=line) if count else 0  # the successor may have ended as well


def _open_parts() -> TaskPartyQuerySet:
    return TaskParty.objects.filter(state__in=OPEN).exclude(task__plan__state=PlanState.CLOSED)


def _open_duties() -> PartOfPlanQuerySet[ReportDuty]:
    return ReportDuty.objects.filter(fulfilled_on__isnull=True).exclude(plan__state=PlanState.CLOSED)


def _hand_over_plans(
    predecessor: Organisation, successor: Organisation, *, by: Actor, at: dt.datetime
) -> list[uuid.UUID]:
    """Plans go to the post that goes on from the one that kept them, else to one of the office that may edit plans."""
    moved: list[uuid.UUID] = []
    for post in Post.objects.filter(organisation=predecessor, plans__isnull=False).distinct():
        same = Post.objects.on(day_of(at)).filter(organisation=successor, title=post.title, role=post.role)
        heir = same.order_by("-valid_from", "pk").first() or owner_post_for(
            unit_id=successor.unit_id, by=by, on=day_of(at)
        )
        if heir is None:
            continue
        plans = list(post.plans.values_list("pk", flat=True))
        Plan.objects.filter(pk__in=plans).update(owner_post=heir, version=F("version") + 1)
        moved += plans
    return moved


def _joined(
    parts: Sequence[TaskParty],
    successor: Organisation,
    held: Mapping[uuid.UUID, Task],
    done: HandedOver,
    *,
    by: Actor,
    at: dt.datetime,
) -> list[TaskParty]:
    """The parts that go over, once those of a task in which the successor has an open one already are one with it."""
    own = TaskParty.objects.filter(organisation=successor, task__in=held, state__in=OPEN)
    rivals = {rival.task_id: rival for rival in own}
    moving = []
    for part in parts:
        rival = rivals.get(part.task_id)
        kept, given_up = (rival, part) if rival and _weight(rival) >= _weight(part) else (part, rival)
        if given_up is not None:
            _give_up(given_up, kept, held[part.task_id], successor, by=by, at=at)
            done.joined.append(given_up.pk)
        if kept is part:
            moving.append(part)
    return moving


def _weight(part: TaskParty) -> tuple[int, int]:
    return -list(PartyRole).index(PartyRole(part.role)), OPEN.index(PartState(part.state))


def _give_up(
    part: TaskParty, kept: TaskParty, task: Task, successor: Organisation, *, by: Actor, at: dt.datetime
) -> None:
    """Withdraw a part beside the one that goes on; a part nobody was sent goes without a trace in the story."""
    if part.state == PartState.DRAFT:
        part.delete()
    else:
        words = _("%(body)s tiếp nhận; mỗi cơ quan có một phần trong việc.") % {"body": successor.name}
        TaskParty.objects.filter(pk=part.pk).update(
            state=PartState.WITHDRAWN.value, withdrawn_at=at, reason=words, version=F("version") + 1
        )
        tell(task, UpdateKind.WITHDRAWN, author=author_of(by), at=at, party=part, text=words)
    if kept.state == PartState.DRAFT and part.state in SENT:  # whoever knew of the task goes on seeing it
        kept.state = PartState.SENT.value
        TaskParty.objects.filter(pk=kept.pk).update(state=kept.state, sent_at=part.sent_at, version=F("version") + 1)
    settle([task])
    conclude(task)  # a group may have waited for this part alone
