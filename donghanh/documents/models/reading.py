"""What the reader made of a file, whole and unchanged; a new reading never overwrites an old one."""

from typing import ClassVar

from django.db import models

from donghanh.documents.models.document import Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, FieldClass


class ReadingQuerySet(ScopedQuerySet["Reading"]):
    """Readings are seen with their document."""

    def visible_to(self, scope: Scope) -> "ReadingQuerySet":
        """Readings of documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))


class Reading(Record):
    """One run of the reader over one file: the JSON of the reading schema, with spans into ``source_text``."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("document", "file", "reader_version", "result", "source_text", "coverage", "read_at", "is_current"), INTERNAL
    )

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reader_version = models.CharField(max_length=40)
    result = models.JSONField()
    source_text = models.TextField()
    coverage = models.FloatField(default=0.0)
    """The share of the characters some rule understood, from 0 to 1."""
    read_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)
    """The reading under review or applied. A later reading of an applied document stays beside it, to be compared."""

    objects: ClassVar[ReadingQuerySet] = ReadingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-read_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("document",), condition=models.Q(is_current=True), name="documents_one_current_reading"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.read_at:%Y-%m-%d}"
