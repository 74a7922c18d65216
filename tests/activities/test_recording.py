"""An activity is recorded once, corrected, cancelled, taken back."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.activities import actions
from donghanh.activities.models import Activity, ActivityChange, ActivityState, AttendanceCell, ChangeKind
from donghanh.activities.refusals import ActivityRefused
from donghanh.domain.attendance import Cell
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit
from tests.cast import Cast
from tests.factories import make_organisation, make_unit
from tests.factories.activities import activity_of, kind_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


def signed(cast: Cast) -> dict[str, Any]:
    return {"by": cast.officer.actor, "at": NOW}


def test_day_place_total_and_women_are_enough(cast: Cast) -> None:
    one = activity_of(cast, total=46, known={"female": 30}, village=cast.village)
    assert one.title == "Nói chuyện, truyền thông trực tiếp, thôn Bãi Sậy"
    assert (one.state, one.female, one.male, one.under_16) == (ActivityState.COUNTED, 30, 16, None)
    assert one.recorded_by == cast.officer.person
    assert one.counting_unit == cast.unit
    assert one.story.get().kind == ChangeKind.RECORDED
    event = AuditEvent.objects.get(verb="activities.recorded")
    assert event.new["total"] == 46


def test_without_a_total_it_waits_for_its_number_and_things_need_none(cast: Cast) -> None:
    assert activity_of(cast).state == ActivityState.HELD
    assert activity_of(cast, "banner", quantity=12).state == ActivityState.COUNTED


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"held_on": TODAY + DAY}, "held_in_future", "held_on"),
        ({"held_on": TODAY - 3000 * DAY}, "held_long_ago", "held_on"),
        ({"held_on": TODAY - DAY, "planned": True}, "planned_in_past", "held_on"),
        ({"held_on": TODAY - 3 * DAY, "ends_on": TODAY - 3 * DAY}, "days_backward", "ends_on"),
        ({"held_on": TODAY - DAY, "ends_on": TODAY + DAY}, "held_in_future", "ends_on"),
        ({"total": 46, "known": {"female": 48}}, "part_over_total", "female"),
        ({"total": 46, "known": {"under_16": 40, "from_60": 7}}, "axis_over_total", "from_60"),
        ({"known": {"female": 3}}, "known_without_total", "total"),
        ({"quantity": 0}, "quantity_zero", "quantity"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_stored(
    cast: Cast, fields: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(ActivityRefused) as refused:
        activity_of(cast, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not Activity.objects.exists()


def test_places_and_hosts_of_others_are_refused(cast: Cast) -> None:
    elsewhere = make_unit("Đồi Cát", "thôn", parent=cast.neighbour)
    for fields, code in (
        ({"host": cast.stranger.organisation}, "host_elsewhere"),
        ({"village": elsewhere}, "village_elsewhere"),
        ({"counting_unit": cast.neighbour}, "counts_elsewhere"),
    ):
        with pytest.raises(ActivityRefused, match=code):
            activity_of(cast, **fields)


def test_a_joint_event_is_counted_above_and_its_helpers_are_named_once(cast: Cast) -> None:
    one = activity_of(cast, counting_unit=cast.province, co_hosts=[cast.police, cast.police, cast.officer.organisation])
    assert one.counting_unit == cast.province
    assert [row.organisation for row in one.co_hosts.all()] == [cast.police]


def test_what_is_planned_is_held_and_counted_later(cast: Cast) -> None:
    one = activity_of(cast, held_on=TODAY + 7 * DAY, planned=True)
    assert one.state == ActivityState.PLANNED
    same = actions.correct_activity(
        activity=one, expected_version=one.version, held_on=TODAY, total=80, known={"female": 50}, **signed(cast)
    )
    assert (same.state, same.male) == (ActivityState.COUNTED, 30)


def test_a_correction_tells_before_and_after_and_searches_anew(cast: Cast) -> None:
    one = activity_of(cast, total=46, known={"female": 30})
    actions.correct_activity(
        activity=one,
        expected_version=one.version,
        title="Chuyện nhà mình",
        total=50,
        known={"female": 31},
        **signed(cast),
    )
    line = one.story.get(kind=ChangeKind.CORRECTED)
    assert line.changes["total"] == [46, 50]
    assert line.changes["male"] == [16, 19]
    assert Activity.objects.matching("chuyen nha").get().pk == one.pk


def test_a_correction_that_changes_nothing_leaves_no_line(cast: Cast) -> None:
    one = activity_of(cast, total=46)
    actions.correct_activity(activity=one, expected_version=one.version, held_on=one.held_on, **signed(cast))
    assert one.story.count() == 1


def test_who_comes_second_is_told(cast: Cast) -> None:
    one = activity_of(cast, total=46)
    actions.correct_activity(activity=one, expected_version=one.version, total=40, **signed(cast))
    with pytest.raises(StaleRecord):
        actions.correct_activity(activity=one, expected_version=one.version, total=41, **signed(cast))


def test_cancelled_keeps_its_reason_refuses_changes_and_comes_back(cast: Cast) -> None:
    one = activity_of(cast, total=46)
    with pytest.raises(ActivityRefused, match="reason_empty"):
        actions.void_activity(activity=one, expected_version=one.version, reason="  ", **signed(cast))
    gone = actions.void_activity(activity=one, expected_version=one.version, reason="Ghi hai lần", **signed(cast))
    assert (gone.state, gone.void_reason) == (ActivityState.VOID, "Ghi hai lần")
    with pytest.raises(ActivityRefused, match="is_void"):
        actions.correct_activity(activity=gone, expected_version=gone.version, total=1, **signed(cast))
    back = actions.restore_activity(activity=gone, expected_version=gone.version, **signed(cast))
    assert (back.state, back.void_reason) == (ActivityState.COUNTED, "")
    with pytest.raises(ActivityRefused, match="not_void"):
        actions.restore_activity(activity=back, expected_version=back.version, **signed(cast))


def test_attendance_is_counted_by_axes_or_by_combinations_never_by_both(cast: Cast) -> None:
    one = activity_of(cast, total=46)
    cells = {Cell("female", "under_16"): 10, Cell("male"): 6, Cell("female", "from_60", "minority"): 4}
    one = actions.set_cells(activity=one, expected_version=one.version, total=46, cells=cells, **signed(cast))
    assert (one.female, one.male, one.under_16, one.minority, one.has_cells) == (14, 6, 10, 4, True)
    with pytest.raises(ActivityRefused, match="total_under_cells"):
        actions.correct_activity(activity=one, expected_version=one.version, total=19, **signed(cast))
    one = actions.correct_activity(activity=one, expected_version=one.version, total=50, **signed(cast))
    assert (one.total, one.female) == (50, 14)
    one = actions.count_attendance(
        activity=one, expected_version=one.version, total=50, known={"female": 30}, quality="counted",
        measure="times", **signed(cast),
    )  # fmt: skip
    assert (one.female, one.male, one.has_cells) == (30, 20, False)
    assert not AttendanceCell.objects.exists()


@pytest.mark.parametrize(
    ("cells", "code"), [({Cell("female"): 47}, "cells_over_total"), ({Cell(): 3}, "cell_of_nothing")]
)
def test_combinations_that_cannot_be_are_refused(cast: Cast, cells: dict[Cell, int], code: str) -> None:
    one = activity_of(cast, total=46, known={"female": 30})
    with pytest.raises(ActivityRefused, match=code):
        actions.set_cells(activity=one, expected_version=one.version, total=46, cells=cells, **signed(cast))
    one.refresh_from_db()
    assert one.female == 30


def test_the_database_too_keeps_every_axis_within_its_total(cast: Cast) -> None:
    one = activity_of(cast, total=46)
    for wrong in ({"female": 40, "male": 7}, {"minority": 47}, {"total": None, "female": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Activity.objects.filter(pk=one.pk).update(**wrong)


def test_what_was_told_is_never_changed(cast: Cast) -> None:
    line = activity_of(cast).story.get()
    with pytest.raises(TypeError):
        line.save()
    assert ActivityChange.objects.count() == 1


def test_an_own_kind_counts_under_a_national_one(cast: Cast) -> None:
    talk = kind_of("talk")
    own = actions.add_kind(unit=cast.unit, name="Trà đàm đầu tuần", counts_as=talk, unit_word="", **signed(cast))
    assert (own.unit_word, own.group, own.counts_people) == ("buổi", talk.group, True)
    for name, code in (("trà đàm đầu TUẦN", "kind_known"), (" ", "name_empty"), ("Hội thi", "kind_known")):
        with pytest.raises(ActivityRefused, match=code):
            actions.add_kind(unit=cast.unit, name=name, counts_as=talk, unit_word="", **signed(cast))
    with pytest.raises(ActivityRefused, match="counts_as_own"):
        actions.add_kind(unit=cast.unit, name="Khác", counts_as=own, unit_word="", **signed(cast))
    with pytest.raises(ActivityRefused, match="kind_national"):
        actions.correct_kind(kind=talk, expected_version=talk.version, name="Nói", is_offered=True, **signed(cast))
    with pytest.raises(ActivityRefused, match="kind_elsewhere"):
        actions.record_activity(
            unit=cast.neighbour, kind=own, host=cast.stranger.organisation, held_on=TODAY, **signed(cast)
        )


def test_a_new_name_of_the_unit_is_still_the_unit(cast: Cast) -> None:
    renamed = make_unit("Sông Mới", "xã", parent=cast.province, line=cast.unit.line, valid_from=TODAY)
    Unit.objects.filter(pk=cast.unit.pk).update(valid_until=TODAY)
    body: Organisation = make_organisation(renamed, "Đội văn nghệ", "other")
    assert activity_of(cast, host=body, total=3).counting_unit == cast.unit
