"""A task in three boxes, from a directive, or copied from an earlier plan."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.models import Organisation
from donghanh.plans import actions
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.later_year import due_in, moved_by
from donghanh.plans.models import Origin, Plan, Task
from donghanh.plans.presenters import rhythm_words
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
URL = "/ke-hoach/them-viec-nhanh/"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_of(cast, year=TODAY.year, issued_on=dt.date(TODAY.year, 1, 15))


def add(cast: Cast, plan: Plan, member: Any = None, **fields: Any) -> Any:
    data = {"text": "Treo băng-rôn", "body": "", "due": "", "plan": str(plan.pk), **fields}
    return (member or cast.officer).client().post(URL, data)


def test_three_boxes_make_a_task_and_the_page_waits_for_the_next(cast: Cast, plan: Plan) -> None:
    answer = add(cast, plan, body="cong an", due="10 ngày")
    task = Task.objects.get()
    assert (task.text, task.due_on) == ("Treo băng-rôn", TODAY + dt.timedelta(days=10))
    assert task.parties.get().organisation == cast.police
    page = cast.officer.client().get(answer["Location"]).content.decode()
    assert f"Vừa thêm: Treo băng-rôn (Công an xã · hạn {task.due_on:%d/%m/%Y})" in page
    assert f'value="{plan.pk}" selected' in page


def test_a_rhythm_is_said_back_with_the_day_it_begins(cast: Cast) -> None:
    wide = plan_of(cast, starts_on=dt.date(TODAY.year, 1, 1), ends_on=dt.date(TODAY.year + 1, 12, 31), year=TODAY.year)
    answer = add(cast, wide, body="cong an", due="hai tuần một lần vào thứ Tư")
    task = Task.objects.get()
    first = TODAY + dt.timedelta(days=(2 - TODAY.weekday()) % 7)
    assert (task.schedule, task.recurrence) == ("recurring", f"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;DTSTART={first:%Y%m%d}")
    page = cast.officer.client().get(answer["Location"]).content.decode()
    assert f"hạn 2 tuần một lần vào thứ Tư, bắt đầu từ {first:%d/%m/%Y}" in page
    actions.send_tasks(plan=wide, tasks=[task], by=cast.officer.actor, at=NOW)
    slots = list(task.turns.order_by("slot").values_list("slot", flat=True)[:3])
    assert slots == [first + n * dt.timedelta(days=14) for n in range(3)]


@pytest.mark.parametrize("typed", ["hàng ngày", "hằng ngày", "thường xuyên, liên tục"])
def test_what_is_done_every_day_is_standing_work_in_its_own_words(cast: Cast, plan: Plan, typed: str) -> None:
    answer = add(cast, plan, body="cong an", due=typed)
    task = Task.objects.get()
    assert (task.schedule, task.due_on, task.due_text) == ("standing", None, typed)
    assert (
        f"(Công an xã · việc thường xuyên: {typed})" in cast.officer.client().get(answer["Location"]).content.decode()
    )


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("mỗi thứ hai", "FREQ=WEEKLY;BYDAY=MO"),
        ("thứ sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("ngày cuối mỗi tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("ngày 10 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=10"),
    ],
)
def test_rhythms_are_understood_with_their_day_first(cast: Cast, typed: str, rule: str) -> None:
    wide = plan_of(cast, starts_on=dt.date(TODAY.year, 1, 1), ends_on=dt.date(TODAY.year + 1, 12, 31), year=TODAY.year)
    add(cast, wide, body="cong an", due=typed)
    assert Task.objects.get().recurrence == rule


def test_a_day_just_over_is_not_put_into_a_year_the_plan_has_not(cast: Cast) -> None:
    gone = TODAY - dt.timedelta(days=2)
    short = plan_of(cast, starts_on=gone - dt.timedelta(days=60), ends_on=TODAY + dt.timedelta(days=30), issued_on=gone - dt.timedelta(days=60), number="8")  # fmt: skip
    page = add(cast, short, due=f"{gone:%d/%m}").content.decode()
    assert "sau khi kế hoạch hết" in page
    assert "Ghi cả năm" in page
    assert not Task.objects.exists()
    add(cast, short, due=f"{gone:%d/%m/%Y}")  # said with its year it is a deadline that is over
    add(cast, short, text="Sắp tới", due=f"{TODAY + dt.timedelta(days=3):%d/%m}")
    assert [task.due_on for task in Task.objects.order_by("due_on")] == [gone, TODAY + dt.timedelta(days=3)]


def test_added_and_sent_at_once(cast: Cast, plan: Plan) -> None:
    add(cast, plan, body="Công an xã", gui="1")
    assert Task.objects.get().state == TaskState.SENT


def test_sending_at_once_asks_who(cast: Cast, plan: Plan) -> None:
    page = add(cast, plan, gui="1").content.decode()
    assert "Ghi nơi làm thì mới gửi ngay được" in page
    assert "Treo băng-rôn" in page
    assert not Task.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said", "apart"),
    [("hai tuần một lần từ %s", "2 tuần một lần vào", 14), ("mỗi tuần từ %s", "thứ Ba hằng tuần", 7)],
)
def test_turns_fall_on_the_day_they_are_said_to_begin_on(cast: Cast, typed: str, said: str, apart: int) -> None:
    wide = plan_of(cast, starts_on=dt.date(TODAY.year, 1, 1), ends_on=dt.date(TODAY.year + 1, 12, 31), year=TODAY.year)
    first = next(day for day in (TODAY + dt.timedelta(days=n) for n in range(1, 8)) if day.weekday() == 1)
    add(cast, wide, body="cong an", due=typed % f"{first:%d/%m/%Y}", gui="1")
    pattern = Task.objects.get(repeats=True)
    days = list(pattern.turns.order_by("due_on").values_list("due_on", flat=True)[:2])
    assert days == [first, first + dt.timedelta(days=apart)]
    assert said in rhythm_words(pattern.recurrence)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " "}, "Ghi việc cần làm"),
        ({"body": "xa"}, "Nhiều nơi mang chữ này"),
        ({"body": "hợp tác xã hoa"}, "Không có cơ quan, nhóm nào"),
        ({"due": "sớm nhất"}, "Chưa hiểu hạn này"),
        ({"due": "31/11/2020"}, "Không có ngày 31/11/2020. Ghi lại ngày."),
        ({"due": "ngày 31 tháng 2"}, "Không có ngày 31/2. Ghi lại ngày."),
        ({"due": "29/2"}, "Ngày 29/2 chỉ có ở năm nhuận. Ghi cả năm."),
        ({"due": "1/1/2020"}, "Hạn đứng trước ngày"),
        ({"due": "31/12/9999"}, "Chưa hiểu hạn này"),
        ({"due": "1/1/2199"}, "hơn hai năm. Xem lại ngày, nhất là năm."),
        ({"due": "hai lần một tuần"}, "Chưa hiểu hạn này"),
        ({"due": "ba năm một lần từ 1/6/2031"}, "sau khi kế hoạch hết"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_typed_is_lost(
    cast: Cast, plan: Plan, fields: dict[str, str], words: str
) -> None:
    page = add(cast, plan, **{"body": "cong an", "due": "mai", **fields}).content.decode()
    assert words in page
    for typed in ({"body": "cong an", "due": "mai"} | fields).values():
        assert f'value="{typed}"' in page or not typed.strip()
    assert not Task.objects.exists()


def test_group_and_exact_name_win_over_names_that_hold_the_word(cast: Cast, plan: Plan) -> None:
    group_of(cast.unit, "Các thôn", cast.village_head.organisation)
    add(cast, plan, body="các thôn")
    assert Task.objects.get().parties.get().group is not None


def test_only_plans_one_may_change_are_offered(cast: Cast, plan: Plan) -> None:
    other = plan_of(cast, "Đã kết thúc", number="9", year=TODAY.year, issued_on=dt.date(TODAY.year, 1, 15))
    actions.close_plan(plan=other, expected_version=other.version, by=cast.leader.actor, at=NOW)
    add(cast, other)
    assert not Task.objects.exists()
    assert add(cast, plan, member=cast.leader).status_code == 404
    add(cast, plan, member=cast.stranger)
    assert not Task.objects.exists()


def test_without_a_plan_the_page_says_how_to_get_one(cast: Cast) -> None:
    assert "Chưa có kế hoạch nào đang chạy" in cast.officer.client().get(URL).content.decode()


def test_several_tasks_come_from_one_paper_of_the_level_above(cast: Cast, plan: Plan) -> None:
    paper, _ = read_document(cast.unit)
    client = cast.officer.client()
    asked = client.get(reverse("documents:page", args=[paper.pk])).content.decode()
    assert "Giao việc từ văn bản này" in asked
    for text in ("Rà soát hộ", "Báo cáo tỉnh"):
        data = {"text": text, "body": "", "due": "", "plan": str(plan.pk), "van_ban": str(paper.pk)}
        answer = client.post(f"{URL}?van_ban={paper.pk}", data)
        assert f"van_ban={paper.pk}" in answer["Location"]
    assert paper.directed_tasks.count() == 2
    assert "Rà soát hộ" in client.get(reverse("documents:page", args=[paper.pk])).content.decode()
    assert cast.stranger.client().get(f"{URL}?van_ban={paper.pk}").status_code == 404
    assert client.get(f"{URL}?van_ban=khong-phai-ma").status_code == 404


# Copies


@pytest.fixture
def older(cast: Cast) -> Plan:
    return plan_of(cast, "Năm trước", number="3", year=TODAY.year - 1, issued_on=dt.date(TODAY.year - 1, 1, 15))


def test_day_moves_by_whole_years_and_the_leap_day_to_the_day_before() -> None:
    assert moved_by(dt.date(2025, 11, 15), 1) == dt.date(2026, 11, 15)
    assert moved_by(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert moved_by(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


def test_stretch_of_days_and_rhythm_move_along() -> None:
    task = Task(
        schedule="window",
        due_on=dt.date(2025, 12, 15),
        window_from=dt.date(2025, 11, 15),
        window_until=dt.date(2025, 12, 16),
    )
    wanted = Due(Schedule.WINDOW, dt.date(2026, 12, 15), dt.date(2026, 11, 15), dt.date(2026, 12, 16))
    assert due_in(task, 1) == wanted
    assert due_in(Task(schedule="recurring", recurrence="monthly"), 1) == Due(Schedule.RECURRING, recurrence="monthly")


def test_copied_task_has_its_bodies_and_knows_where_it_came_from(cast: Cast, plan: Plan, older: Plan) -> None:
    day = dt.date(TODAY.year - 1, 11, 15)
    old = task_of(older, "Lễ phát động", lead=cast.health, coordinating=(cast.police,), due_on=day, cast=cast)
    (new,) = actions.copy_tasks(source=older, target=plan, tasks=[old], by=cast.officer.actor, at=NOW)
    assert (new.origin, new.copied_from, new.state) == (Origin.COPIED, old, TaskState.DRAFT)
    assert new.due_on == moved_by(day, 1)
    assert [party.organisation for party in new.parties.order_by("order")] == [cast.health, cast.police]


def test_body_that_stands_no_more_keeps_its_printed_name(cast: Cast, plan: Plan, older: Plan) -> None:
    old = task_of(older, "Lễ phát động", lead=cast.health, cast=cast)
    Organisation.objects.filter(pk=cast.health.pk).update(valid_until=TODAY)
    (new,) = actions.copy_tasks(source=older, target=plan, tasks=[old], by=cast.officer.actor, at=NOW)
    party = new.parties.get()
    assert (party.organisation, party.printed) == (None, cast.health.name)


def test_nothing_is_copied_twice_without_a_word(cast: Cast, plan: Plan, older: Plan) -> None:
    old = task_of(older, "Lễ phát động", cast=cast)
    signed = {"by": cast.officer.actor, "at": NOW}
    actions.copy_tasks(source=older, target=plan, tasks=[old], **signed)
    with pytest.raises(PlanRefused, match=r"^copied_before$"):
        actions.copy_tasks(source=older, target=plan, tasks=[old], **signed)
    with pytest.raises(PlanRefused, match=r"^copy_itself$"):
        actions.copy_tasks(source=plan, target=plan, tasks=[], **signed)


def test_page_ticks_what_is_not_there_yet_and_copies_what_is_ticked(cast: Cast, plan: Plan, older: Plan) -> None:
    first, twin = (task_of(older, text, cast=cast) for text in ("Lễ phát động", "Phát thanh"))
    task_of(plan, "Phát thanh.", cast=cast)
    client, url = cast.officer.client(), reverse("plans:copy", args=[plan.pk])
    page = client.get(url).content.decode()
    assert "Kế hoạch này đã có việc như vậy" in page
    assert page.count(" checked>") == 1
    client.post(url, {"nguon": str(older.pk), "viec": [str(first.pk)]})
    assert plan.tasks.filter(copied_from=first).count() == 1
    assert not plan.tasks.filter(copied_from=twin).exists()
    assert "Đã chép sang" in client.get(url).content.decode()
    assert cast.stranger.client().get(url).status_code == 404


def test_a_copy_speaks_of_its_own_year_and_keeps_the_first_deadline(cast: Cast) -> None:
    before = plan_of(cast, year=2025, issued_on=dt.date(2025, 1, 15))
    after = plan_of(cast, year=2026)
    old = task_of(before, "Xong trước ngày 30/6/2025.", due_on=dt.date(2025, 6, 29), cast=cast)
    Task.objects.filter(pk=old.pk).update(due_on=dt.date(2025, 12, 15), original_due_on=dt.date(2025, 6, 29))
    page = cast.officer.client().get(reverse("plans:copy", args=[after.pk])).content.decode()
    assert "Xong trước ngày 30/6/2026" in page
    signed = {"by": cast.officer.actor, "at": NOW}
    copy = actions.copy_tasks(source=before, target=after, tasks=list(before.tasks.all()), **signed)[0]
    assert (copy.text, copy.due_on) == ("Xong trước ngày 30/6/2026.", dt.date(2026, 6, 29))


def test_a_first_deadline_that_was_a_slip_is_not_copied_and_the_last_year_there_is_breaks_nothing(cast: Cast) -> None:
    before = plan_of(cast, year=2025, issued_on=dt.date(2025, 1, 15))
    old = task_of(before, due_on=dt.date(2025, 12, 20), cast=cast)
    Task.objects.filter(pk=old.pk).update(original_due_on=dt.date(9999, 12, 31))
    slip = task_of(before, "Việc lỡ tay", due_on=dt.date(2025, 12, 20), cast=cast)
    Task.objects.filter(pk=slip.pk).update(due_on=dt.date(9999, 12, 31), original_due_on=dt.date(9999, 12, 31))
    copies = {due_in(task, 1).due_on for task in before.tasks.select_related("plan")}
    assert copies == {dt.date(2026, 12, 20), dt.date(9999, 12, 31)}


def test_a_plan_without_tasks_offers_to_copy_them_from_an_earlier_one(cast: Cast, plan: Plan) -> None:
    page = cast.officer.client().get(reverse("plans:tasks", args=[plan.pk])).content.decode()
    assert reverse("plans:copy", args=[plan.pk]) in page
    assert (
        reverse("plans:copy", args=[plan.pk])
        not in cast.leader.client().get(reverse("plans:tasks", args=[plan.pk])).content.decode()
    )
