"""What a newer reading of its paper changed in a plan that runs: the history people read, kept for good."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.plans.models.plan import Plan
from donghanh.plans.permissions import PlanPermission


class PlanAmendmentQuerySet(ScopedQuerySet["PlanAmendment"]):
    """Amendments are read with their plan."""

    def visible_to(self, scope: Scope) -> "PlanAmendmentQuerySet":
        """Those of the plans the scope may read."""
        return self.none() if scope.narrowed else self.filter(plan__unit_id__in=scope.units_with(PlanPermission.READ))


class PlanAmendment(ToldRecord):
    """One amendment of a plan: when, why, and each thing as it stood before and after. Never changed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("plan", "amended_at", "reason", "changes"), INTERNAL),
        "author": PERSONAL,
    }

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="amendments")
    amended_at = models.DateTimeField()
    reason = models.TextField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    """Written by ``amendments.telling``, put into words by ``presenters.history``: for each change ``act``, ``kind``,
    ``before`` and ``after`` (the words), ``facts`` as [code, columns before, columns after]."""

    objects: ClassVar[PlanAmendmentQuerySet] = PlanAmendmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-amended_at",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.amended_at:%Y-%m-%d}"
