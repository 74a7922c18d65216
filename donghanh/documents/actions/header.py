"""What is typed about a document itself: its number and date when the e-office has issued it, and putting it away."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents import kinds
from donghanh.documents.models import Document, DocumentState
from donghanh.documents.models.document import MOVES
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.text.forms import fold
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

HEADER = ("doc_type", "number", "symbol", "title", "issuer", "issued_on", "issue_date_text", "place", "signer", "year")


KEPT_BY_THE_OBJECT = frozenset({"number", "symbol", "issued_on", "place", "signer"})
"""What the object an applied document became keeps: it is completed there, and the document follows."""


def complete_header(
    *, document: Document, header: dict[str, Any], expected_version: int, by: Actor, at: dt.datetime
) -> Document:
    """Write the header as a person typed it. Raises ``StaleRecord``.

    Refused: ``header_elsewhere`` for number, date, place and signer of a document that was applied by a kind that keeps
    them: they have one owner from then on, the object it became (:func:`follow_object`).
    """
    changes = _differing(document, header)
    kept_elsewhere = document.applied_at is not None and kinds.header_link(document) is not None
    if kept_elsewhere and changes.keys() & KEPT_BY_THE_OBJECT:
        raise DocumentRefusal("header_elsewhere")
    return _write(document, changes, expected_version=expected_version, by=by, at=at)


def follow_object(*, document: Document, header: dict[str, Any], by: Actor, at: dt.datetime) -> Document:
    """Let an applied document say of itself what its object says now, and return it; called in the object's transaction.

    Only number, symbol, date, place and signer are taken over.
    """
    with transaction.atomic():
        held = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        changes = {name: value for name, value in _differing(held, header).items() if name in KEPT_BY_THE_OBJECT}
        return _write(held, changes, expected_version=held.version, by=by, at=at)


def _differing(document: Document, header: dict[str, Any]) -> dict[str, Any]:
    return {name: header[name] for name in HEADER if name in header and header[name] != getattr(document, name)}


def _write(
    document: Document, changes: dict[str, Any], *, expected_version: int, by: Actor, at: dt.datetime
) -> Document:
    if not changes:
        return document
    with transaction.atomic():
        old = {name: getattr(document, name) for name in changes}
        words = (changes.get(name, getattr(document, name)) for name in ("title", "number", "symbol", "issuer"))
        document.save_changes(expected_version=expected_version, **changes, search=fold(" ".join(filter(None, words))))
        record("documents.header", by=by, at=at, on=document, old=old, new=changes, unit_id=document.unit_id)
    return document


def archive_document(*, document: Document, expected_version: int, by: Actor, at: dt.datetime) -> Document:
    """Put a document away; it leaves the working lists and stays findable. Applied ones keep what they became."""
    if DocumentState.ARCHIVED not in MOVES[document.state]:
        raise DocumentRefusal("cannot_archive", state=document.state)
    with transaction.atomic():
        old = document.state
        document.save_changes(expected_version=expected_version, state=DocumentState.ARCHIVED)
        record("documents.archived", by=by, at=at, on=document, old={"state": old}, unit_id=document.unit_id)
    return document


def bring_back_document(*, document: Document, expected_version: int, by: Actor, at: dt.datetime) -> Document:
    """Take a document out of the archive, into the state it had: applied, refused or under review."""
    if document.state != DocumentState.ARCHIVED:
        raise DocumentRefusal("not_archived", state=document.state)
    state = DocumentState.READ
    if document.applied_at:
        state = DocumentState.APPLIED
    elif document.refusal:
        state = DocumentState.REFUSED
    with transaction.atomic():
        document.save_changes(expected_version=expected_version, state=state)
        record("documents.brought_back", by=by, at=at, on=document, new={"state": state}, unit_id=document.unit_id)
    return document
