"""What a person says of one demand of the plan above that the comparison alone cannot settle."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.documents.models.document import Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, FieldClass


class CascadeVerdict(models.TextChoices):
    """How a demand of the plan above is met, other than by words of this plan."""

    ELSEWHERE = "elsewhere", _("Đã làm ở văn bản, công việc khác")
    NOT_APPLICABLE = "not_applicable", _("Không áp dụng ở đây")
    PROPOSED = "proposed", _("Đã thêm thành việc")


class CascadeAnswerQuerySet(ScopedQuerySet["CascadeAnswer"]):
    """Answers are seen with their document."""

    def visible_to(self, scope: Scope) -> "CascadeAnswerQuerySet":
        """Answers on documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))


class CascadeAnswer(EditableRecord):
    """One answer, kept by the key of the upper item, so that it stays through new readings of both papers."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("document", "above", "key", "verdict", "reason", "decided_by", "decided_at"), INTERNAL
    )

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="cascade_answers")
    above = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    """:attr:`donghanh.domain.cascade.Item.key` of the item above."""
    verdict = models.CharField(max_length=16, choices=CascadeVerdict)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField()

    objects: ClassVar[CascadeAnswerQuerySet] = CascadeAnswerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=("document", "above", "key"), name="documents_cascade_answer_once"),
        )

    def __str__(self) -> str:
        return f"{self.verdict} {self.key}"
