"""Who a printed name means: the one place where documents ask the organisations of a unit."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from donghanh.domain.text import fold
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.organisations.naming import strict_key
from donghanh.organisations.queries import BodyMatcher, Target
from donghanh.units.models import Unit

MOST_SUGGESTED = 3
MOST_FOUND = 8


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


def named(unit: Unit, typed: str, *, on: dt.date) -> Organisation | OrganisationGroup | None:
    """The one body or group a person means by what they typed: its name, an alias, or a usual short form. Four queries."""
    match = BodyMatcher(unit=unit, on=on).match(typed)
    return match.organisation or match.group


def names_like(unit: Unit, typed: str, *, on: dt.date) -> list[str]:
    """The names that hold what was typed, with or without accents, then those that are merely alike; at most
    :data:`MOST_FOUND`. Six queries."""
    words = fold(typed).split()
    holding = [name for name in names_to_choose(unit, on=on) if words and all(word in fold(name) for word in words)]
    alike = [one.target.name for one in BodyMatcher(unit=unit, on=on).match(typed).suggestions]
    return list(dict.fromkeys([*holding, *alike]))[:MOST_FOUND]
