"""Checklists, their versions, and the lines of a version."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.inspections.permissions import InspectionPermission
from donghanh.people.models import Person
from donghanh.units.models import Unit


class ChecklistQuerySet(ScopedQuerySet["Checklist"]):
    """The shipped checklists are the same for everybody; a unit's own are for who reads its inspections."""

    def visible_to(self, scope: Scope) -> "ChecklistQuerySet":
        """Shipped ones and those of the units whose inspections the scope reads; nothing for anybody else."""
        if scope.narrowed or not scope.may(InspectionPermission.READ):
            return self.none()
        return self.filter(Q(unit__isnull=True) | Q(unit_id__in=scope.units_with(InspectionPermission.READ)))

    def keepable_by(self, scope: Scope) -> "ChecklistQuerySet":
        """Those the scope may write: of its own units, never a shipped one."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(InspectionPermission.KEEP_CHECKLISTS))

    def matching(self, words: str) -> "ChecklistQuerySet":
        """Those whose name has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class Checklist(EditableRecord):
    """One checklist through all its versions. Without a unit it is shipped (data/inspections)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "code", "is_offered", "confidence", "source"), OPEN),
        **dict.fromkeys(("name", "about", "search"), INTERNAL),
    }

    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, blank=True)
    """Of a shipped one: its stable name."""
    name = models.CharField(max_length=160)
    about = models.CharField(max_length=300, blank=True)
    """Where it is used, in a sentence."""
    is_offered = models.BooleanField(default=True)
    confidence = models.CharField(max_length=10, default="own")
    source = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=500, editable=False)

    objects: ClassVar[ChecklistQuerySet] = ChecklistQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("code",), condition=Q(unit__isnull=True), name="inspections_shipped_checklist_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class VersionState(models.TextChoices):
    """Whether a version may still be written."""

    DRAFT = "draft", _("Đang soạn")
    PUBLISHED = "published", _("Đã ban hành")


class ChecklistVersionQuerySet(ScopedQuerySet["ChecklistVersion"]):
    """A version is seen with its checklist, and by who fills it in through the inspection."""

    def visible_to(self, scope: Scope) -> "ChecklistVersionQuerySet":
        """The versions of the checklists the scope may see."""
        return self.filter(checklist__in=Checklist.objects.visible_to(scope))

    def published(self) -> "ChecklistVersionQuerySet":
        """Those that inspections may use."""
        return self.filter(state=VersionState.PUBLISHED)


class ChecklistVersion(EditableRecord):
    """One version. Published it never changes: what an inspection was asked stays readable as it was asked."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("checklist", "number", "state", "published_at"), OPEN),
        "published_by": PERSONAL,
    }

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=VersionState, default=VersionState.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[ChecklistVersionQuerySet] = ChecklistVersionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("checklist", "-number")
        constraints = (
            models.UniqueConstraint(fields=("checklist", "number"), name="inspections_version_once"),
            models.UniqueConstraint(
                fields=("checklist",), condition=Q(state="draft"), name="inspections_one_draft_of_checklist"
            ),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="inspections_version_state_known"),
        )

    def __str__(self) -> str:
        return f"{self.checklist_id} {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether its lines may still be written."""
        return self.state == VersionState.DRAFT


class AnswerKind(models.TextChoices):
    """What a line is answered with."""

    YES_NO = "yes_no", _("Có, không, không áp dụng")
    NUMBER = "number", _("Một số")
    TEXT = "text", _("Vài dòng chữ")


class ChecklistLineQuerySet(ScopedQuerySet["ChecklistLine"]):
    """Lines are seen with their version."""

    def visible_to(self, scope: Scope) -> "ChecklistLineQuerySet":
        """The lines of the versions the scope may see."""
        return self.filter(version_of__in=ChecklistVersion.objects.visible_to(scope))


class ChecklistLine(EditableRecord):
    """One question of a version."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("version_of", "order", "code", "question", "kind", "unit_word", "guidance", "authority"), INTERNAL
    )

    version_of = models.ForeignKey(ChecklistVersion, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=20)
    """What people call it: "1.2"."""
    question = models.CharField(max_length=400)
    kind = models.CharField(max_length=8, choices=AnswerKind, default=AnswerKind.YES_NO)
    unit_word = models.CharField(max_length=30, blank=True)
    """Of a number: what is counted."""
    guidance = models.CharField(max_length=500, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    """The provision it comes from, as far as known."""

    objects: ClassVar[ChecklistLineQuerySet] = ChecklistLineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("version_of", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("version_of", "code"), name="inspections_line_code_once"),
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="inspections_line_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.version_of_id}"
