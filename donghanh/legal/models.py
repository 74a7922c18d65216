"""Legal instruments as the library knows them: dated, sourced, and plain about what nobody has checked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass


class Status(models.TextChoices):
    """What the last evidence said. A status never decides alone: ``standing.standing_on`` asks the dates as well."""

    IN_FORCE = "in_force", _("Còn hiệu lực")
    SUPERSEDED = "superseded", _("Đã được thay thế")
    EXPIRED = "expired", _("Hết hiệu lực")
    PERIOD_ENDED = "period_ended", _("Đã hết giai đoạn")
    GUIDANCE = "guidance", _("Văn bản hướng dẫn")
    UNVERIFIED = "unverified", _("Chưa kiểm chứng")


class Confidence(models.TextChoices):
    """Whether somebody saw a source or only remembers it."""

    SEEN = "seen", _("Đã thấy trong nguồn")
    RECALLED = "recalled", _("Ghi theo trí nhớ, cần kiểm chứng")


class LegalInstrumentQuerySet(ScopedQuerySet["LegalInstrument"]):
    """The law is public: whoever is signed in may read the library."""

    def visible_to(self, scope: Scope) -> "LegalInstrumentQuerySet":
        """Every instrument, for anybody signed in."""
        return self if scope.is_signed_in else self.none()


class LegalInstrument(EditableRecord):
    """One instrument. Number, day of issue and issuer name it together: 28/NQ-CP is issued anew each year."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "number",
            "number_key",
            "kind",
            "title",
            "issuer",
            "issued_on",
            "effective_on",
            "ended_on",
            "period_from",
            "period_last",
            "status",
            "replaced_by",
            "replaced_by_number",
            "confidence",
            "source",
            "note",
            "corrected_at",
            "verified_on",
            "search",
        ),
        OPEN,
    )

    number = models.CharField(max_length=60)
    """Number and symbol as printed: "28/NQ-CP"."""
    number_key = models.CharField(max_length=60, editable=False, db_index=True)
    kind = models.CharField(max_length=60)
    """The kind as printed: "Nghị định", "Quyết định" …"""
    title = models.CharField(max_length=500)
    issuer = models.CharField(max_length=120)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which it no longer is in force."""
    period_from = models.DateField(null=True, blank=True)
    period_last = models.DateField(null=True, blank=True)
    """The last day of the period a programme was made for; this day still belongs to it."""
    status = models.CharField(max_length=12, choices=Status, default=Status.UNVERIFIED)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces")
    replaced_by_number = models.CharField(max_length=60, blank=True)
    """The number as the source gives it, kept when the successor is not in the library."""
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.SEEN)
    source = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
    """When an office last changed the row; loading reference data leaves such rows alone."""
    verified_on = models.DateField(null=True, blank=True, editable=False)
    """When an office checked the row against the published text."""
    search = models.TextField(editable=False)

    objects: ClassVar[LegalInstrumentQuerySet] = LegalInstrumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-issued_on", "number_key")
        constraints = (
            models.UniqueConstraint(fields=("number_key", "issued_on", "issuer"), name="legal_instrument_once"),
            models.UniqueConstraint(
                fields=("number_key", "issuer"),
                condition=Q(issued_on__isnull=True),
                name="legal_undated_instrument_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def is_checked(self) -> bool:
        """Whether the row may be shown without the mark "Chưa kiểm chứng"."""
        return self.status != Status.UNVERIFIED and self.confidence == Confidence.SEEN


class InstrumentAlias(Record):
    """Another way papers name an instrument: "Luật BĐG", "Chương trình 1790"."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("instrument", "text", "folded"), OPEN)

    instrument = models.ForeignKey(LegalInstrument, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, editable=False, db_index=True)

    class Meta:
        ordering = ("text",)
        constraints = (models.UniqueConstraint(fields=("instrument", "folded"), name="legal_alias_once"),)

    def __str__(self) -> str:
        return self.text


class InstrumentChangeQuerySet(ScopedQuerySet["InstrumentChange"]):
    """Who corrected what is shown to those who read the library in an office, not to remembered partner devices."""

    def visible_to(self, scope: Scope) -> "InstrumentChangeQuerySet":
        """Every change, for anybody signed in whose device is not narrowed to partner tasks."""
        return self if scope.is_signed_in and not scope.narrowed else self.none()


class InstrumentChange(Record):
    """One correction of an instrument as people see it on its page: when, what was and what is, and why."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "instrument": OPEN,
        "at": INTERNAL,
        "actor_id": INTERNAL,
        "verb": OPEN,
        "reason": INTERNAL,
        "old": OPEN,
        "new": OPEN,
    }

    class Verb(models.TextChoices):
        """What was done."""

        ADDED = "added", _("Thêm vào thư viện")
        CORRECTED = "corrected", _("Sửa")
        VERIFIED = "verified", _("Đánh dấu đã kiểm chứng")

    instrument = models.ForeignKey(LegalInstrument, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    """The account of the person; empty for a system job. An account id says nothing by itself."""
    verb = models.CharField(max_length=10, choices=Verb)
    reason = models.CharField(max_length=300, blank=True)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)

    objects: ClassVar[InstrumentChangeQuerySet] = InstrumentChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.verb} {self.instrument_id}"
