"""The pages on which standing work is asked after: who is offered what, and who may."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.plans import actions
from donghanh.plans.forms import NewTaskForm
from donghanh.plans.models import CheckIn, CheckMonths, Task
from donghanh.plans.queries import unsettled_count
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of
from tests.plans.asking import DECEMBER, HINDERED, NOVEMBER, STEADY, D, at, it_is, lead_of, said, standing

HOME = "/"
HEADING = ">Việc thường xuyên<"


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(DECEMBER, monkeypatch)


def page(member: Member, address: str = HOME) -> str:
    return unescape(member.client().get(address).content.decode())


def tap_url(task: Task) -> str:
    return reverse("plans:check_in", args=[lead_of(task).pk])


def test_a_body_answers_at_one_tap_and_the_task_goes_from_the_heading(cast: Cast) -> None:
    task, client = standing(cast), cast.partner.client()
    before = client.get(HOME).content.decode()
    assert HEADING in before
    assert "Quý IV/2026 còn làm đều không?" in before
    assert "còn 1 việc" in before
    after = client.post(tap_url(task), {"answer": "steady", "ve": "dau"}, follow=True)
    assert after.redirect_chain[0][0] == HOME
    text = after.content.decode()
    assert HEADING not in text
    assert "Đã ghi: quý IV/2026 vẫn làm đều." in text
    assert f'<a href="{tap_url(task)}">Sửa</a>' in text
    assert "Việc thường xuyên đang làm" in text
    assert "hiện không có việc nào" in text
    assert CheckIn.objects.get().answer == STEADY


def test_before_the_last_month_nothing_is_asked_and_nothing_counted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(cast)
    it_is(NOVEMBER, monkeypatch)
    text = page(cast.partner)
    assert HEADING not in text
    assert "hiện không có việc nào" in text
    assert "Việc thường xuyên đang làm" in text
    assert unsettled_count(cast.partner.scope) == 0


def test_the_navigation_counts_what_the_start_page_counts(cast: Cast) -> None:
    plan = plan_of(cast)
    for n in range(4):
        standing(cast, f"Việc {n}", plan=plan)
    standing(cast, "Của phòng", plan=plan, lead=cast.officer.organisation)
    said(standing(cast, "Vướng", plan=plan), HINDERED, "Hết sách", cast=cast)
    assert unsettled_count(cast.partner.scope) == 4
    assert "còn 4 việc" in page(cast.partner)
    assert unsettled_count(cast.officer.scope) == 2
    assert "có 2 việc cần xem" in page(cast.officer)
    assert unsettled_count(cast.leader.scope) == 0


def test_three_are_shown_and_the_list_of_the_others_has_as_many_as_it_says(cast: Cast) -> None:
    plan, client = plan_of(cast), cast.partner.client()
    for n in range(5):
        standing(cast, f"Việc {n}", plan=plan)
    text = unescape(client.get(HOME).content.decode())
    assert text.count('id="deu-') == 3
    assert "Xem 2 việc còn lại" in text
    rest = client.get(reverse("plans:check_ins"))
    assert [line.title for line in rest.context["lines"]] == ["Việc 3", "Việc 4"]
    task = Task.objects.get(text="Việc 4")
    again = client.post(tap_url(task), {"answer": "steady", "ve": "con-lai"}, follow=True)
    assert [line.title for line in again.context["lines"]] == ["Việc 3"]


def test_a_hindrance_without_words_is_asked_for_them_and_keeps_the_choice(cast: Cast) -> None:
    task, client = standing(cast), cast.partner.client()
    empty = client.post(tap_url(task), {"answer": "hindered", "text": " "})
    assert "Ghi vướng mắc, một câu là đủ" in empty.content.decode()
    assert not CheckIn.objects.exists()
    client.post(tap_url(task), {"answer": "hindered", "text": "Hết sách"})
    assert CheckIn.objects.get().note == "Hết sách"


def test_an_answer_is_corrected_on_the_page_the_toast_leads_to(cast: Cast) -> None:
    task, client = standing(cast), cast.partner.client()
    made = said(task, STEADY, cast=cast)
    shown = client.get(tap_url(task)).content.decode()
    assert "Đã trả lời ngày 08/12/2026" in shown
    assert f'name="version" value="{made.version}"' in shown
    client.post(tap_url(task), {"answer": "nothing", "text": "", "version": made.version})
    made.refresh_from_db()
    assert made.answer == "nothing"


def test_a_tap_on_an_old_page_does_not_write_over_a_colleague_and_says_what_they_said(cast: Cast) -> None:
    task, client = standing(cast), cast.partner.client()
    made = said(task, HINDERED, "Hết sách", cast=cast)
    text = client.post(tap_url(task), {"answer": "steady", "text": "Chữ của tôi"}).content.decode()
    assert "Kỳ này đã có câu trả lời khác" in text
    assert "Hết sách" in text
    assert "Chữ của tôi" in text
    made.refresh_from_db()
    assert made.answer == HINDERED
    version = re.search(r'name="version" value="(\d+)"', text)
    assert version is not None
    client.post(tap_url(task), {"answer": "steady", "text": "Chữ của tôi", "version": version[1]})
    made.refresh_from_db()
    assert (made.answer, made.note) == (STEADY, "Chữ của tôi")


def test_words_that_came_after_the_period_are_given_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    task = standing(cast)
    it_is(D(2027, 1, 4), monkeypatch)
    client = cast.partner.client()
    text = client.post(tap_url(task), {"answer": "hindered", "text": "Viết hôm qua"}).content.decode()
    assert "Viết hôm qua" in text
    assert "Chưa được ghi" in text
    assert client.get(tap_url(task)).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_meets_nothing(cast: Cast, method: str) -> None:
    task = standing(cast, coordinating=(cast.village_head.organisation,))
    beside = task.parties.get(organisation=cast.village_head.organisation)
    for member, address in (
        (cast.stranger, tap_url(task)),
        (cast.office_admin, tap_url(task)),
        (cast.leader, tap_url(task)),
        (cast.village_head, tap_url(task)),
        (cast.village_head, reverse("plans:check_in", args=[beside.pk])),
    ):
        assert getattr(member.client(), method)(address, {"answer": "steady"}).status_code == 404
    assert not CheckIn.objects.exists()


def test_the_officer_answers_for_her_own_office_and_writes_for_a_body(cast: Cast) -> None:
    plan = plan_of(cast)
    ours = standing(cast, "Việc của phòng", plan=plan, lead=cast.officer.organisation)
    theirs, client = standing(cast, "Việc của Hội", plan=plan), cast.officer.client()
    text = unescape(client.get(HOME).content.decode())
    assert "Việc của phòng" in text
    assert tap_url(theirs) not in text
    assert "Đã ghi: quý IV/2026" in client.post(tap_url(ours), {"answer": "steady"}, follow=True).content.decode()
    shown = client.get(reverse("plans:task", args=[theirs.pk])).content.decode()
    assert "Ghi trả lời thay" in shown
    assert tap_url(theirs) in shown
    done = client.post(tap_url(theirs), {"answer": "steady"}, follow=True).content.decode()
    assert "Đã ghi thay cho Hội Liên hiệp Phụ nữ xã" in done
    assert CheckIn.objects.get(task=theirs).organisation == cast.partner.organisation


def test_the_officer_sees_what_is_in_the_way_until_she_has_looked(cast: Cast) -> None:
    task, client = standing(cast), cast.officer.client()
    made = said(task, HINDERED, "Hết sách", cast=cast)
    assert "Hết sách" in page(cast.officer)
    assert "Hết sách" not in page(cast.leader)
    url = reverse("plans:task", args=[task.pk])
    shown = client.get(url).content.decode()
    seen = reverse("plans:check_in_seen", args=[made.pk])
    assert seen in shown
    assert f"{reverse('plans:task_say', args=[task.pk])}?noi={made.party_id}" in shown
    assert client.get(f"{reverse('plans:across')}?tinh_trang=check_hindered").context["page"].paginator.count == 1
    for member in (cast.stranger, cast.partner, cast.leader):
        assert member.client().post(seen, {"version": made.version}).status_code == 404
    assert "Người khác vừa đổi" in client.post(seen, {"version": made.version + 1}, follow=True).content.decode()
    client.post(seen, {"version": made.version})
    assert "Hết sách" not in page(cast.officer)
    assert "đã xem vướng mắc của Hội Liên hiệp Phụ nữ xã" in client.get(url).content.decode()


def test_the_task_says_what_was_answered_last(cast: Cast) -> None:
    task = standing(cast)
    said(task, STEADY, cast=cast, day=D(2026, 9, 8))
    for member in (cast.officer, cast.partner):
        text = page(member, reverse("plans:task", args=[task.pk]))
        assert "Hỏi thăm gần nhất: quý III/2026, vẫn làm đều" in text
        assert "trả lời hỏi thăm quý III/2026: vẫn làm đều" in text


def test_a_task_with_a_day_says_nothing_of_it(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.partner.organisation, due_on=D(2026, 12, 20), cast=cast)
    text = page(cast.officer, reverse("plans:task", args=[task.pk]))
    assert "Hỏi thăm" not in text


def test_the_lists_find_and_the_files_say_it(cast: Cast) -> None:
    plan = plan_of(cast)
    answered, waiting = (standing(cast, f"Việc {n}", plan=plan) for n in range(2))
    standing(cast, "Không hỏi", plan=plan, months=CheckMonths.NEVER)
    said(answered, STEADY, cast=cast)
    client = cast.officer.client()
    found = client.get(f"{reverse('plans:across')}?tinh_trang=check_due")
    assert [line.id for line in found.context["lines"]] == [waiting.pk]
    of_plan = client.get(f"{reverse('plans:tasks', args=[plan.pk])}?tinh_trang=check_due")
    assert of_plan.context["count"] == 1
    for address in (reverse("plans:across_export"), reverse("plans:tasks_export", args=[plan.pk])):
        text = b"".join(client.get(f"{address}?dang=csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        heading = text.splitlines()[0]
        assert "Hỏi thăm,Hỏi thăm gần nhất" in heading.replace('"', "").replace(";", ",")
        assert "quý IV/2026, vẫn làm đều" in text
        assert "Mỗi quý một lần" in text


def test_the_form_asks_how_often_only_for_standing_work(cast: Cast) -> None:
    plan, client = plan_of(cast), cast.officer.client()
    fields = {"text": "Trực đường dây nóng", "schedule": "standing", "check_months": "1", "shift": "keep"}
    client.post(reverse("plans:task_new", args=[plan.pk]), fields)
    task = Task.objects.get()
    assert task.check_months == CheckMonths.MONTHLY
    shown = client.get(reverse("plans:task_edit", args=[task.pk])).content.decode()
    assert re.search(r'<option value="1" selected>\s*Mỗi tháng một lần', shown)
    form = NewTaskForm(fields | {"schedule": "on_event"})
    form.fields["lead"].offer([], [], "")  # type: ignore[attr-defined]
    form.fields["coordinating"].offer([], [], "")  # type: ignore[attr-defined]
    assert form.is_valid()
    assert "check_months" not in form.ways()


@pytest.mark.parametrize("who", ["officer", "partner"])
def test_start_page_and_list_cost_the_same_for_ten_and_for_many(cast: Cast, who: str) -> None:
    member: Member = getattr(cast, who)
    plan, client, costs = plan_of(cast), member.client(), []
    for count in (10, 30):
        for n in range(count):
            task = standing(cast, f"Việc {count} {n}", plan=plan, lead=member.organisation)
            if n % 3 == 0:
                actions.check_in(party=lead_of(task), answer=HINDERED, note="Vướng", by=member.actor, at=at(DECEMBER))
        cost = []
        for address in (HOME, reverse("plans:check_ins")):
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            cost.append(len(found))
        costs.append(cost)
    assert costs[0] == costs[1]
    assert costs[0][0] <= 22


def test_a_script_gets_the_whole_page_to_take_its_part_from(cast: Cast) -> None:
    task, client = standing(cast), cast.partner.client()
    sent = client.post(tap_url(task), {"answer": "steady", "ve": "dau"}, headers={"HX-Request": "true"}, follow=True)
    text = sent.content.decode()
    assert 'id="chinh"' in text
    assert 'id="toasts"' in text
