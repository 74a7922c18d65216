"""Behind a personal link: the list of a body's own tasks, what waits first, what is done folded, nothing out of reach."""

import datetime as dt
import re

import pytest

from donghanh.plans import actions
from donghanh.plans.actions.links import Handed
from donghanh.plans.models import TaskParty
from donghanh.plans.views import village
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of
from tests.plans.personal_links import DONE, LIST, NOW, TASK, TODAY, entered, lock, task_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(cast: Cast, handed: Handed) -> list[TaskParty]:
    """Forty parts of the village: thirty done long ago and due first, ten open of which the last has no day."""
    plan = plan_of(cast)
    board = cast.village_head.organisation
    for number in range(40):
        due = TODAY - dt.timedelta(days=100 - number) if number < 39 else None
        task_of(plan, f"Việc số {number:02d}", lead=board, due_on=due, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    parts = list(TaskParty.objects.order_by("task__order").select_related("task__plan"))
    for part in parts[:30]:
        actions.record_result(party=part, text="xong", done_on=TODAY, by=cast.village_head.actor, at=NOW)
    return parts


def listed(page: str) -> list[str]:
    return re.findall(r"Việc số \d\d", page)


def test_open_parts_come_first_whatever_was_done_before(handed: Handed, many: list[TaskParty]) -> None:
    page = entered(handed).get(LIST).content.decode()
    waiting, folded = page.split("<details")
    assert listed(waiting) == [f"Việc số {number}" for number in range(30, 40)]
    assert "10 việc chờ trả lời" in waiting
    assert "trong 10" not in waiting  # the line above has said how many
    assert "Đã xong và để biết: 30 việc" in folded
    assert len(listed(folded)) == village.SHOWN_OF_OTHERS


def test_what_is_done_has_pages_of_its_own(handed: Handed, many: list[TaskParty]) -> None:
    client = entered(handed)
    pages = [client.get(LIST, {"da": "1", "trang": str(number)}).content.decode() for number in (1, 2)]
    assert sorted(listed(pages[0]) + listed(pages[1])) == [f"Việc số {number:02d}" for number in range(30)]


def test_open_parts_are_paged_and_none_is_out_of_reach(handed: Handed, cast: Cast, many: list[TaskParty]) -> None:
    for part in many[:20]:
        actions.reopen_part(party=part, reason="Ghi nhầm", by=cast.officer.actor, at=NOW)
        part.refresh_from_db()
    client, found = entered(handed), []
    for number in (1, 2):
        found += listed(client.get(LIST, {"trang": str(number)}).content.decode().split("<details")[0])
    assert found == [f"Việc số {number:02d}" for number in (*range(20), *range(30, 40))]


def test_list_costs_the_same_however_long(
    handed: Handed, many: list[TaskParty], django_assert_max_num_queries: object
) -> None:
    client = entered(handed)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(LIST)


def test_what_was_sent_for_its_knowledge_is_read_and_not_answered(handed: Handed, part: TaskParty) -> None:
    TaskParty.objects.filter(pk=part.pk).update(role="informed")
    client = entered(handed)
    page = client.get(LIST).content.decode()
    assert TASK not in page.split("<details")[0]
    assert TASK in page.split("<details")[1]
    answer = client.post(task_url(part), DONE)
    assert (answer.status_code, "gửi để biết" in answer.content.decode()) == (409, True)


def test_withdrawn_parts_are_not_listed(handed: Handed, part: TaskParty, cast: Cast) -> None:
    actions.withdraw_part(party=part, reason="Gửi nhầm", by=cast.officer.actor, at=NOW)
    assert TASK not in entered(handed).get(LIST).content.decode()


def test_link_that_is_locked_later_keeps_what_was_answered(handed: Handed, part: TaskParty) -> None:
    entered(handed).post(task_url(part), DONE)
    lock(handed)
    part.refresh_from_db()
    assert part.result == DONE["text"]


@pytest.mark.parametrize(("mode", "said"), [("request", "quá ngày đề nghị 5 ngày"), ("assign", "chậm 5 ngày")])
def test_only_who_was_ordered_is_late_behind_a_link(cast: Cast, handed: Handed, mode: str, said: str) -> None:
    plan = plan_of(cast)
    board = cast.village_head.organisation
    task = task_of(plan, lead=board, due_on=TODAY - dt.timedelta(days=5), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    TaskParty.objects.filter(task=task).update(mode=mode)
    client = entered(handed)
    for url in (LIST, task_url(task.parties.get())):
        page = client.get(url).content.decode()
        assert said in page
        assert ("chậm" in page) is (mode == "assign")
