"""Findings: what is to be put right, by whom, by when; what was reported; who looked after."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.domain.followup import Standing, standing
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.inspections.models.checklist import ChecklistLine
from donghanh.inspections.models.inspection import Inspection
from donghanh.inspections.permissions import InspectionPermission
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person, Post
from donghanh.plans.models import Mode


class Severity(models.TextChoices):
    """How grave a finding is; each with what it means, so that two offices mean the same."""

    GRAVE = "grave", _("Nghiêm trọng: người có thể bị hại, hoặc trái quy định của pháp luật; làm ngay")
    SERIOUS = "serious", _("Cần sửa: việc không đạt mục đích nếu để nguyên")
    MINOR = "minor", _("Nhỏ: nên hoàn thiện, chưa ảnh hưởng đến người")


SHORT_SEVERITY = {
    Severity.GRAVE: _("Nghiêm trọng"),
    Severity.SERIOUS: _("Cần sửa"),
    Severity.MINOR: _("Nhỏ"),
}


class FindingState(models.TextChoices):
    """How far a finding is. Whether it is late is computed (:mod:`donghanh.domain.followup`)."""

    DRAFT = "draft", _("Chưa gửi")
    OPEN = "open", _("Đang khắc phục")
    CLAIMED = "claimed", _("Chờ xác nhận")
    CLOSED = "closed", _("Đã khắc phục")
    DROPPED = "dropped", _("Thôi theo dõi")


FINDING_MOVES: dict[str, frozenset[str]] = {
    FindingState.DRAFT: frozenset({FindingState.OPEN}),
    FindingState.OPEN: frozenset({FindingState.CLAIMED, FindingState.DROPPED}),
    FindingState.CLAIMED: frozenset({FindingState.OPEN, FindingState.CLOSED, FindingState.DROPPED}),
    FindingState.CLOSED: frozenset(),
    FindingState.DROPPED: frozenset({FindingState.OPEN}),
}
_DONE_LATE = Q(done_on__gt=F("due_on"))


class FindingQuerySet(ScopedQuerySet["Finding"]):
    """The office sees all; a body what it is to put right, once it was sent."""

    def visible_to(self, scope: Scope) -> "FindingQuerySet":
        """The one answer to "may I see this finding" and "which may I see"."""
        own = Q(owner_id__in=scope.organisations_with(InspectionPermission.READ_OWN)) & ~Q(state=FindingState.DRAFT)
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(inspection__unit_id__in=scope.units_with(InspectionPermission.READ)) | own)

    def answerable_by(self, scope: Scope) -> "FindingQuerySet":
        """Open ones the scope may report on: the body's own, and for the office all, on the body's behalf."""
        own = Q(owner_id__in=scope.organisations_with(InspectionPermission.ANSWER))
        found = self.filter(state=FindingState.OPEN)
        if scope.narrowed:
            return found.filter(own)
        return found.filter(Q(inspection__unit_id__in=scope.units_with(InspectionPermission.KEEP)) | own)

    def decidable_by(self, scope: Scope) -> "FindingQuerySet":
        """Sent ones of the units for which the scope verifies; whether it may for this very one, the action says."""
        if scope.narrowed:
            return self.none()
        sent = self.exclude(state=FindingState.DRAFT)
        return sent.filter(inspection__unit_id__in=scope.units_with(InspectionPermission.VERIFY))

    def standing_as(self, wanted: str, today: dt.date) -> "FindingQuerySet":
        """Those that stand so on a day: the four cells of :class:`~donghanh.domain.followup.Standing`, and outside."""
        late_open = Q(state=FindingState.OPEN, due_on__lt=today) | (Q(state=FindingState.CLAIMED) & _DONE_LATE)
        in_time = Q(state=FindingState.OPEN, due_on__gte=today) | (Q(state=FindingState.CLAIMED) & ~_DONE_LATE)
        conditions = {
            Standing.OPEN_IN_TIME: in_time,
            Standing.OVERDUE: late_open,
            Standing.CLOSED_ON_TIME: Q(state=FindingState.CLOSED) & ~_DONE_LATE,
            Standing.CLOSED_LATE: Q(state=FindingState.CLOSED) & _DONE_LATE,
            Standing.OUTSIDE: Q(state__in=(FindingState.DRAFT, FindingState.DROPPED)),
        }
        return self.filter(conditions[Standing(wanted)])

    def with_asked(self) -> "FindingQuerySet":
        """Each with ``asked_until``, the day its owner asks for while nobody has answered. No query of its own."""
        from donghanh.inspections.models.more_time import MoreTime

        rows = MoreTime.objects.waiting().filter(finding=models.OuterRef("pk"))
        return self.annotate(asked_until=models.Subquery(rows.values("new_due_on")[:1]))

    def matching(self, words: str) -> "FindingQuerySet":
        """Findings whose words have all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))

    def pressing_first(self) -> "FindingQuerySet":
        """What is still to do by deadline, then the rest, the latest first."""
        over = models.Case(
            models.When(state__in=(FindingState.OPEN, FindingState.CLAIMED), then=0),
            models.When(state=FindingState.DRAFT, then=1),
            default=2,
            output_field=models.IntegerField(),
        )
        return self.order_by(over, "due_on", "inspection_id", "number", "pk")


