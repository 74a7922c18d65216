"""What is open goes over with a village or a commune; what is past stays where it happened; what was divided is asked."""

import datetime as dt

import pytest
from django.utils import timezone

from donghanh.activities.queries import roll_up
from donghanh.communication.models import Material, Script, Slot
from donghanh.foundation.access import Actor
from donghanh.inspections import actions as inspecting
from donghanh.inspections.models import Finding, FindingState, Survey
from donghanh.inspections.refusals import InspectionRefused
from donghanh.inspections.wording import refusal
from donghanh.organisations.actions import merge_organisation
from donghanh.people.scope import scope_on
from donghanh.training.models import Course, NetworkMember
from donghanh.training.permissions import TrainingPermission
from donghanh.training.queries.below import trained_below
from donghanh.units.actions import create_village, end_village
from donghanh.units.followers import followers
from donghanh.units.heirs import heir
from donghanh.units.models import Quality, Succession, SuccessionKind, Unit
from tests.cast import Cast
from tests.factories import make_account, make_appointment, make_organisation, make_person, make_post, make_unit
from tests.factories.communication import slot_of
from tests.factories.inspections import given_finding, inspection_of
from tests.factories.training import course_of, finished, trainee_of

pytestmark = pytest.mark.django_db
TESTS = Actor.system("tests")
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


def another_village(cast: Cast, name: str = "Đồi Cọ") -> Unit:
    return create_village(
        commune=cast.unit, name=name, level="thôn", valid_from=cast.village.valid_from, by=TESTS, at=NOW
    )


def end(village: Unit, into: Unit | None) -> None:
    village.refresh_from_db()
    end_village(village=village, expected_version=village.version, on=TODAY, into=into, by=TESTS, at=NOW)


def over(cast: Cast, *successors: Unit, quality: str = Quality.EXACT) -> None:
    """The commune of the cast ends today and goes over into these."""
    Unit.objects.filter(pk=cast.unit.pk).update(valid_until=TODAY)
    cast.unit.refresh_from_db()
    for number, unit in enumerate(successors):
        Succession.objects.create(
            predecessor=cast.unit, successor=unit, effective_on=TODAY, kind=SuccessionKind.MERGE, quality=quality,
            is_main=not number,
        )  # fmt: skip


def fresh_commune(cast: Cast, name: str) -> Unit:
    return make_unit(name, "xã", parent=cast.province, valid_from=TODAY)


def follow() -> int:
    return sum(one.taken_over(by=TESTS, at=NOW) for one in followers() if one.taken_over)


def test_hamlets_merge_and_what_is_open_goes_over(cast: Cast) -> None:
    old = another_village(cast)
    planned = inspection_of(cast, subject=old, held_on=TODAY + 5 * DAY)
    past = finished(cast, title="Đã xong", village=old)
    course = course_of(cast, title="Sắp học", village=old)
    one = trainee_of(course, "Lò Thị Mai", village=old).member
    twin = trainee_of(course, "Lò Thị Mai", village=cast.village).member
    end(old, cast.village)
    for row in (planned, past, course, one, twin):
        row.refresh_from_db()
    assert planned.subject_village == course.village == one.village == cast.village
    assert old.full_name not in planned.title
    assert past.village == old, "it happened there"
    assert one.pk != twin.pk
    assert one.told_apart != twin.told_apart, "two whom only the village told apart stay two"


def test_a_hamlet_that_ends_without_a_successor_moves_nothing(cast: Cast) -> None:
    old = another_village(cast)
    course = course_of(cast, village=old)
    planned = inspection_of(cast, subject=old, held_on=TODAY + 5 * DAY)
    end(old, None)
    course.refresh_from_db()
    planned.refresh_from_db()
    assert course.village == planned.subject_village == old
    page = cast.officer.client().get(f"/tap-huan/{course.pk}/").content.decode()
    assert "Chọn nơi học khác" in page
    page = cast.officer.client().get(f"/kiem-tra/{planned.pk}/").content.decode()
    assert "Chọn nơi được kiểm tra khác" in page


def test_a_hamlet_that_merged_is_not_chosen_for_a_pilot_and_its_heir_is_named(cast: Cast) -> None:
    old = another_village(cast)
    survey = inspecting.start_survey(
        unit=cast.unit, title="Chọn thôn", as_of=TODAY - DAY, by=cast.officer.actor, at=NOW
    )
    end(old, cast.village)
    row = survey.villages.get(village=old)
    chosen = {
        "survey": survey, "reason": "Đông dân", "decided_by": "UBND xã", "document_number": "1/QĐ", "decided_on": TODAY,
        "by": cast.officer.actor, "at": NOW,
    }  # fmt: skip
    with pytest.raises(InspectionRefused) as refused:
        inspecting.choose_village(village=row, **chosen)
    assert cast.village.full_name in refusal(refused.value)
    assert inspecting.choose_village(village=survey.villages.get(village=cast.village), **chosen).pk


