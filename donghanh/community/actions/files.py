"""Papers of a model, kept and taken away."""

import datetime as dt

from django.db import transaction

from donghanh.community.actions._writing import author_of, lock, tell
from donghanh.community.models import EventKind, FileUse, Initiative, InitiativeFile
from donghanh.community.refusals import CommunityRefused
from donghanh.documents.pictures.kinds import MEDIA_TYPES, FileKind
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.foundation.files.store import Incoming, discard, plain_name, store

OWNER = "community.file"
MOST_FILES = 30


@transaction.atomic
def add_file(
    *, initiative: Initiative, content: Incoming, kind: FileKind, name: str, use: str, by: Actor, at: dt.datetime
) -> InitiativeFile:
    """Keep a paper of a model and return its row. ``kind`` is what ``documents.pictures.kinds.kind_of`` found in it.

    Refused: ``use_unknown``, ``files_full``.
    """
    initiative = lock(initiative.pk)
    if use not in FileUse.values:
        raise CommunityRefused("use_unknown", field="use")
    if initiative.files.kept().count() >= MOST_FILES:
        raise CommunityRefused("files_full", field="file", most=MOST_FILES)
    row = InitiativeFile(
        initiative=initiative,
        use=use,
        kind=kind.value,
        name=plain_name(name),
        size=content.size,
        added_at=at,
        added_by=author_of(by),
    )
    row.file = store(content, name=name, media_type=MEDIA_TYPES[kind], owner_type=OWNER, owner_id=row.pk, at=at)
    row.save(force_insert=True)
    tell(initiative, EventKind.FILE, use=use, by=by, at=at)
    record(
        "community.file_added", by=by, at=at, on=row, new={"use": use, "kind": kind.value}, unit_id=initiative.unit_id
    )  # fmt: skip
    return row


@transaction.atomic
def remove_file(*, row: InitiativeFile, by: Actor, at: dt.datetime) -> InitiativeFile:
    """Take a paper away: its content is gone, the row says when. Return it. Refused: ``file_gone``."""
    initiative = lock(row.initiative_id)
    held = InitiativeFile.objects.kept().filter(pk=row.pk).first()
    if held is None or held.file is None:
        raise CommunityRefused("file_gone")
    stored, held.file, held.removed_at, held.name = held.file, None, at, ""
    held.save(update_fields=("file", "removed_at", "name"))
    discard(stored)
    tell(initiative, EventKind.FILE, use=held.use, gone=True, by=by, at=at)
    record("community.file_removed", by=by, at=at, on=held, old={"use": held.use}, unit_id=initiative.unit_id)
    return held
