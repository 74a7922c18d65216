"""Status is computed from dates and answers, and the four cells always balance."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.plans.status import (
    PART_MOVES,
    PLAN_MOVES,
    TASK_MOVES,
    Cell,
    PartState,
    PlanState,
    Standing,
    TaskState,
    cell_of,
    count_cells,
    standing_of,
)

TODAY = dt.date(2026, 11, 24)
days = st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
tasks = st.lists(st.tuples(st.sampled_from(list(TaskState)), st.none() | days, st.none() | days), max_size=40)


@given(tasks, days)
def test_four_cells_and_outside_add_up_to_all_tasks(rows: list, today: dt.date) -> None:
    cells = count_cells(rows, today=today)
    assert cells.total == len(rows)
    assert cells.done == sum(state == TaskState.DONE for state, _, _ in rows)


@pytest.mark.parametrize(
    ("state", "due", "completed", "cell"),
    [
        (TaskState.DONE, "2026-11-20", "2026-11-20", Cell.DONE_IN_TIME),
        (TaskState.DONE, "2026-11-20", "2026-11-21", Cell.DONE_LATE),
        (TaskState.SENT, "2026-11-24", None, Cell.OPEN_IN_TIME),
        (TaskState.SENT, "2026-11-23", None, Cell.OPEN_LATE),
        (TaskState.DRAFT, "2026-11-23", None, Cell.OPEN_LATE),
        (TaskState.DROPPED, "2026-11-23", None, Cell.OUTSIDE),
        (TaskState.SENT, None, None, Cell.OUTSIDE),
    ],
)
def test_cell_of_a_task(state: str, due: str | None, completed: str | None, cell: Cell) -> None:
    def day(text: str | None) -> dt.date | None:
        return dt.date.fromisoformat(text) if text else None

    assert cell_of(state=state, due_on=day(due), completed_on=day(completed), today=TODAY) is cell


@pytest.mark.parametrize(
    ("state", "days_left", "lead", "returned", "word"),
    [
        (TaskState.SENT, 30, PartState.ACCEPTED, False, Standing.DOING),
        (TaskState.SENT, None, PartState.ACCEPTED, False, Standing.STANDING),
        (TaskState.SENT, 30, PartState.SEEN, False, Standing.WAITING),
        (TaskState.SENT, 3, PartState.SENT, False, Standing.SOON),
        (TaskState.SENT, -1, PartState.SENT, False, Standing.OVERDUE),
        (TaskState.SENT, -1, PartState.SENT, True, Standing.RETURNED),
        (TaskState.DRAFT, 30, PartState.DRAFT, False, Standing.UNSENT),
        (TaskState.DRAFT, 3, None, False, Standing.UNASSIGNED),
        (TaskState.DONE, -1, PartState.DONE, False, Standing.DONE),
    ],
)
def test_word_for_a_task(state: str, days_left: int | None, lead: str | None, returned: bool, word: Standing) -> None:
    due = TODAY + dt.timedelta(days=days_left) if days_left is not None else None
    assert standing_of(state=state, due_on=due, lead_state=lead, has_returned=returned, today=TODAY) is word


@pytest.mark.parametrize(
    ("moves", "states"), [(PART_MOVES, PartState), (TASK_MOVES, TaskState), (PLAN_MOVES, PlanState)]
)
def test_every_state_has_its_moves_and_none_leads_nowhere(moves: dict, states: type) -> None:
    assert set(moves) == set(states)
    assert set().union(*moves.values()) <= set(states)
