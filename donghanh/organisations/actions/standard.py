"""Taking over the usual bodies of a commune in one act."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.organisations.actions.aliases import remember_alias
from donghanh.organisations.actions.bodies import create_organisation
from donghanh.organisations.models import Organisation
from donghanh.organisations.queries import BodyMatcher
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.organisations.standard import standard_bodies
from donghanh.units.models import Unit


@transaction.atomic
def take_over_standard_bodies(
    *, unit: Unit, valid_from: dt.date, by: Actor, at: dt.datetime, names: Collection[str] | None = None
) -> list[Organisation]:
    """Set up the usual bodies the unit does not have yet, with their aliases, and return the new ones.

    ``names`` (as the list prints them for this unit) chooses some; without it all are taken. A body the unit already
    has under this or a like name is left alone, and so is an alias that already means somebody else.
    """
    matcher = BodyMatcher(unit=unit, on=valid_from)
    made = []
    for usual in standard_bodies():
        body = usual.named_for(level=unit.level, name=unit.name)
        if (names is not None and body.name not in names) or matcher.match(body.name).is_found:
            continue
        organisation = create_organisation(
            unit=unit, name=body.name, kind=body.kind, directable=body.directable, valid_from=valid_from, by=by, at=at
        )
        made.append(organisation)
        for text in body.aliases:
            try:
                remember_alias(target=organisation, text=text, by=by, at=at)
            except OrganisationRefused:
                continue
    return made
