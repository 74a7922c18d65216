"""Taking in a list of members that was found clean."""

import datetime as dt

from django.db import transaction

from donghanh.community.actions._writing import day_of, lock, refuse_ended, tell
from donghanh.community.actions.members import add_member, end_membership, rejoin
from donghanh.community.intake.examine import Examination, examine
from donghanh.community.models import EventKind, Initiative
from donghanh.community.refusals import CommunityRefused
from donghanh.documents.sheets.upload import Sheets
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def take_in_members(*, initiative: Initiative, sheets: Sheets, by: Actor, at: dt.datetime) -> Examination:
    """Add, bring back and end members as a list says, all of it or nothing, and return what was done. It is looked over once more
    here. Every step is the action a page would call. A dozen queries a line.

    Refused: ``ended``, ``no_members``, ``not_clean`` when anything is wrong by now, ``nothing_to_do``; and what the steps refuse.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if not initiative.kind.has_members:
        raise CommunityRefused("no_members")
    done = examine(sheets, initiative=initiative, on=day_of(at))
    if not done.is_clean:
        raise CommunityRefused("not_clean")
    if not done.does_something:
        raise CommunityRefused("nothing_to_do")
    for line in done.lines:
        assert line.joined_on is not None
        if line.member is None:
            add_member(
                initiative=initiative,
                full_name=line.full_name,
                sex=line.sex,
                born_in=line.born_in,
                village=line.village,
                from_body=line.body,
                joined_on=line.joined_on,
                left_on=line.left_on,
                is_told=False,
                by=by,
                at=at,
            )
        elif line.held is None:
            rejoin(
                member=line.member, joined_on=line.joined_on, left_on=line.left_on, is_told=False, by=by, at=at
            )  # fmt: skip
        elif line.status == "leaves" and line.left_on is not None:
            held = line.held
            end_membership(
                membership=held, expected_version=held.version, left_on=line.left_on, is_told=False, by=by, at=at
            )
    counts = {status: count for status, count in sorted(done.counts.items()) if status != "same"}
    tell(initiative, EventKind.IMPORTED, counts=counts, by=by, at=at)
    record("community.members_taken_in", by=by, at=at, on=initiative, new=counts, unit_id=initiative.unit_id)
    return done


@transaction.atomic
def note_names_taken_away(*, initiative: Initiative, count: int, by: Actor, at: dt.datetime) -> None:
    """Note that a list with names left the platform as a file: how many, by whom, when. The names themselves are not noted."""
    tell(initiative, EventKind.TAKEN_AWAY, count=count, by=by, at=at)
    record("community.names_taken_away", by=by, at=at, on=initiative, new={"count": count}, unit_id=initiative.unit_id)
