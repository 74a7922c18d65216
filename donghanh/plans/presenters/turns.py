"""The turns of a recurring task, as its page lists them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from donghanh.plans.models import Task
from donghanh.plans.presenters.states import Chip, chip_of
from donghanh.plans.queries.tasks import rows_of

BEFORE, AFTER = 6, 6


@dataclass(frozen=True)
class TurnLine:
    """One turn: the day it is known by, the day it is due, how it stands."""

    id: uuid.UUID
    slot: dt.date
    due_on: dt.date | None
    chip: Chip


def turn_lines(pattern: Task, *, today: dt.date) -> list[TurnLine]:
    """The turns around today: the last six that have opened, the next six that will. Two queries."""
    rows = rows_of(pattern.turns.in_order(), today=today)
    opened = [row for row in rows if row.task.opens_on and row.task.opens_on <= today]
    coming = [row for row in rows if row not in opened]
    return [
        TurnLine(row.task.pk, row.task.slot, row.task.due_on, chip_of(row))
        for row in [*opened[-BEFORE:], *coming[:AFTER]]
        if row.task.slot
    ]
