"""What happened to an activity, for the people who read its page. The audit log is another thing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.activities.models.activity import Activity
from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person


class ChangeKind(models.TextChoices):
    """What was done."""

    PLANNED = "planned", _("dự kiến hoạt động")
    RECORDED = "recorded", _("ghi hoạt động")
    CORRECTED = "corrected", _("sửa")
    COUNTED = "counted", _("ghi số người dự")
    LINKED = "linked", _("gắn với việc")
    UNLINKED = "unlinked", _("bỏ gắn với việc")
    ADOPTED = "adopted", _("dùng cho")
    LET_GO = "let_go", _("thôi dùng cho buổi, cuộc hoặc lượt ấy")
    VOID = "void", _("hủy")
    RESTORED = "restored", _("dùng lại")
    PHOTOS = "photos", _("thêm ảnh")
    CONSENT = "consent", _("ghi lại đồng ý của ảnh")
    PHOTO_GONE = "photo_gone", _("xóa ảnh vì người trong ảnh rút đồng ý")
    PHOTO_OUT = "photo_out", _("bỏ ảnh thêm nhầm")


class ActivityChange(ToldRecord):
    """One change. Never changed itself: a correction is another line."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("activity", "kind", "text", "changes", "at"), INTERNAL),
        "author": PERSONAL,
    }

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="story")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    text = models.CharField(max_length=500, blank=True)
    changes = models.JSONField(default=dict, blank=True)
    """Field name to [before, after]."""
    at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "pk")
        indexes = (models.Index(fields=("activity", "-at"), name="activities_story"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.activity_id}"
