import pytest

from donghanh.documents.actions.bodies import choose_body, forget_answer, leave_body_open
from donghanh.documents.actions.findings import accept_finding, reopen_finding, waive_finding
from donghanh.documents.actions.review import (
    accept_candidate,
    accept_remaining,
    add_candidate,
    edit_candidate,
    merge_candidate,
    reject_candidate,
    split_candidate,
    undo_decision,
)
from donghanh.documents.editing import fields_of_new
from donghanh.documents.models import Candidate, Document, Finding, PrintedBody
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.models import OrganisationAlias
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER, REPORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


def of(document, text):
    return Candidate.objects.select_related("document").get(document=document, fields__text=text)


def again(row):
    return type(row).objects.select_related("document").get(pk=row.pk)


def test_accepting_keeps_who_and_when(document, by, cast):
    row = of(document, ORDER)
    accept_candidate(candidate=row, expected_version=row.version, **by)
    row = again(row)
    assert (row.decision, row.decided_by, row.decided_at) == ("accepted", cast.officer.user.pk, AT)


def test_lost_race_is_refused(document, by):
    row = of(document, ORDER)
    reject_candidate(candidate=of(document, ORDER), expected_version=row.version, **by)
    with pytest.raises(StaleRecord):
        accept_candidate(candidate=row, expected_version=row.version, **by)
    assert again(row).decision == "rejected"


def test_editing_keeps_what_was_read_and_undoing_brings_it_back(document, by):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm cây"}, expected_version=row.version, **by)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm nhiều cây"}, expected_version=row.version, **by)
    row = again(row)
    assert (row.decision, row.fields["text"], row.original_fields["text"]) == ("edited", "Ươm nhiều cây", NURSERY)
    undo_decision(candidate=row, expected_version=row.version, **by)
    assert (again(row).decision, again(row).fields["text"]) == ("pending", NURSERY)


def test_edit_that_changes_nothing_is_an_acceptance(document, by):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields=dict(row.fields), expected_version=row.version, **by)
    assert (again(row).decision, again(row).original_fields) == ("accepted", None)


def test_body_named_in_an_edit_is_asked_about(document, by):
    row = of(document, NURSERY)
    lead = [{"printed": "Đội thanh niên xung kích", "organisation": None, "group": None}]
    edit_candidate(candidate=row, fields={**row.fields, "lead": lead}, expected_version=row.version, **by)
    assert PrintedBody.objects.get(document=document, printed="Đội thanh niên xung kích").answer == "open"


