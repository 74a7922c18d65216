"""A course, its sessions and who teaches."""

from typing import ClassVar, Self, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models import Activity
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task
from donghanh.training.models.topics import Topic
from donghanh.training.permissions import TrainingPermission
from donghanh.units.models import Unit

M = TypeVar("M", bound=models.Model)


class CourseState(models.TextChoices):
    """How far a course is."""

    PLANNED = "planned", _("Dự kiến")
    RUNNING = "running", _("Đang học")
    FINISHED = "finished", _("Đã xong")
    CANCELLED = "cancelled", _("Đã hủy")


MOVES: dict[str, frozenset[str]] = {
    CourseState.PLANNED: frozenset({CourseState.RUNNING, CourseState.CANCELLED}),
    CourseState.RUNNING: frozenset({CourseState.FINISHED, CourseState.CANCELLED}),
    CourseState.FINISHED: frozenset({CourseState.RUNNING}),
    CourseState.CANCELLED: frozenset({CourseState.PLANNED, CourseState.RUNNING}),
}


class CourseForm(models.TextChoices):
    """How it is taught."""

    CLASS = "class", _("Lớp trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    MIXED = "mixed", _("Vừa trực tiếp vừa trực tuyến")
    COACHING = "coaching", _("Kèm cặp tại chỗ")


class CourseQuerySet(ScopedQuerySet["Course"]):
    """The office of the unit sees all; a body what it holds and what its own people are in."""

    def visible_to(self, scope: Scope) -> "CourseQuerySet":
        """The one answer to "may I see this course". A remembered device sees none: what it shows are names."""
        if scope.narrowed:
            return self.none()
        bodies = scope.organisations_with(TrainingPermission.READ_OWN)
        with_people = self.model._base_manager.filter(enrolments__member__body_id__in=bodies)
        own = Q(organiser_id__in=bodies) | Q(pk__in=with_people.order_by().values("pk"))
        return self.filter(Q(unit_id__in=scope.units_with(TrainingPermission.READ)) | own)

    def matching(self, words: str) -> "CourseQuerySet":
        """Courses whose title, topic or place has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))


class Course(EditableRecord):
    """One course. When it takes place is said by its sessions; ``starts_on`` and ``ends_on`` are what was planned."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "unit", "topic", "title", "form", "organiser", "starts_on", "ends_on", "hours", "place", "village", "capacity",
            "task", "min_share", "state", "cancel_reason", "closed_on", "activity", "search",
        ),
        INTERNAL,
    )  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="courses")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="courses")
    title = models.CharField(max_length=200)
    form = models.CharField(max_length=8, choices=CourseForm, default=CourseForm.CLASS)
    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="courses")
    starts_on = models.DateField()
    ends_on = models.DateField()
    """The last planned day."""
    hours = models.DecimalField(max_digits=5, decimal_places=1, validators=[MinValueValidator(0)])
    place = models.CharField(max_length=160, blank=True)
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="courses")
    min_share = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(100)])
    """Percent of the sessions held that somebody must attend to have completed it."""
    state = models.CharField(max_length=9, choices=CourseState, default=CourseState.PLANNED)
    cancel_reason = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    """Since when it is finished or cancelled: from then on names are kept for the years of the rule."""
    activity = models.OneToOneField(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="training_course"
    )
    """The course as a whole, each person once; made when it is finished."""
    search = models.TextField(editable=False)

    objects: ClassVar[CourseQuerySet] = CourseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-starts_on", "title", "id")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="training_course_days_forward"),
            models.CheckConstraint(
                condition=Q(min_share__gte=1, min_share__lte=100), name="training_course_share_is_one"
            ),
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="training_course_state_known"),
        )
        indexes = (models.Index(fields=("unit", "state", "-starts_on"), name="training_course_by_day"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether trainees, sessions and attendance may still change."""
        return self.state in (CourseState.PLANNED, CourseState.RUNNING)


class PartQuerySet(ScopedQuerySet[M]):
    """What belongs to a course is seen with the course; ``path`` leads there."""

    path: ClassVar[str] = "course"

    def visible_to(self, scope: Scope) -> Self:
        """The rows of the courses the scope may see."""
        return self.filter(**{f"{self.path}__in": Course.objects.visible_to(scope).order_by()})


class TrainerQuerySet(PartQuerySet["Trainer"]):
    """Trainers are seen with their course."""


class Trainer(Record):
    """Who teaches in a course. The name goes with those of the trainees."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("full_name", "position"), PERSONAL),
        **dict.fromkeys(("course", "order", "erased_on"), INTERNAL),
    }

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="trainers")
    full_name = models.CharField(max_length=120, blank=True)
    position = models.CharField(max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    erased_on = models.DateField(null=True, blank=True)

    objects: ClassVar[TrainerQuerySet] = TrainerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return str(self.pk)


class SessionQuerySet(PartQuerySet["Session"]):
    """Sessions are seen with their course."""

    def held(self) -> "SessionQuerySet":
        """Those that took place."""
        return self.filter(held_at__isnull=False)


class Session(EditableRecord):
    """One meeting of a course. It is held once, and then is an activity: person-times stand there."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("course", "day", "starts_at", "ends_at", "hours", "subject", "held_at", "activity"), INTERNAL
    )

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    hours = models.DecimalField(max_digits=4, decimal_places=1, validators=[MinValueValidator(0)])
    subject = models.CharField(max_length=200, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    """When it was first noted as held."""
    activity = models.OneToOneField(
        Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="training_session"
    )

    objects: ClassVar[SessionQuerySet] = SessionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("day", "starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="training_session_hours_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.course_id} {self.day}"
