"""Taking a newer reading of an applied document into use."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from donghanh.documents.carrying import carry_decisions, take_along
from donghanh.documents.citations import write_citations
from donghanh.documents.intake import note_current_bodies, write_findings
from donghanh.documents.locking import lock_document
from donghanh.documents.models import Candidate, Decision, Document, Reading
from donghanh.documents.models.candidate import KEPT
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

CARRIED = ("fields", "original_fields", "decision", "decided_by", "decided_at", "merged_into", "undo", "version")


@transaction.atomic
def adopt_reading(
    *,
    document: Document,
    reading: Reading,
    kept: Collection[uuid.UUID],
    by: Actor,
    at: dt.datetime,
    as_read: Collection[uuid.UUID] = (),
) -> Reading:
    """Make a newer reading the one an applied document is shown by, and return it.

    Its findings and citations are written, so that the document answers for the paper as it is now and a change in the
    law finds it; decisions on findings that stay are kept. Its candidates take over what was decided about the same
    items before; beyond that those in ``kept`` stand in what the document became, and the others were left out. Those in
    ``as_read`` stand there as the newer paper has them, without earlier edits. Refused: ``reading_elsewhere`` unless it
    is a reading of this document that is not in use yet.
    """
    document = lock_document(document.pk)
    found = Reading.objects.filter(pk=reading.pk, document=document, is_current=False).first()
    old = Reading.objects.filter(document=document, is_current=True).first()
    if document.applied_at is None or found is None or old is None:
        raise DocumentRefusal("reading_elsewhere")
    before = list(Candidate.objects.filter(reading=old).order_by("order", "number"))
    Reading.objects.filter(pk=old.pk).update(is_current=False)
    Reading.objects.filter(pk=found.pk).update(is_current=True)
    found.is_current = True
    candidates = list(Candidate.objects.filter(reading=found).order_by("order", "number"))
    twins = carry_decisions(before, candidates)
    for one in candidates:
        _settle(one, is_kept=one.pk in kept, as_read=one.pk in as_read, by=by, at=at)
    Candidate.objects.bulk_update(candidates, CARRIED, batch_size=100)
    last = max((one.number for one in candidates), default=0)
    take_along(before, twins, found, after=last, said_before=old.source_text)
    write_findings(document, found, found.result.get("findings") or [])
    write_citations(document, found)
    note_current_bodies(document, on=timezone.localdate(at))
    record(
        "documents.reading_adopted",
        by=by,
        at=at,
        on=document,
        new={"reading": str(found.pk), "kept": len(kept)},
        unit_id=document.unit_id,
    )
    return found


def _settle(one: Candidate, *, is_kept: bool, as_read: bool, by: Actor, at: dt.datetime) -> None:
    """Nothing waits to be seen in a document that is applied: what was not decided before is in, or left out."""
    one.version += 1
    if as_read and one.original_fields is not None:
        one.fields, one.original_fields, one.decision = one.original_fields, None, Decision.ACCEPTED
    decided = KEPT if is_kept else {Decision.REJECTED, Decision.MERGED}
    if one.decision not in decided:
        one.decision = Decision.ACCEPTED if is_kept else Decision.REJECTED
        one.merged_into = None
        one.decided_by, one.decided_at = by.id, at
