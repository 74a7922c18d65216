import datetime as dt

import pytest

from donghanh.documents import jobs
from donghanh.documents.actions import read as reading_module
from donghanh.documents.child import ReaderAnswer, read_in_child
from donghanh.documents.law import library_from, text_of
from donghanh.documents.models import Citation, Document, Finding
from donghanh.domain.planlint.library import Instrument, LawLibrary
from donghanh.legal import changes
from donghanh.legal.models import LegalInstrument
from donghanh.legal.naming import number_key
from tests.documents.plans import TEXT, reading

INSTRUMENT = Instrument(
    number="12/KH-UBND",
    kind="Kế hoạch",
    title="Đường hoa toàn tỉnh",
    issuer="UBND tỉnh An Lam",
    issued=dt.date(2026, 1, 5),
    period_end=dt.date(2026, 12, 31),
    aliases=("Kế hoạch đường hoa",),
)


def test_library_survives_the_way_into_the_child():
    library = LawLibrary((INSTRUMENT, Instrument(number="1/QĐ", kind="Quyết định", title="", issuer="")))
    assert library_from(text_of(library)) == library


def test_child_judges_by_the_library_it_is_given(tmp_path):
    path = tmp_path / "plan"
    path.write_text(TEXT, encoding="utf-8")
    answer = read_in_child(path, law=text_of(LawLibrary((INSTRUMENT,))))
    assert answer.result is not None
    assert answer.result["source_text"] == TEXT.strip() or answer.result["source_text"].strip() == TEXT.strip()


@pytest.fixture
def instrument(db):
    return LegalInstrument.objects.create(
        number="12/KH-UBND",
        number_key=number_key("12/KH-UBND"),
        kind="Kế hoạch",
        title="Đường hoa toàn tỉnh",
        issuer="UBND tỉnh An Lam",
        issued_on=dt.date(2026, 1, 5),
        search="",
    )


def test_citation_finds_its_instrument(instrument, document):
    assert Citation.objects.get(document=document).instrument == instrument


def relinted(monkeypatch):
    newly = {**reading(), "findings": [{"code": "new_law", "severity": "warning", "message": "Đã có văn bản mới"}]}
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: ReaderAnswer(result=newly))


@pytest.mark.django_db(transaction=True)
def test_change_in_the_library_checks_the_documents_that_cite_it(instrument, document, monkeypatch):
    relinted(monkeypatch)
    changes.announce(instrument)
    assert list(Finding.objects.filter(document=document).values_list("code", flat=True)) == ["new_law"]


def test_document_that_cites_something_else_is_left_alone(instrument, document, monkeypatch):
    relinted(monkeypatch)
    Citation.objects.filter(document=document).update(number="9/KH-UBND", instrument=None)
    jobs.relint_citing(instrument)
    assert Finding.objects.filter(document=document, code="wrong_year").exists()


def test_decision_on_a_finding_that_stays_is_kept(document, cast, monkeypatch):
    from tests.documents.conftest import AT

    Finding.objects.filter(code="missing_number").update(state="waived", reason="chưa cấp số", decided_at=AT)
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: ReaderAnswer(result=reading()))
    reading_module.relint_document(document=document, by=cast.officer.actor, at=AT)
    assert Finding.objects.get(document=document, code="missing_number").reason == "chưa cấp số"


def test_file_left_behind_unread_is_read_by_the_daily_job(received, kind, monkeypatch):
    monkeypatch.setattr(jobs, "read_in_child", lambda path, **_: ReaderAnswer(result=reading()))
    assert jobs.read_waiting.call(day="2026-01-20") == 1
    assert Document.objects.get(pk=received.pk).state == "read"


def test_page_of_an_instrument_shows_the_own_documents_that_cite_it(instrument, document, cast):
    from donghanh.documents.sockets import citing

    assert citing(cast.officer.scope, instrument).context["documents"] == [document]
    assert citing(cast.stranger.scope, instrument) is None
    address = f"/van-ban/{document.pk}/"
    html = cast.officer.client().get(f"/phap-luat/{instrument.pk}/").content.decode()
    assert address in html


def test_instrument_added_later_is_found_by_the_documents_that_cite_it(document, cast, monkeypatch):
    from donghanh.documents.sockets import citing
    from donghanh.legal.actions import add_instrument
    from tests.documents.conftest import AT

    assert Citation.objects.get(document=document).instrument is None
    values = {"kind": "Kế hoạch", "title": "Đường hoa toàn tỉnh", "issuer": "UBND tỉnh An Lam"}
    instrument = add_instrument(
        number="12/KH-UBND", issued_on=dt.date(2026, 1, 5), by=cast.officer.actor, at=AT, **values
    )
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: ReaderAnswer(result=reading()))
    reading_module.relint_document(document=document, by=cast.officer.actor, at=AT)
    assert Citation.objects.get(document=document).instrument == instrument
    assert citing(cast.officer.scope, instrument).context["documents"] == [document]


def test_citation_of_an_instrument_that_was_renumbered_is_let_go(instrument, document, cast, monkeypatch):
    from tests.documents.conftest import AT

    LegalInstrument.objects.filter(pk=instrument.pk).update(number_key="13/kh-ubnd")
    monkeypatch.setattr(reading_module, "read_in_child", lambda path, **_: ReaderAnswer(result=reading()))
    reading_module.relint_document(document=document, by=cast.officer.actor, at=AT)
    assert Citation.objects.get(document=document).instrument is None
