"""Somebody wants a file to be read: what waits, what was made of it, why a file was turned away."""

import uuid
from typing import ClassVar

from django.db import models

from donghanh.documents.models.document import Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class RequestKind(models.TextChoices):
    """Why the file is to be read."""

    FIRST = "first", "first"
    AGAIN = "again", "again"
    VERSION = "version", "version"


class RequestState(models.TextChoices):
    """What became of the wish. All but the first are final."""

    WAITING = "waiting", "waiting"
    DONE = "done", "done"
    KNOWN = "known", "known"
    REFUSED = "refused", "refused"
    FAILED = "failed", "failed"
    STOPPED = "stopped", "stopped"


class ReadRequestQuerySet(ScopedQuerySet["ReadRequest"]):
    """Requests are seen by those who may read documents of the unit."""

    def visible_to(self, scope: Scope) -> "ReadRequestQuerySet":
        """Requests of the units for which the scope may read documents."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(DocumentPermission.READ))

    def waiting(self) -> "ReadRequestQuerySet":
        """Not ended yet: in the queue, or being read just now."""
        return self.filter(state=RequestState.WAITING)


class ReadRequest(Record):
    """One file, one wish to have it read, and the end of that. Kept for some days, so that who handed a file in and left
    the page can still see what came of it; a refused file leaves nothing else."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "kind", "state"), OPEN),
        **dict.fromkeys(("batch", "name", "document", "file", "refusal", "refusal_params"), INTERNAL),
        **dict.fromkeys(("asked_at", "asked_by", "begun_at", "ended_at"), INTERNAL),
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    """Shared by what was handed in together."""
    kind = models.CharField(max_length=8, choices=RequestKind, default=RequestKind.FIRST)
    name = models.CharField(max_length=255, blank=True)
    """What the person calls the file; empty for a paper with a secrecy mark, whose very name may tell something."""
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=8, choices=RequestState, default=RequestState.WAITING)
    refusal = models.CharField(max_length=40, blank=True)
    refusal_params = models.JSONField(default=dict, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True, blank=True)
    """Empty when the software asked by itself."""
    begun_at = models.DateTimeField(null=True, blank=True)
    """When the reader last set out on it."""
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReadRequestQuerySet] = ReadRequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("asked_at", "id")
        indexes = (models.Index(fields=("state", "asked_at"), name="documents_read_requests"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether it has not ended yet."""
        return self.state == RequestState.WAITING
