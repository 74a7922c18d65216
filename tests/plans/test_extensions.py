"""More time is asked for and decided by two people; the first deadline stays written."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Extension, ExtensionState, Task
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import Cell, cell_of
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

D = dt.date
NOW = timezone.make_aware(dt.datetime.combine(D(2026, 5, 4), dt.time(9)))
DUE = D(2026, 5, 10)
LATER = D(2026, 5, 20)


@pytest.fixture
def task(cast: Cast) -> Task:
    found = task_of(plan_of(cast), lead=cast.police, coordinating=(cast.health,), due_on=DUE, cast=cast)
    actions.send_tasks(plan=found.plan, tasks=None, by=cast.officer.actor, at=NOW)
    found.refresh_from_db()
    return found


def ask(
    task: Task, cast: Cast, *, until: D = LATER, reason: str = "Mưa lũ", body: Any = None, **more: Any
) -> Extension:
    party = task.parties.get(organisation=body or cast.police)
    return actions.ask_extension(
        task=task, party=party, new_due_on=until, reason=reason, by=cast.partner.actor, at=NOW, **more
    )


def test_granted_extension_moves_the_deadline_and_keeps_the_first(task: Task, cast: Cast) -> None:
    actions.grant_extension(extension=ask(task, cast), by=cast.leader.actor, at=NOW)
    task.refresh_from_db()
    assert (task.due_on, task.original_due_on) == (D(2026, 5, 20), DUE)


def test_leader_may_grant_another_day_than_asked(task: Task, cast: Cast) -> None:
    granted = actions.grant_extension(extension=ask(task, cast), by=cast.leader.actor, at=NOW, until=D(2026, 5, 15))
    task.refresh_from_db()
    assert task.due_on == granted.new_due_on == D(2026, 5, 15)


def test_second_extension_still_keeps_the_very_first_deadline(task: Task, cast: Cast) -> None:
    for until in (D(2026, 5, 20), D(2026, 5, 30)):
        task.refresh_from_db()
        actions.grant_extension(extension=ask(task, cast, until=until), by=cast.leader.actor, at=NOW)
    task.refresh_from_db()
    assert (task.due_on, task.original_due_on) == (D(2026, 5, 30), DUE)


def test_refused_extension_leaves_the_deadline_and_says_why(task: Task, cast: Cast) -> None:
    refused = actions.refuse_extension(extension=ask(task, cast), answer="Còn kịp", by=cast.leader.actor, at=NOW)
    task.refresh_from_db()
    assert (task.due_on, refused.state, refused.answer) == (DUE, ExtensionState.REFUSED, "Còn kịp")


def test_overdue_task_given_more_time_is_in_time_again(task: Task, cast: Cast) -> None:
    today = D(2026, 5, 12)
    late = timezone.make_aware(dt.datetime.combine(D(2026, 5, 12), dt.time(9)))
    asked = actions.ask_extension(
        task=task, party=task.parties.get(organisation=cast.police), new_due_on=D(2026, 5, 20), reason="Mưa lũ",
        by=cast.partner.actor, at=late,
    )  # fmt: skip
    stands = lambda: cell_of(state=task.state, due_on=task.due_on, completed_on=None, today=today)  # noqa: E731
    assert stands() is Cell.OPEN_LATE
    actions.grant_extension(extension=asked, by=cast.leader.actor, at=late)
    task.refresh_from_db()
    assert stands() is Cell.OPEN_IN_TIME


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (DUE, "Mưa lũ", "not_later"),
        (D(2026, 5, 1), "Mưa lũ", "not_later"),
        (D(2062, 5, 20), "Mưa lũ", "too_late_a_day"),
        (D(2026, 5, 20), "  ", "reason_empty"),
    ],
)
def test_request_that_makes_no_sense_is_refused(task: Task, cast: Cast, until: D, reason: str, code: str) -> None:
    with pytest.raises(PlanRefused, match=code):
        ask(task, cast, until=until, reason=reason)


def test_one_request_at_a_time_and_only_by_who_leads(task: Task, cast: Cast) -> None:
    with pytest.raises(PlanRefused, match="not_leading"):
        ask(task, cast, body=cast.health)
    first = ask(task, cast)
    with pytest.raises(PlanRefused, match="extension_waits"):
        ask(task, cast)
    actions.withdraw_extension(extension=first, by=cast.partner.actor, at=NOW)
    assert ask(task, cast).state == ExtensionState.ASKED


def test_nobody_decides_their_own_request(task: Task, cast: Cast) -> None:
    asked = actions.ask_extension(
        task=task, party=None, new_due_on=D(2026, 5, 20), reason="Thiếu người", by=cast.officer.actor, at=NOW
    )
    with pytest.raises(PlanRefused, match="own_request"):
        actions.grant_extension(extension=asked, by=cast.officer.actor, at=NOW)
    actions.grant_extension(extension=asked, by=cast.leader.actor, at=NOW)


def test_request_decided_once_is_not_decided_again(task: Task, cast: Cast) -> None:
    asked = ask(task, cast)
    actions.grant_extension(extension=asked, by=cast.leader.actor, at=NOW)
    for act in (actions.grant_extension, lambda **signed: actions.refuse_extension(answer="Không", **signed)):
        with pytest.raises(PlanRefused, match="extension_decided"):
            act(extension=asked, by=cast.leader.actor, at=NOW)


def test_task_without_a_deadline_needs_no_extension(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, cast=cast)
    with pytest.raises(PlanRefused, match="no_deadline"):
        ask(task, cast)
