"""Folding one item into another."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from donghanh.documents.actions._notes import note
from donghanh.documents.intake import note_current_bodies
from donghanh.documents.locking import lock_for_review
from donghanh.documents.merging import merged_fields
from donghanh.documents.models import Candidate, Decision
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor


@transaction.atomic
def merge_candidate(
    *, candidate: Candidate, into: Candidate, expected_version: int, by: Actor, at: dt.datetime
) -> Candidate:
    """Fold one item into another of the same kind and document: bodies are joined, a missing deadline is taken over.

    The item merged away stays visible under its own number. Raises :class:`DocumentRefusal` ``cannot_merge`` for items
    that differ in kind, belong to different readings, or are decided against.
    """
    candidate.document = into.document = lock_for_review(candidate.document_id)
    fits = candidate.kind == into.kind and candidate.reading_id == into.reading_id and candidate.pk != into.pk
    if not fits or candidate.decision == Decision.MERGED or into.decision in (Decision.REJECTED, Decision.MERGED):
        raise DocumentRefusal("cannot_merge")
    before, after = into.fields, merged_fields(into.kind, into.fields, candidate.fields)
    if after != before:
        into.save_changes(
            expected_version=into.version,
            fields=after,
            original_fields=into.original_fields if into.original_fields is not None else before,
        )
    candidate.save_changes(
        expected_version=expected_version,
        decision=Decision.MERGED,
        merged_into=into,
        decided_by=by.id,
        decided_at=at,
        undo={**candidate.undo, "before": before, "after": after},
    )
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("merged", candidate, by=by, at=at, new={"merged_into": str(into.pk)})
    return candidate
