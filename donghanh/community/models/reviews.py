"""What was found of a model in a year, and where it is to be made anew."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import Initiative, PartQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.units.models import Unit


class ReviewQuerySet(PartQuerySet["Review"]):
    """Reviews are seen with their model."""


class Review(EditableRecord):
    """What was found in one year, criterion by criterion, and what follows."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("initiative", "year", "held_on", "conclusion"), INTERNAL),
        "reviewer": PERSONAL,
    }

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    reviewer = models.CharField(max_length=160)
    """Who reviewed: a group or an office, as the record names it."""
    conclusion = models.TextField()

    objects: ClassVar[ReviewQuerySet] = ReviewQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year",)
        constraints = (models.UniqueConstraint(fields=("initiative", "year"), name="community_review_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.year}"


class Measure(models.TextChoices):
    """How a criterion is answered."""

    SCORE = "score", _("Điểm 0–100")
    MET = "met", _("Đạt hay chưa đạt")


class ReviewItem(Record):
    """One criterion with its answer; no answer where it was not looked at."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("review", "order", "text", "measure", "score", "met"), INTERNAL
    )

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=5, choices=Measure)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    met = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("order",)
        constraints = (
            models.UniqueConstraint(fields=("review", "order"), name="community_review_item_order_once"),
            models.CheckConstraint(
                condition=Q(measure="score", met__isnull=True) & (Q(score__isnull=True) | Q(score__lte=100))
                | Q(measure="met", score__isnull=True),
                name="community_review_item_answers_its_measure",
            ),
        )

    def __str__(self) -> str:
        return f"{self.review_id} {self.order}"


class ReplicationState(models.TextChoices):
    """What became of the plan to make a model anew elsewhere."""

    PLANNED = "planned", _("Dự kiến")
    FOUNDED = "founded", _("Đã lập")
    DROPPED = "dropped", _("Thôi")


class ReplicationQuerySet(PartQuerySet["Replication"]):
    """Plans to replicate are seen with the model they start from."""

    path = "origin"


class Replication(EditableRecord):
    """The plan to make a model anew in another village. Founded, it names the model that came of it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("origin", "village", "planned_on", "state", "reason", "made"), INTERNAL
    )

    origin = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="replications")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    state = models.CharField(max_length=8, choices=ReplicationState, default=ReplicationState.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was dropped."""
    made = models.OneToOneField(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="replicated_by"
    )

    objects: ClassVar[ReplicationQuerySet] = ReplicationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("planned_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state="founded", made__isnull=False) | (~Q(state="founded") & Q(made__isnull=True)),
                name="community_replication_founded_names_what_was_made",
            ),
        )

    def __str__(self) -> str:
        return f"{self.origin_id} {self.state}"
