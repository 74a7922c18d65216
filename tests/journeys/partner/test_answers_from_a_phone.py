"""A partner body sees its own part, answers it, and nothing else of the plan."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("width", "login", "task"), [(360, "yen", "Giới thiệu thêm 03 hộ"), (1280, "thao", "buổi ngoại khóa")]
)
def test_from_the_start_page_to_a_reported_result(enter: Callable[..., Any], width: int, login: str, task: str) -> None:
    page = enter(login, width=width)
    start = page.locator("main").inner_text()
    assert task in start
    assert "Phòng Kinh tế" not in start, "other bodies' parts are not shown"
    assert_accessible(page)

    first = page.locator(".dh-next", has_text=task).get_by_role("link")  # what comes next is a block with one button
    page.get_by_role("link", name=task).or_(first).first.click()
    answer = page.locator("main").inner_text()
    if login == "yen":
        assert "được đề nghị" in answer
        assert "được giao" not in answer, "a body that cannot be ordered is asked"
    assert_accessible(page)
    page.get_by_label("Đã làm xong", exact=False).first.check()
    page.get_by_label("Kết quả, lý do hoặc ghi chú").fill("Đã làm xong, có ba người cùng tham gia.")
    page.get_by_role("button", name="Gửi cho xã").click()
    page.wait_for_load_state()
    page.get_by_text("Đã báo xong").first.wait_for()
    assert_accessible(page)


def test_the_plan_itself_is_not_there_for_a_partner(enter: Callable[..., Any]) -> None:
    page = enter("yen", width=360)
    assert page.goto("/van-ban/tai-len/").status == 404
