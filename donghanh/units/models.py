"""Administrative units. One row is one unit as it stood from a day until another; successions join the rows."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import OPEN, FieldClass


class UnitKind(models.TextChoices):
    """The place of a unit in the tree. Districts exist only before 1/7/2025."""

    COUNTRY = "country", _("Quốc gia")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    VILLAGE = "village", _("Thôn, tổ dân phố")


class UnitQuerySet(PeriodQuerySet["Unit"]):
    """Units are public knowledge: whoever is signed in may see them all."""

    def visible_to(self, scope: Scope) -> "UnitQuerySet":
        """Every unit, for anybody signed in."""
        return self if scope.is_signed_in else self.none()


class Unit(EditableRecord, Period):
    """A unit as it stood in its period. Codes were reused in 2025, so code *and* day name a unit, never code alone.

    The parent is the parent's row of the day on which this row begins. When a parent is only renamed its children keep
    their rows, so children are asked for through the parent's ``line`` (``queries.children``), never through its id.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("kind", "code", "name", "level", "parent", "line", "legal_basis", "is_verified", "search", "sort_key"), OPEN
    )

    kind = models.CharField(max_length=10, choices=UnitKind)
    code = models.CharField(max_length=12, blank=True)
    """The official code with its leading zeros: text, never a number. Empty for villages, which have none."""
    name = models.CharField(max_length=120)
    """The proper name without the level word: "Sông Mây"."""
    level = models.CharField(max_length=20)
    """The level word as printed: "xã", "phường", "đặc khu", "tỉnh", "thành phố", "huyện", "thôn", "khối" …"""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    line = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    """Equal for the rows of one unit through new names, levels and parents; a merger begins a new line."""
    legal_basis = models.CharField(max_length=200, blank=True)
    """The instrument by which the row begins."""
    is_verified = models.BooleanField(default=True)
    """Whether the legal basis was seen in a source, not only recalled."""
    search = models.CharField(max_length=320, editable=False)
    """Accented and folded spellings for searching; :mod:`donghanh.units.naming` writes and reads it."""
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects: ClassVar[UnitQuerySet] = UnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("sort_key",)
        indexes = (models.Index(fields=("kind", "code", "valid_from"), name="units_by_code"),)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Level and name as running text has them: "xã Sông Mây"; the country has no level word."""
        return f"{self.level} {self.name}".strip()

    @property
    def title(self) -> str:
        """The full name at the beginning of a line: "Xã Sông Mây"."""
        return self.full_name[:1].upper() + self.full_name[1:]


class SuccessionKind(models.TextChoices):
    """How one unit became another."""

    RENAME = "rename", _("Đổi tên")
    LEVEL = "level", _("Đổi loại đơn vị")
    TRANSFER = "transfer", _("Chuyển đơn vị cấp trên")
    MERGE = "merge", _("Nhập thành đơn vị mới")
    ABSORB = "absorb", _("Nhập vào đơn vị đã có")
    SPLIT = "split", _("Tách một phần")


class SuccessionQuerySet(ScopedQuerySet["Succession"]):
    """Successions are as public as the units they join."""

    def visible_to(self, scope: Scope) -> "SuccessionQuerySet":
        """Every succession, for anybody signed in."""
        return self if scope.is_signed_in else self.none()


class Quality(models.TextChoices):
    """How much of the predecessor is known to have gone over."""

    EXACT = "exact", _("Toàn bộ")
    ESTIMATED = "estimated", _("Một phần hoặc suy ra")


class Succession(Record):
    """One predecessor's step into one successor on a day, with the instrument that caused it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("predecessor", "successor", "effective_on", "kind", "legal_basis", "is_verified", "quality", "is_main"), OPEN
    )

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions_in")
    effective_on = models.DateField()
    kind = models.CharField(max_length=10, choices=SuccessionKind)
    legal_basis = models.CharField(max_length=200, blank=True)
    is_verified = models.BooleanField(default=True)
    """Whether the legal basis was seen in a source, not only recalled."""
    quality = models.CharField(max_length=12, choices=Quality, default=Quality.EXACT)
    """``exact`` when the whole predecessor went over, ``estimated`` when only a part of unknown size did."""
    is_main = models.BooleanField(default=True)
    """Of several successors the one the source takes for the main one; a single successor is always the main one."""

    objects: ClassVar[SuccessionQuerySet] = SuccessionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor", "effective_on"), name="units_succession_once"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class ReferenceLoad(Record):
    """One loading of the shipped unit tables: which content, when, and how many rows. Spares the next start the work."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("digest", "loaded_at", "units", "successions"), OPEN)

    digest = models.CharField(max_length=64, unique=True)
    loaded_at = models.DateTimeField()
    units = models.PositiveIntegerField()
    successions = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest[:12]
