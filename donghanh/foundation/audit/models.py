"""The append-only, hash-chained audit table. Nothing points at it and it points at nothing."""

from typing import ClassVar

from django.db import models

from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass


class AuditEvent(models.Model):
    """One change or one sensitive look, in the order it was committed. Triggers refuse updates and deletions."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "sequence": OPEN,
        "at": INTERNAL,
        "actor_kind": INTERNAL,
        "actor_id": INTERNAL,
        "actor_name": INTERNAL,
        "verb": INTERNAL,
        "object_type": INTERNAL,
        "object_id": INTERNAL,
        "unit_id": INTERNAL,
        "old": INTERNAL,
        "new": INTERNAL,
        "previous_hash": OPEN,
        "hash": OPEN,
        "mac": OPEN,
    }

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=60, blank=True)
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=64)
    unit_id = models.UUIDField(null=True)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    mac = models.CharField(max_length=64)

    class Meta:
        app_label = "foundation"
        ordering = ("sequence",)
        indexes = (models.Index(fields=("object_type", "object_id"), name="audit_by_object"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
