"""Makes invented meetings through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.community.models import Initiative
from donghanh.community.queries import members_on
from donghanh.meetings import actions
from donghanh.meetings.loading import load_topics
from donghanh.meetings.models import Meeting, Topic
from tests import factories as make
from tests.factories.activities import kind_of


def meeting_of(club: Initiative, days: int = 0, **fields: Any) -> Meeting:
    """A meeting of a club so many days from today."""
    day = timezone.localdate() + dt.timedelta(days=days)
    values: dict[str, Any] = {"held_on": day} | fields
    return actions.plan_meeting(initiative=club, by=make.TESTS, at=timezone.now(), **values)


def held_of(club: Initiative, days: int = 0, came: int | None = None, **fields: Any) -> Meeting:
    """A meeting that was held; everybody came unless only so many did."""
    kind_of("club_meeting")
    meeting = meeting_of(club, days)
    present = list(members_on(club, meeting.held_on).values_list("pk", flat=True))[:came]
    actions.save_attendance(meeting=meeting, seen=[], present=present, by=make.TESTS, at=timezone.now())
    return close(meeting, **fields)


def close(meeting: Meeting, **fields: Any) -> Meeting:
    """Close a meeting, held by the body the club is."""
    kind_of("club_meeting")
    host = fields.pop("host", meeting.initiative.organisation)
    values = {"expected_version": meeting.version, "host": host} | fields
    return actions.close_meeting(meeting=meeting, by=make.TESTS, at=timezone.now(), **values)


def topic_of(code: str = "housework") -> Topic:
    """A topic of the shipped table, loaded when it is first asked for."""
    if not Topic.objects.exists():
        load_topics(by=make.TESTS, at=timezone.now())
    return Topic.objects.get(code=code, unit__isnull=True)
