"""The calendar of a unit: the law under the notice, the notice under what the office wrote."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.foundation.access import NOBODY
from donghanh.units.actions import rename_unit
from donghanh.units.models import Unit
from donghanh.workdays.actions import add_day, record_notice
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.models import DayChange, SpecialDay, YearNotice
from donghanh.workdays.queries import calendar_for, quiet_days, table_of
from donghanh.workdays.table import Standing
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
D = dt.date
ALL_2027 = (D(2027, 1, 1), D(2027, 12, 31))


def national(day: D, kind: str = "off", **fields) -> SpecialDay:
    return SpecialDay.objects.create(day=day, kind=kind, name="Của cả nước", **fields)


def own(unit: Unit, day: D, kind: str = "off", **fields) -> SpecialDay:
    values = {"name": "Của xã", "source": "Công văn", "reason": "Để thử"} | fields
    return add_day(unit=unit, day=day, kind=kind, by=make.TESTS, at=timezone.now(), **values)


def notice(unit: Unit, year: int = 2027, **fields) -> YearNotice:
    days = {
        "tet_from": D(2027, 2, 4),
        "tet_last": D(2027, 2, 10),
        "national_from": D(2027, 9, 2),
        "national_last": D(2027, 9, 5),
    }
    values = {"number": "15/TB-UBND", "source": "Bản giấy", "reason": "Thông báo mới"} | fields
    swaps = values.pop("swaps", ())
    return record_notice(
        unit=unit,
        arrangement=Arrangement(year=year, swaps=swaps, **days),
        by=make.TESTS,
        at=timezone.now(),
        **values,
    )


def standing_of(unit: Unit | None, day: D) -> Standing | None:
    found = [e.standing for e in table_of(unit.pk if unit else None, day.year, day.year).entries if e.day == day]
    return found[0] if found else None


def test_without_rows_the_law_counts_and_tet_is_supposed() -> None:
    calendar = calendar_for(None, *ALL_2027)
    assert not calendar.is_working_day(D(2027, 2, 5))
    assert not calendar.is_working_day(D(2027, 2, 10)), "given instead of the Saturday of Tết"
    assert not calendar.is_settled(*ALL_2027)
    assert standing_of(None, D(2027, 2, 5)) is Standing.SUPPOSED
    assert standing_of(None, D(2027, 2, 6)) is Standing.LAW


def test_counting_may_run_over_the_edges_of_what_was_asked_for() -> None:
    calendar = calendar_for(None, D(2026, 12, 20), D(2026, 12, 31))
    assert calendar.on_or_after(D(2027, 1, 1)) == D(2027, 1, 4)
    assert not calendar.is_working_day(D(2027, 2, 8))


def test_own_day_stands_over_the_country_and_for_nobody_else(cast: Cast) -> None:
    national(D(2027, 3, 15))
    own(cast.unit, D(2027, 3, 15), "worked")
    assert calendar_for(cast.unit.pk, *ALL_2027).is_working_day(D(2027, 3, 15))
    assert not calendar_for(cast.neighbour.pk, *ALL_2027).is_working_day(D(2027, 3, 15))
    assert not calendar_for(None, *ALL_2027).is_working_day(D(2027, 3, 15))


def test_own_table_survives_a_new_name_of_the_unit(cast: Cast) -> None:
    own(cast.unit, D(2027, 3, 15))
    renamed = rename_unit(
        unit=cast.unit,
        expected_version=cast.unit.version,
        name="Sông Xanh",
        level="xã",
        on=timezone.localdate(),
        legal_basis="Nghị quyết",
        by=make.TESTS,
        at=timezone.now(),
    )
    assert not calendar_for(renamed.pk, *ALL_2027).is_working_day(D(2027, 3, 15))


def test_notice_that_was_seen_settles_its_year_and_replaces_what_was_supposed(cast: Cast) -> None:
    notice(cast.unit, swaps=((D(2027, 4, 29), D(2027, 5, 8)),))
    calendar = calendar_for(cast.unit.pk, *ALL_2027)
    assert calendar.is_settled(*ALL_2027)
    assert not calendar.is_working_day(D(2027, 2, 4)), "the notice gives it"
    assert calendar.is_working_day(D(2027, 2, 11)), "supposed before, and not in the notice"
    assert not calendar.is_working_day(D(2027, 9, 3))
    assert calendar.is_working_day(D(2027, 5, 8))
    assert not calendar.is_working_day(D(2027, 4, 29))
    assert not calendar_for(cast.neighbour.pk, *ALL_2027).is_settled(*ALL_2027)


def test_notice_that_is_only_remembered_settles_nothing(cast: Cast) -> None:
    notice(cast.unit, confidence="recalled", number="", source="")
    calendar = calendar_for(cast.unit.pk, *ALL_2027)
    assert not calendar.is_settled(*ALL_2027)
    assert not calendar.is_working_day(D(2027, 2, 4))
    assert standing_of(cast.unit, D(2027, 2, 4)) is Standing.RECALLED


def test_own_notice_takes_the_place_of_the_national_one_days_and_all(cast: Cast) -> None:
    paper = YearNotice.objects.create(
        year=2027,
        confidence="verified",
        tet_from=D(2027, 2, 6),
        tet_last=D(2027, 2, 14),
        national_from=D(2027, 9, 1),
        national_last=D(2027, 9, 2),
    )
    national(D(2027, 2, 12), notice=paper)
    assert not calendar_for(cast.unit.pk, *ALL_2027).is_working_day(D(2027, 2, 12))
    notice(cast.unit)
    assert calendar_for(cast.unit.pk, *ALL_2027).is_working_day(D(2027, 2, 12))
    assert not calendar_for(cast.neighbour.pk, *ALL_2027).is_working_day(D(2027, 2, 12))


def test_quiet_day_is_worked_and_named(cast: Cast) -> None:
    own(cast.unit, D(2027, 3, 15), "quiet")
    national(D(2027, 11, 22), "quiet")
    assert calendar_for(cast.unit.pk, *ALL_2027).is_working_day(D(2027, 3, 15))
    assert quiet_days(cast.unit.pk, *ALL_2027) == {D(2027, 3, 15), D(2027, 11, 22)}
    assert quiet_days(cast.unit.pk, D(2027, 4, 1), D(2027, 12, 31)) == {D(2027, 11, 22)}
    assert quiet_days(None, *ALL_2027) == {D(2027, 11, 22)}


@pytest.mark.parametrize("day", [D(2027, 11, 20), D(2027, 4, 30)])
def test_quiet_day_does_not_make_a_free_day_a_working_one(day: D) -> None:
    national(day, "quiet")
    assert not calendar_for(None, *ALL_2027).is_working_day(day)
    assert quiet_days(None, *ALL_2027) == frozenset()


def test_calendar_costs_one_query(cast: Cast, django_assert_num_queries) -> None:
    notice(cast.unit)
    for month in range(1, 13):
        national(D(2027, month, 15), "quiet")
    with django_assert_num_queries(1):
        calendar_for(cast.unit.pk, *ALL_2027)
    with django_assert_num_queries(1):
        quiet_days(cast.unit.pk, *ALL_2027)


def test_strangers_see_nothing_and_neighbours_the_country_alone(cast: Cast) -> None:
    national(D(2027, 3, 16))
    own(cast.unit, D(2027, 3, 15))
    notice(cast.unit)
    models = (SpecialDay, YearNotice, DayChange)
    assert not any(model.objects.visible_to(NOBODY).exists() for model in models)
    assert {row.unit_id for row in SpecialDay.objects.visible_to(cast.stranger.scope)} == {None}
    assert not YearNotice.objects.visible_to(cast.stranger.scope).exists()
    assert not DayChange.objects.visible_to(cast.stranger.scope).exists()
    assert DayChange.objects.visible_to(cast.leader.scope).count() == 2
