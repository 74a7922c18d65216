"""The pages of plans and tasks: who sees what, what they cost, and what the forms do."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.models import GroupMember
from donghanh.plans import actions
from donghanh.plans.imports import PlanImport
from donghanh.plans.models import Plan, Task, TaskParty
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

TODAY = timezone.localdate()


@pytest.fixture
def running(cast: Cast) -> Plan:
    """A plan with one task for the partner body and the police, sent, and one for the village board, sent."""
    plan = plan_of(cast)
    task_of(
        plan,
        "Giới thiệu địa chỉ tin cậy",
        lead=cast.partner.organisation,
        coordinating=(cast.police,),
        due_on=TODAY,
        cast=cast,
    )
    task_of(plan, "Dọn đường làng", lead=cast.village_head.organisation, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    return plan


def task(start: str) -> Task:
    return Task.objects.get(text__startswith=start)


def part_of(body) -> TaskParty:
    return TaskParty.objects.get(organisation=body)


TABS = ("plan", "tasks", "targets", "report_duties", "budget", "tasks_export")


@pytest.mark.parametrize("name", TABS)
def test_plan_is_seen_by_its_office_and_by_nobody_else(cast: Cast, running: Plan, name: str) -> None:
    url = reverse(f"plans:{name}", args=[running.pk])
    assert cast.officer.client().get(url).status_code == 200
    assert cast.leader.client().get(url).status_code == 200
    for other in (cast.partner, cast.village_head, cast.office_admin, cast.stranger):
        assert other.client().get(url).status_code == 404


def test_partner_sees_its_own_part_and_who_leads_and_nothing_of_others(cast: Cast, running: Plan) -> None:
    page = cast.partner.client().get(reverse("plans:task", args=[task("Giới thiệu").pk]))
    text = page.content.decode()
    assert "được đề nghị" in text
    assert "được giao" not in text
    assert "Công an" not in text
    assert cast.partner.client().get(reverse("plans:task", args=[task("Dọn").pk])).status_code == 404
    assert part_of(cast.partner.organisation).state == "seen"


def test_task_not_yet_sent_is_not_seen_by_its_body(cast: Cast) -> None:
    plan = plan_of(cast)
    draft = task_of(plan, lead=cast.partner.organisation, cast=cast)
    assert cast.partner.client().get(reverse("plans:task", args=[draft.pk])).status_code == 404
    assert not Task.objects.visible_to(cast.partner.scope).exists()
    assert list(Task.objects.visible_to(cast.officer.scope)) == [draft]


def test_remembered_device_reaches_its_own_tasks_only(cast: Cast, running: Plan) -> None:
    assert set(Task.objects.visible_to(cast.partner.narrowed)) == {task("Giới thiệu")}
    assert not Task.objects.visible_to(cast.officer.narrowed).exists()
    assert not Plan.objects.visible_to(cast.officer.narrowed).exists()
    assert set(TaskParty.objects.visible_to(cast.partner.narrowed)) == {part_of(cast.partner.organisation)}


def answer(cast_member, body, **data: str):
    return cast_member.client().post(reverse("plans:answer", args=[part_of(body).pk]), data)


def test_body_reports_its_result_from_the_page(cast: Cast, running: Plan) -> None:
    response = answer(
        cast.partner, cast.partner.organisation, answer="xong", text="Đã giới thiệu 3 địa chỉ", done_on=""
    )
    assert response.status_code == 302
    mine = part_of(cast.partner.organisation)
    assert (mine.state, mine.done_on, mine.result) == ("done", TODAY, "Đã giới thiệu 3 địa chỉ")
    page = cast.partner.client().get(response.url).content.decode()
    assert "Đã giới thiệu 3 địa chỉ" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"answer": "tra", "text": ""}, "Ghi lý do chưa nhận lời được"),
        ({"answer": "xong", "text": "", "done_on": ""}, "Ghi kết quả"),
        ({"answer": "xong", "text": "xong", "done_on": "31/12/2099"}, "Ngày này chưa đến"),
        ({"text": "xong"}, "Chọn một câu trả lời"),
    ],
)
def test_answer_that_lacks_something_keeps_what_was_typed(cast: Cast, running: Plan, data: dict, sentence: str) -> None:
    page = answer(cast.partner, cast.partner.organisation, **data)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert part_of(cast.partner.organisation).state in ("sent", "seen")


def test_answer_that_comes_too_late_is_told_so(cast: Cast, running: Plan) -> None:
    answer(cast.partner, cast.partner.organisation, answer="xong", text="xong")
    page = cast.partner.client()
    response = page.post(
        reverse("plans:answer", args=[part_of(cast.partner.organisation).pk]),
        {"answer": "tra", "text": "bận"},
        follow=True,
    )
    assert "đã có câu trả lời khác" in response.content.decode()
    assert part_of(cast.partner.organisation).state == "done"


def test_nobody_answers_for_another_body_but_the_officer(cast: Cast, running: Plan) -> None:
    assert answer(cast.village_head, cast.partner.organisation, answer="nhan").status_code == 404
    assert answer(cast.leader, cast.partner.organisation, answer="nhan").status_code == 404
    assert answer(cast.stranger, cast.partner.organisation, answer="nhan").status_code == 404
    assert answer(cast.officer, cast.police, answer="nhan").status_code == 302
    assert part_of(cast.police).state == "accepted"


def test_officer_types_a_plan_numbers_it_and_adds_a_task(cast: Cast) -> None:
    client = cast.officer.client()
    response = client.post(
        reverse("plans:new"),
        {
            "title": "Gia đình hạnh phúc",
            "doc_type": "Kế hoạch",
            "kind": "year",
            "starts_on": "01/01/2026",
            "ends_on": "31/12/2026",
        },
    )
    plan = Plan.objects.get()
    assert response.url == reverse("plans:tasks", args=[plan.pk])
    client.post(
        reverse("plans:number", args=[plan.pk]),
        {"version": 1, "number": "5", "symbol": "KH-UBND", "issued_on": "9/2/2026"},
    )
    client.post(
        reverse("plans:task_new", args=[plan.pk]),
        {
            "text": "Mở hội thi", "schedule": "window", "window_from": "1/6/2026", "due_on": "30/6/2026",
            "lead": f"o{cast.school.pk}", "coordinating": [f"o{cast.police.pk}"],
        },
    )  # fmt: skip
    plan.refresh_from_db()
    made = plan.tasks.get()
    assert (plan.full_number, plan.state) == ("5/KH-UBND", "issued")
    assert (made.window_until, made.due_on) == (dt.date(2026, 7, 1), dt.date(2026, 6, 30))
    assert {p.organisation_id for p in made.parties.all()} == {cast.school.pk, cast.police.pk}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"schedule": "fixed"}, "Ghi hạn cuối"),
        ({"schedule": "window", "due_on": "1/6/2026", "window_from": "2/6/2026"}, "Ngày bắt đầu đứng sau hạn cuối"),
        ({"schedule": "recurring"}, "Chọn kỳ lặp lại"),
        ({"schedule": "fixed", "due_on": "31/11/2026"}, "Tháng 11 năm 2026 chỉ có 30 ngày"),
    ],
)
def test_task_form_says_what_is_missing(cast: Cast, data: dict, sentence: str) -> None:
    plan = plan_of(cast)
    page = cast.officer.client().post(reverse("plans:task_new", args=[plan.pk]), {"text": "Một việc", **data})
    assert sentence in page.content.decode()
    assert not Task.objects.exists()


def test_second_of_two_editors_sees_both_versions(cast: Cast) -> None:
    plan = plan_of(cast)
    made = task_of(plan, "Bản đầu", cast=cast)
    client, url = cast.officer.client(), reverse("plans:task_edit", args=[made.pk])
    form = {"schedule": "standing", "version": made.version}
    assert client.post(url, form | {"text": "Bản của người trước"}).status_code == 302
    page = client.post(url, form | {"text": "Bản của người sau"})
    assert page.status_code == 409
    assert "Bản của người trước" in page.content.decode()
    assert "Bản của người sau" in page.content.decode()
    assert Task.objects.get().text == "Bản của người trước"


def test_sending_page_sends_what_is_ticked_and_shows_what_lacks_a_lead(cast: Cast) -> None:
    plan = plan_of(cast)
    first = task_of(plan, "Việc một", lead=cast.police, cast=cast)
    task_of(plan, "Việc hai", lead=cast.health, cast=cast)
    task_of(plan, "Việc mồ côi", cast=cast)
    client, url = cast.officer.client(), reverse("plans:send", args=[plan.pk])
    assert "1 việc chưa gửi được" in client.get(url).content.decode()
    client.post(url, {"viec": [str(first.pk)]})
    assert list(TaskParty.objects.filter(state="sent").values_list("organisation_id", flat=True)) == [cast.police.pk]
    assert cast.leader.client().get(url).status_code == 404


def test_leader_closes_and_opens_a_plan_and_the_officer_does_not(cast: Cast, running: Plan) -> None:
    url = reverse("plans:close", args=[running.pk])
    assert cast.officer.client().post(url).status_code == 404
    assert cast.leader.client().post(url).status_code == 302
    running.refresh_from_db()
    assert running.state == "closed"
    cast.leader.client().post(reverse("plans:reopen", args=[running.pk]))
    running.refresh_from_db()
    assert running.state == "issued"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=dia chi", {"Giới thiệu"}),
        ("?q=ĐỊA CHỈ", {"Giới thiệu"}),
        ("?tinh_trang=waiting", {"Dọn"}),
        ("?tinh_trang=soon", {"Giới thiệu"}),
        ("?tinh_trang=outside", {"Dọn"}),
        ("?den=1/1/2020", set()),
        ("?tinh_trang=khong-co", {"Giới thiệu", "Dọn"}),
        ("?nhom=co-quan", {"Giới thiệu", "Dọn"}),
        ("?nhom=han&trang=99", {"Giới thiệu", "Dọn"}),
        ("?nhom=muc", {"Giới thiệu", "Dọn"}),
    ],
)
def test_tasks_are_filtered_and_grouped(cast: Cast, running: Plan, query: str, expected: set[str]) -> None:
    text = cast.officer.client().get(reverse("plans:tasks", args=[running.pk]) + query).content.decode()
    assert {word for word in ("Giới thiệu", "Dọn") if word in text} == expected


def test_tasks_are_filtered_by_body_also_inside_a_group(cast: Cast) -> None:
    plan = plan_of(cast)
    task_of(plan, "Của nhóm", lead=group_of(cast.unit, "các trường", cast.school), cast=cast)
    task_of(plan, "Của công an", lead=cast.police, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    url = f"{reverse('plans:tasks', args=[plan.pk])}?co_quan={cast.school.pk}"
    text = cast.officer.client().get(url).content.decode()
    assert "Của nhóm" in text
    assert "Của công an" not in text


def test_former_member_of_a_group_does_not_find_its_unsent_tasks(cast: Cast) -> None:
    plan, group = plan_of(cast), group_of(cast.unit, "các trường", cast.school, cast.health)
    task_of(plan, "Của nhóm", lead=group, cast=cast)
    task_of(plan, "Của trường", lead=cast.school, cast=cast)  # so that the school is among the bodies to choose
    GroupMember.objects.filter(organisation=cast.school).update(valid_until=TODAY)  # left today
    url = f"{reverse('plans:tasks', args=[plan.pk])}?co_quan={cast.school.pk}"
    text = cast.officer.client().get(url).content.decode()
    assert "Của trường" in text
    assert "Của nhóm" not in text


def test_export_holds_every_task_as_filtered(cast: Cast, running: Plan) -> None:
    response = cast.officer.client().get(reverse("plans:tasks_export", args=[running.pk]))
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("\ufeffMục")


def test_plan_read_from_a_document_shows_its_source_and_the_line_of_each_task(cast: Cast) -> None:
    document, candidates = read_document(cast.unit, {"text": "Tập huấn cộng tác viên thôn", "start": 0})
    PlanImport().apply(document=document, candidates=candidates, by=cast.officer.actor, at=timezone.now())
    plan, made, client = Plan.objects.get(), Task.objects.get(), cast.officer.client()
    source = client.get(reverse("plans:source", args=[plan.pk])).content.decode()
    assert f'href="{reverse("plans:task", args=[made.pk])}"' in source
    assert (
        f"{reverse('plans:source', args=[plan.pk])}#d1"
        in client.get(reverse("plans:task", args=[made.pk])).content.decode()
    )
    assert client.get(reverse("plans:findings", args=[plan.pk])).status_code == 200


def test_plan_typed_in_has_no_paper(cast: Cast, running: Plan) -> None:
    for name in ("source", "findings"):
        assert cast.officer.client().get(reverse(f"plans:{name}", args=[running.pk])).status_code == 404


def test_targets_and_reports_are_added_corrected_and_taken_out(cast: Cast, running: Plan) -> None:
    client = cast.officer.client()
    client.post(
        reverse("plans:target_new", args=[running.pk]),
        {"text": "Hộ ký cam kết", "operator": ">=", "value": "1.234,5", "unit_text": "hộ", "kind": "chi_tieu"},
    )
    target = running.targets.get()
    assert str(target.value) == "1234.500"
    assert "1.234,5" in client.get(reverse("plans:targets", args=[running.pk])).content.decode()
    client.post(reverse("plans:target_remove", args=[running.pk, target.pk]))
    assert not running.targets.exists()
    client.post(
        reverse("plans:report_duty_new", args=[running.pk]),
        {"text": "Báo cáo năm", "recipient": "Sở Nội vụ", "due_on": "9/12/2026", "period": "yearly"},
    )
    duty = running.report_duties.get()
    client.post(reverse("plans:report_sent", args=[duty.pk]), {"sent_on": f"{TODAY:%d/%m/%Y}"})
    duty.refresh_from_db()
    assert duty.fulfilled_on == TODAY


def test_sources_of_money_are_added_corrected_and_taken_out(cast: Cast, running: Plan) -> None:
    client, page = cast.officer.client(), reverse("plans:budget", args=[running.pk])
    assert "Kế hoạch chưa ghi nguồn kinh phí" in client.get(page).content.decode()
    client.post(reverse("plans:budget_source_new", args=[running.pk]), {"text": "  Ngân sách  xã "})
    source = running.budget_sources.get()
    assert source.text == "Ngân sách xã"
    url = reverse("plans:budget_source_edit", args=[running.pk, source.pk])
    assert url in client.get(page).content.decode()
    assert client.post(url, {"text": "Ngân sách tỉnh", "version": 1}).url == page
    lost = client.post(url, {"text": "Quỹ của thôn", "version": 1})
    assert (lost.status_code, "Ngân sách tỉnh" in lost.content.decode()) == (409, True)
    assert url not in cast.leader.client().get(page).content.decode()
    remove = reverse("plans:budget_source_remove", args=[running.pk, source.pk])
    assert "Ngân sách tỉnh" in client.get(remove).content.decode()
    client.post(remove)
    assert not running.budget_sources.exists()
    verbs = AuditEvent.objects.filter(object_id=str(source.pk)).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [f"plans.budget_source_{act}" for act in ("added", "edited", "removed")]


def test_only_the_officer_changes_the_sources_of_an_open_plan(cast: Cast, running: Plan) -> None:
    source = actions.add_budget_source(plan=running, text="Ngân sách xã", by=cast.officer.actor, at=timezone.now())
    urls = {name: reverse(f"plans:budget_source_{name}", args=[running.pk, source.pk]) for name in ("edit", "remove")}
    urls["new"] = reverse("plans:budget_source_new", args=[running.pk])
    for other in (cast.leader, cast.partner, cast.stranger):
        for url in urls.values():
            assert other.client().post(url, {"text": "x", "version": 1}).status_code == 404
    elsewhere = reverse("plans:budget_source_edit", args=[plan_of(cast, number="8").pk, source.pk])
    assert cast.officer.client().get(elsewhere).status_code == 404
    actions.close_plan(plan=running, expected_version=running.version, by=cast.leader.actor, at=timezone.now())
    for url in urls.values():
        answer = cast.officer.client().post(url, {"text": "x", "version": 1}, follow=True)
        assert "Kế hoạch đã kết thúc" in answer.content.decode()
    source.refresh_from_db()
    assert source.text == "Ngân sách xã"


def test_numbers_that_are_no_numbers_are_refused(cast: Cast, running: Plan) -> None:
    for value in ("tám mươi", "NaN", "1e99", "9" * 20):
        page = cast.officer.client().post(
            reverse("plans:target_new", args=[running.pk]),
            {"text": "x", "operator": "=", "value": value, "kind": "chi_tieu"},
        )
        assert page.status_code == 200, value
    assert not running.targets.exists()


@pytest.mark.parametrize("name", ["plan", "tasks"])
def test_plan_pages_cost_the_same_for_ten_tasks_and_two_hundred(
    cast: Cast, name: str, django_assert_max_num_queries
) -> None:
    costs = []
    for number, count in enumerate((10, 200)):
        document, candidates = read_document(
            cast.unit,
            *[
                {"text": f"Việc {n}", "lead": [{"printed": "x", "organisation": str(cast.police.pk)}]}
                for n in range(count)
            ],
            number=f"{number + 40}/KH-UBND",
        )
        applied = PlanImport().apply(document=document, candidates=candidates, by=cast.officer.actor, at=timezone.now())
        client = cast.officer.client()
        with django_assert_max_num_queries(25) as counted:
            assert client.get(reverse(f"plans:{name}", args=[applied.object_id])).status_code == 200
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_list_of_plans_costs_the_same_for_two_plans_and_twenty(cast: Cast, django_assert_max_num_queries) -> None:
    client, costs = cast.officer.client(), []
    for first, last in ((1, 3), (3, 21)):
        for number in range(first, last):
            task_of(plan_of(cast, number=str(number)), cast=cast)
        with django_assert_max_num_queries(14) as counted:
            assert client.get(reverse("plans:list")).status_code == 200
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_list_teaches_while_it_is_empty_and_is_filtered_without_accents(cast: Cast) -> None:
    client, url = cast.officer.client(), reverse("plans:list")
    assert "Chưa có kế hoạch nào" in client.get(url).content.decode()
    plan_of(cast, title="Phòng, chống bạo lực gia đình")
    assert "Phòng, chống" in client.get(f"{url}?q=phong, chong").content.decode()
    assert "Không có kế hoạch nào như vậy" in client.get(f"{url}?q=thủy lợi").content.decode()
    assert "Không có kế hoạch nào như vậy" in client.get(f"{url}?nam=2019").content.decode()


def test_no_page_of_plans_is_found_by_a_made_up_key(cast: Cast, running: Plan, client: Client) -> None:
    for name in ("plan", "task", "answer", "send", "part_resend"):
        url = reverse(f"plans:{name}", args=[uuid.uuid4()])
        assert cast.officer.client().get(url).status_code == 404
        assert client.get(url).status_code == 302
