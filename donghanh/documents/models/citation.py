"""An instrument a document cites, as printed, so that a change in the legal library finds the documents it concerns."""

from typing import ClassVar

from django.db import models

from donghanh.documents.models.document import Document
from donghanh.documents.models.reading import Reading
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import OPEN, FieldClass
from donghanh.legal.models import LegalInstrument


class CitationQuerySet(ScopedQuerySet["Citation"]):
    """Citations are seen with their document."""

    def visible_to(self, scope: Scope) -> "CitationQuerySet":
        """Citations in documents the scope may read."""
        if scope.narrowed:
            return self.none()
        return self.filter(document__unit_id__in=scope.units_with(DocumentPermission.READ))


class Citation(Record):
    """One cited instrument: the printed kind, number and date, and where it stands."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            *("document", "reading", "role", "instrument", "kind", "number", "issued_on", "issuer", "text"),
            *("span_start", "span_end", "line"),
        ),
        OPEN,
    )

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="citations")
    role = models.CharField(max_length=20)
    """``legal_basis`` in the opening, ``other`` elsewhere, ``norm`` for rules of spending."""
    instrument = models.ForeignKey(
        LegalInstrument, null=True, blank=True, on_delete=models.SET_NULL, related_name="citations"
    )
    """What the library holds under this number and date; empty while it holds nothing or cannot tell two apart."""
    kind = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=80, blank=True, db_index=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)

    objects: ClassVar[CitationQuerySet] = CitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("span_start",)

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()
