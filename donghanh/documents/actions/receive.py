"""Taking a file in."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from donghanh.documents.models import Document
from donghanh.documents.readers.decode import MAX_BYTES
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import store
from donghanh.units.models import Unit

OWNER_TYPE = "documents.document"
LARGEST_BYTES = MAX_BYTES
"""More is turned away before it is read; the same limit the reader has, so that the page promises what it takes."""


@dataclass(frozen=True)
class Received:
    """The document a file became, and whether the unit had the very same file already."""

    document: Document
    is_known: bool


def receive_document(
    *,
    unit: Unit,
    content: bytes | Iterable[bytes],
    name: str,
    media_type: str,
    by: Actor,
    at: dt.datetime,
) -> Received:
    """Store the file and open a document for it in state RECEIVED; nothing is read yet.

    A file the unit already holds, byte for byte, leads back to its document instead of a second one. Raises
    :class:`~donghanh.foundation.files.store.FileTooLarge` beyond :data:`LARGEST_BYTES`.
    """
    new_id = uuid.uuid4()
    try:
        with transaction.atomic():
            file = store(
                content,
                name=name,
                media_type=media_type,
                owner_type=OWNER_TYPE,
                owner_id=new_id,
                at=at,
                limit=LARGEST_BYTES,
            )
            known = Document.objects.filter(unit__line=unit.line, digest=file.digest).first()
            if known is not None:
                file.delete()
                return Received(document=known, is_known=True)
            document = Document.objects.create(
                id=new_id, unit=unit, file=file, digest=file.digest, received_at=at, received_by=by.id
            )
            record("documents.received", by=by, at=at, on=document, new={"digest": file.digest}, unit_id=unit.id)
    except IntegrityError:  # the same file arrived twice at the same moment
        known = Document.objects.filter(unit__line=unit.line, digest=file.digest).get()
        return Received(document=known, is_known=True)
    return Received(document=document, is_known=False)


def start_typed_document(*, unit: Unit, doc_type: str, title: str, by: Actor, at: dt.datetime) -> Document:
    """Open a document that has no file: a plan typed in by hand. It has an empty reading, so items can be added."""
    from donghanh.documents.actions.read import keep_reading  # the two modules are one road, cut for length

    with transaction.atomic():
        document = Document.objects.create(unit=unit, received_at=at, received_by=by.id)
        record("documents.typed", by=by, at=at, on=document, unit_id=unit.id)
        return keep_reading(
            document=document,
            result={"doc_type": doc_type, "title": title, "source_text": "", "coverage": 1.0},
            by=by,
            at=at,
        )
