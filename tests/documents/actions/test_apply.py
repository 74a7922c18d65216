import pytest

from donghanh.documents import kinds
from donghanh.documents.actions.apply import apply_document, undo_apply
from donghanh.documents.actions.header import archive_document, bring_back_document, complete_header
from donghanh.documents.models import Candidate, Document, Finding, PrintedBody
from donghanh.documents.queries import blockers
from donghanh.documents.refusals import DocumentRefusal
from tests.documents.conftest import AT
from tests.documents.plans import ORDER

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


@pytest.fixture
def reviewed(document, cast):
    """Everything decided: all items kept but one, all names answered, the error set aside."""
    Candidate.objects.filter(document=document).update(decision="accepted")
    Candidate.objects.filter(document=document, kind="budget_source").update(decision="rejected")
    Finding.objects.filter(document=document).update(state="waived", reason="xong")
    PrintedBody.objects.filter(document=document, answer="open").update(answer="left")
    return document


def codes(document):
    return [blocker.code for blocker in blockers(document)]


def test_untouched_document_says_everything_that_is_missing(document):
    assert codes(document) == ["open_errors", "unknown_bodies", "unseen_items"]


def test_warning_does_not_stop_anybody(reviewed):
    Finding.objects.filter(code="missing_number").update(state="open", reason="")
    assert codes(reviewed) == []


def test_open_error_stops_it(reviewed, by, kind):
    Finding.objects.filter(code="wrong_year").update(state="open", reason="")
    with pytest.raises(DocumentRefusal, match="open_errors"):
        apply_document(document=reviewed, expected_version=reviewed.version, **by)
    assert kind.applied == []


def test_type_nobody_takes_is_said_so(reviewed, monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    assert codes(reviewed) == ["no_kind"]


def test_nothing_kept_is_nothing_to_apply(reviewed):
    Candidate.objects.filter(document=reviewed).update(decision="rejected")
    assert codes(reviewed) == ["nothing_kept"]


def test_kind_is_given_what_was_kept_with_the_bodies_filled_in(reviewed, by, kind, cast):
    apply_document(document=reviewed, expected_version=reviewed.version, **by)
    given = kind.applied[0]
    assert {candidate.kind for candidate in given} == {"task", "target", "report_duty"}
    order = next(candidate for candidate in given if candidate.fields["text"] == ORDER)
    assert order.fields["lead"] == [{"printed": "Công an xã", "organisation": str(cast.police.pk), "group": None}]
    reviewed.refresh_from_db()
    assert (reviewed.state, reviewed.object_url, reviewed.applied_at) == ("applied", "/ke-hoach/", AT)


def test_failure_of_the_kind_leaves_the_document_under_review(reviewed, by, kind, monkeypatch):
    def refuse(**_given):
        raise kinds.CannotApply("no_period")

    monkeypatch.setattr(kind, "apply", refuse)
    with pytest.raises(kinds.CannotApply):
        apply_document(document=reviewed, expected_version=reviewed.version, **by)
    reviewed.refresh_from_db()
    assert reviewed.state == "read"


def test_applying_can_be_taken_back_until_somebody_has_answered(reviewed, by, kind):
    apply_document(document=reviewed, expected_version=reviewed.version, **by)
    reviewed.refresh_from_db()
    kind.answered = True
    with pytest.raises(DocumentRefusal, match="cannot_undo"):
        undo_apply(document=reviewed, expected_version=reviewed.version, **by)
    kind.answered = False
    undo_apply(document=reviewed, expected_version=reviewed.version, **by)
    reviewed.refresh_from_db()
    assert (reviewed.state, reviewed.applied_at) == ("read", None)
    assert kind.undone == [reviewed.pk]
    assert Candidate.objects.filter(document=reviewed).kept().count() == 6


def test_number_can_be_completed_after_applying(reviewed, by):
    Document.objects.filter(pk=reviewed.pk).update(state="applied")
    reviewed.refresh_from_db()
    complete_header(document=reviewed, header={"number": "9/KH-UBND"}, expected_version=reviewed.version, **by)
    reviewed.refresh_from_db()
    assert reviewed.number == "9/KH-UBND"
    assert "9/kh-ubnd" in reviewed.search


def test_document_comes_back_from_the_archive_as_it_was(reviewed, by):
    apply_document(document=reviewed, expected_version=reviewed.version, **by)
    reviewed.refresh_from_db()
    archive_document(document=reviewed, expected_version=reviewed.version, **by)
    assert reviewed.state == "archived"
    bring_back_document(document=reviewed, expected_version=reviewed.version, **by)
    assert reviewed.state == "applied"
