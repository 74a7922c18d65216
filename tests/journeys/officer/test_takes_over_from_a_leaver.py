"""An officer leaves: the office notes it, the colleague who stays goes through the checklist and prints the record."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from donghanh.people.models import Appointment
from donghanh.plans.models import ReportDuty
from tests import factories as make
from tests.browser import assert_accessible
from tests.cast import Cast
from tests.factories.plans import plan_of, read_document, task_of

pytestmark = pytest.mark.journey


@pytest.fixture
def colleague(cast: Cast) -> Any:
    """Another officer of the commune; on the post that is left there is a plan, a task, a report and a paper."""
    body = make.make_organisation(cast.unit, "Phòng Kinh tế", "state")
    user = make.make_account()
    make.make_appointment(
        make.make_person("Lò Thị Hặc", user=user), make.make_post(body, "officer", "Công chức Kinh tế")
    )
    plan = plan_of(cast)
    task_of(plan, "Mời báo cáo viên cho ngày hội gia đình", cast=cast)
    ReportDuty.objects.create(plan=plan, text="Báo cáo quý", reporter="Phòng", organisation=cast.officer.organisation)
    document, _ = read_document(cast.unit)
    document.received_by = cast.officer.user.pk
    document.save()
    return user


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_last_day_to_the_record(window: Callable[..., Any], cast: Cast, colleague: Any, width: int) -> None:
    admin = window(cast.office_admin.user, width=width)
    seat = Appointment.objects.get(person=cast.officer.person)
    admin.goto(f"/nhan-su/chuc-vu/{seat.pk}/thoi/")
    assert_accessible(admin)
    today = timezone.localdate()
    admin.get_by_label("Thôi từ ngày").fill(f"{today:%d/%m/%Y}")
    admin.get_by_role("button", name="Ghi ngày thôi").click()
    admin.wait_for_url(f"**/nhan-su/{cast.officer.person.pk}/")

    page = window(colleague, width=width)
    page.goto("/thay-doi-nhan-su/roi-vi-tri/")
    assert_accessible(page)
    page.locator("main").get_by_role("link", name="Bàn giao").first.click()
    assert_accessible(page)
    said = page.locator("main").inner_text()
    assert "Báo cáo quý" in said
    assert "Mời báo cáo viên" in said

    page.get_by_role("button", name="Ghi bàn giao").click()
    assert page.get_by_role("alert").first.is_visible()
    assert_accessible(page)
    page.get_by_label("Người nhận bàn giao").select_option(label="Lò Thị Hặc")
    page.get_by_label("Ngày bàn giao").fill(f"{today + dt.timedelta(days=3):%d/%m/%Y}")
    page.get_by_label("Ghi chú chung").fill("Sổ cộng tác viên để ở tủ số 2.")
    page.get_by_role("button", name="Ghi bàn giao").click()
    assert page.get_by_label("Ghi chú chung").input_value() == "Sổ cộng tác viên để ở tủ số 2."
    page.get_by_label("Ngày bàn giao").fill(f"{today:%d/%m/%Y}")
    page.get_by_label("Mọi mục đã bàn giao").check()
    page.get_by_role("button", name="Ghi bàn giao").click()
    page.wait_for_url("**/bien-ban/**")
    assert "Sổ cộng tác viên để ở tủ số 2." in page.locator("main").inner_text()
    assert_accessible(page)
