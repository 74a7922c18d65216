import uuid

import pytest

from donghanh.documents.actions.accept_rest import accept_remaining
from donghanh.documents.actions.bodies import choose_body, forget_answer, leave_body_open
from donghanh.documents.actions.findings import accept_finding, waive_finding
from donghanh.documents.actions.merge import merge_candidate
from donghanh.documents.actions.review import (
    accept_candidate,
    add_candidate,
    edit_candidate,
    reject_candidate,
    reopen_candidate,
    restore_printed,
    take_edit_back,
)
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.editing import fields_of_new
from donghanh.documents.models import Candidate, Document, Finding, PrintedBody
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.models import OrganisationAlias
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER, REPORT, SEEDS

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


def test_editing_keeps_what_was_read_and_restoring_brings_it_back(document, by):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm cây"}, expected_version=row.version, **by)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm nhiều cây"}, expected_version=row.version, **by)
    row = again(row)
    assert (row.decision, row.fields["text"], row.original_fields["text"]) == ("edited", "Ươm nhiều cây", NURSERY)
    restore_printed(candidate=row, expected_version=row.version, **by)
    assert (again(row).decision, again(row).fields["text"], again(row).original_fields) == ("pending", NURSERY, None)


def edited(document, by, text="Ươm cây"):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "text": text}, expected_version=row.version, **by)
    return again(row)


def test_looking_again_at_an_edited_item_keeps_what_was_written(document, by):
    row = edited(document, by)
    reopen_candidate(candidate=row, expected_version=row.version, **by)
    row = again(row)
    assert (row.decision, row.fields["text"], row.original_fields["text"]) == ("pending", "Ươm cây", NURSERY)
    accept_candidate(candidate=row, expected_version=row.version, **by)
    assert (again(row).decision, again(row).fields["text"]) == ("edited", "Ươm cây")


def test_edit_that_was_given_up_for_the_printed_words_can_be_taken_back(document, by):
    row = edited(document, by)
    restore_printed(candidate=row, expected_version=row.version, **by)
    row = again(row)
    take_edit_back(candidate=row, expected_version=row.version, **by)
    row = again(row)
    assert (row.decision, row.fields["text"], row.original_fields["text"]) == ("edited", "Ươm cây", NURSERY)
    with pytest.raises(DocumentRefusal, match="not_edited"):
        take_edit_back(candidate=row, expected_version=row.version, **by)


def test_item_as_printed_has_nothing_to_restore(document, by):
    row = of(document, NURSERY)
    with pytest.raises(DocumentRefusal, match="not_edited"):
        restore_printed(candidate=row, expected_version=row.version, **by)


def test_edit_that_changes_nothing_is_an_acceptance(document, by):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields=dict(row.fields), expected_version=row.version, **by)
    assert (again(row).decision, again(row).original_fields) == ("accepted", None)


def test_body_named_in_an_edit_is_asked_about(document, by):
    row = of(document, NURSERY)
    lead = [{"printed": "Đội thanh niên xung kích", "organisation": None, "group": None}]
    edit_candidate(candidate=row, fields={**row.fields, "lead": lead}, expected_version=row.version, **by)
    assert PrintedBody.objects.get(document=document, printed="Đội thanh niên xung kích").answer == "open"


def test_name_of_an_edit_that_was_given_up_is_asked_about_no_longer(document, by):
    row = of(document, NURSERY)
    lead = [{"printed": "Đội bóng đá nam", "organisation": None, "group": None}]
    edit_candidate(candidate=row, fields={**row.fields, "lead": lead}, expected_version=row.version, **by)
    row = again(row)
    assert not PrintedBody.objects.filter(document=document, printed="Tổ vườn ươm").exists()
    restore_printed(candidate=row, expected_version=row.version, **by)
    assert not PrintedBody.objects.filter(document=document, printed="Đội bóng đá nam").exists()
    assert unknown(document).leads


def test_edit_leaves_the_counts_of_names_in_other_items_alone(document, by):
    Candidate.objects.filter(document=document, fields__text=FLOWERS).update(
        fields={**of(document, FLOWERS).fields, "lead": [dict(of(document, ORDER).fields["lead"][0])]}
    )
    row = of(document, ORDER)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Giữ trật tự"}, expected_version=row.version, **by)
    assert PrintedBody.objects.get(document=document, printed="Công an xã").count == 2


def test_lead_edited_away_stops_nobody_and_its_answer_comes_back_with_it(document, by):
    body = unknown(document)
    leave_body_open(body=body, expected_version=body.version, **by)
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "lead": []}, expected_version=row.version, **by)
    body = unknown(document)
    assert (body.leads, body.count, body.answer) == (False, 0, "left")
    row = again(row)
    restore_printed(candidate=row, expected_version=row.version, **by)
    assert (unknown(document).leads, unknown(document).answer) == (True, "left")


