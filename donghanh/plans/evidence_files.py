"""The stored files behind evidence: the original and the two pictures, and how they go when their row goes."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import discard, discard_all
from donghanh.plans.models import Evidence

OWNER, PICTURES_OWNER = "plans.evidence", "plans.evidence_picture"
FILES = ("file", "shown", "thumbnail")


def forget_files(evidence: Evidence) -> None:
    """Take the files off a row that stays; their contents go once that is committed. For who holds the row."""
    for name in FILES:
        stored = getattr(evidence, name)
        setattr(evidence, name, None)
        if stored is not None:
            Evidence.objects.filter(pk=evidence.pk).update(**{name: None})
            discard(stored)


def forget_files_of(rows: QuerySet[Evidence]) -> None:
    """Take the files off all these rows, which are about to be deleted: :func:`forget_with_row` then asks nothing for each.
    Three statements, whatever their number, and what becomes of each content once that is committed."""
    keys = {key for names in rows.order_by().values_list(*FILES) for key in names if key}
    if keys:
        rows.update(**dict.fromkeys(FILES))
        discard_all(StoredFile.objects.filter(pk__in=keys))


def forget_with_row(*, instance: Evidence, **_: Any) -> None:
    """Take the files of a row that is deleted, alone or with its turn, task or plan: plugged into ``post_delete``, so that no
    action that deletes tasks has to think of it. Contents go once that is committed. Two statements a row that has files,
    none for others: who deletes many rows calls :func:`forget_files_of` first."""
    keys = [key for name in FILES if (key := getattr(instance, f"{name}_id"))]
    if keys:
        discard_all(StoredFile.objects.filter(pk__in=keys))


def without_evidence() -> QuerySet[StoredFile]:
    """Files of evidence to which no row leads: what a change by other ways than ours left behind. No query yet."""
    files = StoredFile.objects.filter(owner_type__in=(OWNER, PICTURES_OWNER))
    for name in FILES:
        files = files.exclude(Exists(Evidence.objects.filter(**{name: OuterRef("pk")})))
    return files
