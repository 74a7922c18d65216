"""What a person decides about one candidate. Each decision can be taken back while the document is under review."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from donghanh.documents.intake import note_bodies
from donghanh.documents.merging import merged_fields
from donghanh.documents.models import Candidate, CandidateKind, Decision, Document
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def accept_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Confirm that the item was read rightly. An edited item stays edited. Raises ``StaleRecord`` on a lost race."""
    decision = Decision.EDITED if candidate.original_fields is not None else Decision.ACCEPTED
    return _decide(candidate, decision, expected_version=expected_version, by=by, at=at)


def reject_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Leave the item out. It stays in the list, struck, and can be taken back."""
    return _decide(candidate, Decision.REJECTED, expected_version=expected_version, by=by, at=at)


def edit_candidate(
    *, candidate: Candidate, fields: dict[str, Any], expected_version: int, by: Actor, at: dt.datetime
) -> Candidate:
    """Replace the item's fields and confirm it; what was read is kept beside it. Nothing changed means accepted."""
    _require_open(candidate.document)
    if fields == candidate.fields:
        return accept_candidate(candidate=candidate, expected_version=expected_version, by=by, at=at)
    with transaction.atomic():
        old = candidate.fields
        candidate.save_changes(
            expected_version=expected_version,
            fields=fields,
            original_fields=candidate.original_fields if candidate.original_fields is not None else old,
            decision=Decision.EDITED,
            decided_by=by.id,
            decided_at=at,
        )
        note_bodies(candidate.document, [(candidate.kind, fields)], on=at.date())
        _note("edited", candidate, by=by, at=at, old={"fields": old}, new={"fields": fields})
    return candidate


