"""Turning the reviewed document into rows of a higher app, and taking that back."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents import kinds
from donghanh.documents.bodies import key_of
from donghanh.documents.locking import lock_document
from donghanh.documents.models import Candidate, Document, DocumentState, PrintedBody
from donghanh.documents.queries import blockers
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def apply_document(*, document: Document, expected_version: int, by: Actor, at: dt.datetime) -> kinds.Applied:
    """Hand the kept candidates to the document's kind, in one transaction; return what came of it.

    Refused (:class:`DocumentRefusal`, code of the first blocker) while an error is open, a leading body is unknown, or
    nobody takes documents of this type; :class:`~donghanh.documents.kinds.CannotApply` from the kind itself rises.
    """
    with transaction.atomic():
        document = lock_document(document.pk)
        standing = blockers(document)
        if standing:
            raise DocumentRefusal(standing[0].code, **standing[0].params)
        kind = kinds.kind_for(document.doc_type)
        assert kind is not None  # a blocker says so otherwise
        kept = list(Candidate.objects.filter(document=document).current().kept())
        _fill_in_bodies(document, kept)
        applied = kind.apply(document=document, candidates=kept, by=by, at=at)
        document.save_changes(
            expected_version=expected_version,
            state=DocumentState.APPLIED,
            kind=kind.code,
            object_url=applied.url[:200],
            applied_at=at,
            applied_by=by.id,
        )
        record("documents.applied", by=by, at=at, on=document, new=dict(applied.counts), unit_id=document.unit_id)
    return applied


def undo_apply(*, document: Document, expected_version: int, by: Actor, at: dt.datetime) -> Document:
    """Take back what applying made; the document is under review again with all its decisions.

    Raises :class:`DocumentRefusal` ``cannot_undo`` with the kind's reason once somebody has answered.
    """
    with transaction.atomic():
        document = lock_document(document.pk)
        kind = kinds.kind_for(document.doc_type)
        if document.state != DocumentState.APPLIED or kind is None:
            raise DocumentRefusal("not_applied")
        reason = kind.why_not_undo(document=document)
        if reason is not None:
            raise DocumentRefusal("cannot_undo", reason=reason)
        try:
            kind.undo(document=document, by=by, at=at)
        except kinds.CannotApply as late:  # answered between the question and the lock
            raise DocumentRefusal("cannot_undo", reason=late.code) from late
        document.save_changes(
            expected_version=expected_version,
            state=DocumentState.READ,
            object_url="",
            applied_at=None,
            applied_by=None,
        )
        record("documents.apply_undone", by=by, at=at, on=document, unit_id=document.unit_id)
    return document


def _fill_in_bodies(document: Document, candidates: list[Candidate]) -> None:
    """Write into each body of each candidate whom the office said it means, as the kinds expect to find it."""
    rows = PrintedBody.objects.filter(document=document)
    known = {row.key: {"organisation": _text(row.organisation_id), "group": _text(row.group_id)} for row in rows}
    changed = []
    for candidate in candidates:
        fields = dict(candidate.fields)
        for name in ("lead", "coordinating"):
            if fields.get(name):
                fields[name] = [{**item, **known.get(key_of(item["printed"]), {})} for item in fields[name]]
        if fields.get("reporter"):
            fields["reporter"] = fields["reporter"] | known.get(key_of(fields["reporter"]["printed"]), {})
        if fields != candidate.fields:
            candidate.fields, candidate.version = fields, candidate.version + 1
            changed.append(candidate)
    Candidate.objects.bulk_update(changed, ["fields", "version"], batch_size=200)


def _text(value: Any) -> str | None:
    return str(value) if value else None
