"""A second reading of a paper under review: what a person decided goes with it."""

import copy

import pytest

from donghanh.documents.actions.merge import merge_candidate
from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.review import accept_candidate, add_candidate, edit_candidate, reopen_candidate
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.editing import fields_of_new
from donghanh.documents.models import Candidate
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, NURSERY, ORDER, TEXT, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


def read_again(document, by, result=None):
    return keep_reading(document=document, result=result or reading(), file=document.file, **by)


def now(document):
    return list(Candidate.objects.filter(document=document).current().select_related("merged_into", "split_from"))


def of(document, text):
    return next(candidate for candidate in now(document) if candidate.fields["text"] == text)


def test_parts_of_a_split_item_come_along_with_their_decisions(document, by):
    row = of(document, ORDER)
    _whole, part, _third = split_candidate(
        candidate=row, texts=["Giữ trật tự", "Phân luồng xe", "Gác cổng"], expected_version=row.version, **by
    )
    accept_candidate(candidate=part, expected_version=part.version, **by)
    read_again(document, by)
    whole = of(document, "Giữ trật tự")
    assert (whole.decision, whole.original_fields["text"]) == ("edited", ORDER)
    parts = {one.fields["text"]: one.decision for one in now(document) if one.split_from == whole}
    assert parts == {"Phân luồng xe": "accepted", "Gác cổng": "pending"}


def test_parts_go_with_the_whole_when_the_paper_says_it_no_longer(document, by):
    row = of(document, ORDER)
    split_candidate(candidate=row, texts=["Giữ trật tự", "Phân luồng xe"], expected_version=row.version, **by)
    changed = reading()
    changed["assignments"][0]["duties"][0]["text"] = "Bảo vệ lễ ra quân."
    read_again(document, by, changed)
    texts = {one.fields["text"]: one.decision for one in now(document)}
    assert "Phân luồng xe" not in texts
    assert texts["Bảo vệ lễ ra quân."] == "pending"


def two_bodies_with_one_duty():
    result = reading()
    result["assignments"][0]["duties"][0]["text"] = NURSERY
    return result


def test_same_duty_of_two_bodies_keeps_each_its_own_decision(document, by):
    read_again(document, by, two_bodies_with_one_duty())
    police, nursery = (one for one in now(document) if one.fields["text"] == NURSERY)
    lead = [{"printed": "Trạm Y tế xã", "organisation": None, "group": None}]
    edit_candidate(candidate=nursery, fields={**nursery.fields, "lead": lead}, expected_version=1, **by)
    read_again(document, by, two_bodies_with_one_duty())
    police, nursery = (one for one in now(document) if one.original_fields or one.fields["text"] == NURSERY)
    assert (police.decision, police.fields["lead"][0]["printed"]) == ("pending", "Công an xã")
    assert (nursery.decision, nursery.fields["lead"][0]["printed"]) == ("edited", "Trạm Y tế xã")


def test_same_duty_printed_twice_keeps_the_decisions_in_their_turn(document, by):
    twice = reading()
    twice["assignments"][2]["duties"].insert(1, copy.deepcopy(twice["assignments"][2]["duties"][0]))
    read_again(document, by, twice)
    _first, second = (one for one in now(document) if one.fields["text"] == NURSERY)
    accept_candidate(candidate=second, expected_version=1, **by)
    read_again(document, by, copy.deepcopy(twice))
    assert [one.decision for one in now(document) if one.fields["text"] == NURSERY] == ["pending", "accepted"]


def test_merge_is_kept_and_points_to_the_item_of_the_new_reading(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    read_again(document, by)
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    assert (duty.decision, duty.merged_into) == ("merged", task)
    assert task.fields["lead"][0]["printed"] == "Hội Liên hiệp Phụ nữ xã"
    reopen_candidate(candidate=duty, expected_version=duty.version, **by)
    assert of(document, FLOWERS).fields["lead"] == []


def test_merge_into_what_the_paper_says_no_longer_waits_to_be_seen(document, by):
    duty, task = of(document, FLOWERS_TOO), of(document, FLOWERS)
    merge_candidate(candidate=duty, into=task, expected_version=duty.version, **by)
    changed = reading()
    changed["tasks"] = []
    read_again(document, by, changed)
    assert (of(document, FLOWERS_TOO).decision, of(document, FLOWERS_TOO).merged_into) == ("pending", None)


def test_edit_under_a_second_look_is_kept(document, by):
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm cây"}, expected_version=row.version, **by)
    reopen_candidate(candidate=row, expected_version=row.version, **by)
    read_again(document, by)
    assert (of(document, "Ươm cây").decision, of(document, "Ươm cây").original_fields["text"]) == ("pending", NURSERY)


def test_acceptance_does_not_hold_for_another_body_but_words_a_person_wrote_do(document, by):
    row = of(document, ORDER)
    accept_candidate(candidate=row, expected_version=row.version, **by)
    row = of(document, NURSERY)
    edit_candidate(candidate=row, fields={**row.fields, "text": "Ươm cây"}, expected_version=row.version, **by)
    changed = reading()
    changed["assignments"][0]["agency"] = "Đội cờ đỏ"
    changed["assignments"][2]["agency"] = "Tổ trồng rừng"
    read_again(document, by, changed)
    assert of(document, ORDER).decision == "pending"
    assert of(document, "Ươm cây").decision == "edited"


def test_item_added_by_hand_keeps_its_place_where_its_words_still_stand(document, by):
    start = TEXT.index("Một câu")
    for text, span in (("Một câu", (start, start + 7)), ("Chẳng ở đâu", None)):
        add_candidate(document=document, kind="task", fields=fields_of_new("task", text=text), span=span, **by)
    changed = {**reading(), "source_text": "Thêm một dòng.\n" + TEXT}
    read_again(document, by, changed)
    moved, nowhere = of(document, "Một câu"), of(document, "Chẳng ở đâu")
    assert (moved.line, moved.span_start) == (21, start + len("Thêm một dòng.\n"))
    assert (nowhere.line, nowhere.span_start) == (None, None)


def test_item_added_by_hand_loses_its_place_when_its_words_are_gone(document, by):
    start = TEXT.index("Một câu")
    add_candidate(document=document, kind="task", fields=fields_of_new("task", text="x"), span=(start, start + 7), **by)
    read_again(document, by, {**reading(), "source_text": TEXT.replace("Một câu", "Câu ấy")})
    assert (of(document, "x").line, of(document, "x").decision) == (None, "accepted")
