"""The officer makes a personal link; a village head answers by it on a phone, and the officer sees the answer."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans import actions
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.journey
TASK = "Nói chuyện chuyên đề tại nhà văn hóa"


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_link_to_the_answer(window: Callable[..., Any], cast: Cast, width: int) -> None:
    due = timezone.localdate() + dt.timedelta(days=9)
    plan = plan_of(cast, year=due.year, issued_on=dt.date(due.year, 1, 15))
    task = task_of(plan, TASK, lead=cast.village_head.organisation, due_on=due, cast=cast)
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=timezone.now())

    desk = window(cast.officer.user, width=width)
    desk.goto(f"/nhan-su/{cast.village_head.person.pk}/")
    assert_accessible(desk)
    desk.get_by_role("link", name="Tạo đường dẫn cá nhân").click()
    assert_accessible(desk)
    desk.get_by_role("button", name="Tạo và xem một lần").click()
    address, pin = (one.inner_text() for one in desk.locator("main code").all())
    assert_accessible(desk)

    phone = window(width=360)
    phone.goto(address)
    assert cast.village_head.organisation.name not in phone.locator("body").inner_text()
    assert_accessible(phone)
    phone.get_by_label("Mã PIN").fill("12 34 5")
    phone.get_by_role("button", name="Mở việc của tôi").click()
    phone.get_by_text("Mã PIN không đúng").first.wait_for()
    assert_accessible(phone)
    phone.get_by_label("Mã PIN").fill(pin)
    phone.get_by_role("button", name="Mở việc của tôi").click()
    assert_accessible(phone)
    phone.get_by_role("link", name=TASK).click()
    assert_accessible(phone)
    phone.get_by_label("Đã làm xong", exact=False).first.check()
    phone.get_by_label("Kết quả, lý do hoặc ghi chú").fill("46 người dự, 30 nữ.")
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Hiện không có việc nào chờ trả lời").wait_for()
    assert_accessible(phone)
    phone.get_by_role("button", name="Thoát").click()
    assert_accessible(phone)

    desk.goto(f"/ke-hoach/viec/{task.pk}/")
    assert "46 người dự, 30 nữ." in desk.locator("main").inner_text()
    desk.goto("/ke-hoach/duong-dan-ca-nhan/")
    desk.get_by_role("link", name="Thu hồi").click()
    desk.get_by_role("button", name="Thu hồi").click()
    desk.locator(".dh-item", has_text="Đã thu hồi").wait_for()
    assert_accessible(desk)
