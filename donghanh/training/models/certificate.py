"""Certificates, the office that signs them, and the numbers that are given once."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.training.models.trainee import Enrolment
from donghanh.training.permissions import TrainingPermission
from donghanh.units.models import Unit


class IssuingOfficeQuerySet(ScopedQuerySet["IssuingOffice"]):
    """Seen by who sees the unit's trainings."""

    def visible_to(self, scope: Scope) -> "IssuingOfficeQuerySet":
        """Those of the units whose trainings the scope may read."""
        return self.none() if scope.narrowed else self.filter(unit_id__in=scope.units_with(TrainingPermission.READ))


class IssuingOffice(EditableRecord):
    """What stands on a unit's certificates besides the course: who issues them, where, and who signs."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("unit", "unit_key", "authority", "place", "symbol", "signer_title"), INTERNAL),
        "signer_name": PERSONAL,
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit_key = models.CharField(max_length=36, unique=True, editable=False)
    authority = models.CharField(max_length=160)
    """ "Ủy ban nhân dân xã Sông Mây"."""
    place = models.CharField(max_length=80)
    """Before the date: "Sông Mây"."""
    symbol = models.CharField(max_length=40)
    """After number and year: "GCN-UBND"."""
    signer_title = models.CharField(max_length=120)
    signer_name = models.CharField(max_length=120)

    objects: ClassVar[IssuingOfficeQuerySet] = IssuingOfficeQuerySet.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.authority


class CertificateSeriesQuerySet(ScopedQuerySet["CertificateSeries"]):
    """Nobody looks at the counter: certificates show their numbers."""


class CertificateSeries(Record):
    """The last number a unit gave in a year. The row is held while one is given, so that no number is given twice."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("unit_key", "year", "last"), INTERNAL)

    unit_key = models.CharField(max_length=36)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects: ClassVar[CertificateSeriesQuerySet] = CertificateSeriesQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit_key", "year"), name="training_series_once"),)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class CertificateQuerySet(ScopedQuerySet["Certificate"]):
    """Certificates are seen with their person."""

    def visible_to(self, scope: Scope) -> "CertificateQuerySet":
        """Those of the enrolments the scope may see."""
        return self.filter(enrolment__in=Enrolment.objects.visible_to(scope).order_by())

    def standing(self) -> "CertificateQuerySet":
        """Those that were not revoked."""
        return self.filter(revoked_on__isnull=True)


class Certificate(EditableRecord):
    """One certificate with its number. What is printed is kept as it was printed; a correction revokes it and issues another."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "enrolment", "unit_key", "year", "number", "symbol", "issued_on", "authority", "place", "signer_title",
                "revoked_on", "replaces",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("printed_name", "printed_birth", "signer_name", "revoke_reason"), PERSONAL),
    }  # fmt: skip

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="certificates")
    unit_key = models.CharField(max_length=36)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=40)
    issued_on = models.DateField()
    authority = models.CharField(max_length=160)
    place = models.CharField(max_length=80)
    signer_title = models.CharField(max_length=120)
    signer_name = models.CharField(max_length=120, blank=True)
    printed_name = models.CharField(max_length=120, blank=True)
    printed_birth = models.PositiveSmallIntegerField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=300, blank=True)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")

    objects: ClassVar[CertificateQuerySet] = CertificateQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-year", "-number", "id")
        constraints = (
            models.UniqueConstraint(fields=("unit_key", "year", "number"), name="training_number_once"),
            models.UniqueConstraint(
                fields=("enrolment",), condition=Q(revoked_on__isnull=True), name="training_one_certificate_stands"
            ),
        )

    def __str__(self) -> str:
        return self.full_number

    @property
    def full_number(self) -> str:
        """As it stands on the paper: "012/2026/GCN-UBND"."""
        return f"{self.number:03d}/{self.year}/{self.symbol}"
