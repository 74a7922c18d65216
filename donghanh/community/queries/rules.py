"""What is asked for on a day in a unit: its own rule over the country's."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable

from donghanh.community.models import InitiativeKind, KindRule, RetentionRule
from donghanh.units.models import Unit

FALLBACK_YEARS = 5
"""Where no rule holds on a day, not even the country's: before the first one, or in an installation without its data."""


def rules_of(kinds: Iterable[uuid.UUID], lines: Iterable[uuid.UUID]) -> dict[tuple[uuid.UUID, str], list[KindRule]]:
    """By kind and unit line (as text, empty for the country) the rules in the order of their days. One query."""
    keys = ["", *{str(line) for line in lines}]
    found: dict[tuple[uuid.UUID, str], list[KindRule]] = defaultdict(list)
    for rule in KindRule.objects.filter(kind__in=set(kinds), unit_key__in=keys).order_by("valid_from"):
        found[rule.kind_id, rule.unit_key].append(rule)
    return found


def rule_on(kind: InitiativeKind, unit: Unit, day: dt.date) -> KindRule | None:
    """The rule for a kind in a unit on a day: the unit's own where one holds, else the country's. One query."""
    rules = rules_of([kind.pk], [unit.line])
    for key in (str(unit.line), ""):
        holding = [rule for rule in rules[kind.pk, key] if rule.is_on(day)]
        if holding:
            return holding[-1]
    return None


def retention_on(unit_id: uuid.UUID, day: dt.date) -> RetentionRule | None:
    """The rule by which a unit keeps names on a day: its own where one holds, else the country's. Two queries."""
    line = Unit.objects.filter(pk=unit_id).values_list("line", flat=True).first()
    rules = RetentionRule.objects.on(day).filter(unit_key__in=("", str(line or "")))
    return max(rules, key=lambda rule: rule.unit_key, default=None)  # the empty key of the country sorts first


def retention_of(unit_id: uuid.UUID, day: dt.date) -> int:
    """For how many years a unit keeps the names of people who left. Two queries."""
    rule = retention_on(unit_id, day)
    return rule.years if rule else FALLBACK_YEARS
