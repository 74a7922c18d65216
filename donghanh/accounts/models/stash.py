"""Text typed into a form whose session had ended."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass


class FormStash(Record):
    """A posted form kept for an hour for the account that posted it, sealed under a key outside the database."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "user": PERSONAL,
        "path": INTERNAL,
        "sealed": PERSONAL,
        "lost_files": INTERNAL,
        "expires_at": INTERNAL,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="form_stashes")
    path = models.CharField(max_length=500)
    sealed = models.BinaryField()
    lost_files = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)
