"""One meeting of a club: planned with an agenda, held with the names of who came, or not held for a reason."""

from typing import ClassVar, Self, TypeVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models import Activity
from donghanh.community.models import Initiative, Member
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.meetings.models.topic import Topic
from donghanh.meetings.permissions import MeetingPermission
from donghanh.people.models import Person

M = TypeVar("M", bound=models.Model)


class MeetingState(models.TextChoices):
    """How far a meeting is. Only what was held has an activity that counts."""

    PLANNED = "planned", _("Dự kiến")
    HELD = "held", _("Đã họp")
    NOT_HELD = "not_held", _("Không họp")


MOVES: dict[str, frozenset[str]] = {
    MeetingState.PLANNED: frozenset({MeetingState.HELD, MeetingState.NOT_HELD}),
    MeetingState.HELD: frozenset({MeetingState.NOT_HELD}),
    MeetingState.NOT_HELD: frozenset({MeetingState.PLANNED}),
}


class LeadRole(models.TextChoices):
    """Who leads a part of the agenda: a role, never a person's name."""

    CHAIR = "chair", _("Chủ nhiệm")
    VICE = "vice", _("Phó chủ nhiệm")
    SECRETARY = "secretary", _("Thư ký")
    TEAM = "team", _("Tổ tư vấn")
    MEMBERS = "members", _("Thành viên")
    SPEAKER = "speaker", _("Báo cáo viên")
    GUEST = "guest", _("Khách mời")


def _own(scope: Scope, permission: str, path: str) -> Q:
    """The meetings for which the scope holds a permission: through the unit's office, or the body the club is. A remembered
    device holds it for none: behind a meeting stand names."""
    if scope.narrowed:
        return Q(pk__in=())
    bodies = scope.organisations_with(permission)
    return Q(**{f"{path}initiative__unit_id__in": scope.units_with(permission)}) | Q(
        **{f"{path}initiative__organisation_id__in": bodies}
    )


class MeetingQuerySet(ScopedQuerySet["Meeting"]):
    """The office of the unit sees the meetings of its clubs, the chair those of the own club."""

    def visible_to(self, scope: Scope) -> "MeetingQuerySet":
        """The one answer to "may I see this meeting" and "which may I see"."""
        return self.filter(_own(scope, MeetingPermission.READ, ""))

    def kept_by(self, scope: Scope) -> "MeetingQuerySet":
        """Those the scope may change."""
        return self.filter(_own(scope, MeetingPermission.KEEP, ""))

    def standing(self) -> "MeetingQuerySet":
        """Planned and held ones."""
        return self.exclude(state=MeetingState.NOT_HELD)

    def matching(self, words: str) -> "MeetingQuerySet":
        """Those whose club, topic or place has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))

    def newest_first(self) -> "MeetingQuerySet":
        """By day, the latest first."""
        return self.order_by("-held_on", "pk")


class Meeting(EditableRecord):
    """A meeting of one club on one day. How many came stands in its activity and nowhere else (ADR 0011)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "initiative", "held_on", "starts_at", "place", "topic", "state", "result", "reason", "guests_women",
                "guests_men", "guests_unknown", "activity", "search", "planned_at", "closed_at",
            ),
            INTERNAL,
        ),
        "planned_by": PERSONAL,
    }  # fmt: skip

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    """Never of a club whose address is protected."""
    topic = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=8, choices=MeetingState, default=MeetingState.PLANNED)
    result = models.TextField(blank=True)
    """What the meeting came to. Never a person's story."""
    reason = models.CharField(max_length=300, blank=True)
    """Why it was not held."""
    guests_women = models.PositiveIntegerField(default=0)
    guests_men = models.PositiveIntegerField(default=0)
    guests_unknown = models.PositiveIntegerField(default=0)
    """Who came and is no member: numbers, never names."""
    activity = models.OneToOneField(Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="meeting")
    """What happened, once it was held; kept when it turns out that it was not, so that there is never a second one."""
    search = models.TextField(editable=False)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[MeetingQuerySet] = MeetingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "held_on"),
                condition=Q(state__in=("planned", "held")),
                name="meetings_once_a_day",
            ),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meetings_state_known"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(activity__isnull=False), name="meetings_held_has_its_activity"
            ),
            models.CheckConstraint(condition=~Q(state="not_held") | ~Q(reason=""), name="meetings_not_held_says_why"),
        )
        indexes = (models.Index(fields=("initiative", "held_on"), name="meetings_of_club_by_day"),)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.held_on}"

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be held."""
        return self.state == MeetingState.PLANNED

    @property
    def is_held(self) -> bool:
        """Whether it was held and counted."""
        return self.state == MeetingState.HELD

    @property
    def guests(self) -> int:
        """How many came who are no members."""
        return self.guests_women + self.guests_men + self.guests_unknown


class PartQuerySet(ScopedQuerySet[M]):
    """What belongs to a meeting is seen with it."""

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the meetings the scope may see."""
        return self.filter(_own(scope, MeetingPermission.READ, "meeting__"))


class AgendaLineQuerySet(PartQuerySet["AgendaLine"]):
    """Agendas are seen with their meeting."""


class AgendaLine(Record):
    """One part of the agenda: what, how long, and in which role somebody leads it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("meeting", "order", "text", "topic", "minutes", "lead"), INTERNAL
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    lead = models.CharField(max_length=10, choices=LeadRole, blank=True)

    objects: ClassVar[AgendaLineQuerySet] = AgendaLineQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.order} {self.text}"


class AttendanceQuerySet(PartQuerySet["Attendance"]):
    """Who came is seen with the meeting."""


class Attendance(Record):
    """A member came. Who has no row did not, or nobody has said so yet.

    The row names nobody: it points to the member, whose name ``community`` erases in its time; the row and the count stay.
    """

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("meeting", "marked_at"), INTERNAL),
        "member": PERSONAL,
    }

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attended")
    """Goes with a member written down by mistake; what was counted of a held meeting stands in its activity."""
    marked_at = models.DateTimeField()

    objects: ClassVar[AttendanceQuerySet] = AttendanceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("marked_at", "pk")
        constraints = (models.UniqueConstraint(fields=("meeting", "member"), name="meetings_came_once"),)

    def __str__(self) -> str:
        return str(self.pk)
