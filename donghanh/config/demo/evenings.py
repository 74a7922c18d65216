"""The evenings of the invented men's club: held and counted, one called off, one missed, one to be held today, one to come."""

import datetime as dt

from django.utils import timezone

from donghanh.community.models import Initiative
from donghanh.community.queries import members_on
from donghanh.config.demo.initiatives import CLUB
from donghanh.config.demo.places import Stage
from donghanh.meetings.actions import (
    AgendaItem,
    Guests,
    add_topic,
    call_off,
    close_meeting,
    plan_meeting,
    save_attendance,
    set_agenda,
)
from donghanh.meetings.loading import load_topics
from donghanh.meetings.models import Meeting, Topic

_HELD = ((-150, "anger", 31), (-88, "money", 29), (-58, "alcohol", 27), (-28, "housework", 26))
"""Days from today, topic, and how many members came. Three months ago nobody met."""


def meet_lately(stage: Stage, *, now: dt.datetime) -> None:
    """Play them through the actions the chair uses; days before the club was founded are left out."""
    officer = stage.actors["hanh"]
    load_topics(by=officer, at=now)
    add_topic(unit=stage.unit, name="Mùa gặt: chia việc đồng và việc bếp", by=officer, at=now)
    club = Initiative.objects.get(unit=stage.unit, name=CLUB)
    topics = {topic.code: topic for topic in Topic.objects.filter(unit__isnull=True)}
    for days, topic, came in _HELD:
        meeting = _planned(stage, club, days, topics[topic], now)
        if meeting is None:
            continue
        present = list(members_on(club, meeting.held_on).values_list("pk", flat=True)[:came])
        save_attendance(meeting=meeting, seen=[], present=present, by=officer, at=now)
        assert club.organisation is not None
        close_meeting(
            meeting=meeting,
            expected_version=meeting.version,
            host=club.organisation,
            guests=Guests(women=2),
            result="Thống nhất mỗi người thử làm một việc nhà chưa từng làm, buổi sau kể lại.",
            by=officer,
            at=now,
        )
    rained = _planned(stage, club, -120, topics["respect"], now)
    if rained is not None:
        call_off(
            meeting=rained, expected_version=rained.version, reason="Mưa lũ, đường vào thôn ngập", by=officer, at=now
        )
    _planned(stage, club, 0, topics["law_violence"], now)
    _planned(stage, club, 30, topics["children"], now)


def _planned(stage: Stage, club: Initiative, days: int, topic: Topic, now: dt.datetime) -> Meeting | None:
    day = stage.today + dt.timedelta(days=days)
    if day < club.founded_on:
        return None
    officer = stage.actors["hanh"]
    morning = dt.datetime.combine(day - dt.timedelta(days=5), dt.time(8), timezone.get_current_timezone())
    at = min(morning, now)
    meeting = plan_meeting(
        initiative=club, held_on=day, starts_at=dt.time(19, 30), place="Nhà văn hóa thôn Suối Lạnh", topic=topic.name,
        by=officer, at=at,
    )  # fmt: skip
    items = (
        AgendaItem("Đọc lại việc đã hứa buổi trước", None, 10, "secretary"),
        AgendaItem("", topic, 45, "team"),
        AgendaItem("Mỗi nhóm kể một việc làm được", None, 30, "members"),
    )
    return set_agenda(meeting=meeting, expected_version=meeting.version, items=items, by=officer, at=at)
