"""Which number holds on a day in a unit: its own rule over the shipped one."""

import datetime as dt

from donghanh.training.models import Rule, RuleKind
from donghanh.units.models import Unit

FALLBACK = {RuleKind.KEEP_YEARS: 5, RuleKind.MIN_SHARE: 80}
"""Where no rule holds on a day: before the first one, or in an installation without its data."""


def rule_on(kind: RuleKind, unit: Unit, day: dt.date) -> Rule | None:
    """The rule of a unit on a day: its own where one holds, else the shipped one. One query."""
    rules = Rule.objects.on(day).filter(kind=kind, unit_key__in=("", str(unit.line)))
    return max(rules, key=lambda rule: rule.unit_key, default=None)  # the empty key sorts first


def number_on(kind: RuleKind, unit: Unit, day: dt.date) -> int:
    """The number itself. One query."""
    rule = rule_on(kind, unit, day)
    return rule.value if rule else FALLBACK[kind]
