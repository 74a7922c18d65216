"""What somebody recorded by hand becomes the activity of a session, a meeting, a turn or an inspection (ADR 11)."""

import datetime as dt

from django.db import transaction

from donghanh.activities.actions._shared import hold, moved, refuse_void, tell
from donghanh.activities.actions.linking import link_task
from donghanh.activities.actions.recording import void_activity
from donghanh.activities.models import Activity, ActivityState, ChangeKind
from donghanh.activities.queries.twins import is_unclaimed
from donghanh.activities.refusals import ActivityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.models import Task
from donghanh.units.models import Unit


@transaction.atomic
def adopt_activity(
    *,
    activity: Activity,
    unit: Unit,
    kind: str,
    what: str,
    by: Actor,
    at: dt.datetime,
    task: Task | None = None,
    keeps_figures: bool = True,
) -> Activity:
    """Take an activity recorded by hand for that of ``what`` (said in its story) and return it: there is no second one.

    One that is counted, or of which nobody is counted, is ``adopted``: its figures stay as they are. One that lacks its number is
    not: whoever takes it writes what is known, as into an activity of its own; nor is any without ``keeps_figures``. ``task`` links
    it. Refused: ``gone``, ``is_void``;
    ``adopted_already`` for what stands for something else; ``another_thing`` for another unit's or another kind of activity.
    """
    held = hold(activity.pk)
    refuse_void(held)
    if held.unit.line != unit.line or held.kind.unit_id is not None or held.kind.code != kind:
        raise ActivityRefused("another_thing", field="twin")
    if not is_unclaimed(held.pk):
        raise ActivityRefused("adopted_already", field="twin")
    counted = held.state == ActivityState.COUNTED or not held.kind.counts_people
    state = moved(held, ActivityState.COUNTED) if counted else held.state
    keeps = counted and keeps_figures
    held.save_changes(expected_version=held.version, adopted=keeps, state=state)
    if task is not None and not held.for_tasks.filter(task=task).exists():
        link_task(activity=held, task=task, by=by, at=at)
    tell(held, ChangeKind.ADOPTED, by=by, at=at, text=what)
    record("activities.adopted", by=by, at=at, on=held, new={"keeps_figures": keeps}, unit_id=held.unit_id)
    return held


@transaction.atomic
def let_go(*, activity: Activity | None, reason: str, by: Actor, at: dt.datetime) -> Activity | None:
    """What an activity stood for did not take place after all. One made for it is cancelled with the reason and returned, to
    be used again if it takes place; an adopted one stays as somebody recorded it, and ``None`` says that nothing is it any
    more. Refused: ``gone``."""
    if activity is None:
        return None
    held = hold(activity.pk)
    if not held.adopted:
        if held.state != ActivityState.VOID:
            void_activity(activity=held, expected_version=held.version, reason=reason, by=by, at=at)
        return held
    held.save_changes(expected_version=held.version, adopted=False)
    tell(held, ChangeKind.LET_GO, by=by, at=at, text=reason)
    record("activities.let_go", by=by, at=at, on=held, new={"reason": reason}, unit_id=held.unit_id)
    return None
