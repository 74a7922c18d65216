"""What is taught, and the numbers an office may set: both data."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class TopicQuerySet(ScopedQuerySet["Topic"]):
    """The shipped topics are the same for everybody; a unit's own are for its people."""

    def visible_to(self, scope: Scope) -> "TopicQuerySet":
        """The shipped ones and those of the units in which the scope holds a post; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit__in=scope.unit_ids))

    def offered(self) -> "TopicQuerySet":
        """Those that new courses may be about."""
        return self.filter(is_offered=True)


class Topic(EditableRecord):
    """One subject of trainings. Those without a unit are shipped (``data/training/topics.csv``)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("code", "order", "unit"), OPEN),
        **dict.fromkeys(("name", "confidence", "source", "is_offered"), INTERNAL),
    }

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=160)
    order = models.PositiveIntegerField(default=1000)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_offered = models.BooleanField(default=True)
    confidence = models.CharField(max_length=10, default="practice")
    source = models.CharField(max_length=300, blank=True)

    objects: ClassVar[TopicQuerySet] = TopicQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=("code",), condition=Q(unit__isnull=True), name="training_topic_code_once"),
            models.UniqueConstraint(fields=("unit", "name"), name="training_topic_name_once"),
        )

    def __str__(self) -> str:
        return self.name


class RuleKind(models.TextChoices):
    """The numbers that are rules and not code."""

    KEEP_YEARS = "keep_years", _("Giữ tên học viên, số năm sau khi khóa học kết thúc")
    MIN_SHARE = "min_share", _("Tỷ lệ buổi phải dự để được công nhận hoàn thành, phần trăm")


LIMITS = {RuleKind.KEEP_YEARS: (1, 30), RuleKind.MIN_SHARE: (1, 100)}
"""The least and the most of each."""


class RuleQuerySet(PeriodQuerySet["Rule"]):
    """The shipped rules are public; an office's own are for its people."""

    def visible_to(self, scope: Scope) -> "RuleQuerySet":
        """The shipped ones, and those of the units in whose offices the person works; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit_id__in=scope.unit_ids))


class Rule(Record, Period):
    """One number for a time. An office's own stands over the shipped one while it holds. The database refuses two at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("kind", "unit", "unit_key", "value", "confidence"), OPEN),
        "source": INTERNAL,
    }

    kind = models.CharField(max_length=10, choices=RuleKind)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_key = models.CharField(max_length=36, blank=True, editable=False)
    """The unit's line as text, empty for the shipped rule: what the database compares."""
    value = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    confidence = models.CharField(max_length=10)
    source = models.CharField(max_length=500, blank=True)

    objects: ClassVar[RuleQuerySet] = RuleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("kind", "valid_from", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
