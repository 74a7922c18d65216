"""A mistake of the paper, or something to look at twice, and what the office decided about it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.documents.finding_words import Words
from donghanh.documents.findings_said import said, translated
from donghanh.documents.models.document import Document
from donghanh.documents.models.reading import Reading
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, FieldClass


class Severity(models.TextChoices):
    """How much a finding matters. Errors stop the document from being applied while they are open."""

    ERROR = "error", _("Lỗi")
    WARNING = "warning", _("Nên xem")
    NOTE = "note", _("Lưu ý")


class FindingState(models.TextChoices):
    """What was decided: the suggestion was taken, or the finding set aside with a reason."""

    OPEN = "open", _("Chưa xem")
    ACCEPTED = "accepted", _("Đã nhận")
    WAIVED = "waived", _("Đã bỏ qua")


class FindingQuerySet(ScopedQuerySet["Finding"]):
    """Findings are seen with their document."""

    def visible_to(self, scope: Scope) -> "FindingQuerySet":
        """Findings of documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))

    def current(self) -> "FindingQuerySet":
        """Those of the reading under review, errors first."""
        return self.filter(reading__is_current=True).order_by("rank", "order")

    def open_errors(self) -> "FindingQuerySet":
        """The errors nobody has decided about."""
        return self.current().filter(severity=Severity.ERROR, state=FindingState.OPEN)


class Finding(EditableRecord):
    """One finding of the linter, worded when it was made, with the rule and parameters it came from."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            *("document", "reading", "order", "rank", "code", "type", "severity", "message", "text", "suggestion"),
            *(
                "why",
                "replacement",
                "authority",
                "params",
                "span_start",
                "span_end",
                "line",
                "state",
                "reason",
                "decided_by",
                "decided_at",
            ),
        ),
        INTERNAL,
    )

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="findings")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField()
    rank = models.PositiveSmallIntegerField(default=2)
    """0 for errors, 1 for warnings, 2 for notes: the order in which pages list them."""
    code = models.CharField(max_length=60)
    type = models.CharField(max_length=60, blank=True)
    severity = models.CharField(max_length=8, choices=Severity)
    message = models.TextField()
    text = models.TextField(blank=True)
    """The words of the document it is about."""
    why = models.TextField(blank=True)
    """What is wrong with it, in a sentence."""
    suggestion = models.TextField(blank=True)
    replacement = models.TextField(blank=True)
    """What should stand in place of ``text``, where accepting the finding can correct the items read from it."""
    authority = models.TextField(blank=True)
    params = models.JSONField(default=dict, blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=FindingState, default=FindingState.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[FindingQuerySet] = FindingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("rank", "order")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state="waived") | ~models.Q(reason=""), name="documents_waived_with_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.severity} {self.code}"

    @property
    def said(self) -> Words:
        """What was seen, why it matters and what to do, in the language of the reader."""
        kept = Words(self.message, self.why, self.suggestion)
        return said(self.type, self.params, self.text, kept=kept)

    @property
    def replacement_line(self) -> str:
        """What should stand there, on one line: a slash where a new line begins."""
        return " / ".join(self.replacement.splitlines())

    @property
    def rests_on(self) -> str:
        """The provision the rule rests on, in the language of the reader."""
        return translated(self.authority)
