"""The year of a plan on one strip, whatever the number of its tasks."""

import datetime as dt

import pytest

from donghanh.plans.leading import settle
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.queries.marks import marks_of
from donghanh.plans.year import MOST_DIAMONDS, strip_of
from tests.cast import Cast
from tests.factories.plans import plan_of

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)


def add(plan: Plan, count: int, lead=None, **fields) -> None:
    """Many tasks that were sent, a day apart, led by a body or by nobody."""
    first = fields.pop("due_on", dt.date(2026, 1, 1))
    tasks = [
        Task(plan=plan, order=n, text="Việc", search="", state="sent", due_on=first + dt.timedelta(days=n), **fields)
        for n in range(count)
    ]
    Task.objects.bulk_create(tasks)
    if lead:
        TaskParty.objects.bulk_create(
            TaskParty(task=task, role="lead", organisation=lead, state="sent") for task in tasks
        )
    settle(tasks)


def strip(plan: Plan):
    return strip_of(plan, marks_of(plan, 2026, today=TODAY), 2026, today=TODAY)


def test_each_leading_body_has_a_row_with_its_days(cast: Cast) -> None:
    plan = plan_of(cast)
    add(plan, 3, cast.police)
    add(plan, 1, due_on=dt.date(2026, 12, 1))
    rows = strip(plan).rows
    assert [(row.title, row.said, len(row.diamonds)) for row in rows] == [
        (cast.police.name, "3 việc có hạn", 3),
        ("Chưa giao", "1 việc có hạn", 1),
    ]
    assert rows[0].url.endswith(f"?co_quan={cast.police.pk}")
    assert {diamond.css for diamond in rows[0].diamonds} == {"ms is-late"}
    assert rows[1].diamonds[0].css == "ms"


def test_what_looks_alike_is_one_mark_and_counted(cast: Cast) -> None:
    plan = plan_of(cast)
    for _ in range(4):
        add(plan, 1, cast.police, due_on=dt.date(2026, 7, 1))
    (row,) = strip(plan).rows
    assert (row.said, len(row.diamonds)) == ("4 việc có hạn", 1)
    assert row.label.endswith("01/07/2026 chưa xong (4)")


def test_a_stretch_is_a_bar_and_its_day_no_diamond(cast: Cast) -> None:
    plan = plan_of(cast)
    days = {"window_from": dt.date(2026, 6, 1), "window_until": dt.date(2026, 7, 1)}
    add(plan, 1, cast.police, due_on=dt.date(2026, 6, 30), **days)
    (row,) = strip(plan).rows
    assert ([bar.css for bar in row.bars], row.diamonds) == (["plan", "done"], ())


def test_days_that_would_cover_one_another_are_drawn_a_week_at_a_time(cast: Cast) -> None:
    plan = plan_of(cast)
    add(plan, 200, cast.police)
    (row,) = strip(plan).rows
    assert row.said == "200 việc có hạn"
    assert len(row.diamonds) <= MOST_DIAMONDS
    assert "và 188 việc nữa" in row.label


def test_dropped_tasks_and_other_years_are_not_drawn(cast: Cast) -> None:
    plan = plan_of(cast)
    add(plan, 2, cast.police, due_on=dt.date(2027, 3, 1))
    add(plan, 1, cast.police)
    Task.objects.filter(due_on__year=2026).update(state="dropped")
    assert strip(plan) is None
