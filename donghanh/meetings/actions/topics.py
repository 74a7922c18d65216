"""Topics of a unit's own: added, set aside, offered again."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._writing import one_line
from donghanh.meetings.models import Topic
from donghanh.meetings.refusals import MeetingRefused
from donghanh.units.models import Unit


@transaction.atomic
def add_topic(*, unit: Unit, name: str, by: Actor, at: dt.datetime) -> Topic:
    """Add a topic of the unit's own and return it. Refused: ``name_empty``; ``topic_known`` for one the unit or the country
    already has under that name."""
    name = one_line(name)
    if not name:
        raise MeetingRefused("name_empty", field="name")
    same = Topic.objects.filter(name__iexact=name)
    if same.filter(unit__isnull=True).exists() or same.filter(unit__line=unit.line).exists():
        raise MeetingRefused("topic_known", field="name")
    topic = Topic.objects.create(unit=unit, name=name)
    record("meetings.topic_added", by=by, at=at, on=topic, new={"name": name}, unit_id=unit.pk)
    return topic


@transaction.atomic
def offer_topic(*, topic: Topic, expected_version: int, offered: bool, by: Actor, at: dt.datetime) -> Topic:
    """Set a unit's own topic aside, or offer it again; agendas that name it keep it. Returns it. Refused:
    ``topic_national``. Raises ``StaleRecord``."""
    if topic.unit_id is None:
        raise MeetingRefused("topic_national")
    old = topic.is_offered
    topic.save_changes(expected_version=expected_version, is_offered=offered)
    record(
        "meetings.topic_offered", by=by, at=at, on=topic, old={"is_offered": old}, new={"is_offered": offered},
        unit_id=topic.unit_id,
    )  # fmt: skip
    return topic
