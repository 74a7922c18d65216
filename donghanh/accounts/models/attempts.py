"""Failed and successful sign-ins, kept for thirty days (``limits.KEPT``) so that guessing is slow."""

from typing import ClassVar

from django.db import models

from donghanh.foundation.records import Record
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass


class SignInAttempt(Record):
    """One try. Names and addresses are kept as keyed digests: equal ones can be counted, none can be read."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "login_digest": PERSONAL,
        "network_digest": PERSONAL,
        "device": PERSONAL,
        "succeeded": INTERNAL,
        "noticed": INTERNAL,
        "at": INTERNAL,
    }

    login_digest = models.CharField(max_length=64)
    network_digest = models.CharField(max_length=64)
    device = models.UUIDField(null=True)
    """The known device of the account, when the try came from one: strangers' tries do not count against it."""
    succeeded = models.BooleanField()
    noticed = models.BooleanField(default=False)
    """Whether the office was told of a spray with this try, so that the same spray is told once."""
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (
            models.Index(fields=("login_digest", "at"), name="accounts_attempt_by_login"),
            models.Index(fields=("network_digest", "at"), name="accounts_attempt_by_network"),
        )

    def __str__(self) -> str:
        return str(self.pk)
