"""Bodies that are asked and not ordered: their no is an answer, and is called one everywhere."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.models import Organisation
from donghanh.plans import actions
from donghanh.plans.models import Mode, Task
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
NO = "Hội không đủ người"


def answered_no(cast: Cast, lead: Organisation) -> Task:
    task = task_of(plan_of(cast), lead=lead, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    party = task.parties.select_related("task__plan").get()
    actions.return_part(party=party, reason=NO, by=cast.officer.actor, at=NOW)
    return task


def pages(cast: Cast, task: Task) -> list[str]:
    """The pages on which the no is told: the start pages, the task, the list, the answer of the body itself."""
    url = reverse("plans:task", args=[task.pk])
    officer, leader, partner = cast.officer.client(), cast.leader.client(), cast.partner.client()
    found = [officer.get("/"), leader.get("/"), officer.get(url), officer.get("/ke-hoach/tat-ca-viec/")]
    if task.parties.get().organisation == cast.partner.organisation:
        found += [partner.get("/"), partner.get(url)]
    found.append(officer.get(reverse("plans:part_resend", args=[task.parties.get().pk])))
    return [page.content.decode() for page in found]


def test_the_no_of_a_body_that_was_asked_is_an_answer_on_every_page(cast: Cast) -> None:
    task = answered_no(cast, cast.partner.organisation)
    assert task.parties.get().mode == Mode.REQUEST
    for page in pages(cast, task):
        assert "hưa nhận lời" in page
        assert "trả lại việc" not in page
        assert "Lý do trả lại" not in page


def test_who_was_ordered_hands_back_and_no_page_speaks_of_a_request(cast: Cast) -> None:
    task = answered_no(cast, cast.police)
    for page in pages(cast, task):
        assert "Lý do chưa nhận lời" not in page
        assert "chưa nhận lời được" not in page
    assert "Bị trả lại" in cast.officer.client().get("/").content.decode()


def test_a_no_without_words_is_asked_for_them_in_words_of_a_request(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    url = reverse("plans:answer", args=[task.parties.get().pk])
    page = cast.partner.client().post(url, {"answer": "tra", "text": ""}).content.decode()
    assert "Ghi lý do chưa nhận lời được để xã biết." in page


@pytest.mark.parametrize("asked", [True, False])
def test_a_body_reads_of_its_own_part_after_the_day_what_is_true_of_who_was_asked(cast: Cast, asked: bool) -> None:
    lead = cast.partner.organisation if asked else cast.police
    day = timezone.localdate() - dt.timedelta(days=9)
    task = task_of(plan_of(cast), lead=lead, due_on=day, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=None, by=cast.officer.actor, at=NOW)
    member = cast.partner if asked else cast.officer
    page = member.client().get(reverse("plans:answer", args=[task.parties.get().pk])).content.decode()
    assert ("quá ngày đề nghị 9 ngày" in page) is asked
    assert ("chậm 9 ngày" in page) is not asked
