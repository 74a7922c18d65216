"""One meeting in words: facts, who came as its activity has it, what happened."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.activities.models import ActivityState
from donghanh.activities.presenters import people_words
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.meetings.models import Meeting, MeetingEvent, MeetingEventKind, MeetingState

STATE_CHIPS: dict[str, str] = {
    MeetingState.PLANNED: "open",
    MeetingState.HELD: "done",
    MeetingState.NOT_HELD: "off",
}
_ICONS: dict[str, str] = {
    MeetingEventKind.PLANNED: "calendar-event",
    MeetingEventKind.EDITED: "pencil",
    MeetingEventKind.AGENDA: "clipboard-list",
    MeetingEventKind.HELD: "circle-check",
    MeetingEventKind.CORRECTED: "pencil",
    MeetingEventKind.NOT_HELD: "ban",
    MeetingEventKind.AGAIN: "arrow-back-up",
}


def how_many(found: int) -> str:
    """The sentence over a list."""
    return ngettext("%(n)s buổi sinh hoạt", "%(n)s buổi sinh hoạt", found) % {"n": formats.number(found)}


def people_of(meeting: Meeting) -> str:
    """How many came, as the activity counts them; what became of it where it no longer counts. Needs ``activity__kind``."""
    if not meeting.is_held or meeting.activity is None:
        return "–"
    if meeting.activity.state == ActivityState.VOID:
        return _("hoạt động đã hủy, không tính")
    return people_words(meeting.activity)


def place_of(meeting: Meeting) -> str:
    """Where it is held; nothing of a club whose address is protected, however it came to be written down."""
    return "" if meeting.initiative.is_protected else meeting.place


def facts_of(meeting: Meeting) -> list[tuple[str, str]]:
    """The facts on its page."""
    when = formats.day_with_weekday(meeting.held_on)
    if meeting.starts_at:
        when = f"{when}, {meeting.starts_at:%H:%M}"
    facts = [(_("Ngày"), when)]
    if where := place_of(meeting):
        facts.append((_("Nơi họp"), where))
    if meeting.topic:
        facts.append((_("Chuyên đề"), meeting.topic))
    return facts


def events_of(events: Iterable[MeetingEvent], *, club: str) -> list[Event]:
    """What happened, as given; persons are not named."""
    return [
        Event(f"{one.get_kind_display()}: {one.text}" if one.text else str(one.get_kind_display()), one.at, club,
              _ICONS[one.kind])
        for one in events
    ]  # fmt: skip


def meeting_columns() -> dict[str, Callable[[Meeting], Any]]:
    """The columns of the file of meetings: numbers, no name of a person. Needs ``initiative`` and ``activity__kind``."""

    def count(name: str) -> Callable[[Meeting], Any]:
        return lambda one: getattr(one.activity, name) if _counts(one) else None

    return {
        _("Ngày"): lambda one: one.held_on,
        _("Câu lạc bộ, mô hình"): lambda one: one.initiative.name,
        _("Chuyên đề"): lambda one: one.topic,
        _("Nơi họp"): place_of,
        _("Bước"): lambda one: str(one.get_state_display()),
        _("Lượt người"): count("total"),
        _("Nữ"): count("female"),
        _("Nam"): count("male"),
        _("Trong đó khách"): lambda one: one.guests if _counts(one) else None,
        _("Kết quả"): lambda one: one.result,
        _("Lý do không họp"): lambda one: one.reason,
    }


def _counts(meeting: Meeting) -> bool:
    return meeting.is_held and meeting.activity is not None and meeting.activity.state == ActivityState.COUNTED