class Finding(EditableRecord):
    """One thing to be put right. ``first_due_on`` stays whatever time is given later."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "inspection", "number", "what", "demand", "severity", "line", "owner", "owner_post", "mode", "due_on",
                "first_due_on", "state", "done_on", "given_at", "closed_at", "dropped_reason", "search", "created_at",
            ),
            INTERNAL,
        ),
        "created_by": PERSONAL,
    }  # fmt: skip

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    """1, 2, 3 … within its inspection, as it is printed."""
    what = models.CharField(max_length=600)
    """What is not as it should be. Never a person's story, never the address of a shelter."""
    demand = models.CharField(max_length=600)
    """What is to be done about it."""
    severity = models.CharField(max_length=7, choices=Severity)
    line = models.ForeignKey(ChecklistLine, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="findings")
    owner_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Which post of the body answers for it, where the conclusion says so."""
    mode = models.CharField(max_length=7, choices=Mode)
    """Asked of a body that cannot be ordered, ordered otherwise."""
    due_on = models.DateField()
    first_due_on = models.DateField()
    state = models.CharField(max_length=7, choices=FindingState, default=FindingState.DRAFT)
    done_on = models.DateField(null=True, blank=True)
    """When it was put right, as reported; empty again when that was handed back."""
    given_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=1300, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[FindingQuerySet] = FindingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("inspection", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "number"), name="inspections_finding_number_once"),
            models.CheckConstraint(condition=Q(state__in=FindingState.values), name="inspections_finding_state_known"),
            models.CheckConstraint(condition=Q(severity__in=Severity.values), name="inspections_severity_known"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=False, state__in=("claimed", "closed"))
                | (Q(done_on__isnull=True) & ~Q(state__in=("claimed", "closed"))),
                name="inspections_done_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_reason=""), name="inspections_dropped_has_a_reason"
            ),
        )
        indexes = (
            models.Index(fields=("owner", "state", "due_on"), name="inspections_findings_of_owner"),
            models.Index(fields=("state", "due_on"), name="inspections_findings_due"),
        )

    def __str__(self) -> str:
        return self.what

    def standing_on(self, today: dt.date) -> Standing:
        """Which of the four cells it is in on a day, or outside."""
        return standing(
            is_outside=self.state in (FindingState.DRAFT, FindingState.DROPPED),
            is_closed=self.state == FindingState.CLOSED,
            due_on=self.due_on,
            done_on=self.done_on,
            today=today,
        )


class Decision(models.TextChoices):
    """What became of a report."""

    WAITING = "waiting", _("Chờ xác nhận")
    VERIFIED = "verified", _("Đã xác nhận")
    RETURNED = "returned", _("Trả lại")
    OVERTAKEN = "overtaken", _("Không còn cần")


class OfFindingQuerySet(ScopedQuerySet["FollowUp"]):
    """Reports are seen with their finding."""

    def visible_to(self, scope: Scope) -> "OfFindingQuerySet":
        """The reports on the findings the scope may see."""
        return self.filter(finding__in=Finding.objects.visible_to(scope))


class FollowUp(Record):
    """One report that a finding was put right, and what somebody else said of it. The database refuses a verifier who is
    the one who reported."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("finding", "text", "done_on", "claimed_at", "decision", "decided_at", "reason"), INTERNAL),
        **dict.fromkeys(("claimed_by", "decided_by"), PERSONAL),
    }

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="follow_ups")
    text = models.CharField(max_length=1000)
    done_on = models.DateField()
    claimed_at = models.DateTimeField()
    claimed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=9, choices=Decision, default=Decision.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    """Why it was handed back, or what the verifier saw."""

    objects: ClassVar[OfFindingQuerySet] = OfFindingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("claimed_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="inspections_decision_known"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(claimed_by__isnull=True) | ~Q(decided_by=F("claimed_by")),
                name="inspections_verifier_is_somebody_else",
            ),
            models.CheckConstraint(
                condition=~Q(decision="verified") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="inspections_verified_by_somebody",
            ),
            models.UniqueConstraint(
                fields=("finding",), condition=Q(decision="waiting"), name="inspections_one_report_waits"
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding_id} {self.decision}"


class FindingFileQuerySet(ScopedQuerySet["FindingFile"]):
    """Files are seen with their finding."""

    def visible_to(self, scope: Scope) -> "FindingFileQuerySet":
        """The files of the findings the scope may see."""
        return self.filter(finding__in=Finding.objects.visible_to(scope))

    def kept(self) -> "FindingFileQuerySet":
        """All but what was taken away again."""
        return self.filter(file__isnull=False)


class FindingFile(Record):
    """A photo or paper that shows a finding, or how it was put right. Taken away, its content is gone and the row says when."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("finding", "shows_done", "file", "kind", "size", "added_at", "removed_at"), INTERNAL),
        **dict.fromkeys(("name", "added_by"), PERSONAL),
    }

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="files")
    shows_done = models.BooleanField()
    """Whether it shows how the finding was put right; otherwise it shows the finding."""
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=8)
    """A ``documents.pictures.kinds.FileKind``."""
    name = models.CharField(max_length=255)
    """What the person called it. Never part of an address or of a name to save under."""
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[FindingFileQuerySet] = FindingFileQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.finding_id}"
