"""Taking out a line that was written down by mistake. What was and is over is ended instead."""

import datetime as dt

from django.db import transaction

from donghanh.community.actions._writing import lock, tell
from donghanh.community.models import BoardSeat, Equipment, EventKind, Initiative, TeamMember
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

Line = BoardSeat | TeamMember | Equipment
_WHAT: dict[type[Line], str] = {BoardSeat: "seat", TeamMember: "counsellor", Equipment: "equipment"}


@transaction.atomic
def remove_line(*, line: Line, expected_version: int, by: Actor, at: dt.datetime) -> Initiative:
    """Take a seat, a counsellor or a piece of equipment out, as if it had never been written down; return the model.

    The audit log keeps that and when. Raises ``StaleRecord``.
    """
    owner = line.board.initiative_id if isinstance(line, BoardSeat) else line.initiative_id
    initiative = lock(owner)
    what = _WHAT[type(line)]
    line.save_changes(expected_version=expected_version)
    record(f"community.{what}_removed", by=by, at=at, on=line, unit_id=initiative.unit_id)
    tell(initiative, EventKind.REMOVED, what=what, by=by, at=at)
    line.delete()
    return initiative
