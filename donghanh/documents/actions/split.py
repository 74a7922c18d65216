"""Cutting one item into several."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from donghanh.documents.actions._notes import next_number, note
from donghanh.documents.intake import note_current_bodies
from donghanh.documents.locking import lock_for_review
from donghanh.documents.models import Candidate, Decision
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor


@transaction.atomic
def split_candidate(
    *, candidate: Candidate, texts: Sequence[str], expected_version: int, by: Actor, at: dt.datetime
) -> list[Candidate]:
    """Cut one item into several, each with the same bodies and dates; the first keeps the number of the whole.

    Raises :class:`DocumentRefusal` ``nothing_to_split`` for fewer than two texts.
    """
    candidate.document = lock_for_review(candidate.document_id)
    texts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(texts) < 2:
        raise DocumentRefusal("nothing_to_split")
    old = candidate.fields
    candidate.save_changes(
        expected_version=expected_version,
        fields={**old, "text": texts[0]},
        original_fields=candidate.original_fields if candidate.original_fields is not None else old,
        decision=Decision.EDITED,
        decided_by=by.id,
        decided_at=at,
    )
    number = next_number(candidate.reading_id)
    parts = [candidate.part({**old, "text": text}, number=number + index) for index, text in enumerate(texts[1:])]
    Candidate.objects.bulk_create(parts)
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("split", candidate, by=by, at=at, old={"fields": old}, new={"parts": len(texts)})
    return [candidate, *parts]
