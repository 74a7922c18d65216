"""Who is reminded of what on a day; and of what nobody is reminded any more, or not yet."""

import datetime as dt
import random
import re
from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from donghanh.foundation.jobs.models import ScheduledRun
from donghanh.notices.actions import queue_messages
from donghanh.notices.channels.filed import caught
from donghanh.notices.delivery import deliver
from donghanh.notices.kinds import kind_named
from donghanh.notices.models import Message, Notice
from donghanh.organisations.models import Organisation
from donghanh.people.models import Answer, Appointment, Confirmation, Delegation
from donghanh.plans import actions
from donghanh.plans.deadlines import Schedule
from donghanh.plans.jobs import REMINDERS, send_reminders
from donghanh.plans.leading import settle
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.reminders import DIGEST, LEAD_STEPS, LEADER_STEPS
from donghanh.plans.status import PartState, TaskState
from donghanh.workdays.models import SpecialDay
from tests import factories as make
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of
from tests.plans.reminding import FRIDAY, TESTS, THREE_BEFORE, D, at, run, sent, steps_of, walk


def part_of(task: Task, body: Organisation) -> TaskParty:
    return task.parties.get(organisation=body)


def test_who_leads_is_told_before_on_and_after_the_day_and_then_the_leader(cast: Cast) -> None:
    sent(cast)
    walk()
    assert steps_of(cast.partner) == list(LEAD_STEPS)
    assert steps_of(cast.leader) == list(LEADER_STEPS)
    assert steps_of(cast.officer) == []
    first = Notice.objects.filter(recipient=cast.partner.person).earliest("day")
    assert (first.day, first.kind, first.facts["left"]) == (D(2026, 6, 5), "plans.due", 10)


def test_who_acts_in_a_post_is_told_beside_who_holds_it_and_only_while_it_lasts(cast: Cast) -> None:
    sent(cast)
    appointment = Appointment.objects.get(person=cast.partner.person)
    days = {"valid_from": THREE_BEFORE, "valid_until": THREE_BEFORE + dt.timedelta(days=1)}
    Delegation.objects.create(
        appointment=appointment, delegate=cast.village_head.person, made_at=at(THREE_BEFORE), **days
    )
    walk()
    assert steps_of(cast.village_head) == [3]
    assert steps_of(cast.partner) == list(LEAD_STEPS)


def test_a_job_that_runs_again_tells_nothing_twice(cast: Cast) -> None:
    sent(cast)
    run(THREE_BEFORE, THREE_BEFORE, THREE_BEFORE)
    assert steps_of(cast.partner) == [3]


def test_whoever_is_told_can_open_the_task(cast: Cast) -> None:
    task = sent(cast)
    run(THREE_BEFORE)
    notice = Notice.objects.get(recipient=cast.partner.person)
    assert notice.title == task.short_text
    assert cast.partner.client().get(notice.url).status_code == 200
    assert list(Notice.objects.visible_to(cast.partner.narrowed)) == [notice]


def test_what_was_not_sent_is_the_offices_to_be_told_of(cast: Cast) -> None:
    task_of(plan_of(cast), lead=cast.partner.organisation, due_on=FRIDAY, cast=cast)
    run(THREE_BEFORE)
    assert steps_of(cast.partner) == []
    assert steps_of(cast.officer) == [3]


def test_what_nobody_leads_is_told_to_the_seat_that_keeps_the_plan(cast: Cast) -> None:
    task_of(plan_of(cast), due_on=FRIDAY, cast=cast)
    run(THREE_BEFORE)
    assert steps_of(cast.officer) == [3]
    assert not Notice.objects.get().recipient.notices.visible_to(cast.officer.narrowed).exists()


def test_a_body_without_people_leaves_the_telling_to_the_office(cast: Cast) -> None:
    sent(cast, cast.police)
    run(THREE_BEFORE)
    assert steps_of(cast.officer) == [3]


def test_what_was_handed_back_is_the_offices_again(cast: Cast) -> None:
    task = sent(cast)
    actions.return_part(
        party=part_of(task, cast.partner.organisation),
        reason="Không đủ người",
        by=cast.partner.actor,
        at=at(D(2026, 6, 1)),
    )
    run(THREE_BEFORE)
    assert (steps_of(cast.partner), steps_of(cast.officer)) == ([], [3])


