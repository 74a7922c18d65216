"""Half-open periods ``[valid_from, valid_until)``: the one definition of "in force on a day"."""

import datetime as dt
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from donghanh.foundation.access.querysets import ScopedQuerySet
from donghanh.foundation.sensitivity import OPEN, FieldClass

M = TypeVar("M", bound=models.Model)


def on_day(day: dt.date, prefix: str = "") -> Q:
    """The condition "in force on this day", usable through a relation (``prefix="unit__"``)."""
    return Q(**{f"{prefix}valid_from__lte": day}) & (
        Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": day})
    )


class PeriodQuerySet(ScopedQuerySet[M]):
    """Rows with a period."""

    def on(self, day: dt.date) -> Self:
        """The rows in force on the day: the first day counts, the until day no longer does."""
        return self.filter(on_day(day))


class Period(models.Model):
    """A row that is true from a day until, not including, another; ``valid_until`` is empty while it is open."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"valid_from": OPEN, "valid_until": OPEN}

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_period_forward",
            ),
        )

    def is_on(self, day: dt.date) -> bool:
        """Whether the day lies in the period."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
