"""Standing work that is asked after: told once a period to who leads it, and never of being late."""

import pytest

from donghanh.notices.actions import queue_messages
from donghanh.notices.channels.filed import caught
from donghanh.notices.delivery import deliver
from donghanh.notices.models import Message, Notice
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import Task
from donghanh.plans.reminders import ASKED
from donghanh.plans.status import TaskState
from donghanh.workdays.models import SpecialDay
from tests.cast import Cast, Member
from tests.factories.plans import plan_of, task_of
from tests.plans.asking import STEADY, D, it_is, said, standing
from tests.plans.reminding import TESTS, at, days_from, run

FIRST = D(2026, 12, 1)
"""A Tuesday."""


def told(member: Member) -> list[D]:
    return list(
        Notice.objects.filter(recipient=member.person, kind=ASKED).order_by("day").values_list("day", flat=True)
    )


def test_who_leads_is_told_on_the_first_day_of_the_asking_and_not_again(cast: Cast) -> None:
    standing(cast)
    run(*days_from(D(2026, 10, 1), D(2026, 12, 31)))
    assert told(cast.partner) == [FIRST]
    assert told(cast.officer) == told(cast.leader) == []


def test_a_second_run_of_the_night_says_nothing(cast: Cast) -> None:
    standing(cast)
    run(FIRST)
    before = list(Notice.objects.values_list("pk", flat=True))
    run(FIRST, D(2026, 12, 2))
    assert list(Notice.objects.filter(kind=ASKED).values_list("pk", flat=True)) == before


def test_each_period_is_told_of_once(cast: Cast) -> None:
    standing(cast)
    run(*days_from(D(2026, 2, 1), D(2026, 12, 31)))
    assert told(cast.partner) == [D(2026, 3, 2), D(2026, 6, 1), D(2026, 9, 3), FIRST]


def test_what_was_answered_or_set_aside_is_told_of_no_more(cast: Cast) -> None:
    plan = plan_of(cast)
    said(standing(cast, "Đã trả lời", plan=plan), STEADY, cast=cast, day=FIRST)
    Task.objects.filter(pk=standing(cast, "Tạm dừng", plan=plan).pk).update(state=TaskState.PAUSED)
    run(D(2026, 12, 2), D(2026, 12, 3))
    assert told(cast.partner) == []


def test_a_quiet_day_moves_the_telling_to_the_next_one(cast: Cast) -> None:
    standing(cast)
    SpecialDay.objects.create(unit=cast.unit, day=FIRST, kind="quiet", name="Hội", source="xã")
    run(*days_from(FIRST, D(2026, 12, 4)))
    assert told(cast.partner) == [D(2026, 12, 2)]


def test_a_body_without_people_is_asked_through_the_office(cast: Cast) -> None:
    standing(cast, lead=cast.police)
    run(FIRST)
    assert told(cast.officer) == [FIRST]


def test_several_are_one_message_that_names_neither_people_nor_lateness(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(cast)
    for n in range(3):
        standing(cast, f"Việc {n}", plan=plan)
    cast.partner.person.save_changes(expected_version=cast.partner.person.version, email="yen@example.org")
    run(FIRST)
    it_is(FIRST, monkeypatch)
    queue_messages(day=FIRST, by=TESTS, at=at(FIRST))
    assert Message.objects.filter(recipient=cast.partner.person).count() == 1
    deliver(day=FIRST)
    text = caught()[-1].body
    assert "3 việc thường xuyên được hỏi thăm" in text
    for word in ("quá hạn", "chậm", "Sầm", "Việc 0"):
        assert word not in text
    shown = cast.partner.client().get("/thong-bao/").content.decode()
    assert "Quý IV/2026 còn làm đều không? Trả lời đến hết 31/12/2026" in shown
    assert "quá hạn" not in shown.lower()


def test_a_task_with_a_day_is_not_asked_after(cast: Cast) -> None:
    task = task_of(plan_of(cast), lead=cast.partner.organisation, due_on=D(2027, 3, 1), cast=cast)
    assert task.schedule == Schedule.FIXED
    run(FIRST)
    assert not Notice.objects.filter(kind=ASKED).exists()
