"""What every row of ours has: an identity that tells nothing, and a version that notices lost races."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F

from donghanh.foundation.sensitivity import OPEN, FieldClass


class Record(models.Model):
    """A row with a random identity (never a sequence, so an address reveals no count) and no version."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"id": OPEN}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class ToldRecord(Record):
    """A record of what happened: stored once, and refused (``TypeError``) when somebody saves it again."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store once; refuse to change what was told."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__}: what was told is never changed.")
        super().save(*args, **kwargs)


class StaleRecord(Exception):
    """Somebody else saved the record first. Carries what is stored now and what this person wanted."""

    code = "stale_record"

    def __init__(self, *, stored: models.Model, wanted: dict[str, Any]) -> None:
        super().__init__(self.code)
        self.stored = stored
        self.wanted = wanted


class EditableRecord(Record):
    """A record people edit. Each change names the version it was based on; a stale one is refused, never merged."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"version": OPEN}

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_changes(self, *, expected_version: int, **changes: Any) -> Self:
        """Write ``changes`` if the stored version is still ``expected_version``; return this object, updated.

        One UPDATE guarded by the version, so two writers cannot both win on any isolation level. Raises
        :class:`StaleRecord` with the stored row when the race is lost; nothing is written then.
        """
        model = type(self)
        won = model._base_manager.filter(pk=self.pk, version=expected_version).update(
            **changes, version=F("version") + 1
        )
        if not won:
            stored = model._base_manager.get(pk=self.pk)
            raise StaleRecord(stored=stored, wanted=changes)
        for name, value in changes.items():
            setattr(self, name, value)
        self.version = expected_version + 1
        return self
