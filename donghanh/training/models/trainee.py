"""Who is in the network, who is in which course, and who was there."""

from typing import ClassVar

from django.db import models
from django.db.models import Count, ExpressionWrapper, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.training.models.course import Course, CourseState, PartQuerySet, Session
from donghanh.training.permissions import TrainingPermission
from donghanh.units.models import Unit


class SexChoice(models.TextChoices):
    """The words of ``domain.training``; not said is empty."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class MemberRole(models.TextChoices):
    """What somebody is in the network."""

    STAFF = "staff", _("Cán bộ, công chức")
    COLLABORATOR = "collaborator", _("Cộng tác viên")
    OTHER = "other", _("Người khác")


class NetworkMemberQuerySet(ScopedQuerySet["NetworkMember"]):
    """The office sees all of its network; a body its own people."""

    def visible_to(self, scope: Scope) -> "NetworkMemberQuerySet":
        """The one answer to "may I see this person". A remembered device sees nobody."""
        if scope.narrowed:
            return self.none()
        own = Q(body_id__in=scope.organisations_with(TrainingPermission.READ_OWN))
        return self.filter(Q(unit_id__in=scope.units_with(TrainingPermission.READ)) | own)

    def named(self) -> "NetworkMemberQuerySet":
        """Those whose names are still kept."""
        return self.filter(erased_on__isnull=True)


class NetworkMember(EditableRecord):
    """One person of a unit's network, in however many courses. Some time after the last one the name goes and the sex stays."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "full_name", "name_key", "told_apart", "sort_key", "sex", "birth_year", "village", "body", "position", "person",
            ),
            PERSONAL,
        ),
        **dict.fromkeys(("unit", "unit_key", "role", "erased_on"), INTERNAL),
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="network_members")
    unit_key = models.CharField(max_length=36, editable=False)
    """The unit's line as text: one network through all its names."""
    full_name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=160, blank=True, editable=False, db_index=True)
    told_apart = models.CharField(max_length=280, blank=True, editable=False)
    """Name, ten years of birth, village and body as one text. Empty once the name is gone."""
    sort_key = models.CharField(max_length=180, blank=True, editable=False)
    sex = models.CharField(max_length=6, choices=SexChoice, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="network_members"
    )
    role = models.CharField(max_length=12, choices=MemberRole, default=MemberRole.COLLABORATOR)
    position = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """Who it is in the register of people, for staff taken from there."""
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[NetworkMemberQuerySet] = NetworkMemberQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("unit_key", "told_apart"), condition=~Q(told_apart=""), name="training_member_once"
            ),
            models.UniqueConstraint(
                fields=("unit_key", "person"), condition=Q(person__isnull=False), name="training_person_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class EnrolmentQuerySet(ScopedQuerySet["Enrolment"]):
    """The office sees everybody in its courses; a body its own people."""

    def visible_to(self, scope: Scope) -> "EnrolmentQuerySet":
        """The one answer to "may I see who is in this course"."""
        if scope.narrowed:
            return self.none()
        own = Q(member__body_id__in=scope.organisations_with(TrainingPermission.READ_OWN))
        return self.filter(Q(course__unit_id__in=scope.units_with(TrainingPermission.READ)) | own)

    def staying(self) -> "EnrolmentQuerySet":
        """Those who did not withdraw."""
        return self.filter(withdrew_on__isnull=True)

    def with_progress(self) -> "EnrolmentQuerySet":
        """With ``held`` (sessions of the course that took place) and ``attended`` (those they were at)."""
        held = Session.objects.held().filter(course=OuterRef("course")).order_by().values("course")
        came = (
            Attendance.objects.filter(enrolment=OuterRef("pk"), state=Presence.PRESENT, session__held_at__isnull=False)
            .order_by()
            .values("enrolment")
        )
        return self.annotate(
            held=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
            attended=Coalesce(Subquery(came.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
        )

    def trained(self) -> "EnrolmentQuerySet":
        """Those who completed a course that is finished: the rule of ``domain.training`` in the database's words."""
        done = ExpressionWrapper(F("attended") * 100, output_field=IntegerField())
        asked = ExpressionWrapper(F("held") * F("course__min_share"), output_field=IntegerField())
        found = self.staying().with_progress().annotate(done=done, asked=asked)
        return found.filter(course__state=CourseState.FINISHED, attended__gt=0, done__gte=F("asked"))


class Enrolment(EditableRecord):
    """One person in one course. Who leaves it stays readable with the reason."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "member": OPEN,
        **dict.fromkeys(("course", "withdrew_on"), INTERNAL),
        "withdraw_reason": PERSONAL,
    }

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrolments")
    member = models.ForeignKey(NetworkMember, on_delete=models.PROTECT, related_name="enrolments")
    withdrew_on = models.DateField(null=True, blank=True)
    withdraw_reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[EnrolmentQuerySet] = EnrolmentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("member__sort_key", "id")
        constraints = (models.UniqueConstraint(fields=("course", "member"), name="training_in_a_course_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class Presence(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", _("Có mặt")
    ABSENT = "absent", _("Vắng")


class PresenceQuerySet(PartQuerySet["Attendance"]):
    """Attendance is seen with its person."""

    def visible_to(self, scope: Scope) -> "PresenceQuerySet":
        """The rows of the enrolments the scope may see."""
        return self.filter(enrolment__in=Enrolment.objects.visible_to(scope).order_by())


class Attendance(Record):
    """Whether one person was at one session. Set for each person by itself, so that two who keep the list do not undo each other."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("session", "enrolment", "set_at"), INTERNAL),
        "state": PERSONAL,
    }

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendance")
    state = models.CharField(max_length=8, choices=Presence)
    set_at = models.DateTimeField()

    objects: ClassVar[PresenceQuerySet] = PresenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "enrolment"), name="training_attendance_once"),)

    def __str__(self) -> str:
        return str(self.pk)
