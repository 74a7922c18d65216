"""Answering "who is this?" for a printed name, once for the whole document and remembered for the next."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.bodies import key_of
from donghanh.documents.locking import lock_for_review
from donghanh.documents.models import BodyAnswer, PrintedBody
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.actions.aliases import remember_alias
from donghanh.organisations.models import Organisation, OrganisationGroup


def choose_body(
    *,
    body: PrintedBody,
    organisation: Organisation | None = None,
    group: OrganisationGroup | None = None,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
) -> PrintedBody:
    """Say which organisation or group the printed name means. The name is remembered as an alias of it, unless it is
    its name already. Raises :class:`DocumentRefusal` ``one_meaning`` unless exactly one of the two is given, and it is
    of the document's unit; ``OrganisationRefused`` ``alias_taken`` when the name already means somebody else."""
    if (organisation is None) == (group is None):
        raise DocumentRefusal("one_meaning")
    meant: Any = organisation or group
    if meant.unit.line != body.document.unit.line:
        raise DocumentRefusal("one_meaning")
    with transaction.atomic():
        _answer(body, BodyAnswer.CHOSEN, organisation, group, expected_version=expected_version, by=by, at=at)
        if key_of(meant.name) != body.key:
            remember_alias(target=meant, text=body.printed[:200], by=by, at=at)
    return body


def leave_body_open(*, body: PrintedBody, expected_version: int, by: Actor, at: dt.datetime) -> PrintedBody:
    """Decide that the name is nobody's for now: its tasks are applied under "Chưa giao"."""
    with transaction.atomic():
        return _answer(body, BodyAnswer.LEFT, None, None, expected_version=expected_version, by=by, at=at)


def forget_answer(*, body: PrintedBody, expected_version: int, by: Actor, at: dt.datetime) -> PrintedBody:
    """Ask again who this is. The alias learnt from the answer stays until it is corrected on the body's page."""
    with transaction.atomic():
        return _answer(body, BodyAnswer.OPEN, None, None, expected_version=expected_version, by=by, at=at)


def _answer(
    body: PrintedBody,
    answer: str,
    organisation: Organisation | None,
    group: OrganisationGroup | None,
    *,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
) -> PrintedBody:
    body.document = lock_for_review(body.document_id)
    old = {"answer": body.answer, "organisation": body.organisation_id, "group": body.group_id}
    body.save_changes(
        expected_version=expected_version,
        answer=answer,
        organisation=organisation,
        group=group,
        decided_by=by.id,
        decided_at=at,
    )
    new = {"answer": answer, "organisation": body.organisation_id, "group": body.group_id}
    record("documents.body_answered", by=by, at=at, on=body, old=old, new=new, unit_id=body.document.unit_id)
    return body
