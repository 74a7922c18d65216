"""Accounts: who signs in. What a person may do is decided by posts, in ``people``."""

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
    }

    login = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[BaseUserManager["User"]] = BaseUserManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return str(self.pk)
