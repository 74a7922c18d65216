"""The parts and the unknown always make the total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.attendance import (
    AXES,
    NOTHING,
    VALUES,
    Cell,
    CrossTable,
    Headcount,
    Problem,
    completed,
    problems,
)


@st.composite
def headcounts(draw: st.DrawFn) -> Headcount:
    total = draw(st.integers(0, 500))
    known: dict[str, int] = {}
    for values in AXES.values():
        left = total
        for value in draw(st.lists(st.sampled_from(values), unique=True)):
            known[value] = draw(st.integers(0, left))
            left -= known[value]
    return Headcount(total, known)


@st.composite
def tables(draw: st.DrawFn) -> CrossTable:
    parts = [st.sampled_from((*values, "unknown")) for values in AXES.values()]
    cells = draw(st.dictionaries(st.builds(Cell, *parts).filter(lambda cell: cell != Cell()), st.integers(0, 60)))
    return CrossTable(sum(cells.values()) + draw(st.integers(0, 40)), cells)


@given(headcounts())
def test_the_known_and_the_unknown_of_each_axis_make_the_total(count: Headcount) -> None:
    for axis, values in AXES.items():
        assert count.unknown(axis) >= 0
        assert count.unknown(axis) + sum(count.value(value) or 0 for value in values) == count.total


@given(headcounts(), headcounts(), headcounts())
def test_merging_adds_whatever_the_order(one: Headcount, two: Headcount, three: Headcount) -> None:
    assert (one + two) + three == one + (two + three) == Headcount.sum([three, one, two])
    assert one + NOTHING == one
    for axis in AXES:
        assert (one + two).unknown(axis) == one.unknown(axis) + two.unknown(axis)


@given(tables())
def test_a_cross_table_and_its_axes_count_the_same_people(table: CrossTable) -> None:
    count = table.headcount
    assert count.total == table.total == sum(table.cells.values()) + table.unknown
    for axis in AXES:
        assert count.unknown(axis) >= table.unknown


@given(tables(), tables())
def test_the_axes_of_two_tables_together_are_the_axes_of_both(one: CrossTable, two: CrossTable) -> None:
    assert (one + two).headcount == one.headcount + two.headcount


def test_seven_hundred_with_forty_two_known_stay_seven_hundred() -> None:
    count = Headcount(756, {"female": 30, "male": 12})
    assert (count.total, count.unknown("sex"), count.unknown("age")) == (756, 714, 756)


def test_a_count_of_none_is_known_and_no_count_is_not() -> None:
    count = Headcount(10, {"under_16": 0})
    assert count.value("under_16") == 0
    assert count.value("from_60") is None


@pytest.mark.parametrize(
    ("total", "known", "expected"),
    [
        (46, {"female": 48}, [Problem("part_over_total", "female", 48, 46)]),
        (46, {"female": 30, "male": 18}, [Problem("axis_over_total", "male", 48, 46)]),
        (46, {"female": -1}, [Problem("negative", "female", -1, 46)]),
        (-2, {}, [Problem("negative", "total", -2, -2)]),
        (46, {"female": 30, "under_16": 46, "minority": 46, "disabled": 0}, []),
        (46, {"female": 46, "male": 0}, []),
    ],
)
def test_numbers_that_cannot_be_are_told_with_the_value(
    total: int, known: dict[str, int], expected: list[Problem]
) -> None:
    assert problems(total, known) == expected


def test_what_cannot_be_is_no_headcount() -> None:
    with pytest.raises(ValueError, match="part_over_total"):
        Headcount(1, {"female": 2})
    with pytest.raises(KeyError):
        problems(3, {"tall": 1})


def test_of_whom_women_are_said_the_rest_are_men_and_no_other_axis_is_guessed() -> None:
    assert completed(46, {"female": 30, "under_16": 5}) == {"female": 30, "male": 16, "under_16": 5}
    assert completed(46, {"male": 46}) == {"male": 46, "female": 0}
    assert completed(46, {}) == {}
    assert completed(46, {"female": 48}) == {"female": 48}, "what is wrong stays as it was typed"


@pytest.mark.parametrize(
    "cells", [{Cell(): 3}, {Cell("male"): 5}, {Cell("female"): -1}, {Cell(age="female"): 1}], ids=str
)
def test_cells_that_cannot_be_are_refused(cells: dict[Cell, int]) -> None:
    with pytest.raises(ValueError, match=r"unknown cell|more than|negative|is no"):
        CrossTable(4, cells)


def test_every_value_stands_on_one_axis() -> None:
    assert len(VALUES) == len(set(VALUES)) == sum(len(values) for values in AXES.values())
