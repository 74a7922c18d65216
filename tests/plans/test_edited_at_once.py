"""Two people edit the same task in two browsers: each keeps what only they changed, and is asked about what both did."""

import datetime as dt
import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans.models import Task
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

DUE = dt.date(2026, 11, 25)


@pytest.fixture
def task(cast: Cast) -> Task:
    """A task with a deadline."""
    return task_of(plan_of(cast), "Treo băng-rôn", lead=cast.police, due_on=DUE, cast=cast)


def opened(client: Client, task: Task) -> dict[str, str]:
    """What the browser holds once the form is open."""
    form = client.get(reverse("plans:task_edit", args=[task.pk])).context["form"]
    return {name: values[0] for name, values in form.stored_data().lists()} | {
        name: str(form[name].value()) for name in ("version", "shown")
    }


def hidden(text: str) -> dict[str, str]:
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', text.split("<main")[1])
        if name != "csrfmiddlewaretoken"
    }


def test_what_one_changed_survives_the_other(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_edit", args=[task.pk])
    one, two = cast.officer.client(), cast.officer.client()
    first, second = opened(one, task), opened(two, task)
    assert one.post(url, {**first, "due_on": "30/11/2026"}).status_code == 302
    answer = two.post(url, {**second, "output": "Ảnh chụp"}, follow=True)
    task.refresh_from_db()
    assert (task.due_on, task.output, task.text) == (dt.date(2026, 11, 30), "Ảnh chụp", "Treo băng-rôn")
    said = answer.content.decode()
    assert "Đã ghi thay đổi. Trong lúc đó đã có người sửa “" in said
    assert "Hạn cuối" in said.split("Trong lúc đó")[1].split("phần ấy")[0]
    assert cast.officer.person.full_name not in said.split("Trong lúc đó")[1].split("phần ấy")[0]
    last = AuditEvent.objects.filter(verb="plans.task_edited").latest("sequence")
    assert "due_on" not in (last.new or {})


def test_only_what_both_changed_is_asked(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_edit", args=[task.pk])
    one, two = cast.officer.client(), cast.officer.client()
    first, second = opened(one, task), opened(two, task)
    one.post(url, {**first, "text": "Treo băng-rôn ở cổng xã", "due_on": "30/11/2026"})
    typed = {**second, "text": "Treo băng-rôn ở nhà văn hóa", "output": "Ảnh chụp"}
    page = two.post(url, typed)
    text = page.content.decode()
    assert page.status_code == 409
    assert re.findall(r"<legend[^>]*>([^<]+)<", text) == ["Việc cần làm"]
    assert "Treo băng-rôn ở cổng xã" in text
    task.refresh_from_db()
    assert task.output == ""
    assert two.post(url, {**hidden(text), "keep-text": "mine"}).status_code == 302
    task.refresh_from_db()
    assert (task.text, task.due_on, task.output) == ("Treo băng-rôn ở nhà văn hóa", dt.date(2026, 11, 30), "Ảnh chụp")


def test_a_deadline_and_its_rhythm_clash_as_one(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_edit", args=[task.pk])
    one, two = cast.officer.client(), cast.officer.client()
    first, second = opened(one, task), opened(two, task)
    one.post(url, {**first, "schedule": "recurring", "recurrence": "monthly", "on_day": "10", "due_on": ""})
    page = two.post(url, {**second, "due_on": "1/12/2026"})
    text = page.content.decode()
    assert page.status_code == 409
    assert text.count("<legend") == 1
    assert "Lặp lại theo kỳ" in text
    assert two.post(url, {**hidden(text), "keep-schedule": "stored"}).status_code == 302
    task.refresh_from_db()
    assert (task.schedule, task.recurrence) == ("recurring", "FREQ=MONTHLY;BYMONTHDAY=10")


def test_a_trace_somebody_tampered_with_falls_back_to_both_versions(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_edit", args=[task.pk])
    one, two = cast.officer.client(), cast.officer.client()
    first, second = opened(one, task), opened(two, task)
    one.post(url, {**first, "due_on": "30/11/2026"})
    page = two.post(url, {**second, "output": "Ảnh chụp", "shown": second["shown"][:-2]})
    assert page.status_code == 409
    assert "Giữ bản của tôi" in page.content.decode()
    task.refresh_from_db()
    assert (task.output, task.due_on) == ("", dt.date(2026, 11, 30))
