"""The pages of decisions: who may ask, who may answer, what is refused, what nobody else sees."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Extension, ExtensionState, Task
from donghanh.plans.status import TaskState
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

TODAY = timezone.localdate()
DUE = TODAY + dt.timedelta(days=5)
LATER = TODAY + dt.timedelta(days=12)


@pytest.fixture
def task(cast: Cast) -> Task:
    year = {"year": TODAY.year, "issued_on": TODAY - dt.timedelta(days=30)}
    found = task_of(plan_of(cast, **year), lead=cast.partner.organisation, due_on=DUE, cast=cast)
    actions.send_tasks(plan=found.plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    found.refresh_from_db()
    return found


def vietnamese(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def asked(task: Task, cast: Cast) -> Extension:
    url = reverse("plans:part_extension_ask", args=[task.parties.get().pk])
    data = {"new_due_on": vietnamese(LATER), "reason": "Nhà văn hóa đang sửa"}
    assert cast.partner.client().post(url, data).status_code == 302
    return Extension.objects.get()


def test_body_asks_from_its_page_and_the_leader_answers_from_the_start_page(task: Task, cast: Cast) -> None:
    page = cast.partner.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "Không kịp hạn? Xin gia hạn" in page
    extension = asked(task, cast)
    url = reverse("plans:extension", args=[extension.pk])
    start = cast.leader.client().get(reverse("console:home")).content.decode()
    assert url in start
    assert "Nhà văn hóa đang sửa" in start
    assert cast.leader.client().post(url, {"decision": "cho", "until": "", "answer": ""}).status_code == 302
    task.refresh_from_db()
    assert (task.due_on, task.original_due_on) == (LATER, DUE)
    story = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert f"<b>{cast.leader.organisation.name}</b> cho gia hạn" in story


def test_a_later_day_may_be_asked_for_without_its_year_but_not_past_the_plan(task: Task, cast: Cast) -> None:
    url = reverse("plans:part_extension_ask", args=[task.parties.get().pk])
    gone = TODAY - dt.timedelta(days=2)
    data = {"new_due_on": f"{gone:%d/%m}", "reason": "Nhà văn hóa đang sửa"}
    task.plan.ends_on = TODAY + dt.timedelta(days=100)
    task.plan.save()
    page = cast.partner.client().post(url, data).content.decode()
    assert "Ghi cả năm" in page
    assert "Nhà văn hóa đang sửa" in page
    assert not Extension.objects.exists()
    cast.partner.client().post(url, {**data, "new_due_on": f"{LATER:%d/%m}"})
    assert Extension.objects.get().new_due_on == LATER


def test_nothing_is_decided_by_pressing_the_button_alone(task: Task, cast: Cast) -> None:
    url = reverse("plans:extension", args=[asked(task, cast).pk])
    assert "checked" not in cast.leader.client().get(url).content.decode()
    assert "Chọn cho hay không cho." in cast.leader.client().post(url, {"until": "", "answer": ""}).content.decode()
    assert Extension.objects.get().state == ExtensionState.ASKED


def test_the_second_of_two_who_decide_reads_what_was_decided_and_keeps_their_words(task: Task, cast: Cast) -> None:
    url = reverse("plans:extension", args=[asked(task, cast).pk])
    slow = cast.officer.client()
    assert slow.get(url).status_code == 200
    assert cast.leader.client().post(url, {"decision": "cho", "until": "", "answer": ""}).status_code == 302
    late = slow.post(url, {"decision": "khong", "until": "", "answer": "Còn kịp, giữ hạn"})
    page = late.content.decode()
    assert f"{cast.leader.person.full_name} đã cho gia hạn đến hết ngày {vietnamese(LATER)}." in page
    assert "Còn kịp, giữ hạn" in page
    task.refresh_from_db()
    assert task.due_on == LATER


def test_no_without_a_reason_is_asked_for_one_and_keeps_what_was_typed(task: Task, cast: Cast) -> None:
    url = reverse("plans:extension", args=[asked(task, cast).pk])
    page = cast.leader.client().post(url, {"decision": "khong", "until": "", "answer": " "}).content.decode()
    assert "Ghi lý do, một câu là đủ." in page
    assert Extension.objects.get().state == ExtensionState.ASKED


def test_impossible_day_is_explained_and_nothing_is_asked(task: Task, cast: Cast) -> None:
    url = reverse("plans:part_extension_ask", args=[task.parties.get().pk])
    page = cast.partner.client().post(url, {"new_due_on": "31/02/2027", "reason": "Mưa lũ"}).content.decode()
    assert "Mưa lũ" in page
    assert "31/02/2027" in page
    assert not Extension.objects.exists()


def test_only_the_office_decides_and_only_the_body_asks_for_its_part(task: Task, cast: Cast) -> None:
    extension = asked(task, cast)
    decide = reverse("plans:extension", args=[extension.pk])
    for other in (cast.partner, cast.village_head, cast.office_admin, cast.stranger):
        assert other.client().post(decide, {"decision": "cho"}).status_code == 404
    ask = reverse("plans:part_extension_ask", args=[task.parties.get().pk])
    for other in (cast.village_head, cast.stranger, cast.officer):
        assert other.client().get(ask).status_code == 404
    withdraw = reverse("plans:extension_withdraw", args=[extension.pk])
    for other in (cast.village_head, cast.stranger, cast.leader):
        assert other.client().post(withdraw).status_code == 404
    cast.partner.client().post(withdraw)
    assert Extension.objects.get().state == ExtensionState.WITHDRAWN


def test_claimed_result_is_confirmed_or_handed_back_by_the_office(task: Task, cast: Cast) -> None:
    Task.objects.filter(pk=task.pk).update(needs_check=True)
    answer = {"answer": "xong", "text": "46 người dự", "done_on": ""}
    cast.partner.client().post(reverse("plans:answer", args=[task.parties.get().pk]), answer)
    url = reverse("plans:task_result", args=[task.pk])
    assert "46 người dự" in cast.officer.client().get(url).content.decode()
    for other in (cast.partner, cast.stranger):
        assert other.client().post(url, {"decision": "dat"}).status_code == 404
    assert "Ghi còn thiếu gì" in cast.officer.client().post(url, {"decision": "chua", "text": ""}).content.decode()
    cast.officer.client().post(url, {"decision": "dat", "text": ""})
    assert Task.objects.get(pk=task.pk).state == TaskState.DONE


@pytest.mark.parametrize("to", [TaskState.DROPPED, TaskState.EXEMPT, TaskState.NO_EVENT, TaskState.PAUSED])
def test_task_is_set_aside_in_the_way_chosen_and_taken_up_again(task: Task, cast: Cast, to: TaskState) -> None:
    client = cast.officer.client()
    client.post(reverse("plans:task_set_aside", args=[task.pk]), {"to": to, "reason": "Không có trường hợp nào"})
    assert Task.objects.get(pk=task.pk).state == to
    client.post(reverse("plans:task_restore", args=[task.pk]))
    assert Task.objects.get(pk=task.pk).state == TaskState.SENT


def test_step_is_a_task_of_its_own_under_the_larger_one_and_has_no_steps(task: Task, cast: Cast) -> None:
    client = cast.officer.client()
    url = reverse("plans:task_step", args=[task.pk])
    data = {"text": "Thuê loa đài", "schedule": "fixed", "due_on": vietnamese(DUE), "lead": f"o{cast.police.pk}"}
    assert client.post(url, data).status_code == 302
    step = task.subtasks.get()
    assert "Thuê loa đài" in client.get(reverse("plans:task", args=[task.pk])).content.decode()
    page = client.post(reverse("plans:task_step", args=[step.pk]), data).content.decode()
    assert "không chia nhỏ thêm" in page


def test_page_of_a_recurring_task_lists_its_turns_at_the_same_cost_for_one_or_many(
    cast: Cast, django_assert_max_num_queries
) -> None:
    year = {"year": TODAY.year, "issued_on": TODAY - dt.timedelta(days=30)}
    plan = plan_of(cast, **year, starts_on=dt.date(TODAY.year, 1, 1), ends_on=dt.date(TODAY.year + 2, 12, 31))
    costs = []
    for rhythm in ("yearly", "weekly"):
        recurring = task_of(plan, f"Họp {rhythm}", lead=cast.police, cast=cast)
        Task.objects.filter(pk=recurring.pk).update(schedule="recurring", recurrence=rhythm)
        actions.send_tasks(plan=plan, tasks=[recurring], by=cast.officer.actor, at=timezone.now())
        client = cast.officer.client()
        with django_assert_max_num_queries(20) as counted:
            page = client.get(reverse("plans:task", args=[recurring.pk])).content.decode()
        assert "Kỳ đến" in page
        costs.append(len(counted))
    assert costs[0] == costs[1]
