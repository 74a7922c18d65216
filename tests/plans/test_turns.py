"""Recurring tasks: their turns are laid out, opened and answered like any task (ADR 9)."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.organisations.models import GroupMember
from donghanh.plans import actions
from donghanh.plans.deadlines import Due, Schedule
from donghanh.plans.later_year import due_in
from donghanh.plans.models import Mode, Origin, Plan, Task, TaskParty
from donghanh.plans.queries import Filters, figures_of, task_rows
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PartState, TaskState
from tests.cast import Cast
from tests.factories.plans import SINCE, group_of, plan_of, task_of

D = dt.date


def on(day: D) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(8)))


MARCH = on(D(2026, 3, 10))


def recurring(cast: Cast, plan: Any = None, rhythm: str = "monthly", *, lead: Any = None, **changes: Any) -> Task:
    task = task_of(plan or plan_of(cast), "Sinh hoạt câu lạc bộ", lead=lead or cast.police, cast=cast)
    due = Due(Schedule.RECURRING, changes.pop("due_on", None), recurrence=rhythm)
    fields = {"schedule": due.schedule.value, "recurrence": due.recurrence, "due_on": due.due_on, **changes}
    Task.objects.filter(pk=task.pk).update(**fields)
    task.refresh_from_db()
    return task


def send(task: Task, cast: Cast, at: dt.datetime = MARCH) -> Task:
    actions.send_tasks(plan=task.plan, tasks=[task], by=cast.officer.actor, at=at)
    task.refresh_from_db()
    return task


def keep(cast: Cast, day: D) -> int:
    return actions.keep_turns(by=cast.officer.actor, at=on(day))


def states(task: Task) -> list[str]:
    return list(task.turns.order_by("slot").values_list("state", flat=True))


def test_sending_a_monthly_task_lays_out_its_turns_to_the_end_of_the_plan_and_opens_the_first(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    turns = list(task.turns.order_by("slot"))
    assert [turn.slot for turn in turns][:2] == [D(2026, 3, 31), D(2026, 4, 30)]
    assert turns[-1].slot == D(2026, 12, 31)
    assert states(task) == ["sent", *["upcoming"] * 9]
    assert turns[0].parties.get().state == PartState.SENT
    assert not turns[1].parties.exists()


def test_task_sent_before_its_plan_begins_is_laid_out_from_the_first_day_of_the_plan(cast: Cast) -> None:
    task = send(recurring(cast), cast, at=on(D(2025, 12, 20)))
    assert states(task) == ["upcoming"] * 12


def test_task_without_a_rule_a_calendar_can_count_has_no_turns(cast: Cast) -> None:
    task = send(recurring(cast, rhythm="theo quy định"), cast)
    assert (states(task), task.repeats) == ([], False)


def test_turn_opens_on_its_day_with_the_bodies_its_pattern_has_that_day(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    actions.change_lead(task=task, bodies=[_body(cast.health)], reason="Đổi phân công", by=cast.officer.actor, at=MARCH)
    assert keep(cast, D(2026, 3, 31)) == 0
    assert keep(cast, D(2026, 4, 1)) == 1
    april = task.turns.get(slot=D(2026, 4, 30))
    assert [party.organisation_id for party in april.parties.all()] == [cast.health.pk]


def test_turn_the_office_gave_to_another_body_before_its_day_opens_with_that_one(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    signed = {"by": cast.officer.actor, "at": MARCH}
    actions.add_coordinating(task=task, body=_body(cast.school), **signed)  # type: ignore[arg-type]
    april, may = task.turns.order_by("slot")[1:3]
    actions.assign_lead(task=april, body=_body(cast.health), **signed)  # type: ignore[arg-type]
    actions.add_coordinating(task=may, body=_body(cast.police), **signed)  # type: ignore[arg-type]
    assert keep(cast, D(2026, 5, 1)) == 2
    bodies = [{p.organisation_id: p.role for p in turn.parties.live()} for turn in (april, may)]
    assert bodies[0] == {cast.health.pk: "lead", cast.school.pk: "coordinating"}
    assert bodies[1] == {cast.police.pk: "coordinating", cast.school.pk: "coordinating"}
    assert states(task)[:3] == ["sent", "sent", "draft"], "nobody leads the third: it waits for the officer"


def test_keeping_twice_opens_and_lays_out_nothing_twice(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    keep(cast, D(2026, 4, 1))
    before = (task.turns.count(), TaskParty.objects.count())
    assert keep(cast, D(2026, 4, 1)) == 0
    assert (task.turns.count(), TaskParty.objects.count()) == before


def test_body_that_took_on_the_pattern_has_taken_on_its_turns(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    actions.accept_part(party=task.parties.get(), by=cast.partner.actor, at=MARCH)
    keep(cast, D(2026, 4, 1))
    assert task.turns.get(slot=D(2026, 4, 30)).parties.get().state == PartState.ACCEPTED


def test_turn_of_a_group_goes_to_the_members_of_its_own_day(cast: Cast) -> None:
    plan = plan_of(cast)
    group = group_of(cast.unit, "Các đơn vị", cast.police)
    task = send(recurring(cast, plan, lead=group), cast)
    GroupMember.objects.create(group=group, organisation=cast.health, valid_from=SINCE)
    keep(cast, D(2026, 4, 1))
    bodies = {
        turn.slot.month: set(turn.parties.filter(organisation__isnull=False).values_list("organisation_id", flat=True))
        for turn in task.turns.exclude(state=TaskState.UPCOMING)
    }
    assert bodies == {3: {cast.police.pk}, 4: {cast.police.pk, cast.health.pk}}


def test_turn_whose_group_is_empty_waits_unsent_and_holds_up_no_other(cast: Cast) -> None:
    plan = plan_of(cast)
    group = group_of(cast.unit, "Các đơn vị", cast.police)
    empty, whole = recurring(cast, plan, lead=group), recurring(cast, plan, lead=cast.health)
    send(empty, cast), send(whole, cast)
    GroupMember.objects.filter(group=group).delete()
    assert keep(cast, D(2026, 4, 1)) == 2
    assert empty.turns.get(slot=D(2026, 4, 30)).state == TaskState.DRAFT
    assert whole.turns.get(slot=D(2026, 4, 30)).state == TaskState.SENT


def test_result_is_told_of_a_turn_and_not_of_the_pattern(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    march = task.turns.get(slot=D(2026, 3, 31))
    for one, refused in ((task, True), (march, False)):
        party = one.parties.get()
        party.refresh_from_db()
        signed: dict[str, Any] = {
            "text": "Đã họp, 32 người",
            "done_on": D(2026, 3, 9),
            "by": cast.partner.actor,
            "at": MARCH,
        }
        if refused:
            with pytest.raises(PlanRefused, match="turns_only"):
                actions.record_result(party=party, **signed)
        else:
            actions.record_result(party=party, **signed)
    march.refresh_from_db()
    assert (march.state, march.completed_on) == (TaskState.DONE, D(2026, 3, 9))


def test_pattern_set_aside_takes_its_turns_to_come_with_it_and_brings_them_back(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    signed: dict[str, Any] = {"by": cast.officer.actor, "at": MARCH}
    actions.set_aside_task(task=task, to=TaskState.PAUSED, expected_version=task.version, reason="Nghỉ hè", **signed)
    assert states(task) == ["sent"]
    assert keep(cast, D(2026, 6, 1)) == 0
    task.refresh_from_db()
    july = on(D(2026, 7, 2))
    actions.restore_task(task=task, expected_version=task.version, by=cast.officer.actor, at=july)
    assert [turn.slot.month for turn in task.turns.filter(state=TaskState.UPCOMING)] == [7, 8, 9, 10, 11, 12]


def test_changed_wording_and_rhythm_reach_the_turns_to_come_and_no_other(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    actions.edit_task(
        task=task,
        expected_version=task.version,
        text="Sinh hoạt câu lạc bộ mỗi quý",
        section=None,
        due=Due(Schedule.RECURRING, recurrence="quarterly"),
        by=cast.officer.actor,
        at=MARCH,
    )
    found = [(turn.state, turn.slot.month, turn.text.split()[-1]) for turn in task.turns.order_by("slot")]
    assert found == [
        ("sent", 3, "bộ"),
        ("upcoming", 6, "quý"),
        ("upcoming", 9, "quý"),
        ("upcoming", 12, "quý"),
    ]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;DTSTART=20260306", "từ hằng tháng thành 2 tuần một lần"),
        ("quarterly", "từ hằng tháng thành hằng quý"),
        ("monthly", ""),
    ],
)
def test_the_story_says_from_what_rhythm_to_what(cast: Cast, rule: str, told: str) -> None:
    task = send(recurring(cast, rhythm="monthly"), cast)
    actions.edit_task(
        task=task,
        expected_version=task.version,
        text="Sinh hoạt câu lạc bộ",
        section=None,
        due=Due(Schedule.RECURRING, recurrence=rule),
        by=cast.officer.actor,
        at=MARCH,
    )
    page = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert ("lặp lại từ" in page) is bool(told)
    assert told in page


def test_daily_task_of_a_plan_of_five_years_is_laid_out_thirteen_months_at_a_time(cast: Cast) -> None:
    plan = plan_of(cast, starts_on=D(2026, 1, 1), ends_on=D(2030, 12, 31))
    task = send(recurring(cast, plan, rhythm="FREQ=DAILY"), cast)
    assert task.turns.count() == 397
    keep(cast, D(2026, 3, 12))
    assert task.turns.count() == 399


def test_meeting_on_a_sunday_moves_on_and_a_printed_day_stands(cast: Cast) -> None:
    plan = plan_of(cast)
    meeting = send(recurring(cast, plan, rhythm="---15", shift="next"), cast)
    printed = send(recurring(cast, plan, rhythm="---15"), cast)
    slot = D(2026, 3, 15)  # a Sunday
    assert meeting.turns.get(slot=slot).due_on == D(2026, 3, 16)
    assert printed.turns.get(slot=slot).due_on == slot


def test_meeting_that_falls_into_tet_moves_behind_it(cast: Cast) -> None:
    meeting = send(recurring(cast, rhythm="---17", shift="next"), cast, at=on(D(2026, 1, 20)))
    assert meeting.turns.get(slot=D(2026, 2, 17)).due_on > D(2026, 2, 20)  # the first day of Tết


def test_pattern_counts_nowhere_and_its_turns_each_in_one_cell(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    cells = figures_of([task.plan], today=D(2026, 4, 20))[task.plan.pk].cells
    assert (cells.total, cells.open_late, cells.open_in_time, cells.outside) == (10, 1, 9, 0)


def test_list_shows_turns_to_come_only_when_asked(cast: Cast) -> None:
    task = send(recurring(cast), cast)
    rows = lambda **asked: len(task_rows(task.plan.tasks.all(), Filters(**asked), today=D(2026, 3, 10)))  # noqa: E731
    assert rows() == 2
    assert rows(standing="upcoming") == 9
    assert rows(standing="open_in_time") == 10
    assert rows(due_from=D(2026, 5, 1), due_until=D(2026, 6, 30)) == 2


def test_turns_are_asked_where_their_pattern_is(cast: Cast) -> None:
    task = recurring(cast)
    task.parties.update(mode=Mode.REQUEST)
    turn = send(task, cast).turns.get(slot=D(2026, 3, 31))
    assert (turn.parties.get().mode, turn.origin) == (Mode.REQUEST, Origin.TURN)


def _body(organisation: Any) -> Any:
    from donghanh.plans.bodies import Body

    return Body.of(organisation)


def posted(**fields: str) -> dict[str, str]:
    return {"text": "Họp ban chủ nhiệm", "schedule": "recurring", "recurrence": "monthly", **fields}


def made(cast: Cast, plan: Plan, **fields: str) -> Task:
    answer = cast.officer.client().post(reverse("plans:task_new", args=[plan.pk]), posted(**fields))
    assert answer.status_code == 302, answer.content.decode()
    return plan.tasks.get(pattern__isnull=True)


def test_officer_says_on_which_day_it_comes_again_and_until_when(cast: Cast) -> None:
    plan = plan_of(cast)
    task = made(cast, plan, on_day="thứ Sáu tuần đầu", until="31/10/2026", lead=f"o{cast.police.pk}")
    assert task.recurrence == "FREQ=MONTHLY;BYDAY=1FR;UNTIL=20261031"
    assert task.due_on is None
    page = cast.officer.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "thứ Sáu tuần đầu hằng tháng, đến hết 31/10/2026" in page
    signed = {"by": cast.officer.actor, "at": dt.datetime(2026, 7, 1, 9, tzinfo=dt.UTC)}
    actions.send_tasks(plan=plan, tasks=None, **signed)
    slots = list(task.turns.order_by("slot").values_list("slot", flat=True))
    assert slots == [dt.date(2026, 7, 3), dt.date(2026, 8, 7), dt.date(2026, 9, 4), dt.date(2026, 10, 2)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on_day": "hôm nào rảnh"}, "Chưa hiểu ngày này"),
        ({"on_day": "32"}, "Chưa hiểu ngày này"),
        ({"recurrence": "quarterly", "on_day": "31"}, "Chưa hiểu ngày này"),
        ({"due_on": "10/12/2026"}, "để trống ô này"),
        ({"until": "31/12/2020"}, "Ngày này đứng trước ngày đầu của kế hoạch"),
        (
            {"schedule": "window", "due_on": "1/6/2026", "window_from": "2/6/2019"},
            "Đợt bắt đầu trước ngày đầu của kế hoạch (01/01/2026)",
        ),
        ({"until": "31/12/2031"}, "Kế hoạch hết ngày 31/12/2026, các kỳ dừng ở đó"),
        ({"on_day": "10000"}, "Chưa hiểu ngày này"),
    ],
)
def test_a_day_that_is_none_of_the_rhythm_is_asked_about_and_never_passed_over(
    cast: Cast, fields: dict[str, str], words: str
) -> None:
    plan = plan_of(cast)
    page = cast.officer.client().post(reverse("plans:task_new", args=[plan.pk]), posted(**fields)).content.decode()
    assert words in page
    assert not plan.tasks.exists()


def test_editing_the_words_leaves_a_printed_rhythm_as_it_is(cast: Cast) -> None:
    plan = plan_of(cast)
    task = task_of(plan, cast=cast)
    Task.objects.filter(pk=task.pk).update(schedule="recurring", recurrence="---20", due_on=None)
    url = reverse("plans:task_edit", args=[task.pk])
    page = cast.officer.client().get(url).content.decode()
    assert 'value="20"' in page
    data = posted(text="Lời mới", on_day="20", version=str(task.version))
    assert cast.officer.client().post(url, data).status_code == 302
    task.refresh_from_db()
    assert (task.text, task.recurrence) == ("Lời mới", "---20")
    data = posted(text="Lời mới", on_day="25", version=str(task.version))
    assert cast.officer.client().post(url, data).status_code == 302
    task.refresh_from_db()
    assert task.recurrence == "FREQ=MONTHLY;BYMONTHDAY=25"


def test_the_last_day_of_a_rhythm_moves_along_into_the_next_plan(cast: Cast) -> None:
    task = Task(plan=plan_of(cast), schedule="recurring", recurrence="FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20261031")
    assert due_in(task, 1).recurrence == "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20271031"


def test_who_takes_on_what_comes_again_has_taken_on_the_turns_open_already(cast: Cast) -> None:
    task = send(recurring(cast, lead=cast.partner.organisation), cast)
    keep(cast, D(2026, 3, 10))
    turn = task.turns.get(state=TaskState.SENT)
    other = send(recurring(cast, task.plan, lead=cast.partner.organisation), cast)
    actions.accept_part(party=task.parties.get(), by=cast.partner.actor, at=MARCH)
    assert turn.parties.get().state == PartState.ACCEPTED
    assert other.turns.get(state=TaskState.SENT).parties.get().state == PartState.SENT


def test_the_page_of_what_comes_again_offers_no_result_and_the_start_page_counts_only_its_turns(cast: Cast) -> None:
    plan = plan_of(cast, year=timezone.localdate().year)
    task = recurring(cast, plan, lead=cast.partner.organisation)
    now = timezone.now()
    actions.send_tasks(plan=plan, tasks=[task], by=cast.officer.actor, at=now)
    task.refresh_from_db()
    page = cast.partner.client().get(reverse("plans:task", args=[task.pk])).content.decode()
    assert "Đã làm xong" not in page
    assert "mỗi kỳ làm xong thì báo" in page
    assert "nhận một lần cho mọi kỳ" in cast.partner.client().get("/").content.decode()
    actions.accept_part(party=task.parties.select_related("task__plan").get(), by=cast.partner.actor, at=now)
    start = cast.partner.client().get("/").content.decode()
    assert "còn 1 việc" in start  # the turn
    assert "Việc lặp lại đã nhận" in start
    turn = task.turns.get(state=TaskState.SENT)
    assert "Đã làm xong" in cast.partner.client().get(reverse("plans:task", args=[turn.pk])).content.decode()


def test_task_form_takes_a_rhythm_in_words_says_it_back_and_keeps_it(cast: Cast) -> None:
    plan, client = plan_of(cast), cast.officer.client()
    typed = {"text": "Giao ban", "schedule": "recurring", "every": "2 tháng một lần từ 10/3/2026", "on_day": "10"}
    page = client.post(reverse("plans:task_new", args=[plan.pk]), typed, follow=True).content.decode()
    assert "Đã thêm việc. Lặp lại: 2 tháng một lần vào ngày 10, bắt đầu từ 10/03/2026." in page
    task = Task.objects.get(text="Giao ban")
    rule = "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10;DTSTART=20260310"
    assert task.recurrence == rule
    form = client.get(reverse("plans:task_edit", args=[task.pk])).context["form"]
    assert (form["every"].value(), form["on_day"].value()) == ("2 tháng một lần từ 10/03/2026", "10")
    data = {name: values[0] for name, values in form.stored_data().lists()} | {"version": "1", "output": "Biên bản"}
    assert client.post(reverse("plans:task_edit", args=[task.pk]), data).status_code == 302
    task.refresh_from_db()
    assert (task.recurrence, task.output) == (rule, "Biên bản")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"every": "hai lần một tuần"}, "Chưa hiểu kỳ này"),
        ({"every": "hằng ngày"}, "Việc làm hằng ngày không chia kỳ. Chọn “Thường xuyên, không có hạn” ở trên."),
        ({"every": "hai tuần một lần", "recurrence": "monthly"}, "Đã chọn kỳ ở trên"),
        ({"every": "hai tuần một lần vào thứ Sáu", "on_day": "thứ Ba"}, "Ngày của kỳ đã ghi ở ô trên"),
        ({"every": "hai tuần một lần", "on_day": "10"}, "Chưa hiểu ngày này"),
        ({"every": "ba năm một lần từ 1/6/2031"}, "sau khi kế hoạch hết"),
        ({"every": "hai tuần một lần từ 1/6/2026", "until": "1/5/2026"}, "Kỳ đầu vào 01/06/2026, sau ngày này"),
    ],
)
def test_a_rhythm_that_cannot_be_is_asked_about(cast: Cast, fields: dict[str, str], words: str) -> None:
    typed = {"text": "Giao ban", "schedule": "recurring", **fields}
    page = cast.officer.client().post(reverse("plans:task_new", args=[plan_of(cast).pk]), typed).content.decode()
    assert words in page
    assert 'value="' + fields["every"] in page
    assert not Task.objects.exists()


def test_a_copy_for_a_later_year_keeps_its_step(cast: Cast) -> None:
    task = recurring(cast, rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;DTSTART=20260306")
    assert due_in(task, 1).recurrence == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;DTSTART=20270306"
