"""The kit of an Action Month: theme, window, messages, identity assets, and what every body is asked to do."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from donghanh.communication.permissions import CommunicationPermission
from donghanh.documents.pictures.kinds import FileKind
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class CampaignTheme(EditableRecord):
    """The theme and the window of a year for the country, shipped with where they are known from (data/communication)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("year", "starts_on", "ends_on"), OPEN),
        **dict.fromkeys(("theme", "confidence", "source"), INTERNAL),
    }

    year = models.PositiveIntegerField(unique=True)
    theme = models.CharField(max_length=400, blank=True)
    """Empty while no paper with it was seen."""
    starts_on = models.DateField()
    ends_on = models.DateField()
    confidence = models.CharField(max_length=10)
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return str(self.year)


class ProposalTemplate(EditableRecord):
    """A line of the checklist every kit begins with, shipped."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("code", "order"), OPEN),
        **dict.fromkeys(("text", "is_offered", "source"), INTERNAL),
    }

    code = models.SlugField(max_length=30, unique=True)
    text = models.CharField(max_length=300)
    order = models.PositiveIntegerField()
    is_offered = models.BooleanField(default=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.code


class ActionMonthQuerySet(ScopedQuerySet["ActionMonth"]):
    """The office sees its kits; a body of the unit those that were proposed to it."""

    def visible_to(self, scope: Scope) -> "ActionMonthQuerySet":
        """The one answer to "may I see this kit" and "which may I see"."""
        own = Organisation.objects.filter(pk__in=scope.organisations_with(CommunicationPermission.READ_OWN))
        proposed = Q(unit__line__in=own.values("unit__line"), proposed_at__isnull=False)
        if scope.narrowed:
            return self.filter(proposed)
        return self.filter(Q(unit_id__in=scope.units_with(CommunicationPermission.READ)) | proposed)


class ActionMonth(EditableRecord):
    """The kit of one year."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("unit", "year", "theme", "starts_on", "ends_on", "authority", "proposed_at"), INTERNAL
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    theme = models.CharField(max_length=400)
    starts_on = models.DateField()
    ends_on = models.DateField()
    authority = models.CharField(max_length=300, blank=True)
    """The letter the theme stands in."""
    proposed_at = models.DateTimeField(null=True, blank=True)
    """Since when the bodies of the unit see it."""

    objects: ClassVar[ActionMonthQuerySet] = ActionMonthQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year"), name="communication_month_once"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="communication_month_forward"),
        )

    def __str__(self) -> str:
        return str(self.year)


class PartQuerySet(ScopedQuerySet[M]):
    """Parts are seen with their kit."""

    def visible_to(self, scope: Scope) -> Self:
        """Those of the kits the scope may see."""
        return self.filter(month__in=ActionMonth.objects.visible_to(scope).order_by())


class KitMessage(Record):
    """One message, a slogan as it is printed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("month", "text", "order"), INTERNAL)

    month = models.ForeignKey(ActionMonth, on_delete=models.CASCADE, related_name="messages")
    text = models.CharField(max_length=300)
    order = models.PositiveIntegerField()

    objects: ClassVar[PartQuerySet[Any]] = PartQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.month_id} {self.order}"


class KitFile(Record):
    """One identity asset: a logo, a backdrop, a banner to be printed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("month", "caption", "kind", "size", "file", "added_at"), INTERNAL),
        "added_by": PERSONAL,
    }

    month = models.ForeignKey(ActionMonth, on_delete=models.CASCADE, related_name="files")
    caption = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in FileKind])
    size = models.BigIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[PartQuerySet[Any]] = PartQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return f"{self.month_id} {self.kind}"


class Proposal(EditableRecord):
    """One thing every body of the unit is asked to do."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("month", "text", "order"), INTERNAL)

    month = models.ForeignKey(ActionMonth, on_delete=models.CASCADE, related_name="proposals")
    text = models.CharField(max_length=300)
    order = models.PositiveIntegerField()

    objects: ClassVar[PartQuerySet[Any]] = PartQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.month_id} {self.order}"


class ProposalAnswer(EditableRecord):
    """What one body says of one line: done or not, and a word on it. Without a row nothing was said."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("proposal", "body", "is_done", "note", "answered_at"), INTERNAL),
        "answered_by": PERSONAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers")
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    is_done = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("proposal", "pk")
        constraints = (models.UniqueConstraint(fields=("proposal", "body"), name="communication_answer_once"),)

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.body_id}"
