"""A body is renamed or merged: what is still to be done goes over, what was done stays with who did it."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.documents.bodies import key_of
from donghanh.documents.models import PrintedBody
from donghanh.foundation.audit.models import AuditEvent
from donghanh.organisations.actions import merge_organisation, rename_organisation
from donghanh.organisations.models import Organisation
from donghanh.plans import actions
from donghanh.plans.actions import hand_over_due
from donghanh.plans.amendments.names import Names, bodies
from donghanh.plans.bodies import Body
from donghanh.plans.imports import PlanImport
from donghanh.plans.jobs import keep_plans
from donghanh.plans.models import Mode, PartyRole, Plan, ReportDuty, Task, TaskParty, TaskUpdate
from donghanh.plans.queries import unsettled_count, work_of_body
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, read_document, task_of

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
TOMORROW = TODAY + dt.timedelta(days=1)


@dataclass
class Office:
    """What the office does in these stories, signed by its administrator."""

    cast: Cast

    @property
    def signed(self) -> dict:
        return {"by": self.cast.office_admin.actor, "at": NOW}

    def rename(self, body: Organisation, name: str = "Hội Phụ nữ xã Sông Mây", *, on: dt.date = TODAY) -> Organisation:
        version = Organisation.objects.get(pk=body.pk).version
        return rename_organisation(
            organisation=body, expected_version=version, name=name, effective_on=on, legal_basis="", **self.signed
        )

    def merge(self, body: Organisation, into: Organisation, *, on: dt.date = TODAY) -> None:
        body = Organisation.objects.get(pk=body.pk)
        merge_organisation(
            organisation=body,
            expected_version=body.version,
            successor=into,
            effective_on=on,
            legal_basis="",
            **self.signed,
        )

    def send(self, plan: Plan) -> None:
        actions.send_tasks(plan=plan, tasks=None, by=self.cast.officer.actor, at=NOW)

    def finish(self, task: Task, body: Organisation) -> None:
        actions.record_result(
            party=part(task, body), text="Đã làm xong", done_on=TODAY, by=self.cast.officer.actor, at=NOW
        )


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office(cast)


def part(task: Task, body: Organisation) -> TaskParty:
    return task.parties.live().select_related("task__plan").get(organisation=body)


def holders(task: Task) -> dict[Organisation, tuple[str, str]]:
    """Who has a live part in the task: as what, and how far."""
    parts = task.parties.live().select_related("organisation").exclude(organisation=None)
    return {one.organisation: (one.role, one.state) for one in parts}


def test_after_a_rename_the_partner_sees_and_answers_its_open_task(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    office.send(plan)
    heir = office.rename(cast.partner.organisation)
    assert list(Task.objects.visible_to(cast.partner.scope)) == [task]
    assert [one.task for one in work_of_body(cast.partner.scope, today=TODAY)] == [task]
    assert unsettled_count(cast.partner.scope) == 1
    client = cast.partner.client()
    assert client.get(reverse("plans:task", args=[task.pk])).status_code == 200
    answer = {"answer": "xong", "text": "Đã nói chuyện với 60 người", "done_on": f"{TODAY:%d/%m/%Y}"}
    client.post(reverse("plans:answer", args=[part(task, heir).pk]), answer)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    page = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "chuyển phần việc của Hội Liên hiệp Phụ nữ xã sang Hội Phụ nữ xã Sông Mây" in page
    event = AuditEvent.objects.get(verb="plans.work_handed_over")
    assert (event.object_id, event.new["parts"]) == (str(heir.pk), [str(part(task, heir).pk)])


def test_the_neighbour_sees_nothing_of_it(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    office.send(plan)
    office.rename(cast.partner.organisation)
    twin = make.make_organisation(cast.neighbour, "Hội Phụ nữ xã Sông Mây", "mass")
    make.make_appointment(cast.stranger.person, make.make_post(twin, "partner"))
    assert not Task.objects.visible_to(cast.stranger.scope).exists()
    assert not TaskParty.objects.visible_to(cast.stranger.scope).exists()
    assert cast.stranger.client().get(reverse("plans:task", args=[task.pk])).status_code == 404


def test_what_is_done_stays_with_the_body_that_did_it(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    done = actions.add_report_duty(plan=plan, text="Hội báo cáo", by=cast.officer.actor, at=NOW)
    ReportDuty.objects.filter(pk=done.pk).update(organisation=cast.partner.organisation, fulfilled_on=TODAY)
    office.send(plan)
    office.finish(task, cast.partner.organisation)
    office.rename(cast.partner.organisation)
    assert holders(task) == {cast.partner.organisation: (PartyRole.LEAD, PartState.DONE)}
    done.refresh_from_db()
    assert done.organisation == cast.partner.organisation
    assert not AuditEvent.objects.filter(verb="plans.work_handed_over").exists()


def test_duties_to_report_and_parts_not_sent_go_over_too(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    duty = actions.add_report_duty(plan=plan, text="Công an báo cáo", by=cast.officer.actor, at=NOW)
    ReportDuty.objects.filter(pk=duty.pk).update(organisation=cast.police, reporter="Công an xã")
    heir = office.rename(cast.police, "Công an phường")
    duty.refresh_from_db()
    assert (duty.organisation, duty.reporter) == (heir, "Công an xã")  # the paper still says what it said
    assert holders(task) == {heir: (PartyRole.LEAD, PartState.DRAFT)}
    assert not TaskUpdate.objects.filter(task=task, changes__has_key="body").exists()


def test_a_part_handed_back_can_be_sent_to_the_successor(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    office.send(plan)
    actions.return_part(
        party=part(task, cast.partner.organisation), reason="Thiếu người", by=cast.partner.actor, at=NOW
    )
    heir = office.rename(cast.partner.organisation)
    actions.resend_part(party=part(task, heir), text="", by=cast.officer.actor, at=NOW)
    assert unsettled_count(cast.partner.scope) == 1


def test_two_bodies_merged_into_a_third_have_one_part_and_the_lead_wins(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    both = task_of(plan, "Cả hai", lead=cast.partner.organisation, coordinating=(cast.health,), cast=cast)
    one = task_of(plan, "Chỉ trạm", lead=cast.police, coordinating=(cast.health,), cast=cast)
    office.send(plan)
    actions.accept_part(party=part(both, cast.health), by=cast.officer.actor, at=NOW)
    third = make.make_organisation(cast.unit, "Trung tâm Dịch vụ công", "state")
    office.merge(cast.health, third)
    office.merge(cast.partner.organisation, third)
    assert holders(both) == {third: (PartyRole.LEAD, PartState.SENT)}
    assert holders(one) == {
        cast.police: (PartyRole.LEAD, PartState.SENT),
        third: (PartyRole.COORDINATING, PartState.SENT),
    }
    gone = both.parties.get(state=PartState.WITHDRAWN)
    assert TaskUpdate.objects.filter(party=gone, kind="accepted").exists()  # what was told stays told
    assert set(Task.objects.visible_to(cast.partner.scope)) == {both, one}
    actions.accept_part(party=part(both, third), by=cast.partner.actor, at=NOW)


def test_the_part_that_came_further_goes_on_when_both_do_the_same(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    schools = group_of(cast.unit, "Các đơn vị", cast.health, cast.school)
    task = task_of(plan, lead=schools, cast=cast)
    office.send(plan)
    actions.accept_part(party=part(task, cast.school), by=cast.officer.actor, at=NOW)
    office.merge(cast.school, cast.health)
    assert holders(task) == {cast.health: (PartyRole.LEAD, PartState.ACCEPTED)}
    office.finish(task, cast.health)
    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_a_successor_that_is_done_takes_the_open_part_of_the_other_besides(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=group_of(cast.unit, "Các đơn vị", cast.partner.organisation, cast.health), cast=cast)
    office.send(plan)
    office.finish(task, cast.partner.organisation)
    office.merge(cast.health, cast.partner.organisation)
    states = sorted(task.parties.filter(organisation=cast.partner.organisation).values_list("state", flat=True))
    assert states == [PartState.DONE, PartState.SENT]
    done = task.parties.select_related("task__plan").get(state=PartState.DONE)
    with pytest.raises(PlanRefused, match="body_twice"):
        actions.reopen_part(party=done, reason="Chưa đủ", by=cast.officer.actor, at=NOW)
    page = cast.partner.client().get(reverse("plans:task", args=[task.pk]))
    assert page.context["party"].state == PartState.SEEN  # the one still to be answered
    actions.record_result(
        party=page.context["party"], text="Phần của trạm cũng xong", done_on=TODAY, by=cast.partner.actor, at=NOW
    )
    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_who_knew_of_a_task_goes_on_seeing_it_though_its_new_part_was_not_sent(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, coordinating=(cast.partner.organisation,), cast=cast)
    office.send(plan)
    actions.return_part(party=part(task, cast.police), reason="Bận", by=cast.officer.actor, at=NOW)
    actions.assign_lead(task=task, body=Body.of(cast.health), by=cast.officer.actor, at=NOW)
    office.merge(cast.health, cast.partner.organisation)
    assert holders(task) == {cast.partner.organisation: (PartyRole.LEAD, PartState.SENT)}
    assert unsettled_count(cast.partner.scope) == 1


def test_a_body_that_cannot_be_ordered_is_asked_for_what_it_takes_over(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.health, cast=cast)
    office.send(plan)
    assert part(task, cast.health).mode == Mode.ASSIGN
    office.merge(cast.health, cast.partner.organisation)
    assert part(task, cast.partner.organisation).mode == Mode.REQUEST


@pytest.mark.parametrize("how", ["rename", "merge"])
def test_the_post_that_keeps_a_plan_keeps_it_in_the_successor(cast: Cast, office: Office, how: str) -> None:
    plan = plan_of(cast)
    if how == "rename":
        heir = office.rename(cast.officer.organisation, "Phòng Xã hội")
    else:
        heir = make.make_organisation(cast.unit, "Văn phòng", "state")
        make.make_post(heir, "leader", cast.officer.post.title)
        office.merge(cast.officer.organisation, heir)
    plan.refresh_from_db()
    assert (plan.owner_post.organisation, plan.owner_post.role) == (heir, "officer")
    assert plan.owner_post_id in cast.officer.scope.post_ids
    task = task_of(plan, lead=heir, cast=cast)
    office.send(plan)
    assert holders(task) == {heir: (PartyRole.LEAD, PartState.ACCEPTED)}  # one's own body has taken on what it sends


def test_until_its_day_comes_the_old_body_works_on(cast: Cast, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    office.send(plan)
    heir = office.rename(cast.partner.organisation, on=TOMORROW)
    assert unsettled_count(cast.partner.scope) == 1
    keep_plans.func(day=TODAY.isoformat())
    assert holders(task) == {cast.partner.organisation: (PartyRole.LEAD, PartState.SENT)}
    monkeypatch.setattr(timezone, "now", lambda: NOW + dt.timedelta(days=1))
    keep_plans.func(day=TOMORROW.isoformat())
    assert holders(task) == {heir: (PartyRole.LEAD, PartState.SENT)}
    assert list(Task.objects.visible_to(cast.partner.scope)) == [task]


def test_work_goes_through_several_successions_at_once_and_a_second_round_finds_nothing(
    cast: Cast, office: Office, django_assert_num_queries
) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    second = office.rename(cast.police, "Công an phường")
    third = office.rename(second, "Công an khu vực", on=TOMORROW)
    TaskParty.objects.update(organisation=cast.police)  # as if chosen from a paper reviewed long ago
    assert hand_over_due(by=make.TESTS, at=NOW + dt.timedelta(days=1)) == 2
    assert set(holders(task)) == {third}
    with django_assert_num_queries(3):  # with the savepoint around it
        assert hand_over_due(by=make.TESTS, at=NOW + dt.timedelta(days=1)) == 0


def test_a_closed_plan_keeps_its_parts_until_it_is_taken_up_again(cast: Cast, office: Office) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    office.send(plan)
    actions.close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=NOW)
    heir = office.rename(cast.police, "Công an phường")
    assert set(holders(task)) == {cast.police}
    plan.refresh_from_db()
    actions.reopen_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=NOW)
    assert set(holders(task)) == {heir}


def test_a_paper_reviewed_before_a_rename_is_applied_to_who_stands_today(cast: Cast, office: Office) -> None:
    named = {"printed": "Công an xã", "organisation": str(cast.police.pk), "group": None}
    other = {"printed": "Trạm Y tế xã", "organisation": str(cast.health.pk), "group": None}
    document, candidates = read_document(cast.unit, {"text": "Tuần tra", "lead": [named], "coordinating": [other]})
    heir = office.rename(cast.police, "Công an phường")
    PlanImport().apply(document=document, candidates=candidates, by=cast.officer.actor, at=NOW)
    assert set(holders(Task.objects.get())) == {heir, cast.health}


def test_an_amendment_knows_a_renamed_body_by_its_old_name(cast: Cast, office: Office) -> None:
    document, _candidates = read_document(cast.unit, {"text": "Tuần tra"})
    plan = plan_of(cast, document=document)
    PrintedBody.objects.create(
        document=document, printed="Công an xã", key=key_of("Công an xã"), organisation=cast.police, answer="chosen"
    )
    heir = office.rename(cast.police, "Công an phường")
    printed = {"lead": [{"printed": "CÔNG AN XÃ", "organisation": None, "group": None}]}
    found = Names(plan, document.pk, [printed], on=TODAY).fill_in(printed)
    assert [one.organisation_id for one in bodies(found, "lead")] == [heir.pk]