def test_each_village_of_a_group_is_told_until_its_own_part_is_done(cast: Cast) -> None:
    group = group_of(cast.unit, "Các đoàn thể", cast.partner.organisation, cast.village_head.organisation)
    task = sent(cast, group)
    part = part_of(task, cast.partner.organisation)
    actions.record_result(party=part, text="Xong", done_on=D(2026, 6, 2), by=cast.partner.actor, at=at(D(2026, 6, 2)))
    run(THREE_BEFORE)
    assert (steps_of(cast.partner), steps_of(cast.village_head)) == ([], [3])


def test_the_people_who_help_are_not_told(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.health, coordinating=(cast.partner.organisation,), due_on=FRIDAY, cast=cast)
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=at(D(2026, 5, 4)))
    run(THREE_BEFORE)
    assert steps_of(cast.partner) == []


def test_the_next_commune_is_told_nothing(cast: Cast) -> None:
    sent(cast)
    walk()
    assert steps_of(cast.stranger) == []


def test_what_is_done_is_told_no_more(cast: Cast) -> None:
    task = sent(cast)
    run(D(2026, 6, 5))
    part = part_of(task, cast.partner.organisation)
    actions.record_result(
        party=part, text="Đã xong", done_on=D(2026, 6, 8), by=cast.partner.actor, at=at(D(2026, 6, 8))
    )
    walk(D(2026, 6, 9))
    assert steps_of(cast.partner) == [10]
    assert steps_of(cast.leader) == []


def test_what_is_claimed_done_waits_for_the_office_and_is_told_no_more(cast: Cast) -> None:
    task = sent(cast)
    Task.objects.filter(pk=task.pk).update(state=TaskState.CLAIMED, completed_on=D(2026, 6, 8))
    walk()
    assert steps_of(cast.partner) == []


@pytest.mark.parametrize("state", [TaskState.DROPPED, TaskState.EXEMPT, TaskState.NO_EVENT, TaskState.PAUSED])
def test_what_is_set_aside_is_told_no_more(cast: Cast, state: TaskState) -> None:
    task = sent(cast)
    Task.objects.filter(pk=task.pk).update(state=state.value)
    walk()
    assert not Notice.objects.exists()


def test_a_turn_that_has_not_opened_is_not_told(cast: Cast) -> None:
    task = sent(cast)
    Task.objects.filter(pk=task.pk).update(state=TaskState.UPCOMING.value)
    walk()
    assert not Notice.objects.exists()


def test_a_pattern_is_not_told_its_turns_are(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.partner.organisation, cast=cast)
    Task.objects.filter(pk=task.pk).update(schedule=Schedule.RECURRING.value, recurrence="monthly", due_on=FRIDAY)
    task.refresh_from_db()
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=at(D(2026, 6, 1)))
    turn = task.turns.get(slot=D(2026, 6, 30))
    walk(last=D(2026, 7, 15))
    told = Notice.objects.filter(recipient=cast.partner.person)
    assert steps_of(cast.partner) == list(LEAD_STEPS)
    assert all(str(turn.pk) in notice.key for notice in told)


def test_a_closed_plan_is_told_no_more(cast: Cast) -> None:
    task = sent(cast)
    Plan.objects.filter(pk=task.plan_id).update(state="closed")
    walk()
    assert not Notice.objects.exists()


def test_a_withdrawn_body_is_not_told(cast: Cast) -> None:
    task = sent(cast)
    part = part_of(task, cast.partner.organisation)
    TaskParty.objects.filter(pk=part.pk).update(state=PartState.WITHDRAWN.value, withdrawn_at=at(D(2026, 6, 1)))
    settle([task])
    run(THREE_BEFORE)
    assert (steps_of(cast.partner), steps_of(cast.officer)) == ([], [3])


def test_after_an_extension_the_new_day_counts_and_the_old_one_is_told_no_more(cast: Cast) -> None:
    task = sent(cast)
    run(D(2026, 6, 5), THREE_BEFORE)
    asked = actions.ask_extension(
        task=task,
        party=part_of(task, cast.partner.organisation),
        new_due_on=D(2026, 7, 17),
        reason="Mưa lũ",
        by=cast.partner.actor,
        at=at(D(2026, 6, 17)),
    )
    actions.grant_extension(extension=asked, by=cast.officer.actor, at=at(D(2026, 6, 17)))
    walk(D(2026, 6, 18), D(2026, 8, 1))
    assert steps_of(cast.partner) == [10, 3, *LEAD_STEPS]
    assert steps_of(cast.leader) == list(LEADER_STEPS)


