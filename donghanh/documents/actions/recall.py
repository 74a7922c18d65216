"""Doing again what the office did with the same sentence before."""

import datetime as dt

from django.db import transaction

from donghanh.documents.actions.review import edit_candidate
from donghanh.documents.actions.split import split_candidate
from donghanh.documents.extraction import body
from donghanh.documents.memory import BODIES
from donghanh.documents.models import Candidate
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor


@transaction.atomic
def recall_candidate(*, candidate: Candidate, expected_version: int, by: Actor, at: dt.datetime) -> Candidate:
    """Give the item the bodies it had, and cut it as it was cut, in the earlier paper; return it, confirmed.

    Can be taken back like every edit. Refused: ``nothing_remembered``, and what editing and splitting refuse.
    """
    proposal = candidate.remembered
    if not proposal:
        raise DocumentRefusal("nothing_remembered")
    known = {item["printed"]: item for name in BODIES for item in candidate.fields.get(name) or []}
    changed = {
        name: [known.get(printed) or body(printed) for printed in proposal[name]] for name in BODIES if name in proposal
    }
    edit_candidate(
        candidate=candidate,
        fields={**candidate.fields, **changed},
        expected_version=expected_version,
        by=by,
        at=at,
    )
    if proposal.get("texts"):
        split_candidate(candidate=candidate, texts=proposal["texts"], expected_version=candidate.version, by=by, at=at)
    return candidate
