"""How tasks stand, judged by the database, so that a list of ten thousand can be narrowed, counted and cut into pages.

The same as :func:`~donghanh.plans.status.standing_of` over :class:`~donghanh.plans.queries.tasks.TaskRow`, said in SQL over the
columns of the task alone (:mod:`donghanh.plans.leading`); ``tests/plans/test_standing.py`` builds every combination and holds the
two together.
"""

import datetime as dt
from enum import StrEnum

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from donghanh.plans.models import Mode, TaskParty, TaskQuerySet
from donghanh.plans.status import DECIDED, SET_ASIDE, SOON, Cell, PartState, Standing, TaskState

COUNTED = "counted"
"""Asked of a list: the deeds, turns not yet opened included. What the four cells and what stands outside them add up to."""

NO_LEAD = "no_lead"
"""Asked of a list: the open deeds nobody leads, also those that stand as overdue or handed back. What a plan's page counts."""


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


def can_go() -> Q:
    """Whether something of an open task that has a lead was not sent yet, as a condition: what the page that sends offers,
    whatever the day of the task."""
    known = Q(organisation__isnull=False) | Q(group__isnull=False)
    drafts = TaskParty.objects.filter(known, task=OuterRef("pk"), state=PartState.DRAFT)
    is_open = Q(state__in=(TaskState.DRAFT, TaskState.SENT))
    return is_open & ~Q(lead_state="") & (Q(state=TaskState.DRAFT) | Q(Exists(drafts)))


def with_standing(tasks: TaskQuerySet, *, today: dt.date) -> TaskQuerySet:
    """Each task with ``stands``, its :class:`Standing` on the day."""
    has_day = Q(repeats=False, due_on__isnull=False)
    cases = (
        *((Q(state=state.value), standing) for state, standing in DECIDED.items()),
        (Q(has_returned=True), Standing.RETURNED),
        (has_day & Q(due_on__lt=today), Standing.OVERDUE),
        (Q(lead_state=""), Standing.UNASSIGNED),
        (has_day & Q(due_on__lte=today + SOON), Standing.SOON),
        (Q(state=TaskState.DRAFT) | Q(lead_state=PartState.DRAFT), Standing.UNSENT),
        (Q(lead_state__in=(PartState.SENT, PartState.SEEN)), Standing.WAITING),
        (has_day, Standing.DOING),
    )
    return tasks.annotate(
        stands=Case(
            *(When(when, then=Value(standing.value)) for when, standing in cases),
            default=Value(Standing.STANDING.value),
            output_field=CharField(),
        )
    )


def with_progress(tasks: TaskQuerySet) -> TaskQuerySet:
    """Each task with ``came``, its :class:`Progress`."""
    cases = (
        (Q(state=TaskState.DONE), Progress.DONE),
        (Q(state=TaskState.CLAIMED), Progress.CLAIMED),
        (Q(state__in=(TaskState.UPCOMING, *SET_ASIDE)), Progress.ASIDE),
        (Q(state=TaskState.DRAFT), Progress.UNSENT),
        (Q(lead_state__in=(PartState.SENT, PartState.SEEN)), Progress.WAITING),
        (Q(lead_state__in=(PartState.ACCEPTED, PartState.DONE)), Progress.DOING),
    )
    return tasks.annotate(
        came=Case(
            *(When(when, then=Value(progress.value)) for when, progress in cases),
            default=Value(Progress.UNSENT.value),
            output_field=CharField(),
        )
    )


def standing_so(tasks: TaskQuerySet, asked: str, *, today: dt.date) -> TaskQuerySet:
    """The tasks that stand as asked: a :class:`Standing`, a :class:`Cell`, ``open``, ``counted``, ``no_lead``, or ``asked``
    for bodies asked."""
    if asked == COUNTED:
        return tasks.deeds()
    if asked == NO_LEAD:
        return tasks.deeds().filter(state__in=(TaskState.DRAFT, TaskState.SENT), lead_state="")
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
