"""Setting the plan above a plan, and answering what it demands."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.actions.review import add_candidate
from donghanh.documents.cascade import DEMAND, KEY
from donghanh.documents.editing import day_as_deadline, fields_of_new
from donghanh.documents.extraction import body
from donghanh.documents.models import CandidateKind, CascadeAnswer, CascadeVerdict, Document, Reading
from donghanh.documents.refusals import DocumentRefusal
from donghanh.domain.cascade import Item
from donghanh.domain.text.dates import last_day_in
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
        if parent.unit.line != document.unit.line:
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
    answer = CascadeAnswer.objects.filter(document=document, above=above, key=key[:KEY]).first()
    if answer is None:
        return
    old = {"key": key, "verdict": answer.verdict, "reason": answer.reason}
    record("documents.demand_reopened", by=by, at=at, on=answer, old=old, unit_id=document.unit_id)
    answer.delete()


@transaction.atomic
def take_over(*, document: Document, above: Document, demand: Item, by: Actor, at: dt.datetime) -> CascadeAnswer:
    """Take a demand of the plan above over as an item of the document under review: a duty as a task without a lead, a
    target as a target, a report line as a report of this unit; return the answer, with the reason given before, if any.

    Refused: ``not_under_review``, ``not_above``.
    """
    kind, fields = _as_item(document, demand)
    add_candidate(document=document, kind=kind, fields={**fields, DEMAND: demand.key[:KEY]}, by=by, at=at)
    before = CascadeAnswer.objects.filter(document=document, above=above, key=demand.key[:KEY]).first()
    reason = before.reason if before else ""
    return _keep(document, above, demand.key, CascadeVerdict.PROPOSED, reason, by=by, at=at)


def _as_item(document: Document, demand: Item) -> tuple[str, dict[str, Any]]:
    text = " ".join(demand.text.split())
    if demand.kind == "target":
        number = {"value": demand.value, "unit": demand.unit, "operator": demand.operator or ">="}
        return CandidateKind.TARGET, {"text": text, **number, "target_kind": "chi_tieu"}
    if demand.kind == "report":
        due = {"by": demand.due, "expected_by": None, "rule": "by", "period": None}
        whom = {"to": demand.to or None, "via": demand.via or None}
        reporter = body(document.issuer) if document.issuer else None
        return CandidateKind.REPORT_DUTY, {"text": text, "reporter": reporter, **whom, **due}
    deadline = day_as_deadline(last_day_in(demand.due, document.year))
    return CandidateKind.TASK, {**fields_of_new(CandidateKind.TASK, text=text), "deadline": deadline}


def _keep(
    document: Document, above: Document, key: str, verdict: str, reason: str, *, by: Actor, at: dt.datetime
) -> CascadeAnswer:
    if document.parent_id != above.pk:
        raise DocumentRefusal("not_above")
    before = CascadeAnswer.objects.select_for_update().filter(document=document, above=above, key=key[:KEY]).first()
    old = {"verdict": before.verdict, "reason": before.reason} if before else None
    answer, _made = CascadeAnswer.objects.update_or_create(
        document=document,
        above=above,
        key=key[:KEY],
        defaults={"verdict": verdict, "reason": reason, "decided_by": by.id, "decided_at": at},
    )
    new = {"key": key, "verdict": verdict, "reason": reason}
    record("documents.demand_answered", by=by, at=at, on=answer, old=old, new=new, unit_id=document.unit_id)
    return answer
