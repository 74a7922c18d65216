"""Having a file read, and keeping what was read."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from donghanh.documents import kinds
from donghanh.documents.actions._unread import close, forget_version, is_unread, remove_unread
from donghanh.documents.child import OURS, ReaderAnswer, check_in_child, read_in_child
from donghanh.documents.citations import resolve_citations
from donghanh.documents.extraction import drafts_in
from donghanh.documents.header import header_of
from donghanh.documents.intake import (
    above_now,
    amendment_candidates,
    candidates_of,
    kept_of,
    law_now,
    write_findings,
    write_rows,
)
from donghanh.documents.memory import recall
from donghanh.documents.models import Candidate, Document, DocumentState, Reading, ReadRequest, RequestState
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.text.forms import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import place_of, release
from donghanh.foundation.prepared import Prepared

READER_VERSION = "1"
"""Raised when the reader learns something: documents read by an older one can then be found and read again."""


def read_document(*, document: Document, by: Actor, at: dt.datetime, file: StoredFile | None = None) -> Document:
    """Read the document's file in a child process now, and keep the outcome as :func:`keep_answer` does.

    Pages do not call it: they ask for a reading (``actions/requests``), and the worker does it. ``file`` is a newer
    version of the paper. Takes as long as the reader and holds no transaction meanwhile. Raises
    :class:`DocumentRefusal` ``archived`` for a document that was put away.
    """
    source = file or document.file
    assert source is not None, "a typed document has nothing to read"
    _refuse_archived(document)
    answer = read_in_child(place_of(source.digest), law=law_now(), above=above_now(document))
    return keep_answer(document=document, answer=answer, file=source, by=by, at=at)


def keep_answer(
    *,
    document: Document,
    answer: ReaderAnswer,
    file: StoredFile,
    by: Actor,
    at: dt.datetime,
    request: ReadRequest | None = None,
) -> Document:
    """Keep what the reader said about a file; return the document.

    A document under review gets the new reading with the decisions that still fit; one already applied keeps its
    reading, and the new one stands beside it to be compared. A failure of ours leaves an unread document in state
    REFUSED, to be read by a better reader. A file that is refused for what it is raises :class:`DocumentRefusal` with
    the reader's code, and nothing of it is left: no content, and no document unless it had been read before.

    ``request`` is ended in the same transaction; one that was ended meanwhile raises ``no_longer_wanted``, and nothing
    is kept.
    """
    if answer.result is not None:
        return keep_reading(document=document, result=answer.result, by=by, at=at, file=file, request=request)
    if answer.refusal in OURS:
        return _keep_failure(document, answer, file, request, by=by, at=at)
    _turn_away(document, answer, file, request, by=by, at=at)
    raise DocumentRefusal.of(answer.refusal, answer.params)


def relint_document(*, document: Document, by: Actor, at: dt.datetime) -> int:
    """Check the document again by the law as it is known now; return how many findings there are.

    What is checked is the text that was kept with the reading: no file is opened and no page recognised again, and what is
    found stands where the page shows it. Decisions on findings that stay are kept. Nothing happens to a document
    without a file or a current reading.
    """
    reading = document.readings.filter(is_current=True).select_related("file").first()
    if reading is None or reading.file is None:
        return 0
    law, above, kept = law_now(), above_now(document), kept_of(reading)
    if kept:
        answer = check_in_child(kept, law=law, above=above)
    else:
        answer = read_in_child(place_of(reading.file.digest), law=law, above=above)
    if answer.result is None:
        return 0
    found = answer.result.get("findings") or []
    with transaction.atomic():
        write_findings(document, reading, found)
        resolve_citations(reading)
        record("documents.relinted", by=by, at=at, on=document, new={"findings": len(found)}, unit_id=document.unit_id)
    return len(found)


def keep_reading(
    *,
    document: Document,
    result: dict[str, Any],
    by: Actor,
    at: dt.datetime,
    file: StoredFile | None = None,
    request: ReadRequest | None = None,
) -> Document:
    """Keep a reading with its candidates, findings, citations and printed bodies, in one transaction.

    Once the document was applied, a reading is an amendment: it stands beside the one in use. What takes time is done
    before the transaction, so that 2 MB of text hold the database for a moment only. For ``request`` see
    :func:`keep_answer`. Raises :class:`DocumentRefusal` ``archived`` for a document that was put away meanwhile.
    """
    drafts = drafts_in(result)
    result = {name: value for name, value in result.items() if name != "drafts"}
    reading = Reading(
        document=document,
        file=file,
        reader_version=str(result.get("reader_version") or READER_VERSION),
        result=result,
        source_text=str(result.get("source_text") or ""),
        coverage=float(result.get("coverage") or 0.0),
        read_at=at,
    )
    rows = candidates_of(document, reading, drafts)
    recall(document, rows)
    row, fresh = Prepared([reading]), Prepared(rows)
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).select_related("unit", "file").get(pk=document.pk)
        _refuse_archived(document)
        if request is not None:
            close(request, RequestState.DONE, at=at)
        is_amendment = document.applied_at is not None
        before = list(Candidate.objects.filter(document=document).current())
        if is_amendment:
            reading.is_current = False
            reading.save(force_insert=True)
            amendment_candidates(fresh)
        else:
            Reading.objects.filter(document=document, is_current=True).update(is_current=False)
            row.insert()
            write_rows(document, reading, fresh, before=before, on=timezone.localdate(at))
            _take_over_header(document, result)
        if file is not None:
            release(file)
        record(
            "documents.read",
            by=by,
            at=at,
            on=document,
            new={"reading": str(reading.pk), "amendment": is_amendment},
            unit_id=document.unit_id,
        )
    return document


def _refuse_archived(document: Document) -> None:
    if document.state == DocumentState.ARCHIVED:
        raise DocumentRefusal("archived")


def _take_over_header(document: Document, result: dict[str, Any]) -> None:
    """Fill the header from the reading. What a person has typed since stays: only empty fields are filled."""
    changes = {name: value for name, value in header_of(result).items() if not getattr(document, name)}
    kind = kinds.kind_for(str(result.get("doc_type") or document.doc_type))
    merged = {name: changes.get(name, getattr(document, name)) for name in ("title", "number", "symbol", "issuer")}
    document.save_changes(
        expected_version=document.version,
        **changes,
        kind=kind.code if kind else "",
        state=DocumentState.READ,
        refusal="",
        refusal_params={},
        search=fold(" ".join(str(part) for part in merged.values() if part)),
    )


def _keep_failure(
    document: Document,
    answer: ReaderAnswer,
    file: StoredFile,
    request: ReadRequest | None,
    *,
    by: Actor,
    at: dt.datetime,
) -> Document:
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if request is not None:
            close(request, RequestState.FAILED, at=at, refusal=answer.refusal, params=answer.params)
        if is_unread(document):
            document.save_changes(
                expected_version=document.version,
                state=DocumentState.REFUSED,
                refusal=answer.refusal,
                refusal_params=answer.params,
            )
        else:
            forget_version(document, file)
        record("documents.refused", by=by, at=at, on=document, new={"code": answer.refusal}, unit_id=document.unit_id)
    return document


def _turn_away(
    document: Document,
    answer: ReaderAnswer,
    file: StoredFile,
    request: ReadRequest | None,
    *,
    by: Actor,
    at: dt.datetime,
) -> None:
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).select_related("file").get(pk=document.pk)
        if request is not None:
            close(request, RequestState.REFUSED, at=at, refusal=answer.refusal, params=answer.params)
        was_read = not is_unread(document)
        verb = "documents.refused" if was_read else "documents.turned_away"
        record(verb, by=by, at=at, on=document, new={"code": answer.refusal}, unit_id=document.unit_id)
        if was_read:
            forget_version(document, file)
        else:
            remove_unread(document, at=at, refusal=answer.refusal, params=answer.params)
