"""One act on many tasks: asked first, done to each by itself, what is left out is named with its reason."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.bulk import Act, act_on, do_each, sorted_out
from donghanh.plans.models import Plan, Task
from donghanh.plans.queries import held_back
from donghanh.plans.status import PartState, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
URL = "/ke-hoach/tat-ca-viec/cung-luc/"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast)


def ask(cast: Cast, act: str, *tasks: Task, member: Any = None, **more: Any) -> Any:
    data = {"act": act, "viec": [str(task.pk) for task in tasks], **more}
    return (member or cast.officer).client().post(URL, data)


def states(*tasks: Task) -> list[str]:
    return [Task.objects.get(pk=task.pk).state for task in tasks]


def test_first_it_asks_and_nothing_has_happened(cast: Cast, plan: Plan) -> None:
    one, two = (task_of(plan, text, lead=cast.police, cast=cast) for text in ("Việc một", "Việc hai"))
    page = ask(cast, "gui", one, two).content.decode()
    assert "Làm với 2 việc dưới đây" in page
    assert states(one, two) == [TaskState.DRAFT, TaskState.DRAFT]


def test_sends_what_has_a_lead_and_names_what_has_none(cast: Cast, plan: Plan) -> None:
    led, bare = task_of(plan, "Có chủ trì", lead=cast.police, cast=cast), task_of(plan, "Chưa giao", cast=cast)
    page = ask(cast, "gui", led, bare, lam="1").content.decode()
    assert states(led, bare) == [TaskState.SENT, TaskState.DRAFT]
    assert "xong 1 việc" in page
    assert "chưa có cơ quan chủ trì" in page


def test_moves_the_deadline_of_all_and_keeps_the_first_day(cast: Cast, plan: Plan) -> None:
    old, new = dt.date(2026, 5, 1), dt.date(2026, 6, 30)
    tasks = [task_of(plan, f"Việc {n}", lead=cast.police, due_on=old, cast=cast) for n in range(3)]
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    without = ask(cast, "han", *tasks, lam="1", due_on="30/06/2026", reason="").content.decode()
    assert "Ghi lý do" in without
    ask(cast, "han", *tasks, lam="1", due_on="30/06/2026", reason="Lịch của tỉnh lùi")
    for task in tasks:
        task.refresh_from_db()
        assert (task.due_on, task.original_due_on) == (new, old)


def test_impossible_day_is_asked_about_and_what_was_typed_stays(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, cast=cast)
    answer = ask(cast, "han", task, lam="1", due_on="31/02/2026", reason="Lịch lùi")
    assert answer.status_code == 422
    assert {"31/02/2026", "Lịch lùi"} <= set(answer.content.decode().replace('"', ">").replace("<", ">").split(">"))


def test_deadline_before_the_plan_was_issued_moves_nothing_and_says_why(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, due_on=dt.date(2026, 5, 1), cast=cast)
    early = plan.issued_on - dt.timedelta(days=1) if plan.issued_on else plan.starts_on - dt.timedelta(days=1)
    for typed, said in ((f"{early:%d/%m/%Y}", "Hạn đứng trước ngày"), ("01/01/2099", "hơn hai năm")):
        answer = ask(cast, "han", task, lam="1", due_on=typed, reason="Lịch lùi")
        assert answer.status_code == 422
        assert said in answer.content.decode()
        task.refresh_from_db()
        assert task.due_on == dt.date(2026, 5, 1)


def test_each_plan_judges_the_new_day_and_the_first_it_can_ask_for_is_taken(cast: Cast, plan: Plan) -> None:
    young = plan_of(cast, "Kế hoạch ban hành sau", number="91")
    young.issued_on = dt.date(2026, 6, 12)
    young.save(update_fields=["issued_on"])
    old, new = (task_of(one, due_on=dt.date(2026, 9, 1), cast=cast) for one in (plan, young))
    page = ask(cast, "han", old, new, lam="1", due_on="11/06/2026", reason="").content.decode()
    assert "xong 1 việc" in page
    assert "Hạn đứng trước ngày ban hành kế hoạch (12/06/2026)" in page
    ask(cast, "han", new, lam="1", due_on="12/06/2026", reason="")
    for task, day in ((old, dt.date(2026, 6, 11)), (new, dt.date(2026, 6, 12))):
        task.refresh_from_db()
        assert task.due_on == day


def test_what_has_no_lead_is_known_before_anything_is_sent(cast: Cast, plan: Plan) -> None:
    led, bare = task_of(plan, "Có chủ trì", lead=cast.police, cast=cast), task_of(plan, "Chưa giao", cast=cast)
    page = ask(cast, "gui", led, bare).content.decode()
    assert "Làm với 1 việc dưới đây" in page
    assert "Việc này chưa có cơ quan chủ trì" in page


def test_what_has_nothing_to_send_is_counted_and_named_on_the_page_that_asks(cast: Cast, plan: Plan) -> None:
    out, new = (task_of(plan, text, lead=cast.police, cast=cast) for text in ("Đã gửi rồi", "Chưa gửi"))
    actions.send_tasks(plan=plan, tasks=[out], by=cast.officer.actor, at=NOW)
    empty = task_of(plan, "Gửi nhóm trống", lead=group_of(cast.unit, "Nhóm trống"), cast=cast)
    page = ask(cast, "gui", out, new, empty).content.decode()
    assert "Làm với 1 việc dưới đây" in page
    assert "2 việc để ngoài, có lý do." in page
    assert "Việc này đã gửi cho mọi nơi có phần, không còn gì để gửi." in page
    assert "Nhóm “Nhóm trống” hiện chưa có cơ quan nào" in page
    only = ask(cast, "gui", out).content.decode()
    assert "Không làm được với việc nào" in only
    assert "Làm với 0 việc" not in only


def test_a_sent_task_with_a_new_helper_is_sent_again(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, "Đã gửi rồi", lead=cast.police, cast=cast)
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=NOW)
    actions.add_coordinating(task=task, body=Body.of(cast.health), by=cast.officer.actor, at=NOW)
    assert "Làm với 1 việc dưới đây" in ask(cast, "gui", task).content.decode()
    assert "xong 1 việc" in ask(cast, "gui", task, lam="1").content.decode()


def test_what_holds_many_tasks_back_is_known_at_two_queries(
    cast: Cast, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    empty = group_of(cast.unit, "Nhóm trống")
    tasks = [task_of(plan, f"Việc {n}", lead=empty, cast=cast) for n in range(12)]
    found = list(Task.objects.filter(pk__in=[one.pk for one in tasks]).select_related("plan"))
    with django_assert_max_num_queries(2):
        held = held_back(found, on=TODAY)
    assert [why.code for why in held.values()] == ["group_empty"] * 12


def test_a_lead_that_has_taken_the_task_on_keeps_it_and_is_named_before(cast: Cast, plan: Plan) -> None:
    taken, free = (task_of(plan, text, lead=cast.partner.organisation, cast=cast) for text in ("Đã nhận", "Chưa nhận"))
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    actions.accept_part(party=taken.parties.get(), by=cast.partner.actor, at=NOW)
    page = ask(cast, "chu-tri", taken, free).content.decode()
    assert "Làm với 1 việc dưới đây" in page
    assert "Cơ quan chủ trì đã nhận việc" in page


def test_gives_a_lead_and_a_helper_to_many(cast: Cast, plan: Plan) -> None:
    tasks = [task_of(plan, f"Việc {n}", cast=cast) for n in range(2)]
    ask(cast, "chu-tri", *tasks, lam="1", body=f"o{cast.police.pk}")
    ask(cast, "phoi-hop", *tasks, lam="1", body=f"o{cast.health.pk}")
    for task in tasks:
        assert [party.role for party in task.parties.order_by("order")] == ["lead", "coordinating"]


def test_sets_aside_with_a_reason_and_takes_up_again(cast: Cast, plan: Plan) -> None:
    tasks = [task_of(plan, f"Việc {n}", cast=cast) for n in range(2)]
    page = ask(cast, "de-lai", *tasks, lam="1", to="paused", reason="Chờ kinh phí").content.decode()
    assert states(*tasks) == [TaskState.PAUSED, TaskState.PAUSED]
    assert "Lấy lại các việc này" in page
    ask(cast, "lam-tiep", *tasks, lam="1")
    assert states(*tasks) == [TaskState.DRAFT, TaskState.DRAFT]


def test_what_is_done_closed_or_aside_is_left_out_with_its_reason(cast: Cast, plan: Plan) -> None:
    open_, aside = task_of(plan, "Đang làm", cast=cast), task_of(plan, "Để lại", cast=cast)
    actions.drop_task(task=aside, expected_version=aside.version, reason="Thôi", by=cast.officer.actor, at=NOW)
    other = plan_of(cast, "Kế hoạch khác", number="9")
    closed = task_of(other, "Của kế hoạch đã kết thúc", cast=cast)
    actions.close_plan(plan=other, expected_version=other.version, by=cast.leader.actor, at=NOW)
    rows = list(Task.objects.filter(pk__in=[open_.pk, aside.pk, closed.pk]).select_related("plan"))
    fit, left = sorted_out(Act.DEADLINE, rows)
    assert fit == [open_]
    assert {one.task: one.why.code for one in left} == {aside: "task_dropped", closed: "plan_closed"}


def test_who_was_quicker_is_told_and_the_others_go_on(cast: Cast, plan: Plan) -> None:
    tasks = [task_of(plan, f"Việc {n}", cast=cast) for n in range(2)]
    Task.objects.filter(pk=tasks[0].pk).update(version=9)
    act = act_on(Act.SET_ASIDE, {"to": "dropped", "reason": "Thôi"}, by=cast.officer.actor, at=NOW)
    done, left = do_each(tasks, act)
    assert done == [tasks[1]]
    assert [one.why.code for one in left] == ["changed_meanwhile"]


def test_all_that_the_filters_leave_and_not_one_more(cast: Cast, plan: Plan) -> None:
    found, other = task_of(plan, "Treo băng-rôn", cast=cast), task_of(plan, "Phát thanh", cast=cast)
    client = cast.officer.client()
    data = {"act": "de-lai", "tat-ca": "1", "loc": "q=bang-ron", "viec": []}
    fields = {"to": "dropped", "reason": "Thôi"}
    page = client.post(URL, data).content.decode()
    assert "Treo băng-rôn" in page
    assert "Phát thanh" not in page
    client.post(URL, {**data, **fields, "lam": "1"})
    assert states(found, other) == [TaskState.DROPPED, TaskState.DRAFT]


def test_too_many_and_none_are_told_at_once(cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [task_of(plan, f"Việc {n}", cast=cast) for n in range(2)]
    monkeypatch.setattr("donghanh.plans.views.bulk.MOST", 1)
    client = cast.officer.client()
    for data, words in (
        ({"act": "gui", "viec": [str(task.pk) for task in tasks]}, "Mỗi lần làm được 1 việc"),
        ({"act": "gui"}, "Chưa đánh dấu việc nào"),
        ({"act": "", "viec": [str(tasks[0].pk)]}, "Chọn làm gì"),
        ({"act": "gui", "viec": ["khong-phai-ma"]}, "Chưa đánh dấu việc nào"),
    ):
        answer = client.post(URL, data)
        assert answer.status_code == 422
        assert words in answer.content.decode()


@pytest.mark.parametrize("act", ["", "khong-co", "gui"])
def test_list_comes_back_with_its_ticks_filters_and_page(
    cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setattr("donghanh.plans.views.bulk.MOST", 1)
    monkeypatch.setattr("donghanh.plans.views.across.SIZE", 3)
    for n in range(5):
        task_of(plan, f"Treo băng-rôn {n}", cast=cast)
    task_of(plan, "Phát thanh", cast=cast)
    client = cast.officer.client()
    shown = client.get(reverse("plans:across"), {"q": "bang-ron", "trang": "2"})
    last = [line.id for line in shown.context["lines"]]
    assert len(last) == 2
    sent = {"act": act, "viec": [str(one) for one in last], "loc": shown.context["query"], "trang": "2"}
    answer = client.post(URL, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert [line.id for line in answer.context["lines"]] == last
    assert all(f'id="v-{one}" checked' in text for one in last)
    assert 'name="trang" value="2"' in text
    assert "Phát thanh" not in text
    assert ('value="gui" selected' in text) == (act == "gui")
    assert " required" not in text.split('id="cung-luc"')[1].split("</form>")[0]


def test_the_links_of_a_list_that_came_back_lead_to_the_list(cast: Cast, plan: Plan) -> None:
    answer = cast.officer.client().get(URL, {"q": "loa", "trang": "2"})
    assert answer["Location"] == f"{reverse('plans:across')}?q=loa&trang=2"


def test_an_act_every_task_refuses_comes_back_with_what_was_typed(cast: Cast, plan: Plan) -> None:
    tasks = [task_of(plan, f"Việc {n}", lead=cast.police, due_on=dt.date(2026, 5, 1), cast=cast) for n in range(2)]
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    answer = ask(cast, "han", *tasks, lam="1", due_on="30/06/2026", reason="")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="30/06/2026"' in text
    assert "Ghi lý do" in text
    assert all(f'name="viec" value="{task.pk}"' in text for task in tasks)


def test_what_some_refused_can_be_tried_again_with_what_was_typed(cast: Cast, plan: Plan) -> None:
    sent = task_of(plan, "Đã gửi", lead=cast.police, due_on=dt.date(2026, 5, 1), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    draft = task_of(plan, "Chưa gửi", due_on=dt.date(2026, 5, 1), cast=cast)
    text = ask(cast, "han", sent, draft, lam="1", due_on="30/06/2026", reason="").content.decode()
    assert "xong 1 việc" in text
    again = text.split("Làm lại với 1 việc chưa được")[0].rsplit("<form", 1)[1]
    assert 'name="due_on" value="30/06/2026"' in again
    assert f'name="viec" value="{sent.pk}"' in again
    assert str(draft.pk) not in again


def test_others_reach_none_of_them(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    for member in (cast.partner, cast.leader):
        assert ask(cast, "gui", task, member=member, lam="1").status_code == 404
    ask(cast, "gui", task, member=cast.stranger, lam="1")
    assert task.parties.get().state == PartState.DRAFT


def test_list_offers_acts_to_who_may_do_them(cast: Cast, plan: Plan) -> None:
    task_of(plan, cast=cast)
    url = reverse("plans:across")
    assert "Với các việc đánh dấu" in cast.officer.client().get(url).content.decode()
    assert "Với các việc đánh dấu" not in cast.leader.client().get(url).content.decode()
