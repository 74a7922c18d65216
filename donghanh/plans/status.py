"""How a task stands on a day: computed from dates and answers, never typed. Plain functions, today is an argument."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum

SOON = dt.timedelta(days=7)
"""A task due within a week is "sắp đến hạn"."""


class TaskState(StrEnum):
    """What was decided about a task. Everything else about how it stands is computed."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    """A turn of a recurring task whose day to open has not come; nobody has it yet."""
    SENT = "sent"
    CLAIMED = "claimed"
    """Reported done, and waiting for somebody else to check it."""
    DONE = "done"
    DROPPED = "dropped"
    EXEMPT = "exempt"
    """Let off: it leaves the base of every rate instead of counting as not done."""
    NO_EVENT = "no_event"
    """What it was for did not come about ("không phát sinh"), which somebody has confirmed."""
    PAUSED = "paused"


SET_ASIDE = frozenset({TaskState.DROPPED, TaskState.EXEMPT, TaskState.NO_EVENT, TaskState.PAUSED})
"""Not to be done for now or for good; outside the four cells, and to be taken up again."""
AT_WORK = frozenset({TaskState.DRAFT, TaskState.UPCOMING, TaskState.SENT, TaskState.CLAIMED})
"""Neither done nor set aside."""


class PartState(StrEnum):
    """How far one body's part has come."""

    DRAFT = "draft"
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    """Taken back by the office after it was sent; kept with its story, and out of every count."""
    DONE = "done"


ANSWERABLE = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
"""The states of a part that waits for an answer of its body."""
GOING_ON = (PartState.DRAFT, *ANSWERABLE, PartState.RETURNED)
"""The states of a part that is neither done nor withdrawn."""
FURTHEST_BEHIND = (
    PartState.RETURNED,
    PartState.DRAFT,
    PartState.SENT,
    PartState.SEEN,
    PartState.ACCEPTED,
    PartState.DONE,
)
"""The states of parts that count, from furthest behind to done: of a lead that is many, the first tells how far it is."""


