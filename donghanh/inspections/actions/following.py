"""What becomes of a finding: reported put right, verified by somebody else, handed back, given more time, given up."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._giving import tell_owner, tell_verifiers
from donghanh.inspections.actions._shared import (
    author_of,
    day_of,
    finding_moved,
    hold_finding,
    overtake,
    some_words,
    tell,
)
from donghanh.inspections.actions._shared import one_line as in_one_line
from donghanh.inspections.actions.files import Arrived, keep_files
from donghanh.inspections.actions.findings import LONGEST
from donghanh.inspections.models import ChangeKind, Decision, Finding, FindingState, FollowUp
from donghanh.inspections.queries.verifying import OWN_BODY, sits_in, who_may, why_not
from donghanh.inspections.refusals import InspectionRefused
from donghanh.people.models import Person


@transaction.atomic
def claim_done(
    *,
    finding: Finding,
    expected_version: int,
    text: str,
    done_on: dt.date,
    by: Actor,
    at: dt.datetime,
    files: Sequence[Arrived] = (),
) -> FollowUp:
    """Report that a finding is put right, how and on which day, with what shows it; somebody else has to look after it.
    Returns the report.

    Refused: ``text_empty``; ``done_in_future``; ``done_before_given`` before the first day of the inspection;
    ``finding_elsewhere`` for one that is not open; and what ``add_finding_file`` refuses. Raises ``StaleRecord``.
    """
    held = hold_finding(finding.pk)
    state = finding_moved(held, FindingState.CLAIMED)
    text = some_words(text, empty="text_empty", field="text")
    if done_on > day_of(at):
        raise InspectionRefused("done_in_future", field="done_on")
    if done_on < held.inspection.held_on:
        raise InspectionRefused("done_before_given", field="done_on", day=held.inspection.held_on)
    held.save_changes(expected_version=expected_version, state=state, done_on=done_on)
    overtake(held, at)
    made = FollowUp.objects.create(
        finding=held, text=text[:1000], done_on=done_on, claimed_at=at, claimed_by=author_of(by)
    )
    keep_files(finding=held, files=files, shows_done=True, by=by, at=at)
    tell(held.inspection, ChangeKind.CLAIMED, by=by, at=at, finding=held, text=text)
    record(
        "inspections.done_claimed", by=by, at=at, on=held, new={"done_on": done_on}, unit_id=held.inspection.unit_id
    )  # fmt: skip
    tell_verifiers(held, str(made.pk), by=by, at=at)
    return made


@transaction.atomic
def verify_done(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime, text: str = "") -> Finding:
    """Say that what was reported is so: the finding is closed. Returns it.

    Refused: ``own_report`` to who reported it and ``own_body`` to the owner's people, both with the posts that may
    (``who``); ``finding_elsewhere`` where nothing waits. Raises ``StaleRecord``.
    """
    held, report, person = _waiting(finding, by, at)
    state = finding_moved(held, FindingState.CLOSED)
    held.save_changes(expected_version=expected_version, state=state, closed_at=at)
    _decide(report, Decision.VERIFIED, person, in_one_line(text), at)
    tell(held.inspection, ChangeKind.VERIFIED, by=by, at=at, finding=held, text=in_one_line(text))
    record("inspections.done_verified", by=by, at=at, on=held, new={"state": state}, unit_id=held.inspection.unit_id)
    return held


@transaction.atomic
def return_done(*, finding: Finding, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Finding:
    """Hand a report back with a reason: the finding is open again, its deadline stands. Returns it.

    Refused: ``reason_empty``, and as :func:`verify_done` refuses. Raises ``StaleRecord``.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held, report, person = _waiting(finding, by, at)
    state = finding_moved(held, FindingState.OPEN)
    held.save_changes(expected_version=expected_version, state=state, done_on=None)
    _decide(report, Decision.RETURNED, person, reason, at)
    tell(held.inspection, ChangeKind.RETURNED, by=by, at=at, finding=held, text=reason)
    record("inspections.done_returned", by=by, at=at, on=held, new={"state": state}, unit_id=held.inspection.unit_id)
    tell_owner(held, str(report.pk), by=by, at=at)
    return held


