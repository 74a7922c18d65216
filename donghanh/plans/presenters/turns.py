"""The turns of a recurring task, as its page lists them."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.plans.presenters.states import Chip, chip_of
from donghanh.plans.queries.tasks import TaskRow

BEFORE, AFTER = 6, 6


@dataclass(frozen=True)
class TurnLine:
    """One turn: the day it is known by, the day it is due, how it stands."""

    id: uuid.UUID
    slot: dt.date
    due_on: dt.date | None
    chip: Chip


def turn_lines(rows: Sequence[TaskRow], *, today: dt.date) -> list[TurnLine]:
    """Of the turns of one task, in their order, those around today: the last six opened, the next six to open."""
    opened = [row for row in rows if row.task.opens_on and row.task.opens_on <= today]
    coming = [row for row in rows if row not in opened]
    return [
        TurnLine(row.task.pk, row.task.slot, row.task.due_on, chip_of(row))
        for row in [*opened[-BEFORE:], *coming[:AFTER]]
        if row.task.slot
    ]
