"""What documents does in the background: reading what was left behind, and looking again when the law changes."""

import logging
from importlib import import_module
from typing import Any

from django.utils import timezone

from donghanh.documents.actions.read import read_document
from donghanh.documents.intake import write_findings
from donghanh.documents.models import Citation, Document, DocumentState, Reading
from donghanh.foundation.access import Actor
from donghanh.foundation.files.store import path_of
from donghanh.foundation.jobs import job

log = logging.getLogger("donghanh.documents")
READER = Actor.system("documents.reader")


@job()
def read_waiting(*, day: str) -> int:
    """Read what was received and never read, because the process died in between. Returns how many."""
    waiting = Document.objects.filter(state=DocumentState.RECEIVED).exclude(file=None).select_related("file")
    for document in waiting:
        read_document(document=document, by=READER, at=timezone.now())
    return len(waiting)


@job()
def relint(*, document_id: str) -> None:
    """Look at a document again with the law as it is known now; decisions on findings that stay are kept."""
    from donghanh.documents.child import read_in_child

    reading = (
        Reading.objects.filter(document_id=document_id, is_current=True).select_related("document", "file").first()
    )
    if reading is None or reading.file is None or reading.document.state != DocumentState.READ:
        return
    answer = read_in_child(path_of(reading.file.digest))
    if answer.result is not None:
        write_findings(reading.document, reading, answer.result.get("findings") or [])


def relint_citing(number: str) -> int:
    """Queue :func:`relint` for each document under review that cites this number; return how many."""
    cited = Citation.objects.filter(number=number, reading__is_current=True, document__state=DocumentState.READ)
    ids = sorted({str(pk) for pk in cited.values_list("document_id", flat=True)})
    for pk in ids:
        relint.enqueue(document_id=pk)
    return len(ids)


def listen_to_the_law() -> None:
    """Plug into the socket of the legal library, where it has one."""
    try:
        changes: Any = import_module("donghanh.legal.changes")
    except ModuleNotFoundError:
        return
    changes.register(lambda instrument, **_more: relint_citing(instrument.number))
