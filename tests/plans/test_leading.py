"""Whatever is done to tasks, in whatever order, what stands on them is what their parts say."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donghanh.documents.kinds import CannotApply
from donghanh.documents.models import Document
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.models import Organisation
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.imports import PlanImport
from donghanh.plans.leading import settle, unsettled
from donghanh.plans.models import PartyRole, Task, TaskParty
from donghanh.plans.queries import rows_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
STEPS = 150


class Office:
    """An office that does things at random, as far as it is let."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.chance, self.done = cast, random.Random(seed), Counter[str]()
        days = {"starts_on": dt.date(YEAR, 1, 1), "ends_on": timezone.localdate() + dt.timedelta(days=150)}
        self.plan = plan_of(cast, year=YEAR, **days)
        self.later = plan_of(cast, "Năm sau", year=YEAR + 1, number="8")
        group = group_of(cast.unit, "Các thôn", cast.police, cast.health)
        self.bodies = [
            cast.police,
            cast.health,
            cast.school,
            cast.partner.organisation,
            cast.officer.organisation,
            group,
        ]
        self.papers: list[Document] = []
        self.signed = {"by": cast.officer.actor, "at": timezone.now()}

    def step(self) -> None:
        """Do one thing; what is refused is not done."""
        act: Callable[[], object] = self.chance.choice(
            (
                *(self.add, self.send, self.lead, self.change_lead, self.join, self.answer, self.answer, self.withdraw),
                *(self.reopen, self.resend, self.remove, self.aside, self.check, self.see, self.amend),
                *(self.hand_over, self.recur, self.recur, self.open, self.step_of, self.copy, self.take_in, self.undo),
            )
        )
        try:
            act()
        except (PlanRefused, StaleRecord, CannotApply):
            return
        self.done[act.__name__] += 1

    def task(self) -> Task:
        """One of the tasks there are."""
        return self.chance.choice(list(Task.objects.select_related("plan").order_by("order")))

    def part(self, *states: PartState) -> TaskParty:
        """One of the parts there are, in one of these states where there is one."""
        parts = TaskParty.objects.select_related("task__plan").order_by("task__order", "order", "pk")
        found = list(parts.filter(state__in=states)) or list(parts)
        if not found:
            raise PlanRefused("nothing")
        return self.chance.choice(found)

    def body(self) -> Body:
        """One of the bodies and the group."""
        return Body.of(self.chance.choice(self.bodies))

    def add(self) -> None:
        task = task_of(self.plan, lead=self.chance.choice([None, *self.bodies]), cast=self.cast)
        Task.objects.filter(pk=task.pk).update(needs_check=self.chance.random() < 0.3)

    def send(self) -> None:
        task = self.task()
        actions.send_tasks(plan=task.plan, tasks=[task], **self.signed)

    def lead(self) -> None:
        actions.assign_lead(task=self.task(), body=self.body(), reason="Đổi nơi làm", **self.signed)

    def change_lead(self) -> None:
        bodies = [self.body() for _ in range(self.chance.randrange(3))]
        actions.change_lead(task=self.task(), bodies=bodies, reason="Điều chỉnh", **self.signed)

    def join(self) -> None:
        role = self.chance.choice([PartyRole.COORDINATING, PartyRole.SUPERVISING])
        actions.add_coordinating(task=self.task(), body=self.body(), role=role, **self.signed)

    def answer(self) -> None:
        part = self.part(PartState.SENT, PartState.SEEN, PartState.ACCEPTED)
        how = self.chance.randrange(4)
        if how == 0:
            actions.accept_part(party=part, **self.signed)
        elif how == 1:
            actions.return_part(party=part, reason="Không đủ người", **self.signed)
        else:
            today = timezone.localdate()
            actions.record_result(party=part, text="Đã làm", done_on=today, **self.signed)

    def see(self) -> None:
        actions.mark_seen(party=self.part(PartState.SENT), **self.signed)

    def withdraw(self) -> None:
        actions.withdraw_part(party=self.part(PartState.SENT, PartState.SEEN), reason="Giao nơi khác", **self.signed)

    def reopen(self) -> None:
        actions.reopen_part(party=self.part(PartState.DONE), reason="Chưa xong", **self.signed)

    def resend(self) -> None:
        actions.resend_part(party=self.part(PartState.RETURNED), text="Nhờ làm giúp", **self.signed)

    def remove(self) -> None:
        actions.remove_party(party=self.part(PartState.DRAFT), **self.signed)

    def amend(self) -> None:
        task = self.task()
        gone = list(task.parties.filter(role=PartyRole.COORDINATING, parent=None)[:1])
        actions.change_coordinating(task=task, gone=gone, come=[self.body()], reason="Điều chỉnh", **self.signed)

    def aside(self) -> None:
        task = self.task()
        if task.state == TaskState.DROPPED:
            actions.restore_task(task=task, expected_version=task.version, **self.signed)
        else:
            actions.drop_task(task=task, expected_version=task.version, reason="Không cần nữa", **self.signed)

    def check(self) -> None:
        task = Task.objects.select_related("plan").filter(state=TaskState.CLAIMED).first() or self.task()
        version = {"task": task, "expected_version": task.version}
        actions.return_result(**version, reason="Thiếu ảnh", **self.signed)

    def hand_over(self) -> None:
        """One body's open work goes over to another, as at a merger."""
        old, new = self.chance.sample(self.bodies[:-1], 2)
        if not actions.hand_over_work(predecessor=old, successor=new, **self.signed):
            raise PlanRefused("nothing")

    def recur(self) -> None:
        """A task comes again every month: its turns are laid out, the first is opened."""
        task = Task.objects.select_related("plan").filter(state=TaskState.DRAFT, pattern=None, parent=None).last()
        enough = Task.objects.filter(repeats=True).count() >= 3
        if enough or task is None or not task.parties.exists():
            raise PlanRefused("nothing")
        Task.objects.filter(pk=task.pk).update(schedule="recurring", recurrence="monthly", due_on=None)
        actions.send_tasks(plan=task.plan, tasks=[task], **self.signed)
        if not task.turns.exists():
            raise PlanRefused("nothing")

    def open(self) -> None:
        """Months later turns open with the bodies their patterns have by then."""
        later = self.signed["at"] + dt.timedelta(days=self.chance.randrange(30, 200))
        if not actions.keep_turns(by=self.signed["by"], at=later):
            raise PlanRefused("nothing")

    def step_of(self) -> None:
        task = self.task()
        lead = Body.of(self.chance.choice(self.bodies))
        actions.add_task(plan=task.plan, text="Một bước", parent=task, lead=lead, **self.signed)

    def copy(self) -> None:
        tasks = self.plan.tasks.filter(pattern=None).exclude(copies__plan=self.later)[:1]
        if not actions.copy_tasks(source=self.plan, target=self.later, tasks=tasks, **self.signed):
            raise PlanRefused("nothing")

    def take_in(self) -> None:
        """A paper becomes a plan: one body leads, or a list of them; one takes part."""
        lead = [said(one) for one in self.chance.sample(self.bodies[:-1], self.chance.randrange(3))]
        given = {"text": "Theo văn bản", "lead": lead, "coordinating": [said(self.chance.choice(self.bodies[:-1]))]}
        number = f"{len(self.papers) + 20}/KH-UBND"
        document, candidates = read_document(self.cast.unit, given, number=number)
        PlanImport().apply(document=document, candidates=candidates, **self.signed)
        self.papers.append(document)

    def undo(self) -> None:
        """A plan made from a paper is taken back, as long as nobody has answered."""
        if not self.papers:
            raise PlanRefused("nothing")
        document = self.chance.choice(self.papers)
        PlanImport().undo(document=document, **self.signed)


