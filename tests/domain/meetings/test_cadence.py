"""How often a club is to meet, what it missed, and when it should meet next."""

import datetime as dt

import pytest

from donghanh.domain.meetings import Slot, age_group, next_day, slots_of

LONG_AGO = dt.date(2020, 1, 1)
TODAY = dt.date(2026, 5, 20)


def slots(per_year: int, *held: dt.date, **more: object) -> list[Slot]:
    return slots_of(per_year, 2026, held=held, **({"founded_on": LONG_AGO} | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("per_year", "count", "need"),
    [(12, 12, 1), (6, 6, 1), (4, 4, 1), (1, 1, 1), (24, 12, 2), (5, 1, 5), (7, 1, 7), (0, 0, 0)],
)
def test_a_year_is_cut_into_the_stretches_that_must_have_their_meeting(per_year: int, count: int, need: int) -> None:
    found = slots(per_year)
    assert len(found) == count
    assert all(slot.need == need for slot in found)
    if found:
        assert (found[0].since, found[-1].until) == (dt.date(2026, 1, 1), dt.date(2027, 1, 1))


def test_a_month_that_went_by_without_a_meeting_is_missed_and_the_running_one_is_not() -> None:
    found = slots(12, dt.date(2026, 1, 9), dt.date(2026, 3, 31), dt.date(2026, 4, 1))
    assert [slot.since.month for slot in found if slot.is_missed(TODAY)] == [2]


def test_two_meetings_in_one_month_do_not_make_good_the_month_before() -> None:
    found = slots(12, dt.date(2026, 3, 1), dt.date(2026, 3, 2))
    assert [slot.since.month for slot in found if slot.is_missed(TODAY)] == [1, 2, 4]


def test_nothing_is_asked_before_the_founding_after_the_end_and_while_it_rests() -> None:
    found = slots(12, founded_on=dt.date(2026, 1, 2))
    assert [slot.is_excused for slot in found[:2]] == [True, False]
    assert slots(12, founded_on=dt.date(2026, 1, 1))[0].is_excused is False
    ended = slots(12, ended_on=dt.date(2026, 6, 15))
    assert [slot.since.month for slot in ended if not slot.is_excused] == [1, 2, 3, 4, 5]
    resting = slots(12, rests=[(dt.date(2026, 2, 10), dt.date(2026, 3, 1))])
    assert [slot.since.month for slot in resting if slot.is_excused] == [2]
    assert all(slot.is_excused for slot in slots(12, rests=[(dt.date(2025, 2, 10), None)]))


def test_the_next_day_is_alike_the_latest_meeting() -> None:
    first_friday = dt.date(2026, 4, 3)
    found = slots(12, first_friday, dt.date(2026, 5, 1))
    assert next_day(found, TODAY, like=dt.date(2026, 5, 1)) == dt.date(2026, 6, 5)


def test_a_fifth_week_falls_back_to_the_last_of_the_month() -> None:
    found = slots(12, dt.date(2026, 5, 29))
    assert next_day(found, TODAY, like=dt.date(2026, 5, 29)) == dt.date(2026, 6, 26)


def test_without_a_meeting_before_it_is_a_week_from_today_within_the_stretch() -> None:
    assert next_day(slots(12), TODAY) == dt.date(2026, 5, 27)
    assert next_day(slots(12), dt.date(2026, 5, 28)) == dt.date(2026, 5, 31)


def test_what_is_planned_is_not_proposed_again_and_a_full_year_proposes_nothing() -> None:
    planned = slots_of(12, 2026, held=[], planned=[dt.date(2026, 5, 30)], founded_on=LONG_AGO)
    assert next_day(planned, TODAY, like=dt.date(2026, 4, 3)) == dt.date(2026, 6, 5)
    assert next_day(slots(1, dt.date(2026, 2, 1)), TODAY) is None
    assert next_day(slots(0), TODAY) is None


@pytest.mark.parametrize(
    ("born_in", "group"),
    [(None, None), (2015, "under_16"), (2010, None), (2000, "from_16_to_59"), (1960, None), (1950, "from_60")],
)
def test_ten_years_of_birth_tell_the_age_group_only_where_all_of_them_are_in_it(
    born_in: int | None, group: str | None
) -> None:
    assert age_group(born_in, TODAY) == group


def test_a_group_is_known_from_the_day_the_youngest_or_oldest_reach_it() -> None:
    assert age_group(1960, dt.date(2029, 12, 31)) is None
    assert age_group(1960, dt.date(2030, 1, 1)) == "from_60"
