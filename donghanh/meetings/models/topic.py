"""What clubs talk about: the country's rows, and an office's own beside them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class TopicQuerySet(ScopedQuerySet["Topic"]):
    """The country's topics are public; a unit's own are for its people."""

    def visible_to(self, scope: Scope) -> "TopicQuerySet":
        """The country's, and those of the units in which the scope holds a post; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit_id__in=scope.unit_ids))

    def offered(self) -> "TopicQuerySet":
        """Those a new agenda may name."""
        return self.filter(is_offered=True)


class Topic(EditableRecord):
    """One topic. Those without a unit are shipped (``data/meetings``); a unit adds its own and sets them aside again."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("code", "order", "confidence", "source", "unit"), OPEN),
        **dict.fromkeys(("name", "is_offered"), INTERNAL),
    }

    code = models.SlugField(max_length=40, blank=True)
    """Of the country's rows; empty for a unit's own."""
    name = models.CharField(max_length=160)
    order = models.PositiveIntegerField(default=1000)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_offered = models.BooleanField(default=True)
    confidence = models.CharField(max_length=10, default="practice")
    source = models.CharField(max_length=300, blank=True)

    objects: ClassVar[TopicQuerySet] = TopicQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("code",), condition=Q(unit__isnull=True), name="meetings_national_topic_once"
            ),
            models.UniqueConstraint(
                fields=("unit", "name"), condition=Q(unit__isnull=False), name="meetings_own_topic_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
