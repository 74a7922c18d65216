"""The estimate of a plan for a year: lines, what was approved of them, and how it came about."""

from typing import Any, ClassVar, Self, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.budget.models.choices import Source
from donghanh.budget.models.norm import Norm
from donghanh.budget.permissions import BudgetPermission
from donghanh.domain.money import LARGEST
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.plans.models import Plan, Task
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class OfUnitQuerySet(ScopedQuerySet[M]):
    """Money is read by the office of its unit and by nobody else, never from a remembered device."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the units for which the scope may read money."""
        if scope.narrowed:
            return self.none()
        return self.filter(**{f"{self._unit_path()}__in": scope.units_with(BudgetPermission.READ)})

    def _unit_path(self) -> str:
        return str(getattr(self.model, "unit_path", "unit_id"))


class EstimateState(models.TextChoices):
    """How far an estimate is; an adjustment goes the same way again."""

    DRAFT = "draft", _("Đang lập")
    SUBMITTED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", _("Trả lại, cần sửa")
    APPROVED = "approved", _("Đã duyệt")


MOVES: dict[str, frozenset[str]] = {
    EstimateState.DRAFT: frozenset({EstimateState.SUBMITTED, EstimateState.APPROVED}),
    EstimateState.SUBMITTED: frozenset({EstimateState.APPROVED, EstimateState.RETURNED}),
    EstimateState.RETURNED: frozenset({EstimateState.SUBMITTED, EstimateState.APPROVED}),
    EstimateState.APPROVED: frozenset({EstimateState.DRAFT}),
}
"""From a draft or a returned one straight to "approved" leads only giving an adjustment up: what was approved stands again."""


class Estimate(EditableRecord):
    """The estimate of one plan for one year. Its lines are the working copy; what was approved stands on each line besides,
    and whole in :class:`EstimateVersion`."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "plan", "year", "state", "round", "reason", "copied_from", "created_at", "submitted_at",
                "decided_at", "returned_reason",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("created_by", "submitted_by", "decided_by"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="estimates")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=EstimateState, default=EstimateState.DRAFT)
    round = models.PositiveSmallIntegerField(default=0)
    """0 for the first version, then the number of the adjustment being drawn up or approved last."""
    reason = models.CharField(max_length=500, blank=True)
    """Why the present adjustment is needed."""
    returned_reason = models.CharField(max_length=500, blank=True)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfUnitQuerySet["Estimate"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year", "plan__title", "pk")
        constraints = (
            models.UniqueConstraint(fields=("plan", "year"), name="budget_one_estimate_of_plan_and_year"),
            models.CheckConstraint(condition=Q(state__in=EstimateState.values), name="budget_estimate_state_known"),
        )
        indexes = (models.Index(fields=("unit", "year"), name="budget_estimates_of_year"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.year}"

    @property
    def is_open(self) -> bool:
        """Whether its lines may be changed."""
        return self.state in (EstimateState.DRAFT, EstimateState.RETURNED)

    @property
    def is_in_force(self) -> bool:
        """Whether some version was approved; money is spent against that one also while an adjustment is drawn up."""
        return self.round > 0 or self.state == EstimateState.APPROVED


WORKING = ("item", "unit_word", "quantity", "unit_price", "times", "source", "note", "amount", "over_norm_reason")
"""The columns of a line an adjustment may change, in the order people read them."""


class EstimateLine(EditableRecord):
    """One line. ``amount`` is what it costs as it stands now, ``approved_amount`` what was approved last."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("estimate", "task", "norm", "order", "approved_amount", *WORKING), INTERNAL
    )
    unit_path = "estimate__unit_id"

    estimate = models.ForeignKey(Estimate, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="budget_lines")
    """The item of the plan it pays for; empty for what the whole plan needs."""
    norm = models.ForeignKey(Norm, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The norm by which the price is to be judged: its item and area; the ceiling is the one of the day."""
    item = models.CharField(max_length=300)
    unit_word = models.CharField(max_length=40)
    quantity = models.DecimalField(max_digits=12, decimal_places=2)
    unit_price = models.BigIntegerField()
    times = models.PositiveIntegerField(default=1)
    amount = models.BigIntegerField()
    """``domain.money.cost`` of the three above; written with them by the actions."""
    approved_amount = models.BigIntegerField(null=True, blank=True)
    """Empty for a line no version in force has."""
    source = models.CharField(max_length=10, choices=Source, default=Source.STATE)
    note = models.CharField(max_length=300, blank=True)
    over_norm_reason = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField(default=0)

    objects: ClassVar[OfUnitQuerySet["EstimateLine"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=0, amount__lte=LARGEST, unit_price__gte=0, quantity__gte=0),
                name="budget_line_amounts_count",
            ),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="budget_line_source_known"),
        )

    def __str__(self) -> str:
        return self.item

    @property
    def planned(self) -> int:
        """What may be spent on it by the version in force."""
        return self.approved_amount or 0

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what was approved last."""
        return self.approved_amount is not None and self.approved_amount != self.amount


class EstimateVersion(Record):
    """One approved version, whole, as it was approved. Never changed: the first is kept as well as the last."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("estimate", "number", "reason", "total", "lines", "approved_at"), INTERNAL),
        "approved_by": PERSONAL,
    }
    unit_path = "estimate__unit_id"

    estimate = models.ForeignKey(Estimate, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    """0 for the first, then the adjustments."""
    reason = models.CharField(max_length=500, blank=True)
    total = models.BigIntegerField()
    lines = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    """The lines by their columns (:data:`WORKING`), with ``id``, ``task``, ``norm`` and ``order``."""
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfUnitQuerySet["EstimateVersion"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("estimate", "number"), name="budget_version_once"),)

    def __str__(self) -> str:
        return f"{self.estimate_id} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store once; refuse to change what was approved."""
        if not self._state.adding:
            raise TypeError("An approved version is never changed.")
        super().save(*args, **kwargs)
