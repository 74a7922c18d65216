"""What documents does in the background: reading what was left behind, and looking again when the law changes."""

from django.db.models import Q
from django.utils import timezone

from donghanh.documents.actions.read import read_document, relint_document
from donghanh.documents.models import Citation, Document, DocumentState
from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.legal import changes
from donghanh.legal.models import LegalInstrument

READER = Actor.system("documents.reader")
ALIVE = (DocumentState.READ, DocumentState.APPLIED)


@job()
def read_waiting(*, day: str) -> int:
    """Read what was received and never read, because the process died in between. Returns how many."""
    waiting = Document.objects.filter(state=DocumentState.RECEIVED).exclude(file=None).select_related("file")
    for document in waiting:
        read_document(document=document, by=READER, at=timezone.now())
    return len(waiting)


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
