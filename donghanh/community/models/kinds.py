"""What sorts of models there are and what each asks for: the country's rows, and an office's own over them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.domain.community import Norm
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.units.models import Unit


class Confidence(models.TextChoices):
    """Whether somebody saw the source named or only remembers it."""

    VERIFIED = "verified", _("Đã thấy trong nguồn")
    RECALLED = "recalled", _("Ghi theo trí nhớ, cần kiểm chứng")


class InitiativeKindQuerySet(ScopedQuerySet["InitiativeKind"]):
    """Kinds are the same for everybody."""

    def visible_to(self, scope: Scope) -> "InitiativeKindQuerySet":
        """Every kind, for anybody signed in."""
        return self if scope.is_signed_in else self.none()


class InitiativeKind(EditableRecord):
    """One sort of model. Shipped in ``data/community/kinds.csv``; what it asks for stands in its rules."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("code", "name", "guidance", "has_members", "protects_address", "order", "confidence", "source"), OPEN
    )

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=120)
    guidance = models.CharField(max_length=500)
    has_members = models.BooleanField()
    """Whether people join and leave it."""
    protects_address = models.BooleanField()
    """Whether its address is kept apart from everything else."""
    order = models.PositiveSmallIntegerField()
    confidence = models.CharField(max_length=10, choices=Confidence)
    source = models.CharField(max_length=500)

    objects: ClassVar[InitiativeKindQuerySet] = InitiativeKindQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name


class KindRuleQuerySet(PeriodQuerySet["KindRule"]):
    """The country's rules are public; an office's own are for its people."""

    def visible_to(self, scope: Scope) -> "KindRuleQuerySet":
        """The country's, and those of the units in whose offices the person works; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(models.Q(unit__isnull=True) | models.Q(unit_id__in=scope.unit_ids))


class KindRule(EditableRecord, Period):
    """What a kind asks for, for a time. An office's own rule stands over the country's while it holds."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "kind", "unit", "unit_key", "min_men", "min_women", "min_members", "min_board_men", "min_board_women",
            "team_is_local", "meetings_per_year", "cadence", "confidence", "source",
        ),
        OPEN,
    )  # fmt: skip

    kind = models.ForeignKey(InitiativeKind, on_delete=models.PROTECT, related_name="rules")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Whose rule it is; empty for the country's."""
    unit_key = models.CharField(max_length=36, blank=True, editable=False)
    """The unit's line as text, empty for the country: what the database compares when it refuses two rules for one day."""
    min_men = models.PositiveSmallIntegerField(default=0)
    min_women = models.PositiveSmallIntegerField(default=0)
    min_members = models.PositiveSmallIntegerField(default=0)
    min_board_men = models.PositiveSmallIntegerField(default=0)
    min_board_women = models.PositiveSmallIntegerField(default=0)
    team_is_local = models.BooleanField(default=False)
    meetings_per_year = models.PositiveSmallIntegerField(default=0)
    """At least so many; nought where nothing is asked."""
    cadence = models.CharField(max_length=120, blank=True)
    """The same as people say it: "Hằng tháng"."""
    confidence = models.CharField(max_length=10, choices=Confidence)
    source = models.CharField(max_length=500, blank=True)

    objects: ClassVar[KindRuleQuerySet] = KindRuleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("kind", "valid_from", "id")

    def __str__(self) -> str:
        return f"{self.kind_id} {self.valid_from}"

    @property
    def norm(self) -> Norm:
        """What it asks for, as the domain judges by."""
        return Norm(
            men=self.min_men,
            women=self.min_women,
            members=self.min_members,
            board_men=self.min_board_men,
            board_women=self.min_board_women,
            team_is_local=self.team_is_local,
        )


class RetentionRuleQuerySet(PeriodQuerySet["RetentionRule"]):
    """The country's rule is public; an office's own are for its people."""

    def visible_to(self, scope: Scope) -> "RetentionRuleQuerySet":
        """The country's, and those of the units in whose offices the person works; nothing for strangers."""
        if not scope.is_signed_in:
            return self.none()
        return self.filter(models.Q(unit__isnull=True) | models.Q(unit_id__in=scope.unit_ids))


class RetentionRule(Record, Period):
    """For how many years the names of people who left are kept, for a time. An office's own stands over the country's."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "unit_key", "years", "confidence"), OPEN),
        "source": INTERNAL,
    }

    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit_key = models.CharField(max_length=36, blank=True, editable=False)
    """As ``KindRule.unit_key``."""
    years = models.PositiveSmallIntegerField()
    confidence = models.CharField(max_length=10, choices=Confidence)
    source = models.CharField(max_length=500, blank=True)

    objects: ClassVar[RetentionRuleQuerySet] = RetentionRuleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("valid_from", "id")

    def __str__(self) -> str:
        return f"{self.years} ({self.valid_from})"
