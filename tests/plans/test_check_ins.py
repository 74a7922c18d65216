"""Who is asked how standing work goes, on which day, and what becomes of the answer."""

import datetime as dt
from collections.abc import Callable

import pytest

from donghanh.domain.calendar import LENGTHS, period_of
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.plans import actions
from donghanh.plans.deadlines import STANDING, Due, Schedule
from donghanh.plans.models import CheckIn, CheckMonths, Plan, Task, TaskParty, UpdateKind
from donghanh.plans.queries.check_ins import asked, check_ins_of, last_of, tasks_asked_after, tasks_hindered
from donghanh.plans.queries.tasks import rows_of
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import Cell, Standing, TaskState
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of
from tests.plans.asking import DECEMBER, HINDERED, NOTHING, NOVEMBER, STEADY, D, at, lead_of, said, standing


def is_asked(task: Task, day: D = DECEMBER) -> bool:
    return asked(TaskParty.objects.filter(task=task), today=day).exists()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(PlanRefused) as found:
        act()
    return found.value.code


def test_the_lead_is_asked_in_the_last_month_of_the_quarter_and_once(cast: Cast) -> None:
    task = standing(cast)
    assert not is_asked(task, NOVEMBER)
    assert not is_asked(task, D(2026, 11, 30))
    assert is_asked(task, D(2026, 12, 1))
    assert is_asked(task, D(2026, 12, 31))
    said(task, STEADY, cast=cast)
    assert not is_asked(task)
    assert not is_asked(task, D(2026, 12, 31))
    assert not is_asked(task, D(2027, 1, 4))


