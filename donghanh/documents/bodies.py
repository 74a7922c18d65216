"""Who a printed name means: the one place where documents ask the organisations of a unit."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.organisations.naming import strict_key
from donghanh.organisations.queries import BodyMatcher, Target
from donghanh.units.models import Unit

MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Meaning:
    """What a printed name means in a unit: one organisation, one group, or nobody yet but these, best first."""

    organisation_id: uuid.UUID | None = None
    group_id: uuid.UUID | None = None
    suggestions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_known(self) -> bool:
        """Whether no person needs to be asked."""
        return self.organisation_id is not None or self.group_id is not None


def key_of(printed: str) -> str:
    """The name as compared, and as aliases are stored: accents, case and the usual abbreviations make no difference."""
    return strict_key(printed)[:300]


def meanings(unit: Unit, printed: Iterable[str], *, on: dt.date) -> dict[str, Meaning]:
    """What the names mean in this unit on this day, by key. Three or four queries, however many names."""
    matcher = BodyMatcher(unit=unit, on=on)
    found: dict[str, Meaning] = {}
    for name in printed:
        match = matcher.match(name)
        found[key_of(name)] = Meaning(
            organisation_id=match.organisation.pk if match.organisation else None,
            group_id=match.group.pk if match.group else None,
            suggestions=[_suggestion(one.target) for one in match.suggestions[:MOST_SUGGESTED]],
        )
    return found


def _suggestion(target: Target) -> dict[str, Any]:
    return {"id": str(target.pk), "name": target.name, "is_group": not isinstance(target, Organisation)}


def names_to_choose(unit: Unit, *, on: dt.date) -> list[str]:
    """The names of the bodies and groups of a unit on a day, to choose from. Two queries."""
    organisations = Organisation.objects.filter(unit__line=unit.line).on(on).values_list("name", flat=True)
    groups = OrganisationGroup.objects.filter(unit__line=unit.line).on(on).values_list("name", flat=True)
    return [*organisations, *groups]
