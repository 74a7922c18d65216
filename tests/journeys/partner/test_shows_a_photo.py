"""A body on a phone takes a task on, reports it done with a photo, and the officer sees the photo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import assert_accessible
from tests.documents.pictures.test_pictures import photo

pytestmark = pytest.mark.journey
TASK = "Họp mặt các nhóm nhỏ, có chụp ảnh"
SAID = "Đã xong, 46 người dự, 30 nữ."


def test_from_taking_it_on_to_the_photo_on_the_desk(enter: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "anh.jpg").write_bytes(photo())
    (tmp_path / "hong.jpg").write_bytes(b"MZ" + b"\0" * 300)
    desk = enter("hanh", width=1280)
    desk.goto("/ke-hoach/them-viec-nhanh/")  # a task of this journey's own: whatever the day, and whatever ran before
    desk.get_by_label("Việc cần làm").fill(TASK)
    desk.get_by_label("Nơi làm").fill("Hội Liên hiệp Phụ nữ xã")
    desk.get_by_label("Hạn").fill("10 ngày")
    desk.get_by_role("button", name="Thêm và gửi ngay").click()
    desk.get_by_text("Đã thêm và gửi.").first.wait_for()

    phone = enter("yen", width=360)
    first = phone.locator(".dh-next", has_text=TASK).get_by_role("link")
    phone.get_by_role("link", name=TASK).or_(first).first.click()
    address = phone.url
    if phone.get_by_label("Nhận lời", exact=False).count():
        phone.get_by_label("Nhận lời", exact=False).first.check()
        phone.get_by_role("button", name="Gửi cho xã").click()
        phone.wait_for_load_state()

    phone.goto(address)
    phone.get_by_label("Đã làm xong", exact=False).first.check()
    phone.get_by_label("Kết quả, lý do hoặc ghi chú").fill(SAID)
    phone.locator("input[type=file]").set_input_files([tmp_path / "anh.jpg", tmp_path / "hong.jpg"])
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("hong.jpg: không phải ảnh").first.wait_for()
    assert phone.get_by_label("Kết quả, lý do hoặc ghi chú").input_value() == SAID
    assert phone.get_by_text("Đã nhận, sẽ gửi kèm câu trả lời này").is_visible()
    assert_accessible(phone)
    phone.get_by_role("button", name="Gửi cho xã").click()
    phone.get_by_text("Đã báo xong").first.wait_for()
    phone.get_by_role("img", name="Ảnh anh.jpg").wait_for(timeout=120_000)
    assert_accessible(phone)

    desk.goto("/ke-hoach/tat-ca-viec/")
    desk.get_by_role("link", name="Diễn biến", exact=True).click()
    # By its own line in what happened: other tasks, turns of one rule above all, may have the same words.
    desk.locator(".dh-time li", has_text=SAID).first.get_by_role("link").click()
    assert desk.url == phone.url
    small = desk.get_by_role("img", name="Ảnh anh.jpg")
    small.wait_for(timeout=120_000)
    small.scroll_into_view_if_needed()
    desk.wait_for_function("() => [...document.images].every(one => one.complete && one.naturalWidth > 0)")
    assert_accessible(desk)
