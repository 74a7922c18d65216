"""What a person decides about one candidate. Each decision can be taken back while the document is under review.

Every action locks the document (:mod:`donghanh.documents.locking`), refuses with ``not_under_review`` once it is
past its review, raises ``StaleRecord`` on a lost race, and lists anew which names the document asks about.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from donghanh.documents.actions._merges import leave_merge, release_merged
from donghanh.documents.actions._notes import next_number, note
from donghanh.documents.intake import note_current_bodies
from donghanh.documents.locking import lock_for_review
from donghanh.documents.models import Candidate, CandidateKind, Decision, Document
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor

UNTOUCHED = (Decision.PENDING, Decision.ACCEPTED, Decision.REJECTED)
"""Parts of a split item in these states hold nothing a person has written."""


@transaction.atomic
def accept_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Confirm that the item was read rightly. An edited item stays edited."""
    decision = Decision.EDITED if candidate.original_fields is not None else Decision.ACCEPTED
    return _decide(candidate, decision, expected_version=expected_version, by=by, at=at)


@transaction.atomic
def reject_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Leave the item out. It stays in the list, struck, and can be taken back.

    What was merged into it is not left out with it: those items stand by themselves again, not yet seen.
    """
    _decide(candidate, Decision.REJECTED, expected_version=expected_version, by=by, at=at)
    release_merged(candidate, by=by, at=at)
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    return candidate


@transaction.atomic
def edit_candidate(
    *, candidate: Candidate, fields: dict[str, Any], expected_version: int, by: Actor, at: dt.datetime
) -> Candidate:
    """Replace the item's fields and confirm it; what was read is kept beside it. Nothing changed means accepted."""
    candidate.document = lock_for_review(candidate.document_id)
    if fields == candidate.fields:
        return accept_candidate(candidate=candidate, expected_version=expected_version, by=by, at=at)
    old = candidate.fields
    candidate.save_changes(
        expected_version=expected_version,
        fields=fields,
        original_fields=candidate.original_fields if candidate.original_fields is not None else old,
        decision=Decision.EDITED,
        decided_by=by.id,
        decided_at=at,
        undo=_without(candidate.undo, "edited"),
    )
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("edited", candidate, by=by, at=at, old={"fields": old}, new={"fields": fields})
    return candidate


@transaction.atomic
def reopen_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Back to "not seen", with every word as it stands now: what a person wrote is not thrown away by looking again.

    A merge is taken apart (``merged_further`` when the item it went into was itself merged since). Parts split off and
    items merged into this one stay as they are.
    """
    candidate.document = lock_for_review(candidate.document_id)
    old = candidate.decision
    candidate.save_changes(
        expected_version=expected_version,
        decision=Decision.PENDING,
        decided_by=None,
        decided_at=None,
        **leave_merge(candidate),
    )
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("reopened", candidate, by=by, at=at, old={"decision": old}, new={"decision": Decision.PENDING})
    return candidate


@transaction.atomic
def restore_printed(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Give an edited item the words of the paper again, not yet seen. :func:`take_edit_back` undoes this.

    Parts split off disappear with it, except those a person has edited or merged since; items merged into it stand by
    themselves again. Raises :class:`DocumentRefusal` ``not_edited`` for an item that is as printed already.
    """
    candidate.document = lock_for_review(candidate.document_id)
    if candidate.original_fields is None or candidate.decision == Decision.MERGED:
        raise DocumentRefusal("not_edited")
    old, decision = candidate.fields, candidate.decision
    parts = candidate.parts.filter(decision__in=UNTOUCHED)
    kept = [{"fields": part.fields, "decision": part.decision} for part in parts]
    candidate.save_changes(
        expected_version=expected_version,
        fields=candidate.original_fields,
        original_fields=None,
        decision=Decision.PENDING,
        decided_by=None,
        decided_at=None,
        undo={**candidate.undo, "edited": {"fields": old, "decision": decision, "parts": kept}},
    )
    parts.delete()
    release_merged(candidate, by=by, at=at)
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("restored", candidate, by=by, at=at, old={"fields": old}, new={"fields": candidate.fields})
    return candidate


@transaction.atomic
def take_edit_back(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Give an item the edit again that :func:`restore_printed` took from it, with the parts it was split into.

    Raises :class:`DocumentRefusal` ``not_edited`` when there is no edit to take back.
    """
    candidate.document = lock_for_review(candidate.document_id)
    edited = candidate.undo.get("edited")
    if edited is None:
        raise DocumentRefusal("not_edited")
    old = candidate.fields
    was = edited["decision"] if edited["decision"] in (Decision.ACCEPTED, Decision.EDITED) else Decision.PENDING
    candidate.save_changes(
        expected_version=expected_version,
        fields=edited["fields"],
        original_fields=old,
        decision=was,
        decided_by=None if was == Decision.PENDING else by.id,
        decided_at=None if was == Decision.PENDING else at,
        undo=_without(candidate.undo, "edited"),
    )
    number = next_number(candidate.reading_id)
    Candidate.objects.bulk_create(
        candidate.part(part["fields"], number=number + index, decision=part["decision"])
        for index, part in enumerate(edited["parts"])
    )
    note_current_bodies(candidate.document, on=timezone.localdate(at))
    note("edit_taken_back", candidate, by=by, at=at, old={"fields": old}, new={"fields": candidate.fields})
    return candidate


@transaction.atomic
def add_candidate(
    *,
    document: Document,
    kind: str,
    fields: dict[str, Any],
    span: tuple[int, int] | None = None,
    by: Actor,
    at: dt.datetime,
) -> Candidate:
    """Add an item the reader did not see, with its place in the source when there is one. It counts as confirmed."""
    document = lock_for_review(document.pk)
    reading = document.readings.get(is_current=True)
    source = reading.source_text
    start, end = span or (None, None)
    candidate = Candidate.objects.create(
        document=document,
        reading=reading,
        number=next_number(reading.pk),
        order=start if start is not None else len(source),
        kind=CandidateKind(kind),
        fields={**fields, "source": "manual"},
        span_start=start,
        span_end=end,
        line=source.count("\n", 0, start) + 1 if start is not None else None,
        line_end=source.count("\n", 0, end) + 1 if end is not None else None,
        decision=Decision.ACCEPTED,
        decided_by=by.id,
        decided_at=at,
    )
    note_current_bodies(document, on=timezone.localdate(at))
    note("added", candidate, by=by, at=at, new={"kind": kind, "fields": fields})
    return candidate


def _decide(candidate: Candidate, decision: str, *, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    candidate.document = lock_for_review(candidate.document_id)
    old = candidate.decision
    candidate.save_changes(
        expected_version=expected_version,
        decision=decision,
        decided_by=by.id,
        decided_at=at,
        **leave_merge(candidate),
    )
    if old in (Decision.REJECTED, Decision.MERGED):  # its names are asked about again
        note_current_bodies(candidate.document, on=timezone.localdate(at))
    note(str(decision), candidate, by=by, at=at, old={"decision": old}, new={"decision": decision})
    return candidate


def _without(undo: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in undo.items() if key != name}
