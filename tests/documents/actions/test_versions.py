"""Newer versions of a paper, and reading one again: what is in use stays until the new one has been read."""

import pytest

from donghanh.documents.actions.read import keep_reading
from donghanh.documents.actions.requests import ask_again, receive_version, stop_request
from donghanh.documents.child import ReaderAnswer
from donghanh.documents.models import Document
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import path_of
from tests.documents.actions.reading import NOT_A_PAPER, answers, audit, queue, read, stored
from tests.documents.conftest import AT
from tests.documents.plans import TEXT, reading

__all__ = ["answers", "queue"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def in_use(cast, received):
    return keep_reading(document=received, result=reading(), by=cast.officer.actor, at=AT, file=received.file)


def version(cast, document, content):
    return receive_version(
        document=document, content=content, name="ban-2.txt", media_type="t" * 300, by=cast.officer.actor, at=AT
    )


def test_newer_version_is_audited_and_read_beside_what_was_applied(cast, in_use, answers):
    Document.objects.filter(pk=in_use.pk).update(state="applied", applied_at=AT)
    answers.append(ReaderAnswer(result=reading()))
    request = version(cast, in_use, TEXT.replace("2026", "2027").encode())
    assert audit("documents.version_received") == [{"digest": request.file.digest}]
    assert read(request) == "done"
    assert sorted(in_use.readings.values_list("is_current", flat=True)) == [False, True]
    assert path_of(request.file.digest).exists()


def test_newer_version_that_is_refused_leaves_what_is_in_use_alone(cast, in_use, settings, answers):
    answers.append(NOT_A_PAPER)
    request = version(cast, in_use, b"Quite another thing, in no form of a paper.")
    assert read(request) == "refused"
    in_use.refresh_from_db()
    assert in_use.state == "read"
    assert stored(settings) == [path_of(in_use.digest)]
    assert StoredFile.objects.count() == 1


def test_version_refused_at_the_door_is_never_stored(cast, in_use, settings):
    with pytest.raises(DocumentRefusal, match="secrecy"):
        version(cast, in_use, ("TỐI MẬT\n" + TEXT).encode())
    assert stored(settings) == [path_of(in_use.digest)]


def test_the_very_file_in_use_is_no_newer_version(cast, in_use):
    with pytest.raises(DocumentRefusal, match="same_version"):
        version(cast, in_use, TEXT.encode())


def test_stopped_version_leaves_what_is_in_use_alone(cast, in_use, settings):
    request = version(cast, in_use, TEXT.replace("2026", "2027").encode())
    stop_request(request=request, by=cast.officer.actor, at=AT)
    assert stored(settings) == [path_of(in_use.digest)]
    assert Document.objects.get() == in_use


def test_reading_again_takes_the_version_in_use_and_waits_only_once(cast, in_use, answers):
    answers.append(ReaderAnswer(result=reading()))
    newer = version(cast, in_use, TEXT.replace("2026", "2027").encode())
    read(newer)
    first = ask_again(document=in_use, by=cast.officer.actor, at=AT)
    assert first.file == newer.file
    assert ask_again(document=in_use, by=cast.officer.actor, at=AT) == first


def test_document_in_the_archive_is_not_read(cast, in_use):
    Document.objects.update(state="archived")
    with pytest.raises(DocumentRefusal, match="cannot_reread"):
        ask_again(document=in_use, by=cast.officer.actor, at=AT)
    with pytest.raises(DocumentRefusal, match="cannot_reread"):
        version(cast, in_use, TEXT.replace("2026", "2027").encode())


def test_request_of_a_document_put_away_meanwhile_ends(cast, in_use):
    request = ask_again(document=in_use, by=cast.officer.actor, at=AT)
    Document.objects.update(state="archived")
    assert read(request) == "ended before"
    assert request.state == "stopped"
