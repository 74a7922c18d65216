"""Findings are given to who is to put them right, and those people are told."""

import datetime as dt
from collections.abc import Iterable

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import day_of, finding_moved, tell
from donghanh.inspections.models import ChangeKind, Finding, FindingState, Inspection
from donghanh.inspections.seats import Seats
from donghanh.inspections.telling import ANSWERED, ASKED, CLAIMED, GIVEN, RETURNED, facts, page_of, short
from donghanh.notices.actions import Told
from donghanh.notices.actions import tell as tell_people


def give_drafts(inspection: Inspection, *, by: Actor, at: dt.datetime) -> int:
    """Give every drafted finding of an inspection that is held to its owner; return how many. For who holds it."""
    drafts = list(inspection.findings.filter(state=FindingState.DRAFT).select_related("owner").order_by("number"))
    give(inspection, drafts, by=by, at=at)
    return len(drafts)


def give(inspection: Inspection, drafts: Iterable[Finding], *, by: Actor, at: dt.datetime) -> None:
    """Send these drafts. Their people find them in the platform and on their start page."""
    drafts = list(drafts)
    if not drafts:
        return
    for finding in drafts:
        state = finding_moved(finding, FindingState.OPEN)
        finding.save_changes(expected_version=finding.version, state=state, given_at=at, first_due_on=finding.due_on)
        tell(inspection, ChangeKind.GIVEN, by=by, at=at, finding=finding)
        record(
            "inspections.finding_given", by=by, at=at, on=finding,
            new={"owner": finding.owner_id, "due_on": finding.due_on}, unit_id=inspection.unit_id,
        )  # fmt: skip
    seats = Seats.of(inspection.unit.line, {finding.owner_id for finding in drafts}, day_of(at))
    told = [
        Told(
            person,
            f"inspections:given:{finding.pk}",
            GIVEN,
            short(finding.what),
            page_of(finding),
            facts(finding),
            office,
        )
        for finding in drafts
        for person, office in seats.told_of(finding.owner_id).items()
    ]
    tell_people(told=told, day=day_of(at), by=by, at=at)


def tell_verifiers(finding: Finding, key: str, *, by: Actor, at: dt.datetime) -> None:
    """Tell the office that a report waits: who leads and who keeps, but whoever sent it."""
    _tell_office(finding, CLAIMED, key, by=by, at=at)


def tell_time_asked(finding: Finding, key: str, *, by: Actor, at: dt.datetime) -> None:
    """Tell the office that a request for more time waits: who leads and who keeps, but whoever sent it."""
    _tell_office(finding, ASKED, key, by=by, at=at)


def tell_owner(finding: Finding, key: str, *, by: Actor, at: dt.datetime) -> None:
    """Tell the owner that a report was handed back."""
    _tell_owner(finding, RETURNED, key, by=by, at=at)


def tell_answer_on_time(finding: Finding, key: str, *, by: Actor, at: dt.datetime) -> None:
    """Tell the owner that the request for more time was answered; the deadline it tells is the one that stands now."""
    _tell_owner(finding, ANSWERED, key, by=by, at=at)


def _tell_office(finding: Finding, kind: str, key: str, *, by: Actor, at: dt.datetime) -> None:
    seats = Seats.of(finding.inspection.unit.line, (), day_of(at))
    told = [
        Told(
            person, f"{kind}:{key}".replace(".", ":"), kind, short(finding.what), page_of(finding), facts(finding), True
        )
        for person in seats.leaders | seats.keepers
    ]
    tell_people(told=told, day=day_of(at), by=by, at=at)


def _tell_owner(finding: Finding, kind: str, key: str, *, by: Actor, at: dt.datetime) -> None:
    seats = Seats.of(finding.inspection.unit.line, {finding.owner_id}, day_of(at))
    told = [
        Told(
            person,
            f"{kind}:{key}".replace(".", ":"),
            kind,
            short(finding.what),
            page_of(finding),
            facts(finding),
            office,
        )
        for person, office in seats.told_of(finding.owner_id).items()
    ]
    tell_people(told=told, day=day_of(at), by=by, at=at)
