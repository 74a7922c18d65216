"""What is kept no longer than it may be: places of meetings of clubs whose address became nobody's business."""

import datetime as dt

from django.db import transaction

from donghanh.activities.actions import forget_place
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.meetings.actions._writing import hold, search_text
from donghanh.meetings.models import Meeting


@transaction.atomic
def forget_places(*, by: Actor, at: dt.datetime) -> int:
    """Take the place off every meeting of a protected club and off its activity; return off how many. Run twice, it does
    nothing the second time. Pages hide it from the moment the address is protected."""
    done = 0
    for meeting in Meeting.objects.filter(initiative__is_protected=True).select_related("activity"):
        told = meeting.activity is not None and forget_place(activity=meeting.activity, by=by, at=at)
        if meeting.place:
            held = hold(meeting.pk)
            search = search_text(held.initiative, held.topic, "")
            held.save_changes(expected_version=held.version, place="", search=search)
            record("meetings.place_forgotten", by=by, at=at, on=held, unit_id=held.initiative.unit_id)
        done += bool(told or meeting.place)
    return done
