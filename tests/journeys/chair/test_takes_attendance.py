"""The chair takes attendance at a club meeting on a phone: everybody, two exceptions, done."""

from collections.abc import Callable
from typing import Any

import pytest

from donghanh.activities.models import Activity
from donghanh.meetings.models import Attendance, Meeting
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.activities import kind_of
from tests.factories.community import chair_of, initiative_of, members_of
from tests.factories.meetings import meeting_of

pytestmark = pytest.mark.journey
FEW_TAPS = 6
"""From the page of the meeting to the activity: attendance, everybody, two who are missing, done, recorded."""


@pytest.mark.parametrize("width", [1280, 360])
def test_chair_calls_the_roll_with_few_taps(window: Callable[..., Any], cast: Cast, width: int) -> None:
    kind_of("club_meeting")
    club = initiative_of(cast, makes_organisation=True)
    members_of(club, men=28, women=12)
    meeting = meeting_of(club, topic="Chia việc nhà")
    page, taps = window(chair_of(club).user, width=width), []

    def tap(what: Any) -> None:
        taps.append(what)
        what.click()

    page.goto(f"/sinh-hoat/{meeting.pk}/")
    assert_accessible(page)
    tap(page.get_by_role("link", name="Điểm danh", exact=True))
    assert_accessible(page)
    tap(page.get_by_role("button", name="Có mặt tất cả"))
    assert page.get_by_text("40 có mặt trên 40 thành viên").is_visible()
    for name in ("Anh thứ 3", "Chị thứ 2"):
        with page.expect_response(lambda answer: "/diem-danh/" in answer.url):
            tap(page.get_by_role("checkbox", name=name, exact=True))
    page.get_by_text("38 có mặt trên 40 thành viên").wait_for()
    box = page.get_by_role("checkbox", name="Anh thứ 4", exact=True).locator("xpath=..").bounding_box()
    assert box["height"] >= 44, "a thumb hits it"
    assert_accessible(page)
    tap(page.get_by_role("button", name="Xong, ghi kết quả"))
    assert_accessible(page)
    page.get_by_label("Khách nữ").fill("3")
    tap(page.get_by_role("button", name="Ghi buổi sinh hoạt"))
    assert page.get_by_text("41 lượt người, 14 nữ").first.is_visible()
    assert_accessible(page)
    assert len(taps) == FEW_TAPS
    activity = Activity.objects.get()
    assert (activity.total, activity.female, activity.male) == (41, 14, 27)
    assert Attendance.objects.count() == 38
    page.goto(f"/sinh-hoat/nam/{club.pk}/{meeting.held_on.year}/")
    assert page.get_by_text("Thành viên không dự buổi nào").is_visible()
    assert_accessible(page)


def test_two_phones_call_the_roll_together(window: Callable[..., Any], cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    members_of(club, men=4)
    meeting, chair = meeting_of(club), chair_of(club)
    first, second = window(chair.user, width=360), window(cast.officer.user, width=360)
    for page in (first, second):
        page.goto(f"/sinh-hoat/{meeting.pk}/diem-danh/")
    for page, name in ((first, "Anh thứ 1"), (second, "Anh thứ 2")):
        with page.expect_response(lambda answer: "/diem-danh/" in answer.url):
            page.get_by_role("checkbox", name=name, exact=True).click()
    second.get_by_text("2 có mặt trên 4 thành viên").wait_for()
    first.get_by_role("button", name="Lưu, để sau").click()
    assert first.get_by_text("2 có mặt trên 4 thành viên").is_visible()
    assert Attendance.objects.filter(meeting=Meeting.objects.get()).count() == 2
