"""The week of a station: slots that come again, and what became of each turn."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models import Activity
from donghanh.communication.models.script import Script
from donghanh.communication.permissions import CommunicationPermission
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.plans.models import Task
from donghanh.units.models import Unit

WEEK = dt.timedelta(days=7)


class SlotQuerySet(ScopedQuerySet["Slot"]):
    """The office of the unit sees the whole schedule; a station its own, a body where its scripts are read."""

    def visible_to(self, scope: Scope) -> "SlotQuerySet":
        """The one answer to "may I see this slot" and "which may I see"."""
        bodies = scope.organisations_with(CommunicationPermission.READ_OWN)
        own = Q(station_id__in=bodies) | Q(script__body_id__in=bodies)
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(CommunicationPermission.READ)) | own)

    def markable_by(self, scope: Scope) -> "SlotQuerySet":
        """Those whose turns the scope may mark: the unit's for its office, a station's own for that station."""
        own = Q(station_id__in=scope.organisations_with(CommunicationPermission.WRITE_OWN))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(unit_id__in=scope.units_with(CommunicationPermission.KEEP)) | own)

    def touching(self, first: dt.date, last: dt.date) -> "SlotQuerySet":
        """Those that may have a turn between two days, both included."""
        return self.filter(first_on__lte=last, last_on__gte=first)


class Slot(EditableRecord):
    """A script read out by a station at an hour, on one day or on that day of each week up to the last. Makes no activity by
    itself (ADR 11)."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("unit", "station", "script", "first_on", "last_on", "starts_at", "times", "task", "recorded_at"), INTERNAL
        ),
        "recorded_by": PERSONAL,
    }

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    station = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    script = models.ForeignKey(Script, on_delete=models.PROTECT, related_name="slots")
    first_on = models.DateField()
    last_on = models.DateField()
    """The last day it is read; the first where it is read once."""
    starts_at = models.TimeField()
    times = models.PositiveSmallIntegerField(default=1)
    """How often it is read in a row."""
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """The task of a plan what is aired counts for."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[SlotQuerySet] = SlotQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("first_on", "starts_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="communication_slot_forward"),
            models.CheckConstraint(condition=Q(times__gte=1), name="communication_slot_times"),
        )
        indexes = (models.Index(fields=("unit", "first_on", "last_on"), name="communication_slots"),)

    def __str__(self) -> str:
        return f"{self.first_on} {self.starts_at}"

    def falls_on(self, day: dt.date) -> bool:
        """Whether it has a turn on this day."""
        return self.first_on <= day <= self.last_on and (day - self.first_on).days % 7 == 0

    def days_between(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The days between two days, both included, on which it has a turn."""
        ahead = max(0, -(-(first - self.first_on).days // 7))
        day, days = self.first_on + ahead * WEEK, []
        while day <= min(last, self.last_on):
            days.append(day)
            day += WEEK
        return days

    @property
    def repeats(self) -> bool:
        """Whether it comes again."""
        return self.last_on > self.first_on


class AiringState(models.TextChoices):
    """What became of one turn. A turn nobody has said anything of has no row."""

    AIRED = "aired", _("Đã phát")
    MISSED = "missed", _("Không phát")
    OPEN = "open", _("Chưa đánh dấu")


class AiringQuerySet(ScopedQuerySet["Airing"]):
    """Turns are seen with their slot."""

    def visible_to(self, scope: Scope) -> "AiringQuerySet":
        """Those of the slots the scope may see."""
        return self.filter(slot__in=Slot.objects.visible_to(scope).order_by())


class Airing(EditableRecord):
    """What became of one turn of a slot: one row a turn, and one activity at most, whatever is marked and taken back."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("slot", "on", "state", "reason", "script_number", "activity", "marked_at"), INTERNAL),
        "marked_by": PERSONAL,
    }

    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="airings")
    on = models.DateField()
    state = models.CharField(max_length=6, choices=AiringState)
    reason = models.CharField(max_length=300, blank=True)
    """Why it was not aired, or why the mark was taken back."""
    script_number = models.PositiveIntegerField(default=0)
    """The approved version that was read."""
    activity = models.OneToOneField(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="communication_airing"
    )
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[AiringQuerySet] = AiringQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("slot", "on"), name="communication_airing_once"),
            models.CheckConstraint(condition=Q(state__in=AiringState.values), name="communication_airing_state"),
            models.CheckConstraint(
                condition=~Q(state=AiringState.AIRED) | Q(activity__isnull=False),
                name="communication_aired_is_activity",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slot_id} {self.on}"