def quiet(cast: Cast, day: D) -> None:
    SpecialDay.objects.create(unit=cast.unit, day=day, kind="quiet", name="Hội xuân")


def test_on_a_quiet_day_nothing_is_told_and_what_would_have_been_is_told_before(cast: Cast) -> None:
    quiet(cast, THREE_BEFORE)
    sent(cast)
    run(D(2026, 6, 15))
    assert Notice.objects.get(recipient=cast.partner.person).facts["left"] == 4
    walk(THREE_BEFORE)
    assert steps_of(cast.partner) == [3, 0, -1, -3]
    assert not Notice.objects.filter(day=THREE_BEFORE).exists()


def test_a_quiet_day_of_the_next_commune_is_none_of_ours(cast: Cast) -> None:
    SpecialDay.objects.create(unit=cast.neighbour, day=THREE_BEFORE, kind="quiet", name="Hội xuân")
    sent(cast)
    run(THREE_BEFORE)
    assert steps_of(cast.partner) == [3]


def test_what_is_due_on_a_sunday_is_told_on_the_friday_before(cast: Cast) -> None:
    sent(cast, due_on=D(2026, 6, 21))
    run(FRIDAY, D(2026, 6, 22))
    assert steps_of(cast.partner) == [0, -1]


def test_without_a_leader_the_office_is_told_what_is_late_for_long(cast: Cast) -> None:
    Appointment.objects.filter(post=cast.leader.post).delete()
    sent(cast)
    walk()
    assert steps_of(cast.officer) == list(LEADER_STEPS)


def test_an_empty_seat_leaves_the_telling_to_who_else_keeps_plans_or_leads(cast: Cast) -> None:
    Appointment.objects.filter(post=cast.officer.post).delete()
    task_of(plan_of(cast), due_on=FRIDAY, cast=cast)
    run(THREE_BEFORE)
    assert steps_of(cast.leader) == [3]


def test_who_holds_the_seat_on_the_day_is_told(cast: Cast) -> None:
    sent(cast)
    Appointment.objects.filter(post=cast.partner.post).update(valid_until=THREE_BEFORE)
    person = make.make_person("Vi Thị Bưởi", user=make.make_account())
    make.make_appointment(person, cast.partner.post, valid_from=THREE_BEFORE)
    run(D(2026, 6, 5), THREE_BEFORE)
    assert steps_of(cast.partner) == [10]
    assert person.notices.count() == 1


def test_a_post_that_waits_for_a_second_person_is_told_nothing(cast: Cast) -> None:
    seat = Appointment.objects.get(post=cast.partner.post)
    asked = Confirmation.objects.create(appointment=seat, asked_by=cast.office_admin.user.pk, asked_at=at(FRIDAY))
    sent(cast)
    run(THREE_BEFORE)
    assert (steps_of(cast.partner), steps_of(cast.officer)) == ([], [3])
    asked.answer = Answer.YES
    asked.save()
    run(FRIDAY)
    assert steps_of(cast.partner) == [0]


def test_a_closed_account_is_told_nothing(cast: Cast) -> None:
    type(cast.partner.user).objects.filter(pk=cast.partner.user.pk).update(is_active=False)
    sent(cast)
    run(THREE_BEFORE)
    assert (steps_of(cast.partner), steps_of(cast.officer)) == ([], [3])


def test_a_day_without_power_is_made_up_for_and_a_first_day_is_not(cast: Cast) -> None:
    sent(cast)
    run(D(2026, 6, 17))
    assert steps_of(cast.partner) == []
    run(D(2026, 6, 17), ran={D(2026, 6, 15)})
    assert steps_of(cast.partner) == [3]
    assert Notice.objects.get(recipient=cast.partner.person).facts["left"] == 2


def test_the_message_of_a_day_counts_and_names_nothing(cast: Cast) -> None:
    plan = plan_of(cast)
    for _ in range(3):
        sent(cast, plan=plan)
    sent(cast, due_on=D(2026, 6, 15), plan=plan)
    run(THREE_BEFORE)
    queue_messages(day=THREE_BEFORE, by=TESTS, at=at(THREE_BEFORE))
    deliver(day=THREE_BEFORE)
    (mail,) = caught()
    assert mail.body.startswith("1 việc quá ngày đề nghị, 3 việc đến hạn trong 3 ngày làm việc.")
    assert "Nói chuyện chuyên đề" not in mail.body


