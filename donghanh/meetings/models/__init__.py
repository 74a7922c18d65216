"""The tables of meetings."""

from donghanh.meetings.models.meeting import (
    MOVES,
    AgendaLine,
    Attendance,
    LeadRole,
    Meeting,
    MeetingQuerySet,
    MeetingState,
)
from donghanh.meetings.models.story import MeetingEvent, MeetingEventKind
from donghanh.meetings.models.topic import Topic, TopicQuerySet

__all__ = [
    "MOVES",
    "AgendaLine",
    "Attendance",
    "LeadRole",
    "Meeting",
    "MeetingEvent",
    "MeetingEventKind",
    "MeetingQuerySet",
    "MeetingState",
    "Topic",
    "TopicQuerySet",
]
