"""A body ends with work of its own that is not done: told before, seen after, nothing lost."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.actions import end_organisation
from donghanh.plans import actions
from donghanh.plans.models import Task
from donghanh.plans.queries import unsettled_count
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def task(cast: Cast) -> Task:
    """Led by the health post, far from its deadline."""
    found = task_of(plan_of(cast), "Mở phòng tư vấn", lead=cast.health, due_on=TODAY + dt.timedelta(days=60), cast=cast)
    actions.send_tasks(plan=found.plan, tasks=None, by=cast.officer.actor, at=NOW)
    return found


def end(cast: Cast) -> None:
    body = cast.health
    end_organisation(
        organisation=body,
        expected_version=body.version,
        valid_until=TODAY,
        legal_basis="",
        by=cast.officer.actor,
        at=NOW,
    )


def test_the_question_says_how_much_work_is_not_done(cast: Cast, task: Task) -> None:
    url = reverse("organisations:end", args=[cast.health.pk])
    for member in (cast.officer, cast.office_admin):
        assert "Còn 1 phần việc chưa xong" in member.client().get(url).content.decode()
    assert reverse("plans:across") in cast.officer.client().get(url).content.decode()
    assert reverse("plans:across") not in cast.office_admin.client().get(url).content.decode()
    other = reverse("organisations:end", args=[cast.school.pk])
    assert "phần việc chưa xong" not in cast.officer.client().get(other).content.decode()


def test_its_work_waits_for_the_officer_on_the_start_page_and_is_counted_once(cast: Cast, task: Task) -> None:
    before = unsettled_count(cast.officer.scope)
    assert "Nơi làm không còn" not in cast.officer.client().get("/").content.decode()
    end(cast)
    page = cast.officer.client().get("/").content.decode()
    assert "Nơi làm không còn, cần giao nơi khác" in page
    assert f"Trạm Y tế xã không còn từ {TODAY:%d/%m/%Y}" in page
    assert unsettled_count(cast.officer.scope) == before


def test_its_part_says_that_nobody_is_there_until_it_is_withdrawn(cast: Cast, task: Task) -> None:
    url = reverse("plans:task", args=[task.pk])
    said = "không ai nhận được việc. Rút rồi giao nơi khác."
    assert said not in cast.officer.client().get(url).content.decode()
    end(cast)
    assert said in cast.officer.client().get(url).content.decode()
    body = cast.officer.client().get(reverse("organisations:organisation", args=[cast.health.pk])).content.decode()
    assert "Còn 1 phần việc chưa xong" in body
    party = task.parties.select_related("task__plan").get()
    actions.withdraw_part(party=party, reason="Trạm giải thể", by=cast.officer.actor, at=NOW)
    assert said not in cast.officer.client().get(url).content.decode()
    assert "Nơi làm không còn" not in cast.officer.client().get("/").content.decode()
