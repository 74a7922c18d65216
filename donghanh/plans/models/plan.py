"""A plan, its outline, and what it sets besides tasks: targets, report duties, sources of money."""

import datetime as dt
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from donghanh.documents.models import Document
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import GroupMember, Organisation, OrganisationGroup
from donghanh.people.models import Post
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import PlanState, TaskState
from donghanh.units.models import Unit


class PlanKind(models.TextChoices):
    """What sort of plan it is; it decides which span of time its pages show."""

    YEAR = "year", _("Kế hoạch năm")
    MULTI_YEAR = "multi_year", _("Kế hoạch nhiều năm")
    ACTION_MONTH = "action_month", _("Tháng hành động")
    INITIATIVE = "initiative", _("Mô hình, câu lạc bộ")
    THEME = "theme", _("Chuyên đề")


class PlanQuerySet(ScopedQuerySet["Plan"]):
    """Plans are read by the office of their unit; a partner body reads its tasks, not the plan."""

    def visible_to(self, scope: Scope) -> "PlanQuerySet":
        """The plans of the units for which the scope may read plans."""
        return self.none() if scope.narrowed else self.filter(unit_id__in=scope.units_with(PlanPermission.READ))

    def about_year(self, year: int) -> "PlanQuerySet":
        """Plans about a year, those that span several years included."""
        spans = Q(starts_on__year__lte=year, ends_on__year__gte=year)
        return self.filter(Q(year=year) | spans)

    def not_closed(self) -> "PlanQuerySet":
        """Plans in which there is still something to do, those being prepared included."""
        return self.exclude(state=PlanState.CLOSED)

    def running(self) -> "PlanQuerySet":
        """Plans whose tasks are counted for an office: issued, or at work before they have a number. A plan that is only
        being prepared, such as that of next year, is not: nobody was given anything by it."""
        return self.with_running().filter(is_running=True)

    def with_running(self) -> "PlanQuerySet":
        """Each with ``is_running``: whether it is one of :meth:`running`."""
        begun = Plan.objects.filter(
            pk=OuterRef("pk"), tasks__state__in=(TaskState.SENT, TaskState.CLAIMED, TaskState.DONE)
        ).order_by()
        runs = ~Q(state=PlanState.CLOSED) & (Q(state=PlanState.ISSUED) | Q(Exists(begun)))
        return self.annotate(is_running=Case(When(runs, then=True), default=False, output_field=models.BooleanField()))

    def matching(self, words: str) -> "PlanQuerySet":
        """Plans whose title or symbol has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class Plan(EditableRecord):
    """What the unit undertook to do. Read from a document, or typed in and numbered after it was issued."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "unit", "document", "kind", "doc_type", "title", "number", "symbol", "issued_on", "place", "signer_name",
            "signer_title", "year", "starts_on", "ends_on", "parent", "state", "owner_post", "search", "created_at",
        ),
        INTERNAL,
    )  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    document = models.OneToOneField(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="plan")
    """Where it was read from; empty for a plan typed in."""
    kind = models.CharField(max_length=12, choices=PlanKind, default=PlanKind.YEAR)
    doc_type = models.CharField(max_length=40, default="Kế hoạch")
    """The printed type: Kế hoạch, Chương trình, Phương án, Đề án."""
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=20, blank=True)
    """The number the e-office gave: "42". Empty until it was issued."""
    symbol = models.CharField(max_length=60, blank=True)
    """What follows the number: "KH-UBND"."""
    issued_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    """As printed under the document; an official signature, not private data."""
    signer_title = models.CharField(max_length=160, blank=True)
    year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The last day of the plan's span; printed so in plans, hence inclusive."""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    state = models.CharField(max_length=8, default=PlanState.DRAFT.value)
    owner_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="plans")
    """The seat that keeps the plan and holds every task nobody was given."""
    search = models.CharField(max_length=600, editable=False)
    created_at = models.DateTimeField()

    objects: ClassVar[PlanQuerySet] = PlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year", "-issued_on", "title")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PlanState]), name="plans_plan_state_known"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="plans_plan_span_forward"),
            models.UniqueConstraint(
                fields=("unit", "number", "symbol", "issued_on"),
                condition=~Q(number=""),
                name="plans_plan_number_once",
            ),
        )
        indexes = (models.Index(fields=("unit", "-year"), name="plans_by_unit_year"),)

    def __str__(self) -> str:
        return self.title

    @property
    def full_number(self) -> str:
        """Number and symbol as cited ("42/KH-UBND"); empty while there is no number."""
        return "/".join(filter(None, (self.number, self.symbol))) if self.number else ""

    @property
    def short_name(self) -> str:
        """How lists cite it: "KH 42", or the year while there is no number."""
        initials = "".join(word[0] for word in self.doc_type.split()).upper()
        return f"{initials} {self.number}" if self.number else f"{initials} {self.year}"

    def search_text(self) -> str:
        """What the search column holds; actions store it with every change."""
        return fold(f"{self.title} {self.full_number or self.symbol} {self.year}")[:600]


