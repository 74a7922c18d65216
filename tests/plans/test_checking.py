"""A result that somebody else looks at before it counts."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Task
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import Cell, PartState, TaskState, cell_of
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

D = dt.date
NOW = timezone.make_aware(dt.datetime.combine(D(2026, 5, 9), dt.time(9)))
DUE = D(2026, 5, 10)


@pytest.fixture
def claimed(cast: Cast) -> Task:
    task = task_of(plan_of(cast), lead=cast.police, due_on=DUE, cast=cast)
    Task.objects.filter(pk=task.pk).update(needs_check=True)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    result(task, cast.partner.actor)
    task.refresh_from_db()
    return task


def result(task: Task, by: Any) -> None:
    party = task.parties.get()
    actions.record_result(party=party, text="46 người dự", done_on=D(2026, 5, 8), by=by, at=NOW)


def cell(task: Task, today: D) -> Cell:
    return cell_of(state=task.state, due_on=task.due_on, completed_on=task.completed_on, today=today)


def test_claimed_result_is_open_and_not_late_however_long_the_check_takes(claimed: Task) -> None:
    assert claimed.state == TaskState.CLAIMED
    assert cell(claimed, D(2026, 7, 1)) is Cell.OPEN_IN_TIME


def test_confirmed_result_is_done_on_the_day_it_was_claimed_for(claimed: Task, cast: Cast) -> None:
    actions.confirm_result(task=claimed, expected_version=claimed.version, by=cast.officer.actor, at=NOW)
    claimed.refresh_from_db()
    assert (claimed.state, claimed.completed_on) == (TaskState.DONE, D(2026, 5, 8))
    assert cell(claimed, D(2026, 7, 1)) is Cell.DONE_IN_TIME


def test_returned_result_puts_its_body_back_to_work_with_the_reason(claimed: Task, cast: Cast) -> None:
    actions.return_result(
        task=claimed, expected_version=claimed.version, reason="Thiếu danh sách", by=cast.officer.actor, at=NOW
    )
    claimed.refresh_from_db()
    party = claimed.parties.get()
    assert (claimed.state, claimed.completed_on, party.state) == (TaskState.SENT, None, PartState.ACCEPTED)
    assert cell(claimed, D(2026, 7, 1)) is Cell.OPEN_LATE
    result(claimed, cast.partner.actor)
    claimed.refresh_from_db()
    assert claimed.state == TaskState.CLAIMED


def test_nobody_confirms_a_result_they_reported(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, due_on=DUE, cast=cast)
    Task.objects.filter(pk=task.pk).update(needs_check=True)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    result(task, cast.officer.actor)  # recorded on the body's behalf
    task.refresh_from_db()
    with pytest.raises(PlanRefused, match="own_result"):
        actions.confirm_result(task=task, expected_version=task.version, by=cast.officer.actor, at=NOW)
    actions.confirm_result(task=task, expected_version=task.version, by=cast.leader.actor, at=NOW)


def test_result_nobody_claimed_is_not_confirmed(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, due_on=DUE, cast=cast)
    with pytest.raises(PlanRefused, match="not_claimed"):
        actions.confirm_result(task=task, expected_version=task.version, by=cast.officer.actor, at=NOW)


def test_task_that_needs_no_check_is_done_at_once(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, due_on=DUE, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    result(task, cast.partner.actor)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
