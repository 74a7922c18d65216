"""The address nobody may come across: kept apart, sealed, opened with a purpose, each opening told."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import Initiative, PartQuerySet
from donghanh.community.permissions import CommunityPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person


class AddressQuerySet(ScopedQuerySet["ProtectedAddress"]):
    """Protected addresses, for who holds the right to them in the unit. A chair, a leader, a remembered device: none."""

    def visible_to(self, scope: Scope) -> "AddressQuerySet":
        """Those of the units for which the scope holds ``SHELTER_ADDRESS``."""
        units = scope.units_with(CommunityPermission.SHELTER_ADDRESS)
        return self.none() if scope.narrowed else self.filter(initiative__unit_id__in=units)


class ProtectedAddress(EditableRecord):
    """Where a protected model is. Sealed with a key outside of the database (``community.sealing``); no list, file, search,
    title or public page ever asks for it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"initiative": INTERNAL, "sealed": PERSONAL, "written_at": INTERNAL}

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="protected_address")
    sealed = models.TextField()
    written_at = models.DateTimeField()

    objects: ClassVar[AddressQuerySet] = AddressQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return str(self.initiative_id)


class Purpose(models.TextChoices):
    """Why somebody looks a protected address up."""

    BRING = "bring", _("Đưa người đến tạm lánh")
    VISIT = "visit", _("Thăm, kiểm tra cơ sở")
    SUPPLY = "supply", _("Giao trang thiết bị")
    CORRECT = "correct", _("Sửa địa chỉ")
    PAPER = "paper", _("Mở giấy tờ của cơ sở")


class AddressReadingQuerySet(PartQuerySet["AddressReading"]):
    """Who looked is told to everybody who sees the model in an office; not to its chair."""

    def visible_to(self, scope: Scope) -> "AddressReadingQuerySet":
        """Those about models of the units for which the scope may read models."""
        units = scope.units_with(CommunityPermission.READ)
        return self.none() if scope.narrowed else self.filter(initiative__unit_id__in=units)


class AddressReading(Record):
    """One look at a protected address or a paper that may tell it: who, when, what for. Never changed, shown on the page."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("initiative", "read_at", "purpose"), INTERNAL),
        "reader": PERSONAL,
    }

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="address_readings")
    read_at = models.DateTimeField()
    purpose = models.CharField(max_length=8, choices=Purpose)
    reader = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[AddressReadingQuerySet] = AddressReadingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-read_at",)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.read_at}"
