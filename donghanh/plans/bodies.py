"""A body named for a task: which organisation or group it is, and whether it is ordered or asked."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.models import Mode


@dataclass(frozen=True)
class Body:
    """A printed name with what it means here: an organisation, a group, or, with neither, nobody known yet."""

    printed: str = ""
    organisation_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything can be sent to it."""
        return bool(self.organisation_id or self.group_id)

    @classmethod
    def of(cls, body: Organisation | OrganisationGroup, printed: str = "") -> "Body":
        """The body behind a row."""
        if isinstance(body, OrganisationGroup):
            return cls(printed=printed or body.name, group_id=body.pk)
        return cls(printed=printed or body.name, organisation_id=body.pk)

    @classmethod
    def read(cls, value: Mapping[str, Any] | str | None) -> "Body | None":
        """The body a candidate names (docs/architecture.md), or ``None`` when it names nobody."""
        if not value:
            return None
        if isinstance(value, str):
            return cls(printed=value[:300])
        organisation, group = value.get("organisation"), value.get("group")
        printed = str(value.get("printed") or "")[:300]
        if not (printed or organisation or group):
            return None
        return cls(printed, _uuid(organisation), None if organisation else _uuid(group))


def _uuid(value: Any) -> uuid.UUID | None:
    return uuid.UUID(str(value)) if value else None


def undirectable(bodies: Iterable[Body]) -> frozenset[uuid.UUID]:
    """Of these bodies, those the People's Committee may only ask. One query."""
    ids = {body.organisation_id for body in bodies if body.organisation_id}
    if not ids:
        return frozenset()
    return frozenset(Organisation.objects.filter(pk__in=ids, directable=False).values_list("pk", flat=True))


def mode_of(body: Body, *, asked: bool, only_asked: frozenset[uuid.UUID]) -> Mode:
    """Ask where the document asks, and always where the body cannot be ordered; order otherwise."""
    return Mode.REQUEST if asked or body.organisation_id in only_asked else Mode.ASSIGN
