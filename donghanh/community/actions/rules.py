"""An office's own rules over the country's: what a kind asks for, and how long names are kept."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from donghanh.community.actions._writing import changed, is_now, refuse_far, was
from donghanh.community.models import Confidence, InitiativeKind, KindRule, RetentionRule
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit

NUMBERS = ("min_men", "min_women", "min_members", "min_board_men", "min_board_women", "meetings_per_year")
MOST = 1000
YEARS = range(1, 31)


@transaction.atomic
def set_rule(
    *,
    unit: Unit,
    kind: InitiativeKind,
    valid_from: dt.date,
    source: str,
    by: Actor,
    at: dt.datetime,
    confidence: str = Confidence.VERIFIED,
    **values: Any,
) -> KindRule:
    """Let a kind ask for something else in a unit from a day on, and return the rule; an own rule of before ends on that day, one
    that begins on it is corrected. ``values`` are the numbers, ``team_is_local`` and ``cadence``.

    Refused: ``number_wrong``, ``source_missing`` (the paper that says so), ``day_far``, ``rule_later`` when an own rule begins later.
    """
    source = _refuse(source, confidence, values)
    refuse_far(valid_from, at, field="valid_from")
    own = KindRule.objects.filter(kind=kind, unit_key=str(unit.line))
    if own.filter(valid_from__gt=valid_from).exists():
        raise CommunityRefused("rule_later", field="valid_from")
    former = own.on(valid_from).first()
    if former is not None and former.valid_from == valid_from:
        changes = changed(former, **values, source=source, confidence=confidence)
        old = was(former, changes)
        former.save_changes(expected_version=former.version, **changes)
        record(
            "community.rule_corrected", by=by, at=at, on=former, old=old, new=is_now(changes), unit_id=unit.pk
        )  # fmt: skip
        return former
    if former is not None:
        former.save_changes(expected_version=former.version, valid_until=valid_from)
    rule = KindRule.objects.create(
        kind=kind,
        unit=unit,
        unit_key=str(unit.line),
        valid_from=valid_from,
        source=source,
        confidence=confidence,
        **values,
    )
    new = {"kind": kind.code, "valid_from": valid_from, "source": source, **values}
    record("community.rule_set", by=by, at=at, on=rule, new=new, unit_id=unit.pk)
    return rule


@transaction.atomic
def remove_rule(*, rule: KindRule, by: Actor, at: dt.datetime) -> InitiativeKind:
    """Take an own rule out, so that what was asked for before it holds again; return its kind. An own rule that ended where this
    one began goes on. Refused: ``rule_of_country``."""
    if rule.unit is None:
        raise CommunityRefused("rule_of_country")
    kind, unit = rule.kind, rule.unit
    shown = {name: getattr(rule, name) for name in (*NUMBERS, "team_is_local", "valid_from")}
    record("community.rule_removed", by=by, at=at, on=rule, old=shown, unit_id=unit.pk)
    former = KindRule.objects.filter(kind=kind, unit_key=rule.unit_key, valid_until=rule.valid_from).first()
    until = rule.valid_until
    rule.delete()
    if former is not None:
        former.save_changes(expected_version=former.version, valid_until=until)
    return kind


@transaction.atomic
def set_retention(
    *, unit: Unit, years: int, valid_from: dt.date, source: str, by: Actor, at: dt.datetime
) -> RetentionRule:
    """Let a unit keep the names of people who left for so many years, from a day on, and return the rule; an own rule of before ends
    on that day, one that begins on it is replaced.

    Refused: ``years_wrong``, ``source_missing``, ``day_far``, ``rule_later``.
    """
    if years not in YEARS:
        raise CommunityRefused("years_wrong", field="years", first=YEARS[0], last=YEARS[-1])
    source = _refuse(source, Confidence.VERIFIED, {})
    refuse_far(valid_from, at, field="valid_from")
    own = RetentionRule.objects.filter(unit_key=str(unit.line))
    if own.filter(valid_from__gt=valid_from).exists():
        raise CommunityRefused("rule_later", field="valid_from")
    own.filter(valid_from=valid_from).delete()
    own.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=valid_from)).update(valid_until=valid_from)
    rule = RetentionRule.objects.create(
        unit=unit,
        unit_key=str(unit.line),
        years=years,
        valid_from=valid_from,
        source=source,
        confidence=Confidence.VERIFIED,
    )
    new = {"years": years, "valid_from": valid_from, "source": source}
    record("community.retention_set", by=by, at=at, on=rule, new=new, unit_id=unit.pk)
    return rule


def _refuse(source: str, confidence: str, values: dict[str, Any]) -> str:
    for name in NUMBERS:
        if not 0 <= values.get(name, 0) <= MOST:
            raise CommunityRefused("number_wrong", field=name, most=MOST)
    said = one_line(source)
    if not said and confidence == Confidence.VERIFIED:
        raise CommunityRefused("source_missing", field="source")
    return said
