"""Printed materials: what there is, and every move of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from donghanh.communication.permissions import CommunicationPermission
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit

LARGEST = 10_000_000


class MaterialKind(models.TextChoices):
    """What it is."""

    LEAFLET = "leaflet", _("Tờ rơi, tờ gấp")
    POSTER = "poster", _("Áp phích")
    BANNER = "banner", _("Băng rôn, pa nô")
    BOOKLET = "booklet", _("Sách nhỏ, sổ tay")
    DISC = "disc", _("Đĩa, thẻ nhớ có bài phát")
    GIFT = "gift", _("Áo, mũ, quà truyền thông")
    OTHER = "other", _("Loại khác")


class MaterialQuerySet(ScopedQuerySet["Material"]):
    """Stock is for the office of the unit."""

    def visible_to(self, scope: Scope) -> Self:
        """The materials of the units for which the scope reads communication."""
        return (
            self.none() if scope.narrowed else self.filter(unit_id__in=scope.units_with(CommunicationPermission.READ))
        )

    def matching(self, words: str) -> Self:
        """Those whose name has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))

    def with_totals(self) -> Self:
        """Each with ``printed``, ``received``, ``distributed``, ``lost`` and ``left``, reversals taken off."""

        def total(kind: str, sign: int) -> Coalesce:
            return Coalesce(sign * Sum("moves__effect", filter=Q(moves__kind=kind)), 0)

        return self.annotate(
            printed=total(MoveKind.PRINTED, 1),
            received=total(MoveKind.RECEIVED, 1),
            distributed=total(MoveKind.DISTRIBUTED, -1),
            lost=total(MoveKind.LOST, -1),
            left=Coalesce(Sum("moves__effect"), 0),
        )


class Material(EditableRecord):
    """One printed thing. How many there are follows from its moves and is never stored."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("unit", "name", "kind", "unit_word", "note", "search"), INTERNAL
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=MaterialKind)
    unit_word = models.CharField(max_length=20)
    note = models.CharField(max_length=300, blank=True)
    search = models.CharField(max_length=600, editable=False)

    objects: ClassVar[MaterialQuerySet] = MaterialQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "search"), name="communication_material_once"),
            models.CheckConstraint(condition=Q(kind__in=MaterialKind.values), name="communication_material_kind"),
        )

    def __str__(self) -> str:
        return self.name


class MoveKind(models.TextChoices):
    """What happened to so many."""

    PRINTED = "printed", _("In")
    RECEIVED = "received", _("Nhận về")
    DISTRIBUTED = "distributed", _("Cấp phát")
    LOST = "lost", _("Hỏng, mất")


INWARD = frozenset({MoveKind.PRINTED, MoveKind.RECEIVED})


class MoveQuerySet(ScopedQuerySet["MaterialMove"]):
    """Moves are seen with their material."""

    def visible_to(self, scope: Scope) -> "MoveQuerySet":
        """Those of the materials the scope may see."""
        return self.filter(material__in=Material.objects.visible_to(scope).order_by())


class MaterialMove(Record):
    """One move. Never changed: a wrong one is taken back by an entry of the same day that undoes it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("material", "kind", "quantity", "effect", "on", "village", "body", "note", "reverses", "is_reversed", "reason",
             "recorded_at"),
            INTERNAL,
        ),
        "recorded_by": PERSONAL,
    }  # fmt: skip

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=11, choices=MoveKind)
    quantity = models.PositiveIntegerField()
    effect = models.IntegerField()
    """What it does to what is left: the quantity, with its sign."""
    on = models.DateField()
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Who it came from or went to."""
    note = models.CharField(max_length=300, blank=True)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="counter_entry"
    )
    is_reversed = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    """Of an entry that takes another back: why."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[MoveQuerySet] = MoveQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "-recorded_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=MoveKind.values), name="communication_move_kind"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=LARGEST), name="communication_move_counts"
            ),
            models.CheckConstraint(
                condition=Q(effect=models.F("quantity")) | Q(effect=-1 * models.F("quantity")),
                name="communication_move_effect",
            ),
        )
        indexes = (models.Index(fields=("material", "on"), name="communication_moves"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity} {self.on}"
