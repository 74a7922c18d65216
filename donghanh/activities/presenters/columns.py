"""The columns of a file of activities: the same out as in."""

from collections.abc import Callable
from typing import Any

from donghanh.activities.models import Activity
from donghanh.activities.sheet import COUNT_COLUMNS, SHEET
from donghanh.activities.taking_in.looking import SAID


def activity_columns() -> dict[str, Callable[[Activity], Any]]:
    """Heading → what stands under it, as a table that is taken in has them: in the words of the paper. Needs ``kind``,
    ``host`` and ``village`` loaded."""
    counts: dict[str, Callable[[Activity], Any]] = {column.key: _reader(column.key) for column in COUNT_COLUMNS}
    readers: dict[str, Callable[[Activity], Any]] = {
        **counts,
        "held_on": lambda one: one.held_on,
        "ends_on": lambda one: one.ends_on,
        "kind": lambda one: one.kind.name,
        "title": lambda one: one.title,
        "village": lambda one: one.village.full_name if one.village else "",
        "place": lambda one: one.place,
        "host": lambda one: one.host.name,
        "quantity": lambda one: one.quantity,
        "quality": lambda one: SAID["quality"][one.quality] if one.total is not None else "",
        "measure": lambda one: SAID["measure"][one.measure] if one.total is not None else "",
        "state": lambda one: SAID["state"].get(one.state, "Đã hủy"),
        "note": lambda one: one.note,
    }
    return {column.heading: readers[column.key] for column in SHEET.columns}


def _reader(name: str) -> Callable[[Activity], Any]:
    return lambda one: getattr(one, name)
