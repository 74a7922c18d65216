"""Spending norms: data with a period and a legal source."""

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from donghanh.budget.models.choices import AreaClass
from donghanh.domain.money import LARGEST
from donghanh.domain.money import Norm as Ceiling
from donghanh.foundation.access import Scope
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.units.models import Unit


class NormQuerySet(PeriodQuerySet["Norm"]):
    """The norms of the country are public; a unit's own are for its people."""

    def visible_to(self, scope: Scope) -> Self:
        """The national norms and those of the units in which the scope holds a post; nothing for strangers."""
        if not scope.is_signed_in or scope.narrowed:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit__in=scope.unit_ids))

    def for_unit(self, unit: Unit) -> Self:
        """The national norms and the unit's own, through all its names."""
        return self.filter(Q(unit__isnull=True) | Q(unit__line=unit.line))

    def matching(self, folded: str) -> Self:
        """Norms whose item or provision has all the words, given folded."""
        return self.filter(spells("search", folded))


class Norm(Period, EditableRecord):
    """One ceiling. Those without a unit are shipped (data/budget); a unit's own stand over them while in force."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "code", "area", "search"), OPEN),
        **dict.fromkeys(("item", "unit_word", "ceiling", "authority", "confidence", "source"), INTERNAL),
    }

    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=60)
    """The item, the same through all its ceilings; an own norm takes over the code of the national one it replaces."""
    item = models.CharField(max_length=160)
    unit_word = models.CharField(max_length=40)
    """Per what: "người/buổi"."""
    ceiling = models.BigIntegerField()
    area = models.CharField(max_length=10, choices=AreaClass, default=AreaClass.ANYWHERE)
    authority = models.CharField(max_length=200)
    """The provision, as pages cite it."""
    confidence = models.CharField(max_length=10, default="entered")
    """``seen`` and ``recalled`` of shipped norms (data/budget); ``entered`` by an office."""
    source = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=400, editable=False)

    objects: ClassVar[NormQuerySet] = NormQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        abstract = False
        ordering = ("item", "area", "-valid_from", "pk")
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(condition=Q(ceiling__gt=0, ceiling__lte=LARGEST), name="budget_norm_ceiling_counts"),
            models.CheckConstraint(condition=Q(area__in=AreaClass.values), name="budget_norm_area_known"),
            models.UniqueConstraint(
                fields=("code", "area", "valid_from"), condition=Q(unit__isnull=True), name="budget_national_norm_once"
            ),
        )

    def __str__(self) -> str:
        return self.item

    @property
    def as_ceiling(self) -> Ceiling:
        """The norm as the rules take it."""
        return Ceiling(
            self.code, self.item, self.unit_word, self.ceiling, self.area, self.valid_from, self.valid_until,
            self.authority, is_own=self.unit_id is not None,
        )  # fmt: skip

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by through time."""
        return (self.code, self.area)

    @property
    def is_recalled(self) -> bool:
        """Whether nobody has compared it with its text yet."""
        return self.confidence == "recalled"

    @property
    def last_day(self) -> dt.date | None:
        """The last day it holds, as people read it."""
        return self.valid_until - dt.timedelta(days=1) if self.valid_until else None
