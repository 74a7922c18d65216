"""Deadlines as a calendar of RFC 5545. Pure: entries in, bytes out. Titles name no person."""

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from donghanh.domain.text.persons import without_persons
from donghanh.plans.models import Task
from donghanh.plans.presenters import cut
from donghanh.plans.queries.feed import Entry

LONGEST_TITLE = 90
HOURS_BETWEEN = 6
"""How often calendar programs are asked to look again."""


def calendar_of(
    entries: Sequence[Entry], *, today: dt.date, hidden: Sequence[str], url_of: Callable[[Task], str]
) -> bytes:
    """One all-day event per deadline. The same on one day for the same entries, byte by byte."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dong Hanh//Viec cua toi//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Đồng Hành: hạn việc của tôi"))
    calendar.add("x-published-ttl", f"PT{HOURS_BETWEEN}H")
    calendar.add("refresh-interval", dt.timedelta(hours=HOURS_BETWEEN), parameters={"value": "DURATION"})
    stamp = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    for entry in entries:
        calendar.add_component(_event(entry, stamp, hidden, url_of(entry.task)))
    return calendar.to_ical()


def _event(entry: Entry, stamp: dt.datetime, hidden: Sequence[str], url: str) -> Event:
    task = entry.task
    title = cut(without_persons(task.text, hidden).rstrip(" .;"), LONGEST_TITLE)
    event = Event()
    event.add("uid", f"{task.pk}@viec.dong-hanh")
    event.add("dtstamp", stamp)
    event.add("sequence", entry.sequence)
    event.add("dtstart", task.due_on)
    event.add("dtend", task.due_on + dt.timedelta(days=1) if task.due_on else None)
    event.add("summary", _("Xong: %(title)s") % {"title": title} if entry.is_done else title)
    event.add("description", task.cite)
    event.add("url", url)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