def test_communes_merge_and_the_successor_keeps_what_is_open_and_reads_what_is_past(cast: Cast) -> None:
    past, course = finished(cast, title="Đã xong"), course_of(cast, title="Sắp học")
    person = trainee_of(course, "Lò Thị Mai").member
    finding = given_finding(cast)
    closed = inspection_of(cast)
    survey = inspecting.start_survey(
        unit=cast.unit, title="Chọn thôn", as_of=TODAY - DAY, by=cast.officer.actor, at=NOW
    )
    new = fresh_commune(cast, "Sông Mây Mới")
    over(cast, new)
    user = make_account()
    office = make_organisation(new, "Phòng Văn hóa - Xã hội", "state")
    make_appointment(make_person("Lò Văn Mới", user=user), make_post(office, "officer"))
    assert follow() > 0
    assert follow() == 0, "run twice it moves nothing"
    for row in (past, course, person, closed, survey):
        row.refresh_from_db()
    finding.inspection.refresh_from_db()
    assert {course.unit, person.unit, finding.inspection.unit, closed.unit, survey.unit} == {new}
    assert past.unit == cast.unit, "it happened there"
    scope = scope_on(user.pk, TODAY)
    assert {past, course} <= set(Course.objects.visible_to(scope))
    assert finding in Finding.objects.visible_to(scope).filter(state=FindingState.OPEN)
    assert survey in Survey.objects.keepable_by(scope)
    assert scope.may(TrainingPermission.KEEP, unit_id=past.unit_id)
    whole = trained_below(cast.province, since=TODAY - 9 * DAY, until=TODAY).whole
    assert whole.courses == 1
    rolled = roll_up(cast.province, since=TODAY - 9 * DAY, until=TODAY)
    assert sum(line.tally.activities for line in rolled.by_unit) == rolled.totals.all.activities


def test_a_commune_that_is_divided_goes_to_nobody_by_itself(cast: Cast) -> None:
    course = finished(cast)
    open_course = course_of(cast, title="Sắp học")
    first, second = fresh_commune(cast, "Thượng"), fresh_commune(cast, "Hạ")
    over(cast, first, second)
    assert heir(cast.unit, TODAY) is None
    assert follow() == 0
    open_course.refresh_from_db()
    assert open_course.unit == cast.unit
    for unit in (first, second):
        user = make_account()
        make_appointment(
            make_person("Lò Văn Mới", user=user), make_post(make_organisation(unit, "UBND", "state"), "officer")
        )
        assert course not in Course.objects.visible_to(scope_on(user.pk, TODAY))


def test_a_part_that_went_over_gives_no_rights(cast: Cast) -> None:
    course, new = finished(cast), fresh_commune(cast, "Sông Mây Mới")
    over(cast, new, quality=Quality.ESTIMATED)
    user = make_account()
    make_appointment(
        make_person("Lò Văn Mới", user=user), make_post(make_organisation(new, "UBND", "state"), "officer")
    )
    assert course not in Course.objects.visible_to(scope_on(user.pk, TODAY))
    assert heir(cast.unit, TODAY) is None
    assert NetworkMember.objects.filter(unit=cast.unit).exists()


def test_before_the_day_of_the_merger_nothing_is_the_successors(cast: Cast) -> None:
    course, new = finished(cast), fresh_commune(cast, "Sông Mây Mới")
    user = make_account()
    make_appointment(
        make_person("Lò Văn Mới", user=user),
        make_post(make_organisation(new, "UBND", "state", valid_from=dt.date(2020, 1, 1)), "officer"),
    )
    Succession.objects.create(
        predecessor=cast.unit, successor=new, effective_on=TODAY + 9 * DAY, kind=SuccessionKind.MERGE
    )
    assert course not in Course.objects.visible_to(scope_on(user.pk, TODAY))
    assert follow() == 0


def test_a_body_that_goes_over_hands_on_scripts_and_turns_to_come_alone(cast: Cast) -> None:
    slot = slot_of(cast, first_on=TODAY - 14 * DAY, last_on=TODAY + 14 * DAY)
    station, script = slot.station, slot.script
    after = make_organisation(cast.unit, "Trung tâm Văn hóa - Truyền thông", "state")
    merge_organisation(
        organisation=station, expected_version=station.version, successor=after, effective_on=TODAY, legal_basis="QĐ 1",
        by=TESTS, at=NOW,
    )  # fmt: skip
    slot.refresh_from_db()
    fresh = Slot.objects.get(station=after)
    assert (slot.station, slot.days_between(TODAY, TODAY + 30 * DAY)) == (station, [])
    assert [*slot.days_between(TODAY - 30 * DAY, TODAY - DAY)] == [TODAY - 14 * DAY, TODAY - 7 * DAY]
    assert fresh.days_between(TODAY, TODAY + 30 * DAY) == [TODAY, TODAY + 7 * DAY, TODAY + 14 * DAY]
    assert fresh.starts_at == slot.starts_at
    assert Script.objects.get(pk=script.pk).body == (after if script.body == station else script.body)


def test_scripts_slots_and_stock_go_over_with_a_commune(cast: Cast) -> None:
    slot = slot_of(cast, first_on=TODAY, last_on=TODAY + 7 * DAY)
    gone = slot_of(cast, first_on=TODAY, last_on=TODAY, starts_at=dt.time(5, 0))
    Slot.objects.filter(pk=gone.pk).update(first_on=TODAY - 9 * DAY, last_on=TODAY - 9 * DAY)
    paper = Material.objects.create(unit=cast.unit, name="Tờ rơi", kind="leaflet", unit_word="tờ", search="to roi")
    both = Material.objects.create(unit=cast.unit, name="Áp phích", kind="poster", unit_word="tấm", search="ap phich")
    new = fresh_commune(cast, "Sông Mây Mới")
    Material.objects.create(unit=new, name="Áp phích", kind="poster", unit_word="tấm", search="ap phich")
    over(cast, new)
    follow()
    for row in (slot, gone, paper, both):
        row.refresh_from_db()
    assert (slot.unit, paper.unit, slot.script.unit) == (new, new, new)
    assert (gone.unit, both.unit) == (cast.unit, cast.unit), (
        "aired is aired; two heaps are counted, not guessed into one"
    )