def test_a_task_may_be_asked_after_monthly_half_yearly_or_never(cast: Cast) -> None:
    plan = plan_of(cast)
    monthly, half, never = (
        standing(cast, f"Việc {n}", plan=plan, months=n)
        for n in (CheckMonths.MONTHLY, CheckMonths.HALF_YEARLY, CheckMonths.NEVER)
    )
    days = [D(2026, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    stretches = {task: {day for day in days if is_asked(task, day)} for task in (monthly, half, never)}
    assert min(stretches[monthly]) == D(2026, 3, 22)  # given on 3 February: that month is too young
    assert all(day.day >= 20 for day in stretches[monthly])
    assert {day.month for day in stretches[half]} == {6, 12}
    assert stretches[never] == set()


def test_what_was_given_in_the_last_month_is_not_asked_after_until_the_next_period(cast: Cast) -> None:
    plan = plan_of(cast, ends_on=D(2027, 12, 31))
    assert not is_asked(young := standing(cast, given=D(2026, 12, 1), plan=plan))
    assert is_asked(standing(cast, "Hôm trước", given=D(2026, 11, 30), plan=plan))
    assert is_asked(young, D(2027, 3, 8))


def test_a_plan_that_only_began_or_is_over_is_not_asked_after(cast: Cast) -> None:
    young = plan_of(cast, "Mới", number="8", starts_on=D(2026, 12, 1), ends_on=D(2027, 12, 31))
    late = plan_of(cast, "Ban hành muộn", number="9", issued_on=D(2026, 12, 2), starts_on=D(2026, 1, 1))
    over = plan_of(cast, "Đã qua", number="10", starts_on=D(2026, 1, 1), ends_on=D(2026, 9, 30))
    assert [is_asked(standing(cast, f"Việc {n}", plan=plan)) for n, plan in enumerate((young, late, over))] == [
        False, False, False,
    ]  # fmt: skip


def set_aside(task: Task, cast: Cast, to: TaskState) -> None:
    actions.set_aside_task(
        task=task, to=to, expected_version=task.version, reason="Thôi", by=cast.officer.actor, at=at(NOVEMBER)
    )


@pytest.mark.parametrize("to", [TaskState.DROPPED, TaskState.EXEMPT, TaskState.NO_EVENT, TaskState.PAUSED])
def test_what_was_set_aside_is_not_asked_after(cast: Cast, to: TaskState) -> None:
    task = standing(cast)
    assert is_asked(task)
    set_aside(task, cast, to)
    assert not is_asked(task)
    assert refused(lambda: said(task, STEADY, cast=cast)) == "task_dropped"


def test_what_is_done_not_taken_on_or_of_a_closed_plan_is_not_asked_after(cast: Cast) -> None:
    plan = plan_of(cast)
    done, waiting, open_one = (standing(cast, f"Việc {n}", plan=plan) for n in range(3))
    actions.record_result(party=lead_of(done), text="Xong", done_on=NOVEMBER, by=cast.partner.actor, at=at(NOVEMBER))
    unanswered = task_of(plan, "Chưa nhận", lead=cast.partner.organisation, cast=cast)
    actions.send_tasks(plan=plan, tasks=[unanswered], by=cast.officer.actor, at=at(D(2026, 3, 3)))
    assert [is_asked(task) for task in (done, unanswered, waiting, open_one)] == [False, False, True, True]
    plan.refresh_from_db()
    actions.close_plan(plan=plan, expected_version=plan.version, by=cast.leader.actor, at=at(NOVEMBER))
    assert not is_asked(open_one)
    assert refused(lambda: said(open_one, STEADY, cast=cast)) == "plan_closed"


@pytest.mark.parametrize("due", [Due(Schedule.ON_EVENT), Due(Schedule.FIXED, D(2026, 12, 20))])
def test_only_standing_tasks_are_asked_after(cast: Cast, due: Due) -> None:
    task = standing(cast)
    actions.edit_task(
        task=task, expected_version=task.version, text=task.text, section=None, due=due, reason="Có hạn",
        by=cast.officer.actor, at=at(NOVEMBER),
    )  # fmt: skip
    assert not is_asked(task)
    assert refused(lambda: said(task, STEADY, cast=cast)) == "check_not_asked"


def test_a_body_that_coordinates_is_neither_asked_nor_heard(cast: Cast) -> None:
    task = standing(cast, coordinating=(cast.police,))
    beside = task.parties.get(organisation=cast.police)
    assert not asked(TaskParty.objects.filter(pk=beside.pk), today=DECEMBER).exists()
    code = refused(lambda: actions.check_in(party=beside, answer=STEADY, by=cast.officer.actor, at=at(DECEMBER)))
    assert code == "check_not_leading"


def test_an_answer_before_the_asking_or_with_nothing_said_is_refused(cast: Cast) -> None:
    task = standing(cast)
    assert refused(lambda: said(task, STEADY, cast=cast, day=NOVEMBER)) == "check_not_asked"
    assert refused(lambda: said(task, HINDERED, "  ", cast=cast)) == "check_note_empty"
    assert not CheckIn.objects.exists()


def test_an_answer_is_kept_told_and_recorded_and_the_task_stays_as_it_stood(cast: Cast) -> None:
    task = standing(cast)
    made = said(task, HINDERED, "Tủ sách  hết chỗ", cast=cast)
    assert (made.period_from, made.period_until) == (D(2026, 10, 1), D(2027, 1, 1))
    assert (made.organisation, made.said_by, made.note) == (
        cast.partner.organisation, cast.partner.person, "Tủ sách hết chỗ",
    )  # fmt: skip
    task.refresh_from_db()
    assert task.state == TaskState.SENT
    told = task.updates.get(kind=UpdateKind.CHECK_IN)
    assert (told.text, told.changes["answer"]) == ("Tủ sách hết chỗ", ["", "hindered"])
    event = AuditEvent.objects.get(verb="plans.checked_in")
    assert event.new["answer"] == "hindered"


def test_the_same_answer_again_changes_nothing(cast: Cast) -> None:
    task = standing(cast)
    assert said(task, STEADY, cast=cast) == said(task, STEADY, cast=cast)
    assert task.updates.filter(kind=UpdateKind.CHECK_IN).count() == 1


def test_an_answer_is_corrected_until_the_period_is_over_and_both_words_are_kept(cast: Cast) -> None:
    task = standing(cast)
    made = said(task, STEADY, cast=cast)

    def correct(day: D, version: int = made.version) -> CheckIn:
        return actions.check_in(
            party=lead_of(task), answer=HINDERED, note="Mưa dột", expected_version=version,
            by=cast.partner.actor, at=at(day),
        )  # fmt: skip

    corrected = correct(D(2026, 12, 31))
    assert corrected.pk == made.pk
    assert (corrected.answer, corrected.note) == (HINDERED, "Mưa dột")
    event = AuditEvent.objects.get(verb="plans.check_in_corrected")
    assert (event.old["answer"], event.new["answer"]) == ("steady", "hindered")
    assert task.updates.filter(kind=UpdateKind.CHECK_IN).latest("recorded_at").changes["answer"] == [
        "steady", "hindered",
    ]  # fmt: skip
    assert refused(lambda: correct(D(2027, 1, 4), corrected.version)) == "check_not_asked"


def test_a_colleagues_answer_is_not_written_over_by_a_page_that_does_not_know_it(cast: Cast) -> None:
    task = standing(cast)
    made = said(task, HINDERED, "Hết sách", cast=cast)
    assert refused(lambda: said(task, STEADY, cast=cast)) == "check_answered"
    with pytest.raises(StaleRecord):
        actions.check_in(
            party=lead_of(task), answer=STEADY, expected_version=made.version + 1,
            by=cast.partner.actor, at=at(DECEMBER),
        )  # fmt: skip
    made.refresh_from_db()
    assert made.answer == HINDERED


def test_periods_that_end_together_are_answered_once_though_the_rhythm_changes(cast: Cast) -> None:
    task = standing(cast)
    said(task, STEADY, cast=cast)
    Task.objects.filter(pk=task.pk).update(check_months=CheckMonths.MONTHLY)
    assert not is_asked(task, D(2026, 12, 29))


def test_each_body_that_leads_is_asked_for_itself(cast: Cast) -> None:
    villages = group_of(cast.unit, "Các thôn", cast.partner.organisation, cast.village_head.organisation)
    task = standing(cast, lead=villages)
    parts = asked(TaskParty.objects.filter(task=task), today=DECEMBER)
    assert {part.organisation for part in parts} == {cast.partner.organisation, cast.village_head.organisation}
    for part, answer in zip(parts, (STEADY, NOTHING), strict=True):
        assert list(tasks_asked_after(Task.objects.all(), today=DECEMBER)) == [task]
        actions.check_in(party=part, answer=answer, by=cast.officer.actor, at=at(DECEMBER))
    assert not is_asked(task)
    last = last_of(check_ins_of(task))
    assert last is not None
    assert last.counts == {STEADY: 1, NOTHING: 1}


def test_a_standing_task_is_never_late_answered_or_not(cast: Cast) -> None:
    task = standing(cast)
    for day in (DECEMBER, D(2027, 2, 1)):
        row = rows_of(Task.objects.filter(pk=task.pk), today=day)[0]
        assert (row.standing, row.cell) == (Standing.STANDING, Cell.OUTSIDE)


def test_what_is_in_the_way_waits_for_the_office_until_it_looked_or_answered(cast: Cast) -> None:
    plan = plan_of(cast)
    looked_at, answered = (standing(cast, f"Việc {n}", plan=plan) for n in range(2))
    first, second = (said(task, HINDERED, "Vướng", cast=cast) for task in (looked_at, answered))
    assert set(tasks_hindered(Task.objects.all())) == {looked_at, answered}
    actions.see_check_in(said=first, expected_version=first.version, by=cast.officer.actor, at=at(DECEMBER, 14))
    assert set(tasks_hindered(Task.objects.all())) == {answered}
    actions.remark(
        task=answered, text="Xã sẽ cấp thêm", to=lead_of(answered), by=cast.officer.actor, at=at(DECEMBER, 15)
    )
    assert not tasks_hindered(Task.objects.all()).exists()
    second.refresh_from_db()
    assert second.seen_by == cast.officer.person


def test_a_word_to_another_body_leaves_what_is_in_the_way_waiting(cast: Cast) -> None:
    task = standing(cast, coordinating=(cast.police,))
    said(task, HINDERED, "Vướng", cast=cast)
    police = task.parties.get(organisation=cast.police)
    actions.remark(task=task, text="Nhờ hỗ trợ", to=police, by=cast.officer.actor, at=at(DECEMBER, 15))
    assert tasks_hindered(Task.objects.all()).exists()


def test_a_corrected_hindrance_is_looked_at_anew_and_not_through_an_old_page(cast: Cast) -> None:
    task = standing(cast)
    made = said(task, HINDERED, "Vướng", cast=cast)
    old = made.version
    made = actions.check_in(
        party=lead_of(task), answer=HINDERED, note="Vướng hơn", expected_version=old,
        by=cast.partner.actor, at=at(DECEMBER),
    )  # fmt: skip
    with pytest.raises(StaleRecord):
        actions.see_check_in(said=made, expected_version=old, by=cast.officer.actor, at=at(DECEMBER))
    actions.see_check_in(said=made, expected_version=made.version, by=cast.officer.actor, at=at(DECEMBER))
    made = actions.check_in(
        party=lead_of(task), answer=HINDERED, note="Lại vướng", expected_version=made.version,
        by=cast.partner.actor, at=at(DECEMBER),
    )  # fmt: skip
    assert made.seen_at is None


@pytest.mark.parametrize("months", LENGTHS)
def test_the_database_asks_on_the_days_the_rule_says(cast: Cast, months: int) -> None:
    """Every third day of a year, for plans and tasks begun on days around the edges: SQL against the pure rule."""
    edges = [D(2026, 1, 20), D(2026, 5, 31), D(2026, 6, 1), D(2026, 11, 1), D(2026, 12, 1)]
    plans = [
        plan_of(cast, f"Kế hoạch {n}", number=str(20 + n), starts_on=first, issued_on=first, ends_on=D(2026, 11, 30))
        for n, first in enumerate(edges[:4])
    ]
    tasks = [
        standing(cast, f"{n}", plan=plan, months=months, given=day) for plan in plans for n, day in enumerate(edges)
    ]
    parts = {task.pk: lead_of(task) for task in tasks}
    for number in range(0, 365, 3):
        day = D(2026, 1, 1) + dt.timedelta(days=number)
        period = period_of(day, months)
        wanted = {
            task.pk
            for task in tasks
            if period.is_asked_on(day)
            and period.is_asked_of(
                began=max(task.plan.starts_on, task.plan.issued_on or day, parts[task.pk].sent_at.date()),  # type: ignore[union-attr]
                ends=task.plan.ends_on,
            )
        }
        found = set(asked(TaskParty.objects.all(), today=day).values_list("task_id", flat=True))
        assert found == wanted, day


def test_a_copied_task_is_asked_after_as_often(cast: Cast) -> None:
    task = standing(cast, months=CheckMonths.HALF_YEARLY)
    target = plan_of(cast, "Năm sau", year=2027, number="1", issued_on=D(2026, 12, 1))
    [copy] = actions.copy_tasks(
        source=Plan.objects.get(pk=task.plan_id), target=target, tasks=[task], by=cast.officer.actor, at=at(DECEMBER)
    )
    assert (copy.check_months, copy.schedule) == (CheckMonths.HALF_YEARLY, STANDING.schedule)
