"""Surveys that compare hamlets, and the hamlet chosen for a pilot. Counts and points only: nobody is in them."""

from decimal import Decimal
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.domain.survey import Direction
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.inspections.permissions import InspectionPermission
from donghanh.people.models import Person
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class Measure(models.TextChoices):
    """What a value is made of."""

    BIRTHS = "births", _("Bé trai trên 100 bé gái")
    SHARE = "share", _("Tỷ lệ phần trăm")
    SCORE = "score", _("Điểm đoàn khảo sát cho")


class Towards(models.TextChoices):
    """Which values speak for a hamlet: ``domain.survey.Direction`` with words."""

    HIGHER = Direction.HIGHER.value, _("Càng cao càng nên chọn")
    LOWER = Direction.LOWER.value, _("Càng thấp càng nên chọn")
    ABOVE = Direction.ABOVE.value, _("Càng vượt mức tự nhiên càng nên chọn")


class SurveyQuerySet(ScopedQuerySet["Survey"]):
    """The office of the unit, and who leads it."""

    def visible_to(self, scope: Scope) -> "SurveyQuerySet":
        """The surveys of the units whose inspections the scope reads. A remembered device sees none."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(InspectionPermission.READ))

    def keepable_by(self, scope: Scope) -> "SurveyQuerySet":
        """Those the scope fills in and draws a choice from."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(InspectionPermission.KEEP))

    def matching(self, words: str) -> "SurveyQuerySet":
        """Surveys whose name has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class Survey(EditableRecord):
    """One comparison of the hamlets of a unit, as they stood on a day."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "title", "as_of", "note", "search", "created_at"), INTERNAL),
        "created_by": PERSONAL,
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="surveys")
    title = models.CharField(max_length=200)
    as_of = models.DateField()
    """The day of the survey: hamlets and dated values are those of this day."""
    note = models.CharField(max_length=1000, blank=True)
    """How the values were gathered."""
    search = models.CharField(max_length=400, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[SurveyQuerySet] = SurveyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-as_of", "pk")

    def __str__(self) -> str:
        return self.title


class OfSurveyQuerySet(ScopedQuerySet[M]):
    """What belongs to a survey is seen with it."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the surveys the scope may see."""
        return self.filter(survey__in=Survey.objects.visible_to(scope))


class SurveyCriterion(EditableRecord):
    """One criterion as this survey uses it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "survey", "code", "name", "guidance", "measure", "direction", "weight", "low", "high", "natural",
            "reliable_from", "number_word", "base_word", "order", "source",
        ),
        INTERNAL,
    )  # fmt: skip

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    guidance = models.CharField(max_length=500, blank=True)
    measure = models.CharField(max_length=6, choices=Measure)
    direction = models.CharField(max_length=6, choices=Towards)
    weight = models.PositiveSmallIntegerField()
    low: "models.DecimalField[Decimal, Decimal]" = models.DecimalField(max_digits=9, decimal_places=3)
    high: "models.DecimalField[Decimal, Decimal]" = models.DecimalField(max_digits=9, decimal_places=3)
    """The ends of the scale."""
    natural: "models.DecimalField[Decimal | None, Decimal | None]" = models.DecimalField(
        max_digits=9, decimal_places=3, null=True, blank=True
    )
    """Above which value it counts, as it was known on the day of the survey."""
    reliable_from = models.PositiveIntegerField(default=0)
    """With a smaller base a value is marked as unreliable."""
    number_word = models.CharField(max_length=40)
    base_word = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300, blank=True)

    objects: ClassVar[OfSurveyQuerySet["SurveyCriterion"]] = OfSurveyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("survey", "code"), name="inspections_criterion_once"),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="inspections_measure_known"),
            models.CheckConstraint(condition=Q(direction__in=Towards.values), name="inspections_direction_known"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="inspections_weight_counts"),
            models.CheckConstraint(condition=Q(high__gt=F("low")), name="inspections_scale_has_length"),
            models.CheckConstraint(
                condition=~Q(direction="above") | Q(natural__isnull=False), name="inspections_above_something"
            ),
        )

    def __str__(self) -> str:
        return self.name


class SurveyVillage(EditableRecord):
    """One hamlet in a survey; its version counts the changes of its values."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("survey", "village", "changed_at"), INTERNAL)

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="villages")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OfSurveyQuerySet["SurveyVillage"]] = OfSurveyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("village__sort_key", "pk")
        constraints = (models.UniqueConstraint(fields=("survey", "village"), name="inspections_village_once"),)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.village_id}"


class SurveyValue(Record):
    """What was counted for one criterion in one hamlet. Where there is no row nothing is known, which is never nought."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("survey", "village", "criterion", "number", "base"), INTERNAL
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="values")
    village = models.ForeignKey(SurveyVillage, on_delete=models.CASCADE, related_name="values")
    criterion = models.ForeignKey(SurveyCriterion, on_delete=models.CASCADE, related_name="values")
    number: "models.DecimalField[Decimal, Decimal]" = models.DecimalField(max_digits=12, decimal_places=3)
    """Boys, the part, or the points."""
    base = models.PositiveIntegerField(null=True, blank=True)
    """Girls, or the whole; none for points."""

    objects: ClassVar[OfSurveyQuerySet["SurveyValue"]] = OfSurveyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("village", "criterion"), name="inspections_value_once"),
            models.CheckConstraint(condition=Q(number__gte=0), name="inspections_value_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.village_id} {self.criterion_id}"


class PilotChoiceQuerySet(OfSurveyQuerySet["PilotChoice"]):
    """Choices are seen with their survey."""

    def current(self) -> "PilotChoiceQuerySet":
        """The choice that stands."""
        return self.filter(ended_at__isnull=True)


class PilotChoice(Record):
    """Which hamlet was chosen, why, by whom. Corrected, the former one is kept with what was wrong about it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "survey", "village", "reason", "decided_by", "document_number", "decided_on", "rank", "ranking",
                "recorded_at", "ended_at", "ended_reason",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("recorded_by", "ended_by"), PERSONAL),
    }  # fmt: skip

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="choices")
    village = models.ForeignKey(SurveyVillage, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    decided_by = models.CharField(max_length=160)
    """Which body decided, as it signs: "UBND xã Sông Mây"."""
    document_number = models.CharField(max_length=60)
    decided_on = models.DateField()
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    """Which rank the hamlet had that day; none while values of it were missing."""
    ranking = models.JSONField(default=list)
    """The ranking as it stood: ``[[village, rank or null, points or null], …]``."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[PilotChoiceQuerySet] = PilotChoiceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-recorded_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("survey",), condition=Q(ended_at__isnull=True), name="inspections_one_choice_stands"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(ended_reason=""), name="inspections_ended_has_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.survey_id} {self.village_id}"
