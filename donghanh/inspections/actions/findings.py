"""Findings are noted, corrected while nobody has them, and removed."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import discard
from donghanh.inspections.actions._giving import give
from donghanh.inspections.actions._shared import (
    author_of,
    day_of,
    folded,
    hold,
    hold_finding,
    next_number,
    some_words,
    tell,
)
from donghanh.inspections.actions.files import Arrived, keep_files
from donghanh.inspections.models import (
    ChangeKind,
    ChecklistLine,
    Finding,
    FindingState,
    Inspection,
    InspectionState,
    Severity,
)
from donghanh.inspections.refusals import InspectionRefused
from donghanh.organisations.models import Organisation
from donghanh.people.models import Post
from donghanh.plans.bodies import Body, mode_of, undirectable

LONGEST = dt.timedelta(days=2 * 366)
"""Further away than this a deadline is a slip of the pen."""
MOST_FINDINGS = 100


@transaction.atomic
def add_finding(
    *,
    inspection: Inspection,
    what: str,
    demand: str,
    severity: str,
    owner: Organisation,
    due_on: dt.date,
    by: Actor,
    at: dt.datetime,
    line: ChecklistLine | None = None,
    owner_post: Post | None = None,
    files: Sequence[Arrived] = (),
) -> Finding:
    """Note a finding, with what shows it, and return it. It is given to its owner when the inspection is concluded; at once where it is already.

    A body that cannot be ordered is asked, as with tasks of plans. Refused: ``cancelled``; ``what_empty``,
    ``demand_empty``; ``severity_unknown``; ``owner_elsewhere``, ``post_not_of_owner``; ``line_elsewhere``; ``due_past``,
    ``due_far``; ``findings_full``; and what ``add_finding_file`` refuses.
    """
    held = hold(inspection.pk)
    if held.state == InspectionState.CANCELLED:
        raise InspectionRefused("cancelled")
    if held.findings.count() >= MOST_FINDINGS:
        raise InspectionRefused("findings_full", most=MOST_FINDINGS)
    values = _checked(
        held,
        {"what": what, "demand": demand, "severity": severity, "owner": owner, "owner_post": owner_post, "line": line,
         "due_on": due_on},
        today=day_of(at),
    )  # fmt: skip
    made = Finding.objects.create(
        inspection=held,
        number=next_number(held),
        first_due_on=due_on,
        created_at=at,
        created_by=author_of(by),
        **values,
    )
    tell(held, ChangeKind.FOUND, by=by, at=at, finding=made)
    record(
        "inspections.finding_added", by=by, at=at, on=made, new={"severity": severity, "owner": owner.pk, "due_on": due_on},
        unit_id=held.unit_id,
    )  # fmt: skip
    keep_files(finding=made, files=files, shows_done=False, by=by, at=at)
    if held.state == InspectionState.CONCLUDED:
        give(held, [made], by=by, at=at)
    return made


@transaction.atomic
def correct_finding(*, finding: Finding, expected_version: int, by: Actor, at: dt.datetime, **values: Any) -> Finding:
    """Change a finding nobody was given yet; return it. Refused: ``already_given``, and what :func:`add_finding` refuses.
    Raises ``StaleRecord``."""
    held = hold(finding.inspection_id)
    finding = hold_finding(finding.pk)
    if finding.state != FindingState.DRAFT:
        raise InspectionRefused("already_given")
    names = ("what", "demand", "severity", "owner", "owner_post", "line", "due_on")
    given = _checked(held, {name: values.get(name, getattr(finding, name)) for name in names}, today=day_of(at))
    old = {"severity": finding.severity, "owner": finding.owner_id, "due_on": finding.due_on}
    finding.save_changes(expected_version=expected_version, first_due_on=given["due_on"], **given)
    new = {"severity": finding.severity, "owner": finding.owner.pk, "due_on": finding.due_on}
    tell(held, ChangeKind.CORRECTED, by=by, at=at, finding=finding)
    record("inspections.finding_corrected", by=by, at=at, on=finding, old=old, new=new, unit_id=held.unit_id)
    return finding


@transaction.atomic
def remove_finding(*, finding: Finding, by: Actor, at: dt.datetime) -> None:
    """Take back a finding nobody was given yet, its files with it. Refused: ``already_given``."""
    held = hold(finding.inspection_id)
    finding = hold_finding(finding.pk)
    if finding.state != FindingState.DRAFT:
        raise InspectionRefused("already_given")
    stored = [row.file for row in finding.files.select_related("file") if row.file is not None]
    record(
        "inspections.finding_removed", by=by, at=at, on=finding, old={"owner": finding.owner_id}, unit_id=held.unit_id
    )  # fmt: skip
    finding.delete()
    for file in stored:
        discard(file)


def _checked(held: Inspection, values: dict[str, Any], *, today: dt.date) -> dict[str, Any]:
    """The columns of a finding. Refused as :func:`add_finding` says."""
    what = some_words(values["what"], empty="what_empty", field="what")
    demand = some_words(values["demand"], empty="demand_empty", field="demand")
    owner, post, line, due_on = values["owner"], values["owner_post"], values["line"], values["due_on"]
    if values["severity"] not in Severity.values:
        raise InspectionRefused("severity_unknown", field="severity")
    if owner.unit.line != held.unit.line:
        raise InspectionRefused("owner_elsewhere", field="owner")
    if post is not None and post.organisation_id != owner.pk:
        raise InspectionRefused("post_not_of_owner", field="owner_post")
    if line is not None and line.version_of_id != held.checklist_version_id:
        raise InspectionRefused("line_elsewhere", field="line")
    if due_on < today:
        raise InspectionRefused("due_past", field="due_on")
    if due_on > today + LONGEST:
        raise InspectionRefused("due_far", field="due_on")
    body = Body.of(owner)
    mode = mode_of(body, asked=False, only_asked=undirectable([body]))
    return values | {
        "what": what[:600],
        "demand": demand[:600],
        "mode": mode.value,
        "search": folded(what, demand)[:1300],
    }
