"""Where an activity was is forgotten, because it would tell a place that is nobody's business any more."""

import datetime as dt

from django.db import transaction

from donghanh.activities.actions._shared import hold, search_text
from donghanh.activities.models import Activity
from donghanh.activities.naming import title_for
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def forget_place(*, activity: Activity, by: Actor, at: dt.datetime) -> bool:
    """Take village and place off an activity, also off a title made of them and off the lines of its story that tell one;
    whether there was any. Numbers, days and state stay, also of a cancelled one; the audit log notes that it was done."""
    held = hold(activity.pk)
    told = [line.pk for line in held.story.all() if "place" in line.changes or "title" in line.changes]
    if held.village is None and not held.place and not told:
        return False
    title = held.title
    if title == title_for(held.kind, held.village, held.place):
        title = title_for(held.kind, None, "")
    held.story.filter(pk__in=told).delete()
    search = search_text(held.kind, title, "", None)
    held.save_changes(expected_version=held.version, place="", village=None, title=title, search=search)
    record("activities.place_forgotten", by=by, at=at, on=held, unit_id=held.unit_id)
    return True
