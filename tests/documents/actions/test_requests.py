"""From the wish to have a file read to its end: what is kept, what is not, and what a crash in between leaves."""

import uuid

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from donghanh.documents import door, jobs
from donghanh.documents.actions.requests import ask_again, end_request, hand_in, stop_request
from donghanh.documents.child import BROKE, STOPPED, ReaderAnswer
from donghanh.documents.jobs import read_waiting
from donghanh.documents.models import Candidate, Document, Reading, ReadRequest
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import path_of, place_of
from donghanh.foundation.jobs import stopping
from donghanh.foundation.jobs.models import JobProgress
from donghanh.foundation.jobs.reaper import LEASE, reap
from donghanh.foundation.jobs.stopping import BrokenOff
from donghanh.foundation.jobs.worker import CaringWorker
from tests.documents.actions.reading import NOT_A_PAPER, answers, audit, queue, read, stored
from tests.documents.conftest import AT
from tests.documents.plans import TEXT, reading

__all__ = ["answers", "queue"]

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = TEXT.encode()
SECRET = ReaderAnswer(refusal="secrecy", params={"mark": "MẬT"})


def hand(member, unit, content=PAPER):
    given = {"name": "duong-hoa.txt", "media_type": "text/plain", "batch": uuid.uuid4()}
    return hand_in(unit=unit, content=content, **given, by=member.actor, at=AT)


# ---- handing in


def test_file_waits_in_the_queue_and_is_not_read_by_the_page(cast):
    request = hand(cast.officer, cast.unit)
    assert request.state == "waiting"
    assert request.document.state == "received"
    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"request_id": str(request.pk)}
    assert not Reading.objects.exists()


def test_until_it_is_read_a_file_is_neither_in_backups_nor_to_be_downloaded(cast, answers):
    request = hand(cast.officer, cast.unit)
    digest = request.file.digest
    assert not path_of(digest).exists()
    assert place_of(digest).exists()
    answers.append(ReaderAnswer(result=reading()))
    assert read(request) == "done"
    assert path_of(digest).exists()


@pytest.mark.parametrize(
    ("content", "lane"), [(TEXT.encode(), "default"), (b"%PDF-1.7 x", "slow"), (b"\xff\xd8\xff\xe0 photo", "slow")]
)
def test_what_may_take_minutes_has_a_lane_of_its_own(cast, content, lane):
    hand(cast.officer, cast.unit, content)
    assert DBTaskResult.objects.get().queue_name == lane


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (("MẬT\n" + TEXT).encode(), "secrecy"),
        (("TUYỆT MẬT\n" + TEXT).encode("utf-16"), "secrecy"),
        (b"x" * 2_000_001, "too_large"),
        (b"%PDF-" + b"x" * 5_000_000, "too_large"),
    ],
)
def test_what_can_be_told_at_the_door_is_refused_before_anything_is_stored(cast, settings, content, code):
    settings.LARGEST_UPLOAD = 4_000_000
    request = hand(cast.officer, cast.unit, content)
    assert (request.state, request.refusal) == ("refused", code)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored(settings) == []
    assert audit("documents.turned_away") == [{"refusal": code}]


@pytest.mark.parametrize("allowed", [50_000_000, 1_000_000])
def test_size_that_is_refused_is_said_as_it_is_with_the_limit_that_holds(cast, settings, monkeypatch, allowed):
    settings.LARGEST_UPLOAD = allowed
    monkeypatch.setattr(door, "MAX_FILE_BYTES", 2_500_000)
    chunks = [b"%PDF-" + b"x" * 999_995, *[b"x" * 1_000_000] * 4]
    request = hand(cast.officer, cast.unit, iter(chunks))
    limit = "2,5 MB" if allowed > 2_500_000 else "1,0 MB"
    assert (request.refusal, request.refusal_params) == ("too_large", {"size": "5,0 MB", "limit": limit})


def test_not_even_the_name_of_a_secret_paper_is_kept(cast):
    assert hand(cast.officer, cast.unit, ("MẬT\n" + TEXT).encode()).name == ""


def test_pdf_may_be_larger_than_text(cast):
    assert hand(cast.officer, cast.unit, b"%PDF-1.7 " + b"x" * 3_000_000).state == "waiting"


def test_known_file_leads_to_its_document_and_is_not_read_again(cast, answers):
    answers.append(ReaderAnswer(result=reading()))
    first = hand(cast.officer, cast.unit)
    read(first)
    again = hand(cast.officer, cast.unit)
    assert (again.state, again.document) == ("known", first.document)
    assert DBTaskResult.objects.count() == 1


