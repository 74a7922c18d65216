"""Codes a second person hands over: the first way in, and the way back in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, FieldClass


class CodePurpose(models.TextChoices):
    """What a handed-over code opens. None of them opens more than its one step."""

    INVITE = "invite", _("Mã lần đầu")
    PASSWORD = "password", _("Mã đặt lại mật khẩu")
    FACTOR = "factor", _("Mã lập lại bước hai")


class OneTimeCode(Record):
    """One code for one account. The words on the paper are kept as a digest; the handle only finds the row."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "user": INTERNAL,
        "purpose": INTERNAL,
        "handle": INTERNAL,
        "digest": OPEN,
        "issued_by": INTERNAL,
        "issued_at": INTERNAL,
        "expires_at": INTERNAL,
        "wrong_tries": INTERNAL,
        "used_at": INTERNAL,
        "withdrawn_at": INTERNAL,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="codes")
    purpose = models.CharField(max_length=10, choices=CodePurpose)
    handle = models.CharField(max_length=4, unique=True)
    digest = models.CharField(max_length=64)
    issued_by = models.UUIDField(null=True)
    """The account that issued it; empty for the preparation of a fresh installation."""
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-issued_at",)

    def __str__(self) -> str:
        return str(self.pk)
