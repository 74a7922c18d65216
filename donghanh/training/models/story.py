"""What happened to a course, for the people who read its page. The audit log is another thing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person
from donghanh.training.models.course import Course, PartQuerySet


class EventKind(models.TextChoices):
    """What was done; ``presenters.story`` tells it with its numbers."""

    PLANNED = "planned", _("lập khóa học")
    EDITED = "edited", _("sửa khóa học")
    STARTED = "started", _("bắt đầu khóa học")
    FINISHED = "finished", _("kết thúc khóa học")
    CANCELLED = "cancelled", _("hủy khóa học")
    REOPENED = "reopened", _("mở lại khóa học")
    SESSION = "session", _("đổi lịch buổi học")
    HELD = "held", _("ghi buổi đã học")
    ENROLLED = "enrolled", _("thêm học viên")
    IMPORTED = "imported", _("nhập danh sách học viên")
    CORRECTED = "corrected", _("sửa học viên")
    WITHDREW = "withdrew", _("ghi học viên thôi học")
    REMOVED = "removed", _("bỏ dòng ghi nhầm")
    ISSUED = "issued", _("cấp chứng nhận")
    REVOKED = "revoked", _("thu hồi chứng nhận")
    TAKEN_AWAY = "taken", _("tải danh sách có tên")
    PRINTED = "printed", _("in chứng nhận")
    ERASED = "erased", _("xóa tên theo hạn lưu")


class CourseEventQuerySet(PartQuerySet["CourseEvent"]):
    """Events are seen with their course."""


class CourseEvent(ToldRecord):
    """One thing that happened. Never changed, and names nobody but its author."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("course", "kind", "details", "at"), INTERNAL),
        "author": PERSONAL,
    }

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    details = models.JSONField(default=dict, blank=True)
    """Counts, days, numbers of certificates; never a name."""
    at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[CourseEventQuerySet] = CourseEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-at", "id")
        indexes = (models.Index(fields=("course", "-at"), name="training_story"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.course_id}"
