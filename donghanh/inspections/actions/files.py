"""Photos and papers of a finding, kept and taken away."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import Incoming, discard, plain_name, store
from donghanh.inspections.actions._shared import author_of, hold_finding, tell
from donghanh.inspections.models import ChangeKind, Finding, FindingFile, FindingState
from donghanh.inspections.refusals import InspectionRefused

OWNER = "inspections.file"
MOST_FILES = 40


@dataclass(frozen=True)
class Arrived:
    """A file that lies whole on the disk and is nobody's yet. ``kind`` is what ``documents.pictures.kinds.kind_of`` found."""

    content: Incoming
    kind: FileKind
    name: str


@transaction.atomic
def add_finding_file(*, finding: Finding, file: Arrived, shows_done: bool, by: Actor, at: dt.datetime) -> FindingFile:
    """Keep a photo or paper and return its row.

    Refused: ``files_full``; ``protected_no_files`` for a model whose address is kept apart: its pictures tell where it is;
    ``finding_elsewhere`` for one that is closed or given up.
    """
    held = hold_finding(finding.pk)
    if held.inspection.is_protected:
        raise InspectionRefused("protected_no_files", field="files")
    if held.state in (FindingState.CLOSED, FindingState.DROPPED):
        raise InspectionRefused("finding_elsewhere")
    if held.files.kept().count() >= MOST_FILES:
        raise InspectionRefused("files_full", field="files", most=MOST_FILES)
    row = FindingFile(
        finding=held,
        shows_done=shows_done,
        kind=file.kind.value,
        name=plain_name(file.name),
        size=file.content.size,
        added_at=at,
        added_by=author_of(by),
    )
    row.file = store(
        file.content, name=file.name, media_type=MEDIA_TYPES[file.kind], owner_type=OWNER, owner_id=row.pk, at=at
    )
    row.save(force_insert=True)
    tell(held.inspection, ChangeKind.FILED, by=by, at=at, finding=held)
    record(
        "inspections.file_added", by=by, at=at, on=row, new={"kind": file.kind.value}, unit_id=held.inspection.unit_id
    )  # fmt: skip
    return row


def keep_files(*, finding: Finding, files: Sequence[Arrived], shows_done: bool, by: Actor, at: dt.datetime) -> None:
    """Keep several, within the transaction of the act they came with."""
    for file in files:
        add_finding_file(finding=finding, file=file, shows_done=shows_done, by=by, at=at)


@transaction.atomic
def remove_finding_file(*, row: FindingFile, by: Actor, at: dt.datetime) -> FindingFile:
    """Take a file of an open finding away: its content is gone, the row says when. Return it. Refused: ``file_gone``;
    ``finding_elsewhere`` once the finding is closed or given up."""
    held = hold_finding(row.finding_id)
    if held.state in (FindingState.CLOSED, FindingState.DROPPED):
        raise InspectionRefused("finding_elsewhere")
    kept = FindingFile.objects.kept().select_related("file").filter(pk=row.pk).first()
    if kept is None or kept.file is None:
        raise InspectionRefused("file_gone")
    stored, kept.file, kept.removed_at, kept.name = kept.file, None, at, ""
    kept.save(update_fields=("file", "removed_at", "name"))
    discard(stored)
    tell(held.inspection, ChangeKind.UNFILED, by=by, at=at, finding=held)
    record("inspections.file_removed", by=by, at=at, on=kept, old={"kind": kept.kind}, unit_id=held.inspection.unit_id)
    return kept
