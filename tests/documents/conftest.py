"""A document under review, and a kind that stands in for the plans above."""

import datetime as dt
import uuid

import pytest

from donghanh.documents import kinds
from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.receive import receive_document
from donghanh.documents.models import Document
from tests.documents.plans import TEXT, reading

AT = dt.datetime(2026, 1, 20, 8, 0, tzinfo=dt.UTC)


class StandIn:
    """A kind that remembers what it was given."""

    code = "stand-in"
    doc_types = frozenset({"Kế hoạch"})

    def __init__(self):
        self.applied, self.undone, self.answered = [], [], False

    def apply(self, *, document, candidates, by, at):
        self.applied.append(list(candidates))
        return kinds.Applied(object_id=uuid.uuid4(), url="/ke-hoach/", counts={"tasks": len(candidates)})

    def why_not_undo(self, *, document):
        return "answered" if self.answered else None

    def undo(self, *, document, by, at):
        self.undone.append(document.pk)

    def link(self, *, document):
        return "/ke-hoach/"


@pytest.fixture
def kind(monkeypatch):
    stand_in = StandIn()
    monkeypatch.setattr(kinds, "_kinds", {stand_in.code: stand_in})
    return stand_in


@pytest.fixture
def received(cast):
    """A file that has come in and was not read yet."""
    return receive_document(
        unit=cast.unit,
        content=TEXT.encode(),
        name="duong-hoa.txt",
        media_type="text/plain",
        by=cast.officer.actor,
        at=AT,
    ).document


@pytest.fixture
def document(cast, received, kind) -> Document:
    """The invented plan, read and waiting for review."""
    return keep_reading(document=received, result=reading(), by=cast.officer.actor, at=AT, file=received.file)
