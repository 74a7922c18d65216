"""Materials come in, go out, get lost; a wrong entry is taken back. Never is less than nothing left, on any day."""

import datetime as dt
import uuid

from django.db import transaction

from donghanh.communication.actions._shared import (
    author_of,
    day_of,
    one_line,
    refuse_body,
    refuse_village,
    some_words,
)
from donghanh.communication.models import INWARD, LARGEST, Material, MaterialKind, MaterialMove, MoveKind
from donghanh.communication.refusals import CommunicationRefused
from donghanh.domain.stock import available
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

OLDEST = dt.timedelta(days=366 * 6)


@transaction.atomic
def add_material(
    *, unit: Unit, name: str, kind: str, unit_word: str, by: Actor, at: dt.datetime, note: str = ""
) -> Material:
    """Put a material into the list; return it. Refused: ``empty``, ``too_long``, ``material_known`` for a name the unit has
    already, accents and capitals making no other name."""
    name, unit_word = some_words(name, field="name", longest=200), some_words(unit_word, field="unit_word", longest=20)
    _refuse_kind(kind)
    _refuse_known(unit, name)
    made = Material.objects.create(
        unit=unit, name=name, kind=kind, unit_word=unit_word, note=one_line(note)[:300], search=fold(name)
    )
    record("communication.material_added", by=by, at=at, on=made, new={"name": name, "kind": kind}, unit_id=unit.pk)
    return made


@transaction.atomic
def correct_material(
    *,
    material: Material,
    expected_version: int,
    name: str,
    kind: str,
    unit_word: str,
    by: Actor,
    at: dt.datetime,
    note: str = "",
) -> Material:
    """Correct what a material is called; return it. Raises ``StaleRecord``. Refused: as for a new one."""
    name, unit_word = some_words(name, field="name", longest=200), some_words(unit_word, field="unit_word", longest=20)
    _refuse_kind(kind)
    _refuse_known(material.unit, name, but=material.pk)
    old = {"name": material.name, "kind": material.kind}
    material.save_changes(
        expected_version=expected_version, name=name, kind=kind, unit_word=unit_word, note=one_line(note)[:300],
        search=fold(name),
    )  # fmt: skip
    new = {"name": name, "kind": kind}
    record("communication.material_corrected", by=by, at=at, on=material, old=old, new=new, unit_id=material.unit_id)
    return material


@transaction.atomic
def record_move(
    *,
    material: Material,
    kind: str,
    quantity: int,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    village: Unit | None = None,
    body: Organisation | None = None,
    note: str = "",
) -> MaterialMove:
    """Write a move down and return it. One writer at a time for a material.

    Refused: ``move_unknown``, ``quantity_odd``, ``day_to_come``, ``day_long_ago``, ``village_elsewhere``,
    ``body_elsewhere``, ``nowhere`` for what is handed out to nobody, ``not_enough`` (with what is there) when that day or a
    later one would end below nothing.
    """
    held = _hold(material.pk)
    if kind not in MoveKind.values:
        raise CommunicationRefused("move_unknown", field="kind")
    if not 1 <= quantity <= LARGEST:
        raise CommunicationRefused("quantity_odd", field="quantity", most=LARGEST)
    if on > day_of(at):
        raise CommunicationRefused("day_to_come", field="on")
    if on < day_of(at) - OLDEST:
        raise CommunicationRefused("day_long_ago", field="on")
    refuse_village(held.unit, village)
    refuse_body(held.unit, body, field="body")
    if kind == MoveKind.DISTRIBUTED and village is None and body is None:
        raise CommunicationRefused("nowhere", field="village")
    effect = quantity if kind in INWARD else -quantity
    _refuse_short(held, on, effect)
    move = MaterialMove.objects.create(
        material=held,
        kind=kind,
        quantity=quantity,
        effect=effect,
        on=on,
        village=village,
        body=body,
        note=one_line(note)[:300],
        recorded_at=at,
        recorded_by=author_of(by),
    )
    facts = {"material": held.pk, "kind": kind, "quantity": quantity, "on": on}
    record("communication.move_recorded", by=by, at=at, on=move, new=facts, unit_id=held.unit_id)
    return move


@transaction.atomic
def reverse_move(*, move: MaterialMove, reason: str, by: Actor, at: dt.datetime) -> MaterialMove:
    """Take a move back by an entry of the same day that undoes it, and return that. The move stays as it was written.

    Refused: ``empty`` reason, ``reversed_already``, ``is_counter_entry``, ``went_out`` when what came in went out again.
    """
    reason = some_words(reason, field="reason")
    material = _hold(move.material_id)
    held = MaterialMove.objects.get(pk=move.pk)
    if held.reverses_id is not None:
        raise CommunicationRefused("is_counter_entry")
    if held.is_reversed:
        raise CommunicationRefused("reversed_already")
    _refuse_short(material, held.on, -held.effect, code="went_out", field=None)
    made = MaterialMove.objects.create(
        material=material,
        kind=held.kind,
        quantity=held.quantity,
        effect=-held.effect,
        on=held.on,
        village_id=held.village_id,
        body_id=held.body_id,
        reverses=held,
        reason=reason,
        recorded_at=at,
        recorded_by=author_of(by),
    )
    MaterialMove.objects.filter(pk=held.pk).update(is_reversed=True)
    facts = {"reverses": held.pk, "quantity": held.quantity, "reason": reason}
    record("communication.move_reversed", by=by, at=at, on=made, new=facts, unit_id=material.unit_id)
    return made


def _hold(pk: uuid.UUID) -> Material:
    held = Material.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if held is None:
        raise CommunicationRefused("material_gone")
    return held


def _refuse_short(
    material: Material, on: dt.date, effect: int, *, code: str = "not_enough", field: str | None = "quantity"
) -> None:
    left = available(MaterialMove.objects.filter(material=material).values_list("on", "effect"), on)
    if left + effect < 0:
        short = -(left + effect)
        raise CommunicationRefused(code, field=field, left=left, short=short, day=on, word=material.unit_word)


def _refuse_kind(kind: str) -> None:
    if kind not in MaterialKind.values:
        raise CommunicationRefused("material_kind_unknown", field="kind")


def _refuse_known(unit: Unit, name: str, *, but: uuid.UUID | None = None) -> None:
    rows = Material.objects.filter(unit__line=unit.line, search=fold(name))
    if (rows.exclude(pk=but) if but else rows).exists():
        raise CommunicationRefused("material_known", field="name")
