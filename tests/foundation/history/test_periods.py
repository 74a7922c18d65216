"""Half-open periods: the first day counts, the until day no longer does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.units.models import Unit, UnitKind

DAYS = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2030, 12, 31))


@given(start=DAYS, length=st.integers(1, 4000), asked=DAYS)
def test_a_period_holds_from_its_first_day_until_before_its_last(start: dt.date, length: int, asked: dt.date) -> None:
    unit = Unit(valid_from=start, valid_until=start + dt.timedelta(length))
    assert unit.is_on(asked) == (start <= asked < start + dt.timedelta(length))


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "found"), [("2024-12-31", 0), ("2025-01-01", 1), ("2025-06-30", 1), ("2025-07-01", 0)])
def test_the_database_and_the_object_agree(day: str, found: int) -> None:
    unit = Unit.objects.create(
        kind=UnitKind.COMMUNE, code="00001", name="Sông Mây", level="xã", sort_key="x", search="x",
        valid_from=dt.date(2025, 1, 1), valid_until=dt.date(2025, 7, 1),
    )  # fmt: skip
    asked = dt.date.fromisoformat(day)
    assert Unit.objects.filter(pk=unit.pk).on(asked).count() == found == int(unit.is_on(asked))
