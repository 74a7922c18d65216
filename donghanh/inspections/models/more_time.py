"""Requests of bodies for a later deadline of a finding, and the answers to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.access import Scope, ScopedQuerySet
from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.inspections.models.finding import Finding
from donghanh.people.models import Person


class TimeState(models.TextChoices):
    """What became of a request for more time."""

    ASKED = "asked", _("Chờ trả lời")
    GRANTED = "granted", _("Đã cho gia hạn")
    REFUSED = "refused", _("Không cho gia hạn")
    WITHDRAWN = "withdrawn", _("Đã rút lại")
    OVERTAKEN = "overtaken", _("Không còn cần")


class MoreTimeQuerySet(ScopedQuerySet["MoreTime"]):
    """Requests are read with their finding."""

    def visible_to(self, scope: Scope) -> "MoreTimeQuerySet":
        """Those of the findings the scope may see."""
        return self.filter(finding__in=Finding.objects.visible_to(scope).order_by())

    def waiting(self) -> "MoreTimeQuerySet":
        """Those nobody has answered."""
        return self.filter(state=TimeState.ASKED)


class MoreTime(EditableRecord):
    """A request for a later deadline and its answer. The deadline given first stays in ``Finding.first_due_on``; the database
    keeps one request open at a time, and refuses an answer by who asked."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(
            ("finding", "old_due_on", "new_due_on", "reason", "state", "asked_at", "decided_at", "answer"), INTERNAL
        ),
        **dict.fromkeys(("asked_by", "decided_by"), PERSONAL),
    }

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="time_requests")
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    """The day asked for; once granted, the day granted."""
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=9, choices=TimeState, default=TimeState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=500, blank=True)

    objects: ClassVar[MoreTimeQuerySet] = MoreTimeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-asked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("finding",), condition=Q(state="asked"), name="inspections_one_open_time_request"
            ),
            models.CheckConstraint(condition=Q(state__in=TimeState.values), name="inspections_time_state_known"),
            models.CheckConstraint(condition=Q(new_due_on__gt=F("old_due_on")), name="inspections_time_is_later"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(asked_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                name="inspections_time_decided_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""), name="inspections_time_refused_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.finding_id}"
