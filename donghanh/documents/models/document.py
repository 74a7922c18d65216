"""A document as the office holds it, from the file that came in to what it became."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.documents.permissions import DocumentPermission
from donghanh.domain.text.forms import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.units.models import Unit


class DocumentState(models.TextChoices):
    """How far a document has come. The allowed moves stand in :data:`MOVES`."""

    RECEIVED = "received", _("Đã nhận, chờ đọc")
    READ = "read", _("Chờ rà soát")
    REFUSED = "refused", _("Không đọc được")
    APPLIED = "applied", _("Đã đưa vào thực hiện")
    ARCHIVED = "archived", _("Đã cất")


MOVES: dict[str, frozenset[str]] = {
    DocumentState.RECEIVED: frozenset({DocumentState.READ, DocumentState.REFUSED}),
    DocumentState.REFUSED: frozenset({DocumentState.READ, DocumentState.REFUSED, DocumentState.ARCHIVED}),
    DocumentState.READ: frozenset({DocumentState.READ, DocumentState.APPLIED, DocumentState.ARCHIVED}),
    DocumentState.APPLIED: frozenset({DocumentState.READ, DocumentState.ARCHIVED}),
    DocumentState.ARCHIVED: frozenset({DocumentState.READ, DocumentState.REFUSED, DocumentState.APPLIED}),
}


class DocumentQuerySet(ScopedQuerySet["Document"]):
    """Documents are seen by those whose post may read documents of the unit that holds them."""

    def visible_to(self, scope: Scope) -> "DocumentQuerySet":
        """Documents of the units for which the scope may read documents; none on a remembered partner device."""
        if scope.narrowed:
            return self.none()
        return self.filter(unit_id__in=scope.units_with(DocumentPermission.READ))

    def waiting_for_review(self) -> "DocumentQuerySet":
        """Read, and not yet applied or put away."""
        return self.filter(state=DocumentState.READ)


class Document(EditableRecord):
    """One official document. Its header is what the reader found until a person completes or corrects it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "kind", "doc_type", "number", "symbol", "title", "issuer", "issue_date_text", "issued_on"), OPEN
        ),
        **dict.fromkeys(("place", "year", "parent"), OPEN),
        "signer": PERSONAL,
        **dict.fromkeys(("state", "file", "digest", "refusal", "refusal_params", "object_url"), INTERNAL),
        **dict.fromkeys(("received_at", "received_by", "applied_at", "applied_by", "search"), INTERNAL),
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    """The code of the :class:`~donghanh.documents.kinds.Kind` that takes it in; empty when nobody does."""
    doc_type = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=600, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issue_date_text = models.CharField(max_length=60, blank=True)
    """The date as printed when it is not whole: "2026-11" while the day is still to be written in."""
    issued_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.RECEIVED)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Empty for a document typed in without a file."""
    digest = models.CharField(max_length=64, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    refusal = models.CharField(max_length=40, blank=True)
    refusal_params = models.JSONField(default=dict, blank=True)
    object_url = models.CharField(max_length=200, blank=True)
    """Where what it became can be opened, once it is applied."""
    received_at = models.DateTimeField()
    received_by = models.UUIDField(null=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    applied_by = models.UUIDField(null=True, blank=True)
    search = models.TextField(editable=False, blank=True)
    """Title, number and issuer without accents, for the search box."""

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-received_at",)
        indexes = (models.Index(fields=("unit", "state", "-received_at"), name="documents_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "digest"), condition=~models.Q(digest=""), name="documents_same_file_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.doc_type} {self.number}".strip() or str(self.pk)

    @property
    def name(self) -> str:
        """What pages call it: type and title as printed, or the file name while nothing is known."""
        named = bool(self.doc_type) and fold(self.title).startswith(f"{fold(self.doc_type)} ")
        words = self.title if named else " ".join(filter(None, (self.doc_type, self.title)))
        if words:
            return words
        return self.file.original_name if self.file_id and self.file else str(_("Văn bản chưa rõ tên"))

    @property
    def is_open_for_review(self) -> bool:
        """Whether decisions may be taken on what was read."""
        return self.state == DocumentState.READ

    @property
    def takes_decisions_on_findings(self) -> bool:
        """Whether its mistakes may be decided about: while it is reviewed, and still after it was applied."""
        return self.state in (DocumentState.READ, DocumentState.APPLIED)
