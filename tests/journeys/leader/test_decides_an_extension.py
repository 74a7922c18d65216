"""A body that will not be in time asks for more; the leader answers from the start page."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(("width", "days"), [(360, 20), (1280, 30)])
def test_from_the_request_on_a_phone_to_the_answer(enter: Callable[..., Any], width: int, days: int) -> None:
    later = f"{dt.date.today() + dt.timedelta(days=days):%d/%m/%Y}"  # noqa: DTZ011
    body = enter("toan", width=360)
    hero = body.locator(".dh-next", has_text="Niêm yết danh sách").get_by_role("link")
    body.get_by_role("link", name="Niêm yết danh sách").or_(hero).first.click()
    body.get_by_role("link", name="Không kịp hạn? Xin gia hạn").click()
    assert_accessible(body)
    body.get_by_label("Xin lùi đến ngày").fill(later)
    body.get_by_label("Lý do").fill("Nhà văn hóa thôn đang sửa mái.")
    body.get_by_role("button", name="Gửi đề nghị").click()
    body.get_by_role("heading", name="Đã xin gia hạn, chờ trả lời").wait_for()
    assert_accessible(body)

    leader = enter("thu", width=width)
    leader.get_by_role("heading", name="Chờ anh/chị quyết định").wait_for()
    assert "Nhà văn hóa thôn đang sửa mái." in leader.locator("main").inner_text()
    assert_accessible(leader)
    leader.locator("section", has_text="Chờ anh/chị quyết định").get_by_role("link", name="Niêm yết danh sách").click()
    assert_accessible(leader)
    leader.get_by_role("button", name="Trả lời").click()
    leader.get_by_text("Chọn cho hay không cho.").first.wait_for()  # nothing is decided by a button alone
    assert_accessible(leader)
    leader.get_by_label("Cho gia hạn", exact=True).check()
    leader.get_by_role("button", name="Trả lời").click()
    leader.get_by_text("Hạn đặt lần đầu").wait_for()
    assert later in leader.locator("main").inner_text()
    assert_accessible(leader)
