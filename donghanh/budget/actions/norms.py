"""Spending norms an office has of its own: the resolution of its province or people's council."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from donghanh.budget.actions._shared import one_line, refuse_amount, refuse_empty
from donghanh.budget.models import AreaClass, Norm
from donghanh.budget.refusals import BudgetRefused
from donghanh.domain.text import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit


@transaction.atomic
def add_norm(
    *,
    unit: Unit,
    item: str,
    unit_word: str,
    ceiling: int,
    authority: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    area: str = AreaClass.ANYWHERE,
    valid_until: dt.date | None = None,
    instead_of: Norm | None = None,
) -> Norm:
    """Add a ceiling of the unit's own and return it. ``instead_of`` says for which item it stands: a national one, over
    which it then stands, or an own one, which ends the day before and stays in the history.

    Refused: ``empty``, ``amount_small``, ``amount_large``, ``area_unknown``, ``days_backward``, ``norm_elsewhere``,
    ``norm_overlaps`` when an own ceiling of the item holds on some of the days.
    """
    values = _checked(
        item=item, unit_word=unit_word, ceiling=ceiling, authority=authority, area=area, valid_from=valid_from,
        valid_until=valid_until,
    )  # fmt: skip
    if instead_of is not None and instead_of.unit is not None and instead_of.unit.line != unit.line:
        raise BudgetRefused("norm_elsewhere", field="instead_of")
    code = instead_of.code if instead_of else _code(unit, values["item"])
    own = Norm.objects.select_for_update(of=("self",)).filter(unit__line=unit.line, code=code, area=area)
    ended = own.filter(valid_from__lt=valid_from, valid_until__isnull=True).first()
    if ended is not None:
        ended.save_changes(expected_version=ended.version, valid_until=valid_from)
        record("budget.norm_ended", by=by, at=at, on=ended, new={"valid_until": valid_from}, unit_id=unit.pk)
    _refuse_overlap(unit, code, area, valid_from, valid_until)
    norm = Norm.objects.create(unit=unit, code=code, search=_search(values), **values)
    record("budget.norm_added", by=by, at=at, on=norm, new=_facts(norm), unit_id=unit.pk)
    return norm


@transaction.atomic
def correct_norm(*, norm: Norm, expected_version: int, by: Actor, at: dt.datetime, **values: Any) -> Norm:
    """Mend what was typed wrongly of an own norm (item, unit, ceiling, provision, area, days), or end it; return it. A new
    resolution is no correction: ``add_norm`` keeps the old ceiling in the history.

    Refused: ``norm_national``, and what ``add_norm`` refuses. Raises ``StaleRecord``.
    """
    if norm.unit is None:
        raise BudgetRefused("norm_national")
    names = ("item", "unit_word", "ceiling", "authority", "area", "valid_from", "valid_until")
    old = {name: getattr(norm, name) for name in names}
    after = _checked(**(old | values))
    _refuse_overlap(norm.unit, norm.code, after["area"], after["valid_from"], after["valid_until"], but=norm)
    norm.save_changes(expected_version=expected_version, search=_search(after), **after)
    record("budget.norm_corrected", by=by, at=at, on=norm, old=old, new=after, unit_id=norm.unit_id)
    return norm


def _checked(**values: Any) -> dict[str, Any]:
    for name, most in (("item", 160), ("unit_word", 40), ("authority", 200)):
        values[name] = one_line(values[name])[:most]
        refuse_empty(values[name], field=name)
    refuse_amount(values["ceiling"], field="ceiling")
    if values["area"] not in AreaClass.values:
        raise BudgetRefused("area_unknown", field="area")
    if values["valid_until"] is not None and values["valid_until"] <= values["valid_from"]:
        raise BudgetRefused("days_backward", field="valid_until")
    return values


def _refuse_overlap(
    unit: Unit, code: str, area: str, since: dt.date, until: dt.date | None, *, but: Norm | None = None
) -> None:
    rows = Norm.objects.filter(unit__line=unit.line, code=code, area=area)
    rows = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=since))
    if until is not None:
        rows = rows.filter(valid_from__lt=until)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    clash = rows.first()
    if clash is not None:
        raise BudgetRefused("norm_overlaps", field="valid_from", since=clash.valid_from, until=clash.valid_until)


def _code(unit: Unit, item: str) -> str:
    """The code of an item the office named: that of the norm called so, or one made from its words."""
    known = Norm.objects.for_unit(unit).filter(search__startswith=fold(item) + " · ").first()
    return (
        known.code if known else "own-" + "-".join("".join(c if c.isalnum() else " " for c in fold(item)).split())[:50]
    )


def _search(values: dict[str, Any]) -> str:
    return f"{fold(values['item'])} · {fold(values['authority'])}"[:400]


def _facts(norm: Norm) -> dict[str, Any]:
    return {"code": norm.code, "area": norm.area, "ceiling": norm.ceiling, "valid_from": norm.valid_from}
