"""What an account tells its owner about itself: a changed password, a new device, a new second step."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass


class NoticeKind(models.TextChoices):
    """One sentence each; none carries a name, a place or a code."""

    PASSWORD_CHANGED = "password", _("Mật khẩu đã được đổi")
    PASSWORD_RESET = "reset", _("Mật khẩu đã được đặt lại bằng mã do người khác cấp")
    CODE_ISSUED = "code", _("Có người vừa cấp một mã vào tài khoản này")
    FACTOR_ADDED = "added", _("Đã thêm một cách xác nhận bước hai")
    FACTOR_REMOVED = "removed", _("Đã bỏ một cách xác nhận bước hai")
    FACTORS_RESET = "refactor", _("Bước hai đã được lập lại bằng mã do người khác cấp")
    RECOVERY_USED = "recovery", _("Một mã dự phòng vừa được dùng")
    RECOVERY_RENEWED = "renewed", _("Các mã dự phòng đã được thay mới")
    PASSKEY_COPIED = "copied", _("Một khóa trên máy đã bị từ chối vì có dấu hiệu bị sao chép")
    NEW_DEVICE = "device", _("Tài khoản vừa được đăng nhập trên một máy mới")


class AccountNotice(Record):
    """One thing that happened to the account, shown to its owner until they say they have seen it."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "user": PERSONAL,
        "kind": INTERNAL,
        "at": PERSONAL,
        "seen_at": PERSONAL,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return str(self.pk)
