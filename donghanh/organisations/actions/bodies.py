"""Setting up a body and correcting what is said of it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q

from donghanh.domain.text import nfc, sort_key
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.organisations.models import Organisation, OrganisationKind
from donghanh.organisations.naming import search_text
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.units.models import Unit


def _name(text: str) -> str:
    return " ".join(nfc(text).split())


@transaction.atomic
def create_organisation(
    *,
    unit: Unit,
    name: str,
    kind: str,
    directable: bool,
    valid_from: dt.date,
    village: Unit | None = None,
    by: Actor,
    at: dt.datetime,
) -> Organisation:
    """Set up a body under a unit and return it.

    Refused: ``name_empty``; ``kind_unknown``; ``name_taken`` when a body of the unit with this name is in force on
    ``valid_from`` or later; ``village_elsewhere`` when the village does not lie in the unit.
    """
    name = _name(name)
    if not name:
        raise OrganisationRefused("name_empty")
    if kind not in OrganisationKind.values:
        raise OrganisationRefused("kind_unknown")
    if village is not None and (village.parent is None or village.parent.line != unit.line):
        raise OrganisationRefused("village_elsewhere")
    refuse_taken_name(unit, name, valid_from)
    organisation = Organisation.objects.create(
        unit=unit,
        name=name,
        kind=kind,
        directable=directable,
        village=village,
        valid_from=valid_from,
        search=search_text(name),
        sort_key=sort_key(name),
    )
    record(
        "organisations.created",
        by=by,
        at=at,
        on=organisation,
        new={"name": name, "kind": kind, "directable": directable, "valid_from": valid_from},
        unit_id=unit.pk,
    )
    return organisation


@transaction.atomic
def edit_organisation(
    *,
    organisation: Organisation,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
    name: str | None = None,
    kind: str | None = None,
    directable: bool | None = None,
) -> Organisation:
    """Correct the name, the kind or who may order the body; return it. A body that was *renamed* gets a succession.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``name_empty``, ``kind_unknown``, ``name_taken``.
    """
    changes: dict[str, Any] = {}
    if name is not None and _name(name) != organisation.name:
        name = _name(name)
        if not name:
            raise OrganisationRefused("name_empty")
        refuse_taken_name(organisation.unit, name, organisation.valid_from, apart_from=organisation)
        changes |= {"name": name, "search": search_text(name), "sort_key": sort_key(name)}
    if kind is not None and kind != organisation.kind:
        if kind not in OrganisationKind.values:
            raise OrganisationRefused("kind_unknown")
        changes["kind"] = kind
    if directable is not None and directable != organisation.directable:
        changes["directable"] = directable
    said = [field for field in ("name", "kind", "directable") if field in changes]
    old: dict[str, Any] = {field: getattr(organisation, field) for field in said}
    organisation.save_changes(expected_version=expected_version, **changes)
    record(
        "organisations.edited",
        by=by,
        at=at,
        on=organisation,
        old=old,
        new={field: changes[field] for field in said},
        unit_id=organisation.unit_id,
    )
    return organisation


def refuse_taken_name(unit: Unit, name: str, since: dt.date, *, apart_from: Organisation | None = None) -> None:
    """Raise ``name_taken`` when another body of the unit bears the name on ``since`` or later; one query."""
    same = Organisation.objects.filter(unit__line=unit.line, name=name).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=since)
    )
    if apart_from is not None:
        same = same.exclude(pk=apart_from.pk)
    if same.exists():
        raise OrganisationRefused("name_taken")
