"""What lists hold, how findings stand, who may open a file."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, F, Q

from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile
from donghanh.inspections.models import (
    Finding,
    FindingFile,
    FindingQuerySet,
    FindingState,
    Inspection,
    InspectionQuerySet,
    InspectionState,
)
from donghanh.inspections.models.finding import FindingFileQuerySet
from donghanh.inspections.permissions import InspectionPermission


@dataclass(frozen=True)
class AskedInspections:
    """What the list of inspections is narrowed by."""

    words: str = ""
    state: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class AskedFindings:
    """What the list of findings is narrowed by."""

    words: str = ""
    standing: str = ""
    step: str = ""
    severity: str = ""
    owner_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Cells:
    """How findings stand: four cells that add up to what is counted, and what is outside."""

    open_in_time: int
    overdue: int
    closed_on_time: int
    closed_late: int
    outside: int
    waiting: int
    """Of the open ones, those whose report waits to be verified."""

    @property
    def counted(self) -> int:
        """The sum of the four."""
        return self.open_in_time + self.overdue + self.closed_on_time + self.closed_late


def inspections_found(scope: Scope, asked: AskedInspections) -> InspectionQuerySet:
    """The inspections asked for, newest first; what was called off only when asked for."""
    found = Inspection.objects.visible_to(scope)
    if asked.words:
        found = found.matching(asked.words)
    if asked.since:
        found = found.filter(held_on__gte=asked.since)
    if asked.until:
        found = found.filter(held_on__lte=asked.until)
    found = found.filter(state=asked.state) if asked.state else found.exclude(state=InspectionState.CANCELLED)
    return found.newest_first()


def counted(found: InspectionQuerySet) -> InspectionQuerySet:
    """The inspections, each with how many findings it has (``finding_count``) and how many are still open (``open_count``).
    No query of its own."""
    is_open = Q(findings__state__in=(FindingState.OPEN, FindingState.CLAIMED))
    return found.annotate(finding_count=Count("findings"), open_count=Count("findings", filter=is_open))


def findings_found(scope: Scope, asked: AskedFindings, *, today: dt.date) -> FindingQuerySet:
    """The findings asked for, the most pressing first."""
    found = Finding.objects.visible_to(scope)
    if asked.words:
        found = found.matching(asked.words)
    if asked.standing:
        found = found.standing_as(asked.standing, today)
    if asked.step:
        found = found.filter(state=asked.step)
    if asked.severity:
        found = found.filter(severity=asked.severity)
    if asked.owner_id:
        found = found.filter(owner_id=asked.owner_id)
    return found.pressing_first()


def cells_of(found: FindingQuerySet, *, today: dt.date) -> Cells:
    """How these findings stand on a day. One query."""
    late = Q(done_on__gt=F("due_on"))
    is_open, is_claimed = Q(state=FindingState.OPEN), Q(state=FindingState.CLAIMED)
    closed = Q(state=FindingState.CLOSED)
    counts = found.order_by().aggregate(
        open_in_time=Count("pk", filter=is_open & Q(due_on__gte=today) | is_claimed & ~late),
        overdue=Count("pk", filter=is_open & Q(due_on__lt=today) | is_claimed & late),
        closed_on_time=Count("pk", filter=closed & ~late),
        closed_late=Count("pk", filter=closed & late),
        outside=Count("pk", filter=Q(state__in=(FindingState.DRAFT, FindingState.DROPPED))),
        waiting=Count("pk", filter=is_claimed),
    )
    return Cells(**counts)


def removable_files(scope: Scope) -> FindingFileQuerySet:
    """The files the scope may take away: of the findings it keeps all, of others what the person added. No query yet."""
    found = FindingFile.objects.visible_to(scope).kept()
    own = Q(added_by__isnull=False, added_by_id=scope.person_id)
    if scope.narrowed:
        return found.filter(own)
    return found.filter(own | Q(finding__inspection__unit_id__in=scope.units_with(InspectionPermission.KEEP)))


def may_open_file(scope: Scope, file: StoredFile) -> bool:
    """Whether the scope may open a file of a finding: whoever sees the finding. One query."""
    return FindingFile.objects.visible_to(scope).kept().filter(pk=file.owner_id, file=file).exists()
