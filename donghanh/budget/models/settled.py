"""A year that is settled: nothing dated in it moves any more, until the leader opens it again."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from donghanh.budget.models.estimate import OfUnitQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.units.models import Unit


class Settlement(EditableRecord):
    """The leader settled a year, with its totals as they were. Opened again it stays, with the reason."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "year", "settled_at", "note", "planned", "received", "spent", "reopened_at", "reopen_reason"),
            INTERNAL,
        ),
        **dict.fromkeys(("settled_by", "reopened_by"), PERSONAL),
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    settled_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    planned = models.BigIntegerField()
    received = models.BigIntegerField()
    spent = models.BigIntegerField()
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopen_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[OfUnitQuerySet["Settlement"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year", "-settled_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year"), condition=Q(reopened_at__isnull=True), name="budget_year_settled_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.year)
