"""The weekly digest: what the week holds, for who keeps plans and who leads, on the day they chose."""

from donghanh.notices.actions import choose_channels
from donghanh.notices.kinds import kind_named
from donghanh.notices.models import Notice
from donghanh.plans import actions
from donghanh.plans.reminders import DIGEST
from tests.cast import Cast, Member
from tests.factories.plans import group_of, plan_of
from tests.plans.reminding import FRIDAY, D, at, days_from, run, sent


def digests(member: Member) -> list[tuple[D, dict[str, int]]]:
    rows = Notice.objects.filter(recipient=member.person, kind=DIGEST).order_by("day")
    return [(row.day, row.facts) for row in rows]


def test_on_mondays_who_keeps_plans_and_who_leads_read_what_the_week_holds(cast: Cast) -> None:
    plan = plan_of(cast)
    sent(cast, plan=plan)
    sent(cast, due_on=D(2026, 6, 3), plan=plan)
    sent(cast, due_on=D(2026, 6, 30), plan=plan)
    run(*days_from(D(2026, 6, 14), D(2026, 6, 20)))
    expected = [(D(2026, 6, 15), {"week": 1, "late": 1, "asked": 1, "decisions": 0})]
    assert digests(cast.officer) == digests(cast.leader) == expected
    assert digests(cast.partner) == digests(cast.stranger) == []


def test_the_digest_comes_on_the_chosen_day(cast: Cast) -> None:
    sent(cast)
    choose_channels(
        person=cast.leader.person, chosen=[], digest_weekday=3, email=None, by=cast.leader.actor, at=at(FRIDAY)
    )
    run(*days_from(D(2026, 6, 14), D(2026, 6, 20)))
    assert [day for day, _ in digests(cast.leader)] == [D(2026, 6, 18)]


def test_a_week_that_holds_nothing_has_no_digest(cast: Cast) -> None:
    plan_of(cast)
    run(D(2026, 6, 15))
    assert not Notice.objects.exists()


def said(cast: Cast) -> str:
    notice = Notice.objects.get(recipient=cast.leader.person, kind=DIGEST)
    kind = kind_named(DIGEST)
    assert kind is not None
    assert kind.text is not None
    return kind.text(notice.facts)


def test_only_those_who_were_ordered_are_said_to_be_late(cast: Cast) -> None:
    plan, before = plan_of(cast), D(2026, 6, 3)
    asked = sent(cast, due_on=before, plan=plan)
    run(D(2026, 6, 15))
    assert said(cast) == "Tổng kết tuần: 1 việc quá ngày đề nghị"
    Notice.objects.all().delete()
    sent(cast, lead=cast.police, due_on=before, plan=plan)
    run(D(2026, 6, 15))
    assert said(cast) == "Tổng kết tuần: 2 việc đã qua ngày hẹn"
    Notice.objects.all().delete()
    actions.drop_task(task=asked, expected_version=asked.version, reason="Thôi", by=cast.officer.actor, at=at(before))
    run(D(2026, 6, 15))
    assert said(cast) == "Tổng kết tuần: 1 việc quá hạn"


def test_a_group_of_both_is_late_as_long_as_one_that_was_ordered_has_not_done_it(cast: Cast) -> None:
    both = group_of(cast.unit, "các đoàn thể và công an", cast.partner.organisation, cast.police)
    task = sent(cast, lead=both, due_on=D(2026, 6, 3))
    run(D(2026, 6, 15))
    assert said(cast) == "Tổng kết tuần: 1 việc quá hạn"
    Notice.objects.all().delete()
    part = task.parties.get(organisation=cast.police)
    actions.record_result(party=part, text="Xong", done_on=D(2026, 6, 4), by=cast.officer.actor, at=at(D(2026, 6, 5)))
    run(D(2026, 6, 15))
    assert said(cast) == "Tổng kết tuần: 1 việc quá ngày đề nghị"
