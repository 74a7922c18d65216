"""The four cells of each body: they add up, whatever is counted, and every rate says its base."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.models import Task
from donghanh.plans.presenters.by_body import rate
from donghanh.plans.queries import figures_of, tasks_across
from donghanh.plans.queries.by_body import cells_by_lead, cells_by_part, total_of
from donghanh.plans.status import Cells, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
URL, FILE = reverse("plans:by_body"), reverse("plans:by_body_export")


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


@pytest.fixture
def plans(cast: Cast):
    """Two plans: done in time and late, open and overdue, without a day, set aside, without a lead, led by a group."""
    first = plan_of(cast, year=TODAY.year, starts_on=dt.date(TODAY.year - 1, 1, 1), ends_on=dt.date(TODAY.year, 12, 31))
    second = plan_of(cast, "Phòng ngừa bạo lực", number="9", year=TODAY.year)
    villages = group_of(cast.unit, "Các thôn", cast.health, cast.village_head.organisation)
    made = [
        task_of(first, "Đã xong", lead=cast.police, due_on=day(1), cast=cast),
        task_of(first, "Xong muộn", lead=cast.police, due_on=day(-4), cast=cast),
        task_of(first, "Quá hạn", lead=cast.police, due_on=day(-2), coordinating=(cast.school,), cast=cast),
        task_of(first, "Thường xuyên", lead=cast.police, cast=cast),
        task_of(first, "Của các thôn", lead=villages, due_on=day(9), cast=cast),
    ]
    dropped = task_of(first, "Thôi làm", lead=cast.health, due_on=day(3), cast=cast)
    task_of(second, "Chưa giao", due_on=day(5), cast=cast)
    signed = {"by": cast.officer.actor, "at": timezone.now()}
    actions.send_tasks(plan=first, tasks=made, **signed)
    for task in made[:2]:
        part = task.parties.select_related("task__plan").get()
        actions.record_result(party=part, text="Đã làm", done_on=TODAY, **signed)
    dropped.refresh_from_db()
    actions.drop_task(task=dropped, expected_version=dropped.version, reason="Trùng việc", **signed)
    return first, second


def test_each_task_counts_once_where_it_is_led_and_the_rows_add_up(cast: Cast, plans) -> None:
    rows = cells_by_lead(tasks_across(cast.officer.scope), today=TODAY)
    assert {row.name: row.cells for row in rows} == {
        "Công an xã": Cells(done_in_time=1, done_late=1, open_late=1, outside=1),
        "Các thôn": Cells(open_in_time=1),
        "Trạm Y tế xã": Cells(outside=1),
        "": Cells(open_in_time=1),
    }
    assert [row.name for row in rows] == ["Công an xã", "Các thôn", "Trạm Y tế xã", ""]
    figures = figures_of(plans, today=TODAY)
    assert total_of(rows) == figures[plans[0].pk].cells + figures[plans[1].pk].cells
    assert total_of(rows).total == Task.objects.count() == 7


def test_a_turn_to_come_counts_where_its_pattern_is_led(cast: Cast) -> None:
    plan = plan_of(cast, year=TODAY.year, starts_on=day(-30), ends_on=day(200))
    signed = {"by": cast.officer.actor, "at": timezone.now()}
    villages = group_of(cast.unit, "Các thôn", cast.health, cast.village_head.organisation)
    for lead in (cast.police, villages):
        rule = Due(Schedule.RECURRING, recurrence="FREQ=MONTHLY;BYMONTHDAY=10")
        actions.add_task(plan=plan, text="Họp hằng tháng", lead=Body.of(lead), due=rule, **signed)
    actions.send_tasks(plan=plan, tasks=None, **signed)
    task_of(plan, "Chưa giao", due_on=day(5), cast=cast)
    coming = Task.objects.filter(state=TaskState.UPCOMING)
    assert coming.count() >= 8
    rows = {row.name: row.cells for row in cells_by_lead(tasks_across(cast.officer.scope), today=TODAY)}
    deeds = Task.objects.filter(repeats=False)
    assert rows[""] == Cells(open_in_time=1)
    assert rows["Công an xã"] == rows["Các thôn"] == Cells(open_in_time=deeds.exclude(text="Chưa giao").count() // 2)
    given = coming.filter(pattern__parties__organisation=cast.police).latest("due_on")
    actions.assign_lead(task=given, body=Body.of(cast.school), **signed)
    rows = {row.name: row.cells for row in cells_by_lead(tasks_across(cast.officer.scope), today=TODAY)}
    assert rows[cast.school.name] == Cells(open_in_time=1)
    assert sum(cells.total for cells in rows.values()) == deeds.count()


def test_parts_count_by_body_with_the_members_of_groups(cast: Cast, plans) -> None:
    rows = cells_by_part(tasks_across(cast.officer.scope), today=TODAY)
    assert {row.name: row.cells.total for row in rows} == {
        "Công an xã": 4,
        "Trường Tiểu học Sông Mây": 1,
        "Trạm Y tế xã": 1,
        "Ban quản lý thôn Bãi Sậy": 1,
    }
    assert next(row.cells for row in rows if row.name == "Trường Tiểu học Sông Mây") == Cells(open_late=1)


def test_the_page_says_each_rate_with_its_base(cast: Cast, plans) -> None:
    html = cast.leader.client().get(URL).content.decode()
    assert "66,7\N{NO-BREAK SPACE}% (2/3)" in html
    assert "50,0\N{NO-BREAK SPACE}% (1/2)" in html
    assert f"tat-ca-viec/?co_quan={cast.police.pk}" in html
    assert "tinh_trang=unassigned" not in html, "what nobody leads stands in several ways, which no one filter names"


@pytest.mark.parametrize(
    ("part", "base", "said"),
    [(2, 3, "66,7\N{NO-BREAK SPACE}% (2/3)"), (0, 4, "0,0\N{NO-BREAK SPACE}% (0/4)"), (0, 0, "–")],
)
def test_a_rate_without_a_base_is_no_zero(part: int, base: int, said: str) -> None:
    assert rate(part, base) == said


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ke_hoach={second}", ["Chưa giao", "Tất cả"]),
        ("tu={soon}&den={late}", ["Các thôn", "Tất cả"]),
        ("dem=phan&ke_hoach={second}", []),
    ],
)
def test_plan_and_period_narrow_what_is_counted(cast: Cast, plans, query: str, names: list[str]) -> None:
    words = {"second": plans[1].pk, "soon": f"{day(7):%d/%m/%Y}", "late": f"{day(30):%d/%m/%Y}"}
    found = cast.officer.client().get(f"{FILE}?{query.format(**words)}")
    rows = list(csv.DictReader(io.StringIO(b"".join(found).decode("utf-8-sig"))))
    assert [row["Cơ quan"] for row in rows] == (names or ["Tất cả"])


def test_the_table_is_taken_away_with_numbers_that_add_up(cast: Cast, plans) -> None:
    answer = cast.leader.client().get(f"{FILE}?dang=xlsx")
    head, *rows = load_workbook(io.BytesIO(b"".join(answer))).active.iter_rows(values_only=True)
    total = head.index("Tổng cộng")
    *bodies, everything = rows
    assert everything[0] == "Tất cả"
    for column in range(1, total + 1):
        assert everything[column] == sum(row[column] for row in bodies)
    assert everything[total] == 7
    assert everything[head.index("Đã xong, % của có hạn")] == 40.0


@pytest.mark.parametrize("who", ["partner", "village_head", "office_admin"])
def test_who_may_not_read_plans_finds_no_such_page(cast: Cast, plans, who: str) -> None:
    client = getattr(cast, who).client()
    assert [client.get(address).status_code for address in (URL, FILE)] == [404, 404]


def test_the_next_commune_counts_its_own(cast: Cast, plans) -> None:
    html = cast.stranger.client().get(URL).content.decode()
    assert "Công an xã" not in html


def test_it_costs_the_same_whatever_there_is(cast: Cast, plans, django_assert_max_num_queries) -> None:
    client, costs = cast.officer.client(), []
    for count in (0, 20):
        for number in range(count):
            task_of(plans[0], f"Việc {number}", lead=cast.school, due_on=day(number - 9), cast=cast)
        for query in ("", "?dem=phan"):
            with django_assert_max_num_queries(16) as counted:
                client.get(URL + query)
            costs.append(len(counted))
    assert costs[:2] == costs[2:]
