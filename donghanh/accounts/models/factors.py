"""The second factor: authenticator apps, passkeys, and the codes on paper for the day both are lost."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, OPEN, PERSONAL, FieldClass


class FactorKind(models.TextChoices):
    """How the second step is proved."""

    TOTP = "totp", _("Ứng dụng tạo mã")
    PASSKEY = "passkey", _("Khóa trên máy")


class Factor(Record):
    """One proof beside the password. The TOTP secret is sealed with a key that is not in the database."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "user": PERSONAL,
        "kind": INTERNAL,
        "label": PERSONAL,
        "sealed_secret": PERSONAL,
        "credential_id": PERSONAL,
        "credential": PERSONAL,
        "counter": INTERNAL,
        "created_at": PERSONAL,
        "last_used_at": PERSONAL,
    }

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=8, choices=FactorKind)
    label = models.CharField(max_length=60)
    sealed_secret = models.BinaryField(default=bytes)
    """TOTP: the shared secret, AES-GCM sealed. Empty for a passkey."""
    credential_id = models.CharField(max_length=400, blank=True, db_index=True)
    credential = models.BinaryField(default=bytes)
    """Passkey: the attested credential data (public key and identity). Empty for TOTP."""
    counter = models.BigIntegerField(default=0)
    """TOTP: the last accepted time step, so a code works once. Passkey: the highest signature counter seen; passkeys that
    travel between machines keep none and stay at 0."""
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("credential_id",),
                condition=~models.Q(credential_id=""),
                name="accounts_passkey_belongs_to_one_account",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class RecoveryCode(Record):
    """One of ten codes on paper. Each opens the second step once; only a digest is kept."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {"user": PERSONAL, "digest": OPEN, "used_at": PERSONAL}

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
