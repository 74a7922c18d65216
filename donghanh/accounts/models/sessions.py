"""Where an account is signed in, and the devices that are known to it."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass


class Session(Record):
    """One browser's session. The key in the cookie is stored as a digest only: the table opens no session."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "key_digest": OPEN,
        "data": PERSONAL,
        "user": PERSONAL,
        "device": PERSONAL,
        "label": PERSONAL,
        "narrowed": INTERNAL,
        "created_at": PERSONAL,
        "last_seen_at": PERSONAL,
        "idle_seconds": OPEN,
        "expires_at": PERSONAL,
    }

    key_digest = models.CharField(max_length=64, unique=True)
    data = models.TextField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions"
    )
    device = models.ForeignKey("Device", null=True, blank=True, on_delete=models.CASCADE, related_name="sessions")
    label = models.CharField(max_length=60, blank=True)
    narrowed = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    idle_seconds = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)

    def is_live(self, now: dt.datetime) -> bool:
        """Whether the session still counts: neither idle for too long nor past its last hour."""
        return now < self.expires_at and now - self.last_seen_at < dt.timedelta(seconds=self.idle_seconds)


class Device(Record):
    """A browser an account has signed in from. Its cookie is stored as a digest; ``remembered`` lets it back in narrowed."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "user": PERSONAL,
        "token_digest": OPEN,
        "label": PERSONAL,
        "remembered": INTERNAL,
        "created_at": PERSONAL,
        "last_used_at": PERSONAL,
        "expires_at": PERSONAL,
        "revoked_at": PERSONAL,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    token_digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=60, verbose_name=_("thiết bị"))
    remembered = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-last_used_at",)

    def __str__(self) -> str:
        return str(self.pk)
