"""A paper that was read is checked again by what was kept of it: no file is opened, no page recognised a second time."""

import json

import pytest

from donghanh.documents import child
from donghanh.documents.actions import read as reading_module
from donghanh.documents.actions.read import keep_reading, relint_document
from donghanh.documents.child import read_in_child
from donghanh.documents.intake import kept_of
from donghanh.documents.jobs import relint
from donghanh.documents.models import Finding
from donghanh.documents.readers import open_file
from donghanh.foundation.files.store import place_of
from tests.documents.conftest import AT
from tests.documents.plans import TEXT, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return {"by": cast.officer.actor, "at": AT}


@pytest.fixture
def read_for_real(received, kind, by):
    """The invented plan as the reader's process reads it."""
    answer = read_in_child(place_of(received.file.digest))
    return keep_reading(document=received, result=answer.result, file=received.file, **by)


@pytest.fixture
def no_file_is_opened(monkeypatch):
    monkeypatch.setattr(reading_module, "read_in_child", lambda *_, **__: pytest.fail("the file was read again"))


def found(document):
    rows = Finding.objects.filter(document=document).order_by("order")
    return list(rows.values_list("code", "text", "span_start", "span_end"))


def test_paper_is_checked_again_without_its_file(read_for_real, by, no_file_is_opened):
    before = found(read_for_real)
    assert before
    place_of(read_for_real.file.digest).unlink()
    Finding.objects.filter(document=read_for_real).delete()
    assert relint_document(document=read_for_real, **by) == len(before)
    assert found(read_for_real) == before


def scan_read_before_blocks_were_kept():
    source = {"form": "scan", "pages": [0], "confidence": [91], "doubts": [], "remarks": [], "paragraphs": []}
    return {**reading(), "source": source}


def test_scan_read_before_blocks_were_kept_is_not_recognised_again(received, kind, by, no_file_is_opened, monkeypatch):
    document = keep_reading(document=received, result=scan_read_before_blocks_were_kept(), file=received.file, **by)
    kept = []
    monkeypatch.setattr(
        reading_module, "check_in_child", lambda text, **known: kept.append(text) or child.check_in_child(text, **known)
    )
    assert relint_document(document=document, **by) > 0
    assert json.loads(kept[0]) == {"text": TEXT, "blocks": None, "pages": [0], "confidence": [91]}


def test_text_read_before_blocks_were_kept_is_read_from_its_file(document, by, monkeypatch):
    opened = []
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **known: opened.append(path) or child.STOPPED)
    relint_document(document=document, **by)
    assert opened == [place_of(document.file.digest)]


def test_change_in_the_law_checks_a_scan_by_what_was_kept_of_it(read_for_real, no_file_is_opened):
    kept = read_for_real.readings.get()
    kept.result["source"] |= {"form": "scan", "confidence": [91]}
    kept.save()
    place_of(read_for_real.file.digest).unlink()
    before = found(read_for_real)
    assert relint.call(document_id=str(read_for_real.pk)) == len(before)
    assert found(read_for_real) == before


def test_what_was_kept_is_read_without_any_reader_of_files(read_for_real, tmp_path, monkeypatch):
    monkeypatch.setattr(open_file, "read_source", lambda data: pytest.fail("a file was read"))
    path = tmp_path / "kept.json"
    path.write_text(kept_of(read_for_real.readings.get()), "utf-8")
    assert open_file.read_kept(path).source.text == TEXT