# ---- how it ends


@pytest.mark.parametrize("answer", [NOT_A_PAPER, SECRET])
def test_refused_file_leaves_its_reason_and_nothing_else(cast, settings, answers, answer):
    answers.append(answer)
    request = hand(cast.officer, cast.unit)
    assert read(request) == "refused"
    assert (request.refusal, request.document, request.file) == (answer.refusal, None, None)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored(settings) == []
    assert bool(request.name) == (answer is NOT_A_PAPER)


def test_refused_file_of_ours_stays_with_the_neighbour_who_has_it_too(cast, settings, answers):
    answers.append(ReaderAnswer(result=reading()))
    theirs = hand(cast.stranger, cast.neighbour)
    read(theirs)
    answers[:] = [NOT_A_PAPER]
    read(hand(cast.officer, cast.unit))
    assert Document.objects.get() == theirs.document
    assert stored(settings) == [path_of(theirs.document.digest)]


def test_failure_of_ours_keeps_the_file_to_be_read_later(cast, answers):
    answers[:] = [BROKE, ReaderAnswer(result=reading())]
    request = hand(cast.officer, cast.unit)
    assert read(request) == "failed"
    assert (request.document.state, request.document.refusal) == ("refused", "reader_broke")
    again = ask_again(document=request.document, by=cast.officer.actor, at=AT)
    assert read(again) == "done"
    again.document.refresh_from_db()
    assert (again.document.state, again.document.refusal) == ("read", "")


@pytest.mark.parametrize(
    "result",
    [
        {"source_text": "x", "tasks": 5},
        {"source_text": "x", "drafts": [{"no": "draft"}]},
        {"source_text": "x", "coverage": "much"},
        {"source_text": "x", "findings": [{"span": {"start": "here"}}]},
    ],
)
def test_nonsense_from_the_reader_is_a_failure_of_ours_and_no_crash(cast, answers, result):
    answers.append(ReaderAnswer(result=result))
    request = hand(cast.officer, cast.unit)
    assert read(request) == "failed"
    assert not Reading.objects.exists()
    assert not Candidate.objects.exists()


def test_lost_content_is_said_to_be_lost(cast):
    request = hand(cast.officer, cast.unit)
    place_of(request.file.digest).unlink()
    assert read(request) == "refused"
    assert request.refusal == "content_lost"


def test_two_who_hand_in_the_same_file_get_the_same_answer(cast, answers):
    answers.append(NOT_A_PAPER)
    first, second = hand(cast.officer, cast.unit), hand(cast.officer, cast.unit)
    read(first)
    assert read(second) == "ended before"
    assert (second.state, second.refusal) == ("refused", "not_official_document")


def test_answer_for_a_document_that_went_meanwhile_is_let_go(cast, answers):
    answers.append(NOT_A_PAPER)
    first, second = hand(cast.officer, cast.unit), hand(cast.officer, cast.unit)
    late = ReadRequest.objects.select_related("document", "file").get(pk=second.pk)
    read(first)
    assert end_request(request=late, answer=BROKE, by=cast.officer.actor, at=AT).state == "refused"
    with pytest.raises(DocumentRefusal, match="no_longer_wanted"):
        stop_request(request=late, by=cast.officer.actor, at=AT)


def test_file_somebody_else_had_read_meanwhile_is_done(cast, answers):
    answers.append(ReaderAnswer(result=reading()))
    first, second = hand(cast.officer, cast.unit), hand(cast.officer, cast.unit)
    read(first)
    read(second)
    assert second.state == "done"
    assert Reading.objects.count() == 1


# ---- progress, stopping, dying


def test_progress_can_be_followed_while_it_is_read_and_not_afterwards(cast, monkeypatch):
    seen = []

    def slow_reader(path, *, watch, **_):
        watch.on_progress(3, 12)
        seen.append(JobProgress.objects.values_list("owner_id", "done", "total").get())
        return ReaderAnswer(result=reading())

    monkeypatch.setattr(jobs, "read_in_child", slow_reader)
    request = hand(cast.officer, cast.unit)
    read(request)
    assert seen == [(request.pk, 3, 12)]
    assert not JobProgress.objects.exists()


