"""Taking a newer reading of an applied document into use."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from donghanh.documents.citations import write_citations
from donghanh.documents.intake import note_bodies, write_findings
from donghanh.documents.models import Candidate, Decision, Document, Reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def adopt_reading(
    *, document: Document, reading: Reading, kept: Collection[uuid.UUID], by: Actor, at: dt.datetime
) -> Reading:
    """Make a newer reading the one an applied document is shown by, and return it.

    Its findings and citations are written, so that the document answers for the paper as it is now and a change in the
    law finds it; decisions on findings that stay are kept. Of its candidates those in ``kept`` stand in what the
    document became, the others were left out. Refused: ``reading_elsewhere`` unless it is a reading of this document
    that is not in use yet.
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("unit").get(pk=document.pk)
    found = Reading.objects.filter(pk=reading.pk, document=document, is_current=False).first()
    if document.applied_at is None or found is None:
        raise DocumentRefusal("reading_elsewhere")
    Reading.objects.filter(document=document, is_current=True).update(is_current=False)
    Reading.objects.filter(pk=found.pk).update(is_current=True)
    found.is_current = True
    write_findings(document, found, found.result.get("findings") or [])
    write_citations(document, found)
    candidates = Candidate.objects.filter(reading=found)
    for decision, rows in (
        (Decision.ACCEPTED, candidates.filter(pk__in=kept)),
        (Decision.REJECTED, candidates.exclude(pk__in=kept)),
    ):
        rows.update(decision=decision, decided_by=by.id, decided_at=at, version=F("version") + 1)
    note_bodies(document, ((c.kind, c.fields) for c in candidates), on=timezone.localdate(at))
    record(
        "documents.reading_adopted",
        by=by,
        at=at,
        on=document,
        new={"reading": str(found.pk), "kept": len(kept)},
        unit_id=document.unit_id,
    )
    return found
