"""What a plan sets besides tasks, narrowed by words and by how it stands. Lists of one plan, short enough to judge here."""

import datetime as dt
from enum import StrEnum

from donghanh.documents.models import Finding
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope
from donghanh.plans.models import Plan, ReportDuty, Target
from donghanh.plans.queries.plans import findings_of


class DutyStanding(StrEnum):
    """How a report stands on a day."""

    OPEN = "open"
    LATE = "late"
    SENT = "sent"


def standing_of_duty(duty: ReportDuty, *, today: dt.date) -> DutyStanding:
    """Sent, late, or still to come."""
    if duty.fulfilled_on:
        return DutyStanding.SENT
    return DutyStanding.LATE if duty.due_on and duty.due_on < today else DutyStanding.OPEN


def targets_found(plan: Plan, *, words: str = "", kind: str = "") -> list[Target]:
    """The targets that answer to the filters, in the order of the paper. One query."""
    targets = plan.targets.order_by("order", "pk")
    return [row for row in (targets.filter(kind=kind) if kind else targets) if carries(words, row.text, row.unit_text)]


def duties_found(plan: Plan, *, today: dt.date, words: str = "", standing: str = "") -> list[ReportDuty]:
    """The duties to report that answer to the filters, in the order of the paper. One query. What is late is open too."""
    duties = plan.report_duties.select_related("organisation", "group").order_by("order", "pk")
    wanted = (
        {DutyStanding.OPEN: (DutyStanding.OPEN, DutyStanding.LATE)}.get(DutyStanding(standing), (standing,))
        if standing
        else ()
    )
    return [
        duty
        for duty in duties
        if (not wanted or standing_of_duty(duty, today=today) in wanted)
        and carries(words, duty.text, reporter_of(duty), duty.recipient, duty.via)
    ]


def duties_owed(scope: Scope) -> list[ReportDuty]:
    """The reports the scope's own bodies still owe, by their day; those without one last. One query."""
    owed = ReportDuty.objects.owed_by(scope).filter(fulfilled_on__isnull=True)
    found = owed.select_related("plan", "organisation", "group").order_by("plan_id", "order", "pk")
    return sorted(found, key=lambda duty: duty.due_on or dt.date.max)


def reporter_of(duty: ReportDuty) -> str:
    """Who reports: the body or group as the unit names it, else as printed. Needs both loaded."""
    known = duty.organisation or duty.group
    return known.name if known else duty.reporter


def findings_found(plan: Plan, *, words: str = "", severity: str = "", state: str = "") -> list[Finding]:
    """The findings that answer to the filters, errors first. One query."""
    findings = findings_of(plan)
    if severity:
        findings = findings.filter(severity=severity)
    if state:
        findings = findings.filter(state=state)
    return [found for found in findings if carries(words, found.said.title, found.text, found.said.suggestion)]


def carries(words: str, *texts: str) -> bool:
    """Whether the texts together carry every one of the words, accents or not."""
    folded = fold(" ".join(texts))
    return all(word in folded for word in fold(words).split())
