"""Plain values the pages of meetings draw."""

from donghanh.meetings.presenters.meeting import (
    STATE_CHIPS,
    events_of,
    facts_of,
    how_many,
    meeting_columns,
    people_of,
    place_of,
)
from donghanh.meetings.presenters.year import YearLine, slot_lines, year_columns, year_lines

__all__ = [
    "STATE_CHIPS",
    "YearLine",
    "events_of",
    "facts_of",
    "how_many",
    "meeting_columns",
    "people_of",
    "place_of",
    "slot_lines",
    "year_columns",
    "year_lines",
]
