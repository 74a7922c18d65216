"""Advances and vouchers. What was booked is never changed: a counter-entry takes it back."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models import Activity
from donghanh.budget.models.choices import Source
from donghanh.budget.models.estimate import EstimateLine, OfUnitQuerySet
from donghanh.domain.money import LARGEST
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.plans.models import Plan
from donghanh.units.models import Unit


class AdvanceState(models.TextChoices):
    """Whether an advance is accounted for."""

    OPEN = "open", _("Chưa thanh toán")
    SETTLED = "settled", _("Đã thanh toán")


class Advance(EditableRecord):
    """Money handed out before the work, to be accounted for by vouchers and what is given back."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "plan", "year", "number", "number_key", "advanced_on", "due_on", "organisation", "amount",
                "purpose", "state", "settled_on", "spent", "returned", "added", "note", "recorded_at",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("receiver", "recorded_by"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="advances")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40)
    number_key = models.CharField(max_length=40, editable=False)
    advanced_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    """Until when it is to be accounted for."""
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=160, blank=True)
    """Who took the money, where it was a person."""
    amount = models.BigIntegerField()
    purpose = models.CharField(max_length=300)
    state = models.CharField(max_length=7, choices=AdvanceState, default=AdvanceState.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    spent = models.BigIntegerField(default=0)
    """What the vouchers came to when it was settled."""
    returned = models.BigIntegerField(default=0)
    """What was given back, so that vouchers and this make the advance."""
    added = models.BigIntegerField(default=0)
    """What was paid on top, where the vouchers came to more."""
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfUnitQuerySet["Advance"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-advanced_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year", "number_key"), name="budget_advance_number_once"),
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=LARGEST), name="budget_advance_counts"),
            models.CheckConstraint(
                condition=Q(state=AdvanceState.OPEN) | Q(spent=F("amount") - F("returned") + F("added")),
                name="budget_advance_adds_up",
            ),
        )

    def __str__(self) -> str:
        return self.number


class SpendingQuerySet(OfUnitQuerySet["Spending"]):
    """Vouchers and their counter-entries."""

    def booked(self) -> Self:
        """What was paid out, counter-entries left out."""
        return self.filter(reverses__isnull=True)

    def standing(self) -> Self:
        """What was paid out and not taken back."""
        return self.booked().filter(is_reversed=False)

    def update(self, **values: Any) -> int:
        """Refused but for the mark that a counter-entry leaves: what was booked stays as it was booked."""
        if set(values) != {"is_reversed"}:
            raise TypeError("A voucher is never changed: reverse it.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: a voucher is reversed, never deleted."""
        raise TypeError("A voucher is never deleted: reverse it.")


class Spending(Record):
    """One voucher, or the counter-entry that takes one back. Sums over both are what was spent."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "plan", "year", "line", "source", "activity", "advance", "spent_on", "amount", "what",
                "organisation", "voucher_number", "voucher_key", "over_line", "over_funds_reason", "reverses",
                "is_reversed", "reason", "recorded_at", "search",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("payee", "recorded_by"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="spendings")
    year = models.PositiveSmallIntegerField()
    line = models.ForeignKey(EstimateLine, on_delete=models.PROTECT, related_name="spendings")
    source = models.CharField(max_length=10, choices=Source)
    """The source of the line on the day it was spent."""
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="spendings")
    advance = models.ForeignKey(Advance, null=True, blank=True, on_delete=models.PROTECT, related_name="vouchers")
    spent_on = models.DateField()
    amount = models.BigIntegerField()
    """In đồng; below zero in a counter-entry."""
    what = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    payee = models.CharField(max_length=200, blank=True)
    """Who was paid, where it was no body of the unit."""
    voucher_number = models.CharField(max_length=40)
    voucher_key = models.CharField(max_length=40, editable=False)
    """The number as it is compared: folded, without spaces."""
    over_line = models.BooleanField(default=False)
    """Whether it was booked though its line was used up, and somebody said yes to that."""
    over_funds_reason = models.CharField(max_length=300, blank=True)
    """Why more was spent than had come in."""
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="counter_entry"
    )
    is_reversed = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    """Of a counter-entry: why."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    search = models.CharField(max_length=500, editable=False)

    objects: ClassVar[SpendingQuerySet] = SpendingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-spent_on", "-recorded_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "year", "voucher_key"),
                condition=Q(reverses__isnull=True, is_reversed=False),
                name="budget_voucher_number_once",
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0, amount__lte=LARGEST)
                | Q(reverses__isnull=False, amount__lt=0, amount__gte=-LARGEST) & ~Q(reason=""),
                name="budget_spending_counts",
            ),
            models.CheckConstraint(condition=Q(source__in=Source.values), name="budget_spending_source_known"),
        )
        indexes = (
            models.Index(fields=("unit", "year", "spent_on"), name="budget_spendings_of_year"),
            models.Index(fields=("line",), name="budget_spendings_of_line"),
        )

    def __str__(self) -> str:
        return self.voucher_number

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store once; refuse to change what was booked."""
        if not self._state.adding:
            raise TypeError("A voucher is never changed: reverse it.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: a voucher is reversed, never deleted."""
        raise TypeError("A voucher is never deleted: reverse it.")


class VoucherScan(Record):
    """A scan or photo of a voucher, kept as long as the voucher."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("spending", "file", "kind", "name", "size", "added_at"), INTERNAL),
        "added_by": PERSONAL,
    }
    unit_path = "spending__unit_id"

    spending = models.ForeignKey(Spending, on_delete=models.PROTECT, related_name="scans")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    """A ``documents.pictures.kinds.FileKind``."""
    name = models.CharField(max_length=255)
    """What the person called it. Never part of an address or of a name to save under."""
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfUnitQuerySet["VoucherScan"]] = OfUnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.spending_id}"
