"""Files that stand behind a row (an original, the pictures drawn of it): how they go with it, or before it."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, Model, OuterRef, QuerySet

from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import discard


def forget_files(row: Model, names: Sequence[str]) -> None:
    """Take the files off a row that stays; their contents go once that is committed. ``names`` are its fields that point to
    stored files and may be empty. For who holds the row. Three statements a file."""
    for name in names:
        stored = getattr(row, name)
        setattr(row, name, None)
        if stored is not None:
            type(row)._base_manager.filter(pk=row.pk).update(**{name: None})
            discard(stored)


def forget_with(row: Model, names: Sequence[str]) -> None:
    """Take the files of a row that has been deleted, alone or with what it belonged to; contents go once that is committed."""
    keys = [getattr(row, f"{name}_id") for name in names]
    for stored in StoredFile.objects.filter(pk__in=[key for key in keys if key]):
        discard(stored)


def without_row(model: type[Model], names: Sequence[str], owners: Iterable[str]) -> QuerySet[StoredFile]:
    """Files of those owner types to which no row of the model leads: what a change by other ways than ours left behind. No
    query yet."""
    files = StoredFile.objects.filter(owner_type__in=tuple(owners))
    for name in names:
        files = files.exclude(Exists(model._base_manager.filter(**{name: OuterRef("pk")})))
    return files
