"""What a person decides about a finding, while the document is reviewed and after it was applied."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.actions.notes import note
from donghanh.documents.locking import lock_for_findings
from donghanh.documents.models import Candidate, CandidateKind, Decision, Finding, FindingState
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

WRONG_YEAR = "wrong_year"
"""The one finding (rule L04) whose suggestion is a day a report duty can take over."""


@transaction.atomic
def accept_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Agree with the finding. One that proposes another year gives the report duties on its words the day proposed.

    A day that a person has set stays, and so does everything once the document is applied: the plan is corrected where
    it is. The paper itself is never changed. Raises ``StaleRecord`` on a lost race.
    """
    _decide(finding, FindingState.ACCEPTED, "", expected_version=expected_version, by=by, at=at)
    if finding.type != WRONG_YEAR or not finding.document.is_open_for_review:
        return finding
    for candidate in _reports_on(finding):
        candidate.document = finding.document
        old = candidate.fields
        candidate.save_changes(
            expected_version=candidate.version,
            fields={**old, "by": old["expected_by"]},
            original_fields=old,
            decision=Decision.EDITED,
            decided_by=by.id,
            decided_at=at,
        )
        note("edited", candidate, by=by, at=at, old={"fields": old}, new={"fields": candidate.fields})
    return finding


@transaction.atomic
def waive_finding(*, finding: Finding, reason: str, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Set the finding aside for a reason, which stays readable. Raises :class:`DocumentRefusal` ``reason_needed``."""
    if not reason.strip():
        raise DocumentRefusal("reason_needed")
    reason = reason.strip()[:500]
    return _decide(finding, FindingState.WAIVED, reason, expected_version=expected_version, by=by, at=at)


@transaction.atomic
def reopen_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Take the decision back. A report duty that took the proposed date keeps it until it is restored itself."""
    return _decide(finding, FindingState.OPEN, "", expected_version=expected_version, by=by, at=at)


def _decide(finding: Finding, state: str, reason: str, *, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    finding.document = lock_for_findings(finding.document_id)
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
    """The report duties on the finding's words that nobody has edited, left out or merged, and that a day is known for."""
    if finding.span_start is None or finding.span_end is None:
        return []
    overlapping = Candidate.objects.filter(
        reading_id=finding.reading_id,
        kind=CandidateKind.REPORT_DUTY,
        original_fields__isnull=True,
        decision__in=(Decision.PENDING, Decision.ACCEPTED),
        span_start__lt=finding.span_end,
        span_end__gt=finding.span_start,
    )
    return [candidate for candidate in overlapping if candidate.fields.get("expected_by")]
