"""What documents does in the background: reading what was asked for, and looking again when the law changes."""

import datetime as dt
import logging

from django.db import DatabaseError, OperationalError
from django.db.models import Q
from django.utils import timezone

from donghanh.documents.actions._unread import close
from donghanh.documents.actions.read import relint_document
from donghanh.documents.actions.requests import ask_again, end_request
from donghanh.documents.child import BROKE, STOPPED, ReaderAnswer, Watch, read_in_child
from donghanh.documents.intake import law_now
from donghanh.documents.limits import limits_for
from donghanh.documents.models import Citation, Document, DocumentState, ReadRequest, RequestKind, RequestState
from donghanh.foundation.access import Actor
from donghanh.foundation.files.store import place_of
from donghanh.foundation.jobs import job
from donghanh.foundation.jobs.progress import forget_progress, report_progress
from donghanh.foundation.jobs.registry import QUICK, SLOW
from donghanh.foundation.jobs.stopping import BrokenOff, is_stopping
from donghanh.legal import changes
from donghanh.legal.models import LegalInstrument

READER = Actor.system("documents.reader")
ALIVE = (DocumentState.READ, DocumentState.APPLIED)
UNREAD = (DocumentState.RECEIVED, DocumentState.REFUSED)
OWNER_TYPE = "documents.read_request"
"""What the progress of a reading belongs to."""
LOST = ReaderAnswer(refusal="content_lost")
OVERDUE = dt.timedelta(hours=1)
REMEMBERED = dt.timedelta(days=7)
"""So long a request that has ended can still be looked at."""

log = logging.getLogger("donghanh.documents")


@job(tries=5)
def read_requested(*, request_id: str) -> str:
    """Have the file of a request read in a child process, and keep what comes of it; return the state it ended in.

    Safe to run twice and at once: the request ends in the transaction that keeps the reading, and only once.
    """
    request = _begin(request_id)
    if request is None:
        return "ended before"
    by = Actor(kind="person", id=request.asked_by) if request.asked_by else READER
    try:
        answer = _read(request)
        if answer is STOPPED:
            if is_stopping():
                raise BrokenOff
            return "stopped"
        return _end(request, answer, by)
    finally:
        forget_progress(OWNER_TYPE, request.pk)


def queue_reading(request: ReadRequest) -> None:
    """Put the request where it keeps nobody waiting: what must be recognised page by page has a lane of its own."""
    place = place_of(request.file.digest) if request.file else None
    slow = place is not None and place.exists() and limits_for(place).recognises
    read_requested.using(queue_name=SLOW if slow else QUICK).enqueue(request_id=str(request.pk))


def _begin(request_id: str) -> ReadRequest | None:
    """The request, if there is still something to do."""
    request = ReadRequest.objects.waiting().select_related("document__unit", "file").filter(pk=request_id).first()
    if request is None:
        return None
    document = request.document
    if document is None or request.file is None or document.state == DocumentState.ARCHIVED:
        close(request, RequestState.STOPPED, at=timezone.now())
        return None
    if request.kind == RequestKind.FIRST and document.state not in UNREAD:  # somebody else handed in the same file
        close(request, RequestState.DONE, at=timezone.now())
        return None
    ReadRequest.objects.filter(pk=request.pk).update(begun_at=timezone.now())
    return request


def _read(request: ReadRequest) -> ReaderAnswer:
    assert request.file is not None
    try:
        return read_in_child(
            place_of(request.file.digest),
            law=law_now(),
            watch=Watch(
                on_progress=lambda done, total: _tell(request, done, total), is_wanted=lambda: _is_wanted(request)
            ),
        )
    except FileNotFoundError:
        return LOST


def _tell(request: ReadRequest, done: int, total: int) -> None:
    try:
        report_progress(OWNER_TYPE, request.pk, at=timezone.now(), done=done, total=total)
    except DatabaseError:  # the next page brings another try
        log.warning("Could not write down how far a reading has come.")


def _is_wanted(request: ReadRequest) -> bool:
    try:
        return not is_stopping() and ReadRequest.objects.waiting().filter(pk=request.pk).exists()
    except DatabaseError:
        return True


def _end(request: ReadRequest, answer: ReaderAnswer, by: Actor) -> str:
    try:
        return end_request(request=request, answer=answer, by=by, at=timezone.now()).state
    except OperationalError:  # the database is away or overloaded: this job is tried again
        raise
    except Exception:
        log.exception("What was read of a file could not be kept.")
        return end_request(request=request, answer=BROKE, by=by, at=timezone.now()).state


@job()
def read_waiting(*, day: str) -> int:
    """Ask again for what waits for an hour, because its job was lost for good; forget what ended a week ago. Returns
    how many files are queued anew. Running it beside their jobs does no harm."""
    now = timezone.now()
    ReadRequest.objects.filter(ended_at__lt=now - REMEMBERED).delete()
    overdue = list(ReadRequest.objects.waiting().select_related("file").filter(asked_at__lt=now - OVERDUE))
    for request in overdue:
        queue_reading(request)
    asked_for = ReadRequest.objects.waiting().exclude(document=None).values("document_id")
    received = Document.objects.filter(state=DocumentState.RECEIVED).exclude(file=None).exclude(pk__in=asked_for)
    forgotten = list(received.select_related("unit", "file"))
    for document in forgotten:
        ask_again(document=document, by=READER, at=now)
    return len(overdue) + len(forgotten)


@job()
def relint(*, document_id: str) -> int:
    """Check one document again by the law as it is known now. Returns how many findings there are."""
    document = Document.objects.filter(pk=document_id, state__in=ALIVE).first()
    return relint_document(document=document, by=READER, at=timezone.now()) if document else 0


def relint_citing(instrument: LegalInstrument) -> None:
    """Queue :func:`relint` for each document in use that cites the instrument, resolved or by its number."""
    cites = Q(instrument=instrument) | Q(number__iexact="".join(instrument.number.split()))
    cited = Citation.objects.filter(cites, reading__is_current=True, document__state__in=ALIVE)
    for pk in sorted({str(pk) for pk in cited.values_list("document_id", flat=True)}):
        relint.enqueue(document_id=pk)


def listen_to_the_law() -> None:
    """Plug into the socket of the legal library."""
    changes.register(relint_citing)