def test_stopped_file_is_not_kept(cast, settings):
    request = hand(cast.officer, cast.unit)
    stop_request(request=request, by=cast.officer.actor, at=AT)
    assert read(request) == "ended before"
    assert not Document.objects.exists()
    assert stored(settings) == []
    assert len(audit("documents.reading_stopped")) == 1


def test_reader_at_work_on_a_stopped_file_hears_that_nobody_wants_it(cast, monkeypatch):
    def reader(path, *, watch, **_):
        assert watch.is_wanted()
        stop_request(request=request, by=cast.officer.actor, at=AT)
        assert not watch.is_wanted()
        return STOPPED

    monkeypatch.setattr(jobs, "read_in_child", reader)
    request = hand(cast.officer, cast.unit)
    assert read(request) == "stopped"
    assert request.state == "stopped"


def test_answer_that_comes_after_the_stop_is_not_kept(cast):
    request = hand(cast.officer, cast.unit)
    late = ReadRequest.objects.select_related("document", "file").get(pk=request.pk)
    other = hand(cast.officer, cast.unit)  # keeps the document alive
    stop_request(request=request, by=cast.officer.actor, at=AT)
    assert (
        end_request(request=late, answer=ReaderAnswer(result=reading()), by=cast.officer.actor, at=AT).state
        == "stopped"
    )
    assert not Reading.objects.exists()
    other.refresh_from_db()
    assert other.is_waiting


def test_stopping_twice_is_refused(cast):
    request = hand(cast.officer, cast.unit)
    stop_request(request=request, by=cast.officer.actor, at=AT)
    with pytest.raises(DocumentRefusal, match="no_longer_wanted"):
        stop_request(request=request, by=cast.officer.actor, at=AT)


def test_worker_that_must_end_leaves_the_file_to_the_next(cast, monkeypatch, answers):
    answers.append(STOPPED)
    monkeypatch.setattr(stopping._stopping, "is_set", lambda: True)
    request = hand(cast.officer, cast.unit)
    with pytest.raises(BrokenOff):
        read(request)
    request.refresh_from_db()
    assert request.is_waiting


def test_worker_killed_after_it_kept_the_reading_leaves_nothing_twice(cast, answers):
    answers.append(ReaderAnswer(result=reading()))
    request = hand(cast.officer, cast.unit)
    task = DBTaskResult.objects.get()
    task.claim("dead")
    read(request)  # … and here the worker is killed, before the task is marked as done
    assert reap(at=task.started_at + LEASE * 2) == 1
    DBTaskResult.objects.update(run_after=task.started_at)
    CaringWorker("next").work_once()
    assert DBTaskResult.objects.get().return_value == "ended before"
    assert Reading.objects.count() == 1


def test_worker_killed_while_reading_loses_nothing(cast, answers):
    answers.append(ReaderAnswer(result=reading()))
    request = hand(cast.officer, cast.unit)
    task = DBTaskResult.objects.get()
    task.claim("dead")
    reap(at=task.started_at + LEASE * 2)
    DBTaskResult.objects.update(run_after=task.started_at)
    CaringWorker("next").work_once()
    request.refresh_from_db()
    assert request.state == "done"


def test_database_that_is_away_is_no_verdict_on_the_file(cast, answers, monkeypatch):
    def away(**_):
        raise OperationalError

    answers.append(ReaderAnswer(result=reading()))
    monkeypatch.setattr(jobs, "end_request", away)
    request = hand(cast.officer, cast.unit)
    with pytest.raises(OperationalError):
        read(request)
    request.refresh_from_db()
    assert request.is_waiting


def test_every_day_what_waits_too_long_is_asked_for_again_and_old_ends_are_forgotten(cast, received, answers):
    answers.append(ReaderAnswer(result=reading()))
    old = hand(cast.officer, cast.unit, b"")
    waiting = hand(cast.officer, cast.unit, TEXT.replace("hoa", "cam").encode())
    DBTaskResult.objects.all().delete()
    assert read_waiting.call(day="2026-01-21") == 2
    assert not ReadRequest.objects.filter(pk=old.pk).exists()
    CaringWorker("w").work_once()
    waiting.refresh_from_db()
    received.refresh_from_db()
    assert (waiting.state, received.state) == ("done", "read")


def test_requests_of_the_neighbour_are_not_seen(cast):
    request = hand(cast.officer, cast.unit)
    assert list(ReadRequest.objects.visible_to(cast.officer.scope)) == [request]
    assert not ReadRequest.objects.visible_to(cast.stranger.scope).exists()
