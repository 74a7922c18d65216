"""Asking for a file to be read. The worker does it (``documents.jobs``); whoever asked follows the request."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from donghanh.documents.actions._unread import NAMELESS, UNREAD, close, forget_version, is_unread, remove_unread
from donghanh.documents.actions.read import keep_answer
from donghanh.documents.actions.receive import LONGEST_MEDIA_TYPE, OWNER_TYPE, receive_document
from donghanh.documents.child import ReaderAnswer
from donghanh.documents.door import largest_file, refuse_at_the_door, too_large
from donghanh.documents.models import Document, DocumentQuerySet, DocumentState, ReadRequest, RequestKind, RequestState
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.reading_queue import queue_reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import FileTooLarge, Incoming, incoming, plain_name, store
from donghanh.units.models import Unit

Content = bytes | Iterable[bytes]


def hand_in(
    *, unit: Unit, content: Content, name: str, media_type: str, batch: uuid.UUID, by: Actor, at: dt.datetime
) -> ReadRequest:
    """Take a file in and have it read; return the request, which says what came of it.

    A file the unit has read already ends KNOWN with its document. One that can be refused at the door (empty, too large,
    a text with a secrecy mark) ends REFUSED, and nothing of it is kept. The rest waits: a document in state RECEIVED
    and its place in the queue are written together, so nothing that was acknowledged is lost.
    """
    try:
        with incoming(content, limit=largest_file()) as arrived:
            refuse_at_the_door(arrived.path, arrived.size)
            return _wait(unit, arrived, name, media_type, batch, by=by, at=at)
    except FileTooLarge as large:
        refused = too_large(large.size, large.limit)
    except Refused as at_the_door:
        refused = at_the_door
    with transaction.atomic():
        request = ReadRequest.objects.create(
            unit=unit,
            batch=batch,
            name="" if refused.code in NAMELESS else plain_name(name),
            state=RequestState.REFUSED,
            refusal=refused.code,
            refusal_params=refused.params,
            asked_at=at,
            asked_by=by.id,
            ended_at=at,
        )
        record("documents.turned_away", by=by, at=at, on=request, new={"refusal": refused.code}, unit_id=unit.pk)
    return request


def _wait(
    unit: Unit, arrived: Incoming, name: str, media_type: str, batch: uuid.UUID, *, by: Actor, at: dt.datetime
) -> ReadRequest:
    with transaction.atomic():
        document = receive_document(unit=unit, content=arrived, name=name, media_type=media_type, by=by, at=at).document
        state = RequestState.WAITING if document.state in UNREAD else RequestState.KNOWN
        request = ReadRequest.objects.create(
            unit=unit,
            batch=batch,
            name=plain_name(name),
            document=document,
            file=document.file,
            state=state,
            asked_at=at,
            asked_by=by.id,
            ended_at=None if state == RequestState.WAITING else at,
        )
        if request.is_waiting:
            queue_reading(request)
    request.refresh_from_db()
    return request


def ask_again(*, document: Document, by: Actor, at: dt.datetime) -> ReadRequest:
    """Have the file of a document read once more; the request that waits already, if there is one.

    Refused (:class:`DocumentRefusal` ``cannot_reread``) for documents that were put away or have no file.
    """
    with transaction.atomic():
        document = _lock(document)
        file = _file_in_use(document)
        if document.state == DocumentState.ARCHIVED or file is None:
            raise DocumentRefusal("cannot_reread")
        waiting = ReadRequest.objects.waiting().filter(document=document).first()
        request = waiting or _ask(document, file, RequestKind.AGAIN, by=by, at=at)
    request.refresh_from_db()
    return request


def receive_version(
    *, document: Document, content: Content, name: str, media_type: str, by: Actor, at: dt.datetime
) -> ReadRequest:
    """Take in a newer version of a paper and have it read beside what is there; return the request.

    Refused with the reader's code for what can be told at the door; ``same_version`` for the file in use, byte for byte;
    ``cannot_reread`` for a document that was put away or never read.
    """
    try:
        with incoming(content, limit=largest_file()) as arrived:
            refuse_at_the_door(arrived.path, arrived.size)
            with transaction.atomic():
                document = _lock(document)
                if document.state not in (DocumentState.READ, DocumentState.APPLIED):
                    raise DocumentRefusal("cannot_reread")
                used = _file_in_use(document)
                if used is not None and used.digest == arrived.digest:
                    raise DocumentRefusal("same_version")
                file = store(
                    arrived,
                    name=name,
                    media_type=media_type[:LONGEST_MEDIA_TYPE],
                    owner_type=OWNER_TYPE,
                    owner_id=document.pk,
                    at=at,
                    held=True,
                )
                record(
                    "documents.version_received",
                    by=by,
                    at=at,
                    on=document,
                    new={"digest": file.digest},
                    unit_id=document.unit_id,
                )
                request = _ask(document, file, RequestKind.VERSION, by=by, at=at)
    except FileTooLarge as large:
        refused = too_large(large.size, large.limit)
        raise DocumentRefusal.of(refused.code, refused.params) from large
    except Refused as refused:
        raise DocumentRefusal.of(refused.code, refused.params) from refused
    request.refresh_from_db()
    return request


def stop_request(*, request: ReadRequest, by: Actor, at: dt.datetime) -> ReadRequest:
    """End a waiting request; a reader at work on it is ended within a second. A file that was handed in is not kept.

    Raises :class:`DocumentRefusal` ``no_longer_wanted`` when it has ended already.
    """
    with transaction.atomic():
        document = _rows().filter(pk=request.document.pk).first() if request.document else None
        close(request, RequestState.STOPPED, at=at)
        record("documents.reading_stopped", by=by, at=at, on=document or request, unit_id=request.unit_id)
        if document is None:
            return request
        file = request.file
        if not is_unread(document):
            if file is not None:
                forget_version(document, file)
        elif not ReadRequest.objects.waiting().filter(document=document).exists():
            remove_unread(document, at=at, refusal="", params={})
    return request


def end_request(*, request: ReadRequest, answer: ReaderAnswer, by: Actor, at: dt.datetime) -> ReadRequest:
    """Keep what the reader said about the file of a waiting request, and end it; see ``keep_answer`` for what is kept.

    Nothing is kept when the request has ended meanwhile, or when its document has been put away.
    """
    document, file = request.document, request.file
    assert document is not None
    assert file is not None
    try:
        keep_answer(document=document, answer=answer, file=file, by=by, at=at, request=request)
    except Document.DoesNotExist:  # the same file was turned away for somebody else, which ended this request too
        pass
    except DocumentRefusal as refused:
        with transaction.atomic():
            _end_if_waiting(request, refused.code, refused.params, at=at)
    request.refresh_from_db()
    return request


def _end_if_waiting(request: ReadRequest, code: str, params: Mapping[str, Any], *, at: dt.datetime) -> None:
    if ReadRequest.objects.waiting().filter(pk=request.pk).exists():
        close(request, RequestState.FAILED, at=at, refusal=code, params=params)


def _rows() -> DocumentQuerySet:
    return Document.objects.select_for_update(of=("self",)).select_related("file", "unit")


def _lock(document: Document) -> Document:
    return _rows().get(pk=document.pk)


def _file_in_use(document: Document) -> StoredFile | None:
    reading = document.readings.filter(is_current=True).select_related("file").first()
    return (reading.file if reading else None) or document.file


def _ask(document: Document, file: StoredFile, kind: RequestKind, *, by: Actor, at: dt.datetime) -> ReadRequest:
    request = ReadRequest.objects.create(
        unit=document.unit,
        kind=kind,
        name=file.original_name,
        document=document,
        file=file,
        asked_at=at,
        asked_by=by.id,
    )
    queue_reading(request)
    return request
