"""Corrections teach: what was done with a sentence is offered when another paper says it again."""

import pytest

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.recall import recall_candidate
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.actions.review import accept_candidate, edit_candidate, restore_printed
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.extraction import body
from donghanh.documents.models import Candidate, Document
from donghanh.documents.refusals import DocumentRefusal
from tests.documents.conftest import AT
from tests.documents.plans import FLOWERS, NURSERY, TEXT, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


def of(document, text) -> Candidate:
    return next(c for c in Candidate.objects.filter(document=document).current() if c.fields["text"] == text)


def next_year(cast, by, unit=None) -> Document:
    """The same plan again, as another file."""
    content = (TEXT + "\n").encode()
    received = receive_document(
        unit=unit or cast.unit, content=content, name="nam-sau.txt", media_type="text/plain", **by
    ).document
    return keep_reading(document=received, result=reading(), file=received.file, **by)


def give_lead(document, by, name="Đoàn Thanh niên xã"):
    flowers = of(document, FLOWERS)
    fields = {**flowers.fields, "lead": [body(name)]}
    return edit_candidate(candidate=flowers, fields=fields, expected_version=flowers.version, **by)


def test_a_lead_given_to_a_sentence_is_offered_when_it_comes_again(cast, document, by):
    give_lead(document, by)
    again = of(next_year(cast, by), FLOWERS)
    assert again.remembered["lead"] == ["Đoàn Thanh niên xã"]
    assert again.fields["lead"] == []
    done = recall_candidate(candidate=again, expected_version=again.version, **by)
    assert [one["printed"] for one in done.fields["lead"]] == ["Đoàn Thanh niên xã"]
    assert done.decision == "edited"


def test_a_split_is_offered_with_its_parts(cast, document, by):
    nursery = of(document, NURSERY)
    first, second = split_candidate(
        candidate=nursery, texts=["Ươm cây giống.", "Chia cây cho các thôn."], expected_version=nursery.version, **by
    )
    accept_candidate(candidate=second, expected_version=second.version, **by)
    later = next_year(cast, by)
    again = of(later, NURSERY)
    assert again.remembered["texts"] == ["Ươm cây giống.", "Chia cây cho các thôn."]
    recall_candidate(candidate=again, expected_version=again.version, **by)
    assert of(later, "Chia cây cho các thôn.").split_from_id == again.pk
    assert first.pk != again.pk


def test_what_was_taken_back_is_forgotten(cast, document, by):
    edited = give_lead(document, by)
    restore_printed(candidate=edited, expected_version=edited.version, **by)
    assert of(next_year(cast, by), FLOWERS).remembered == {}


def test_the_next_commune_learns_nothing_from_us(cast, document, by):
    give_lead(document, by)
    assert of(next_year(cast, by, unit=cast.neighbour), FLOWERS).remembered == {}


def test_nothing_is_recalled_where_nothing_is_known(document, by):
    flowers = of(document, FLOWERS)
    with pytest.raises(DocumentRefusal, match="nothing_remembered"):
        recall_candidate(candidate=flowers, expected_version=flowers.version, **by)
