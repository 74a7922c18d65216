"""What holds for every ranking of places, and a few that are written out."""

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from donghanh.domain.survey import Criterion, Direction, Entry, Place, points, rank, ratio_at_birth, share
from donghanh.domain.survey.counts import chance_range

BIRTHS = Criterion("births", 30, Direction.ABOVE, 0, 20, natural=105)
RISK = Criterion("risk", 25, Direction.HIGHER, 0, 50)
LIFE = Criterion("life", 20, Direction.HIGHER, 0, 10)
COST = Criterion("cost", 10, Direction.LOWER, 0, 100)
CRITERIA = [BIRTHS, RISK, LIFE, COST]
numbers = st.integers(0, 200)
values = st.fixed_dictionaries({one.code: st.none() | numbers for one in CRITERIA})
places = st.lists(values, min_size=1, max_size=7).map(
    lambda rows: [Entry(f"thon-{number}", row) for number, row in enumerate(rows)]
)


def by_key(found: list[Place]) -> dict[str, Place]:
    return {one.key: one for one in found}


def test_points_follow_the_scale_and_stop_at_its_ends() -> None:
    assert [points(BIRTHS, n) for n in (80, 105, 115, 125, 300)] == [0, 0, Fraction(1, 2), 1, 1]
    assert [points(RISK, n) for n in (0, 25, 60)] == [0, Fraction(1, 2), 1]
    assert [points(COST, n) for n in (0, 25, 100)] == [1, Fraction(3, 4), 0]


def test_missing_is_not_nought_and_a_tie_is_said() -> None:
    found = by_key(
        rank(
            [RISK, LIFE],
            [
                Entry("a", {"risk": 50, "life": 0}),
                Entry("b", {"risk": 50, "life": 0}),
                Entry("c", {"risk": 50, "life": None}),
                Entry("d", {"risk": 0, "life": 0}),
            ],
        )
    )
    assert (found["a"].rank, found["b"].rank, found["d"].rank) == (1, 1, 3)
    assert found["a"].tied == ("b",)
    assert (found["c"].rank, found["c"].score, found["c"].missing) == (None, None, ("life",))
    assert found["c"].could_be_first
    assert found["c"].surely_first, "at worst it ties with the first"
    assert found["a"].could_be_first
    assert not found["a"].surely_first
    assert not found["d"].could_be_first


@given(places, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_criteria_changes_nothing(rows: list[Entry], shuffled: random.Random) -> None:
    other, criteria = list(rows), list(CRITERIA)
    shuffled.shuffle(other)
    shuffled.shuffle(criteria)
    assert rank(CRITERIA, rows) == rank(criteria, other)


@given(places, st.integers(1, 50), st.integers(1, 50))
def test_scaling_every_weight_changes_nothing(rows: list[Entry], over: int, under: int) -> None:
    by = Fraction(over, under)
    scaled = [Criterion(c.code, c.weight * by, c.direction, c.low, c.high, c.natural) for c in CRITERIA]
    assert rank(CRITERIA, rows) == rank(scaled, rows)


@given(places, st.data())
def test_a_better_value_never_lowers_a_place(rows: list[Entry], data: st.DataObject) -> None:
    entry, criterion = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(CRITERIA))
    now = entry.values[criterion.code]
    assume(now is not None)
    assert now is not None
    better = data.draw(st.integers(0, now) if criterion.direction is Direction.LOWER else st.integers(now, 300))
    changed = Entry(entry.key, {**entry.values, criterion.code: better})
    before = by_key(rank(CRITERIA, rows))[entry.key]
    after = by_key(rank(CRITERIA, [changed if one.key == entry.key else one for one in rows]))[entry.key]
    assert after.best_rank <= before.best_rank
    assert after.worst_rank <= before.worst_rank
    assert after.least >= before.least
    if before.rank is not None:
        assert after.rank is not None
        assert after.rank <= before.rank


@given(places, st.data())
def test_what_is_said_of_missing_values_holds_once_they_are_known(rows: list[Entry], data: st.DataObject) -> None:
    before = by_key(rank(CRITERIA, rows))
    known = [
        Entry(row.key, {code: data.draw(numbers) if value is None else value for code, value in row.values.items()})
        for row in rows
    ]
    for after in rank(CRITERIA, known):
        assert after.score is not None
        assert after.rank is not None
        assert before[after.key].least <= after.score <= before[after.key].most
        assert before[after.key].best_rank <= after.rank <= before[after.key].worst_rank


@given(places)
def test_who_could_be_first_is_first_when_all_goes_their_way(rows: list[Entry]) -> None:
    best = {"births": 300, "risk": 300, "life": 300, "cost": 0}
    worst = {"births": 0, "risk": 0, "life": 0, "cost": 300}
    for one in rank(CRITERIA, rows):
        filled = [
            Entry(
                row.key,
                {
                    code: (best if row.key == one.key else worst)[code] if value is None else value
                    for code, value in row.values.items()
                },
            )
            for row in rows
        ]
        assert (by_key(rank(CRITERIA, filled))[one.key].rank == 1) == one.could_be_first


@given(places, values)
def test_another_place_turns_no_two_others_round(rows: list[Entry], more: dict[str, int | None]) -> None:
    before = [one.key for one in rank(CRITERIA, rows) if one.rank is not None]
    after = [one.key for one in rank(CRITERIA, [*rows, Entry("them", more)]) if one.rank is not None]
    assert [key for key in after if key != "them"] == before


@pytest.mark.parametrize(
    "make",
    [
        lambda: Criterion("x", 0, Direction.HIGHER, 0, 1),
        lambda: Criterion("x", 1, Direction.HIGHER, 1, 1),
        lambda: Criterion("x", 1, Direction.ABOVE, 0, 1),
        lambda: rank([], [Entry("a", {})]),
        lambda: rank([RISK, RISK], [Entry("a", {})]),
        lambda: rank([RISK], [Entry("a", {}), Entry("a", {})]),
    ],
)
def test_what_cannot_be_compared_is_refused(make: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()  # type: ignore[operator]


def test_ratios_without_a_base_are_missing() -> None:
    assert (ratio_at_birth(6, 5), ratio_at_birth(3, 0), share(3, 12), share(0, 0)) == (120, None, 25, None)


def test_chance_explains_a_small_number_and_not_a_large_one() -> None:
    small, large = chance_range(12, 8), chance_range(1200, 800)
    assert small is not None
    assert large is not None
    assert small[0] < 105 < (small[1] or 0)
    assert large[0] > 105
    assert chance_range(0, 0) is None
    alone = chance_range(5, 0)
    assert alone is not None
    assert alone[1] is None, "without a girl there is no upper end"
