"""Money and things that came in, and gifts that went to people: counted, never named."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from donghanh.activities.models import Activity
from donghanh.budget.models.choices import Source
from donghanh.budget.models.estimate import OfUnitQuerySet
from donghanh.domain.money import LARGEST
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.plans.models import Plan
from donghanh.units.models import Unit


class AllocationQuerySet(OfUnitQuerySet["Allocation"]):
    """Allocations, those taken back among them."""

    def standing(self) -> Self:
        """All but those taken back."""
        return self.filter(void_reason="")

    def cash(self) -> Self:
        """Money; things are no money to spend."""
        return self.filter(is_in_kind=False)


class Allocation(EditableRecord):
    """Money allocated or given, or things given with what they are worth. A donor is named in public only who agreed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "year", "plan", "received_on", "source", "amount", "decision_number", "is_in_kind", "things",
                "donor_agrees", "purpose", "void_reason", "recorded_at",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("donor_name", "recorded_by"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="allocations")
    """The plan it was meant for; empty when it is for the whole work of the year."""
    received_on = models.DateField()
    source = models.CharField(max_length=10, choices=Source)
    amount = models.BigIntegerField()
    """In đồng; of things, what they are worth."""
    decision_number = models.CharField(max_length=80, blank=True)
    is_in_kind = models.BooleanField(default=False)
    things = models.CharField(max_length=200, blank=True)
    """What was given: "20 suất quà"."""
    donor_name = models.CharField(max_length=200, blank=True)
    donor_agrees = models.BooleanField(default=False)
    """Whether the donor agreed to be named in public; without it the donor is anonymous outside the office."""
    purpose = models.CharField(max_length=300, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)
    """Why it was taken back; it then counts nowhere."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[AllocationQuerySet] = AllocationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-received_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=LARGEST), name="budget_allocation_counts"),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="budget_allocation_source_known"),
            models.CheckConstraint(
                condition=Q(donor_agrees=False) | ~Q(donor_name=""), name="budget_who_agrees_has_a_name"
            ),
        )
        indexes = (models.Index(fields=("unit", "year"), name="budget_allocations_of_year"),)

    def __str__(self) -> str:
        return str(self.pk)


class Gift(EditableRecord):
    """Gifts handed over on a day: how many, to how many people, worth how much. No list of who."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "year", "given_on", "what", "count", "people", "amount", "allocation", "activity", "void_reason",
             "recorded_at"),
            INTERNAL,
        ),
        "recorded_by": PERSONAL,
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    given_on = models.DateField()
    what = models.CharField(max_length=200)
    """What one gift is, and for what occasion."""
    count = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    amount = models.BigIntegerField()
    """What they are worth together."""
    allocation = models.ForeignKey(Allocation, null=True, blank=True, on_delete=models.PROTECT, related_name="gifts")
    """Out of which donation; empty when bought from the estimate."""
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="gifts")
    void_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfUnitQuerySet["Gift"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-given_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=0, amount__lte=LARGEST, count__gte=1, people__gte=1), name="budget_gifts_count"
            ),
        )
        indexes = (models.Index(fields=("unit", "year"), name="budget_gifts_of_year"),)

    def __str__(self) -> str:
        return self.what
