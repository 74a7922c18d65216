"""Lists as their pages and files show them."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q

from donghanh.budget.models import (
    Advance,
    Allocation,
    Estimate,
    EstimateLine,
    Gift,
    Norm,
    NormQuerySet,
    OfUnitQuerySet,
    Settlement,
    Spending,
    SpendingQuerySet,
    VoucherScan,
)
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.web.search import spells
from donghanh.units.models import Unit


@dataclass(frozen=True)
class AskedSpendings:
    """What the list of vouchers is narrowed by; what is empty narrows nothing. Days include both ends."""

    words: str = ""
    plan_id: uuid.UUID | None = None
    source: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    only: str = ""
    """``reversed``, ``over``, ``scanless``, or everything."""


def spendings_found(scope: Scope, year: int, asked: AskedSpendings) -> SpendingQuerySet:
    """Vouchers and counter-entries of a year the scope may see that answer to what is asked, newest first."""
    found = Spending.objects.visible_to(scope).filter(year=year)
    if asked.words:
        found = found.filter(spells("search", fold(asked.words)))
    if asked.plan_id:
        found = found.filter(plan_id=asked.plan_id)
    if asked.source:
        found = found.filter(source=asked.source)
    if asked.since:
        found = found.filter(spent_on__gte=asked.since)
    if asked.until:
        found = found.filter(spent_on__lte=asked.until)
    if asked.only == "reversed":
        found = found.filter(Q(is_reversed=True) | Q(reverses__isnull=False))
    elif asked.only == "over":
        found = found.filter(Q(over_line=True) | ~Q(over_funds_reason=""))
    elif asked.only == "scanless":
        found = found.standing().filter(scans__isnull=True)
    return found.order_by("-spent_on", "-recorded_at", "pk")


def allocations_found(scope: Scope, year: int, *, source: str = "", kind: str = "") -> OfUnitQuerySet[Allocation]:
    """What came in in a year, newest first; ``kind`` is ``cash``, ``in_kind``, ``void`` or everything that stands."""
    found = Allocation.objects.visible_to(scope).filter(year=year)
    found = found.exclude(void_reason="") if kind == "void" else found.standing()
    if kind in ("cash", "in_kind"):
        found = found.filter(is_in_kind=kind == "in_kind")
    if source:
        found = found.filter(source=source)
    return found.order_by("-received_on", "pk")


def gifts_found(scope: Scope, year: int, *, words: str = "") -> OfUnitQuerySet[Gift]:
    """Gifts of a year that stand, newest first."""
    found = Gift.objects.visible_to(scope).filter(year=year, void_reason="")
    if words:
        found = found.filter(what__icontains=words)
    return found.order_by("-given_on", "pk")


def advances_found(scope: Scope, year: int, *, state: str = "") -> OfUnitQuerySet[Advance]:
    """Advances of a year, open ones first."""
    found = Advance.objects.visible_to(scope).filter(year=year)
    if state:
        found = found.filter(state=state)
    return found.order_by("state", "-advanced_on", "pk")


def norms_found(
    scope: Scope, unit: Unit | None, *, words: str = "", area: str = "", on: dt.date | None = None, whose: str = ""
) -> NormQuerySet:
    """The norms a unit goes by; with ``on`` those of a day, without it all that ever held. ``whose`` is ``own``,
    ``national`` or both."""
    found = Norm.objects.visible_to(scope)
    if unit is not None:
        found = found.for_unit(unit)
    if words:
        found = found.matching(fold(words))
    if area:
        found = found.filter(area=area)
    if whose:
        found = found.filter(unit__isnull=whose == "national")
    if on is not None:
        found = found.on(on)
    return found.order_by("item", "area", "-valid_from", "pk")


@dataclass(frozen=True)
class Years:
    """The years of the books."""

    shown: list[int]
    """Those one can choose, the latest first, without gaps; the running one is among them."""
    opened: int
    """The one a page opens with: the latest up to the running one that has anything in it, else the running one."""


def years_known(scope: Scope) -> Years:
    """The years the scope can look at. Two queries."""
    known: set[int] = set()
    for model in (Estimate, Allocation):
        known.update(model.objects.visible_to(scope).order_by().values_list("year", flat=True).distinct())
    today = scope.on.year
    opened = max((year for year in known if year <= today), default=today)
    known.add(today)
    return Years(list(range(max(known), min(known) - 1, -1)), opened)


def lines_in_force(scope: Scope, *, plan_id: uuid.UUID | None = None) -> OfUnitQuerySet[EstimateLine]:
    """Lines a voucher may be booked on: of a version in force, of years that are not settled."""
    settled = Settlement.objects.visible_to(scope).filter(reopened_at__isnull=True).values("year")
    found = EstimateLine.objects.visible_to(scope).filter(approved_amount__isnull=False)
    if plan_id:
        found = found.filter(estimate__plan_id=plan_id)
    found = found.exclude(estimate__year__in=settled)
    return found.order_by("-estimate__year", "estimate__plan__title", "order", "pk")


def settlement_of(scope: Scope, year: int) -> Settlement | None:
    """The lock on a year, where there is one. One query."""
    return Settlement.objects.visible_to(scope).filter(year=year, reopened_at__isnull=True).first()


def may_open_scan(scope: Scope, file: StoredFile) -> bool:
    """Whether the scope may open a scan: whoever sees its voucher. One query."""
    return VoucherScan.objects.visible_to(scope).filter(file=file).exists()
