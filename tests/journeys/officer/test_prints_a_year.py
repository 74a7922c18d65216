"""The officer prints a year of the commune: an ordinary year fits one sheet of A4, a very full one goes on on the next."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans.models import Task
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.activities import activity_of
from tests.factories.plans import plan_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
YEAR = timezone.localdate().year - 1
TASK = "Tổ chức nói chuyện chuyên đề tại nhà văn hóa thôn, xong trước ngày cuối tháng"
TALK = "Nói chuyện về chia sẻ việc nhà, thôn Bãi Sậy"


def sheets_of(page: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(("tasks", "talks", "sheets"), [(1, 2, 1), (8, 8, 2)])
def test_a_year_is_printed_on_one_sheet_and_a_very_full_one_on_two(
    window: Callable[..., Any], cast: Cast, tasks: int, talks: int, sheets: int
) -> None:
    plan = plan_of(cast, "Kế hoạch cả năm")
    for month in range(1, 13):
        for n in range(tasks):
            text = f"{TASK} {n}"
            due_on = dt.date(YEAR, month, 20)
            Task.objects.create(plan=plan, order=month * 10 + n, text=text, search="", state="sent", due_on=due_on)
        for n in range(talks):
            known = {"female": 20}
            activity_of(cast, total=40 + n, known=known, held_on=dt.date(YEAR, month, 5 + n), title=f"{TALK} lần {n}")
    page = window(cast.officer.user)
    page.goto(f"/hoat-dong/nam/{YEAR}/")
    assert_accessible(page)
    assert sheets_of(page) == sheets
    page.emulate_media(media="print")
    points = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.dh-annals p,.dh-annals td,.dh-annals th')]
        .filter(one => one.offsetParent).map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75))"""
    )
    assert points >= 7.99, "nothing on paper is smaller than eight points"
