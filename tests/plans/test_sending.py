"""Sending tasks, and what the bodies answer."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.models import GroupMember
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.models import Mode, Task, TaskParty, TaskUpdate
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def send(plan, cast: Cast, tasks=None):
    return actions.send_tasks(plan=plan, tasks=tasks, by=cast.officer.actor, at=timezone.now())


def part(task: Task, body) -> TaskParty:
    return task.parties.select_related("task__plan").get(organisation=body)


def refused(code: str):
    return pytest.raises(PlanRefused, match=f"^{code}$")


def test_task_without_lead_is_not_sent_and_nothing_else_is(cast: Cast) -> None:
    plan = plan_of(cast)
    task_of(plan, lead=cast.police, cast=cast)
    orphan = task_of(plan, "Treo băng-rôn", coordinating=(cast.health,), cast=cast)
    with refused("lead_missing") as refusal:
        send(plan, cast)
    assert refusal.value.params["ids"] == [str(orphan.pk)]
    assert not TaskParty.objects.exclude(state=PartState.DRAFT).exists()
    assert not AuditEvent.objects.filter(verb="plans.tasks_sent").exists()


def test_chosen_tasks_are_sent_and_the_others_wait(cast: Cast) -> None:
    plan = plan_of(cast)
    first, second = task_of(plan, lead=cast.police, cast=cast), task_of(plan, lead=cast.health, cast=cast)
    send(plan, cast, [first])
    assert part(first, cast.police).state == PartState.SENT
    assert part(second, cast.health).state == PartState.DRAFT


def test_nothing_left_to_send_is_said(cast: Cast) -> None:
    plan = plan_of(cast)
    task_of(plan, lead=cast.police, cast=cast)
    send(plan, cast)
    with refused("nothing_to_send"):
        send(plan, cast)


def test_group_gets_one_part_per_member_of_that_day(cast: Cast) -> None:
    group = group_of(cast.unit, "các trường và trạm", cast.school, cast.health, cast.police)
    GroupMember.objects.filter(organisation=cast.police).update(valid_until=TODAY)  # left today
    plan = plan_of(cast)
    task = task_of(plan, lead=group, cast=cast)
    sent = send(plan, cast)
    assert {p.organisation_id for p in sent} == {cast.school.pk, cast.health.pk}
    assert task.parties.filter(parent__group=group).count() == 2


def test_body_named_beside_its_group_gets_one_part(cast: Cast) -> None:
    group = group_of(cast.unit, "các cơ quan", cast.school, cast.health)
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.health, coordinating=(group,), cast=cast)
    send(plan, cast)
    assert task.parties.filter(organisation=cast.health).count() == 1
    assert part(task, cast.health).role == "lead"


def test_empty_group_is_refused_by_name(cast: Cast) -> None:
    plan = plan_of(cast)
    task_of(plan, lead=group_of(cast.unit, "các câu lạc bộ"), cast=cast)
    with refused("group_empty") as refusal:
        send(plan, cast)
    assert refusal.value.params["group"] == "các câu lạc bộ"


def test_body_that_cannot_be_ordered_is_asked(cast: Cast) -> None:
    group = group_of(cast.unit, "các bên", cast.partner.organisation, cast.school)
    plan = plan_of(cast)
    alone, among = task_of(plan, lead=cast.partner.organisation, cast=cast), task_of(plan, lead=group, cast=cast)
    send(plan, cast)
    assert part(alone, cast.partner.organisation).mode == Mode.REQUEST
    assert part(among, cast.partner.organisation).mode == Mode.REQUEST
    assert part(among, cast.school).mode == Mode.ASSIGN


def test_own_body_has_taken_on_what_it_sends_itself(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.officer.organisation, cast=cast)
    send(plan, cast)
    assert part(task, cast.officer.organisation).state == PartState.ACCEPTED


def test_database_refuses_a_second_lead_and_a_second_part(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.police, cast=cast)
    for fields in (
        {"role": "lead", "organisation": cast.health},
        {"role": "coordinating", "organisation": cast.police},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            TaskParty.objects.create(task=task, **fields)


def test_part_goes_from_sent_to_done_and_the_task_with_it(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, coordinating=(cast.police,), cast=cast)
    send(plan, cast)
    mine = part(task, cast.partner.organisation)
    by, at = cast.partner.actor, timezone.now()
    actions.mark_seen(party=mine, by=by, at=at)
    assert mine.state == PartState.SEEN
    actions.accept_part(party=mine, by=by, at=at)
    actions.record_result(party=mine, text="Đã nói chuyện, 41 người nghe", done_on=TODAY, by=by, at=at)
    task.refresh_from_db()
    assert (task.state, task.completed_on) == (TaskState.DONE, TODAY)
    assert mine.answered_by == cast.partner.person
    kinds = list(TaskUpdate.objects.filter(task=task, party=mine).values_list("kind", flat=True))
    assert sorted(kinds) == ["accepted", "result"]


def test_task_led_by_many_is_done_when_the_last_of_them_is(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=group_of(cast.unit, "các trường", cast.school, cast.health), cast=cast)
    send(plan, cast)
    by, at = cast.officer.actor, timezone.now()
    earlier = TODAY - dt.timedelta(days=3)
    actions.record_result(party=part(task, cast.school), text="xong", done_on=TODAY, by=by, at=at)
    task.refresh_from_db()
    assert task.state == TaskState.SENT
    actions.record_result(party=part(task, cast.health), text="xong", done_on=earlier, by=by, at=at)
    task.refresh_from_db()
    assert (task.state, task.completed_on) == (TaskState.DONE, TODAY)


def test_part_is_returned_only_with_a_reason_and_sent_again(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.partner.organisation, cast=cast)
    send(plan, cast)
    mine, at = part(task, cast.partner.organisation), timezone.now()
    with refused("reason_empty"):
        actions.return_part(party=mine, reason="  ", by=cast.partner.actor, at=at)
    actions.return_part(party=mine, reason="Trùng ngày đại hội", by=cast.partner.actor, at=at)
    with refused("not_now"):
        actions.record_result(party=mine, text="xong", done_on=TODAY, by=cast.partner.actor, at=at)
    actions.resend_part(party=mine, text="Xin lùi một tuần", by=cast.officer.actor, at=at)
    assert (mine.state, mine.reason) == (PartState.SENT, "")


def test_result_from_the_future_is_refused(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    send(plan, cast)
    with refused("done_in_future"):
        actions.record_result(
            party=part(task, cast.police),
            text="xong",
            done_on=TODAY + dt.timedelta(days=1),
            by=cast.officer.actor,
            at=timezone.now(),
        )


def test_result_taken_back_opens_part_group_and_task(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=group_of(cast.unit, "một trường", cast.school), cast=cast)
    send(plan, cast)
    by, at = cast.officer.actor, timezone.now()
    actions.record_result(party=part(task, cast.school), text="xong", done_on=TODAY, by=by, at=at)
    actions.reopen_part(party=part(task, cast.school), reason="Nhầm việc", by=by, at=at)
    task.refresh_from_db()
    assert (task.state, task.completed_on) == (TaskState.SENT, None)
    assert task.parties.get(parent=None).state == PartState.SENT


def test_two_answers_to_one_part_do_not_both_win(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    send(plan, cast)
    one, other = part(task, cast.police), part(task, cast.police)
    actions.accept_part(party=one, by=cast.officer.actor, at=timezone.now())
    with pytest.raises(StaleRecord):
        actions.return_part(party=other, reason="bận", by=cast.officer.actor, at=timezone.now())


def test_lead_is_replaced_until_it_has_taken_the_task_on(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, coordinating=(cast.health,), cast=cast)
    by, at = cast.officer.actor, timezone.now()
    actions.assign_lead(task=task, body=Body.of(cast.health), by=by, at=at)
    assert [p.organisation_id for p in task.parties.all()] == [cast.health.pk]
    send(plan, cast)
    actions.accept_part(party=part(task, cast.health), by=by, at=at)
    with refused("lead_at_work"):
        actions.assign_lead(task=task, body=Body.of(cast.school), by=by, at=at)


def test_moving_the_deadline_of_a_sent_task_asks_for_a_reason_and_keeps_the_first_day(cast: Cast) -> None:
    from donghanh.plans.deadlines import Due, Schedule

    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, due_on=TODAY, cast=cast)
    send(plan, cast)
    task.refresh_from_db()
    later = Due(Schedule.FIXED, TODAY + dt.timedelta(days=7))
    change = {"task": task, "expected_version": task.version, "text": task.text, "section": None, "due": later}
    with refused("reason_empty"):
        actions.edit_task(**change, by=cast.officer.actor, at=timezone.now())
    actions.edit_task(**change, reason="Chờ hội trường", by=cast.officer.actor, at=timezone.now())
    assert (task.due_on, task.original_due_on) == (later.due_on, TODAY)
    told = TaskUpdate.objects.get(task=task, kind="edited")
    assert told.changes["due_on"] == [TODAY.isoformat(), later.due_on.isoformat()]
    with pytest.raises(TypeError):
        told.save()


def test_closed_plan_takes_no_change(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, lead=cast.police, cast=cast)
    send(plan, cast)
    actions.close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=timezone.now())
    mine = part(task, cast.police)
    with refused("plan_closed"):
        actions.accept_part(party=mine, by=cast.officer.actor, at=timezone.now())
    with refused("plan_closed"):
        task_of(plan, cast=cast)
    actions.reopen_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=timezone.now())
    assert plan.state == "issued"


def test_plan_without_a_number_is_a_draft_until_it_is_numbered(cast: Cast) -> None:
    plan = plan_of(cast, number="", issued_on=None)
    assert (plan.state, plan.full_number) == ("draft", "")
    actions.complete_number(
        plan=plan,
        expected_version=1,
        number="9",
        symbol="KH-UBND",
        issued_on=TODAY,
        by=cast.officer.actor,
        at=timezone.now(),
    )
    assert (plan.state, plan.full_number) == ("issued", "9/KH-UBND")
    with refused("number_taken"):
        plan_of(cast, number="9", issued_on=TODAY)


def test_sending_costs_the_same_for_few_tasks_and_many(cast: Cast, django_assert_max_num_queries) -> None:
    group = group_of(cast.unit, "các nơi", cast.school, cast.health, cast.police)
    plan = plan_of(cast)
    for number in range(12):
        task_of(plan, f"Việc {number}", lead=group, cast=cast)
    with django_assert_max_num_queries(20):
        send(plan, cast)
