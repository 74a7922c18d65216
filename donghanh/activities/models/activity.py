"""One thing that was done in the community, and who came."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models.kind import ActivityKind
from donghanh.activities.permissions import ActivityPermission
from donghanh.domain.attendance import AXES, VALUES, Headcount
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord, Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.foundation.web.search import spells
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.plans.models import Task
from donghanh.units.models import Unit

COUNTS = VALUES
"""The columns that say what is known of those who came; empty while nobody counted."""


class ActivityState(models.TextChoices):
    """How far an activity is. Only what is counted stands in totals."""

    PLANNED = "planned", _("Dự kiến")
    HELD = "held", _("Đã làm, chưa đủ số")
    COUNTED = "counted", _("Đã ghi số")
    VOID = "void", _("Đã hủy")


MOVES: dict[str, frozenset[str]] = {
    ActivityState.PLANNED: frozenset({ActivityState.HELD, ActivityState.COUNTED, ActivityState.VOID}),
    ActivityState.HELD: frozenset({ActivityState.COUNTED, ActivityState.VOID}),
    ActivityState.COUNTED: frozenset({ActivityState.HELD, ActivityState.VOID}),
    ActivityState.VOID: frozenset({ActivityState.PLANNED, ActivityState.HELD, ActivityState.COUNTED}),
}


class Quality(models.TextChoices):
    """Whether heads were counted."""

    COUNTED = "counted", _("Đếm được")
    ESTIMATED = "estimated", _("Ước chừng")


class Measure(models.TextChoices):
    """What the total is a number of. The two are never added to each other."""

    TIMES = "times", _("Lượt người")
    PERSONS = "persons", _("Người, mỗi người một lần")


class ActivityQuerySet(ScopedQuerySet["Activity"]):
    """The office of the unit sees all; a body what it held, alone or with others."""

    def visible_to(self, scope: Scope) -> "ActivityQuerySet":
        """The one answer to "may I see this activity" and "which may I see"."""
        bodies = scope.organisations_with(ActivityPermission.READ_OWN)
        own = Q(host_id__in=bodies) | Q(pk__in=CoHost.objects.filter(organisation_id__in=bodies).values("activity"))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(ActivityPermission.READ)) | own)

    def recordable_by(self, scope: Scope) -> "ActivityQuerySet":
        """Those the scope may correct: the unit's for its office, a body's own for that body; never as a co-host only."""
        own = Q(host_id__in=scope.organisations_with(ActivityPermission.RECORD_OWN))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(ActivityPermission.RECORD)) | own)

    def standing(self) -> "ActivityQuerySet":
        """All but what was cancelled."""
        return self.exclude(state=ActivityState.VOID)

    def counted(self) -> "ActivityQuerySet":
        """What stands in totals."""
        return self.filter(state=ActivityState.COUNTED)

    def unclaimed(self) -> "ActivityQuerySet":
        """Those recorded by hand or from a table: no session, course, meeting, turn or inspection is one of them. Whatever has
        a life of its own points at its activity one to one (ADR 11)."""
        owners = [relation.name for relation in self.model._meta.related_objects if relation.one_to_one]
        return self.filter(**{f"{name}__isnull": True for name in owners})

    def matching(self, words: str) -> "ActivityQuerySet":
        """Activities whose name, place or kind has all the words, with or without accents."""
        return self.filter(spells("search", fold(words)))

    def newest_first(self) -> "ActivityQuerySet":
        """By day, the latest first."""
        return self.order_by("-held_on", "-recorded_at", "pk")


def _count() -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(null=True, blank=True)


class Activity(EditableRecord):
    """One activity. ``total`` and what is known of it make a :class:`~donghanh.domain.attendance.Headcount`."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            (
                "unit", "kind", "title", "held_on", "ends_on", "starts_at", "village", "place", "host", "counting_unit",
                "state", "quantity", "total", "quality", "measure", "details", "note", "search", "recorded_at",
                "void_reason", "has_cells", "batch", "adopted", *COUNTS,
            ),
            INTERNAL,
        ),
        "recorded_by": PERSONAL,
    }  # fmt: skip

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="activities")
    """Whose office keeps it."""
    counting_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    """The one unit in whose totals it stands, so that a joint event counts once."""
    kind = models.ForeignKey(ActivityKind, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    held_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    """The last day, where it went on for several."""
    starts_at = models.TimeField(null=True, blank=True)
    village = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="activities")
    state = models.CharField(max_length=8, choices=ActivityState)
    quantity = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    """How many of the kind's unit: 1 buổi, 12 chiếc."""
    total = _count()
    female = _count()
    male = _count()
    under_16 = _count()
    from_16_to_59 = _count()
    from_60 = _count()
    minority = _count()
    kinh = _count()
    disabled = _count()
    not_disabled = _count()
    has_cells = models.BooleanField(default=False)
    """Whether the counts were made from :class:`AttendanceCell` rows and change with them alone."""
    quality = models.CharField(max_length=9, choices=Quality, default=Quality.COUNTED)
    measure = models.CharField(max_length=7, choices=Measure, default=Measure.TIMES)
    details = models.JSONField(default=dict, blank=True)
    """What the kind asks for besides, by the codes of its fields."""
    note = models.TextField(blank=True)
    """What is worth telling in the report. Never a person's story."""
    search = models.TextField(editable=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(
        "activities.Batch", null=True, blank=True, on_delete=models.SET_NULL, related_name="activities"
    )
    """The table it was taken in with."""
    adopted = models.BooleanField(default=False)
    """Whether somebody counted it by hand before a session, meeting, turn or inspection was said to be it. Its figures and its
    cancelling stay with whoever keeps this page; the app above writes nothing into it."""
    void_reason = models.CharField(max_length=300, blank=True)

    objects: ClassVar[ActivityQuerySet] = ActivityQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-held_on", "-recorded_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ActivityState.values), name="activities_state_known"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="activities_quantity_counts"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("held_on")), name="activities_days_forward"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**dict.fromkeys((f"{value}__isnull" for value in values), True))
                    | Q(
                        total__isnull=False,
                        total__gte=sum((Coalesce(F(value), 0) for value in values[1:]), Coalesce(F(values[0]), 0)),
                    ),
                    name=f"activities_{axis}_within_total",
                )
                for axis, values in AXES.items()
            ),
        )
        indexes = (
            models.Index(fields=("unit", "held_on"), name="activities_of_unit_by_day"),
            models.Index(fields=("counting_unit", "state", "held_on"), name="activities_counted_by_day"),
            models.Index(fields=("host", "held_on"), name="activities_of_host_by_day"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def headcount(self) -> Headcount | None:
        """Who came, as far as known; ``None`` while there is no total."""
        if self.total is None:
            return None
        return Headcount(self.total, {name: n for name in COUNTS if (n := getattr(self, name)) is not None})

    @property
    def where(self) -> str:
        """The place in words: the village, the hall, or both. Needs ``village`` loaded."""
        return ", ".join(filter(None, (self.place, self.village.title if self.village else "")))


class CoHost(Record):
    """A body that held an activity together with its host. It sees the activity; nothing is counted for it again."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("activity", "organisation"), INTERNAL)

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="co_hosts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("organisation__sort_key", "pk")
        constraints = (models.UniqueConstraint(fields=("activity", "organisation"), name="activities_co_host_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.organisation_id}"


class ActivityTask(Record):
    """An activity was done for a task of a plan; it may have finished the host's part of it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("activity", "task", "finished"), INTERNAL)

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="for_tasks")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="activities")
    finished = models.BooleanField(default=False)
    """Whether recording it reported the host's part done."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "task"), name="activities_for_task_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.task_id}"


class AttendanceCell(Record):
    """How many of those who came are of one combination. What is in no cell is unknown and stored nowhere."""

    sensitivity: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("activity", *AXES, "count"), INTERNAL)

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="cells")
    sex = models.CharField(max_length=14)
    age = models.CharField(max_length=14)
    ethnicity = models.CharField(max_length=14)
    disability = models.CharField(max_length=14)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("sex", "age", "ethnicity", "disability")
        constraints = (models.UniqueConstraint(fields=("activity", *AXES), name="activities_cell_once"),)

    def __str__(self) -> str:
        return f"{self.activity_id} {self.sex} {self.age}"
