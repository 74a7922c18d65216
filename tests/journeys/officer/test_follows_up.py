"""A task is late: the officer sees it first, says a word to the body, and the body answers."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans import actions
from donghanh.plans.models import Task
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.journey
TODAY = timezone.localdate()
TASK = "Lập danh sách cán bộ trực tiếp nhận tin ngoài giờ"


@pytest.fixture
def late(cast: Cast) -> Task:
    day = TODAY - dt.timedelta(days=4)
    plan = plan_of(cast, year=day.year, issued_on=dt.date(day.year, 1, 1))
    task = task_of(plan, TASK, lead=cast.partner.organisation, due_on=day, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now() - dt.timedelta(days=9))
    return task


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_late_task_to_the_answer(window: Callable[..., Any], cast: Cast, late: Task, width: int) -> None:
    desk = window(cast.officer.user, width=width)
    desk.goto("/")
    assert "Quá hạn" in desk.locator("main").inner_text()
    assert_accessible(desk)
    desk.locator("main").get_by_role("link", name=TASK).or_(desk.get_by_role("link", name="Mở việc")).first.click()
    desk.get_by_role("link", name="Nhắn nơi làm").click()
    assert_accessible(desk)
    desk.get_by_role("button", name="Gửi lời nhắn").click()
    assert_accessible(desk)
    desk.locator("#id_text").fill("Việc đã quá hạn bốn ngày, chị cho biết vướng gì.")
    desk.get_by_role("button", name="Gửi lời nhắn").click()
    desk.get_by_text("chị cho biết vướng gì").first.wait_for()
    assert_accessible(desk)

    phone = window(cast.partner.user, width=360)
    phone.goto("/thong-bao/")
    assert "Xã nhắn" in phone.locator("main").inner_text()
    assert_accessible(phone)
    phone.goto(f"/ke-hoach/viec/{late.pk}/")
    assert "chị cho biết vướng gì" in phone.locator("main").inner_text()
    phone.get_by_label("Đã làm xong", exact=False).first.check()
    phone.locator("#id_text").fill("Đã lập, gửi kèm danh sách.")
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Đã báo xong").first.wait_for()

    desk.goto("/")
    assert TASK not in desk.locator(".dh-next").all_inner_texts()
    desk.goto(f"/ke-hoach/viec/{late.pk}/")
    assert "Đã lập, gửi kèm danh sách." in desk.locator("main").inner_text()
