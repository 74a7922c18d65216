"""Number, date and signer have one owner once a document became a plan: the plan. The document says the same."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.actions.apply import apply_document, undo_apply
from donghanh.documents.actions.header import complete_header
from donghanh.documents.models import Document
from donghanh.documents.queries import documents_found
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.plans import actions
from donghanh.plans.models import Plan
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast
from tests.factories.plans import plan_of, read_document

NOW = timezone.now()
GIVEN = {
    "number": "57",
    "symbol": "KH-UBND",
    "issued_on": dt.date(2026, 3, 2),
    "place": "Sông Mây",
    "signer_name": "Đàm Quang Khải",
    "signer_title": "PHÓ CHỦ TỊCH",
}


@pytest.fixture
def document(cast: Cast) -> Document:
    """A plan that was put into force before the e-office had given it number and date."""
    document, _ = read_document(cast.unit, {"text": "Tuần tra"}, number="", issued_on=None, signer="Vi Văn Nà")
    apply_document(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    document.refresh_from_db()
    return document


def complete(cast: Cast, **changes) -> Plan:
    plan = Plan.objects.select_related("document").get(document__isnull=False)
    given = GIVEN | {"expected_version": plan.version} | changes
    return actions.complete_number(plan=plan, by=cast.officer.actor, at=NOW, **given)


def test_signer_a_person_corrected_before_applying_signs_the_plan(cast: Cast, document: Document) -> None:
    assert Plan.objects.get().signer_name == "Vi Văn Nà"
    other, _ = read_document(cast.unit, {"text": "x"}, number="8", signer="Người ký đã sửa")
    apply_document(document=other, expected_version=other.version, by=cast.officer.actor, at=NOW)
    assert Plan.objects.get(document=other).signer_name == "Người ký đã sửa"


def test_completing_the_plan_completes_its_document(cast: Cast, document: Document) -> None:
    complete(cast)
    document.refresh_from_db()
    assert (document.number, document.symbol, document.issued_on) == ("57/KH-UBND", "KH-UBND", dt.date(2026, 3, 2))
    assert (document.place, document.signer) == ("Sông Mây", "Đàm Quang Khải")
    assert list(documents_found(cast.officer.scope, words="57/KH")) == [document]
    assert AuditEvent.objects.filter(verb="documents.header", object_id=str(document.pk)).exists()
    page = cast.officer.client().get(reverse("documents:page", args=[document.pk])).content.decode()
    for words in ("57/KH-UBND", "02/03/2026", "Đàm Quang Khải"):
        assert words in page


@pytest.mark.parametrize("why", ["taken", "stale"])
def test_refused_number_reaches_neither_plan_nor_document(cast: Cast, document: Document, why: str) -> None:
    plan_of(cast, number="57", issued_on=GIVEN["issued_on"])
    if why == "taken":
        with pytest.raises(PlanRefused, match="number_taken"):
            complete(cast)
    else:
        with pytest.raises(StaleRecord):
            complete(cast, number="58", expected_version=99)
    document.refresh_from_db()
    assert (document.number, document.issued_on) == ("", None)


def test_document_of_a_plan_is_not_numbered_beside_it(cast: Cast, document: Document) -> None:
    signed = {"by": cast.officer.actor, "at": NOW}
    for name, value in {
        "number": "9",
        "issued_on": dt.date(2026, 1, 1),
        "signer": "Ai khác",
        "place": "Nơi khác",
    }.items():
        with pytest.raises(DocumentRefusal, match="header_elsewhere"):
            complete_header(document=document, header={name: value}, expected_version=document.version, **signed)
    complete_header(document=document, header={"title": "Tên khác"}, expected_version=document.version, **signed)
    assert document.title == "Tên khác"


def test_page_of_the_document_leads_to_the_plan_for_its_number(cast: Cast, document: Document) -> None:
    client = cast.officer.client()
    numbered = reverse("plans:number", args=[Plan.objects.get().pk])
    assert numbered in client.get(reverse("documents:page", args=[document.pk])).content.decode()
    url = reverse("documents:header", args=[document.pk])
    page = client.get(url).content.decode()
    assert numbered in page
    assert 'name="number"' not in page
    form = {"version": document.version, "doc_type": "Kế hoạch", "title": "Tên khác", "number": "9", "year": "2026"}
    assert client.post(url, form).status_code == 302
    document.refresh_from_db()
    assert (document.title, document.number) == ("Tên khác", "")


def test_document_is_its_own_owner_again_once_the_plan_is_undone(cast: Cast, document: Document) -> None:
    complete(cast)
    document.refresh_from_db()
    undo_apply(document=document, expected_version=document.version, by=cast.officer.actor, at=NOW)
    document.refresh_from_db()
    assert document.number == "57/KH-UBND"
    page = cast.officer.client().get(reverse("documents:header", args=[document.pk])).content.decode()
    assert 'name="number"' in page


def test_plan_typed_in_is_numbered_without_any_document(cast: Cast) -> None:
    plan = plan_of(cast, number="", issued_on=None)
    actions.complete_number(plan=plan, expected_version=1, by=cast.officer.actor, at=NOW, **GIVEN)
    assert plan.full_number == "57/KH-UBND"
    assert not Document.objects.exists()
