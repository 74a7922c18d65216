"""How tasks stand, judged by the database, so that a list of ten thousand can be narrowed, counted and cut into pages.

The same as :func:`~donghanh.plans.status.standing_of` over :class:`~donghanh.plans.queries.tasks.TaskRow`, said in SQL;
``tests/plans/test_standing.py`` builds every combination and holds the two together.
"""

import datetime as dt
from enum import StrEnum

from django.db.models import Case, CharField, Count, Exists, F, IntegerField, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from donghanh.plans.models import Mode, PartyRole, TaskParty, TaskQuerySet
from donghanh.plans.status import DECIDED, FURTHEST_BEHIND, SET_ASIDE, SOON, Cell, PartState, Standing, TaskState

_GONE = PartState.WITHDRAWN.value


class Progress(StrEnum):
    """How far a task has come, whatever its day: the columns of the board."""

    UNSENT = "unsent"
    """Not sent, without a lead, or handed back: the office has the next move."""
    WAITING = "waiting"
    DOING = "doing"
    CLAIMED = "claimed"
    DONE = "done"
    ASIDE = "aside"
    """Set aside, or a turn whose day has not come; on no column."""


def with_lead_state(tasks: TaskQuerySet) -> TaskQuerySet:
    """Each task with ``lead_at``, the state of its lead, ``NULL`` while nobody leads."""
    live = TaskParty.objects.live().filter(task=OuterRef("pk")).order_by()
    children = TaskParty.objects.live().filter(parent=OuterRef("pk"))
    lead = live.filter(role=PartyRole.LEAD, parent__isnull=True)
    known = lead.filter(Q(organisation__isnull=False) | Q(group__isnull=False) | Exists(children))
    bodies = live.filter(organisation__isnull=False).filter(_under_lead()).values("task")
    ranks = Case(*(When(state=state.value, then=Value(rank)) for rank, state in enumerate(FURTHEST_BEHIND)))
    is_partly_done = Q(finished__gt=0) & Q(finished__lt=F("bodies"))
    furthest = (
        bodies.annotate(
            rank=Min(ranks, output_field=IntegerField()),
            finished=Count("pk", filter=Q(state=PartState.DONE)),
            bodies=Count("pk"),
        )
        .annotate(
            at=Case(
                When(is_partly_done, then=Value(PartState.ACCEPTED.value)),
                *(When(rank=rank, then=Value(state.value)) for rank, state in enumerate(FURTHEST_BEHIND)),
                output_field=CharField(),
            )
        )
        .values("at")
    )
    state = Coalesce(Subquery(furthest), Subquery(lead.values("state")[:1]), output_field=CharField())
    return tasks.annotate(lead_at=Case(When(Exists(known), then=state), default=None, output_field=CharField()))


def _under_lead() -> Q:
    """Bodies that lead: the lead itself, what is under it, and the members of a group under it. All of them live."""
    above, top = Q(parent__organisation__isnull=True), Q(parent__parent__organisation__isnull=True)
    return (
        Q(role=PartyRole.LEAD, parent__isnull=True)
        | (above & ~Q(parent__state=_GONE) & Q(parent__role=PartyRole.LEAD, parent__parent__isnull=True))
        | (
            above
            & top
            & ~Q(parent__state=_GONE)
            & ~Q(parent__parent__state=_GONE)
            & Q(parent__parent__role=PartyRole.LEAD, parent__parent__parent__isnull=True)
        )
    )


def with_standing(tasks: TaskQuerySet, *, today: dt.date) -> TaskQuerySet:
    """Each task with ``stands``, its :class:`Standing` on the day, beside ``lead_at``."""
    returned = Exists(TaskParty.objects.filter(task=OuterRef("pk"), state=PartState.RETURNED))
    has_day = Q(repeats=False, due_on__isnull=False)
    cases = (
        *((Q(state=state.value), standing) for state, standing in DECIDED.items()),
        (returned, Standing.RETURNED),
        (has_day & Q(due_on__lt=today), Standing.OVERDUE),
        (Q(lead_at__isnull=True), Standing.UNASSIGNED),
        (has_day & Q(due_on__lte=today + SOON), Standing.SOON),
        (Q(state=TaskState.DRAFT) | Q(lead_at=PartState.DRAFT), Standing.UNSENT),
        (Q(lead_at__in=(PartState.SENT, PartState.SEEN)), Standing.WAITING),
        (has_day, Standing.DOING),
    )
    return with_lead_state(tasks).annotate(
        stands=Case(
            *(When(when, then=Value(standing.value)) for when, standing in cases),
            default=Value(Standing.STANDING.value),
            output_field=CharField(),
        )
    )


def with_progress(tasks: TaskQuerySet) -> TaskQuerySet:
    """Each task with ``came``, its :class:`Progress`, beside ``lead_at``."""
    cases = (
        (Q(state=TaskState.DONE), Progress.DONE),
        (Q(state=TaskState.CLAIMED), Progress.CLAIMED),
        (Q(state__in=(TaskState.UPCOMING, *SET_ASIDE)), Progress.ASIDE),
        (Q(state=TaskState.DRAFT), Progress.UNSENT),
        (Q(lead_at__in=(PartState.SENT, PartState.SEEN)), Progress.WAITING),
        (Q(lead_at__in=(PartState.ACCEPTED, PartState.DONE)), Progress.DOING),
    )
    return with_lead_state(tasks).annotate(
        came=Case(
            *(When(when, then=Value(progress.value)) for when, progress in cases),
            default=Value(Progress.UNSENT.value),
            output_field=CharField(),
        )
    )


def standing_so(tasks: TaskQuerySet, asked: str, *, today: dt.date) -> TaskQuerySet:
    """The tasks that stand as asked: a :class:`Standing`, a :class:`Cell`, ``open``, or ``asked`` for bodies asked."""
    if asked == "open":
        return tasks.filter(state__in=(TaskState.DRAFT, TaskState.SENT, TaskState.CLAIMED))
    if asked in set(Cell):
        return tasks.deeds().filter(in_cell(Cell(asked), today=today))
    if asked == "asked":
        return tasks.filter(Exists(TaskParty.objects.live().filter(task=OuterRef("pk"), mode=Mode.REQUEST)))
    if asked not in set(Standing):
        return tasks.none()
    return with_standing(tasks, today=today).filter(Q(stands=asked))


def in_cell(cell: Cell, *, today: dt.date) -> Q:
    """What :func:`~donghanh.plans.status.cell_of` says, as a condition."""
    outside = Q(due_on__isnull=True) | Q(state__in=SET_ASIDE)
    late_end = Q(completed_on__gt=F("due_on"))
    done, claimed = Q(state=TaskState.DONE), Q(state=TaskState.CLAIMED)
    late = (claimed & late_end) | (~done & ~claimed & Q(due_on__lt=today))
    conditions = {
        Cell.OUTSIDE: outside,
        Cell.DONE_IN_TIME: done & Q(completed_on__lte=F("due_on")) & ~outside,
        Cell.DONE_LATE: done & late_end & ~outside,
        Cell.OPEN_LATE: ~outside & late,
        Cell.OPEN_IN_TIME: ~outside
        & ((claimed & Q(completed_on__lte=F("due_on"))) | (~done & ~claimed & Q(due_on__gte=today))),
    }
    return conditions[cell]
