"""Which standing tasks are asked after on a day, of whom, and what was answered.

A part is asked when its body leads a standing task and has taken it on, the task and its plan are at work, the running period
draws to its end, and nothing was answered for it yet (``domain.calendar.check_ins``). Nothing here is ever late: what was not
answered is asked no more once the period is over.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Window
from django.utils import timezone

from donghanh.domain.calendar import LENGTHS, Period, period_of
from donghanh.foundation.access import Scope
from donghanh.plans.deadlines import Schedule
from donghanh.plans.leading import under_lead
from donghanh.plans.models import CheckIn, CheckInAnswer, Plan, Task, TaskParty, TaskPartyQuerySet, TaskQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import PartState, PlanState, TaskState

CHECK_DUE = "check_due"
"""Asked of a list: standing tasks asked after now that somebody has not answered."""
CHECK_HINDERED = "check_hindered"
"""Asked of a list: standing tasks in whose way something is, at which the office has not looked."""
SHOWN = 3
"""So many are shown on a start page, where each is answered at one tap; the others are a press away."""


def asked(parts: TaskPartyQuerySet, *, today: dt.date) -> TaskPartyQuerySet:
    """Of these parts those that are asked and have not answered, by the order of the papers. No query yet."""
    periods = [one for one in (period_of(today, months) for months in LENGTHS) if one.is_asked_on(today)]
    if not periods:
        return parts.none()
    return (
        askable(parts).filter(_any(map(_unanswered, periods))).order_by("task__plan_id", "task__order", "order", "pk")
    )


def askable(parts: TaskPartyQuerySet) -> TaskPartyQuerySet:
    """Of these parts those of bodies that lead a standing task at work and have taken it on: the ones asked, when the time
    comes. No query yet."""
    at_work = {
        "state": PartState.ACCEPTED,
        "task__state": TaskState.SENT,
        "task__schedule": Schedule.STANDING,
        "task__check_months__gt": 0,
    }
    return that_lead(parts).filter(**at_work).exclude(task__plan__state=PlanState.CLOSED)


def that_lead(parts: TaskPartyQuerySet) -> TaskPartyQuerySet:
    """Of these parts the live ones of bodies that lead: a lead that is one, or those under a lead that is many."""
    return parts.live().filter(under_lead(), organisation__isnull=False)


def period_open_to(party: TaskParty, task: Task, day: dt.date) -> Period | None:
    """The period a part that is :func:`askable` is asked about on the day, answered or not; nothing when it is not. Needs the
    task's ``plan``. No query."""
    if task.check_months not in LENGTHS or party.sent_at is None:
        return None
    period = period_of(day, task.check_months)
    plan, given = task.plan, timezone.localdate(party.sent_at)
    began = max(given, plan.starts_on, plan.issued_on or plan.starts_on)
    is_asked = period.is_asked_on(day) and period.is_asked_of(began=began, ends=plan.ends_on)
    return period if is_asked else None


def _unanswered(period: Period) -> Q:
    """Parts asked about the period that have not answered it; what ``Period.is_asked_of`` says of when they began."""
    answered = CheckIn.objects.filter(party=OuterRef("pk"), period_until=period.until)
    begun = Q(
        task__check_months=period.months,
        sent_at__date__lt=period.last_month,
        task__plan__starts_on__lt=period.last_month,
        task__plan__ends_on__gte=period.first,
    )
    issued = Q(task__plan__issued_on__isnull=True) | Q(task__plan__issued_on__lt=period.last_month)
    return begun & issued & ~Q(Exists(answered))


def _any(conditions: Iterable[Q]) -> Q:
    found = Q(pk__in=[])
    for condition in conditions:
        found |= condition
    return found


def asked_of(scope: Scope) -> TaskPartyQuerySet:
    """The parts about which this person is asked: of the bodies they answer for and, where they keep plans, of their own
    office; each with what a row shows joined. No query yet."""
    bodies = scope.organisations_with(PlanPermission.ANSWER)
    if not scope.narrowed and scope.may(PlanPermission.EDIT):
        bodies |= scope.organisation_ids
    if not bodies:
        return TaskParty.objects.none()
    parts = TaskParty.objects.visible_to(scope).filter(organisation_id__in=bodies)
    return asked(parts, today=scope.on).select_related("task__plan__unit", "task__section", "organisation")


def tasks_asked_after(tasks: TaskQuerySet, *, today: dt.date) -> TaskQuerySet:
    """Of these tasks those asked after on the day that a body has still to answer. No query yet."""
    parts = asked(TaskParty.objects.filter(task__in=tasks.order_by().values("pk")), today=today)
    return tasks.filter(pk__in=parts.order_by().values("task"))


def tasks_hindered(tasks: TaskQuerySet) -> TaskQuerySet:
    """Of these tasks those in whose way something is, at which the office has not looked. No query yet."""
    return tasks.filter(Exists(CheckIn.objects.waiting().filter(task=OuterRef("pk"))))


@dataclass(frozen=True)
class Last:
    """What was answered for the latest period of a task: by one body, or by several that lead together."""

    period: Period
    answers: tuple[CheckIn, ...]

    @property
    def counts(self) -> dict[CheckInAnswer, int]:
        """How many said what, of those answers that were given."""
        found = {one: sum(said.answer == one for said in self.answers) for one in CheckInAnswer}
        return {one: count for one, count in found.items() if count}


def last_of(check_ins: Iterable[CheckIn]) -> Last | None:
    """The latest period among these check-ins with all that was said of it; nothing when there are none. No query."""
    found = list(check_ins)
    if not found:
        return None
    until = max(one.period_until for one in found)
    of_it = tuple(one for one in found if one.period_until == until)
    return Last(of_it[0].period, of_it)


def asked_now(party: TaskParty, day: dt.date) -> tuple[Period, CheckIn | None] | None:
    """The period a part is asked about on the day, and what was answered for it; nothing when it is not asked. Needs the
    ``task`` with its ``plan``. Two queries at most."""
    if not askable(TaskParty.objects.filter(pk=party.pk)).exists():
        return None
    period = period_open_to(party, party.task, day)
    if period is None:
        return None
    return period, CheckIn.objects.filter(party=party, period_until=period.until).first()


def check_ins_of(task: Task, *, parties: Iterable[TaskParty] | None = None) -> list[CheckIn]:
    """What was answered for a task, the latest period first; with ``parties`` only for these parts. One query."""
    rows = task.check_ins.newest_first().select_related("party__organisation", "organisation")
    return list(rows if parties is None else rows.filter(party__in=list(parties)))


def with_check_ins(tasks: TaskQuerySet) -> TaskQuerySet:
    """The tasks with what was answered for them, so that :func:`last_of` asks nothing more. One query beside theirs."""
    return tasks.prefetch_related("check_ins")


def hindered_in(plans: Iterable[Plan], *, most: int) -> list[CheckIn]:
    """What is in the way of standing tasks of these plans and waits for the office: the first ``most``, longest told first,
    each with ``how_many`` tasks there are in all. One row a task, the latest that was said. One query."""
    waiting = CheckIn.objects.waiting().filter(task__plan__in=plans)
    later = waiting.filter(task=OuterRef("task")).filter(
        Q(said_at__gt=OuterRef("said_at")) | Q(said_at=OuterRef("said_at"), pk__gt=OuterRef("pk"))
    )
    rows = waiting.filter(~Exists(later)).select_related("task__plan", "task__section", "organisation")
    return list(rows.annotate(how_many=Window(Count("pk"))).order_by(F("said_at"), "pk")[:most])
