"""One row for each time a file was taken in. Rows with the same digest share one content on disk."""

from typing import ClassVar

from django.db import models

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass


class StoredFile(Record):
    """A file as it arrived: what it was called, what it belongs to, and the digest under which its bytes lie."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "digest": INTERNAL,
        "size": INTERNAL,
        "media_type": OPEN,
        "original_name": INTERNAL,
        "owner_type": OPEN,
        "owner_id": OPEN,
        "created_at": INTERNAL,
    }

    digest = models.CharField(max_length=64, db_index=True)
    """SHA-256 of the content, in hexadecimal; also its place under ``FILES_ROOT``."""
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    original_name = models.CharField(max_length=255)
    """What the person called it. Shown on pages of those who may open it, never sent as a download name."""
    owner_type = models.CharField(max_length=80)
    """The kind of thing it belongs to, as registered in :mod:`donghanh.foundation.files.owners`."""
    owner_id = models.UUIDField()
    created_at = models.DateTimeField()

    class Meta:
        app_label = "foundation"
        indexes = (models.Index(fields=("owner_type", "owner_id"), name="stored_file_by_owner"),)
        constraints = (models.CheckConstraint(condition=models.Q(size__gte=0), name="stored_file_size_counts"),)

    def __str__(self) -> str:
        return f"{self.digest[:12]} ({self.size})"
