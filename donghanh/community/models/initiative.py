"""One model of the community: what it is, where it is, when it rests."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from donghanh.community.models.kinds import InitiativeKind
from donghanh.community.permissions import CommunityPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class InitiativeQuerySet(ScopedQuerySet["Initiative"]):
    """Models as their office and their own chair see them."""

    def visible_to(self, scope: Scope) -> "InitiativeQuerySet":
        """Those of the units for which the scope may read them, and those of its own body. A remembered device sees none:
        what it shows are names."""
        if scope.narrowed:
            return self.none()
        own = Q(organisation_id__in=scope.organisations_with(CommunityPermission.READ))
        return self.filter(Q(unit_id__in=scope.units_with(CommunityPermission.READ)) | own)


class Initiative(EditableRecord):
    """A club, a trusted address, a shelter, a safe school or village … of one unit, founded on a day.

    Where it is stands in its placements, and of a protected one nowhere but in ``ProtectedAddress``.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "kind", "name", "search", "sort_key", "organisation", "origin", "decision_number", "decision_on",
                "decision_issuer", "founded_on", "ended_on", "end_reason", "is_protected",
            ),
            INTERNAL,
        ),
        **dict.fromkeys(("contact_name", "contact_phone"), PERSONAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="initiatives")
    kind = models.ForeignKey(InitiativeKind, on_delete=models.PROTECT, related_name="initiatives")
    name = models.CharField(max_length=160)
    search = models.CharField(max_length=340, editable=False)
    sort_key = models.CharField(max_length=240, editable=False, db_index=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives"
    )
    """The body it is in the list of bodies: through its posts the chair sees the own club."""
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replicas")
    """The model it was made after, when it came from a replication."""
    decision_number = models.CharField(max_length=60, blank=True)
    decision_on = models.DateField(null=True, blank=True)
    decision_issuer = models.CharField(max_length=160, blank=True)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    """The first day on which it is no more."""
    end_reason = models.CharField(max_length=300, blank=True)
    is_protected = models.BooleanField(default=False)
    """Whether its address is nobody's business: then it has no placement, and a name that tells no place."""
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)

    objects: ClassVar[InitiativeQuerySet] = InitiativeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("sort_key",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gt=F("founded_on")),
                name="community_initiative_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return self.name


class PartQuerySet(ScopedQuerySet[M]):
    """What belongs to a model is seen with the model; ``path`` leads there."""

    path: ClassVar[str] = "initiative"

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the models the scope may see."""
        return self.filter(**{f"{self.path}__in": Initiative.objects.visible_to(scope)})


class DatedPartQuerySet(PartQuerySet[M], PeriodQuerySet[M]):
    """The same, for what holds for a time."""


class PlacementQuerySet(DatedPartQuerySet["Placement"]):
    """Placements are seen with their model."""


class Placement(Record, Period):
    """Where a model is, for a time: in a village, with a body, or both. The database refuses two at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("initiative", "village", "body", "basis"), INTERNAL)

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="placements")
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=200, blank=True)
    """The paper or the merger by which it came here."""

    objects: ClassVar[PlacementQuerySet] = PlacementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("valid_from",)
        constraints = (
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(village__isnull=False) | Q(body__isnull=False), name="community_placement_is_somewhere"
            ),
        )

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.valid_from}"


class PauseQuerySet(DatedPartQuerySet["Pause"]):
    """Pauses are seen with their model."""


class Pause(Record, Period):
    """A model rests, for a time and a reason. The database refuses two at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"initiative": INTERNAL, "reason": INTERNAL}

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=300)

    objects: ClassVar[PauseQuerySet] = PauseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.valid_from}"
