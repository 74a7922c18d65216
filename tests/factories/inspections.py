"""Makes invented inspections through the actions the office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.inspections import actions
from donghanh.inspections.loading import load_checklists
from donghanh.inspections.models import ChecklistVersion, Finding, Inspection
from tests.cast import Cast
from tests.factories.activities import kind_of

TESTS = Actor.system("tests")


def version_of(code: str = "club") -> ChecklistVersion:
    """The latest version of a shipped checklist; they are loaded when there are none yet."""
    if not ChecklistVersion.objects.filter(checklist__code=code).exists():
        load_checklists(by=TESTS, at=timezone.now())
    return ChecklistVersion.objects.filter(checklist__code=code).order_by("-number")[0]


def inspection_of(cast: Cast, *, lead: bool = True, **fields: Any) -> Inspection:
    """An inspection of the cast's village by its officer's body, today, the leader at the head of the team."""
    at = fields.pop("at", timezone.now())
    values: dict[str, Any] = {
        "subject": cast.village,
        "host": cast.officer.organisation,
        "held_on": timezone.localdate(at),
        "checklist_version": version_of(),
    } | fields
    made = actions.plan_inspection(unit=cast.unit, by=cast.officer.actor, at=at, **values)
    if lead:
        actions.add_team_member(inspection=made, post=cast.leader.post, is_lead=True, by=cast.officer.actor, at=at)
    return made


def finding_of(cast: Cast, inspection: Inspection | None = None, **fields: Any) -> Finding:
    """A finding the partner's body is to put right within ten days, a draft while its inspection is open."""
    at = fields.pop("at", timezone.now())
    values: dict[str, Any] = {
        "what": "Sổ sinh hoạt thiếu ba tháng",
        "demand": "Ghi đủ sổ, sinh hoạt bù",
        "severity": "serious",
        "owner": cast.partner.organisation,
        "due_on": timezone.localdate(at) + dt.timedelta(days=10),
    } | fields
    return actions.add_finding(
        inspection=inspection or inspection_of(cast, at=at), by=cast.officer.actor, at=at, **values
    )


def concluded(cast: Cast, inspection: Inspection, **fields: Any) -> Inspection:
    """The same inspection, concluded by the officer."""
    kind_of("inspection")
    inspection.refresh_from_db()
    values: dict[str, Any] = {"conclusion": "Làm tốt, còn vài điều phải sửa.", "at": timezone.now()} | fields
    return actions.conclude_inspection(
        inspection=inspection, expected_version=inspection.version, by=cast.officer.actor, **values
    )


def given_finding(cast: Cast, **fields: Any) -> Finding:
    """A finding its owner was given."""
    finding = finding_of(cast, **fields)
    concluded(cast, finding.inspection, at=fields.get("at", timezone.now()))
    finding.refresh_from_db()
    return finding


def claimed_finding(cast: Cast, **fields: Any) -> Finding:
    """A finding its owner reported put right."""
    finding = given_finding(cast, **fields)
    actions.claim_done(
        finding=finding,
        expected_version=finding.version,
        text="Đã ghi đủ sổ",
        done_on=timezone.localdate(),
        by=cast.partner.actor,
        at=timezone.now(),
    )
    finding.refresh_from_db()
    return finding
