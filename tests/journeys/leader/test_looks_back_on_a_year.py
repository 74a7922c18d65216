"""The leader looks back on a year on one page: what was planned, what happened, photos whose people agreed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.activities.actions import Agreed
from donghanh.activities.models import Consent, Photo
from tests.activities.test_photos import photo_of
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.documents.pictures.test_pictures import photo as picture_file
from tests.factories.activities import activity_of
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("width", [1280, 360])
def test_leader_sees_a_year_with_its_photos(window: Callable[..., Any], cast: Cast, width: int) -> None:
    today = timezone.localdate()
    activity = activity_of(cast, held_on=today, total=46, known={"female": 30}, village=cast.village)
    activity_of(cast, "banner", held_on=today, quantity=12)
    task_of(plan_of(cast), cast=cast, due_on=today)
    page = window(cast.officer.user, width=width)
    page.goto(f"/hoat-dong/{activity.pk}/")
    page.get_by_role("link", name="Thêm ảnh").click()
    assert_accessible(page)
    file = {"name": "anh.png", "mimeType": "image/png", "buffer": picture_file("PNG")}
    page.get_by_label("Ảnh", exact=False).first.set_input_files(file)
    page.get_by_label("Không nhận ra ai").check()
    page.get_by_role("button", name="Thêm ảnh").click()
    page.get_by_role("link", name="Sửa, rút đồng ý").click()
    assert_accessible(page)
    leader = window(cast.leader.user, width=width)
    leader.goto("/hoat-dong/")
    leader.get_by_role("link", name="Một năm", exact=True).click()
    assert leader.get_by_text("46 lượt người; 30 nữ").first.is_visible()
    assert leader.locator(".dh-pics img").count() == 1
    assert_accessible(leader)
    page.get_by_role("link", name="Người trong ảnh rút đồng ý").click()
    page.get_by_role("button", name="Xóa ảnh").click()
    leader.reload()
    assert leader.locator(".dh-pics img").count() == 0
    assert leader.get_by_text("1 ảnh, trong đó 1 ảnh đã xóa").is_visible()
    assert_accessible(leader)


def test_photos_without_consent_are_not_on_the_page(window: Callable[..., Any], cast: Cast) -> None:
    activity = activity_of(cast, held_on=timezone.localdate(), total=4)
    photo_of(activity, cast, Agreed(Consent.PENDING))
    page = window(cast.officer.user, width=360)
    page.goto("/hoat-dong/nam/")
    assert page.locator(".dh-pics img").count() == 0
    assert Photo.objects.count() == 1
