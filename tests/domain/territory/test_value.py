"""Laws that hold for every territory, however it changes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.territory import Step, Territory, Version, territory_from_tables

START = dt.date(2020, 1, 1)


def commune(code: str, since: dt.date, until: dt.date | None = None, name: str = "") -> Version:
    return Version("commune", code, name or f"Xã {code}", "xã", "01", since, until)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Territory, list[dt.date]]:
    """Territories in which, on a few days, every standing unit is merged with others or divided into parts."""
    standing = [commune(f"{n:05}", START) for n in range(draw(st.integers(2, 6)))]
    versions, steps, days, number = [], [], [START], 100
    for year in range(draw(st.integers(1, 3))):
        day = dt.date(2021 + year, 7, 1)
        groups = draw(st.lists(st.integers(0, 2), min_size=len(standing), max_size=len(standing)))
        fresh: list[Version] = []
        for group in sorted(set(groups)):
            members = [v for v, g in zip(standing, groups, strict=True) if g == group]
            parts = draw(st.integers(1, 2))
            successors = [commune(f"{number + n:05}", day) for n in range(parts)]
            number += parts
            fresh += successors
            for member in members:
                steps += [Step(member.code, s.code, day, "merge", parts == 1) for s in successors]
        versions += [commune(v.code, v.since, day) for v in standing]
        standing = fresh
        days.append(day)
    return Territory(tuple(versions + standing), tuple(steps), START), days


@given(histories())
def test_successors_of_all_are_all_units_of_the_later_day(history: tuple[Territory, list[dt.date]]) -> None:
    territory, days = history
    for early in days:
        for late in (d for d in days if d >= early):
            reached = {d.version for v in territory.units("commune", early) for d in territory.successors(v, late)}
            assert reached == set(territory.units("commune", late))


@given(histories())
def test_predecessors_undo_successors(history: tuple[Territory, list[dt.date]]) -> None:
    territory, days = history
    first, last = days[0], days[-1]
    forward = {(v, d.version) for v in territory.units("commune", first) for d in territory.successors(v, last)}
    backward = {(d.version, v) for v in territory.units("commune", last) for d in territory.predecessors(v, first)}
    assert forward == backward


@given(histories())
def test_a_whole_descent_is_the_only_one(history: tuple[Territory, list[dt.date]]) -> None:
    territory, days = history
    for version in territory.units("commune", days[0]):
        descents = territory.successors(version, days[-1])
        assert len(descents) == 1 or not any(d.is_whole for d in descents)


@given(histories(), st.integers(-400, 2_000))
def test_a_code_means_at_most_one_unit_on_a_day(history: tuple[Territory, list[dt.date]], offset: int) -> None:
    territory, _ = history
    day = START + dt.timedelta(days=offset)
    for version in territory.versions:
        found = territory.unit(version.code, day)
        assert found is None or found.is_on(day)
        assert (found == version) == version.is_on(day)


def test_the_until_day_belongs_to_the_successor() -> None:
    day = dt.date(2021, 7, 1)
    territory = Territory((commune("00001", START, day, "Cũ"), commune("00001", day, name="Mới")))
    names = [territory.unit("00001", d).name for d in (day - dt.timedelta(days=1), day)]  # type: ignore[union-attr]
    assert names == ["Cũ", "Mới"]


def test_a_lost_trail_gives_no_successor() -> None:
    ended = commune("00001", START, dt.date(2021, 7, 1))
    assert Territory((ended,)).successors(ended, dt.date(2022, 1, 1)) == ()


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(KeyError, match="valid_from"):
        territory_from_tables({"communes_2025.csv": ["code,name,level,parent\n"]})


def test_absent_tables_give_an_empty_territory() -> None:
    assert territory_from_tables({}).versions == ()
