"""What the database says of how tasks stand is what the plain functions say, for every combination there is."""

import datetime as dt
import itertools
from collections.abc import Iterator
from importlib import import_module
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from donghanh.foundation.access import Scope
from donghanh.people.scope import scope_on
from donghanh.plans.leading import settle, unsettled
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.queries import figures_of, work_of_office
from donghanh.plans.queries.counting import cells_of, counts_by
from donghanh.plans.queries.sending import to_send
from donghanh.plans.queries.standing import Progress, standing_so, with_progress, with_standing
from donghanh.plans.queries.tasks import TaskRow, answers_to, rows_of
from donghanh.plans.queries.work import PILES
from donghanh.plans.status import Cell, PartState, Standing, TaskState, count_cells
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of

TODAY = dt.date(2026, 11, 24)
DAYS = [None, *(TODAY + dt.timedelta(days=days) for days in (-1, 0, 7, 8))]
ENDED = (TaskState.DONE, TaskState.CLAIMED)


def shapes(cast: Cast) -> Iterator[list[dict]]:
    """Every way a task is led: each part as fields, ``under`` naming the place of the part above it."""
    one, two, group = cast.police, cast.health, group_of(cast.unit, "Các thôn", cast.police)
    yield []
    yield [{"printed": "Ban nào đó"}]
    for state in PartState:
        yield [{"organisation": one, "state": state}]
        yield [{"group": group, "state": state}]
        yield [{"organisation": one}, {"organisation": two, "state": state, "role": "coordinating"}]
        yield [{"printed": "Danh sách", "state": "sent"}, {"group": group, "under": 0}, {"organisation": one, "under": 1, "state": state}]  # fmt: skip
        yield [{"printed": "Danh sách", "state": "sent"}, {"group": group, "under": 0, "state": "withdrawn"}, {"organisation": one, "under": 1, "state": state}]  # fmt: skip
    for state, other in itertools.product(PartState, PartState):
        bodies = [{"organisation": one, "under": 0, "state": state}, {"organisation": two, "under": 0, "state": other}]
        yield [{"group": group, "state": "sent"}, *bodies]
        yield [{"printed": "Danh sách"}, *bodies]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan with every combination of state, day, rhythm and lead."""
    plan = plan_of(cast)
    tasks, parties = [], []
    for led in shapes(cast):
        full = len(led) < 3  # two bodies under one lead differ in nothing but how far each has come
        states, days = (TaskState, DAYS) if full else ((TaskState.SENT, TaskState.DRAFT), (DAYS[0], DAYS[-1]))
        for state, due_on, repeats in itertools.product(states, days, (False, True) if full else (False,)):
            ends = [TODAY - dt.timedelta(days=2), TODAY + dt.timedelta(days=9)] if state in ENDED else [None]
            for completed_on in ends if len(led) < 2 else ends[:1]:
                task = Task(plan=plan, order=len(tasks), text="Việc", search="viec", state=state.value, due_on=due_on, repeats=repeats, completed_on=completed_on)  # fmt: skip
                tasks.append(task)
                made: list[TaskParty] = []
                for order, fields in enumerate(led):
                    values = {"role": "lead", "state": "draft"} | fields
                    above = values.pop("under", None)
                    made.append(TaskParty(task=task, order=order, parent=None if above is None else made[above], **values))  # fmt: skip
                parties.append(made)
    Task.objects.bulk_create(tasks, batch_size=500)
    for depth in range(3):
        TaskParty.objects.bulk_create([made[depth] for made in parties if len(made) > depth], batch_size=500)
    settle(tasks)
    return plan


def progress_of(row: TaskRow) -> Progress:
    """The column of a task, from its row."""
    if row.task.state in ENDED:
        return Progress(row.task.state)
    if row.task.state == TaskState.DRAFT:
        return Progress.UNSENT
    if row.task.state != TaskState.SENT:
        return Progress.ASIDE
    columns = {"sent": Progress.WAITING, "seen": Progress.WAITING, "accepted": Progress.DOING, "done": Progress.DOING}
    return columns.get(row.lead_state or "", Progress.UNSENT)


def test_database_and_plain_functions_agree_on_every_combination(plan: Plan) -> None:
    rows = {row.task.pk: row for row in rows_of(plan.tasks.all(), today=TODAY)}
    assert len(rows) > 2_000
    said = with_progress(with_standing(plan.tasks.all(), today=TODAY)).values_list("pk", "stands", "came", "lead_state")
    wrong = [
        (rows[pk].task.state, rows[pk].lead_state, rows[pk].standing, stands, came, lead_state)
        for pk, stands, came, lead_state in said
        if (stands, came, lead_state) != (rows[pk].standing, progress_of(rows[pk]), rows[pk].lead_state or "")
    ]
    assert wrong == []
    assert {row.standing for row in rows.values()} == set(Standing), "a word nothing here leads to"
    for asked in (*Standing, *Cell, "open", "asked", "no_lead"):
        found = set(standing_so(plan.tasks.all(), asked, today=TODAY).values_list("pk", flat=True))
        assert found == {pk for pk, row in rows.items() if answers_to(row, asked)}, asked
    assert not standing_so(plan.tasks.all(), "tu-bia", today=TODAY).exists()


def test_the_database_counts_the_cells_as_the_plain_functions_do(plan: Plan) -> None:
    deeds = plan.tasks.filter(repeats=False)
    plain = count_cells(deeds.values_list("state", "due_on", "completed_on"), today=TODAY)
    assert cells_of(counts_by(plan.tasks.all(), "plan_id", today=TODAY)[plan.pk]) == plain
    figures = figures_of([plan], today=TODAY)[plan.pk]
    assert figures.cells == plain
    rows = rows_of(deeds, today=TODAY)
    open_ = [row for row in rows if row.task.state in (TaskState.DRAFT, TaskState.SENT)]
    assert figures.unassigned == sum(row.lead is None for row in open_)
    work = work_of_office(plan_scope(plan), today=TODAY, most=3)
    assert work.cells == plain
    listed = rows_of(plan.tasks.all(), today=TODAY)  # rules are in the piles, as they are in the lists
    for standing in PILES:
        pile = getattr(work, standing.value)
        alike = sorted((row for row in listed if row.standing == standing), key=lambda row: (row.urgency, row.task.pk))
        assert (pile.count, len(pile.rows)) == (len(alike), min(3, len(alike))), standing
        assert [row.task.due_on for row in pile.rows] == [row.task.due_on for row in alike[:3]]
    can_go = to_send(plan, on=TODAY)
    assert work.unsent_of == {plan.pk: figures.unsent} == {plan.pk: len(can_go.ready) + len(can_go.held_up)}


def plan_scope(plan: Plan) -> Scope:
    """What the officer who keeps the plan may see."""
    user = plan.owner_post.appointments.get().person.user_id
    return scope_on(user, timezone.localdate())


def test_the_migration_writes_what_is_computed(plan: Plan) -> None:
    Task.objects.update(lead_state="", has_returned=False)
    assert unsettled().count() > 1_000
    migration = import_module("donghanh.plans.migrations.0021_lead_states_of_tasks_there_are")
    for _ in range(2):  # it can be run again
        with connection.cursor() as cursor:
            cursor.execute(migration.FILL)
        assert not unsettled().exists()


def test_the_check_names_what_an_action_forgot_and_mends_it(plan: Plan) -> None:
    call_command("check_tasks", stdout=StringIO())
    one = plan.tasks.filter(lead_state=PartState.ACCEPTED).first()
    Task.objects.filter(pk=one.pk).update(lead_state=PartState.SENT.value)
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("check_tasks", stdout=StringIO(), stderr=told)
    assert str(one.pk) in told.getvalue()
    call_command("check_tasks", "--mend", stdout=StringIO(), stderr=told)
    assert not unsettled().exists()
    one.refresh_from_db()
    assert one.lead_state == PartState.ACCEPTED
