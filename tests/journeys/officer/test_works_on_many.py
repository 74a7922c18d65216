"""The officer types three tasks, sends them together, moves a deadline for all and copies what last year had."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans.models import Plan
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.journey
TODAY = timezone.localdate()


def plan_in(cast: Cast, year: int) -> Plan:
    return plan_of(cast, f"Bình đẳng giới năm {year}", year=year, number=str(year), issued_on=dt.date(year, 1, 15))


@pytest.mark.parametrize("width", [1280, 360])
def test_from_three_quick_tasks_to_the_copies_of_last_year(window: Callable[..., Any], cast: Cast, width: int) -> None:
    plan, older = plan_in(cast, TODAY.year), plan_in(cast, TODAY.year - 1)
    task_of(older, "Lễ phát động Tháng hành động", lead=cast.health, due_on=dt.date(TODAY.year - 1, 11, 15), cast=cast)
    page = window(cast.officer.user, width=width)
    page.goto("/")
    page.get_by_role("link", name="Thêm việc nhanh").click()
    assert_accessible(page)
    for text, body, due in (
        ("Treo băng-rôn", "công an", "cuối năm"),
        ("Phát tờ rơi", "trạm y", "31/12"),
        ("Mời báo cáo viên", "trường", ""),
    ):
        page.locator("#id_text").fill(text)
        page.locator("#id_body").fill(body)
        page.locator("#id_due").fill(due)
        page.keyboard.press("Enter")
        page.get_by_text(f"Vừa thêm: {text}").wait_for()
    assert plan.tasks.count() == 3

    page.goto("/ke-hoach/tat-ca-viec/")
    assert_accessible(page)
    for box in page.get_by_label("Chọn:", exact=False).all():
        box.check()
    page.get_by_label("Với các việc đánh dấu:").select_option(label="Gửi đi")
    page.get_by_role("button", name="Xem trước").click()
    assert_accessible(page)
    page.get_by_role("button", name="Gửi đi").click()
    page.get_by_role("heading", name="Gửi đi: xong").wait_for()
    assert_accessible(page)

    page.get_by_role("link", name="Về danh sách").click()
    page.get_by_label("Chọn: Treo băng-rôn").check()
    page.get_by_label("Với các việc đánh dấu:").select_option(label="Dời hạn")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_label("Hạn cuối mới").fill(f"31/01/{TODAY.year + 1}")
    page.get_by_role("button", name="Dời hạn").click()
    page.get_by_text("Ghi lý do, một câu là đủ.").first.wait_for()

    page.goto(f"/ke-hoach/{plan.pk}/viec/")
    page.get_by_role("link", name="chép từ kế hoạch trước").click()
    assert_accessible(page)
    page.get_by_role("button", name="Chép các việc đã đánh dấu").click()
    page.wait_for_url("**/viec/")
    assert "Lễ phát động Tháng hành động" in page.locator("main").inner_text()
