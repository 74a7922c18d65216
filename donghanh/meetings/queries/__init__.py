"""Every read of meetings that crosses tables."""

from donghanh.meetings.queries.finding import Asked, clubs_kept, clubs_read, may_keep, meetings_found, twins_of
from donghanh.meetings.queries.people import absent_all_year, present_in, roll_of
from donghanh.meetings.queries.year import ClubYear, club_year, years_of

__all__ = [
    "Asked",
    "ClubYear",
    "absent_all_year",
    "club_year",
    "clubs_kept",
    "clubs_read",
    "may_keep",
    "meetings_found",
    "present_in",
    "roll_of",
    "twins_of",
    "years_of",
]
