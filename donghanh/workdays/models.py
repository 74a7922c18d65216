"""The days that are not what their weekday says, and the notices they come from. What the law alone gives is no row."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class Kind(models.TextChoices):
    """What a row makes of its day."""

    OFF = "off", _("Nghỉ")
    WORKED = "worked", _("Làm bù")
    QUIET = "quiet", _("Làm việc, không nhắc việc")


class Confidence(models.TextChoices):
    """Whether somebody saw the source named or only remembers it."""

    VERIFIED = "verified", _("Đã thấy trong nguồn")
    RECALLED = "recalled", _("Ghi theo trí nhớ, cần kiểm chứng")


class YearNoticeQuerySet(ScopedQuerySet["YearNotice"]):
    """National notices are public; an office's own are for its people."""

    def visible_to(self, scope: Scope) -> "YearNoticeQuerySet":
        """The national ones and those of the units in which the scope holds a post; nothing for strangers."""
        return self.filter(_national_or_own(scope)) if scope.is_signed_in else self.none()


class YearNotice(EditableRecord):
    """The paper that says how Tết and Quốc khánh of a year are taken. Its days are the rows that point to it.

    A year is settled once its notice was *seen*: one that is only remembered replaces what would be supposed, and
    settles nothing. A unit's own notice takes the place of the national one of that year, days and all.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("year", "unit", "number", "issued_on", "confidence"), OPEN),
        **dict.fromkeys(("tet_from", "tet_last", "national_from", "national_last"), OPEN),
        "source": INTERNAL,
    }

    year = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="year_notices")
    """Whose notice it is; empty for the whole country."""
    number = models.CharField(max_length=60, blank=True)
    """Number and symbol as printed; empty when nobody remembers them."""
    issued_on = models.DateField(null=True, blank=True)
    tet_from = models.DateField()
    tet_last = models.DateField()
    """The last free day of Tết as printed, weekend included; it still belongs."""
    national_from = models.DateField()
    national_last = models.DateField()
    source = models.CharField(max_length=500, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.VERIFIED)

    objects: ClassVar[YearNoticeQuerySet] = YearNoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "year"), name="workdays_notice_once"),
            models.UniqueConstraint(
                fields=("year",), condition=Q(unit__isnull=True), name="workdays_national_notice_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.year})" if self.number else str(self.year)

    @property
    def is_seen(self) -> bool:
        """Whether it settles its year."""
        return self.confidence == Confidence.VERIFIED


class SpecialDayQuerySet(ScopedQuerySet["SpecialDay"]):
    """National days are public; an office's own are for its people."""

    def visible_to(self, scope: Scope) -> "SpecialDayQuerySet":
        """The national ones and those of the units in which the scope holds a post; nothing for strangers."""
        return self.filter(_national_or_own(scope)) if scope.is_signed_in else self.none()


class SpecialDay(EditableRecord):
    """One day that is free, worked or quiet against its weekday or the law. A unit's own row stands over the national one."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("day", "kind", "unit", "notice", "swapped_with", "confidence"), OPEN),
        **dict.fromkeys(("name", "source"), INTERNAL),
    }

    day = models.DateField(db_index=True)
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=160)
    """What the day is, as people call it: "Nghỉ hoán đổi", "Ngày Nhà giáo Việt Nam"."""
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="special_days")
    """Whose day it is; empty for the whole country."""
    notice = models.ForeignKey(YearNotice, null=True, blank=True, on_delete=models.CASCADE, related_name="days")
    """The notice that gives the day; such a row is changed with its notice."""
    swapped_with = models.DateField(null=True, blank=True)
    """The other day of a swap: of a free weekday the weekend worked for it, and the other way round."""
    source = models.CharField(max_length=500, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.VERIFIED)

    objects: ClassVar[SpecialDayQuerySet] = SpecialDayQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "day"), name="workdays_day_once"),
            models.UniqueConstraint(fields=("day",), condition=Q(unit__isnull=True), name="workdays_national_day_once"),
        )

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.kind}"


class DayChangeQuerySet(ScopedQuerySet["DayChange"]):
    """What an office changed is for its people."""

    def visible_to(self, scope: Scope) -> "DayChangeQuerySet":
        """The changes of the units in which the scope holds a post."""
        return self.filter(unit__in=scope.unit_ids) if scope.is_signed_in else self.none()


class DayChange(Record):
    """One change of an office's table as its people see it below the table: what, when and why."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "year", "verb"), OPEN),
        **dict.fromkeys(("at", "text", "reason"), INTERNAL),
    }

    class Verb(models.TextChoices):
        """What was done."""

        ADDED = "added", _("Thêm")
        CORRECTED = "corrected", _("Sửa")
        REMOVED = "removed", _("Bỏ")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=10, choices=Verb)
    text = models.CharField(max_length=300)
    """What was changed, in the words of that moment: the row itself may be gone."""
    reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[DayChangeQuerySet] = DayChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "id")

    def __str__(self) -> str:
        return f"{self.verb} {self.year}"


def _national_or_own(scope: Scope) -> Q:
    return Q(unit__isnull=True) | Q(unit__in=scope.unit_ids)
