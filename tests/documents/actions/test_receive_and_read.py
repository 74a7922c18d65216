import pytest

from donghanh.documents.actions import read as reading_module
from donghanh.documents.actions.read import keep_reading, read_document
from donghanh.documents.actions.receive import receive_document, start_typed_document
from donghanh.documents.child import TOO_HEAVY, ReaderAnswer
from donghanh.documents.models import Candidate, Document, Finding, PrintedBody, Reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.files.models import StoredFile
from donghanh.organisations.actions.aliases import remember_alias
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, NURSERY, ORDER, TEXT, reading

pytestmark = pytest.mark.django_db


def receive(unit, member):
    return receive_document(
        unit=unit, content=TEXT.encode(), name="duong-hoa.txt", media_type="text/plain", by=member.actor, at=AT
    )


def answer_with(monkeypatch, answer):
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: answer)


def test_same_file_twice_leads_back_to_its_document(cast, received):
    again = receive(cast.unit, cast.officer)
    assert again.is_known
    assert again.document == received
    assert StoredFile.objects.count() == 1


def test_same_file_in_the_next_commune_is_another_document(cast, received):
    assert not receive(cast.neighbour, cast.stranger).is_known
    assert Document.objects.count() == 2


def test_file_belongs_to_its_document(received):
    assert received.file.owner_id == received.pk


def test_reading_fills_the_header_and_waits_for_review(document):
    assert document.state == "read"
    assert (document.doc_type, document.year, document.issuer) == ("Kế hoạch", 2026, "UBND xã Sông Mây")
    assert document.kind == "stand-in"
    assert (document.issued_on, document.issue_date_text) == (None, "2026-01")


def test_refused_file_leaves_nothing_but_its_reason(received, cast, monkeypatch):
    answer_with(monkeypatch, ReaderAnswer(refusal="not_official_document"))
    with pytest.raises(DocumentRefusal, match="not_official_document"):
        read_document(document=received, by=cast.officer.actor, at=AT)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert AuditEvent.objects.filter(object_id=str(received.pk), verb="documents.turned_away").exists()


def test_file_our_reader_failed_on_can_be_read_by_a_better_one(received, cast, monkeypatch, kind):
    answer_with(monkeypatch, TOO_HEAVY)
    failed = read_document(document=received, by=cast.officer.actor, at=AT)
    assert (failed.state, failed.refusal) == ("refused", "too_heavy")
    answer_with(monkeypatch, ReaderAnswer(result=reading()))
    document = read_document(document=received, by=cast.officer.actor, at=AT)
    assert (document.state, document.refusal) == ("read", "")


def test_known_bodies_are_matched_and_unknown_ones_listed_once(document):
    answers = {row.printed: (row.answer, row.leads) for row in PrintedBody.objects.filter(document=document)}
    assert answers == {
        "Công an xã": ("matched", True),
        "Hội Liên hiệp Phụ nữ xã": ("matched", True),
        "Tổ vườn ươm": ("open", True),
        "Các cơ quan": ("open", True),
    }


def test_alias_the_office_has_taught_is_used(cast, received, kind):
    remember_alias(target=cast.school, text="Tổ vườn ươm", by=cast.officer.actor, at=AT)
    document = keep_reading(document=received, result=reading(), by=cast.officer.actor, at=AT, file=received.file)
    assert PrintedBody.objects.get(document=document, printed="Tổ vườn ươm").organisation == cast.school


def test_second_reading_keeps_the_decisions_that_still_fit(cast, document):
    for text, decision in ((FLOWERS, "accepted"), (ORDER, "rejected"), (NURSERY, "accepted")):
        Candidate.objects.filter(document=document, fields__text=text).update(decision=decision)
    Finding.objects.filter(code="missing_number").update(state="waived", reason="chưa cấp số")
    changed = reading()
    changed["assignments"][2]["duties"][0]["text"] = "Chuẩn bị thật nhiều cây giống cho các thôn."
    keep_reading(document=document, result=changed, by=cast.officer.actor, at=AT, file=document.file)
    now = {c.fields["text"]: c.decision for c in Candidate.objects.filter(document=document).current()}
    assert now[FLOWERS] == "accepted"
    assert now[ORDER] == "rejected"
    assert now["Chuẩn bị thật nhiều cây giống cho các thôn."] == "pending"
    assert Finding.objects.filter(document=document).current().get(code="missing_number").reason == "chưa cấp số"
    assert Reading.objects.filter(document=document, is_current=True).count() == 1


def test_number_typed_by_a_person_survives_another_reading(cast, document):
    document.save_changes(expected_version=document.version, number="7/KH-UBND")
    again = keep_reading(
        document=document, result={**reading(), "number": "8/KH-UBND"}, by=cast.officer.actor, at=AT, file=document.file
    )
    assert again.number == "7/KH-UBND"


def test_reading_of_an_applied_document_stands_beside_it(cast, document):
    Document.objects.filter(pk=document.pk).update(state="applied", applied_at=AT)
    keep_reading(document=document, result=reading(), by=cast.officer.actor, at=AT, file=document.file)
    document.refresh_from_db()
    assert document.state == "applied"
    assert sorted(document.readings.values_list("is_current", flat=True)) == [False, True]


@pytest.mark.parametrize("applied_at", [None, AT])
def test_document_that_was_put_away_is_not_read(cast, document, monkeypatch, applied_at):
    Document.objects.filter(pk=document.pk).update(state="archived", applied_at=applied_at)
    document.refresh_from_db()
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: pytest.fail("it was read"))
    with pytest.raises(DocumentRefusal, match="archived"):
        read_document(document=document, by=cast.officer.actor, at=AT)
    with pytest.raises(DocumentRefusal, match="archived"):
        keep_reading(document=document, result=reading(), by=cast.officer.actor, at=AT, file=document.file)
    document.refresh_from_db()
    assert document.state == "archived"
    assert document.readings.get().is_current


def test_plan_can_be_typed_in_without_a_file(cast, kind):
    document = start_typed_document(
        unit=cast.unit, doc_type="Kế hoạch", title="Trồng hoa", by=cast.officer.actor, at=AT
    )
    assert document.is_open_for_review
    assert document.file is None
    assert document.name == "Kế hoạch Trồng hoa"


def test_each_step_is_in_the_audit_log(document):
    mine = AuditEvent.objects.filter(object_id=str(document.pk))
    assert list(mine.values_list("verb", flat=True)) == ["documents.received", "documents.read"]