def test_the_job_tells_and_sends(cast: Cast) -> None:
    sent(cast)
    ScheduledRun.objects.create(schedule=REMINDERS, date=D(2026, 6, 15), started_at=at(D(2026, 6, 15)))
    for _ in range(2):
        send_reminders.enqueue(day="2026-06-16")
    assert steps_of(cast.partner) == [3]
    assert Message.objects.get().state == "sent"
    assert len(caught()) == 1


def test_the_page_says_how_long_is_left(cast: Cast) -> None:
    sent(cast)
    run(THREE_BEFORE, D(2026, 6, 22))
    shown = cast.partner.client().get("/thong-bao/").content.decode()
    assert "Hạn 19/06/2026, còn 3 ngày làm việc" in shown
    assert "Ngày đề nghị 19/06/2026, đã quá 1 ngày làm việc" in shown
    assert not {"chậm", "quá hạn"} & set(re.findall("chậm|quá hạn", shown.casefold()))


def test_twenty_tasks_need_no_more_queries_than_one(cast: Cast) -> None:
    plan = plan_of(cast)
    sent(cast, plan=plan)
    with CaptureQueriesContext(connection) as one:
        run(THREE_BEFORE)
    for _ in range(20):
        sent(cast, plan=plan)
    with CaptureQueriesContext(connection) as many:
        run(FRIDAY)
    assert len(many) <= len(one)


def test_every_open_deed_is_told_each_step_exactly_once_through_a_year_with_tet(cast: Cast) -> None:
    """Twenty-four deadlines over a year, none of them chosen; every day of it is walked through."""
    chance = random.Random(2026)
    plan = plan_of(cast)
    due = [D(2026, 1, 20) + dt.timedelta(days=chance.randrange(300)) for _ in range(22)]
    due += [D(2026, 2, 16), D(2026, 2, 24)]  # Tết 2026 is on 17 February
    for day in due:
        sent(cast, due_on=day, plan=plan)
    walk(D(2026, 1, 1), D(2026, 12, 15))
    told: Counter[tuple[Any, int]] = Counter()
    for recipient, key in Notice.objects.exclude(kind=DIGEST).values_list("recipient_id", "key"):
        told[recipient, int(key.rsplit(":", 1)[1])] += 1
    by_lead = {(cast.partner.person.pk, step): len(due) for step in LEAD_STEPS}
    by_leader = {(cast.leader.person.pk, step): len(due) for step in LEADER_STEPS}
    assert told == by_lead | by_leader
    free = [day for day in Notice.objects.values_list("day", flat=True).distinct() if day.weekday() > 4]
    assert free == []
    assert not Notice.objects.filter(day__gte=D(2026, 2, 16), day__lte=D(2026, 2, 20)).exists()


def test_who_was_ordered_is_late_and_a_count_of_both_says_what_is_true_of_both(cast: Cast) -> None:
    plan = plan_of(cast)
    sent(cast, plan=plan)
    sent(cast, lead=cast.police, plan=plan)
    officer = make.make_appointment(cast.officer.person, make.make_post(cast.police, "partner", "Trưởng Công an"))
    assert officer
    run(D(2026, 6, 22), D(2026, 6, 26))
    facts = {
        row.recipient_id: row.facts["asked"] for row in Notice.objects.filter(kind="plans.late").order_by("day", "key")
    }
    assert facts == {cast.partner.person.pk: 1, cast.officer.person.pk: 0}
    late, escalated = kind_named("plans.late"), kind_named("plans.escalated")
    assert late is not None
    assert escalated is not None
    for kind, asked, ordered, both in (
        (late, "2 việc quá ngày đề nghị", "2 việc quá hạn", "2 việc đã qua ngày hẹn"),
        (
            escalated,
            "2 việc quá ngày đề nghị đã 5 ngày làm việc",
            "2 việc chậm đã 5 ngày làm việc",
            "2 việc qua ngày hẹn đã 5 ngày làm việc",
        ),
    ):
        assert kind.summed_up([{"asked": 1}, {"asked": 1}]) == asked
        assert kind.summed_up([{"asked": 0}, {}]) == ordered  # what was told before said nothing of it
        assert kind.summed_up([{"asked": 1}, {"asked": 0}]) == both
    leader = Notice.objects.filter(recipient=cast.leader.person, kind="plans.escalated")
    assert sorted(row.facts["asked"] for row in leader) == [0, 1]
