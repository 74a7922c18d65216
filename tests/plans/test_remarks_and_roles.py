"""A word of the office to the bodies, and bodies that supervise or are only to know."""

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.notices.models import Notice
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.models import PartyRole, Task, TaskParty
from donghanh.plans.queries.work import unsettled_count
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState
from tests.cast import Cast
from tests.factories.plans import plan_of, task_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def task(cast: Cast) -> Task:
    """Led by the police; the women's union, whose head signs in, and the village have parts too."""
    task = task_of(plan_of(cast), lead=cast.police, coordinating=(cast.partner.organisation,), cast=cast)
    return beside(cast, task, cast.village_head.organisation, PartyRole.COORDINATING)


def beside(cast: Cast, task: Task, body: object, role: PartyRole) -> Task:
    signed = {"by": cast.officer.actor, "at": NOW}
    actions.add_coordinating(task=task, body=Body.of(body), role=role, **signed)  # type: ignore[arg-type]
    actions.send_tasks(plan=task.plan, tasks=[task], **signed)
    task.refresh_from_db()
    return task


def part(task: Task, cast: Cast) -> TaskParty:
    return task.parties.get(organisation=cast.partner.organisation)


def page_of(cast: Cast, task: Task) -> str:
    return str(cast.partner.client().get(reverse("plans:task", args=[task.pk])).content.decode())


def test_word_to_all_is_read_by_each_body_and_told_once(cast: Cast, task: Task) -> None:
    actions.remark(task=task, text="Nhớ mời đủ các hộ", to=None, by=cast.officer.actor, at=NOW)
    assert "Nhớ mời đủ các hộ" in page_of(cast, task)
    told = Notice.objects.filter(kind="plans.remark")
    assert {notice.recipient for notice in told} == {cast.partner.person, cast.village_head.person}
    assert all("Nhớ mời" not in notice.title for notice in told)


def test_word_to_one_body_is_read_by_that_body_alone(cast: Cast, task: Task) -> None:
    other = task.parties.get(organisation=cast.village_head.organisation)
    actions.remark(task=task, text="Chỉ riêng thôn", to=other, by=cast.officer.actor, at=NOW)
    assert "Chỉ riêng thôn" not in page_of(cast, task)
    assert Notice.objects.filter(kind="plans.remark").count() == 1
    office = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "Chỉ riêng thôn" in office


def test_what_one_body_says_is_not_read_by_another(cast: Cast, task: Task) -> None:
    other = task.parties.get(organisation=cast.village_head.organisation)
    actions.report_progress(party=other, text="Thôn đang làm", by=cast.village_head.actor, at=NOW)
    assert "Thôn đang làm" not in page_of(cast, task)


def test_nothing_sent_means_nobody_to_tell(cast: Cast) -> None:
    draft = task_of(plan_of(cast), lead=cast.police, cast=cast)
    with pytest.raises(PlanRefused, match=r"^nobody_to_tell$"):
        actions.remark(task=draft, text="A", to=None, by=cast.officer.actor, at=NOW)


def test_the_leader_reminds_a_body_in_the_leaders_name_and_who_keeps_the_plan_is_told(cast: Cast, task: Task) -> None:
    page = cast.leader.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    url = reverse("plans:task_say", args=[task.pk])
    assert url in page
    assert reverse("plans:task_edit", args=[task.pk]) not in page
    data = {"text": "Mong các nơi báo trước thứ Sáu", "to": str(part(task, cast).pk)}
    assert cast.leader.client().post(url, data).status_code == 302
    told = {notice.recipient for notice in Notice.objects.filter(kind="plans.remark")}
    assert told == {cast.partner.person, cast.officer.person}
    story = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert f"<b>{cast.leader.organisation.name}</b> nhắn" in story


def test_a_word_of_the_office_is_not_told_to_the_office(cast: Cast, task: Task) -> None:
    actions.remark(task=task, text="Nhớ mời đủ", to=part(task, cast), by=cast.officer.actor, at=NOW)
    assert not Notice.objects.filter(kind="plans.remark", recipient=cast.officer.person).exists()


def test_only_the_office_speaks_to_the_bodies(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_say", args=[task.pk])
    for member in (cast.partner, cast.village_head, cast.stranger):
        assert member.client().post(url, {"text": "A", "to": ""}).status_code == 404
    answer = cast.officer.client().post(url, {"text": "  ", "to": ""})
    assert "Mọi nơi đã nhận việc này" in answer.content.decode()
    assert cast.officer.client().post(url, {"text": "Cảm ơn", "to": ""}).status_code == 302


def test_body_that_is_only_to_know_reads_and_owes_nothing(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, cast=cast)
    before = unsettled_count(cast.partner.scope)
    beside(cast, task, cast.partner.organisation, PartyRole.INFORMED)
    assert unsettled_count(cast.partner.scope) == before
    page = page_of(cast, task)
    assert "Chỉ để biết, không cần trả lời" in page
    assert "Gửi cho xã" not in page
    assert part(task, cast).state == PartState.SEEN
    with pytest.raises(PlanRefused, match=r"^only_informed$"):
        actions.accept_part(party=part(task, cast), by=cast.partner.actor, at=NOW)


def test_supervisor_writes_what_it_sees_and_holds_nothing_up(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, cast=cast)
    beside(cast, task, cast.partner.organisation, PartyRole.SUPERVISING)
    page = page_of(cast, task)
    assert "Ghi nhận xét" in page
    assert "Đã làm xong" not in page
    url = reverse("plans:answer", args=[part(task, cast).pk])
    cast.partner.client().post(url, {"answer": "dang", "text": "Thiếu biên bản", "done_on": ""})
    lead = task.parties.get(organisation=cast.police)
    actions.record_result(party=lead, text="Xong", done_on=timezone.localdate(), by=cast.officer.actor, at=NOW)
    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_roles_are_chosen_on_the_page_and_a_lead_is_not_one_of_them(cast: Cast, task: Task) -> None:
    url = reverse("plans:task_coordinating", args=[task.pk])
    client = cast.officer.client()
    client.post(url, {"body": f"o{cast.health.pk}", "role": "supervising"})
    client.post(url, {"body": f"o{cast.school.pk}", "role": "lead"})
    roles = dict(task.parties.values_list("organisation__name", "role"))
    assert roles[cast.health.name] == PartyRole.SUPERVISING
    assert cast.school.name not in roles
    assert "Giám sát" in client.get(reverse("plans:task", args=[task.pk])).content.decode()
