"""The tasks of all plans as one list: who sees it, what it is narrowed by, and what it costs."""

import csv
import datetime as dt
import io
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.plans import actions
from donghanh.plans.leading import settle
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.queries import tasks_across
from donghanh.plans.queries.across import board_of
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of

TODAY = timezone.localdate()
PAGES = ("across", "across_export", "board", "month", "gantt")


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


@pytest.fixture
def plans(cast: Cast) -> tuple[Plan, Plan]:
    """Two plans with a late task, one for next month, one without a day, and one nobody leads."""
    first, second = (
        plan_of(cast, "Vì sự tiến bộ của phụ nữ"),
        plan_of(cast, "Phòng ngừa bạo lực", number="9", year=2024),
    )
    Plan.objects.filter(pk=second.pk).update(starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 12, 31))
    task_of(first, "Treo băng-rôn", lead=cast.police, due_on=day(-2), cast=cast)
    task_of(first, "Nói chuyện tại trường", lead=cast.partner.organisation, due_on=day(30), cast=cast)
    task_of(second, "Tuần tra ban đêm", lead=cast.police, cast=cast)
    task_of(second, "Lập đường dây nóng", cast=cast)
    for plan in (first,):
        actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())
    return first, second


EVERYTHING = {"Treo băng-rôn", "Nói chuyện tại trường", "Tuần tra ban đêm", "Lập đường dây nóng"}


def narrowed(member: Member) -> Client:
    client = member.client()
    session = client.session
    session["narrowed"] = True
    session.save()
    return client


def page(client: Client, query: str = "", name: str = "across") -> str:
    answer = client.get(reverse(f"plans:{name}") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(reverse("plans:across_export") + query)
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize("name", PAGES)
def test_list_is_for_the_offices_of_the_unit(cast: Cast, plans: tuple, name: str) -> None:
    url = reverse(f"plans:{name}")
    for member in (cast.officer, cast.leader):
        assert member.client().get(url).status_code == 200
    for member in (cast.partner, cast.village_head, cast.office_admin):
        assert member.client().get(url).status_code == 404
    for member in (cast.officer, cast.partner):
        assert narrowed(member).get(url).status_code == 404


def test_officer_of_another_commune_sees_none_of_it(cast: Cast, plans: tuple) -> None:
    client = cast.stranger.client()
    for query in ("", f"?ke_hoach={plans[0].pk}", f"?co_quan={cast.police.pk}"):
        text = page(client, query)
        assert not [words for words in (*EVERYTHING, plans[0].title, "Công an xã") if words in text]
    assert len(rows(client)) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", EVERYTHING),
        ("?q=bang ron", {"Treo băng-rôn"}),
        ("?nam=2024", {"Tuần tra ban đêm", "Lập đường dây nóng"}),
        ("?ke_hoach={first}", {"Treo băng-rôn", "Nói chuyện tại trường"}),
        ("?co_quan={police}", {"Treo băng-rôn", "Tuần tra ban đêm"}),
        ("?tinh_trang=overdue", {"Treo băng-rôn"}),
        ("?tinh_trang=unassigned", {"Lập đường dây nóng"}),
        ("?tinh_trang=asked", EVERYTHING),  # no choice of the form, hence not applied
        ("?tinh_trang=waiting", {"Nói chuyện tại trường"}),
        ("?tu={today}", {"Nói chuyện tại trường"}),
        ("?ke_hoach={first}&tinh_trang=open_late", {"Treo băng-rôn"}),
        ("?ke_hoach=tu-bia&nam=x", EVERYTHING),
        ("?q=khong co", set()),
    ],
)
def test_list_and_both_files_hold_what_is_asked_for(cast: Cast, plans: tuple, query: str, found: set) -> None:
    query = query.format(first=plans[0].pk, police=cast.police.pk, today=f"{TODAY:%d/%m/%Y}")
    client = cast.officer.client()
    text = page(client, query)
    assert {words for words in EVERYTHING if words in text} == found
    assert {line[3] for line in rows(client, query)[1:]} == found
    book = client.get(reverse("plans:across_export") + query + ("&" if query else "?") + "dang=xlsx").getvalue()
    sheet = load_workbook(io.BytesIO(book)).active
    assert {row[3].value for row in sheet.iter_rows(min_row=2)} == found


def test_what_is_late_comes_first_and_what_is_over_last(cast: Cast, plans: tuple) -> None:
    Task.objects.filter(text="Treo băng-rôn").update(state="done", completed_on=TODAY)
    order = [line[3] for line in rows(cast.officer.client())[1:]]
    assert order[0] == "Nói chuyện tại trường"
    assert order[-1] == "Treo băng-rôn"


def test_navigation_leads_there(cast: Cast, plans: tuple) -> None:
    text = cast.officer.client().get(reverse("plans:list")).content.decode()
    assert f'href="{reverse("plans:across")}"' in text
    assert reverse("plans:across") not in cast.partner.client().get("/").content.decode()


