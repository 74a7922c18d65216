"""Changing units: villages by their own commune, everything else by whoever keeps the reference data."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.followers import followers
from donghanh.units.models import Quality, Succession, SuccessionKind, Unit, UnitKind
from donghanh.units.naming import accented, search_text, sorting_key
from donghanh.units.queries import overlapping
from donghanh.units.refusals import UnitRefused

PARENT_KINDS: dict[str, frozenset[str]] = {
    UnitKind.COUNTRY: frozenset(),
    UnitKind.PROVINCE: frozenset({UnitKind.COUNTRY}),
    UnitKind.DISTRICT: frozenset({UnitKind.PROVINCE}),
    UnitKind.COMMUNE: frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT}),
    UnitKind.VILLAGE: frozenset({UnitKind.COMMUNE}),
}
"""What a unit of each kind may lie under."""


@transaction.atomic
def create_unit(
    *,
    kind: str,
    name: str,
    level: str,
    parent: Unit | None,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    code: str = "",
    legal_basis: str = "",
) -> Unit:
    """Set up a unit from a day on and return it.

    Refused: ``name_empty``; ``parent_wrong`` when the parent is of a kind this one cannot lie under; ``parent_absent``
    when it does not stand on the day; ``code_taken``; ``name_taken`` when the parent holds a unit of the same level and
    name in that time (tone marks on either letter, accents kept).
    """
    name, level = _clean(name), _clean(level).casefold()
    if not name:
        raise UnitRefused("name_empty")
    if (parent.kind if parent else None) not in PARENT_KINDS[kind] and not (kind == UnitKind.COUNTRY and not parent):
        raise UnitRefused("parent_wrong")
    if parent is not None and not parent.is_on(valid_from):
        raise UnitRefused("parent_absent", day=valid_from)
    unit = Unit(
        kind=kind, code=code, name=name, level=level, parent=parent, valid_from=valid_from, legal_basis=legal_basis
    )
    _refuse_taken(unit)
    _spell(unit)
    unit.save(force_insert=True)
    record("units.created", by=by, at=at, on=unit, new=_shown(unit), unit_id=unit.parent_id)
    return unit


@transaction.atomic
def create_village(
    *,
    commune: Unit,
    name: str,
    level: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    legal_basis: str = "",
    follow: Collection[str] = (),
) -> Unit:
    """Set up a village of a commune and return it. Villages have no code: name and commune tell them apart.

    ``follow`` names the followers (``followers``) that are to do what they offer for it. Refuses as ``create_unit``, and
    what the followers refuse.
    """
    village = create_unit(
        kind=UnitKind.VILLAGE,
        name=name,
        level=level,
        parent=commune,
        valid_from=valid_from,
        legal_basis=legal_basis,
        by=by,
        at=at,
    )
    for follower in followers():
        if follower.code in follow:
            follower.begun(village=village, by=by, at=at)
    return village


@transaction.atomic
def rename_unit(
    *,
    unit: Unit,
    expected_version: int,
    name: str,
    level: str,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    legal_basis: str = "",
) -> Unit:
    """End the present row on a day and begin another of the same line with the new name or level; return the new row.

    What was said of the unit before the day keeps the old name. A mistake in the name is corrected with
    ``correct_unit`` instead. Raises ``StaleRecord`` when somebody else saved first. Refused: ``name_empty``,
    ``nothing_new``, ``not_later``, ``not_standing``, ``name_taken``.
    """
    name, level = _clean(name), _clean(level).casefold()
    if not name:
        raise UnitRefused("name_empty")
    if (name, level) == (unit.name, unit.level):
        raise UnitRefused("nothing_new")
    _refuse_day(unit, on)
    until = unit.valid_until
    unit.save_changes(expected_version=expected_version, valid_until=on)
    fresh = Unit(
        kind=unit.kind,
        code=unit.code,
        name=name,
        level=level,
        parent_id=unit.parent_id,
        line=unit.line,
        valid_from=on,
        valid_until=until,
        legal_basis=legal_basis,
    )
    _refuse_taken(fresh)
    _spell(fresh)
    fresh.save(force_insert=True)
    kind = SuccessionKind.LEVEL if name == unit.name else SuccessionKind.RENAME
    Succession.objects.create(
        predecessor=unit, successor=fresh, effective_on=on, kind=kind, legal_basis=legal_basis, quality=Quality.EXACT
    )
    record(
        "units.renamed",
        by=by,
        at=at,
        on=fresh,
        old={"name": unit.name, "level": unit.level},
        new={**_shown(fresh), "predecessor": unit.pk},
        unit_id=unit.parent_id,
    )
    return fresh


@transaction.atomic
def end_village(
    *,
    village: Unit,
    expected_version: int,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    into: Unit | None = None,
    legal_basis: str = "",
) -> Unit:
    """Let a village end on a day (the first day on which it is gone), merged ``into`` a neighbour where one is named; what
    followed it (its board) ends with it.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``not_a_village``, ``not_later``, ``not_standing``
    (the village or the neighbour on that day), ``parent_wrong`` when the neighbour lies in another commune.
    """
    if village.kind != UnitKind.VILLAGE:
        raise UnitRefused("not_a_village")
    _refuse_day(village, on)
    if into is not None:
        if (
            into.pk == village.pk
            or into.parent is None
            or village.parent is None
            or into.parent.line != village.parent.line
        ):
            raise UnitRefused("parent_wrong")
        if not into.is_on(on):
            raise UnitRefused("not_standing", day=on)
    village.save_changes(expected_version=expected_version, valid_until=on)
    if into is not None:
        Succession.objects.create(
            predecessor=village,
            successor=into,
            effective_on=on,
            kind=SuccessionKind.ABSORB,
            legal_basis=legal_basis,
            quality=Quality.EXACT,
        )
    for follower in followers():
        follower.ended(village=village, into=into, on=on, by=by, at=at)
    record(
        "units.ended",
        by=by,
        at=at,
        on=village,
        new={"valid_until": on, "into": into.pk if into else None, "legal_basis": legal_basis},
        unit_id=village.parent_id,
    )
    return village


@transaction.atomic
def correct_unit(
    *, unit: Unit, expected_version: int, by: Actor, at: dt.datetime, name: str, level: str, legal_basis: str
) -> Unit:
    """Correct what was written wrongly, for the whole period of the row; return it. No new version, no succession.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``name_empty``, ``nothing_new``, ``name_taken``.
    """
    wanted = {"name": _clean(name), "level": _clean(level).casefold(), "legal_basis": legal_basis.strip()}
    if not wanted["name"]:
        raise UnitRefused("name_empty")
    changes: dict[str, Any] = {k: v for k, v in wanted.items() if v != getattr(unit, k)}
    if not changes:
        raise UnitRefused("nothing_new")
    old = {field: getattr(unit, field) for field in changes}
    draft = Unit(
        id=unit.id,
        kind=unit.kind,
        code=unit.code,
        parent_id=unit.parent_id,
        valid_from=unit.valid_from,
        valid_until=unit.valid_until,
        **wanted,
    )
    _refuse_taken(draft)
    _spell(draft)
    unit.save_changes(expected_version=expected_version, search=draft.search, sort_key=draft.sort_key, **changes)
    record("units.corrected", by=by, at=at, on=unit, old=old, new=changes, unit_id=unit.parent_id)
    return unit


def _clean(text: str) -> str:
    return " ".join(nfc(text).split())


def _spell(unit: Unit) -> None:
    unit.search = search_text(level=unit.level, name=unit.name)
    unit.sort_key = sorting_key(unit.name)


def _shown(unit: Unit) -> dict[str, Any]:
    fields = ("kind", "code", "name", "level", "valid_from", "legal_basis")
    return {field: getattr(unit, field) for field in fields}


def _refuse_day(unit: Unit, on: dt.date) -> None:
    if on <= unit.valid_from:
        raise UnitRefused("not_later", day=unit.valid_from)
    if not unit.is_on(on):
        raise UnitRefused("not_standing", day=on)


def _refuse_taken(unit: Unit) -> None:
    """The database refuses a code twice as well; this says it in time for a form."""
    others = overlapping(unit.valid_from, unit.valid_until).filter(kind=unit.kind).exclude(pk=unit.pk)
    if unit.code and (holder := others.filter(code=unit.code).first()):
        raise UnitRefused("code_taken", digits=unit.code, name=holder.full_name)
    if unit.parent is not None:
        beside = others.filter(parent__line=unit.parent.line, level=unit.level)
        if any(accented(name) == accented(unit.name) for name in beside.values_list("name", flat=True)):
            raise UnitRefused("name_taken", name=unit.full_name)
