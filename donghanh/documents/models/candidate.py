"""A piece read from a document that may become a task, a target, a report duty or a source of money."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.documents.models.document import Document
from donghanh.documents.models.reading import Reading
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, FieldClass


class CandidateKind(models.TextChoices):
    """What a candidate would become. The fields of each kind are listed in docs/architecture.md."""

    TASK = "task", _("Nhiệm vụ")
    TARGET = "target", _("Chỉ tiêu")
    REPORT_DUTY = "report_duty", _("Báo cáo")
    BUDGET_SOURCE = "budget_source", _("Nguồn kinh phí")


class Decision(models.TextChoices):
    """What a person decided about a candidate."""

    PENDING = "pending", _("Chưa xem")
    ACCEPTED = "accepted", _("Đã xác nhận")
    EDITED = "edited", _("Đã sửa")
    REJECTED = "rejected", _("Đã bỏ")
    MERGED = "merged", _("Đã gộp")


KEPT = frozenset({Decision.ACCEPTED, Decision.EDITED})


class CandidateQuerySet(ScopedQuerySet["Candidate"]):
    """Candidates are seen with their document."""

    def visible_to(self, scope: Scope) -> "CandidateQuerySet":
        """Candidates of documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))

    def current(self) -> "CandidateQuerySet":
        """Those of the reading under review, in the order of the paper."""
        return self.filter(reading__is_current=True).order_by("order", "number")

    def kept(self) -> "CandidateQuerySet":
        """Those a person accepted, as read or edited: what is applied."""
        return self.filter(decision__in=sorted(KEPT))


class Candidate(EditableRecord):
    """One extracted item with its place in the source, and the decision about it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            *("document", "reading", "number", "order", "kind", "fields", "original_fields", "undo"),
            *("span_start", "span_end", "line", "line_end", "decision", "decided_by", "decided_at"),
            *("merged_into", "split_from", "lookalike", "said", "remembered"),
        ),
        INTERNAL,
    )

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="candidates")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="candidates")
    number = models.PositiveIntegerField()
    """The small number in the source text and in the address ``#m12``; given once, never changed."""
    order = models.PositiveIntegerField()
    """Its place among the others: the offset in the source."""
    kind = models.CharField(max_length=14, choices=CandidateKind)
    fields = models.JSONField(default=dict)
    original_fields = models.JSONField(null=True, blank=True)
    """What was read, once a person has changed ``fields``."""
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    line_end = models.PositiveIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, default=Decision.PENDING)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts")
    lookalike = models.UUIDField(null=True, blank=True)
    """Shared by candidates that look like one another; a proposal to merge, nothing more."""
    said = models.CharField(max_length=200, blank=True, db_index=True)
    """The words as read, folded, by which the same sentence is found again in another year's paper."""
    remembered = models.JSONField(default=dict, blank=True)
    """What the office last did with the same sentence (:mod:`donghanh.documents.memory`); a proposal, nothing more."""
    undo = models.JSONField(default=dict, blank=True)
    """What can be taken back: ``before`` and ``after``, the fields of the item this one was merged into; ``edited``, the
    fields, decision and parts it had before it was given the words of the paper again."""

    objects: ClassVar[CandidateQuerySet] = CandidateQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "number")
        constraints = (models.UniqueConstraint(fields=("reading", "number"), name="documents_candidate_number_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def part(self, fields: dict[str, Any], *, number: int, decision: str = Decision.PENDING) -> "Candidate":
        """A new item cut off this one, at the same place of the paper. Not yet stored."""
        return Candidate(
            document_id=self.document_id,
            reading_id=self.reading_id,
            number=number,
            order=self.order,
            kind=self.kind,
            fields=fields,
            span_start=self.span_start,
            span_end=self.span_end,
            line=self.line,
            line_end=self.line_end,
            decision=decision,
            split_from=self,
        )

    @property
    def is_manual(self) -> bool:
        """Whether a person added it, rather than the reader."""
        return self.fields.get("source") == "manual"
