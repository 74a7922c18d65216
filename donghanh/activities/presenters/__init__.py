"""Plain values the pages of activities draw."""

from donghanh.activities.presenters.activity import STATE_CHIPS, detail_facts, events_of, facts_of, people_words
from donghanh.activities.presenters.columns import activity_columns
from donghanh.activities.presenters.totals import (
    TotalLine,
    below_columns,
    below_lines,
    level_lines,
    total_columns,
    total_lines,
    village_lines,
)

__all__ = [
    "STATE_CHIPS",
    "TotalLine",
    "activity_columns",
    "below_columns",
    "below_lines",
    "detail_facts",
    "events_of",
    "facts_of",
    "level_lines",
    "people_words",
    "total_columns",
    "total_lines",
    "village_lines",
]
