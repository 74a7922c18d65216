"""The columns of a file of activities: the same out as in."""

from collections.abc import Callable
from typing import Any

from donghanh.activities.models import Activity
from donghanh.activities.sheet import SHEET
from donghanh.activities.taking_in.held import FILE_CELLS


def activity_columns() -> dict[str, Callable[[Activity], Any]]:
    """Heading → what stands under it, as a table that is taken in has them. Needs ``kind``, ``host`` and ``village`` loaded."""
    return {column.heading: FILE_CELLS[column.key] for column in SHEET.columns}
