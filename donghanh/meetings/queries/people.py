"""Members and which meetings they came to. What is read here are names: for the office and the chair alone."""

import datetime as dt
import uuid

from django.db.models import Exists, OuterRef

from donghanh.community.models import Initiative, Member
from donghanh.community.models.members import MemberQuerySet
from donghanh.community.queries import members_on
from donghanh.meetings.models import Attendance, Meeting, MeetingState


def present_in(meeting: Meeting) -> set[uuid.UUID]:
    """Who is marked present, by identity. One query."""
    return set(Attendance.objects.filter(meeting=meeting).values_list("member_id", flat=True))


def roll_of(meeting: Meeting) -> list[Member]:
    """The members of the day in the order of their names, and whoever is marked present though no longer among them. One
    query."""
    rows = members_on(meeting.initiative, meeting.held_on).order_by().values("pk")
    came = Attendance.objects.filter(meeting=meeting).order_by().values("member")
    found = Member.objects.filter(pk__in=rows) | Member.objects.filter(pk__in=came)
    return list(found.select_related("village").order_by("sort_key", "id"))


def absent_all_year(initiative: Initiative, year: int, today: dt.date) -> MemberQuerySet:
    """Who belongs to the club on the last day of the year (today in the running one) and came to none of the meetings held in
    it. Nobody where none was held. No query until it is read."""
    held = Meeting.objects.filter(initiative=initiative, state=MeetingState.HELD, held_on__year=year)
    came = Attendance.objects.filter(member=OuterRef("pk"), meeting__in=held)
    last = min(dt.date(year, 12, 31), today)
    return members_on(initiative, last).filter(~Exists(came), Exists(held))
