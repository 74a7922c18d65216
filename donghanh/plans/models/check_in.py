"""What a leading body said when it was asked how its standing work goes."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.domain.calendar import Period
from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.plans.models.task import Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import PlanState, TaskState


class CheckInAnswer(models.TextChoices):
    """How standing work goes. None of them is a result, and none is late."""

    STEADY = "steady", _("Vẫn làm đều")
    HINDERED = "hindered", _("Có vướng mắc")
    NOTHING = "nothing", _("Kỳ này không phát sinh")


class CheckInQuerySet(ScopedQuerySet["CheckIn"]):
    """Check-ins are read by the office of the plan's unit, and each body reads its own."""

    def visible_to(self, scope: Scope) -> "CheckInQuerySet":
        """Those of the plans the scope may read, and of one's own body's part."""
        own = Q(party__organisation_id__in=scope.organisations_with(PlanPermission.READ_OWN))
        if scope.narrowed:
            return self.filter(own)
        return self.filter(Q(task__plan__unit_id__in=scope.units_with(PlanPermission.READ)) | own)

    def waiting(self) -> "CheckInQuerySet":
        """Those that told of something in the way and that the office has neither looked at nor answered, of tasks still at
        work."""
        told = self.filter(answer=CheckInAnswer.HINDERED, seen_at__isnull=True, task__state=TaskState.SENT)
        return told.exclude(task__plan__state=PlanState.CLOSED)

    def newest_first(self) -> "CheckInQuerySet":
        """The latest period first, in it the latest word."""
        return self.order_by("-period_until", "-said_at", "pk")


class CheckIn(EditableRecord):
    """One body's answer for one period of a standing task it leads. What it said before a correction stands in the story of
    the task. One for each part and period; a task led by one body has one part that leads."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("task", "party", "organisation", "period_from", "period_until", "answer", "note", "said_at", "seen_at"),
            INTERNAL,
        ),
        **dict.fromkeys(("said_by", "seen_by"), PERSONAL),
    }

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="check_ins")
    party = models.ForeignKey(TaskParty, on_delete=models.RESTRICT, related_name="check_ins")
    """The part that leads, for which it was said; it may have gone over to a successor since."""
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    """The body that said so."""
    period_from = models.DateField()
    period_until = models.DateField()
    """The first day of the next period. Whatever their length, periods that end together are answered once."""
    answer = models.CharField(max_length=8, choices=CheckInAnswer)
    note = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    """When the office looked at what is in the way, or answered it; empty again after a correction."""
    seen_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[CheckInQuerySet] = CheckInQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-period_until", "-said_at")
        constraints = (
            models.UniqueConstraint(fields=("party", "period_until"), name="plans_check_in_once"),
            models.CheckConstraint(condition=Q(period_until__gt=F("period_from")), name="plans_check_in_forward"),
            models.CheckConstraint(
                condition=Q(answer__in=("steady", "hindered", "nothing")), name="plans_check_in_answer_known"
            ),
            models.CheckConstraint(
                condition=~Q(answer="hindered") | ~Q(note=""), name="plans_check_in_hindered_says_why"
            ),
        )
        indexes = (models.Index(fields=("task", "-period_until"), name="plans_check_ins_of_task"),)

    def __str__(self) -> str:
        return f"{self.answer} {self.task_id}"

    @property
    def period(self) -> Period:
        """The period it answers for."""
        return Period(self.period_from, self.period_until)
