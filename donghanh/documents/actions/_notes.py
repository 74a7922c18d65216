"""What the actions on candidates share: the next free number, and their line in the audit log."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Max

from donghanh.documents.models import Candidate
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def next_number(reading_id: uuid.UUID) -> int:
    """The first number no item of the reading has; only under the lock of its document. One query."""
    highest: int | None = Candidate.objects.filter(reading_id=reading_id).aggregate(top=Max("number"))["top"]
    return (highest or 0) + 1


def note(
    verb: str,
    candidate: Candidate,
    *,
    by: Actor,
    at: dt.datetime,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
) -> None:
    """Record ``documents.candidate_<verb>`` on the item. Its ``document`` is at hand: actions have locked it."""
    unit_id = candidate.document.unit_id
    record(f"documents.candidate_{verb}", by=by, at=at, on=candidate, old=old, new=new, unit_id=unit_id)
