"""The plain value a request carries: who, with which permissions, for which units and organisations, on which day."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from typing import Self

from django.http import Http404


@dataclass(frozen=True)
class Actor:
    """The author of a change: a signed-in person or a named system job. What audit events are signed with."""

    kind: str
    """``person`` or ``system``; an app may let somebody in by a thing of its own and names its kind (``link``, ADR 10)."""
    id: uuid.UUID | None = None
    """The account of the person, or that thing; ``None`` for a system job."""
    name: str = ""
    """The stable name of the system job; empty for a person, whose name never enters the audit log."""

    @classmethod
    def system(cls, name: str) -> Self:
        """A job that acts without a person, named so that the log can be read: ``Actor.system("jobs.reaper")``."""
        return cls(kind="system", name=name)


@dataclass(frozen=True)
class Grant:
    """One permission held through one post: where it counts is the unit and the organisation of that post."""

    permission: str
    unit_id: uuid.UUID | None
    organisation_id: uuid.UUID | None
    post_id: uuid.UUID | None


@dataclass(frozen=True)
class Scope:
    """Everything access decisions may depend on. Built once per request by the builder that settings name."""

    actor: Actor
    on: dt.date
    person_id: uuid.UUID | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    unit_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)
    """Units in whose offices the person holds a post on this day: every row of each, through all its names."""
    organisation_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)
    """Organisations the person holds a post in on this day."""
    post_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)
    narrowed: bool = False
    """True for a remembered partner device: it reaches its own tasks and nothing else."""

    @property
    def is_signed_in(self) -> bool:
        """Whether a person stands behind this scope."""
        return self.actor.id is not None

    def may(self, permission: str, *, unit_id: uuid.UUID | None = None) -> bool:
        """Whether the permission is held; with ``unit_id``, whether it is held for that unit."""
        return any(g.permission == permission and unit_id in (None, g.unit_id) for g in self.grants)

    def units_with(self, permission: str) -> frozenset[uuid.UUID]:
        """The units for which the permission is held, by the rows of all their names. Empty when it is not held at all."""
        return frozenset(g.unit_id for g in self.grants if g.permission == permission and g.unit_id)

    def organisations_with(self, permission: str) -> frozenset[uuid.UUID]:
        """The organisations through whose posts the permission is held."""
        return frozenset(g.organisation_id for g in self.grants if g.permission == permission and g.organisation_id)

    def require(self, permission: str, *, unit_id: uuid.UUID | None = None) -> None:
        """Refuse with a 404 when the permission is missing: what is not yours looks absent."""
        if not self.may(permission, unit_id=unit_id):
            raise Http404


NOBODY = Scope(actor=Actor(kind="person"), on=dt.date.min)
"""The scope of a stranger: no permission, no unit, no row."""
