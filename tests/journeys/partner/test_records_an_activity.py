"""An activity is recorded on a phone in six taps at most: what, where, how many, how many women, done."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import assert_accessible

pytestmark = pytest.mark.journey
MOST_TAPS = 6


class Thumb:
    """Taps, and counts them. Typing digits is no tap; choosing from a list is two."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, target: Any) -> None:
        target.click()
        self.taps += 1

    def write(self, field: Any, text: str) -> None:
        self.tap(field)
        field.page.keyboard.type(text)

    def choose(self, field: Any, label: str) -> None:
        field.select_option(label=label)
        self.taps += 2


def test_from_the_list_to_a_recorded_talk_in_six_taps(enter: Callable[..., Any]) -> None:
    page = enter("yen", width=360)
    page.goto("/hoat-dong/ghi/")
    assert_accessible(page)
    thumb = Thumb()
    thumb.tap(page.get_by_role("link", name="Nói chuyện, truyền thông trực tiếp").first)
    thumb.choose(page.get_by_label("Ở đâu"), "thôn Vạn An")
    thumb.write(page.get_by_label("Số người dự"), "47")
    thumb.write(page.get_by_label("Trong đó nữ"), "29")
    assert_accessible(page)
    thumb.tap(page.get_by_role("button", name="Ghi lại"))
    page.get_by_text("47 lượt người, 29 nữ").first.wait_for()
    assert thumb.taps <= MOST_TAPS
    assert_accessible(page)


def test_a_slip_is_told_beside_its_box_and_nothing_typed_is_lost(enter: Callable[..., Any]) -> None:
    page = enter("yen", width=360)
    page.goto("/hoat-dong/ghi/")
    page.get_by_role("link", name="Tọa đàm, đối thoại").first.click()
    page.get_by_label("Số người dự").fill("20")
    page.get_by_label("Trong đó nữ").fill("25")
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("Nữ 25 nhiều hơn tổng 20").first.wait_for()
    assert page.get_by_label("Số người dự").input_value() == "20"
    assert_accessible(page)
    page.get_by_label("Trong đó nữ").fill("15")
    page.get_by_role("button", name="Ghi lại").click()
    page.get_by_text("20 lượt người, 15 nữ").first.wait_for()
