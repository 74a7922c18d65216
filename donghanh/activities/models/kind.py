"""Kinds of activities: data, with the fields each kind has of its own."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class KindGroup(models.TextChoices):
    """The headings under which kinds stand in forms and summaries."""

    DIRECT = "direct", _("Truyền thông trực tiếp")
    EVENT = "event", _("Lễ, hội thi, văn nghệ, thể thao")
    MEDIA = "media", _("Loa, báo đài, mạng xã hội")
    MATERIAL = "material", _("Băng rôn, pa nô, tờ rơi")
    TRAINING = "training", _("Tập huấn")
    CLUB = "club", _("Câu lạc bộ, mô hình")
    CARE = "care", _("Tư vấn, thăm hỏi")
    CHECK = "check", _("Kiểm tra, khảo sát")
    AWARD = "award", _("Khen thưởng")


@dataclass(frozen=True)
class KindField:
    """One thing asked of activities of a kind besides what is asked of all: name, type, label."""

    code: str
    type: str
    """``text``, ``int``, ``minutes``, ``money`` (đồng), ``url``, ``yesno``."""
    label: str


class ActivityKindQuerySet(ScopedQuerySet["ActivityKind"]):
    """The kinds of the country are public; a unit's own are for its people."""

    def visible_to(self, scope: Scope) -> "ActivityKindQuerySet":
        """The national kinds and those of the units in which the scope holds a post; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit__in=scope.unit_ids))

    def offered(self) -> "ActivityKindQuerySet":
        """Those that new activities may be of."""
        return self.filter(is_offered=True)


class ActivityKind(EditableRecord):
    """One kind. Those without a unit are shipped (data/activities); a unit's own kind counts under one of them."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("code", "group", "unit_word", "counts_people", "fields", "order", "unit", "counts_as"), OPEN),
        **dict.fromkeys(("name", "is_offered", "confidence", "source"), INTERNAL),
    }

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    group = models.CharField(max_length=10, choices=KindGroup)
    unit_word = models.CharField(max_length=20)
    """What one of it is called: "buổi", "tin bài", "chiếc"."""
    counts_people = models.BooleanField(default=False)
    fields = models.JSONField(default=list, blank=True)
    """``[{"code", "type", "label"}, …]``; read through :attr:`own_fields`."""
    order = models.PositiveIntegerField(default=1000)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counts_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Of a unit's own kind: the national one under which it is counted."""
    is_offered = models.BooleanField(default=True)
    confidence = models.CharField(max_length=10, default="practice")
    source = models.CharField(max_length=300, blank=True)

    objects: ClassVar[ActivityKindQuerySet] = ActivityKindQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "code"), name="activities_kind_once"),
            models.UniqueConstraint(
                fields=("code",), condition=Q(unit__isnull=True), name="activities_national_kind_once"
            ),
            models.CheckConstraint(condition=Q(group__in=KindGroup.values), name="activities_kind_group_known"),
            models.CheckConstraint(
                condition=Q(unit__isnull=True, counts_as__isnull=True) | Q(unit__isnull=False, counts_as__isnull=False),
                name="activities_own_kind_counts_as",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def own_fields(self) -> list[KindField]:
        """What is asked of activities of this kind besides."""
        return [KindField(one["code"], one["type"], one["label"]) for one in self.fields]
