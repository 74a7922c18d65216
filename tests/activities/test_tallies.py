"""Totals: added by the database, once, in a number of queries that does not grow."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from donghanh.activities import actions
from donghanh.activities.models import Activity, ActivityState, Measure
from donghanh.activities.presenters import village_lines
from donghanh.activities.presenters.totals import TotalLine
from donghanh.activities.queries import by_village, roll_up, tallies
from donghanh.activities.queries.tallies import Tally
from donghanh.domain.attendance import Headcount
from donghanh.foundation.access import Actor
from donghanh.foundation.web import formats
from donghanh.units.actions import end_village
from tests.cast import Cast
from tests.factories import make_organisation, make_unit
from tests.factories.activities import activity_in, activity_of, kind_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
YEAR = dt.date(2019, 1, 1), dt.date(2019, 12, 31)
TESTS = Actor.system("tests")

RECORDED = {
    "province": {
        "talk": 102, "training": 4, "banner": 114, "television": 18, "news": 85, "leaflet": 23_800, "visit": 57,
        "integrated": 21,
    },
    "district": {"talk": 9, "training": 4, "banner": 255},
    "commune": {"talk": 4, "training": 61, "banner": 62},
}  # fmt: skip
"""What a province, its districts and its communes counted in 2019 (reference: programmes §9, test 1): talks and trainings
one by one, things by their number."""


def test_a_province_of_2019_comes_to_its_printed_totals() -> None:
    at = dt.datetime(2020, 1, 5, 9, tzinfo=timezone.get_current_timezone())
    province = make_unit("Cao Sơn", "tỉnh", kind="province", valid_from=dt.date(2015, 1, 1))
    district = make_unit("Suối Đá", "huyện", kind="district", parent=province, valid_from=dt.date(2015, 1, 1))
    communes = [make_unit(f"Đồi {n}", "xã", parent=district, valid_from=dt.date(2015, 1, 1)) for n in range(4)]
    hosts = {unit.pk: make_organisation(unit, "Phòng làm việc", "state") for unit in (province, district, *communes)}
    for level, units in (("province", [province]), ("district", [district]), ("commune", communes[:3])):
        for code, number in RECORDED[level].items():
            one_by_one = code in ("talk", "training", "integrated")
            for n in range(number if one_by_one else 1):
                unit = units[n % len(units)]
                activity_in(
                    unit, hosts[unit.pk], code, held_on=dt.date(2019, 1 + n % 12, 1 + n % 28), at=at,
                    total=20 if kind_of(code).counts_people else None, quantity=1 if one_by_one else number,
                )  # fmt: skip
    rolled = roll_up(province, since=YEAR[0], until=YEAR[1])
    whole = rolled.totals
    quantities = {code: whole.of(code).quantity for code in RECORDED["province"]}
    assert quantities == {
        "talk": 115, "training": 69, "banner": 431, "television": 18, "news": 85, "leaflet": 23_800, "visit": 57,
        "integrated": 21,
    }  # fmt: skip
    assert [rolled.by_level[level].of("talk").quantity for level in ("province", "district", "commune")] == [102, 9, 4]
    assert (rolled.reported, rolled.expected) == (4, 5), "one commune of four recorded nothing, and it is said"
    assert whole.of("talk").times == Headcount(115 * 20)


def test_a_joint_event_stands_in_one_total_and_the_other_says_so(cast: Cast) -> None:
    activity_of(cast, total=40)
    activity_of(cast, total=300, counting_unit=cast.province)
    own = tallies(Activity.objects.filter(unit=cast.unit))
    assert (own.all.times.total, own.joined) == (40, 1)
    rolled = roll_up(cast.province, since=TODAY - dt.timedelta(days=9), until=TODAY)
    assert rolled.totals.all.times.total == 340
    assert rolled.by_level["province"].all.times.total == 300


def test_person_times_and_persons_are_never_added(cast: Cast) -> None:
    activity_of(cast, total=40, known={"female": 25})
    activity_of(cast, "training", total=12, known={"female": 7}, measure=Measure.PERSONS)
    whole = tallies(Activity.objects.all()).all
    assert (whole.times.total, whole.persons.total) == (40, 12)
    assert (whole.times.value("female"), whole.persons.value("female")) == (25, 7)


def test_the_unknown_stays_in_the_total(cast: Cast) -> None:
    activity_of(cast, total=700)
    activity_of(cast, total=56, known={"female": 30, "male": 12})
    whole = tallies(Activity.objects.all()).all.times
    assert (whole.total, whole.value("female"), whole.unknown("sex")) == (756, 30, 714)


def test_what_is_not_counted_is_in_no_total_and_is_said(cast: Cast) -> None:
    activity_of(cast)
    activity_of(cast, total=10, quality="estimated")
    planned = activity_of(cast, held_on=TODAY + dt.timedelta(days=3), planned=True)
    gone = activity_of(cast, total=99)
    actions.void_activity(
        activity=gone, expected_version=gone.version, reason="Ghi nhầm", by=cast.officer.actor, at=NOW
    )
    talk = tallies(Activity.objects.all()).of("talk")
    assert (talk.activities, talk.times.total, talk.uncounted, talk.estimated) == (1, 10, 1, 1)
    assert planned.state == ActivityState.PLANNED


def test_an_own_kind_is_counted_under_its_national_one(cast: Cast) -> None:
    own = actions.add_kind(unit=cast.unit, name="Trà đàm", counts_as=kind_of("talk"), unit_word="", by=TESTS, at=NOW)
    activity_of(cast, total=5)
    actions.record_activity(unit=cast.unit, kind=own, host=cast.police, held_on=TODAY, total=7, by=TESTS, at=NOW)
    totals = tallies(Activity.objects.all())
    assert [(kind.code, tally.times.total) for kind, tally in totals.by_kind.items()] == [("talk", 12)]


def test_a_village_is_one_through_its_names_and_the_whole_commune_comes_last(cast: Cast) -> None:
    renamed = make_unit("Bãi Mới", "thôn", parent=cast.unit, line=cast.village.line, valid_from=TODAY)
    activity_of(cast, total=5, village=cast.village)
    activity_of(cast, total=6, village=renamed)
    activity_of(cast, total=7)
    found = [(unit.name if unit else None, tally.times.total) for unit, tally in by_village(Activity.objects.all())]
    assert found == [("Bãi Mới", 11), (None, 7)]


def test_a_village_that_merged_keeps_its_line_and_says_until_when_it_stood(cast: Cast) -> None:
    other = make_unit("Gò Cao", "thôn", parent=cast.unit)
    for village in (cast.village, other):
        activity_of(cast, total=5, village=village)
    end_village(village=cast.village, expected_version=1, into=other, on=TODAY, by=TESTS, at=NOW)
    lines = village_lines(by_village(Activity.objects.all()))
    last = formats.date(TODAY - dt.timedelta(days=1))
    assert [(line.name, line.beside) for line in lines] == [("Thôn Bãi Sậy", f"đến hết {last}"), ("Thôn Gò Cao", "")]
    page = cast.officer.client().get("/hoat-dong/tong-hop/").content.decode()
    assert f"đến hết {last}" in page


def test_totals_cost_the_same_queries_for_three_and_for_three_hundred(cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            tallies(Activity.objects.all())
            by_village(Activity.objects.all())
            roll_up(cast.province, since=TODAY - dt.timedelta(days=400), until=TODAY)
        return len(queries)

    for code in ("talk", "banner", "visit"):
        activity_of(cast, code, total=3 if code != "banner" else None, village=cast.village)
    few = cost()
    rows = [Activity.objects.get(kind__code=code) for code in ("talk", "visit")]
    copies = []
    for row in rows * 150:
        copy = Activity.objects.get(pk=row.pk)
        copy.pk = None
        copy.id = Activity._meta.pk.get_default()
        copy._state.adding = True
        copies.append(copy)
    Activity.objects.bulk_create(copies)
    assert cost() == few


@st.composite
def _rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    def row() -> dict[str, Any]:
        total = draw(st.integers(0, 300))
        return {
            "total": total,
            "known": {"female": draw(st.integers(0, total)), "under_16": draw(st.integers(0, total))},
            "measure": draw(st.sampled_from(Measure.values)),
        }

    return [row() for _ in range(draw(st.integers(1, 6)))]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_rows(), _rows())
def test_two_units_together_are_the_sum_of_both(
    cast: Cast, one: list[dict[str, Any]], two: list[dict[str, Any]]
) -> None:
    Activity.objects.all().delete()
    for fields in one:
        activity_of(cast, **fields)
    for fields in two:
        activity_in(cast.neighbour, cast.stranger.organisation, **fields)
    apart = [tallies(Activity.objects.filter(unit=unit)).all for unit in (cast.unit, cast.neighbour)]
    together = tallies(Activity.objects.all()).all
    assert together == sum(apart, Tally())
    assert together.times.total + together.persons.total == sum(row["total"] for row in one + two)


def test_the_villages_come_to_the_whole_with_persons_beside_person_times(cast: Cast) -> None:
    activity_of(cast, total=5, village=cast.village)
    activity_of(cast, "visit", total=20, village=cast.village, measure=Measure.PERSONS)
    activity_of(cast, "training", total=9, measure=Measure.PERSONS)
    found = by_village(Activity.objects.all())
    assert [(tally.activities, tally.times.total, tally.persons.total) for _unit, tally in found] == [
        (2, 5, 20),
        (1, 0, 9),
    ]
    whole = tallies(Activity.objects.all()).all
    assert sum((tally for _unit, tally in found), Tally()).activities == whole.activities == 3


def test_children_counted_as_persons_are_never_added_to_person_times() -> None:
    times, persons = Headcount(30, {"under_16": 12}), Headcount(9, {"under_16": 4})
    assert TotalLine("", "", "", Tally(2, times=times, persons=persons)).children == "12; 4"
    assert TotalLine("", "", "", Tally(1, times=times)).children == "12"
    assert TotalLine("", "", "", Tally(1, times=Headcount(30))).children == "–"
