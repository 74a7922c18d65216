"""The leader takes what is late to a meeting: one sheet of A4, however much is late and however long the words."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.plans.leading import settle
from donghanh.plans.models import Task, TaskParty
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LONG = "Phối hợp tổ chức hội nghị tuyên truyền, phổ biến pháp luật về bình đẳng giới và phòng, chống bạo lực gia đình"


@pytest.mark.parametrize("count", [15, 40])
def test_what_is_late_fits_one_sheet(window: Callable[..., Any], cast: Cast, count: int) -> None:
    plan, today = plan_of(cast, "Kế hoạch " + LONG), timezone.localdate()
    tasks = [
        Task(plan=plan, order=n, text=f"{LONG} lần {n}", search="", state=state, due_on=today + dt.timedelta(days=days),
             completed_on=today if state == "claimed" else None)
        for state, days in (("sent", -20), ("claimed", 1), ("sent", 3))
        for n in range(count)
    ]  # fmt: skip
    Task.objects.bulk_create(tasks)
    TaskParty.objects.bulk_create(
        TaskParty(task=task, role="lead", organisation=cast.partner.organisation, state="seen") for task in tasks
    )
    settle(tasks)
    page = window(cast.leader.user)
    page.goto("/")
    page.get_by_role("link", name="Bản in một trang A4").click()
    page.get_by_role("heading", level=1, name="Việc chậm và người phải làm").wait_for()
    assert_accessible(page)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.set_viewport_size({"width": 360, "height": 800})
    assert_accessible(page)
