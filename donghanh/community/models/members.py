"""Who belongs to a model, and from when until when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import DatedPartQuerySet, Initiative, PartQuerySet
from donghanh.foundation.history import Period
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit


class SexChoice(models.TextChoices):
    """The words of ``domain.community.Sex``; not said is empty."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class MemberQuerySet(PartQuerySet["Member"]):
    """Members are seen with their model."""

    def named(self) -> "MemberQuerySet":
        """Those whose names are still kept."""
        return self.filter(erased_on__isnull=True)


class Member(EditableRecord):
    """One person in one model. Some time after they left the name goes and the sex stays, so that counts stay true.

    Of the year of birth only the ten years around it are kept, and only to tell two people of one name apart.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("full_name", "name_key", "sort_key", "sex", "born_in", "village", "told_apart"), PERSONAL
        ),
        **dict.fromkeys(("initiative", "from_body", "erased_on"), INTERNAL),
    }  # fmt: skip

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="members")
    full_name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=160, blank=True, editable=False, db_index=True)
    """How names are told apart: by every letter and accent, not by case, spaces or the place of a tone mark."""
    told_apart = models.CharField(max_length=240, blank=True, editable=False)
    """Name, ten years of birth and village as one text: nobody is in one model twice. Empty once the name is gone."""
    sort_key = models.CharField(max_length=180, blank=True, editable=False)
    sex = models.CharField(max_length=6, choices=SexChoice, blank=True)
    born_in = models.PositiveSmallIntegerField(null=True, blank=True)
    """The first of ten years: 1970 means 1970 to 1979."""
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The body that sent them: the Front, the Women's Union, the school …"""
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[MemberQuerySet] = MemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "told_apart"),
                condition=~models.Q(told_apart=""),
                name="community_member_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class MembershipQuerySet(DatedPartQuerySet["Membership"]):
    """Memberships are seen with their model."""

    path = "member__initiative"


class Membership(EditableRecord, Period):
    """A member's time in the model; whoever comes back has a second one. The database refuses two at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"member": OPEN, "valid_from": INTERNAL, "valid_until": INTERNAL}

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="memberships")

    objects: ClassVar[MembershipQuerySet] = MembershipQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.member_id} {self.valid_from}"
