"""Confirming many items at once: the rest of a page, of a printed section, of the whole document."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from donghanh.documents.doubts import DoubtfulWords, doubts_in
from donghanh.documents.locking import lock_for_review
from donghanh.documents.models import Candidate, Decision, Document, Finding, PrintedBody, Reading
from donghanh.documents.open_questions import Question, open_questions
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@dataclass(frozen=True)
class AcceptedRest:
    """How many items were confirmed, and how many were left to be looked at, by the question they hold."""

    count: int
    left: Mapping[Question, int]


@transaction.atomic
def accept_remaining(
    *,
    document: Document,
    by: Actor,
    at: dt.datetime,
    reading_id: uuid.UUID | None = None,
    numbers: Collection[int] | None = None,
) -> AcceptedRest:
    """Confirm every item nobody has looked at, or those of ``numbers`` among them.

    Items with an open question (:mod:`donghanh.documents.open_questions`) are left out: only a person answers those.
    ``reading_id`` is the reading the numbers were seen in; refused with ``changed_meanwhile`` when another is current.
    Six queries, however many items; one more for a scan with words the recognition was not sure of.
    """
    document = lock_for_review(document.pk)
    rows = list(Candidate.objects.filter(document=document).current())
    current = document.readings.filter(is_current=True)
    if reading_id is not None and not current.filter(pk=reading_id).exists():
        raise DocumentRefusal("changed_meanwhile")
    questions = open_questions(
        rows,
        PrintedBody.objects.filter(document=document),
        Finding.objects.filter(document=document).current(),
        _doubtful(current),
    )
    chosen = [row for row in rows if row.decision == Decision.PENDING and (numbers is None or row.number in numbers)]
    plain = [row for row in chosen if row.pk not in questions]
    edited = [row.pk for row in plain if row.original_fields is not None]
    told = {"decided_by": by.id, "decided_at": at, "version": F("version") + 1}
    of_them = Candidate.objects.filter(pk__in=[row.pk for row in plain])
    of_them.filter(pk__in=edited).update(decision=Decision.EDITED, **told)
    of_them.filter(decision=Decision.PENDING).update(decision=Decision.ACCEPTED, **told)
    if plain:
        record(
            "documents.candidates_accepted",
            by=by,
            at=at,
            on=document,
            new={"numbers": sorted(row.number for row in plain)},
            unit_id=document.unit_id,
        )
    left = Counter(questions[row.pk] for row in chosen if row.pk in questions)
    return AcceptedRest(count=len(plain), left=left)


def _doubtful(current: QuerySet[Reading]) -> DoubtfulWords:
    """The doubtful words of the reading in use. Its text, which may be long, is loaded only when there are any."""
    doubts = doubts_in(current.values_list("result__source__doubts", flat=True).first())
    text = current.values_list("source_text", flat=True).first() if doubts else ""
    return DoubtfulWords(text or "", doubts)
