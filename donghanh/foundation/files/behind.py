"""Files that stand behind a row (an original, the pictures drawn of it): how they go with it, or before it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import discard, discard_all


def forget_files(row: Model, names: Sequence[str]) -> None:
    """Take the files off a row that stays; their contents go once that is committed. ``names`` are its fields that point to
    stored files and may be empty. For who holds the row. Three statements a file."""
    for name in names:
        stored = getattr(row, name)
        setattr(row, name, None)
        if stored is not None:
            type(row)._base_manager.filter(pk=row.pk).update(**{name: None})
            discard(stored)


def forget_files_of(rows: QuerySet[Any], names: Sequence[str]) -> None:
    """Take the files off all these rows, which are about to be deleted: :func:`forget_with` then asks nothing for each.
    Three statements, whatever their number, and what becomes of each content once that is committed."""
    keys = {key for found in rows.order_by().values_list(*names) for key in found if key}
    if keys:
        rows.update(**dict.fromkeys(names))
        discard_all(StoredFile.objects.filter(pk__in=keys))


def forget_with(row: Model, names: Sequence[str]) -> None:
    """Take the files of a row that has been deleted, alone or with what it belonged to; contents go once that is committed.
    Two statements for a row that has files, none for others."""
    keys = [key for name in names if (key := getattr(row, f"{name}_id"))]
    if keys:
        discard_all(StoredFile.objects.filter(pk__in=keys))


def without_row(model: type[Model], names: Sequence[str], owners: Iterable[str]) -> QuerySet[StoredFile]:
    """Files of those owner types to which no row of the model leads: what a change by other ways than ours left behind. No
    query yet."""
    files = StoredFile.objects.filter(owner_type__in=tuple(owners))
    for name in names:
        files = files.exclude(Exists(model._base_manager.filter(**{name: OuterRef("pk")})))
    return files
