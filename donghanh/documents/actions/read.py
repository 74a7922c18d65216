"""Having a file read, and keeping what was read."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from donghanh.documents import kinds
from donghanh.documents.child import read_in_child
from donghanh.documents.citations import resolve_citations
from donghanh.documents.header import header_of
from donghanh.documents.intake import amendment_candidates, law_now, write_findings, write_rows
from donghanh.documents.models import Candidate, Document, DocumentState, Reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.text.forms import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import path_of

READER_VERSION = "1"
"""Raised when the reader learns something: documents read by an older one can then be found and read again."""


def read_document(*, document: Document, by: Actor, at: dt.datetime, file: StoredFile | None = None) -> Document:
    """Read the document's file in a child process and keep the outcome; return the document.

    A refusal is kept as such (state REFUSED with its code), and nothing else of the file. A document under review gets
    the new reading with the decisions that still fit; one already applied keeps its reading, and the new one stands
    beside it to be compared. ``file`` is a newer version of the paper. Takes as long as the reader, at most a minute,
    and holds no transaction meanwhile. Raises :class:`DocumentRefusal` ``archived`` for a document that was put away.
    """
    source = file or document.file
    assert source is not None, "a typed document has nothing to read"
    _refuse_archived(document)
    answer = read_in_child(path_of(source.digest), law=law_now())
    if answer.result is None:
        return _keep_refusal(document, answer.refusal, answer.params, by=by, at=at)
    return keep_reading(document=document, result=answer.result, by=by, at=at, file=source)


def relint_document(*, document: Document, by: Actor, at: dt.datetime) -> int:
    """Check the document again by the law as it is known now; return how many findings there are.

    Decisions on findings that stay are kept. Nothing happens to a document without a file or a current reading.
    """
    reading = document.readings.filter(is_current=True).select_related("file").first()
    if reading is None or reading.file is None:
        return 0
    answer = read_in_child(path_of(reading.file.digest), law=law_now())
    if answer.result is None:
        return 0
    found = answer.result.get("findings") or []
    with transaction.atomic():
        write_findings(document, reading, found)
        resolve_citations(reading)
        record("documents.relinted", by=by, at=at, on=document, new={"findings": len(found)}, unit_id=document.unit_id)
    return len(found)


def keep_reading(
    *, document: Document, result: dict[str, Any], by: Actor, at: dt.datetime, file: StoredFile | None = None
) -> Document:
    """Keep a reading with its candidates, findings, citations and printed bodies, in one transaction.

    Once the document was applied, a reading is an amendment: it stands beside the one in use. Raises
    :class:`DocumentRefusal` ``archived`` for a document that was put away meanwhile.
    """
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).select_related("unit", "file").get(pk=document.pk)
        _refuse_archived(document)
        is_amendment = document.applied_at is not None
        before = list(Candidate.objects.filter(document=document).current())
        if not is_amendment:
            Reading.objects.filter(document=document, is_current=True).update(is_current=False)
        reading = Reading.objects.create(
            document=document,
            file=file,
            reader_version=str(result.get("reader_version") or READER_VERSION),
            result=result,
            source_text=str(result.get("source_text") or ""),
            coverage=float(result.get("coverage") or 0.0),
            read_at=at,
            is_current=not is_amendment,
        )
        if is_amendment:
            amendment_candidates(document, reading)
        else:
            write_rows(document, reading, before=before, on=timezone.localdate(at))
            _take_over_header(document, result)
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


def _keep_refusal(document: Document, code: str, params: dict[str, Any], *, by: Actor, at: dt.datetime) -> Document:
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.state in (DocumentState.RECEIVED, DocumentState.REFUSED):
            document.save_changes(
                expected_version=document.version, state=DocumentState.REFUSED, refusal=code, refusal_params=params
            )
        record("documents.refused", by=by, at=at, on=document, new={"code": code}, unit_id=document.unit_id)
    return document
