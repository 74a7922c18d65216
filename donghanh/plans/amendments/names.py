"""Whom the printed names of an old and a new reading mean, so that the same body is known by two spellings."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from donghanh.documents.bodies import key_of, meanings
from donghanh.documents.models import PrintedBody
from donghanh.organisations.queries import taken_over_by
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, ReportDuty, TaskParty

Fields = Mapping[str, Any]


class Names:
    """What the office answered about the names of a plan's document, and for new names what the unit knows."""

    def __init__(self, plan: Plan, document_id: uuid.UUID, all_fields: Iterable[Fields], *, on: dt.date) -> None:
        """Ask once: one query for the answers, three or four for names nobody was asked about, one for successors."""
        self._known = {
            row.key: (row.organisation_id, row.group_id) for row in PrintedBody.objects.filter(document_id=document_id)
        }
        printed = {str(value["printed"]) for fields in all_fields for value in _named(fields)}
        fresh = sorted(name for name in printed if key_of(name) not in self._known)
        if fresh:
            found = meanings(plan.unit, fresh, on=on)
            self._known |= {key: (one.organisation_id, one.group_id) for key, one in found.items()}
        heirs = taken_over_by({body for body, _ in self._known.values() if body}, on)
        if heirs:
            self._known = {key: (heirs.get(body, body), group) for key, (body, group) in self._known.items()}

    def fill_in(self, fields: Fields) -> dict[str, Any]:
        """The fields with each body as it is known."""
        filled = dict(fields)
        for role in ("lead", "coordinating"):
            filled[role] = [self._filled(value) for value in fields.get(role) or []]
        if isinstance(fields.get("reporter"), Mapping):
            filled["reporter"] = self._filled(fields["reporter"])
        return filled

    def _filled(self, value: Any) -> Any:
        if not isinstance(value, Mapping) or not value.get("printed"):
            return value
        organisation, group = self._known.get(key_of(str(value["printed"])), (None, None))
        if organisation is None and group is None:
            return value
        return {**value, "organisation": organisation, "group": None if organisation else group}


def _named(fields: Fields) -> list[Mapping[str, Any]]:
    values = [*(fields.get("lead") or []), *(fields.get("coordinating") or []), fields.get("reporter")]
    return [value for value in values if isinstance(value, Mapping) and value.get("printed")]


def bodies(fields: Fields, role: str) -> list[Body]:
    """The bodies the fields name in a role, each once."""
    found = (Body.read(value) for value in fields.get(role) or [])
    return list({who(body): body for body in found if body}.values())


def who(body: Body | TaskParty | ReportDuty) -> str:
    """What a body is compared by: its identity where it is known, else its printed name. Empty for nobody."""
    printed = body.reporter if isinstance(body, ReportDuty) else body.printed
    return str(body.organisation_id or body.group_id or (key_of(printed) if printed else ""))
