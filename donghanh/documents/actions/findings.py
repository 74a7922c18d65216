"""What a person decides about a finding, while the document is reviewed and after it was applied."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.documents.actions._notes import note
from donghanh.documents.locking import lock_for_findings
from donghanh.documents.models import Candidate, CandidateKind, Decision, Finding, FindingState
from donghanh.documents.models.candidate import CandidateQuerySet
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

WRONG_YEAR = "wrong_year"
"""The one finding (rule L04) whose suggestion is a day a report duty can take over."""


@transaction.atomic
def accept_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Agree with the finding. Items read from its words take the right words, report duties the right year.

    A day that a person has set stays, and so does everything once the document is applied: the plan is corrected where
    it is. The paper itself is never changed. Raises ``StaleRecord`` on a lost race.
    """
    _decide(finding, FindingState.ACCEPTED, "", expected_version=expected_version, by=by, at=at)
    if not finding.document.is_open_for_review:
        return finding
    if finding.replacement:
        for candidate in _saying(finding):
            text = str(candidate.fields["text"]).replace(finding.text, finding.replacement, 1)
            _correct(candidate, finding, {"text": text}, by=by, at=at)
    if finding.type == WRONG_YEAR:
        for candidate in _reports_on(finding):
            _correct(candidate, finding, {"by": candidate.fields["expected_by"]}, by=by, at=at)
    return finding


def _correct(candidate: Candidate, finding: Finding, change: dict[str, Any], *, by: Actor, at: dt.datetime) -> None:
    candidate.document = finding.document
    old = candidate.fields
    candidate.save_changes(
        expected_version=candidate.version,
        fields={**old, **change},
        original_fields=candidate.original_fields if candidate.original_fields is not None else old,
        decision=Decision.EDITED,
        decided_by=by.id,
        decided_at=at,
    )
    note("edited", candidate, by=by, at=at, old={"fields": old}, new={"fields": candidate.fields})


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


def _saying(finding: Finding) -> list[Candidate]:
    """The items read from the finding's words that still say them and were not left out or merged."""
    if not finding.text:
        return []
    overlapping = _standing_on(finding).exclude(decision__in=(Decision.REJECTED, Decision.MERGED))
    return [candidate for candidate in overlapping if finding.text in str(candidate.fields.get("text") or "")]


def _standing_on(finding: Finding) -> CandidateQuerySet:
    rows = Candidate.objects.filter(reading_id=finding.reading_id)
    if finding.span_start is None or finding.span_end is None:
        return rows.none()
    return rows.filter(span_start__lt=finding.span_end, span_end__gt=finding.span_start)


def _reports_on(finding: Finding) -> list[Candidate]:
    """The report duties on the finding's words that nobody has edited, left out or merged, and that a day is known for."""
    overlapping = _standing_on(finding).filter(
        kind=CandidateKind.REPORT_DUTY,
        original_fields__isnull=True,
        decision__in=(Decision.PENDING, Decision.ACCEPTED),
    )
    return [candidate for candidate in overlapping if candidate.fields.get("expected_by")]
