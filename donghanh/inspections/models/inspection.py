"""One inspection: what is looked at, by whom, on which day, by which checklist, and what was answered."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models import Activity
from donghanh.community.models import Initiative
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.inspections.models.checklist import ChecklistLine, ChecklistVersion
from donghanh.inspections.permissions import InspectionPermission
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person, Post
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class InspectionState(models.TextChoices):
    """How far an inspection is."""

    PLANNED = "planned", _("Dự kiến")
    UNDER_WAY = "under_way", _("Đang kiểm tra")
    CONCLUDED = "concluded", _("Đã kết luận")
    CANCELLED = "cancelled", _("Đã hủy")


MOVES: dict[str, frozenset[str]] = {
    InspectionState.PLANNED: frozenset(
        {InspectionState.UNDER_WAY, InspectionState.CONCLUDED, InspectionState.CANCELLED}
    ),
    InspectionState.UNDER_WAY: frozenset({InspectionState.CONCLUDED, InspectionState.CANCELLED}),
    InspectionState.CONCLUDED: frozenset(),
    InspectionState.CANCELLED: frozenset(),
}
OPEN = (InspectionState.PLANNED, InspectionState.UNDER_WAY)


class InspectionQuerySet(ScopedQuerySet["Inspection"]):
    """The office of the unit sees all; a member of the team through the own post; a body inspected sees its findings only."""

    def visible_to(self, scope: Scope) -> "InspectionQuerySet":
        """The one answer to "may I see this inspection" and "which may I see". A remembered device sees none."""
        if scope.narrowed:
            return self.none()
        seen = Q(unit_id__in=scope.units_with(InspectionPermission.READ))
        return self.filter(seen | _in_team(scope, InspectionPermission.READ_OWN))

    def keepable_by(self, scope: Scope) -> "InspectionQuerySet":
        """Those the scope plans, concludes and draws findings from."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(InspectionPermission.KEEP))

    def fillable_by(self, scope: Scope) -> "InspectionQuerySet":
        """Those whose checklist the scope may fill in: the office, and the team."""
        if scope.narrowed:
            return self.none()
        kept = Q(unit_id__in=scope.units_with(InspectionPermission.KEEP))
        return self.filter(kept | _in_team(scope, InspectionPermission.ANSWER))

    def matching(self, words: str) -> "InspectionQuerySet":
        """Inspections whose name, subject or paper has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))

    def newest_first(self) -> "InspectionQuerySet":
        """By day, the latest first."""
        return self.order_by("-held_on", "pk")


def _in_team(scope: Scope, permission: str) -> Q:
    posts = {grant.post_id for grant in scope.grants if grant.permission == permission and grant.post_id}
    return Q(pk__in=TeamMember.objects.filter(post_id__in=posts).order_by().values("inspection"))


class Inspection(EditableRecord):
    """One inspection of one subject: a body, a village, or a model of the community."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "title", "host", "subject_body", "subject_village", "subject_initiative", "held_on", "ends_on",
                "decision_number", "decision_on", "checklist_version", "state", "conclusion", "concluded_at", "activity",
                "cancel_reason", "search", "created_at",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("created_by", "concluded_by"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspections")
    title = models.CharField(max_length=200)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """The body that inspects."""
    subject_body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject_village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject_initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.PROTECT, related_name="inspections"
    )
    held_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    """The last day, where it goes on for several."""
    decision_number = models.CharField(max_length=60, blank=True)
    """The decision by which the team was set up."""
    decision_on = models.DateField(null=True, blank=True)
    checklist_version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=InspectionState, default=InspectionState.PLANNED)
    conclusion = models.TextField(blank=True)
    """What was found on the whole. Never a person's story."""
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    activity = models.OneToOneField(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="inspection"
    )
    """The one activity that concluding made."""
    cancel_reason = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=700, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[InspectionQuerySet] = InspectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-held_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=InspectionState.values), name="inspections_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=models.F("held_on")),
                name="inspections_days_forward",
            ),
            models.CheckConstraint(
                condition=Q(subject_body__isnull=False, subject_village__isnull=True, subject_initiative__isnull=True)
                | Q(subject_body__isnull=True, subject_village__isnull=False, subject_initiative__isnull=True)
                | Q(subject_body__isnull=True, subject_village__isnull=True, subject_initiative__isnull=False),
                name="inspections_one_subject",
            ),
            models.CheckConstraint(
                condition=~Q(state="concluded") | Q(activity__isnull=False, concluded_at__isnull=False),
                name="inspections_concluded_made_an_activity",
            ),
        )
        indexes = (models.Index(fields=("unit", "held_on"), name="inspections_of_unit_by_day"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may still be filled in, changed and called off."""
        return self.state in OPEN

    @property
    def is_protected(self) -> bool:
        """Whether it is about a model whose address is nobody's business. Needs ``subject_initiative`` loaded."""
        return self.subject_initiative is not None and self.subject_initiative.is_protected

    @property
    def subject_name(self) -> str:
        """What is inspected. Needs the subject loaded."""
        if self.subject_village is not None:
            return self.subject_village.title
        return str(self.subject_body or self.subject_initiative)

    @property
    def last_day(self) -> dt.date:
        """The day it ends on."""
        return self.ends_on or self.held_on


class PartQuerySet(ScopedQuerySet[M]):
    """What belongs to an inspection is seen with it."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the inspections the scope may see."""
        return self.filter(inspection__in=Inspection.objects.visible_to(scope))


class TeamMember(Record):
    """Who inspects: a post with the person in it, or somebody from outside by role and body alone."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("inspection", "post", "is_lead", "order"), INTERNAL),
        **dict.fromkeys(("person", "outside"), PERSONAL),
    }

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="team")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Who held the post when the team was made up."""
    outside = models.CharField(max_length=160, blank=True)
    """Of somebody without a post here: role and body, no name: "Chuyên viên Sở Nội vụ"."""
    is_lead = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[PartQuerySet["TeamMember"]] = PartQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-is_lead", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("inspection",), condition=Q(is_lead=True), name="inspections_one_lead_of_team"
            ),
            models.UniqueConstraint(
                fields=("inspection", "post"), condition=Q(post__isnull=False), name="inspections_post_once_in_team"
            ),
            models.CheckConstraint(
                condition=Q(post__isnull=False, outside="") | (Q(post__isnull=True) & ~Q(outside="")),
                name="inspections_member_is_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.order}"


class YesNo(models.TextChoices):
    """How a question is answered."""

    YES = "yes", _("Có")
    NO = "no", _("Không")
    NOT_APPLICABLE = "na", _("Không áp dụng")


class Answer(EditableRecord):
    """What was found for one line. A line without a row is not answered, which is neither no nor nought."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("inspection", "line", "choice", "number", "text", "answered_at"), INTERNAL),
        "answered_by": PERSONAL,
    }

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="answers")
    line = models.ForeignKey(ChecklistLine, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=3, choices=YesNo, blank=True)
    number: "models.DecimalField[Decimal | None, Decimal | None]" = models.DecimalField(
        max_digits=15, decimal_places=3, null=True, blank=True
    )
    text = models.CharField(max_length=1000, blank=True)
    """The answer to a question for words; a remark to any other."""
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[PartQuerySet["Answer"]] = PartQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("line__order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "line"), name="inspections_answer_once"),
            models.CheckConstraint(condition=Q(choice__in=("", *YesNo.values)), name="inspections_answer_choice_known"),
        )

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.line_id}"

    @property
    def said(self) -> tuple[str, Decimal | None, str]:
        """What was answered, to be compared."""
        return (self.choice, self.number, self.text)