class PlanState(StrEnum):
    """Where a plan is in its life."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


TASK_MOVES: dict[str, frozenset[str]] = {
    TaskState.DRAFT: frozenset({TaskState.SENT}) | SET_ASIDE,
    TaskState.UPCOMING: frozenset({TaskState.SENT}) | SET_ASIDE,
    TaskState.SENT: frozenset({TaskState.CLAIMED, TaskState.DONE}) | SET_ASIDE,
    TaskState.CLAIMED: frozenset({TaskState.DONE, TaskState.SENT}),
    TaskState.DONE: frozenset({TaskState.SENT}),
    # taken up again: sent where a part of it was sent before, upcoming where its day has not come
    **dict.fromkeys(SET_ASIDE, frozenset({TaskState.DRAFT, TaskState.UPCOMING, TaskState.SENT})),
}
"""The moves actions may make with a task; ``actions._shared.move_task`` refuses every other."""
PART_MOVES: dict[str, frozenset[str]] = {
    PartState.DRAFT: frozenset({PartState.SENT, PartState.ACCEPTED}),  # one's own body takes on what it sends itself
    PartState.SENT: frozenset(
        {PartState.SEEN, PartState.ACCEPTED, PartState.RETURNED, PartState.DONE, PartState.WITHDRAWN}
    ),
    PartState.SEEN: frozenset({PartState.ACCEPTED, PartState.RETURNED, PartState.DONE, PartState.WITHDRAWN}),
    PartState.ACCEPTED: frozenset({PartState.RETURNED, PartState.DONE, PartState.WITHDRAWN}),
    PartState.RETURNED: frozenset({PartState.SENT, PartState.ACCEPTED, PartState.WITHDRAWN}),
    PartState.WITHDRAWN: frozenset(),
    PartState.DONE: frozenset({PartState.ACCEPTED}),
}
PLAN_MOVES: dict[str, frozenset[str]] = {
    PlanState.DRAFT: frozenset({PlanState.ISSUED}),
    PlanState.ISSUED: frozenset({PlanState.CLOSED}),
    PlanState.CLOSED: frozenset({PlanState.ISSUED}),
}


class Cell(StrEnum):
    """The four cells, and what stands outside them. Every task is in exactly one on every day."""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Cells:
    """Four counts that always add up with ``outside`` to ``total``."""

    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    outside: int = 0
    outside_done: int = 0
    """Of those outside, how many are done all the same (standing tasks that were reported done)."""

    def __add__(self, other: "Cells") -> "Cells":
        return Cells(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def with_due(self) -> int:
        """The tasks that have a due day and were not dropped: the base of every rate."""
        return self.done_in_time + self.done_late + self.open_in_time + self.open_late

    @property
    def total(self) -> int:
        """All tasks."""
        return self.with_due + self.outside

    @property
    def done(self) -> int:
        """Tasks done, in time, late or without a due day."""
        return self.done_in_time + self.done_late + self.outside_done

    @property
    def done_with_due(self) -> int:
        """Tasks with a due day that are done."""
        return self.done_in_time + self.done_late

    @property
    def open(self) -> int:
        """Tasks with a due day that are not done."""
        return self.open_in_time + self.open_late


def cell_of(*, state: str, due_on: dt.date | None, completed_on: dt.date | None, today: dt.date) -> Cell:
    """The cell of one task on a day. Without a due day, or set aside, it stands outside.

    What is claimed done and not yet checked is open; it is late only if the claim was, however long the check takes.
    """
    if due_on is None or state in SET_ASIDE:
        return Cell.OUTSIDE
    if state == TaskState.DONE:
        return Cell.DONE_LATE if completed_on and completed_on > due_on else Cell.DONE_IN_TIME
    if state == TaskState.CLAIMED and completed_on:
        return Cell.OPEN_LATE if completed_on > due_on else Cell.OPEN_IN_TIME
    return Cell.OPEN_LATE if due_on < today else Cell.OPEN_IN_TIME


def count_cells(tasks: Iterable[tuple[str, dt.date | None, dt.date | None]], *, today: dt.date) -> Cells:
    """The cells of many tasks, each given as ``(state, due_on, completed_on)``."""
    counts = dict.fromkeys(Cell, 0)
    outside_done = 0
    for state, due_on, completed_on in tasks:
        cell = cell_of(state=state, due_on=due_on, completed_on=completed_on, today=today)
        counts[cell] += 1
        outside_done += cell is Cell.OUTSIDE and state == TaskState.DONE
    return Cells(**{cell.value: number for cell, number in counts.items()}, outside_done=outside_done)


class Standing(StrEnum):
    """The one word a list shows for a task. The order is the order of urgency."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    CLAIMED = "claimed"
    UNASSIGNED = "unassigned"
    SOON = "soon"
    UNSENT = "unsent"
    WAITING = "waiting"
    DOING = "doing"
    STANDING = "standing"
    UPCOMING = "upcoming"
    DONE = "done"
    PAUSED = "paused"
    NO_EVENT = "no_event"
    EXEMPT = "exempt"
    DROPPED = "dropped"


DECIDED = {
    TaskState.DONE: Standing.DONE,
    TaskState.CLAIMED: Standing.CLAIMED,
    TaskState.UPCOMING: Standing.UPCOMING,
    TaskState.DROPPED: Standing.DROPPED,
    TaskState.EXEMPT: Standing.EXEMPT,
    TaskState.NO_EVENT: Standing.NO_EVENT,
    TaskState.PAUSED: Standing.PAUSED,
}
"""The states that say it all, whatever the day."""
URGENCY = {standing: place for place, standing in enumerate(Standing)}


def standing_of(
    *,
    state: str,
    due_on: dt.date | None,
    lead_state: str | None,
    has_returned: bool,
    today: dt.date,
) -> Standing:
    """The word for a task on a day. ``lead_state`` is that of the lead's part, ``None`` while nobody leads.

    ``queries.standing`` says the same in SQL; change both, a test holds them together.
    """
    if decided := DECIDED.get(TaskState(state)):
        return decided
    if has_returned:
        return Standing.RETURNED
    if due_on and due_on < today:
        return Standing.OVERDUE
    if lead_state is None:
        return Standing.UNASSIGNED
    if due_on and due_on <= today + SOON:
        return Standing.SOON
    if state == TaskState.DRAFT or lead_state == PartState.DRAFT:
        return Standing.UNSENT
    if lead_state in (PartState.SENT, PartState.SEEN):
        return Standing.WAITING
    return Standing.DOING if due_on else Standing.STANDING
