"""Administrative units. One row is one unit as it stood from a day until another; successions join the rows."""

from typing import ClassVar

from django.db import models

from donghanh.foundation.access import Scope
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import OPEN, FieldClass


class UnitKind(models.TextChoices):
    """The place of a unit in the tree. Districts exist only before 1/7/2025."""

    COUNTRY = "country", "Quốc gia"
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"
    VILLAGE = "village", "Thôn, tổ dân phố"


class UnitQuerySet(PeriodQuerySet["Unit"]):
    """Units are public knowledge: whoever is signed in may see them all."""

    def visible_to(self, scope: Scope) -> "UnitQuerySet":
        """Every unit, for anybody signed in."""
        return self if scope.is_signed_in else self.none()


class Unit(EditableRecord, Period):
    """A unit as it stood in its period. Codes were reused in 2025, so code *and* day name a unit, never code alone."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("kind", "code", "name", "level", "parent", "legal_basis", "search", "sort_key"), OPEN
    )

    kind = models.CharField(max_length=10, choices=UnitKind)
    code = models.CharField(max_length=12, blank=True)
    """The official code with its leading zeros; empty for villages, which have none."""
    name = models.CharField(max_length=120)
    """The proper name without the level word: "Sông Mây"."""
    level = models.CharField(max_length=20)
    """The level word as printed: "xã", "phường", "đặc khu", "tỉnh", "thành phố", "huyện", "thôn", "khối" …"""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    legal_basis = models.CharField(max_length=200, blank=True)
    search = models.CharField(max_length=160, editable=False)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects: ClassVar[UnitQuerySet] = UnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


class SuccessionKind(models.TextChoices):
    """How one unit became another."""

    RENAME = "rename", "Đổi tên"
    TRANSFER = "transfer", "Chuyển đơn vị cấp trên"
    MERGE = "merge", "Nhập thành đơn vị mới"
    ABSORB = "absorb", "Nhập vào đơn vị đã có"
    SPLIT = "split", "Tách một phần"


class Succession(Record):
    """One predecessor's step into one successor on a day, with the instrument that caused it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("predecessor", "successor", "effective_on", "kind", "legal_basis", "quality"), OPEN
    )

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_in")
    effective_on = models.DateField()
    kind = models.CharField(max_length=10, choices=SuccessionKind)
    legal_basis = models.CharField(max_length=200, blank=True)
    quality = models.CharField(max_length=12, default="exact")
    """``exact`` when the whole predecessor went over, ``estimated`` when only a part of unknown size did."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor", "effective_on"), name="units_succession_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
