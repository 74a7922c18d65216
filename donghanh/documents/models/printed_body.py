"""A body as a document prints it, and which organisation or group that name means there."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.documents.models.document import Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass
from donghanh.organisations.models import Organisation, OrganisationGroup


class BodyAnswer(models.TextChoices):
    """How the question "who is this?" was answered."""

    OPEN = "open", _("Chưa rõ là ai")
    MATCHED = "matched", _("Phần mềm nhận ra")
    CHOSEN = "chosen", _("Đã chọn")
    LEFT = "left", _("Để “Chưa giao”")


class PrintedBodyQuerySet(ScopedQuerySet["PrintedBody"]):
    """Printed names are seen with their document."""

    def visible_to(self, scope: Scope) -> "PrintedBodyQuerySet":
        """Names in documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))


class PrintedBody(EditableRecord):
    """One printed name of one document, listed once however often it is printed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("document", "decided_by", "decided_at", "count", "suggestions"), INTERNAL),
        **dict.fromkeys(("printed", "key", "organisation", "group", "answer", "leads"), OPEN),
    }

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="printed_bodies")
    printed = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    """The name folded for comparison; see :func:`donghanh.documents.bodies.key_of`."""
    leads = models.BooleanField(default=False)
    """Whether it leads anything; only those must be answered before the document is applied."""
    count = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(OrganisationGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=BodyAnswer, default=BodyAnswer.OPEN)
    suggestions = models.JSONField(default=list, blank=True)
    """Whom the name may mean, best first, while nobody has said: ``{"id", "name", "is_group"}``."""
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PrintedBodyQuerySet] = PrintedBodyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("printed",)
        constraints = (
            models.UniqueConstraint(fields=("document", "key"), name="documents_printed_body_once"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) | models.Q(group__isnull=True),
                name="documents_printed_body_means_one_thing",
            ),
        )

    def __str__(self) -> str:
        return self.printed
