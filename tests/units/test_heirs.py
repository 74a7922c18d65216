"""Who keeps the records of units that merged once, twice or many times: each unit counted once, asked from both ends."""

import datetime as dt
import uuid

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.people.scope import scope_on
from donghanh.units.heirs import RowsKeptBy, heir, heirs
from donghanh.units.models import Quality, Succession, SuccessionKind, Unit
from tests.factories import make_account, make_appointment, make_organisation, make_person, make_post, make_unit

pytestmark = pytest.mark.django_db
LONG_AGO, NOW = dt.date(2010, 1, 1), dt.date(2026, 1, 1)


def hamlet(name: str, since: dt.date = LONG_AGO) -> Unit:
    return make_unit(name, "thôn", kind="village", valid_from=since)


def goes(
    before: Unit, after: Unit, on: dt.date, quality: str = Quality.EXACT, kind: str = SuccessionKind.MERGE
) -> None:
    Succession.objects.create(predecessor=before, successor=after, effective_on=on, kind=kind, quality=quality)


def ends(unit: Unit, on: dt.date) -> Unit:
    unit.valid_until = on
    unit.save()
    return unit


def kept(unit: Unit, day: dt.date) -> set[uuid.UUID]:
    rows = Unit.objects.filter(pk=unit.pk).annotate(rows=RowsKeptBy(F("line"), day)).values_list("rows", flat=True)
    return {uuid.UUID(row) for row in (rows[0] or "").split(",") if row}


def chain(length: int, name: str = "Bản") -> list[Unit]:
    """Hamlets that each merged into the next, a year apart; the last stands."""
    units = [hamlet(f"{name} 0")]
    for n in range(1, length):
        day = dt.date(2010 + n, 7, 1)
        units.append(hamlet(f"{name} {n}", day))
        goes(ends(units[-2], day), units[-1], day)
    return units


def test_a_hamlet_of_2019_that_merged_again_in_2025_is_kept_by_the_last() -> None:
    first, second, last = chain(3)
    assert kept(last, NOW) == {first.pk, second.pk, last.pk}
    assert heir(first, NOW) == heir(second, NOW) == last
    assert kept(second, dt.date(2011, 12, 31)) == {first.pk, second.pk}, "before the second merger"
    assert heir(first, dt.date(2011, 12, 31)) == second


def test_a_division_on_the_way_ends_it() -> None:
    first, second, last = chain(3)
    goes(second, hamlet("Bản Khác", NOW), NOW)
    assert kept(last, NOW) == {last.pk}
    assert heir(first, NOW) is None
    assert heir(second, NOW - dt.timedelta(days=1)) == last


@pytest.mark.parametrize("length", [2, 9])
def test_the_scope_of_an_office_reaches_all_of_it_in_one_query(length: int, django_assert_num_queries: object) -> None:
    units = chain(length)
    user = make_account()
    make_appointment(make_person("Lò Văn Mới", user=user), make_post(make_organisation(units[-1], "UBND"), "officer"))
    with django_assert_num_queries(1):  # type: ignore[operator]
        scope = scope_on(user.pk, NOW)
    assert scope.unit_ids == {unit.pk for unit in units}


def test_the_cost_grows_with_the_longest_chain_alone() -> None:
    def asked(many: int) -> int:
        units = [unit for n in range(many) for unit in chain(4, f"Bản {many} {n}")]
        with CaptureQueriesContext(connection) as queries:
            heirs(units, NOW)
        return len(queries)

    assert asked(1) == asked(8) <= 2 * 4


def test_a_ring_of_successions_ends() -> None:
    one, two = ends(hamlet("Bản Một"), NOW), ends(hamlet("Bản Hai"), NOW)
    goes(one, two, NOW)
    goes(two, one, NOW)
    assert heir(one, NOW) is None
    assert kept(one, NOW) == {one.pk, two.pk}, "nobody stands for either, so nobody asks"


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("merge", "absorb", "divide", "part", "rename")),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=9,
)


def play(moves: list[tuple[str, int, int]]) -> None:
    """Six hamlets to which these things happen, a year apart; what cannot happen to what stands is passed by."""
    living = {n: hamlet(f"Bản {n}") for n in range(6)}
    for year, (what, which, other) in enumerate(moves, start=2011):
        day = dt.date(year, 7, 1)
        if which not in living:
            continue
        old = living[which]
        if what == "rename":
            living[which] = make_unit(f"Tên {year}", "thôn", kind="village", valid_from=day, line=ends(old, day).line)
            goes(old, living[which], day, kind=SuccessionKind.RENAME)
        elif what == "part":
            goes(old, living.get(other, old) if other != which else old, day, Quality.ESTIMATED, SuccessionKind.SPLIT)
        elif what == "divide":
            del living[which]
            ends(old, day)
            for n in range(2):
                living[10 * year + n] = hamlet(f"Nửa {year} {n}", day)
                goes(old, living[10 * year + n], day, Quality.ESTIMATED, SuccessionKind.SPLIT)
        elif other in living and other != which:
            del living[which]
            into = living[other]
            if what == "merge":
                into = hamlet(f"Mới {year}", day)
                goes(ends(living[other], day), into, day)
                living[other] = into
            goes(ends(old, day), into, day, kind=what)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES, st.integers(2010, 2022))
def test_whatever_merges_each_unit_is_kept_once_and_by_its_heir(moves: list[tuple[str, int, int]], year: int) -> None:
    day = dt.date(year, 12, 31)
    with transaction.atomic():
        play(moves)
        units = list(Unit.objects.filter(kind="village"))
        standing = [unit for unit in units if unit.is_on(day)]
        keepers: dict[uuid.UUID, list[Unit]] = {}
        for unit in standing:
            for row in kept(unit, day):
                keepers.setdefault(row, []).append(unit)
        after = heirs(units, day)
        for unit in units:
            of_line = next((one for one in standing if one.line == unit.line), None)
            expected = [] if (into := of_line or after[unit.pk]) is None else [into]
            assert keepers.get(unit.pk, []) == expected
        transaction.set_rollback(True)