def test_name_in_an_item_left_out_is_asked_about_no_longer(document, by):
    row = of(document, NURSERY)
    reject_candidate(candidate=row, expected_version=row.version, **by)
    assert not PrintedBody.objects.filter(document=document, printed="Tổ vườn ươm").exists()
    row = again(row)
    reopen_candidate(candidate=row, expected_version=row.version, **by)
    assert unknown(document).answer == "open"


def test_merging_gives_the_task_the_body_of_the_duty_and_undoing_takes_it_back(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    task, duty = again(task), again(duty)
    assert task.fields["lead"][0]["printed"] == "Hội Liên hiệp Phụ nữ xã"
    assert task.fields["mode"] == "request"
    assert (duty.decision, duty.merged_into_id) == ("merged", task.pk)
    reopen_candidate(candidate=duty, expected_version=duty.version, **by)
    assert again(task).fields["lead"] == []
    assert again(task).original_fields is None
    assert (again(duty).decision, again(duty).merged_into_id) == ("pending", None)


def merged(document, by, *texts, into):
    """The items of these texts, folded into that one, in this order."""
    for text in texts:
        row, target = of(document, text), of(document, into)
        merge_candidate(candidate=row, into=target, expected_version=row.version, **by)
    return [of(document, text) for text in texts]


def names(candidate):
    both = (*candidate.fields["lead"], *candidate.fields["coordinating"])
    return [item["printed"] for item in both]


def test_leaving_an_item_out_lets_go_what_was_merged_into_it(document, by):
    (duty,) = merged(document, by, FLOWERS_TOO, into=FLOWERS)
    task = of(document, FLOWERS)
    reject_candidate(candidate=task, expected_version=task.version, **by)
    assert (again(duty).decision, again(duty).merged_into) == ("pending", None)
    assert (again(task).decision, names(again(task))) == ("rejected", [])


def test_restoring_an_item_lets_go_what_was_merged_into_it(document, by):
    (duty,) = merged(document, by, FLOWERS_TOO, into=FLOWERS)
    task = of(document, FLOWERS)
    restore_printed(candidate=task, expected_version=task.version, **by)
    assert (again(duty).decision, names(again(task))) == ("pending", [])


def test_looking_again_at_the_target_of_a_merge_keeps_the_bodies_it_took_over(document, by):
    (duty,) = merged(document, by, FLOWERS_TOO, into=FLOWERS)
    task = of(document, FLOWERS)
    reopen_candidate(candidate=task, expected_version=task.version, **by)
    assert names(again(task)) == ["Hội Liên hiệp Phụ nữ xã"]
    assert again(duty).decision == "merged"


def test_first_of_two_merges_is_taken_back_and_the_second_stays(document, by):
    first, second = merged(document, by, FLOWERS_TOO, ORDER, into=FLOWERS)
    assert names(of(document, FLOWERS)) == ["Hội Liên hiệp Phụ nữ xã", "Công an xã"]
    reopen_candidate(candidate=first, expected_version=first.version, **by)
    assert names(of(document, FLOWERS)) == ["Công an xã"]
    second = again(second)
    reopen_candidate(candidate=second, expected_version=second.version, **by)
    task = of(document, FLOWERS)
    assert (names(task), task.original_fields) == ([], None)


def test_merge_is_not_taken_apart_inside_an_item_that_was_merged_itself(document, by):
    (duty,) = merged(document, by, FLOWERS_TOO, into=FLOWERS)
    merged(document, by, FLOWERS, into=ORDER)
    with pytest.raises(DocumentRefusal, match="merged_further"):
        reopen_candidate(candidate=duty, expected_version=duty.version, **by)
    assert again(duty).decision == "merged"


def test_merge_can_be_taken_back_after_the_document_was_applied_and_undone(document, by):
    (duty,) = merged(document, by, FLOWERS_TOO, into=FLOWERS)
    task = of(document, FLOWERS)
    filled = {**task.fields, "lead": [{**task.fields["lead"][0], "organisation": "x"}]}
    Candidate.objects.filter(pk=task.pk).update(fields=filled)
    reopen_candidate(candidate=duty, expected_version=duty.version, **by)
    assert names(again(task)) == []


def test_undoing_a_merge_leaves_what_a_person_has_edited_since(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    task = again(task)
    edit_candidate(candidate=task, fields={**task.fields, "text": "Khác hẳn"}, expected_version=task.version, **by)
    duty = again(duty)
    reopen_candidate(candidate=duty, expected_version=duty.version, **by)
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


def test_splitting_copies_bodies_and_restoring_joins_again(document, by):
    row = of(document, ORDER)
    made = split_candidate(
        candidate=row, texts=["Giữ trật tự", " ", "Phân luồng xe"], expected_version=row.version, **by
    )
    assert [one.fields["text"] for one in made] == ["Giữ trật tự", "Phân luồng xe"]
    assert made[1].fields["lead"] == row.fields["lead"]
    assert made[1].span_start == row.span_start
    assert made[1].number not in {c.number for c in Candidate.objects.exclude(pk=made[1].pk)}
    row = again(row)
    restore_printed(candidate=row, expected_version=row.version, **by)
    assert again(row).fields["text"] == ORDER
    assert not Candidate.objects.filter(pk=made[1].pk).exists()
    row = again(row)
    take_edit_back(candidate=row, expected_version=row.version, **by)
    assert again(row).fields["text"] == "Giữ trật tự"
    assert [part.fields["text"] for part in row.parts.all()] == ["Phân luồng xe"]


def test_part_that_was_edited_since_stays_when_the_whole_is_restored(document, by):
    row = of(document, ORDER)
    whole, part = split_candidate(candidate=row, texts=["Giữ trật tự", "Xe"], expected_version=row.version, **by)
    part = again(part)
    edit_candidate(candidate=part, fields={**part.fields, "text": "Xe cộ"}, expected_version=part.version, **by)
    restore_printed(candidate=again(whole), expected_version=again(whole).version, **by)
    assert again(part).fields["text"] == "Xe cộ"


def test_looking_again_at_a_split_item_leaves_its_parts(document, by):
    row = of(document, ORDER)
    whole, part = split_candidate(candidate=row, texts=["Giữ trật tự", "Xe"], expected_version=row.version, **by)
    reopen_candidate(candidate=again(whole), expected_version=again(whole).version, **by)
    assert again(whole).fields["text"] == "Giữ trật tự"
    assert again(part).fields["text"] == "Xe"


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


def states(document):
    return {c.fields["text"]: c.decision for c in Candidate.objects.filter(document=document)}


def test_accepting_the_rest_leaves_open_questions_and_decisions_alone(document, by):
    rejected = of(document, ORDER)
    reject_candidate(candidate=rejected, expected_version=rejected.version, **by)
    rest = accept_remaining(document=document, **by)
    assert (rest.count, rest.left) == (2, {"lookalike": 2, "name": 2})
    now = states(document)
    assert now[ORDER] == "rejected"
    assert now[FLOWERS] == now[FLOWERS_TOO] == "pending"
    assert now[NURSERY] == now[REPORT] == "pending"
    assert now[SEEDS] == "accepted"


def test_accepting_the_rest_takes_what_has_no_question_left(document, by):
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    duty = of(document, FLOWERS_TOO)
    reject_candidate(candidate=duty, expected_version=duty.version, **by)
    assert accept_remaining(document=document, **by).left == {"mistake": 1}
    finding = Finding.objects.get(code="wrong_year")
    waive_finding(finding=finding, reason="xong", expected_version=finding.version, **by)
    assert accept_remaining(document=document, **by).count == 1
    assert "pending" not in states(document).values()


def test_accepting_the_rest_keeps_an_edit_that_was_looked_at_again(document, by):
    row = edited(document, by)
    reopen_candidate(candidate=row, expected_version=row.version, **by)
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    accept_remaining(document=document, numbers=[row.number], **by)
    assert again(row).decision == "edited"


def test_numbers_of_another_reading_accept_nothing(document, by):
    with pytest.raises(DocumentRefusal, match="changed_meanwhile"):
        accept_remaining(document=document, reading_id=uuid.uuid4(), numbers=[1], **by)
    assert set(states(document).values()) == {"pending"}


def test_nothing_is_decided_on_an_applied_document(document, by):
    row = of(document, ORDER)
    Document.objects.filter(pk=document.pk).update(state="applied")
    with pytest.raises(DocumentRefusal, match="not_under_review"):
        accept_candidate(candidate=again(row), expected_version=row.version, **by)


def test_edit_that_arrives_after_the_document_was_applied_is_refused(document, by):
    row = of(document, ORDER)
    finding = Finding.objects.select_related("document").get(code="missing_number")
    body = unknown(document)
    Document.objects.filter(pk=document.pk).update(state="applied")  # while their pages were open
    acts = (
        lambda: edit_candidate(candidate=row, fields={"text": "x"}, expected_version=row.version, **by),
        lambda: reject_candidate(candidate=row, expected_version=row.version, **by),
        lambda: split_candidate(candidate=row, texts=["a", "b"], expected_version=row.version, **by),
        lambda: leave_body_open(body=body, expected_version=body.version, **by),
        lambda: add_candidate(document=document, kind="task", fields=fields_of_new("task", text="x"), **by),
        lambda: accept_remaining(document=document, **by),
    )
    for act in acts:
        with pytest.raises(DocumentRefusal, match="not_under_review"):
            act()
    assert again(row).fields["text"] == ORDER
    Document.objects.filter(pk=document.pk).update(state="archived")
    with pytest.raises(DocumentRefusal, match="not_under_review"):
        accept_finding(finding=finding, expected_version=finding.version, **by)


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
