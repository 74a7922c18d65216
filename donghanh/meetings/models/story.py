"""What happened to a meeting, for the people who read its page. The audit log is another thing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.meetings.models.meeting import Meeting, PartQuerySet
from donghanh.people.models import Person


class MeetingEventKind(models.TextChoices):
    """What was done."""

    PLANNED = "planned", _("lên lịch")
    EDITED = "edited", _("sửa")
    AGENDA = "agenda", _("ghi nội dung buổi sinh hoạt")
    HELD = "held", _("ghi đã họp")
    CORRECTED = "corrected", _("sửa người dự hoặc kết quả")
    NOT_HELD = "not_held", _("ghi không họp")
    AGAIN = "again", _("lên lịch lại")


class MeetingEventQuerySet(PartQuerySet["MeetingEvent"]):
    """Events are seen with their meeting."""


class MeetingEvent(ToldRecord):
    """One thing that happened. Never changed, and names nobody but its author."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("meeting", "kind", "text", "at"), INTERNAL),
        "author": PERSONAL,
    }

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=MeetingEventKind)
    text = models.CharField(max_length=300, blank=True)
    """A reason or numbers; never the name of a person."""
    at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[MeetingEventQuerySet] = MeetingEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_id}"
