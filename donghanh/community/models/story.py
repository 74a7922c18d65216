"""What happened to a model, for the people who read its page. The audit log is another thing."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.community.models.initiative import Initiative, PartQuerySet
from donghanh.foundation.records import ToldRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass
from donghanh.people.models import Person


class EventKind(models.TextChoices):
    """What was done; ``presenters.story`` tells it with its details."""

    FOUNDED = "founded", _("lập mô hình")
    EDITED = "edited", _("sửa thông tin")
    MOVED = "moved", _("chuyển nơi đặt")
    PROTECTED = "protected", _("giữ kín địa chỉ")
    PAUSED = "paused", _("tạm dừng")
    RESUMED = "resumed", _("hoạt động lại")
    ENDED = "ended", _("kết thúc")
    REOPENED = "reopened", _("bỏ ghi kết thúc")
    JOINED = "joined", _("thêm thành viên")
    LEFT = "left", _("ghi thành viên ra")
    CORRECTED = "corrected", _("sửa thành viên")
    REMOVED = "removed", _("bỏ dòng ghi nhầm")
    IMPORTED = "imported", _("nhập danh sách thành viên")
    TAKEN_AWAY = "taken", _("tải danh sách có tên")
    BOARD = "board", _("ban chủ nhiệm mới")
    BOARD_CHANGED = "seats", _("đổi ban chủ nhiệm")
    TEAM = "team", _("đổi tổ tư vấn")
    EQUIPMENT = "things", _("đổi trang thiết bị")
    FILE = "file", _("đổi giấy tờ")
    REVIEWED = "reviewed", _("đánh giá năm")
    REPLICATION = "replicate", _("nhân rộng")
    ADDRESS = "address", _("ghi địa chỉ được giữ kín")
    ERASED = "erased", _("xóa tên người đã ra")


class InitiativeEventQuerySet(PartQuerySet["InitiativeEvent"]):
    """Events are seen with their model."""


class InitiativeEvent(ToldRecord):
    """One thing that happened. Never changed, and names nobody but its author, so that erasing names leaves it alone."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("initiative", "kind", "details", "happened_on", "recorded_at"), INTERNAL),
        "author": PERSONAL,
    }

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    details = models.JSONField(default=dict, blank=True)
    """Counts, days, names of units and bodies, field names; never the name of a person nor a protected place."""
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[InitiativeEventQuerySet] = InitiativeEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-recorded_at", "id")
        indexes = (models.Index(fields=("initiative", "-recorded_at"), name="community_events_of_model"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.initiative_id}"
