"""What a plan sets besides tasks: targets, report duties, sources of money."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max, Model

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions._shared import day_of, refuse_closed, refuse_too_early, some_words
from donghanh.plans.bodies import Body
from donghanh.plans.models import BudgetSource, Plan, ReportDuty, Target
from donghanh.plans.refusals import PlanRefused


@transaction.atomic
def add_target(
    *,
    plan: Plan,
    text: str,
    value: Decimal | None,
    unit_text: str,
    operator: str,
    kind: str,
    by: Actor,
    at: dt.datetime,
) -> Target:
    """Add a target and return it. Refused: ``plan_closed``, ``text_empty``."""
    refuse_closed(plan)
    target = Target.objects.create(
        plan=plan,
        text=some_words(text),
        value=value,
        unit_text=unit_text.strip(),
        operator=operator,
        kind=kind,
        order=_next(plan.targets.aggregate(last=Max("order"))),
    )
    record("plans.target_added", by=by, at=at, on=target, new=_told(target, _TARGET), unit_id=plan.unit_id)
    return target


@transaction.atomic
def edit_target(
    *,
    target: Target,
    expected_version: int,
    text: str,
    value: Decimal | None,
    unit_text: str,
    operator: str,
    kind: str,
    by: Actor,
    at: dt.datetime,
) -> Target:
    """Correct a target and return it. Refused: ``plan_closed``, ``text_empty``. Raises ``StaleRecord``."""
    refuse_closed(target.plan)
    old = _told(target, _TARGET)
    target.save_changes(
        expected_version=expected_version,
        text=some_words(text),
        value=value,
        unit_text=unit_text.strip(),
        operator=operator,
        kind=kind,
    )
    new = _told(target, _TARGET)
    record("plans.target_edited", by=by, at=at, on=target, old=old, new=new, unit_id=target.plan.unit_id)
    return target


@transaction.atomic
def remove_target(*, target: Target, by: Actor, at: dt.datetime) -> None:
    """Take a target out of its plan. Refused: ``plan_closed``."""
    refuse_closed(target.plan)
    record("plans.target_removed", by=by, at=at, on=target, old=_told(target, _TARGET), unit_id=target.plan.unit_id)
    target.delete()


@transaction.atomic
def add_report_duty(
    *,
    plan: Plan,
    text: str,
    by: Actor,
    at: dt.datetime,
    reporter: Body | None = None,
    recipient: str = "",
    via: str = "",
    due_on: dt.date | None = None,
    due_text: str = "",
    period: str = "",
) -> ReportDuty:
    """Add a duty to report and return it. Refused: ``plan_closed``, ``text_empty``."""
    refuse_closed(plan)
    duty = ReportDuty.objects.create(
        plan=plan,
        text=some_words(text),
        **_reporter(reporter),
        recipient=recipient.strip(),
        via=via.strip(),
        due_on=due_on,
        due_text=due_text.strip(),
        period=period,
        order=_next(plan.report_duties.aggregate(last=Max("order"))),
    )
    record("plans.report_duty_added", by=by, at=at, on=duty, new=_told(duty, _DUTY), unit_id=plan.unit_id)
    return duty


@transaction.atomic
def edit_report_duty(
    *,
    duty: ReportDuty,
    expected_version: int,
    text: str,
    reporter: Body | None,
    recipient: str,
    via: str,
    due_on: dt.date | None,
    period: str,
    by: Actor,
    at: dt.datetime,
) -> ReportDuty:
    """Correct a duty to report and return it; its printed words stay. Refused: ``plan_closed``, ``text_empty``. Raises
    ``StaleRecord``."""
    refuse_closed(duty.plan)
    old = _told(duty, _DUTY)
    duty.save_changes(
        expected_version=expected_version,
        text=some_words(text),
        **_reporter(reporter),
        recipient=recipient.strip(),
        via=via.strip(),
        due_on=due_on,
        period=period,
    )
    record(
        "plans.report_duty_edited", by=by, at=at, on=duty, old=old, new=_told(duty, _DUTY), unit_id=duty.plan.unit_id
    )
    return duty


@transaction.atomic
def remove_report_duty(*, duty: ReportDuty, by: Actor, at: dt.datetime) -> None:
    """Take a duty to report out of its plan. Refused: ``plan_closed``."""
    refuse_closed(duty.plan)
    record("plans.report_duty_removed", by=by, at=at, on=duty, old=_told(duty, _DUTY), unit_id=duty.plan.unit_id)
    duty.delete()


@transaction.atomic
def record_report_sent(*, duty: ReportDuty, sent_on: dt.date, by: Actor, at: dt.datetime) -> ReportDuty:
    """Note on which day a report went out and return the duty. Refused: ``done_in_future``, ``done_too_early``."""
    if sent_on > day_of(at):
        raise PlanRefused("done_in_future")
    refuse_too_early(duty.plan, sent_on)
    duty.save_changes(expected_version=duty.version, fulfilled_on=sent_on)
    record("plans.report_sent", by=by, at=at, on=duty, new={"fulfilled_on": sent_on}, unit_id=duty.plan.unit_id)
    return duty


@transaction.atomic
def add_budget_source(*, plan: Plan, text: str, by: Actor, at: dt.datetime) -> BudgetSource:
    """Add a source of money and return it. Refused: ``plan_closed``, ``text_empty``."""
    refuse_closed(plan)
    source = BudgetSource.objects.create(
        plan=plan, text=some_words(text), order=_next(plan.budget_sources.aggregate(last=Max("order")))
    )
    record("plans.budget_source_added", by=by, at=at, on=source, new={"text": source.text}, unit_id=plan.unit_id)
    return source


@transaction.atomic
def edit_budget_source(
    *, source: BudgetSource, expected_version: int, text: str, by: Actor, at: dt.datetime
) -> BudgetSource:
    """Correct a source of money and return it. Refused: ``plan_closed``, ``text_empty``. Raises ``StaleRecord``."""
    refuse_closed(source.plan)
    old = source.text
    source.save_changes(expected_version=expected_version, text=some_words(text))
    record(
        "plans.budget_source_edited",
        by=by,
        at=at,
        on=source,
        old={"text": old},
        new={"text": source.text},
        unit_id=source.plan.unit_id,
    )
    return source


@transaction.atomic
def remove_budget_source(*, source: BudgetSource, by: Actor, at: dt.datetime) -> None:
    """Take a source of money out of its plan. Refused: ``plan_closed``."""
    refuse_closed(source.plan)
    record(
        "plans.budget_source_removed",
        by=by,
        at=at,
        on=source,
        old={"text": source.text},
        unit_id=source.plan.unit_id,
    )
    source.delete()


Content = Target | ReportDuty | BudgetSource


@transaction.atomic
def take_over(*, row: Content, changes: Mapping[str, Any], by: Actor, at: dt.datetime) -> Content:
    """Correct what a plan sets as a newer reading of its paper has it, printed words included, and return it.

    Refused: ``plan_closed``. Raises ``StaleRecord``.
    """
    refuse_closed(row.plan)
    old = {name: getattr(row, name) for name in changes}
    row.save_changes(expected_version=row.version, **changes)
    record(_EDITED[type(row)], by=by, at=at, on=row, old=old, new=dict(changes), unit_id=row.plan.unit_id)
    return row


_EDITED: dict[type[Model], str] = {
    Target: "plans.target_edited",
    ReportDuty: "plans.report_duty_edited",
    BudgetSource: "plans.budget_source_edited",
}
_TARGET = ("text", "value", "unit_text", "operator", "kind")
_DUTY = ("text", "reporter", "organisation_id", "group_id", "recipient", "via", "due_on", "period")


def _told(row: Target | ReportDuty, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _reporter(body: Body | None) -> dict[str, Any]:
    body = body or Body()
    return {"reporter": body.printed, "organisation_id": body.organisation_id, "group_id": body.group_id}


def _next(found: dict[str, int | None]) -> int:
    return (found["last"] or 0) + 1
