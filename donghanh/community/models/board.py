"""Who runs a model, and who counsels in its name."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import DatedPartQuerySet, Initiative
from donghanh.community.models.members import Member, SexChoice
from donghanh.foundation.history import Period
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit


class Position(models.TextChoices):
    """What somebody on the board is."""

    CHAIR = "chair", _("Chủ nhiệm")
    VICE = "vice", _("Phó chủ nhiệm")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Ủy viên")


class BoardQuerySet(DatedPartQuerySet["Board"]):
    """Boards are seen with their model."""


class Board(EditableRecord, Period):
    """One term of a board, by a decision. The database refuses two boards of a model at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("initiative", "decision_number", "decision_on"), INTERNAL
    )

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="boards")
    decision_number = models.CharField(max_length=60, blank=True)
    decision_on = models.DateField(null=True, blank=True)

    objects: ClassVar[BoardQuerySet] = BoardQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("-valid_from",)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.valid_from}"


class BoardSeatQuerySet(DatedPartQuerySet["BoardSeat"]):
    """Seats are seen with their model."""

    path = "board__initiative"


class BoardSeat(EditableRecord, Period):
    """Somebody on a board, for a time within its term. Names and sex of a member stand with the member; somebody who is no
    member is named here. The database refuses two chairs at once, and one member on two seats of a board at once."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("board", "position", "sole", "erased_on"), INTERNAL),
        **dict.fromkeys(("member", "full_name", "sex"), PERSONAL),
    }

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="seats")
    position = models.CharField(max_length=10, choices=Position)
    sole = models.CharField(max_length=10, blank=True, editable=False)
    """The position where only one may hold it, empty for the others: what the database compares."""
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    full_name = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=6, choices=SexChoice, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[BoardSeatQuerySet] = BoardSeatQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("valid_from", "id")

    def __str__(self) -> str:
        return f"{self.position} {self.board_id}"


class TeamMemberQuerySet(DatedPartQuerySet["TeamMember"]):
    """The team is seen with its model."""


class TeamMember(EditableRecord, Period):
    """Somebody of the counselling team, for a time, with where they live. No right in the platform comes of it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("full_name", "told_apart", "sex", "village", "lives_away"), PERSONAL),
        **dict.fromkeys(("initiative", "is_head", "from_body", "erased_on"), INTERNAL),
    }

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="team")
    full_name = models.CharField(max_length=120, blank=True)
    told_apart = models.CharField(max_length=240, blank=True, editable=False)
    """As ``Member.told_apart``; the database refuses one person twice at once."""
    sex = models.CharField(max_length=6, choices=SexChoice, blank=True)
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Where they live; empty when nobody has said, or when it is outside of the unit."""
    lives_away = models.BooleanField(default=False)
    """Outside of the unit."""
    is_head = models.BooleanField(default=False)
    from_body = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[TeamMemberQuerySet] = TeamMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Period.Meta):
        ordering = ("-is_head", "valid_from", "id")

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.valid_from}"
