"""The stored files behind evidence: the original and the two pictures, and how they go when their row goes."""

from typing import Any

from django.db.models import QuerySet

from donghanh.foundation.files import behind
from donghanh.foundation.files.models import StoredFile
from donghanh.plans.models import Evidence

OWNER, PICTURES_OWNER = "plans.evidence", "plans.evidence_picture"
FILES = ("file", "shown", "thumbnail")


def forget_files(evidence: Evidence) -> None:
    """Take the files off a row that stays; their contents go once that is committed. For who holds the row."""
    behind.forget_files(evidence, FILES)


def forget_files_of(rows: QuerySet[Evidence]) -> None:
    """Take the files off all these rows, which are about to be deleted: :func:`forget_with_row` then asks nothing for each."""
    behind.forget_files_of(rows, FILES)


def forget_with_row(*, instance: Evidence, **_: Any) -> None:
    """Take the files of a row that is deleted, alone or with its turn, task or plan: plugged into ``post_delete``, so that no
    action that deletes tasks has to think of it. Who deletes many rows calls :func:`forget_files_of` first."""
    behind.forget_with(instance, FILES)


def without_evidence() -> QuerySet[StoredFile]:
    """Files of evidence to which no row leads. No query yet."""
    return behind.without_row(Evidence, FILES, (OWNER, PICTURES_OWNER))