def many(plan: Plan, count: int, lead) -> None:
    """Many tasks that were sent, without their story."""
    tasks = [
        Task(plan=plan, order=100 + n, text=f"Việc {n}", search=f"viec {n}", state="sent", due_on=day(n % 90 - 30))
        for n in range(count)
    ]
    Task.objects.bulk_create(tasks)
    TaskParty.objects.bulk_create([TaskParty(task=t, role="lead", organisation=lead, state="seen") for t in tasks])
    settle(tasks)


@pytest.mark.parametrize("query", ["", "?tinh_trang=waiting", "?co_quan={police}"])
def test_pages_and_files_cost_the_same_for_few_tasks_and_many(
    cast: Cast, plans: tuple, query: str, django_assert_max_num_queries: Callable
) -> None:
    client, costs = cast.officer.client(), []
    query = query.format(police=cast.police.pk)
    for count in (2, 120):
        many(plans[0], count, cast.police)
        for name in PAGES:
            with django_assert_max_num_queries(20) as counted:
                client.get(reverse(f"plans:{name}") + query).getvalue()
            costs.append((name, len(counted)))
    assert costs[: len(PAGES)] == costs[len(PAGES) :]


def test_second_page_goes_on_where_the_first_ended(cast: Cast, plans: tuple) -> None:
    many(plans[0], 60, cast.police)
    client = cast.officer.client()
    assert "Việc 1 đến 50 trong 64" in page(client)
    assert "Việc 51 đến 64 trong 64" in page(client, "?trang=2")


# ---- the same tasks on a board, in a month, in a year


def test_board_has_each_task_under_how_far_it_has_come(cast: Cast, plans: tuple) -> None:
    columns = board_of(tasks_across(cast.officer.scope), today=TODAY)
    assert [(c.progress, sorted(row.task.text for row in c.rows), c.count) for c in columns] == [
        ("unsent", ["Lập đường dây nóng", "Tuần tra ban đêm"], 2),
        ("waiting", ["Nói chuyện tại trường", "Treo băng-rôn"], 2),
        ("doing", [], 0),
        ("claimed", [], 0),
        ("done", [], 0),
    ]


def test_full_column_says_how_many_more_there_are(cast: Cast, plans: tuple) -> None:
    many(plans[0], 30, cast.police)
    text = page(cast.officer.client(), f"?ke_hoach={plans[0].pk}", "board")
    assert "32 việc" in text
    assert "và 22 việc nữa" in text


def test_month_begins_on_monday_and_says_when_offices_are_closed(cast: Cast, plans: tuple) -> None:
    plan = plans[0]
    for number in range(6):
        task_of(plan, f"Việc tháng Chín {number}", lead=cast.police, due_on=dt.date(2026, 9, 2), cast=cast)
    text = page(cast.officer.client(), "?thang=2026-09", "month")
    assert "Tháng 9 năm 2026" in text
    days = text.split('<li class="dh-day')[1:]
    assert 'datetime="2026-08-31"' in days[0]
    assert len(days) == 35
    second = days[2]
    assert "Quốc khánh" in second
    assert second.count('class="dh-day__t') == 4
    assert "và 2 việc nữa" in second
    assert "tu=02%2F09%2F2026&amp;den=02%2F09%2F2026" in second
    assert "nghỉ" in days[5]
    assert "nghỉ" not in days[7]


@pytest.mark.parametrize("asked", ["x", "2026-13", "1900-01", "9999-12", ""])
def test_month_that_does_not_exist_is_the_running_one(cast: Cast, plans: tuple, asked: str) -> None:
    assert f"Tháng {TODAY.month} năm {TODAY.year}" in page(cast.officer.client(), f"?thang={asked}", "month")


def test_year_stands_under_sections_or_under_bodies(cast: Cast) -> None:
    plan = plan_of(cast, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 31))
    task_of(plan, "Treo băng-rôn", lead=cast.school, due_on=dt.date(2026, 3, 1), cast=cast)
    task_of(plan, "Tuần tra", lead=cast.police, due_on=dt.date(2026, 8, 1), cast=cast)
    task_of(plan, "Năm sau", lead=cast.police, due_on=dt.date(2027, 8, 1), cast=cast)
    client = cast.officer.client()
    text = page(client, "?nam=2026", "gantt")
    assert "KH 7 · Thêm ngoài văn bản" in text
    assert "Năm sau" not in text
    assert "hạn 01/03/2026" in text
    text = page(client, "?nam=2026&theo=co-quan", "gantt")
    heads = [part.split("<")[0] for part in text.split('role="rowheader">')[1:]]
    assert [head for head in heads if head] == ["Công an xã", "Trường Tiểu học Sông Mây"]


def test_each_way_to_look_keeps_the_filters(cast: Cast, plans: tuple) -> None:
    client = cast.officer.client()
    for name in ("across", "board", "month", "gantt"):
        text = page(client, "?tinh_trang=overdue&trang=2&thang=2026-09", name)
        for other in ("across", "board", "month", "gantt"):
            assert f'href="{reverse(f"plans:{other}")}?tinh_trang=overdue"' in text
