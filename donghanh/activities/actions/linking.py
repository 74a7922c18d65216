"""An activity belongs to tasks of plans, and may finish the host's part of one."""

import datetime as dt

from django.db import transaction

from donghanh.activities.actions._shared import refuse_void, tell
from donghanh.activities.models import Activity, ActivityTask, ChangeKind
from donghanh.activities.naming import result_words
from donghanh.activities.queries.linking import part_to_answer
from donghanh.activities.refusals import ActivityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions import record_result
from donghanh.plans.models import Task
from donghanh.plans.refusals import PlanRefused


@transaction.atomic
def link_task(*, activity: Activity, task: Task, by: Actor, at: dt.datetime, finishes: bool = False) -> ActivityTask:
    """Say that the activity was done for the task; return the link. ``finishes`` reports the host's part done, in the
    words of the activity, on its last day.

    Refused: ``is_void``; ``task_elsewhere`` for a task of another unit's plan; ``no_part`` when the host has no part of the
    task that waits for its answer; ``task_refused`` with what the plan's own rules refuse.
    """
    refuse_void(activity)
    if task.plan.unit.line != activity.unit.line:
        raise ActivityRefused("task_elsewhere", field="task")
    link, _ = ActivityTask.objects.get_or_create(activity=activity, task=task)
    if finishes and not link.finished:
        part = part_to_answer(task, activity.host_id)
        if part is None:
            raise ActivityRefused("no_part", field="finishes")
        try:
            record_result(
                party=part, text=result_words(activity), done_on=activity.ends_on or activity.held_on, by=by, at=at
            )
        except PlanRefused as refused:
            raise ActivityRefused("task_refused", field="task", refused=refused) from refused
        link.finished = True
        link.save(update_fields=["finished"])
    tell(activity, ChangeKind.LINKED, by=by, at=at, text=task.short_text)
    record(
        "activities.linked",
        by=by,
        at=at,
        on=link,
        new={"activity": activity.pk, "task": task.pk, "finished": link.finished},
        unit_id=activity.unit_id,
    )
    return link


@transaction.atomic
def unlink_task(*, activity: Activity, task: Task, by: Actor, at: dt.datetime) -> None:
    """The activity no longer belongs to the task; a part it finished stays done. Refused: ``not_linked``."""
    link = ActivityTask.objects.filter(activity=activity, task=task).first()
    if link is None:
        raise ActivityRefused("not_linked")
    record(
        "activities.unlinked", by=by, at=at, on=link, old={"activity": activity.pk, "task": task.pk},
        unit_id=activity.unit_id,
    )  # fmt: skip
    link.delete()
    tell(activity, ChangeKind.UNLINKED, by=by, at=at, text=task.short_text)