@transaction.atomic
def extend_finding(
    *, finding: Finding, expected_version: int, due_on: dt.date, reason: str, by: Actor, at: dt.datetime
) -> Finding:
    """Give a finding more time, with a reason; the first deadline stays written. Returns it.

    Refused: ``reason_empty``; ``own_body``; ``not_later`` for a day not after the deadline, or past; ``due_far``;
    ``finding_elsewhere`` for one that is not open; ``time_to_answer`` while its owner asks for more time, which is
    answered instead (``actions.more_time``). Raises ``StaleRecord``.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held = hold_finding(finding.pk)
    if held.state != FindingState.OPEN:
        raise InspectionRefused("finding_elsewhere")
    _refuse_own_body(held, by, at)
    if held.time_requests.waiting().exists():
        raise InspectionRefused("time_to_answer")
    today = day_of(at)
    if due_on <= held.due_on or due_on < today:
        raise InspectionRefused("not_later", field="due_on")
    if due_on > today + LONGEST:
        raise InspectionRefused("due_far", field="due_on")
    old = held.due_on
    held.save_changes(expected_version=expected_version, due_on=due_on)
    days: dict[str, list[object]] = {"due_on": [old.isoformat(), due_on.isoformat()]}
    tell(held.inspection, ChangeKind.EXTENDED, by=by, at=at, finding=held, text=reason, changes=days)
    record(
        "inspections.finding_extended", by=by, at=at, on=held, old={"due_on": old}, new={"due_on": due_on},
        unit_id=held.inspection.unit_id,
    )  # fmt: skip
    return held


@transaction.atomic
def drop_finding(*, finding: Finding, expected_version: int, reason: str, by: Actor, at: dt.datetime) -> Finding:
    """Follow a finding no longer, with a reason; it counts nowhere and stays readable. Returns it.

    Refused: ``reason_empty``, ``own_body``, ``finding_elsewhere``. Raises ``StaleRecord``.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held = hold_finding(finding.pk)
    _refuse_own_body(held, by, at)
    state = finding_moved(held, FindingState.DROPPED)
    held.follow_ups.filter(decision=Decision.WAITING).update(decision=Decision.OVERTAKEN, decided_at=at)
    held.save_changes(expected_version=expected_version, state=state, done_on=None, dropped_reason=reason[:300])
    overtake(held, at)
    tell(held.inspection, ChangeKind.DROPPED, by=by, at=at, finding=held, text=reason)
    record("inspections.finding_dropped", by=by, at=at, on=held, new={"state": state}, unit_id=held.inspection.unit_id)
    return held


@transaction.atomic
def resume_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime) -> Finding:
    """Follow a finding again that was given up; its deadline is the old one. Returns it. Refused: ``own_body``,
    ``finding_elsewhere``. Raises ``StaleRecord``."""
    held = hold_finding(finding.pk)
    if held.state != FindingState.DROPPED:
        raise InspectionRefused("finding_elsewhere")
    _refuse_own_body(held, by, at)
    state = finding_moved(held, FindingState.OPEN)
    held.save_changes(expected_version=expected_version, state=state, dropped_reason="")
    tell(held.inspection, ChangeKind.RESUMED, by=by, at=at, finding=held)
    record("inspections.finding_resumed", by=by, at=at, on=held, new={"state": state}, unit_id=held.inspection.unit_id)
    return held


def _waiting(finding: Finding, by: Actor, at: dt.datetime) -> tuple[Finding, FollowUp, Person]:
    """The finding, the report that waits, and who decides: somebody else than who reported, and not of the owner's body."""
    held = hold_finding(finding.pk)
    report = held.follow_ups.filter(decision=Decision.WAITING).first()
    if report is None:
        raise InspectionRefused("finding_elsewhere")
    person = author_of(by)
    code = why_not(held, person.pk if person else None, day_of(at))
    if code or person is None:
        raise InspectionRefused(code, who=who_may(held, day_of(at)))
    return held, report, person


def _refuse_own_body(held: Finding, by: Actor, at: dt.datetime) -> None:
    person = author_of(by)
    if person is None or sits_in(held.owner_id, person.pk, day_of(at)):
        raise InspectionRefused(OWN_BODY, who=who_may(held, day_of(at)))


def _decide(report: FollowUp, decision: Decision, person: Person, reason: str, at: dt.datetime) -> None:
    report.decision, report.decided_by, report.decided_at, report.reason = decision.value, person, at, reason[:500]
    report.save(update_fields=["decision", "decided_by", "decided_at", "reason"])
