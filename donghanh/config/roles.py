"""Roles in sentences an official could read, and the permissions each sentence stands for.

Posts store the code on the left; renaming a sentence changes no row. Permissions are enums beside their app.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """One kind of post: what it is called, what it may do in a sentence, and the permissions that mean it."""

    code: str
    name: str | Promise
    sentence: str | Promise
    permissions: frozenset[str]
    reach: str
    """``unit``: permissions count for the whole unit of the post; ``organisation``: for its own body alone."""
    is_staff: bool = True
    """Staff must use a second factor in production; partner bodies may use a remembered device."""


ROLES: dict[str, Role] = {}
