"""Plain values the pages of activities draw."""

from donghanh.activities.presenters.activity import STATE_CHIPS, detail_facts, events_of, facts_of, people_words
from donghanh.activities.presenters.columns import activity_columns
from donghanh.activities.presenters.totals import TotalLine, total_columns, total_lines, village_lines

__all__ = [
    "STATE_CHIPS",
    "TotalLine",
    "activity_columns",
    "detail_facts",
    "events_of",
    "facts_of",
    "people_words",
    "total_columns",
    "total_lines",
    "village_lines",
]
