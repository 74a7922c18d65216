"""What the pages of meetings ask."""

from donghanh.meetings.forms.attending import AttendanceForm, CloseForm, ResultForm
from donghanh.meetings.forms.filters import MeetingFilter, YearFilter
from donghanh.meetings.forms.planning import (
    AgainForm,
    AgendaForm,
    CallOffForm,
    EditMeetingForm,
    MeetingForm,
    TopicForm,
    VersionForm,
)

__all__ = [
    "AgainForm",
    "AgendaForm",
    "AttendanceForm",
    "CallOffForm",
    "CloseForm",
    "EditMeetingForm",
    "MeetingFilter",
    "MeetingForm",
    "ResultForm",
    "TopicForm",
    "VersionForm",
    "YearFilter",
]
