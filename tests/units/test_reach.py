"""Whose numbers stand under whom, in a span of days in which units merged."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.units.models import Succession, SuccessionKind, Unit
from donghanh.units.reach import reach
from tests.factories import make_unit

pytestmark = pytest.mark.django_db
BEGIN, REFORM, END = dt.date(2025, 1, 1), dt.date(2025, 7, 1), dt.date(2025, 12, 31)
LONG_AGO = dt.date(2010, 1, 1)


def _unit(name: str, level: str, parent: Unit | None = None, **fields: object) -> Unit:
    kinds = {"tỉnh": "province", "huyện": "district", "xã": "commune", "thôn": "village"}
    return make_unit(name, level, parent=parent, **({"kind": kinds[level], "valid_from": LONG_AGO} | fields))


def _step(before: Unit, after: Unit, *, on: dt.date = REFORM, is_main: bool = True) -> None:
    Succession.objects.create(
        predecessor=before, successor=after, effective_on=on, kind=SuccessionKind.MERGE, is_main=is_main
    )


def _names(top: Unit, since: dt.date = BEGIN, until: dt.date = END) -> dict[str, str]:
    """Every unit counted, by name → the unit it stands under."""
    found = reach(top, since, until)
    names = {unit.line: unit.name for unit in Unit.objects.filter(line__in=found.heirs)}
    return {names[line]: heir.name for line, heir in found.heirs.items()}


def test_communes_that_merged_stand_under_the_one_they_became() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    district = _unit("Suối Đá", "huyện", province, valid_until=REFORM)
    old = [_unit(name, "xã", district, valid_until=REFORM) for name in ("Đồi Cỏ", "Đồi Sim")]
    new = _unit("Đồi Mới", "xã", province, valid_from=REFORM)
    for unit in old:
        _step(unit, new)
    assert _names(province) == {
        "Cao Sơn": "Cao Sơn", "Đồi Mới": "Đồi Mới", "Đồi Cỏ": "Đồi Mới", "Đồi Sim": "Đồi Mới", "Suối Đá": "Cao Sơn",
    }  # fmt: skip
    found = reach(province, BEGIN, END)
    assert [unit.name for unit in found.ended[new.line]] == ["Đồi Cỏ", "Đồi Sim"]
    assert found.kinds[district.line] == "district", "what a district counted stays a district's number"


def test_before_the_reform_the_tree_is_the_old_one() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    district = _unit("Suối Đá", "huyện", province, valid_until=REFORM)
    old = _unit("Đồi Cỏ", "xã", district, valid_until=REFORM)
    _step(old, _unit("Đồi Mới", "xã", province, valid_from=REFORM))
    assert _names(province, until=dt.date(2025, 6, 30)) == {
        "Cao Sơn": "Cao Sơn", "Suối Đá": "Suối Đá", "Đồi Cỏ": "Đồi Cỏ"
    }  # fmt: skip


def test_what_ended_before_the_span_is_not_asked_about() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    old = _unit("Đồi Cỏ", "xã", province, valid_until=REFORM)
    _step(old, _unit("Đồi Mới", "xã", province, valid_from=REFORM))
    assert "Đồi Cỏ" not in _names(province, since=REFORM)


def test_a_province_that_came_in_brings_its_communes() -> None:
    gone, big = _unit("Bãi Dài", "tỉnh", valid_until=REFORM), _unit("Cao Sơn", "tỉnh")
    _step(gone, big)
    commune = _unit("Cồn Ba", "xã", gone, valid_until=REFORM)
    new = _unit("Cồn Lớn", "xã", big, valid_from=REFORM)
    _step(commune, new)
    assert _names(big)["Cồn Ba"] == "Cồn Lớn"
    assert _names(big)["Bãi Dài"] == "Cao Sơn"


def test_a_commune_that_went_over_the_border_is_counted_where_it_went() -> None:
    here, there = _unit("Bãi Dài", "tỉnh"), _unit("Cao Sơn", "tỉnh")
    commune = _unit("Cồn Ba", "xã", here, valid_until=REFORM)
    _step(commune, _unit("Cồn Lớn", "xã", there, valid_from=REFORM))
    assert "Cồn Ba" not in _names(here)
    assert _names(there)["Cồn Ba"] == "Cồn Lớn"


def test_a_renamed_unit_is_one_and_a_split_one_keeps_its_own() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    before = _unit("Đồi Cỏ", "xã", province, valid_until=REFORM)
    after = _unit("Đồi Xanh", "xã", province, valid_from=REFORM, line=before.line)
    _step(before, after)
    whole = _unit("Đồi Sim", "xã", province)
    _step(whole, _unit("Đồi Con", "xã", province, valid_from=REFORM), is_main=False)
    found = reach(province, BEGIN, END)
    assert {heir.name for heir in found.heirs.values()} == {"Cao Sơn", "Đồi Xanh", "Đồi Sim", "Đồi Con"}
    assert not found.ended


def test_two_mergers_in_one_span_are_followed_to_the_last() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    first = _unit("Đồi Cỏ", "xã", province, valid_until=dt.date(2025, 3, 1))
    second = _unit("Đồi Sim", "xã", province, valid_from=dt.date(2025, 3, 1), valid_until=REFORM)
    last = _unit("Đồi Mới", "xã", province, valid_from=REFORM)
    _step(first, second, on=dt.date(2025, 3, 1))
    _step(second, last)
    assert _names(province)["Đồi Cỏ"] == "Đồi Mới"


def test_villages_are_never_counted_apart() -> None:
    province = _unit("Cao Sơn", "tỉnh")
    commune = _unit("Đồi Cỏ", "xã", province)
    _unit("Bãi Trên", "thôn", commune)
    gone = _unit("Bãi Dưới", "thôn", commune, valid_until=REFORM)
    assert gone.line not in reach(province, BEGIN, END).heirs
    assert set(_names(province)) == {"Cao Sơn", "Đồi Cỏ"}


def test_the_cost_does_not_grow_with_the_units() -> None:
    def asked(communes: int) -> int:
        province = _unit(f"Cao Sơn {communes}", "tỉnh")
        for n in range(communes):
            old = _unit(f"Đồi {communes} {n}", "xã", province, valid_until=REFORM)
            _step(old, _unit(f"Núi {communes} {n}", "xã", province, valid_from=REFORM))
        with CaptureQueriesContext(connection) as queries:
            reach(province, BEGIN, END)
        return len(queries)

    assert asked(2) == asked(12)


DAYS = st.integers(0, 11).map(lambda n: dt.date(2025, 1 + n, 1))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1), DAYS), max_size=6),
    st.tuples(DAYS, DAYS).map(sorted),
)
def test_whatever_merges_each_unit_of_the_span_is_counted_under_exactly_one_province(
    mergers: list[tuple[int, int, dt.date]], span: list[dt.date]
) -> None:
    with transaction.atomic():
        provinces = [_unit(f"Cao {n}", "tỉnh") for n in range(2)]
        living = {n: _unit(f"Đồi {n}", "xã", provinces[n % 2]) for n in range(6)}
        for which, into, day in sorted(mergers, key=lambda one: one[2]):
            old = living[which]
            if old.valid_from >= day:
                continue
            old.valid_until = day
            old.save()
            living[which] = _unit(f"Núi {which} {day.month}", "xã", provinces[into], valid_from=day)
            _step(old, living[which], on=day)
        since, until = span
        counted = [line for top in provinces for line in reach(top, since, until).heirs]
        stood = Unit.objects.exclude(valid_until__lte=since).filter(valid_from__lte=until)
        assert sorted(counted) == sorted(stood.values_list("line", flat=True))
        transaction.set_rollback(True)
