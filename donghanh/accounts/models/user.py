"""The account itself."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from donghanh.foundation.records import EditableRecord
from donghanh.foundation.sensitivity import INTERNAL, PERSONAL, FieldClass


class User(AbstractBaseUser, EditableRecord):
    """One person's key to the house. The sign-in name is chosen at invitation and is not shown to others."""

    sensitivity: ClassVar[dict[str, FieldClass]] = {
        "login": PERSONAL,
        "password": PERSONAL,
        "email": PERSONAL,
        "is_active": INTERNAL,
        "last_login": PERSONAL,
        "language": INTERNAL,
        "enrolled_at": INTERNAL,
        "last_seen_at": PERSONAL,
    }

    login = models.CharField(max_length=60, unique=True)
    """Folded to lower case and NFC by :func:`donghanh.accounts.logins.normal_login`; invited accounts hold a stand-in."""
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="vi")
    enrolled_at = models.DateTimeField(null=True, blank=True)
    """When the person took the account over with a first code; empty while only invited."""
    last_seen_at = models.DateTimeField(null=True, blank=True)
    """The last sign-in or remembered visit; what "45 days unused" is counted from."""

    objects: ClassVar[BaseUserManager["User"]] = BaseUserManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return str(self.pk)
