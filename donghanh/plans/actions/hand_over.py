"""Giving what hangs on a post to another post or body: the doors a hand-over between people goes through."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation
from donghanh.people.models import Post
from donghanh.plans.actions._shared import refuse_closed
from donghanh.plans.models import Plan, ReportDuty
from donghanh.plans.queries.hanging import may_keep_plans
from donghanh.plans.refusals import PlanRefused


@transaction.atomic
def give_plan(*, plan: Plan, post: Post, by: Actor, at: dt.datetime) -> Plan:
    """Let another post of the unit keep the plan, with every task nobody was given, and return it.

    Refused: ``plan_closed``; ``post_elsewhere`` for a post of another unit, or one whose role edits no plans.
    """
    refuse_closed(plan)
    if post.organisation.unit.line != plan.unit.line or not may_keep_plans(post):
        raise PlanRefused("post_elsewhere")
    old = plan.owner_post_id
    plan.save_changes(expected_version=plan.version, owner_post_id=post.pk)
    record(
        "plans.given",
        by=by,
        at=at,
        on=plan,
        old={"owner_post": old},
        new={"owner_post": post.pk},
        unit_id=plan.unit_id,
    )
    return plan


@transaction.atomic
def give_report_duty(*, duty: ReportDuty, organisation: Organisation, by: Actor, at: dt.datetime) -> ReportDuty:
    """Let another body of the unit answer for a duty to report, and return it; its printed words stay.

    Refused: ``plan_closed``; ``post_elsewhere`` for a body of another unit.
    """
    refuse_closed(duty.plan)
    if organisation.unit.line != duty.plan.unit.line:
        raise PlanRefused("post_elsewhere")
    old = duty.organisation_id
    duty.save_changes(expected_version=duty.version, organisation_id=organisation.pk, group_id=None)
    record(
        "plans.report_duty_given",
        by=by,
        at=at,
        on=duty,
        old={"organisation": old},
        new={"organisation": organisation.pk},
        unit_id=duty.plan.unit_id,
    )
    return duty
