"""The table of roles, as seen from below: settings name it, so nothing here imports upwards."""

from collections.abc import Collection, Mapping
from typing import Protocol, cast

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from donghanh.foundation.access import Scope
from donghanh.people.permissions import appointing


class Role(Protocol):
    """What ``people`` needs of a role; the rows are in ``config/roles.py``."""

    @property
    def code(self) -> str:
        """What posts store."""

    @property
    def name(self) -> str | Promise:
        """What the kind of post is called."""

    @property
    def sentence(self) -> str | Promise:
        """What it may do, for an official to read."""

    @property
    def permissions(self) -> frozenset[str]:
        """The permissions the sentence stands for."""

    @property
    def levels(self) -> frozenset[str]:
        """The kinds of units in which a person may give such a post."""

    @property
    def grants(self) -> frozenset[str]:
        """The codes of the roles to which its holder may appoint others."""

    @property
    def needs_second_person(self) -> bool:
        """Whether an appointment to it holds only once somebody else than who made it has said yes."""

    @property
    def reach(self) -> str:
        """``unit`` or ``organisation``."""

    @property
    def is_staff(self) -> bool:
        """Whether the post is in an office."""


def roles() -> Mapping[str, Role]:
    """Every role by its code."""
    return cast(Mapping[str, Role], import_string(settings.DONGHANH_ROLES))


def role_named(code: str) -> Role | None:
    """The role with this code; ``None`` for a code that left the table: such a post grants nothing."""
    return roles().get(code)


def roles_with(permission: str) -> list[str]:
    """The codes of the roles that hold a permission."""
    return [role.code for role in roles().values() if permission in role.permissions]


def roles_to_give(scope: Scope, kinds: Collection[str]) -> list[Role]:
    """The roles to which the scope may appoint somebody somewhere in units of these kinds; a plain question."""
    return [role for role in roles().values() if scope.may(appointing(role.code)) and not role.levels.isdisjoint(kinds)]


def role_choices() -> list[tuple[str, str]]:
    """Codes and names for a form."""
    return [(role.code, str(role.name)) for role in roles().values()]
