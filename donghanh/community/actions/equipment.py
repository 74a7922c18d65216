"""The list of equipment: what came, what it is like now, what went."""

import datetime as dt

from django.db import transaction

from donghanh.community.actions._writing import changed, lock, refuse_ended, refuse_far, some_words, tell, was
from donghanh.community.models import Condition, Equipment, EventKind, Initiative
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

MOST = 100_000
FIELDS = ("item", "quantity", "measure", "condition", "received_on", "source")


@transaction.atomic
def add_equipment(
    *,
    initiative: Initiative,
    item: str,
    quantity: int,
    received_on: dt.date,
    by: Actor,
    at: dt.datetime,
    measure: str = "",
    condition: str = Condition.GOOD,
    source: str = "",
) -> Equipment:
    """Write a thing down and return its line. Refused: ``ended``, ``item_empty``, ``quantity_wrong``, ``condition_unknown``,
    ``day_far``."""
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    line = Equipment(
        initiative=initiative,
        item=some_words(item, code="item_empty", field="item"),
        quantity=quantity,
        measure=one_line(measure),
        condition=condition,
        received_on=received_on,
        source=one_line(source),
    )
    _refuse(line, at)
    line.save(force_insert=True)
    tell(initiative, EventKind.EQUIPMENT, on=received_on, item=line.item, quantity=quantity, by=by, at=at)
    shown = {name: getattr(line, name) for name in FIELDS}
    record("community.equipment_added", by=by, at=at, on=line, new=shown, unit_id=initiative.unit_id)
    return line


@transaction.atomic
def edit_equipment(
    *,
    line: Equipment,
    expected_version: int,
    item: str,
    quantity: int,
    measure: str,
    condition: str,
    received_on: dt.date,
    source: str,
    by: Actor,
    at: dt.datetime,
) -> Equipment:
    """Correct a line, or say what the thing is like now, and return it. Raises ``StaleRecord``. Refused: ``equipment_gone``,
    ``nothing_new``, and what ``add_equipment`` refuses."""
    initiative = lock(line.initiative_id)
    if line.gone_on is not None:
        raise CommunityRefused("equipment_gone")
    draft = Equipment(
        item=some_words(item, code="item_empty", field="item"),
        quantity=quantity,
        measure=one_line(measure),
        condition=condition,
        received_on=received_on,
        source=one_line(source),
    )
    _refuse(draft, at)
    changes = changed(line, **{name: getattr(draft, name) for name in FIELDS})
    old = was(line, changes)
    line.save_changes(expected_version=expected_version, **changes)
    tell(initiative, EventKind.EQUIPMENT, item=line.item, fields=sorted(changes), by=by, at=at)
    record(
        "community.equipment_edited", by=by, at=at, on=line, old=old, new=changes, unit_id=initiative.unit_id
    )  # fmt: skip
    return line


@transaction.atomic
def end_equipment(
    *, line: Equipment, expected_version: int, gone_on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> Equipment:
    """Say that a thing is no longer there and why; its line stays in the list of what was. Return it.

    Raises ``StaleRecord``. Refused: ``equipment_gone``, ``reason_missing``, ``period_backward``, ``day_far``.
    """
    initiative = lock(line.initiative_id)
    if line.gone_on is not None:
        raise CommunityRefused("equipment_gone")
    reason = some_words(reason, code="reason_missing", field="reason")
    if gone_on < line.received_on:
        raise CommunityRefused("period_backward", field="gone_on", day=line.received_on)
    refuse_far(gone_on, at, field="gone_on")
    line.save_changes(expected_version=expected_version, gone_on=gone_on, gone_reason=reason)
    tell(initiative, EventKind.EQUIPMENT, on=gone_on, item=line.item, gone=True, by=by, at=at)
    record(
        "community.equipment_gone",
        by=by,
        at=at,
        on=line,
        new={"gone_on": gone_on, "gone_reason": reason},
        unit_id=initiative.unit_id,
    )
    return line


def _refuse(line: Equipment, at: dt.datetime) -> None:
    if not 0 < line.quantity <= MOST:
        raise CommunityRefused("quantity_wrong", field="quantity", most=MOST)
    if line.condition not in Condition.values:
        raise CommunityRefused("condition_unknown", field="condition")
    refuse_far(line.received_on, at, field="received_on")