class PlanSection(Record):
    """One heading or item of the outline, in reading order."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("plan", "marker", "title", "level", "order", "path", "span_start", "span_end", "line"), INTERNAL
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    marker = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    order = models.PositiveIntegerField()
    path = models.CharField(max_length=120, blank=True)
    """The markers from the top, as lists cite them: "III.2.b"."""
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("plan", "order"), name="plans_section_order_once"),)

    def __str__(self) -> str:
        return f"{self.path} {self.title}".strip()


P = TypeVar("P", bound=models.Model)


class PartOfPlanQuerySet(ScopedQuerySet[P]):
    """What belongs to a plan is seen with the plan."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the plans the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(plan__unit_id__in=scope.units_with(PlanPermission.READ))


class TargetKind(models.TextChoices):
    """A formal target of the plan, or another number it commits to."""

    FORMAL = "chi_tieu", _("Chỉ tiêu")
    QUANTITY = "quantity", _("Số lượng cam kết")


OPERATORS = {"=": "=", ">=": "≥", "<=": "≤", ">": ">", "<": "<"}


class Target(EditableRecord):
    """A number the plan commits to."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("plan", "text", "value", "unit_text", "operator", "kind", "order", "span_start", "span_end", "line"), INTERNAL
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    text = models.TextField()
    value = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    unit_text = models.CharField(max_length=80, blank=True)
    operator = models.CharField(max_length=2, default="=")
    kind = models.CharField(max_length=10, choices=TargetKind, default=TargetKind.FORMAL)
    order = models.PositiveIntegerField(default=0)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)

    objects: ClassVar[PartOfPlanQuerySet["Target"]] = PartOfPlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order",)
        constraints = (
            models.CheckConstraint(condition=Q(operator__in=list(OPERATORS)), name="plans_target_operator_known"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def sign(self) -> str:
        """The operator as printed: ≥ and not >=."""
        return OPERATORS[self.operator]


class ReportDutyQuerySet(PartOfPlanQuerySet["ReportDuty"]):
    """Duties to report are seen by the office with the plan, and by the bodies that owe the report."""

    def visible_to(self, scope: Scope) -> "ReportDutyQuerySet":
        """All duties of the unit's plans for its office; for a partner its own, once something of the plan was sent."""
        own = self.owed_by(scope)
        return own if scope.narrowed else super().visible_to(scope) | own

    def owed_by(self, scope: Scope) -> "ReportDutyQuerySet":
        """The duties of the scope's own bodies: their own, and those of a group they belong to on its day."""
        bodies = scope.organisations_with(PlanPermission.READ_OWN)
        groups = GroupMember.objects.filter(on_day(scope.on), organisation__in=bodies).values("group")
        running = Plan.objects.filter(tasks__parties__sent_at__isnull=False).exclude(state=PlanState.CLOSED)
        return self.filter(Q(organisation__in=bodies) | Q(group__in=groups), plan__in=running.values("pk"))

    def pressing(self, on: dt.date) -> "ReportDutyQuerySet":
        """Those not fulfilled whose day is over or comes within a month."""
        return self.filter(fulfilled_on__isnull=True, due_on__lte=on + dt.timedelta(days=30))


class ReportDuty(EditableRecord):
    """A sentence that obliges somebody to report: who, to whom, through whom, by when, how often."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "plan", "text", "reporter", "organisation", "group", "recipient", "via", "due_text", "due_rule", "due_on",
            "expected_by", "period", "order", "fulfilled_on", "span_start", "span_end", "line",
        ),
        INTERNAL,
    )  # fmt: skip

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="report_duties")
    text = models.TextField()
    reporter = models.CharField(max_length=300, blank=True)
    """The body as printed."""
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="report_duties"
    )
    group = models.ForeignKey(
        OrganisationGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="report_duties"
    )
    recipient = models.CharField(max_length=300, blank=True)
    via = models.CharField(max_length=300, blank=True)
    due_text = models.CharField(max_length=160, blank=True)
    due_rule = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True, blank=True)
    expected_by = models.CharField(max_length=40, blank=True)
    """What the document must have meant, where its printed day is plainly wrong."""
    period = models.CharField(max_length=40, blank=True)
    order = models.PositiveIntegerField(default=0)
    fulfilled_on = models.DateField(null=True, blank=True)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)

    objects: ClassVar[ReportDutyQuerySet] = ReportDutyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.text


class BudgetSource(EditableRecord):
    """Where the plan says its money comes from."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("plan", "text", "order", "span_start", "span_end", "line"), INTERNAL
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="budget_sources")
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)

    objects: ClassVar[PartOfPlanQuerySet["BudgetSource"]] = PartOfPlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.text
