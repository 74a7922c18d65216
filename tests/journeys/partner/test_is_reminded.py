"""A partner is reminded, opens what it is about, and chooses how to be told; the administrator looks after a lost mail."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.notices.models import Message, MessageState
from donghanh.plans import actions
from donghanh.plans.reminders import remind
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.journey
DUE, DAY = dt.date(2026, 6, 19), dt.date(2026, 6, 16)
TESTS = Actor.system("tests")


@pytest.mark.parametrize("width", [1280, 360])
def test_partner_opens_a_reminder_and_chooses_how_to_be_told(
    window: Callable[..., Any], cast: Cast, width: int
) -> None:
    task = task_of(plan_of(cast), "Họp chi hội", lead=cast.partner.organisation, due_on=DUE, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=timezone.now())
    remind(on=DAY, by=TESTS, at=timezone.now())
    page = window(cast.partner.user, width=width)
    page.goto("/thong-bao/")
    assert_accessible(page)
    page.get_by_role("link", name="Họp chi hội").click()
    page.wait_for_url("**/ke-hoach/**")
    page.goto("/thong-bao/?loc=chua-doc")
    assert page.get_by_text("Không còn tin nào chưa đọc").is_visible()
    assert_accessible(page)
    page.goto("/thong-bao/cach-nhan/")
    assert_accessible(page)
    page.get_by_label("Địa chỉ thư điện tử").fill("yen@xa.example.vn")
    page.get_by_label("Ngày nhận tổng kết tuần").select_option("4")
    page.get_by_role("button", name="Lưu").click()
    assert page.get_by_text("Đã lưu cách nhận nhắc việc.").is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_administrator_notes_that_a_lost_mail_was_looked_into(
    window: Callable[..., Any], cast: Cast, width: int
) -> None:
    Message.objects.create(
        recipient=cast.partner.person,
        day=DAY,
        channel="email",
        state=MessageState.UNCERTAIN,
        reason="interrupted",
        made_at=timezone.now(),
    )
    page = window(cast.office_admin.user, width=width)
    page.goto("/thong-bao/tin-gui/")
    assert_accessible(page)
    page.get_by_role("button", name="Đã kiểm tra").click()
    assert page.get_by_text("Đã ghi là đã kiểm tra.").is_visible()
