"""Two bodies of one task answer at the same moment, on the database where writers do not queue by themselves: what stands on the
task is computed from what both have written."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.utils import timezone

from donghanh.foundation.records import StaleRecord
from donghanh.plans import actions
from donghanh.plans.leading import unsettled
from donghanh.plans.models import TaskParty
from donghanh.plans.status import PartState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="transactions of SQLite begin IMMEDIATE, one at a time"),
]
Act = Callable[[TaskParty], object]


def behind(first: Callable[[], object], second: Callable[[], object]) -> list[Exception]:
    """Do the second while the transaction of the first has written and not ended; return what it was refused with."""
    refused: list[Exception] = []

    def run() -> None:
        try:
            second()
        except StaleRecord as late:
            refused.append(late)
        finally:
            connection.close()

    other = threading.Thread(target=run)
    with transaction.atomic():
        first()
        other.start()
        other.join(1)  # long enough to have computed from half of it, had it not to wait
        assert other.is_alive(), "it waits for the first"
    other.join(30)
    return refused


@pytest.fixture
def parts(cast: Cast) -> list[TaskParty]:
    """The parts of two bodies that lead one task as a group, both just sent."""
    group = group_of(cast.unit, "Các ngành", cast.police, cast.health)
    task = task_of(plan_of(cast), lead=group, due_on=dt.date(2026, 11, 30), cast=cast)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=timezone.now())
    return list(task.parties.exclude(organisation=None).select_related("task__plan").order_by("pk"))


@pytest.fixture
def acts(cast: Cast) -> tuple[Act, Act]:
    """Opening a task and handing it back."""
    signed = {"by": cast.officer.actor, "at": timezone.now()}

    def see(part: TaskParty) -> TaskParty:
        return actions.mark_seen(party=part, **signed)  # type: ignore[arg-type]

    def give_back(part: TaskParty) -> TaskParty:
        return actions.return_part(party=part, reason="Không đủ người", **signed)  # type: ignore[arg-type]

    return see, give_back


@pytest.mark.parametrize("seen_first", [True, False], ids=["seen, then returned", "returned, then seen"])
def test_one_body_opens_its_part_while_another_hands_its_own_back(
    parts: list[TaskParty], acts: tuple[Act, Act], seen_first: bool
) -> None:
    see, give_back = acts
    pair = [lambda: see(parts[0]), lambda: give_back(parts[1])]
    assert behind(*(pair if seen_first else reversed(pair))) == []
    task = parts[0].task
    task.refresh_from_db()
    assert (task.lead_state, task.has_returned) == (PartState.RETURNED, True)
    assert not unsettled().exists()


def test_part_handed_back_while_its_page_is_opened_elsewhere_stays_handed_back(
    parts: list[TaskParty], acts: tuple[Act, Act]
) -> None:
    see, give_back = acts
    twin = TaskParty.objects.select_related("task__plan").get(pk=parts[0].pk)
    assert behind(lambda: give_back(parts[0]), lambda: see(twin)) == []
    twin.refresh_from_db()
    assert twin.state == PartState.RETURNED
    assert not unsettled().exists()


def test_part_opened_while_it_is_handed_back_elsewhere_asks_to_look_again(
    parts: list[TaskParty], acts: tuple[Act, Act]
) -> None:
    see, give_back = acts
    twin = TaskParty.objects.select_related("task__plan").get(pk=parts[0].pk)
    (late,) = behind(lambda: see(parts[0]), lambda: give_back(twin))
    assert isinstance(late, StaleRecord)
    twin.refresh_from_db()
    assert twin.state == PartState.SEEN
    assert not unsettled().exists()
