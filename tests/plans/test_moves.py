"""A task goes from state to state as the table says, and no other way."""

import itertools

import pytest
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.actions._shared import move_task
from donghanh.plans.models import Task
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import TASK_MOVES, TaskState
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

TODAY = timezone.localdate()
ENDED = (TaskState.DONE, TaskState.CLAIMED)


def in_state(cast: Cast, state: TaskState) -> Task:
    task = task_of(plan_of(cast), lead=cast.police, cast=cast)
    Task.objects.filter(pk=task.pk).update(state=state, completed_on=TODAY if state in ENDED else None)
    task.refresh_from_db()
    return task


@pytest.mark.parametrize(("old", "new"), list(itertools.product(TaskState, repeat=2)))
def test_task_makes_the_moves_of_the_table_and_no_other(cast: Cast, old: TaskState, new: TaskState) -> None:
    task = in_state(cast, old)
    done = TODAY if new in ENDED else None
    if new in TASK_MOVES[old]:
        move_task(task, new, expected_version=task.version, completed_on=done)
        assert task.state == new
    else:
        with pytest.raises(PlanRefused):
            move_task(task, new, expected_version=task.version, completed_on=done)
        assert Task.objects.get().state == old


def test_dropped_task_goes_back_to_where_it_was(cast: Cast) -> None:
    signed = {"by": cast.officer.actor, "at": timezone.now()}
    plan = plan_of(cast)
    sent, draft = task_of(plan, lead=cast.police, cast=cast), task_of(plan, lead=cast.health, cast=cast)
    actions.send_tasks(plan=plan, tasks=[sent], **signed)
    for task in Task.objects.all():
        actions.drop_task(task=task, expected_version=task.version, reason="Gộp hai việc", **signed)
        with pytest.raises(PlanRefused, match="task_dropped"):
            actions.drop_task(task=task, expected_version=task.version, reason="Gộp hai việc", **signed)
        actions.restore_task(task=task, expected_version=task.version, **signed)
    assert Task.objects.get(pk=sent.pk).state == TaskState.SENT
    assert Task.objects.get(pk=draft.pk).state == TaskState.DRAFT


@pytest.mark.parametrize("state", [TaskState.DRAFT, TaskState.SENT, TaskState.DONE])
def test_only_a_dropped_task_is_taken_up_again(cast: Cast, state: TaskState) -> None:
    task = in_state(cast, state)
    with pytest.raises(PlanRefused, match="task_not_dropped"):
        actions.restore_task(task=task, expected_version=task.version, by=cast.officer.actor, at=timezone.now())
