"""What happened to an inspection and its findings, for the people who read their pages. The audit log is another thing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.inspections.models.finding import Finding
from donghanh.inspections.models.inspection import Inspection
from donghanh.people.models import Person


class ChangeKind(models.TextChoices):
    """What was done."""

    PLANNED = "planned", _("lập cuộc kiểm tra")
    CORRECTED = "corrected", _("sửa")
    TEAM = "team", _("đổi đoàn kiểm tra")
    ANSWERED = "answered", _("ghi bảng kiểm")
    CONCLUDED = "concluded", _("kết luận")
    CANCELLED = "cancelled", _("hủy cuộc kiểm tra")
    FOUND = "found", _("ghi kiến nghị")
    GIVEN = "given", _("gửi kiến nghị")
    CLAIMED = "claimed", _("báo đã khắc phục")
    VERIFIED = "verified", _("xác nhận đã khắc phục")
    RETURNED = "returned", _("trả lại, cần làm tiếp")
    ASKED = "asked", _("xin gia hạn")
    EXTENDED = "extended", _("gia hạn")
    REFUSED = "refused", _("không cho gia hạn")
    WITHDRAWN = "withdrawn", _("rút đề nghị gia hạn")
    DROPPED = "dropped", _("thôi theo dõi")
    RESUMED = "resumed", _("theo dõi lại")
    PASSED = "passed", _("chuyển cho cơ quan kế tục")
    FILED = "filed", _("thêm tệp")
    UNFILED = "unfiled", _("bỏ tệp")


class Change(ToldRecord):
    """One line of the story. Never changed itself: a correction is another line."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("inspection", "finding", "kind", "text", "changes", "at"), INTERNAL),
        "author": PERSONAL,
    }

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="story")
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.CASCADE, related_name="story")
    kind = models.CharField(max_length=9, choices=ChangeKind)
    text = models.CharField(max_length=1000, blank=True)
    changes = models.JSONField(default=dict, blank=True)
    """Field name to [before, after]."""
    at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "pk")
        indexes = (
            models.Index(fields=("inspection", "-at"), name="inspections_story"),
            models.Index(fields=("finding", "-at"), name="inspections_finding_story"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.inspection_id}"
