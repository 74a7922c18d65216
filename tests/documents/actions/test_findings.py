"""What is decided about the mistakes of a paper, and what follows for the items."""

import pytest

from donghanh.documents.actions.findings import accept_finding, reopen_finding, waive_finding
from donghanh.documents.actions.review import (
    edit_candidate,
)
from donghanh.documents.models import Candidate, Document, Finding
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.audit.models import AuditEvent
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, FLOWERS_TOO, REPORT, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


def of(document, text):
    return Candidate.objects.select_related("document").get(document=document, fields__text=text)


def again(row):
    return type(row).objects.select_related("document").get(pk=row.pk)


def test_mistakes_of_an_applied_document_are_still_decided_about_but_its_reports_stay(document, by):
    finding = Finding.objects.select_related("document").get(code="wrong_year")
    Document.objects.filter(pk=document.pk).update(state="applied")
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert again(finding).state == "accepted"
    assert of(document, REPORT).fields["by"] == "2022-12-10"


def test_other_finding_on_the_words_of_a_report_changes_no_date(document, by):
    wrong_year = Finding.objects.get(code="wrong_year")
    Finding.objects.filter(pk=wrong_year.pk).update(code="L20", type="typo")
    finding = again(wrong_year)
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert of(document, REPORT).fields["by"] == "2022-12-10"


def test_day_a_person_has_set_is_not_replaced_by_the_proposed_one(document, by):
    report = of(document, REPORT)
    edit_candidate(
        candidate=report, fields={**report.fields, "by": "2026-11-30"}, expected_version=report.version, **by
    )
    finding = Finding.objects.select_related("document").get(code="wrong_year")
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert of(document, REPORT).fields["by"] == "2026-11-30"


def test_day_taken_over_from_a_finding_is_in_the_audit_log(document, by):
    finding = Finding.objects.select_related("document").get(code="wrong_year")
    accept_finding(finding=finding, expected_version=finding.version, **by)
    event = AuditEvent.objects.get(verb="documents.candidate_edited")
    assert event.object_id == str(of(document, REPORT).pk)


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


def misspelt(document, text="luống hoa", right="luống hồng") -> Finding:
    finding = Finding.objects.select_related("document").get(document=document, code="missing_number")
    place = TEXT.index(text)
    Finding.objects.filter(pk=finding.pk).update(
        text=text, replacement=right, span_start=place, span_end=place + len(text)
    )
    return again(finding)


def test_one_click_corrects_the_items_read_from_the_words_and_no_others(document, by):
    finding = misspelt(document)
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert "luống hồng" in of(document, FLOWERS.replace("luống hoa", "luống hồng")).fields["text"]
    assert of(document, FLOWERS_TOO).fields["text"] == FLOWERS_TOO
    assert AuditEvent.objects.filter(verb="documents.candidate_edited").count() == 1


def test_an_item_that_says_it_otherwise_since_is_left_alone(document, by):
    flowers = of(document, FLOWERS)
    edited = {**flowers.fields, "text": "Trồng hoa"}
    edit_candidate(candidate=flowers, fields=edited, expected_version=flowers.version, **by)
    finding = misspelt(document)
    accept_finding(finding=finding, expected_version=finding.version, **by)
    assert again(flowers).fields["text"] == "Trồng hoa"
