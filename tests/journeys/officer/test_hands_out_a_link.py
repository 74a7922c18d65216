"""The officer makes a personal link and prints its slip; a village head answers by it on a phone, loses the cookie on the way
and nothing else, and the officer sees the answer and which way it came."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.people.models import Appointment
from donghanh.plans import actions
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories import PASSWORD
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
    desk.get_by_label("Mật khẩu đang dùng").fill(PASSWORD)  # signed in some time ago
    desk.get_by_role("button", name="Xác nhận").click()
    assert_accessible(desk)
    desk.get_by_role("button", name="Tạo và xem một lần").click()
    pin, address = (one.inner_text() for one in desk.locator("main code").all())
    assert_accessible(desk)
    desk.emulate_media(media="print")
    assert desk.get_by_role("img", name="Ô vuông").is_visible()
    assert not desk.get_by_text(pin).is_visible()
    desk.emulate_media(media="screen")

    phone = window(width=360)
    told: list[str] = []
    phone.on("request", lambda request: told.append(request.headers.get("referer", "")))
    phone.goto(address)
    assert cast.village_head.organisation.name not in phone.locator("body").inner_text()
    assert_accessible(phone)
    phone.get_by_label("Mã PIN").fill("12 34 5")
    phone.get_by_role("button", name="Mở việc của tôi").click()
    phone.get_by_text("Mã PIN có đúng sáu chữ số").first.wait_for()
    assert_accessible(phone)
    phone.get_by_label("Mã PIN").fill(pin)
    phone.get_by_role("button", name="Mở việc của tôi").click()
    assert_accessible(phone)
    phone.get_by_role("link", name=TASK).click()
    assert_accessible(phone)
    phone.get_by_label("Đã làm xong", exact=False).first.check()
    phone.get_by_label("Kết quả, lý do hoặc ghi chú").fill("46 người dự, 30 nữ.")
    phone.context.clear_cookies(name="dh_duong_dan")
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("46 người dự, 30 nữ.").wait_for()
    assert_accessible(phone)
    phone.get_by_label("Mã PIN").fill(pin.replace(" ", ""))
    phone.get_by_role("button", name="Mở việc của tôi").click()
    phone.get_by_text("còn nguyên, chưa gửi").wait_for()
    assert_accessible(phone)
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Hiện không có việc nào chờ trả lời").wait_for()
    assert_accessible(phone)
    phone.get_by_role("button", name="Thoát").click()
    assert_accessible(phone)
    secret = address.rstrip("/").rpartition("/")[2]
    assert not [one for one in told if secret in one], "the address was told on"

    desk.goto(f"/ke-hoach/viec/{task.pk}/")
    story = desk.locator("main").inner_text()
    assert "46 người dự, 30 nữ." in story
    assert "qua đường dẫn cá nhân" in story
    desk.goto("/ke-hoach/duong-dan-ca-nhan/")
    desk.get_by_role("link", name="Thu hồi").click()
    desk.get_by_role("button", name="Thu hồi").click()
    desk.locator(".dh-item", has_text="Đã thu hồi").wait_for()
    assert_accessible(desk)
    phone.goto(address)
    phone.get_by_role("heading", name="Đường dẫn không còn dùng được").wait_for()
    assert_accessible(phone)


def test_without_script_an_answer_goes_through(window: Callable[..., Any], cast: Cast) -> None:
    task = task_of(plan_of(cast), TASK, lead=cast.village_head.organisation, cast=cast)
    now = timezone.now()
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=now)
    seat = Appointment.objects.get(person=cast.village_head.person)
    until = timezone.localdate() + dt.timedelta(days=9)
    handed = actions.make_link(appointment=seat, expires_on=until, by=cast.officer.actor, at=now)
    phone = window(width=360, java_script_enabled=False)
    phone.goto(f"/duong-dan/mo/{handed.secret}/")
    phone.get_by_label("Mã PIN").fill(handed.pin)
    phone.get_by_role("button", name="Mở việc của tôi").click()
    phone.get_by_role("link", name=TASK).click()
    phone.get_by_label("Trả lại việc", exact=False).first.check()
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Ghi lý do trả lại").first.wait_for()
    phone.get_by_label("Kết quả, lý do hoặc ghi chú").fill("Nhà văn hóa đang sửa")
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Đã gửi cho xã").wait_for()
    phone.get_by_text("Đã xong và để biết: 1 việc").click()
    phone.get_by_text("Đã trả lại, chờ xã").wait_for()