def said(body: Organisation) -> dict[str, Any]:
    """A body as a reading names it."""
    return {"printed": body.name, "organisation": str(body.pk), "group": None}


EVERY_WAY = {"hand_over", "recur", "open", "step_of", "copy", "take_in", "undo"}
"""How parts come to be or change beside the answers about them."""


@pytest.mark.parametrize("seed", range(4))
def test_what_stands_on_a_task_follows_from_its_parts_after_every_action(cast: Cast, seed: int) -> None:
    office = Office(cast, seed)
    office.add()
    for _ in range(STEPS):
        office.step()
        assert list(unsettled().values_list("order", "lead_state", "lead_now")) == [], office.done
    rows = rows_of(Task.objects.all(), today=timezone.localdate())
    assert {row.task.pk: row.task.lead_state for row in rows} == {row.task.pk: row.lead_state or "" for row in rows}
    assert {row.task.pk: row.task.has_returned for row in rows} == {row.task.pk: bool(row.returned) for row in rows}
    assert len(office.done) >= 15, "most acts are done, not refused"
    assert office.done.keys() >= EVERY_WAY


def test_a_task_its_parts_left_behind_is_named(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, due_on=dt.date(2026, 11, 30), cast=cast)
    TaskParty.objects.filter(task=task).update(state=PartState.RETURNED.value)
    (found,) = unsettled()
    assert (found.pk, found.lead_now, found.returned_now) == (task.pk, "returned", True)
    settle([task])
    assert not unsettled().exists()


def test_settling_writes_only_what_changed(cast: Cast) -> None:
    plan = plan_of(cast)
    stale, *right = [task_of(plan, f"Việc {n}", lead=cast.police, cast=cast) for n in range(4)]
    TaskParty.objects.filter(task=stale).update(state=PartState.RETURNED.value)
    with CaptureQueriesContext(connection) as first:
        settle([stale, *right])
    with CaptureQueriesContext(connection) as again:
        settle([stale, *right])
    wrote = [[sql["sql"] for sql in done if sql["sql"].startswith("UPDATE")] for done in (first, again)]
    assert (len(first), len(again), len(wrote[0]), wrote[1]) == (2, 1, 1, [])
    assert stale.pk.hex in wrote[0][0].replace("-", "")
    assert not any(task.pk.hex in wrote[0][0].replace("-", "") for task in right)
    assert not unsettled().exists()
