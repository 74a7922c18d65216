"""Days that cannot be right are told before they count: results, deadlines, numbers."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.refusals import PlanRefused
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

NOW = timezone.now()
LATE_ISSUE = dt.date(2026, 11, 1)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast, issued_on=LATE_ISSUE)


def part(cast: Cast, plan: Plan) -> TaskParty:
    task_of(plan, lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)
    return TaskParty.objects.select_related("task__plan").get(organisation=cast.partner.organisation)


def test_a_result_of_before_the_plan_had_begun_is_refused(cast: Cast, plan: Plan) -> None:
    mine = part(cast, plan)
    with pytest.raises(PlanRefused) as refused:
        actions.record_result(party=mine, text="Xong", done_on=dt.date(2020, 1, 1), by=cast.partner.actor, at=NOW)
    assert refused.value.code == "done_too_early"


def test_the_form_of_a_result_says_when_the_plan_began(cast: Cast, plan: Plan) -> None:
    mine = part(cast, plan)
    typed = {"answer": "xong", "text": "46 người dự", "done_on": "01/01/2020"}
    page = cast.partner.client().post(reverse("plans:answer", args=[mine.pk]), typed)
    assert "Ngày này đứng trước ngày đầu của kế hoạch (01/01/2026)" in page.content.decode()
    mine.refresh_from_db()
    assert mine.done_on is None


def test_a_deadline_before_the_plan_was_issued_is_refused_with_the_day(cast: Cast, plan: Plan) -> None:
    typed = {"text": "Phát tờ rơi", "schedule": "fixed", "due_on": "01/01/2020"}
    page = cast.officer.client().post(reverse("plans:task_new", args=[plan.pk]), typed)
    assert "Hạn đứng trước ngày ban hành kế hoạch (01/11/2026)" in page.content.decode()
    assert not Task.objects.exists()


def test_a_deadline_printed_so_stays_when_only_the_words_are_mended(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, "Phát tờ rơi", due_on=dt.date(2026, 3, 1), cast=cast)
    typed = {"text": "Phát 1.200 tờ rơi", "schedule": "fixed", "due_on": "01/03/2026", "version": task.version}
    cast.officer.client().post(reverse("plans:task_edit", args=[task.pk]), typed)
    task.refresh_from_db()
    assert task.text == "Phát 1.200 tờ rơi"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("25/11/2036", "Ngày ban hành chưa đến"),
        ("25/11/2016", "đứng trước ngày đầu của kế hoạch hơn hai năm"),
    ],
)
def test_a_day_of_issue_that_cannot_be_right_is_refused(cast: Cast, plan: Plan, day: str, said: str) -> None:
    typed = {"number": "8", "symbol": "KH-UBND", "issued_on": day, "version": plan.version}
    page = cast.officer.client().post(reverse("plans:number", args=[plan.pk]), typed)
    assert said in page.content.decode()
    plan.refresh_from_db()
    assert plan.issued_on == LATE_ISSUE


@pytest.mark.parametrize(
    ("number", "symbol", "full"),
    [
        ("131/KH-UBND", "KH-UBND", "131/KH-UBND"),
        ("Số: 131 / KH-HĐND", "KH-UBND", "131/KH-HĐND"),
        ("131", "KH-UBND", "131/KH-UBND"),
    ],
)
def test_a_number_typed_whole_is_split(cast: Cast, number: str, symbol: str, full: str) -> None:
    plan = plan_of(cast, number="", symbol="", issued_on=None)
    typed = {"number": number, "symbol": symbol, "issued_on": "25/01/2026", "version": plan.version}
    cast.officer.client().post(reverse("plans:number", args=[plan.pk]), typed)
    plan.refresh_from_db()
    assert plan.full_number == full


def test_two_different_symbols_are_asked_about(cast: Cast) -> None:
    plan = plan_of(cast, number="", symbol="", issued_on=None)
    typed = {"number": "131/KH-UBND", "symbol": "KH-BCĐ", "issued_on": "25/01/2026", "version": plan.version}
    page = cast.officer.client().post(reverse("plans:number", args=[plan.pk]), typed)
    assert "Giữ một ký hiệu" in page.content.decode()


def test_the_page_of_two_versions_names_no_code(cast: Cast) -> None:
    plan = plan_of(cast)
    typed = {"number": "9", "symbol": "KH-UBND", "issued_on": "25/01/2026", "version": plan.version}
    plan.save_changes(expected_version=plan.version, place="Sông Mây")
    page = cast.officer.client().post(reverse("plans:number", args=[plan.pk]), typed)
    assert page.status_code == 409
    assert "issued" not in page.content.decode().replace("issued_on", "")
