"""Taking a file in."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from donghanh.documents.door import largest_file
from donghanh.documents.models import Document
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import Incoming, incoming, store
from donghanh.units.models import Unit

OWNER_TYPE = "documents.document"
LONGEST_MEDIA_TYPE = 100


@dataclass(frozen=True)
class Received:
    """The document a file became, and whether the unit had the very same file already."""

    document: Document
    is_known: bool


def receive_document(
    *,
    unit: Unit,
    content: bytes | Iterable[bytes] | Incoming,
    name: str,
    media_type: str,
    by: Actor,
    at: dt.datetime,
) -> Received:
    """Store the file and open a document for it in state RECEIVED; nothing is read yet.

    Until it is read the content is held in the waiting room. A file the unit already has, byte for byte, leads back to
    its document instead of a second one. Raises :class:`~donghanh.foundation.files.store.FileTooLarge` beyond
    ``documents.door.largest_file``.
    """
    if not isinstance(content, Incoming):
        with incoming(content, limit=largest_file()) as arrived:
            return receive_document(unit=unit, content=arrived, name=name, media_type=media_type, by=by, at=at)
    had = Document.objects.select_related("file").filter(unit__line=unit.line, digest=content.digest)
    try:
        with transaction.atomic():
            if (known := had.first()) is not None:
                return Received(document=known, is_known=True)
            new_id = uuid.uuid4()
            file = store(
                content,
                name=name,
                media_type=media_type[:LONGEST_MEDIA_TYPE],
                owner_type=OWNER_TYPE,
                owner_id=new_id,
                at=at,
                held=True,
            )
            document = Document.objects.create(
                id=new_id, unit=unit, file=file, digest=file.digest, received_at=at, received_by=by.id
            )
            record("documents.received", by=by, at=at, on=document, new={"digest": file.digest}, unit_id=unit.id)
    except IntegrityError:  # the same file arrived twice at the same moment
        return Received(document=had.get(), is_known=True)
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
