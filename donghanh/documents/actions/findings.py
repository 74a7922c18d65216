"""What a person decides about a finding."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.models import Candidate, Decision, Finding, FindingState
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def accept_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Agree with the finding. Where it proposes a date for a report duty standing on its words, the duty takes it.

    The paper itself is never changed. Raises ``StaleRecord`` on a lost race.
    """
    with transaction.atomic():
        _decide(finding, FindingState.ACCEPTED, "", expected_version=expected_version, by=by, at=at)
        for candidate in _reports_on(finding):
            fields = {**candidate.fields, "by": candidate.fields["expected_by"]}
            candidate.save_changes(
                expected_version=candidate.version,
                fields=fields,
                original_fields=candidate.original_fields or candidate.fields,
                decision=Decision.EDITED,
                decided_by=by.id,
                decided_at=at,
            )
    return finding


def waive_finding(*, finding: Finding, reason: str, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Set the finding aside for a reason, which stays readable. Raises :class:`DocumentRefusal` ``reason_needed``."""
    if not reason.strip():
        raise DocumentRefusal("reason_needed")
    with transaction.atomic():
        return _decide(
            finding, FindingState.WAIVED, reason.strip()[:500], expected_version=expected_version, by=by, at=at
        )


def reopen_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Take the decision back. A report duty that took the proposed date keeps it until it is undone itself."""
    with transaction.atomic():
        return _decide(finding, FindingState.OPEN, "", expected_version=expected_version, by=by, at=at)


def _decide(finding: Finding, state: str, reason: str, *, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    if not finding.document.is_open_for_review:
        raise DocumentRefusal("not_under_review", state=finding.document.state)
    old: dict[str, Any] = {"state": finding.state, "reason": finding.reason}
    is_open = state == FindingState.OPEN
    finding.save_changes(
        expected_version=expected_version,
        state=state,
        reason=reason,
        decided_by=None if is_open else by.id,
        decided_at=None if is_open else at,
    )
    record(
        "documents.finding_decided",
        by=by,
        at=at,
        on=finding,
        old=old,
        new={"state": state, "reason": reason},
        unit_id=finding.document.unit_id,
    )
    return finding


def _reports_on(finding: Finding) -> list[Candidate]:
    if finding.span_start is None or finding.span_end is None:
        return []
    overlapping = Candidate.objects.filter(
        reading_id=finding.reading_id,
        kind="report_duty",
        span_start__lt=finding.span_end,
        span_end__gt=finding.span_start,
    ).exclude(decision__in=(Decision.REJECTED, Decision.MERGED))
    return [candidate for candidate in overlapping if candidate.fields.get("expected_by")]
