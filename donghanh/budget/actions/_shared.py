"""What actions on money share: the author, the clock's day, what is refused everywhere."""

import datetime as dt
import uuid

from django.utils import timezone

from donghanh.budget.models import Estimate, Settlement
from donghanh.budget.refusals import BudgetRefused
from donghanh.domain.money import LARGEST
from donghanh.domain.text import fold, nfc
from donghanh.foundation.access import Actor
from donghanh.people.models import Person
from donghanh.units.models import Unit


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed."""
    return " ".join(nfc(text).split())


def number_key(number: str) -> str:
    """A voucher's number as it is compared: capitals, accents and spaces make no other voucher."""
    return "".join(fold(number).split())[:40]


def hold_books(unit: Unit) -> None:
    """One writer at a time in a unit's books until the transaction ends, so that sums read here are still true there."""
    list(Unit.objects.select_for_update().filter(line=unit.line).order_by("pk").values_list("pk", flat=True))


def hold_estimate(pk: uuid.UUID) -> Estimate:
    """The estimate with its unit and plan, held until the transaction ends. Refused: ``gone``."""
    held = Estimate.objects.select_for_update(of=("self",)).select_related("unit", "plan").filter(pk=pk).first()
    if held is None:
        raise BudgetRefused("gone")
    return held


def refuse_settled(unit: Unit, year: int) -> None:
    """Raise ``year_settled`` where the leader has settled the year. One query."""
    if Settlement.objects.filter(unit__line=unit.line, year=year, reopened_at__isnull=True).exists():
        raise BudgetRefused("year_settled", year=year)


def refuse_day(day: dt.date, year: int, *, today: dt.date, field: str) -> None:
    """Raise ``outside_year`` for a day of another year, ``in_future`` for one that has not come."""
    if day.year != year:
        raise BudgetRefused("outside_year", field=field, year=year)
    if day > today:
        raise BudgetRefused("in_future", field=field)


def refuse_amount(amount: int, *, field: str = "amount", least: int = 1) -> None:
    """Raise ``amount_small`` under ``least``, ``amount_large`` over what a column holds."""
    if amount < least:
        raise BudgetRefused("amount_small", field=field, least=least)
    if amount > LARGEST:
        raise BudgetRefused("amount_large", field=field)


def refuse_empty(text: str, *, field: str) -> None:
    """Raise ``empty`` for a text that says nothing."""
    if not text:
        raise BudgetRefused("empty", field=field)
