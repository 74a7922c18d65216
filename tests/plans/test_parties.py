"""Which bodies have a part in a task: given, replaced, withdrawn. What was sent is never lost."""

import datetime as dt

import pytest
from django.db.models import RestrictedError
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.kinds import CannotApply
from donghanh.foundation.audit.models import AuditEvent
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.imports import PlanImport
from donghanh.plans.models import Plan, Task, TaskParty, TaskUpdate
from donghanh.plans.queries import rows_of, unsettled_count, work_of_body
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, Standing, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

TODAY = timezone.localdate()


def refused(code: str):
    return pytest.raises(PlanRefused, match=f"^{code}$")


def part(task: Task, body) -> TaskParty:
    return task.parties.live().select_related("task__plan").get(organisation=body)


def row_of(task: Task):
    return rows_of(Task.objects.filter(pk=task.pk), today=TODAY)[0]


@pytest.fixture
def signed(cast: Cast) -> dict:
    return {"by": cast.officer.actor, "at": timezone.now()}


@pytest.fixture
def sent(cast: Cast, signed) -> Task:
    """A task the police lead and the health station takes part in, both sent."""
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, coordinating=(cast.health,), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, **signed)
    task.refresh_from_db()
    return task


def test_returned_task_goes_to_another_lead_and_keeps_what_the_first_one_said(cast: Cast, sent: Task, signed) -> None:
    actions.return_part(party=part(sent, cast.police), reason="Trùng đợt tập huấn", **signed)
    actions.assign_lead(task=sent, body=Body.of(cast.school), **signed)
    old = sent.parties.get(organisation=cast.police)
    assert (old.state, old.reason) == (PartState.WITHDRAWN, "Trùng đợt tập huấn")
    kinds = set(TaskUpdate.objects.filter(task=sent, party=old).values_list("kind", flat=True))
    assert kinds == {"returned", "withdrawn"}
    assert row_of(sent).lead.organisation == cast.school
    assert AuditEvent.objects.filter(verb="plans.part_withdrawn", object_id=str(old.pk)).exists()


def test_plan_is_not_undone_after_a_body_answered_though_another_leads_now(cast: Cast, signed) -> None:
    lead = {"printed": "Công an xã", "organisation": str(cast.police.pk)}
    document, candidates = read_document(cast.unit, {"text": "Tuần tra", "lead": [lead]})
    PlanImport().apply(document=document, candidates=candidates, **signed)
    task = Task.objects.get()
    actions.send_tasks(plan=Plan.objects.get(), tasks=None, **signed)
    actions.return_part(party=part(task, cast.police), reason="Thiếu người", **signed)
    actions.assign_lead(task=task, body=Body.of(cast.school), **signed)
    with pytest.raises(CannotApply, match="answered"):
        PlanImport().undo(document=document, **signed)


def test_part_somebody_told_something_about_is_not_deleted(cast: Cast, sent: Task, signed) -> None:
    mine = part(sent, cast.police)
    actions.return_part(party=mine, reason="Thiếu người", **signed)
    with pytest.raises(RestrictedError):
        mine.delete()
    sent.plan.delete()
    assert not TaskUpdate.objects.exists()


def test_lead_that_has_not_answered_is_replaced_only_with_a_reason(cast: Cast, sent: Task, signed) -> None:
    with refused("reason_empty"):
        actions.assign_lead(task=sent, body=Body.of(cast.school), **signed)
    actions.assign_lead(task=sent, body=Body.of(cast.school), reason="Trường gần hơn", **signed)
    row = row_of(sent)
    assert [(p.organisation, p.reason) for p in row.withdrawn] == [(cast.police, "Trường gần hơn")]
    assert (row.lead.state, row.standing) == (PartState.DRAFT, Standing.UNSENT)


def test_coordinating_body_that_leads_now_has_one_part_and_its_old_one_is_kept(cast: Cast, sent: Task, signed) -> None:
    actions.accept_part(party=part(sent, cast.health), **signed)
    actions.assign_lead(task=sent, body=Body.of(cast.health), reason="Đổi việc cho nhau", **signed)
    assert part(sent, cast.health).role == "lead"
    assert sent.parties.filter(organisation=cast.health, state=PartState.WITHDRAWN).count() == 1
    actions.add_coordinating(task=sent, body=Body.of(cast.police), **signed)
    assert part(sent, cast.police).role == "coordinating"


def test_new_lead_waits_to_be_sent_and_the_pages_say_so(cast: Cast, sent: Task, signed) -> None:
    before = unsettled_count(cast.officer.scope)
    actions.assign_lead(task=sent, body=Body.of(cast.school), reason="Trường gần hơn", **signed)
    assert unsettled_count(cast.officer.scope) == before + 1
    page = cast.officer.client().get(reverse("plans:plan", args=[sent.plan_id])).content.decode()
    assert "Gửi 1 việc" in page
    actions.send_tasks(plan=sent.plan, tasks=None, **signed)
    assert part(sent, cast.school).state == PartState.SENT
    assert unsettled_count(cast.officer.scope) == before