def undo_decision(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Back to "not seen": edits are undone, parts split off disappear, a merge is taken apart.

    Parts somebody has decided about since, and a merge target edited since, are left as they are. An item added by
    hand has no earlier state and is only marked unseen.
    """
    _require_open(candidate.document)
    with transaction.atomic():
        old = candidate.decision
        if old == Decision.MERGED and candidate.merged_into is not None:
            _take_apart(candidate)
        candidate.parts.filter(decision=Decision.PENDING).delete()
        candidate.save_changes(
            expected_version=expected_version,
            fields=candidate.original_fields if candidate.original_fields is not None else candidate.fields,
            original_fields=None,
            decision=Decision.PENDING,
            decided_by=None,
            decided_at=None,
            merged_into=None,
            undo={},
        )
        _note("reopened", candidate, by=by, at=at, old={"decision": old}, new={"decision": Decision.PENDING})
    return candidate


def merge_candidate(
    *, candidate: Candidate, into: Candidate, expected_version: int, by: Actor, at: dt.datetime
) -> Candidate:
    """Fold one item into another of the same kind and document: bodies are joined, a missing deadline is taken over.

    The item merged away stays visible under its own number. Raises :class:`DocumentRefusal` ``cannot_merge`` for items
    that differ in kind, belong to different readings, or are decided against.
    """
    _require_open(candidate.document)
    fits = candidate.kind == into.kind and candidate.reading_id == into.reading_id and candidate.pk != into.pk
    if not fits or into.decision in (Decision.REJECTED, Decision.MERGED):
        raise DocumentRefusal("cannot_merge")
    with transaction.atomic():
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
            undo={"before": before, "after": after},
        )
        _note("merged", candidate, by=by, at=at, new={"merged_into": str(into.pk)})
    return candidate


def split_candidate(
    *, candidate: Candidate, texts: Sequence[str], expected_version: int, by: Actor, at: dt.datetime
) -> list[Candidate]:
    """Cut one item into several, each with the same bodies and dates; the first keeps the number of the whole.

    Raises :class:`DocumentRefusal` ``nothing_to_split`` for fewer than two texts.
    """
    _require_open(candidate.document)
    parts = [" ".join(text.split()) for text in texts if text.strip()]
    if len(parts) < 2:
        raise DocumentRefusal("nothing_to_split")
    with transaction.atomic():
        old = candidate.fields
        candidate.save_changes(
            expected_version=expected_version,
            fields={**old, "text": parts[0]},
            original_fields=candidate.original_fields if candidate.original_fields is not None else old,
            decision=Decision.EDITED,
            decided_by=by.id,
            decided_at=at,
        )
        number = _next_number(candidate.reading_id)
        made = [
            Candidate(
                document=candidate.document,
                reading_id=candidate.reading_id,
                number=number + index,
                order=candidate.order,
                kind=candidate.kind,
                fields={**old, "text": text},
                span_start=candidate.span_start,
                span_end=candidate.span_end,
                line=candidate.line,
                line_end=candidate.line_end,
                split_from=candidate,
            )
            for index, text in enumerate(parts[1:])
        ]
        Candidate.objects.bulk_create(made)
        _note("split", candidate, by=by, at=at, old={"fields": old}, new={"parts": len(parts)})
    return [candidate, *made]


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
    _require_open(document)
    with transaction.atomic():
        reading = document.readings.get(is_current=True)
        source = reading.source_text
        start, end = span or (None, None)
        candidate = Candidate.objects.create(
            document=document,
            reading=reading,
            number=_next_number(reading.pk),
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
        note_bodies(document, [(candidate.kind, candidate.fields)], on=at.date())
        _note("added", candidate, by=by, at=at, new={"kind": kind, "fields": fields})
    return candidate


def accept_remaining(
    *, document: Document, by: Actor, at: dt.datetime, candidate_ids: Sequence[uuid.UUID] | None = None
) -> int:
    """Confirm every item nobody has looked at, or those of ``candidate_ids`` among them; return how many there were.

    Look-alikes are left out: whether to merge them is a question only a person answers.
    """
    _require_open(document)
    with transaction.atomic():
        rows = Candidate.objects.filter(
            document=document, reading__is_current=True, decision=Decision.PENDING, lookalike__isnull=True
        )
        if candidate_ids is not None:
            rows = rows.filter(pk__in=candidate_ids)
        numbers = sorted(rows.values_list("number", flat=True))
        rows.update(decision=Decision.ACCEPTED, decided_by=by.id, decided_at=at, version=F("version") + 1)
        if numbers:
            record(
                "documents.candidates_accepted",
                by=by,
                at=at,
                on=document,
                new={"numbers": numbers},
                unit_id=document.unit_id,
            )
    return len(numbers)


def _decide(candidate: Candidate, decision: str, *, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    _require_open(candidate.document)
    with transaction.atomic():
        old = candidate.decision
        candidate.save_changes(
            expected_version=expected_version, decision=decision, decided_by=by.id, decided_at=at, merged_into=None
        )
        _note(str(decision), candidate, by=by, at=at, old={"decision": old}, new={"decision": decision})
    return candidate


def _take_apart(candidate: Candidate) -> None:
    """Give the target of a merge its fields back, unless somebody has changed them since."""
    into = candidate.merged_into
    assert into is not None
    before, after = candidate.undo.get("before"), candidate.undo.get("after")
    if before is not None and before != after and into.fields == after:
        original = None if into.original_fields == before else into.original_fields
        decision = Decision.ACCEPTED if into.decision == Decision.EDITED and original is None else into.decision
        into.save_changes(expected_version=into.version, fields=before, original_fields=original, decision=decision)


def _next_number(reading_id: uuid.UUID) -> int:
    highest: int | None = Candidate.objects.filter(reading_id=reading_id).aggregate(top=Max("number"))["top"]
    return (highest or 0) + 1


def _require_open(document: Document) -> None:
    if not document.is_open_for_review:
        raise DocumentRefusal("not_under_review", state=document.state)


def _note(
    verb: str,
    candidate: Candidate,
    *,
    by: Actor,
    at: dt.datetime,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
) -> None:
    unit_id = candidate.document.unit_id
    record(f"documents.candidate_{verb}", by=by, at=at, on=candidate, old=old, new=new, unit_id=unit_id)
