"""A body that goes over into another takes along what it has still to put right."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import day_of, tell
from donghanh.inspections.models import ChangeKind, Finding, FindingState
from donghanh.organisations.models import Organisation

RUNNING = (FindingState.DRAFT, FindingState.OPEN, FindingState.CLAIMED)


def follow_body(predecessor: Organisation, successor: Organisation, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the successions of bodies: see :func:`follow_successors`; for days to come the morning's job does it."""
    follow_successors(by=by, at=at)


@transaction.atomic
def follow_successors(*, by: Actor, at: dt.datetime) -> int:
    """Let the successors of bodies that went over by today put right what those had not; return how many findings. What is
    closed or given up stays with who it was. One query when there is nothing to do. A body that went over into several
    hands its findings to the first of them by identity; the office sees that in the story of each."""
    rows = (
        Finding.objects.filter(state__in=RUNNING, owner__successions_out__effective_on__lte=day_of(at))
        .select_related("inspection", "owner")
        .annotate(heir=F("owner__successions_out__successor_id"))
        .order_by("pk", "heir")
    )
    heirs: dict[object, Finding] = {}
    for finding in rows:
        heirs.setdefault(finding.pk, finding)
    count = 0
    for finding in heirs.values():
        before, after = finding.owner, Organisation.objects.get(pk=finding.heir)  # type: ignore[attr-defined]
        moved = Finding.objects.filter(pk=finding.pk, owner=before).update(
            owner=after, owner_post=None, version=F("version") + 1
        )
        if moved:
            names: dict[str, list[object]] = {"owner": [before.name, after.name]}
            tell(finding.inspection, ChangeKind.PASSED, by=by, at=at, finding=finding, changes=names)
            record(
                "inspections.finding_passed", by=by, at=at, on=finding, old={"owner": before.pk},
                new={"owner": after.pk}, unit_id=finding.inspection.unit_id,
            )  # fmt: skip
        count += moved
    return count + follow_successors(by=by, at=at) if count else 0  # the successor may have ended as well
