"""An inspection is planned, filled in by several, concluded once."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.activities.models import Activity, ActivityState
from donghanh.foundation.records import StaleRecord
from donghanh.inspections import actions
from donghanh.inspections.actions import Given
from donghanh.inspections.loading import FILE, load_checklists
from donghanh.inspections.models import (
    Answer,
    Checklist,
    ChecklistVersion,
    Finding,
    FindingState,
    Inspection,
    InspectionState,
    TeamMember,
)
from donghanh.inspections.refusals import InspectionRefused
from tests.cast import Cast
from tests.factories import make_unit
from tests.factories.activities import kind_of
from tests.factories.community import SHELTER, initiative_of
from tests.factories.inspections import TESTS, concluded, finding_of, inspection_of, version_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = dt.timedelta(days=1)


def signed(cast: Cast) -> dict[str, Any]:
    return {"by": cast.officer.actor, "at": NOW}


def answer(cast: Cast, one: Inspection, given: dict[str, Given], *, by: Any = None) -> actions.Saved:
    lines = {line.code: line.pk for line in one.checklist_version.lines.all()}
    return actions.save_answers(
        inspection=one,
        given={lines[code]: value for code, value in given.items()},
        by=by or cast.officer.actor,
        at=NOW,
    )


def test_a_plan_makes_no_activity_and_is_called_by_its_subject(cast: Cast) -> None:
    one = inspection_of(cast)
    assert (one.title, one.state) == ("Kiểm tra thôn Bãi Sậy", InspectionState.PLANNED)
    assert not Activity.objects.exists()
    assert Inspection.objects.matching("bai say").get() == one


def test_concluding_makes_one_activity_however_often_it_is_done(cast: Cast) -> None:
    one = inspection_of(cast)
    first = concluded(cast, one)
    again = concluded(cast, one, conclusion="Khác hẳn")
    activity = Activity.objects.get()
    assert (first.activity, again.activity) == (activity, activity)
    assert (again.conclusion, activity.state) == ("Làm tốt, còn vài điều phải sửa.", ActivityState.COUNTED)
    assert (activity.kind.code, activity.village, activity.held_on) == ("inspection", cast.village, TODAY)


def test_a_stale_conclusion_leaves_no_activity(cast: Cast) -> None:
    one = inspection_of(cast)
    kind_of("inspection")
    with pytest.raises(StaleRecord):
        actions.conclude_inspection(inspection=one, expected_version=one.version + 3, conclusion="Xong", **signed(cast))
    assert not Activity.objects.exists()


def test_the_database_too_wants_an_activity_behind_a_conclusion(cast: Cast) -> None:
    one = inspection_of(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=one.pk).update(state="concluded")


@pytest.mark.parametrize(
    ("fields", "conclusion", "code"),
    [
        ({}, "  ", "conclusion_empty"),
        ({"lead": False}, "Xong", "no_lead"),
        ({"held_on": TODAY + DAY}, "Xong", "day_to_come"),
        ({"ends_on": TODAY + DAY}, "Xong", "day_to_come"),
    ],
)
def test_what_cannot_be_concluded_is_refused(cast: Cast, fields: dict[str, Any], conclusion: str, code: str) -> None:
    one = inspection_of(cast, **fields)
    with pytest.raises(InspectionRefused, match=code):
        concluded(cast, one, conclusion=conclusion)
    assert not Activity.objects.exists()


def test_a_shelter_is_neither_named_nor_placed_in_the_activity_and_takes_no_files(cast: Cast) -> None:
    shelter = initiative_of(cast, SHELTER, "Nơi tạm lánh số 1")
    one = inspection_of(cast, subject=shelter, checklist_version=version_of("trusted_address"))
    finding_of(cast, one)
    concluded(cast, one)
    activity = Activity.objects.get()
    assert (activity.title, activity.village) == ("Kiểm tra một mô hình của xã", None)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"ends_on": TODAY}, "days_backward", "ends_on"),
        ({"held_on": TODAY + 900 * DAY}, "day_far", "held_on"),
        ({"held_on": TODAY - 3000 * DAY}, "day_far", "held_on"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_its_field(
    cast: Cast, fields: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(InspectionRefused) as refused:
        inspection_of(cast, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_subjects_hosts_and_checklists_of_others_are_refused(cast: Cast) -> None:
    elsewhere = make_unit("Đồi Cát", "thôn", parent=cast.neighbour)
    theirs = actions.add_checklist(
        unit=cast.neighbour, name="Của họ", copies=version_of(), by=cast.stranger.actor, at=NOW
    )
    draft = theirs.versions.get()
    for fields, code in (
        ({"subject": elsewhere}, "subject_elsewhere"),
        ({"host": cast.stranger.organisation}, "host_elsewhere"),
        ({"checklist_version": draft}, "version_draft"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            inspection_of(cast, **fields)
    published = actions.publish_version(draft=draft, expected_version=draft.version, by=cast.stranger.actor, at=NOW)
    with pytest.raises(InspectionRefused, match="version_elsewhere"):
        inspection_of(cast, checklist_version=published)


def test_called_off_it_keeps_its_reason_and_nothing_more_is_done(cast: Cast) -> None:
    one = inspection_of(cast)
    gone = actions.cancel_inspection(inspection=one, expected_version=one.version, reason="Mưa lũ", **signed(cast))
    assert (gone.state, gone.cancel_reason) == (InspectionState.CANCELLED, "Mưa lũ")
    for act in (
        lambda: concluded(cast, gone),
        lambda: answer(cast, gone, {"1.1": Given("yes")}),
        lambda: actions.correct_inspection(inspection=gone, expected_version=gone.version, title="X", **signed(cast)),
        lambda: actions.add_team_member(inspection=gone, outside="Chuyên viên Sở", **signed(cast)),
    ):
        with pytest.raises(InspectionRefused, match="is_over"):
            act()


def test_with_findings_it_is_not_called_off(cast: Cast) -> None:
    finding = finding_of(cast)
    one = finding.inspection
    with pytest.raises(InspectionRefused, match="findings_kept"):
        actions.cancel_inspection(inspection=one, expected_version=one.version, reason="Hoãn", **signed(cast))


def test_a_team_has_one_lead_and_nobody_twice(cast: Cast) -> None:
    one = inspection_of(cast)
    actions.add_team_member(inspection=one, post=cast.officer.post, is_lead=True, **signed(cast))
    actions.add_team_member(inspection=one, outside="Chuyên viên Sở Nội vụ", **signed(cast))
    assert [member.post for member in one.team.filter(is_lead=True)] == [cast.officer.post]
    assert one.team.count() == 3
    assert one.team.get(post=cast.officer.post).person == cast.officer.person
    for fields, code in (
        ({"post": cast.officer.post}, "post_known"),
        ({"post": cast.stranger.post}, "post_elsewhere"),
        ({}, "member_nobody"),
        ({"post": cast.partner.post, "outside": "Ai đó"}, "member_both"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            actions.add_team_member(inspection=one, **fields, **signed(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamMember.objects.filter(inspection=one).update(is_lead=True)


def test_two_members_answer_at_once_and_nobody_is_written_over(cast: Cast) -> None:
    one = inspection_of(cast)
    first = answer(cast, one, {"1.1": Given("yes"), "1.3": Given(number=Decimal("26"))})
    assert (first.count, first.clashes) == (2, [])
    second = answer(
        cast, one, {"1.1": Given("no"), "1.4": Given(number=Decimal(9)), "1.3": Given(number=Decimal(26))},
        by=cast.leader.actor,
    )  # fmt: skip
    assert second.count == 1, "only what nobody had answered was stored"
    clash = second.clashes[0]
    assert (clash.line.code, clash.choice, clash.answered_by) == ("1.1", "yes", cast.officer.person)
    third = answer(cast, one, {"1.1": Given("no", seen=clash.version)}, by=cast.leader.actor)
    assert third.clashes == []
    assert Answer.objects.get(line__code="1.1").choice == "no"
    one.refresh_from_db()
    assert one.state == InspectionState.UNDER_WAY


def test_answers_of_the_wrong_kind_or_line_are_refused(cast: Cast) -> None:
    one = inspection_of(cast)
    foreign = version_of("body").lines.all()[0]
    with pytest.raises(InspectionRefused, match="line_elsewhere"):
        actions.save_answers(inspection=one, given={foreign.pk: Given("yes")}, **signed(cast))
    for code, given in (("1.3", Given("yes")), ("4.1", Given(number=Decimal(1))), ("1.1", Given("maybe"))):
        with pytest.raises(InspectionRefused, match="answer_wrong"):
            answer(cast, one, {code: given})


def test_nothing_answered_stays_nothing(cast: Cast) -> None:
    one = inspection_of(cast)
    assert answer(cast, one, {"1.1": Given(), "1.3": Given()}).count == 0
    assert not Answer.objects.exists()
    one.refresh_from_db()
    assert one.state == InspectionState.PLANNED


def test_once_answered_it_keeps_its_checklist(cast: Cast) -> None:
    one = inspection_of(cast)
    other = version_of("body")
    one = actions.correct_inspection(
        inspection=one, expected_version=one.version, checklist_version=other, **signed(cast)
    )
    answer(cast, one, {"1.1": Given("yes")})
    one.refresh_from_db()
    with pytest.raises(InspectionRefused, match="answers_kept"):
        actions.correct_inspection(
            inspection=one, expected_version=one.version, checklist_version=version_of(), **signed(cast)
        )
    same = actions.correct_inspection(
        inspection=one, expected_version=one.version, title="Kiểm tra quý I", **signed(cast)
    )
    assert same.title == "Kiểm tra quý I"


def test_a_published_version_never_changes_and_the_next_begins_with_its_lines(cast: Cast) -> None:
    own = actions.add_checklist(unit=cast.unit, name="Bảng của xã", copies=version_of(), **signed(cast))
    draft = own.versions.get()
    actions.add_line(draft=draft, code="5.1", question="Có tủ sách", kind="yes_no", **signed(cast))
    line = draft.lines.get(code="5.1")
    first = actions.publish_version(draft=draft, expected_version=draft.version, **signed(cast))
    for act in (
        lambda: actions.add_line(draft=first, code="6", question="Nữa", kind="text", **signed(cast)),
        lambda: actions.correct_line(
            line=line, expected_version=1, code="5.1", question="Khác", kind="text", **signed(cast)
        ),
        lambda: actions.remove_line(line=line, **signed(cast)),
        lambda: actions.order_lines(draft=first, keys=[line.pk], **signed(cast)),
        lambda: actions.publish_version(draft=first, expected_version=first.version, **signed(cast)),
    ):
        with pytest.raises(InspectionRefused, match="version_published"):
            act()
    second = actions.start_version(checklist=own, **signed(cast))
    assert (second.number, second.lines.count()) == (2, first.lines.count())
    assert actions.start_version(checklist=own, **signed(cast)) == second


def test_a_draft_is_checked_line_by_line(cast: Cast) -> None:
    own = actions.add_checklist(unit=cast.unit, name="Bảng của xã", **signed(cast))
    draft = own.versions.get()
    with pytest.raises(InspectionRefused, match="version_empty"):
        actions.publish_version(draft=draft, expected_version=draft.version, **signed(cast))
    line = actions.add_line(draft=draft, code="1", question="Có sổ", kind="number", unit_word="quyển", **signed(cast))
    for values, code in (
        ({"code": "2", "question": " "}, "question_empty"),
        ({"code": "", "question": "Gì"}, "code_empty"),
        ({"code": "1", "question": "Gì"}, "code_known"),
    ):
        with pytest.raises(InspectionRefused, match=code):
            actions.add_line(draft=draft, kind="yes_no", **values, **signed(cast))
    same = actions.correct_line(
        line=line, expected_version=line.version, code="1", question="Có sổ ghi", kind="yes_no", unit_word="quyển",
        **signed(cast),
    )  # fmt: skip
    assert same.unit_word == "", "what is counted stands with numbers alone"
    with pytest.raises(InspectionRefused, match="name_known"):
        actions.add_checklist(unit=cast.unit, name="bảng CỦA xã", **signed(cast))
    with pytest.raises(InspectionRefused, match="checklist_shipped"):
        actions.start_version(checklist=version_of().checklist, **signed(cast))


def test_a_changed_file_makes_a_new_version_and_leaves_the_old(tmp_path: Path, cast: Cast) -> None:
    old = version_of()
    assert load_checklists(by=TESTS, at=NOW) == 0
    changed = tmp_path / "checklists.csv"
    changed.write_text(
        FILE.read_text("utf-8").replace("Có quyết định thành lập còn hiệu lực", "Có quyết định"), "utf-8"
    )
    assert load_checklists(by=TESTS, at=NOW, file=changed) == 1
    new = version_of()
    assert (new.number, old.lines.get(code="1.1").question) == (2, "Có quyết định thành lập còn hiệu lực")
    rows = FILE.read_text("utf-8").splitlines()
    changed.write_text("\n".join(row for row in rows if not row.startswith("club")), "utf-8")
    load_checklists(by=TESTS, at=NOW, file=changed)
    assert not Checklist.objects.get(code="club").is_offered
    changed.write_text(FILE.read_text("utf-8").replace("yes_no", "maybe"), "utf-8")
    with pytest.raises(ValueError, match="no such kind"):
        load_checklists(by=TESTS, at=NOW, file=changed)
    assert ChecklistVersion.objects.filter(checklist__code="club").count() == 2


def test_findings_stay_drafts_until_the_conclusion_gives_them(cast: Cast) -> None:
    finding = finding_of(cast)
    assert finding.state == FindingState.DRAFT
    concluded(cast, finding.inspection)
    finding.refresh_from_db()
    assert (finding.state, finding.given_at is not None) == (FindingState.OPEN, True)
    late = finding_of(cast, finding.inspection, what="Thêm một điều")
    late = Finding.objects.get(pk=late.pk)
    assert (late.state, late.number) == (FindingState.OPEN, 2), "after the conclusion it goes out at once"


def test_a_finding_whose_deadline_passed_holds_the_conclusion(cast: Cast) -> None:
    finding = finding_of(cast)
    Finding.objects.filter(pk=finding.pk).update(due_on=TODAY - DAY)
    with pytest.raises(InspectionRefused) as refused:
        concluded(cast, finding.inspection)
    assert (refused.value.code, refused.value.params["number"]) == ("due_passed", 1)
