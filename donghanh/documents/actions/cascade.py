"""Setting the plan above a plan, and answering what it demands."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.actions.review import add_candidate
from donghanh.documents.editing import day_as_deadline
from donghanh.documents.header import whole_date
from donghanh.documents.models import CandidateKind, CascadeAnswer, CascadeVerdict, Document, Reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.cascade import Item
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

REASONED = frozenset({CascadeVerdict.ELSEWHERE, CascadeVerdict.NOT_APPLICABLE})
MOST_STEPS = 8
"""Levels a chain of plans may have; the country has four."""


@transaction.atomic
def set_parent(
    *, document: Document, parent: Document | None, expected_version: int, by: Actor, at: dt.datetime
) -> Document:
    """Say which document is the plan above, or that there is none; return the document. Raises ``StaleRecord``.

    Refused: ``parent_elsewhere`` (another unit's paper), ``parent_unread`` (nothing was read of it), ``parent_circle``.
    """
    if parent is not None:
        if parent.unit_id != document.unit_id:
            raise DocumentRefusal("parent_elsewhere")
        if not Reading.objects.filter(document=parent, is_current=True).exists():
            raise DocumentRefusal("parent_unread")
        above: Document | None = parent
        for _step in range(MOST_STEPS):
            if above is None:
                break
            if above.pk == document.pk:
                raise DocumentRefusal("parent_circle")
            above = above.parent
    old = document.parent_id
    document.save_changes(expected_version=expected_version, parent=parent)
    record(
        "documents.parent_set",
        by=by,
        at=at,
        on=document,
        old={"parent": old},
        new={"parent": parent.pk if parent else None},
        unit_id=document.unit_id,
    )
    return document


@transaction.atomic
def answer_demand(
    *, document: Document, above: Document, key: str, verdict: str, reason: str, by: Actor, at: dt.datetime
) -> CascadeAnswer:
    """Say that a demand of the plan above is met elsewhere or does not apply here; return the answer.

    An earlier answer is replaced, in the log with both. Refused: ``reason_needed``, ``not_above``.
    """
    if verdict not in REASONED:
        raise DocumentRefusal("reason_needed")
    if not reason.strip():
        raise DocumentRefusal("reason_needed")
    return _keep(document, above, key, verdict, reason.strip()[:500], by=by, at=at)


@transaction.atomic
def withdraw_answer(*, document: Document, above: Document, key: str, by: Actor, at: dt.datetime) -> None:
    """Take an answer back: the demand counts as the comparison finds it again."""
    answer = CascadeAnswer.objects.filter(document=document, above=above, key=key).first()
    if answer is None:
        return
    old = {"key": key, "verdict": answer.verdict, "reason": answer.reason}
    record("documents.demand_reopened", by=by, at=at, on=answer, old=old, unit_id=document.unit_id)
    answer.delete()


@transaction.atomic
def propose_task(*, document: Document, above: Document, demand: Item, by: Actor, at: dt.datetime) -> CascadeAnswer:
    """Take a demand of the plan above over as a task of the document under review, unassigned; return the answer.

    Refused: ``not_under_review``, ``not_above``.
    """
    fields: dict[str, Any] = {
        "text": demand.text.strip(),
        "section_path": [],
        "lead": [],
        "coordinating": [],
        "mode": "assign",
        "deadline": day_as_deadline(whole_date(demand.due)),
        "schedule": None,
    }
    add_candidate(document=document, kind=CandidateKind.TASK, fields=fields, by=by, at=at)
    return _keep(document, above, demand.key, CascadeVerdict.PROPOSED, "", by=by, at=at)


def _keep(
    document: Document, above: Document, key: str, verdict: str, reason: str, *, by: Actor, at: dt.datetime
) -> CascadeAnswer:
    if document.parent_id != above.pk:
        raise DocumentRefusal("not_above")
    before = CascadeAnswer.objects.select_for_update().filter(document=document, above=above, key=key[:200]).first()
    old = {"verdict": before.verdict, "reason": before.reason} if before else None
    answer, _made = CascadeAnswer.objects.update_or_create(
        document=document,
        above=above,
        key=key[:200],
        defaults={"verdict": verdict, "reason": reason, "decided_by": by.id, "decided_at": at},
    )
    new = {"key": key, "verdict": verdict, "reason": reason}
    record("documents.demand_answered", by=by, at=at, on=answer, old=old, new=new, unit_id=document.unit_id)
    return answer
