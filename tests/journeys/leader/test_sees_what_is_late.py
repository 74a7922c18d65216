"""The leader opens the start page and knows within one screen what is late and who must act."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_start_page_to_the_late_task(enter: Callable[..., Any], width: int) -> None:
    page = enter("thu", width=width)
    start = page.locator("main").inner_text()
    assert "Công an xã" in start, "who must act stands on the first page"
    assert "Chậm" in start
    assert_accessible(page)

    page.get_by_role("link", name="Lập danh sách cán bộ trực").first.click()
    page.get_by_role("heading", level=1).filter(has_text="Lập danh sách cán bộ trực").wait_for()
    assert "Công an xã" in page.locator("main").inner_text()
    assert_accessible(page)

    page.goto("/ke-hoach/")
    page.get_by_role("link", name="Thực hiện công tác bình đẳng giới").first.click()
    assert "Quá hạn" in page.locator("main").inner_text()
    assert_accessible(page)


def test_the_leader_reads_but_is_offered_no_review(enter: Callable[..., Any]) -> None:
    page = enter("thu", width=1280)
    page.goto("/van-ban/")
    assert page.get_by_role("link", name="Thả văn bản vào").count() == 0
