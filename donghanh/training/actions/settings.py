"""What an office sets for its trainings: topics of its own, and the numbers of the rules."""

import datetime as dt

from django.db import transaction
from django.utils.text import slugify

from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._writing import day_of, some_words
from donghanh.training.models import LIMITS, Rule, RuleKind, Topic
from donghanh.training.naming import one_line
from donghanh.training.refusals import TrainingRefused
from donghanh.units.models import Unit


@transaction.atomic
def add_topic(*, unit: Unit, name: str, source: str, by: Actor, at: dt.datetime) -> Topic:
    """Add a topic of the unit's own and return it. Refused: ``name_empty``, ``topic_taken``."""
    name = some_words(name, code="name_empty", field="name")[:160]
    known = Topic.objects.filter(unit__isnull=True) | Topic.objects.filter(unit__line=unit.line)
    if any(fold(one) == fold(name) for one in known.values_list("name", flat=True)):
        raise TrainingRefused("topic_taken", field="name")
    code = slugify(fold(name))[:40] or "topic"
    topic = Topic.objects.create(unit=unit, code=code, name=name, source=one_line(source)[:300])
    record("training.topic_added", by=by, at=at, on=topic, new={"name": name}, unit_id=unit.pk)
    return topic


@transaction.atomic
def offer_topic(*, topic: Topic, expected_version: int, is_offered: bool, by: Actor, at: dt.datetime) -> Topic:
    """Offer a topic of the unit's own for new courses, or no longer; return it. Courses keep theirs.

    Raises ``StaleRecord``. Refused: ``topic_shipped`` for one that is everybody's.
    """
    if topic.unit_id is None:
        raise TrainingRefused("topic_shipped")
    topic.save_changes(expected_version=expected_version, is_offered=is_offered)
    record("training.topic_offered", by=by, at=at, on=topic, new={"is_offered": is_offered}, unit_id=topic.unit_id)
    return topic


@transaction.atomic
def set_rule(*, unit: Unit, kind: str, value: int, since: dt.date, source: str, by: Actor, at: dt.datetime) -> Rule:
    """Let a number of the unit's own hold from a day on, over the shipped one; return it. The unit's former one ends on that day.

    Refused: ``rule_unknown``, ``value_odd``, ``source_missing``, ``rule_past`` for a day before today, ``rule_later`` when one of the
    unit's begins on that day or later.
    """
    if kind not in RuleKind.values:
        raise TrainingRefused("rule_unknown", field="kind")
    least, most = LIMITS[RuleKind(kind)]
    if not least <= value <= most:
        raise TrainingRefused("value_odd", field="value", least=least, most=most)
    source = some_words(source, code="source_missing", field="source")[:500]
    if since < day_of(at):
        raise TrainingRefused("rule_past", field="since")
    own = Rule.objects.select_for_update().filter(kind=kind, unit_key=str(unit.line))
    if own.filter(valid_from__gte=since).exists():
        raise TrainingRefused("rule_later", field="since")
    own.filter(valid_until__isnull=True).update(valid_until=since)
    rule = Rule.objects.create(
        kind=kind, unit=unit, unit_key=str(unit.line), value=value, valid_from=since, confidence="office", source=source
    )
    new = {"kind": kind, "value": value, "valid_from": since}
    record("training.rule_set", by=by, at=at, on=rule, new=new, unit_id=unit.pk)
    return rule
