"""A body sees the reports it owes once its plan was sent, and nothing of others'."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.foundation.access import NOBODY
from donghanh.organisations.models import GroupMember
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, ReportDuty
from donghanh.plans.queries import unsettled_count
from tests.cast import Cast
from tests.factories.plans import group_of, plan_of, task_of

NOW = timezone.now()
SOON = timezone.localdate() + dt.timedelta(days=9)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan with a report of the women's union and one of the villages; its one task went to the police."""
    plan = plan_of(cast)
    villages = group_of(cast.unit, "Các thôn", cast.village_head.organisation)
    for body, text in ((cast.partner.organisation, "Báo cáo của Hội"), (villages, "Báo cáo của các thôn")):
        actions.add_report_duty(
            plan=plan, text=text, reporter=Body.of(body), recipient="Ủy ban nhân dân xã", due_on=SOON,
            by=cast.officer.actor, at=NOW,
        )  # fmt: skip
    task_of(plan, lead=cast.police, cast=cast)
    return plan


def send(plan: Plan, cast: Cast) -> None:
    actions.send_tasks(plan=plan, tasks=None, by=cast.officer.actor, at=NOW)


def home(member) -> str:
    return member.client().get(reverse("console:home")).content.decode()


def test_nothing_is_seen_before_the_plan_was_sent(cast: Cast, plan: Plan) -> None:
    assert not ReportDuty.objects.visible_to(cast.partner.scope).exists()
    assert "Báo cáo của Hội" not in home(cast.partner)


def test_each_body_sees_its_own_and_its_groups_report(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    assert "Báo cáo của Hội" in home(cast.partner)
    assert "Báo cáo của các thôn" not in home(cast.partner)
    assert "Báo cáo của các thôn" in home(cast.village_head)
    assert "còn 1 việc" in home(cast.village_head)
    assert unsettled_count(cast.village_head.scope) == 1


def test_the_rows_are_the_same_from_a_remembered_device(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    assert [duty.text for duty in ReportDuty.objects.visible_to(cast.partner.narrowed)] == ["Báo cáo của Hội"]
    assert not ReportDuty.objects.visible_to(cast.officer.narrowed).exists()


def test_strangers_and_neighbours_see_none(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    for scope in (NOBODY, cast.stranger.scope):
        assert not ReportDuty.objects.visible_to(scope).exists()
    assert ReportDuty.objects.visible_to(cast.officer.scope).count() == 2


def test_who_has_left_the_group_owes_no_more(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    GroupMember.objects.update(valid_until=timezone.localdate())
    assert "Báo cáo của các thôn" not in home(cast.village_head)


def test_the_page_says_to_whom_and_whom_to_call(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    duty = ReportDuty.objects.get(text="Báo cáo của Hội")
    url = reverse("plans:report_duty", args=[duty.pk])
    html = cast.partner.client().get(url).content.decode()
    assert "Ủy ban nhân dân xã" in html
    assert cast.officer.person.full_name in html
    assert cast.village_head.client().get(url).status_code == 404
    assert cast.officer.client().get(url)["Location"] == reverse("plans:report_duties", args=[plan.pk])


def test_what_the_officer_has_received_is_off_the_list(cast: Cast, plan: Plan) -> None:
    send(plan, cast)
    duty = ReportDuty.objects.get(text="Báo cáo của Hội")
    cast.officer.client().post(reverse("plans:report_sent", args=[duty.pk]), {"sent_on": f"{NOW:%d/%m/%Y}"})
    assert "Báo cáo của Hội" not in home(cast.partner)