def test_group_is_replaced_with_its_members_and_what_one_has_done_stays(cast: Cast, signed) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=group_of(cast.unit, "các nơi", cast.school, cast.health, cast.police), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, **signed)
    actions.record_result(party=part(task, cast.school), text="Xong", done_on=TODAY, **signed)
    with refused("lead_at_work"):
        actions.assign_lead(task=task, body=Body.of(cast.partner.organisation), reason="Sửa kế hoạch", **signed)
    actions.change_lead(task=task, bodies=[Body.of(cast.partner.organisation)], reason="Sửa kế hoạch", **signed)
    states = dict(task.parties.filter(organisation__isnull=False).values_list("organisation", "state"))
    assert states == {
        cast.school.pk: "done",
        cast.health.pk: "withdrawn",
        cast.police.pk: "withdrawn",
        cast.partner.organisation.pk: "draft",
    }
    page = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    for words in ("Đã xong", "Đã rút", "Sửa kế hoạch"):
        assert words in page


def test_lead_that_becomes_many_is_one_lead(cast: Cast, sent: Task, signed) -> None:
    bodies = [Body.of(cast.school), Body.of(cast.police), Body(printed="Tổ vườn ươm")]
    lead = actions.change_lead(task=sent, bodies=bodies, reason="Kế hoạch sửa đổi", **signed)
    assert lead.is_whole
    assert [p.name for p in lead.parts.order_by("order")] == [cast.school.name, cast.police.name, "Tổ vườn ươm"]
    assert actions.change_lead(task=sent, bodies=[], reason="Chưa rõ ai", **signed) is None
    assert row_of(sent).standing == Standing.UNASSIGNED


def test_part_is_withdrawn_with_a_reason_its_body_reads(cast: Cast, signed) -> None:
    plan = plan_of(cast)
    task = task_of(plan, "Treo khẩu hiệu", lead=cast.police, coordinating=(cast.partner.organisation,), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, **signed)
    mine = part(task, cast.partner.organisation)
    url = reverse("plans:part_withdraw", args=[mine.pk])
    for stranger in (cast.partner, cast.leader, cast.stranger):
        assert stranger.client().post(url, {"reason": "x"}).status_code == 404
    client = cast.officer.client()
    assert "không cần làm nữa" in client.get(url).content.decode()
    assert client.post(url, {"reason": ""}).status_code == 200
    assert client.post(url, {"reason": "Gửi nhầm"}).status_code == 302
    assert work_of_body(cast.partner.scope, today=TODAY) == [mine]
    page = cast.partner.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "Xã đã rút việc này" in page
    assert "Gửi nhầm" in page
    assert "Treo khẩu hiệu" in cast.partner.client().get("/").content.decode()
    assert unsettled_count(cast.partner.scope) == 0


def test_answer_to_a_withdrawn_part_is_told_so(cast: Cast, sent: Task, signed) -> None:
    loaded = part(sent, cast.health)
    actions.withdraw_part(party=part(sent, cast.health), reason="Gửi nhầm", **signed)
    loaded.refresh_from_db()
    for late in (
        lambda: actions.accept_part(party=loaded, **signed),
        lambda: actions.report_progress(party=loaded, text="đang làm", **signed),
        lambda: actions.record_result(party=loaded, text="xong", done_on=TODAY, **signed),
    ):
        with refused("part_withdrawn"):
            late()
    url = reverse("plans:answer", args=[loaded.pk])
    page = cast.officer.client().post(url, {"answer": "nhan"}, follow=True).content.decode()
    assert "Xã đã rút phần việc này" in page


@pytest.mark.parametrize("act", ["not sent", "at work", "done", "twice", "silent"])
def test_what_cannot_be_withdrawn_is_refused(cast: Cast, sent: Task, signed, act: str) -> None:
    lead, reason = part(sent, cast.police), "Gửi nhầm"
    code = {"at work": "lead_at_work", "silent": "reason_empty"}.get(act, "not_now")
    if act == "not sent":
        lead = actions.add_coordinating(task=sent, body=Body.of(cast.school), **signed)
    elif act == "at work":
        actions.accept_part(party=lead, **signed)
    elif act == "done":
        actions.record_result(party=lead, text="xong", done_on=TODAY, **signed)
    elif act == "twice":
        actions.withdraw_part(party=lead, reason=reason, **signed)
    else:
        reason = " "
    with refused(code):
        actions.withdraw_part(party=lead, reason=reason, **signed)


def test_task_is_done_when_the_only_body_it_waited_for_is_withdrawn(cast: Cast, signed) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=group_of(cast.unit, "các nơi", cast.school, cast.health), cast=cast)
    actions.send_tasks(plan=plan, tasks=None, **signed)
    yesterday = TODAY - dt.timedelta(days=1)
    actions.record_result(party=part(task, cast.school), text="Xong", done_on=yesterday, **signed)
    actions.withdraw_part(party=part(task, cast.health), reason="Nhập vào trường", **signed)
    task.refresh_from_db()
    assert (task.state, task.completed_on) == (TaskState.DONE, yesterday)


def test_withdrawn_body_is_not_found_among_those_at_work(cast: Cast, sent: Task, signed) -> None:
    actions.withdraw_part(party=part(sent, cast.health), reason="Gửi nhầm", **signed)
    tasks = reverse("plans:tasks", args=[sent.plan_id])
    page = cast.officer.client().get(tasks).content.decode()
    assert f'value="{cast.police.pk}"' in page
    assert f'value="{cast.health.pk}"' not in page
