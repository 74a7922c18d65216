"""Bodies under a unit: who can lead a task, be asked for one, or receive a report."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.history import Period, PeriodQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import OPEN, FieldClass
from donghanh.units.models import Unit


class OrganisationKind(models.TextChoices):
    """What sort of body it is; the sort suggests whether the People's Committee may order it."""

    COMMITTEE = "committee", _("Ủy ban nhân dân")
    STATE = "state", _("Cơ quan, phòng ban nhà nước")
    PARTY = "party", _("Cơ quan Đảng")
    FRONT = "front", _("Mặt trận Tổ quốc")
    MASS = "mass", _("Tổ chức chính trị - xã hội")
    SCHOOL = "school", _("Trường học")
    HEALTH = "health", _("Cơ sở y tế")
    POLICE = "police", _("Công an")
    MEDIA = "media", _("Đài truyền thanh")
    VILLAGE = "village", _("Ban quản lý thôn, tổ dân phố")
    CLUB = "club", _("Câu lạc bộ, mô hình")
    OTHER = "other", _("Khác")


class OrganisationQuerySet(PeriodQuerySet["Organisation"]):
    """The bodies a person meets: those of the units and organisations of their posts."""

    def visible_to(self, scope: Scope) -> "OrganisationQuerySet":
        """Bodies of the units in whose offices the person works, and the person's own."""
        if scope.narrowed:
            return self.filter(id__in=scope.organisation_ids)
        return self.filter(models.Q(unit_id__in=scope.unit_ids) | models.Q(id__in=scope.organisation_ids))


class Organisation(EditableRecord, Period):
    """A body as it stood in its period; a renamed or merged body is a new row joined by a succession."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("unit", "name", "kind", "directable", "village", "search", "sort_key"), OPEN
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=OrganisationKind)
    directable = models.BooleanField(default=True)
    """Whether the People's Committee may order it. Others are asked ("Đề nghị"), and refusal is an answer."""
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="boards")
    """For a village board: the village. The village is the unit, its board the organisation."""
    search = models.CharField(max_length=340, editable=False)
    sort_key = models.CharField(max_length=240, editable=False, db_index=True)

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.name


class AliasQuerySet(ScopedQuerySet["OrganisationAlias"]):
    """Aliases belong to a unit and are seen by its office."""

    def visible_to(self, scope: Scope) -> "AliasQuerySet":
        """The aliases of the units in whose offices the person works."""
        return self.none() if scope.narrowed else self.filter(unit_id__in=scope.unit_ids)


class OrganisationAlias(Record):
    """Another way a body's name is printed in the papers of its unit: "CA xã" for "Công an xã"."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("unit", "organisation", "group", "text", "folded"), OPEN
    )

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases"
    )
    group = models.ForeignKey(
        "OrganisationGroup", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=400, editable=False)
    """The text's strict key (``organisations.naming``): longer than the text where abbreviations are spelled out."""

    objects: ClassVar[AliasQuerySet] = AliasQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=("unit", "folded"), name="organisations_alias_means_one_thing"),)

    def __str__(self) -> str:
        return self.text


class OrganisationSuccession(Record):
    """One body taking over from another on a day: Phòng LĐTBXH → Phòng Văn hóa - Xã hội."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("predecessor", "successor", "effective_on", "legal_basis"), OPEN
    )

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions_in")
    effective_on = models.DateField()
    legal_basis = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class GroupQuerySet(PeriodQuerySet["OrganisationGroup"]):
    """Groups belong to a unit and are seen by its office."""

    def visible_to(self, scope: Scope) -> "GroupQuerySet":
        """The groups of the units in whose offices the person works."""
        return self.none() if scope.narrowed else self.filter(unit_id__in=scope.unit_ids)


class OrganisationGroup(EditableRecord, Period):
    """A printed group of bodies ("các thôn", "các Nhà trường"), named, dated, with dated members."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("unit", "name"), OPEN)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="organisation_groups")
    """Seen by the office of the unit; its members may be bodies of that unit only."""
    name = models.CharField(max_length=160)

    objects: ClassVar[GroupQuerySet] = GroupQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class GroupMemberQuerySet(PeriodQuerySet["GroupMember"]):
    """Memberships are seen with their group."""

    def visible_to(self, scope: Scope) -> "GroupMemberQuerySet":
        """Memberships of the groups of the scope's units."""
        return self.none() if scope.narrowed else self.filter(group__unit_id__in=scope.unit_ids)


class GroupMember(Record, Period):
    """One body's membership of a group, for a period."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("group", "organisation"), OPEN)

    group = models.ForeignKey(OrganisationGroup, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")

    objects: ClassVar[GroupMemberQuerySet] = GroupMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.group_id} ∋ {self.organisation_id}"