def test_merging_gives_the_task_the_body_of_the_duty_and_undoing_takes_it_back(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    task, duty = again(task), again(duty)
    assert task.fields["lead"][0]["printed"] == "Hội Liên hiệp Phụ nữ xã"
    assert task.fields["mode"] == "request"
    assert (duty.decision, duty.merged_into_id) == ("merged", task.pk)
    undo_decision(candidate=duty, expected_version=duty.version, **by)
    assert again(task).fields["lead"] == []
    assert again(task).original_fields is None
    assert (again(duty).decision, again(duty).merged_into_id) == ("pending", None)


def test_undoing_a_merge_leaves_what_a_person_has_edited_since(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    task = again(task)
    edit_candidate(candidate=task, fields={**task.fields, "text": "Khác hẳn"}, expected_version=task.version, **by)
    duty = again(duty)
    undo_decision(candidate=duty, expected_version=duty.version, **by)
    assert again(task).fields["text"] == "Khác hẳn"
    assert again(task).fields["lead"]


def test_items_of_two_kinds_are_not_merged(document, by):
    task, report = of(document, FLOWERS), of(document, REPORT)
    with pytest.raises(DocumentRefusal, match="cannot_merge"):
        merge_candidate(candidate=task, into=report, expected_version=task.version, **by)


def test_item_is_not_merged_into_one_that_was_left_out(document, by):
    task, duty = of(document, FLOWERS), of(document, FLOWERS_TOO)
    reject_candidate(candidate=duty, expected_version=duty.version, **by)
    with pytest.raises(DocumentRefusal, match="cannot_merge"):
        merge_candidate(candidate=task, into=again(duty), expected_version=task.version, **by)


def test_splitting_copies_bodies_and_undoing_joins_again(document, by):
    row = of(document, ORDER)
    made = split_candidate(
        candidate=row, texts=["Giữ trật tự", " ", "Phân luồng xe"], expected_version=row.version, **by
    )
    assert [one.fields["text"] for one in made] == ["Giữ trật tự", "Phân luồng xe"]
    assert made[1].fields["lead"] == row.fields["lead"]
    assert made[1].span_start == row.span_start
    assert made[1].number not in {c.number for c in Candidate.objects.exclude(pk=made[1].pk)}
    row = again(row)
    undo_decision(candidate=row, expected_version=row.version, **by)
    assert again(row).fields["text"] == ORDER
    assert not Candidate.objects.filter(pk=made[1].pk).exists()


def test_splitting_into_one_is_refused(document, by):
    row = of(document, ORDER)
    with pytest.raises(DocumentRefusal, match="nothing_to_split"):
        split_candidate(candidate=row, texts=["Giữ trật tự", ""], expected_version=row.version, **by)


def test_item_added_from_a_selection_knows_its_line(document, by):
    source = document.readings.get().source_text
    start = source.index("Một câu")
    made = add_candidate(
        document=document, kind="task", fields=fields_of_new("task", text="Một câu"), span=(start, start + 7), **by
    )
    assert (made.line, made.decision, made.is_manual) == (20, "accepted", True)


def test_accepting_the_rest_leaves_look_alikes_and_decisions_alone(document, by):
    rejected = of(document, ORDER)
    reject_candidate(candidate=rejected, expected_version=rejected.version, **by)
    count = accept_remaining(document=document, **by)
    states = {c.fields["text"]: c.decision for c in Candidate.objects.filter(document=document)}
    assert count == 4
    assert states[ORDER] == "rejected"
    assert states[FLOWERS] == states[FLOWERS_TOO] == "pending"
    assert states[NURSERY] == "accepted"


def test_nothing_is_decided_on_an_applied_document(document, by):
    row = of(document, ORDER)
    Document.objects.filter(pk=document.pk).update(state="applied")
    with pytest.raises(DocumentRefusal, match="not_under_review"):
        accept_candidate(candidate=again(row), expected_version=row.version, **by)


def test_accepted_finding_gives_the_report_its_proposed_day(document, by):
    finding = Finding.objects.select_related("document").get(code="wrong_year")
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert of(document, REPORT).fields["by"] == "2026-12-10"
    assert of(document, REPORT).original_fields["by"] == "2022-12-10"


def test_finding_is_set_aside_only_with_a_reason(document, by):
    finding = Finding.objects.select_related("document").get(code="wrong_year")
    with pytest.raises(DocumentRefusal, match="reason_needed"):
        waive_finding(finding=finding, reason="  ", expected_version=finding.version, **by)
    waive_finding(finding=finding, reason="Đã thống nhất", expected_version=finding.version, **by)
    assert again(finding).reason == "Đã thống nhất"
    reopen_finding(finding=finding, expected_version=finding.version, **by)
    assert (again(finding).state, again(finding).reason) == ("open", "")


def unknown(document, printed="Tổ vườn ươm"):
    return PrintedBody.objects.select_related("document__unit").get(document=document, printed=printed)


def test_chosen_body_is_remembered_for_the_next_paper(document, by, cast):
    row = unknown(document)
    choose_body(body=row, organisation=cast.school, expected_version=row.version, **by)
    assert (again(row).answer, again(row).organisation) == ("chosen", cast.school)
    assert OrganisationAlias.objects.get(text="Tổ vườn ươm").organisation == cast.school


def test_body_of_another_unit_cannot_be_chosen(document, by, cast):
    row = unknown(document)
    with pytest.raises(DocumentRefusal, match="one_meaning"):
        choose_body(body=row, organisation=cast.stranger.organisation, expected_version=row.version, **by)


def test_name_can_be_left_to_nobody_and_asked_about_again(document, by):
    row = unknown(document)
    leave_body_open(body=row, expected_version=row.version, **by)
    assert again(row).answer == "left"
    forget_answer(body=row, expected_version=row.version, **by)
    assert again(row).answer == "open"
