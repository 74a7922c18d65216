"""Questions about units. Each names its day: a code means another unit before and after a reform."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    Value,
    When,
)

from donghanh.foundation.access import Scope
from donghanh.units.models import Succession, Unit, UnitKind, UnitQuerySet
from donghanh.units.naming import SEPARATOR, accented, folded
from donghanh.units.permissions import UnitPermission


def unit_on(code: str, day: dt.date, *, kind: str | None = None) -> Unit | None:
    """The unit a code meant on a day, or ``None``. Costs one query. Codes of the kinds differ in length; ``kind`` is for invented ones."""
    units = Unit.objects.on(day).filter(code=code)
    return (units.filter(kind=kind) if kind else units).first()


def standing(unit: Unit, day: dt.date) -> Unit | None:
    """The row of the same unit (its line) on another day, or ``None`` when it did not stand. Costs one query at most."""
    return unit if unit.is_on(day) else Unit.objects.filter(line=unit.line).on(day).first()


def overlapping(since: dt.date, until: dt.date | None) -> UnitQuerySet:
    """Units in force on some day of ``[since, until)``."""
    units = Unit.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=since))
    return units.filter(valid_from__lt=until) if until else units


def children(unit: Unit, day: dt.date) -> UnitQuerySet:
    """The units right under this one on a day, through all its names, in alphabetical order."""
    return Unit.objects.filter(parent__line=unit.line).on(day).order_by("sort_key", "id")


def villages(commune: Unit, day: dt.date) -> UnitQuerySet:
    """The villages of a commune on a day."""
    return children(commune, day).filter(kind=UnitKind.VILLAGE)


def villages_gone(commune: Unit, since: dt.date, until: dt.date) -> UnitQuerySet:
    """The villages of a commune that ended after ``since`` and not later than ``until``, under their last names; those that go on
    under another name are not gone."""
    rows = Unit.objects.filter(
        parent__line=commune.line, kind=UnitKind.VILLAGE, valid_until__gt=since, valid_until__lte=until
    )
    later = Unit.objects.filter(line=OuterRef("line"), valid_from__gte=OuterRef("valid_until"))
    return rows.exclude(Exists(later)).order_by("sort_key", "id")


def ancestors(unit: Unit, day: dt.date) -> list[Unit]:
    """The chain above a unit on a day, the country first. One query a step, four at most."""
    chain: list[Unit] = []
    current = unit
    while current.parent is not None:
        current = standing(current.parent, day) or current.parent
        chain.append(current)
    return chain[::-1]


def child_counts(lines: Iterable[uuid.UUID], day: dt.date) -> dict[uuid.UUID, int]:
    """How many units stand under each line on a day. One query; lines without any are left out."""
    rows = Unit.objects.on(day).filter(parent__line__in=list(lines)).order_by().values("parent__line")
    return {row["parent__line"]: row["count"] for row in rows.annotate(count=Count("id"))}


def search_units(text: str, *, on: dt.date | None = None, kind: str | None = None) -> UnitQuerySet:
    """Units whose name, full name or code answers to the text, best first; all days when ``on`` is left out.

    A name typed with accents ranks those that have the same accents above those that only look alike without; the
    place of a tone mark never matters. Digits are taken for the beginning of a code. "Hòa Hiếu, Nghệ An" looks for the
    first under the second. An empty text finds nothing.
    """
    wanted, _, under = (part.strip() for part in text.replace(SEPARATOR, " ").partition(","))
    exact, loose = accented(wanted), folded(wanted)
    if not loose:
        return Unit.objects.none()
    units = Unit.objects.all() if on is None else Unit.objects.on(on)
    if kind:
        units = units.filter(kind=kind)
    if under:
        above = Q()
        for path in ("parent__search", "parent__parent__search"):
            above |= Q(**{f"{path}__contains": folded(under)})
        units = units.filter(above)
    if loose.isdigit() and len(loose) > 1:
        by_code = units.filter(code__startswith=loose)
        if by_code.exists():
            return by_code.order_by("code", "-valid_from", "id")
    rank = Case(
        When(search__startswith=f"{exact}{SEPARATOR}", then=Value(0)),  # the name itself
        When(search__contains=f"{SEPARATOR}{exact}{SEPARATOR}", then=Value(1)),  # level and name
        When(search__startswith=exact, then=Value(2)),
        When(search__contains=exact, then=Value(3)),
        When(search__contains=f"{SEPARATOR}{loose}{SEPARATOR}", then=Value(4)),
        default=Value(5),
        output_field=IntegerField(),
    )
    size = Case(
        *(When(kind=kind, then=Value(n)) for n, kind in enumerate(UnitKind.values)), output_field=IntegerField()
    )
    found = units.filter(search__contains=loose)
    return found.annotate(rank=rank, size=size).order_by("rank", "size", "sort_key", "-valid_from", "id")


@dataclass(frozen=True)
class History:
    """Where a unit came from and where it went, as printed on its page."""

    before: list[Succession]
    after: list[Succession]


def history(unit: Unit) -> History:
    """The steps into and out of the row, with the units at their other ends. Two queries."""
    steps = Succession.objects.select_related("predecessor__parent", "successor__parent")
    return History(
        before=list(steps.filter(successor=unit).order_by("-is_main", "predecessor__sort_key", "id")),
        after=list(steps.filter(predecessor=unit).order_by("-is_main", "successor__sort_key", "id")),
    )


def units_today(scope: Scope, permission: str) -> UnitQuerySet:
    """The units for which the scope holds the permission, as they stand on its day, in alphabetical order."""
    return Unit.objects.on(scope.on).filter(pk__in=scope.units_with(permission)).order_by("sort_key", "id")


def may_edit_villages(scope: Scope, commune: Unit) -> bool:
    """Whether the scope may change villages of this commune: its own one, through all the commune's names."""
    return commune.kind == UnitKind.COMMUNE and scope.may(UnitPermission.EDIT_VILLAGES, unit_id=commune.pk)


def own_communes(scope: Scope) -> UnitQuerySet:
    """The communes whose villages the scope may change, as they stand today."""
    return units_today(scope, UnitPermission.EDIT_VILLAGES).filter(kind=UnitKind.COMMUNE)
