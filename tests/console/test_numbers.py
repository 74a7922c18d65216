"""A number that leads to a list is the length of that list."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.console.presenters.partner import _by_day
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Plan, TaskParty
from donghanh.plans.queries import unsettled_count, work_of_office
from donghanh.plans.queries.work import PILES
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

TODAY = timezone.localdate()


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.fixture
def rich(cast: Cast) -> None:
    """Two plans that run, one with a rule whose turns are laid out; one closed; and one being prepared for next year."""
    now = timezone.now()
    plan = plan_of(cast, year=TODAY.year, starts_on=days(-200), ends_on=days(160))
    tasks = [
        task_of(plan, "Quá hạn", lead=cast.police, due_on=days(-3), cast=cast),
        task_of(plan, "Đúng hôm nay", lead=cast.health, due_on=TODAY, cast=cast),
        task_of(plan, "Trong tuần", lead=cast.health, due_on=days(4), cast=cast),
        task_of(plan, "Thường xuyên", lead=cast.school, cast=cast),
    ]
    pattern = actions.add_task(
        plan=plan,
        text="Họp tổ hằng tháng",
        lead=Body.of(cast.police),
        due=Due(Schedule.RECURRING, recurrence="FREQ=MONTHLY;BYMONTHDAY=10"),
        by=cast.officer.actor,
        at=now,
    )
    actions.send_tasks(plan=plan, tasks=[*tasks, pattern], by=cast.officer.actor, at=now)
    pattern.refresh_from_db()
    assert pattern.repeats
    assert pattern.turns.exists()
    other = plan_of(cast, "Vì sự tiến bộ của phụ nữ", number="9")
    task_of(other, "Chưa gửi", lead=cast.police, due_on=days(60), cast=cast)
    closed = plan_of(cast, "Năm trước", number="3")
    left = task_of(closed, "Bỏ dở", lead=cast.police, due_on=days(-300), cast=cast)
    actions.send_tasks(plan=closed, tasks=[left], by=cast.officer.actor, at=now)
    closed.refresh_from_db()
    actions.close_plan(plan=closed, expected_version=closed.version, by=cast.officer.actor, at=now)
    ahead = plan_of(cast, "Năm sau", number="", issued_on=None)
    task_of(ahead, "Việc năm sau", due_on=days(300), cast=cast)


def listed(member, query: str) -> int:
    return member.client().get(f"{reverse('plans:across')}?{query}").context["page"].paginator.count


@pytest.mark.parametrize("who", ["officer", "leader"])
def test_the_whole_is_as_many_as_its_list(cast: Cast, rich, who: str) -> None:
    member = getattr(cast, who)
    text = unescape(member.client().get("/").content.decode())
    address, number = re.search(r'href="([^"]+)">Xem cả (\d+) việc', text).groups()
    assert member.client().get(address).context["page"].paginator.count == int(number)


def test_every_pile_is_as_many_as_its_list(cast: Cast, rich) -> None:
    work = work_of_office(cast.officer.scope, today=TODAY)
    assert work.waiting.count == 3  # standing, the rule, and what falls due later: each waits for its body's yes
    for standing in PILES:
        assert listed(cast.officer, f"tinh_trang={standing.value}") == getattr(work, standing.value).count, standing


def test_the_plan_page_counts_as_its_list(cast: Cast, rich) -> None:
    for plan in Plan.objects.all():
        text = unescape(cast.officer.client().get(reverse("plans:plan", args=[plan.pk])).content.decode())
        address, number = re.search(r'href="([^"]+)">Xem cả (\d+) việc', text).groups()
        assert cast.officer.client().get(address).context["page"].paginator.count == int(number), plan


def test_a_plan_being_prepared_is_in_no_total_until_something_of_it_is_sent(cast: Cast, rich) -> None:
    before = work_of_office(cast.leader.scope, today=TODAY, documents=False)
    assert "Năm sau" not in [plan.title for plan in before.plans]
    assert work_of_office(cast.officer.scope, today=TODAY).cells == before.cells
    ahead = Plan.objects.get(title="Năm sau")
    given = task_of(ahead, "Việc giao sớm", lead=cast.police, due_on=days(200), cast=cast)
    actions.send_tasks(plan=ahead, tasks=[given], by=cast.officer.actor, at=timezone.now())
    after = work_of_office(cast.leader.scope, today=TODAY, documents=False)
    assert after.cells.total == before.cells.total + 2


@pytest.mark.parametrize("who", ["officer", "leader"])
def test_navigation_says_what_the_start_page_says(cast: Cast, rich, who: str) -> None:
    scope = getattr(cast, who).scope
    work = work_of_office(scope, today=TODAY, documents=who == "officer")
    said = work.pressing if who == "officer" else work.cells.open_late + work.decisions
    assert unsettled_count(scope) == said


def test_what_is_due_today_stands_under_today(cast: Cast, rich) -> None:
    text = cast.officer.client().get("/").content.decode()
    today, week = text.index(">Hôm nay <span"), text.index("Tuần này và sắp tới")
    assert "Đúng hôm nay" in text[today:week]
    assert "Trong tuần" not in text[today:week]
    assert "Trong tuần" in text[week:]


def test_a_body_sees_today_apart_from_later(cast: Cast, rich) -> None:
    parts = list(TaskParty.objects.filter(task__text__in=("Đúng hôm nay", "Trong tuần", "Quá hạn", "Thường xuyên")))
    groups = {group.title: [item.title for item in group.items] for group in _by_day(parts, TODAY)}
    assert groups == {
        "Đã quá hạn": ["Quá hạn"],
        "Hôm nay": ["Đúng hôm nay"],
        "Trong 7 ngày tới": ["Trong tuần"],
        "Sau đó": ["Thường xuyên"],
    }


@pytest.fixture
def crowded(cast: Cast, rich) -> None:
    """More late tasks than a page shows, of a body that also helps late, is done with its part of one, or was not given one
    yet; nobody's; a group's; and late ones in a plan being prepared and one that is closed."""
    now, by = timezone.now(), cast.officer.actor
    plan = Plan.objects.get(title="Bình đẳng giới năm 2026")
    late = [task_of(plan, f"Chậm {n}", lead=cast.police, due_on=days(-20 - n), cast=cast) for n in range(45)]
    late += [task_of(plan, f"Trạm chậm {n}", lead=cast.health, due_on=days(-9), cast=cast) for n in range(9)]
    late += [
        task_of(plan, f"Giúp {n}", lead=cast.school, coordinating=(cast.police,), due_on=days(-2), cast=cast)
        for n in range(8)
    ]
    both = group_of(cast.unit, "công an và trạm", cast.police, cast.health)
    late.append(task_of(plan, "Cùng làm", lead=both, due_on=days(-5), cast=cast))
    actions.send_tasks(plan=plan, tasks=late, by=by, at=now)
    part = TaskParty.objects.get(task__text="Cùng làm", organisation=cast.police)
    actions.record_result(party=part, text="Xong phần mình", done_on=TODAY, by=by, at=now)
    villages = group_of(cast.unit, "các thôn", cast.village_head.organisation)
    for n in range(7):
        task_of(plan, f"Thôn chưa gửi {n}", lead=villages, due_on=days(-6), cast=cast)
        task_of(plan, f"Không ai {n}", due_on=days(-8), cast=cast)
        task_of(plan, f"Không ai, còn hạn {n}", due_on=days(50), cast=cast)
        task_of(plan, f"Không ai, không hạn {n}", cast=cast)
        task_of(plan, f"Gần hạn {n}", lead=cast.police, due_on=days(2), cast=cast)
        task_of(plan, f"Hôm nay {n}", lead=cast.police, due_on=TODAY, cast=cast)
        task_of(plan, f"Chưa gửi {n}", lead=cast.police, due_on=days(70), cast=cast)
    ahead = Plan.objects.get(title="Năm sau")
    for n in range(3):
        task_of(ahead, f"Chuẩn bị chậm {n}", lead=cast.police, due_on=days(-4), cast=cast)
        task_of(ahead, f"Chuẩn bị, không ai {n}", due_on=days(-4), cast=cast)


LINK = re.compile(r'<a[^>]*href="([^"]*tinh_trang=[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.mark.parametrize("who", ["officer", "leader"])
def test_every_counted_link_of_the_start_page_and_of_each_plan_opens_as_many(cast: Cast, crowded, who: str) -> None:
    client = getattr(cast, who).client()
    pages = ["/", *(reverse("plans:plan", args=[plan.pk]) for plan in Plan.objects.all())]
    walked = []
    for page in pages:
        text = client.get(page).content.decode().split("<main")[1]
        for address, words in LINK.findall(text):
            said = re.sub(r"<[^>]+>", " ", unescape(words))
            number = re.search(r"\d+", said)
            if not number:
                continue
            url = unescape(address)
            opened = client.get(url if url.startswith("/") else f"{page}{url}")
            assert opened.context["page"].paginator.count == int(number[0]), (page, url, said)
            walked.append(said.strip())
    assert len([said for said in walked if said.startswith("Xem danh sách")]) >= 4
    assert any(said.startswith("Xem cả") for said in walked)


def test_the_plan_page_says_how_many_nobody_leads_and_how_many_are_over(cast: Cast, crowded) -> None:
    client, found = cast.officer.client(), {}
    for plan in Plan.objects.all():
        text = unescape(client.get(reverse("plans:plan", args=[plan.pk])).content.decode())
        for number, address in re.findall(r'(\d+) việc chưa có cơ quan chủ trì\.[^<]*<a href="([^"]+)"', text):
            found[plan.title] = int(number)
            assert client.get(address).context["page"].paginator.count == int(number)
        cells = client.get(reverse("plans:plan", args=[plan.pk])).context["cells"]
        for address in re.findall(r'href="([^"]+tinh_trang=open_late[^"]*)"', text):
            assert client.get(address).context["page"].paginator.count == cells.open_late
    assert found == {"Bình đẳng giới năm 2026": 21, "Năm sau": 4}


@pytest.mark.parametrize("due", [-3, 0, 3, 40])
def test_what_was_never_sent_is_offered_for_sending_whatever_its_day(cast: Cast, due: int) -> None:
    plan = plan_of(cast, year=TODAY.year, starts_on=days(-200), ends_on=days(160))
    pattern = actions.add_task(
        plan=plan,
        text="Họp tổ hằng tháng",
        lead=Body.of(cast.police),
        due=Due(Schedule.RECURRING, recurrence="FREQ=MONTHLY;BYMONTHDAY=10"),
        by=cast.officer.actor,
        at=timezone.now(),
    )
    task = task_of(plan, "Treo khẩu hiệu", lead=cast.police, due_on=days(due), cast=cast)
    send, client = reverse("plans:send", args=[plan.pk]), cast.officer.client()
    home, head, page = (client.get(url).content.decode() for url in ("/", reverse("plans:plan", args=[plan.pk]), send))
    assert "Gửi 2 việc của" in home
    assert "Gửi 2 việc" in head
    assert "Gửi 2 việc cho các cơ quan?" in page
    assert ("Chưa gửi, " in home) is (due <= 7)
    actions.send_tasks(plan=plan, tasks=[pattern], by=cast.officer.actor, at=timezone.now())
    assert "Gửi 1 việc của" in client.get("/").content.decode()
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=timezone.now())
    home = client.get("/").content.decode()
    assert send not in home
    assert "Chưa gửi" not in home


def test_what_no_list_holds_stands_on_the_start_page_however_much_is_due(cast: Cast) -> None:
    plan = plan_of(cast, year=TODAY.year, starts_on=days(-200), ends_on=days(160))
    for number in range(9):
        task_of(plan, f"Việc số {number}", lead=cast.police, due_on=days(1 + number % 4), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    actions.add_report_duty(
        plan=plan, text="Báo cáo kết quả năm", due_on=days(12), by=cast.officer.actor, at=timezone.now()
    )
    home = cast.officer.client().get("/").content.decode()
    week = home[home.index("Tuần này và sắp tới") :]
    assert "10 việc" in week[:60]
    assert "Báo cáo kết quả năm" in week[: week.index("Xem danh sách 9 việc")]
    assert week[: week.index("Xem danh sách 9 việc")].count("Việc số") == 6


def test_the_list_of_a_plan_with_rules_says_how_many_rows_it_has(cast: Cast, rich) -> None:
    plan = Plan.objects.get(tasks__repeats=True)
    listed = plan.tasks.listed().count()
    page = cast.officer.client().get(reverse("plans:tasks", args=[plan.pk])).content.decode()
    assert f"{listed} việc" in page
    assert f"{listed} trên" not in page
