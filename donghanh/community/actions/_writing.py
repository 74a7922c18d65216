"""What actions on models share: the lock, who and when, the story people read, what is refused everywhere."""

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from donghanh.community.days import FURTHEST
from donghanh.community.models import EventKind, Initiative, InitiativeEvent
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit, UnitKind


def lock(pk: uuid.UUID) -> Initiative:
    """The model, held until the transaction ends: what is written about it takes turns."""
    return Initiative.objects.select_for_update(of=("self",)).select_related("unit", "kind").get(pk=pk)


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at)


def some_words(text: str, *, code: str, field: str) -> str:
    """The text as one line. Refused with ``code`` when there is nothing in it."""
    line = one_line(text)
    if not line:
        raise CommunityRefused(code, field=field)
    return line


def tell(
    initiative: Initiative, kind: EventKind, *, by: Actor, at: dt.datetime, on: dt.date | None = None, **details: Any
) -> InitiativeEvent:
    """Write the line people see in the story of the model."""
    return InitiativeEvent.objects.create(
        initiative=initiative,
        kind=kind,
        details=details,
        happened_on=on or day_of(at),
        recorded_at=at,
        author=author_of(by),
    )


def refuse_ended(initiative: Initiative) -> None:
    """Raise ``ended`` for a model that is no more: what was stays as it is."""
    if initiative.ended_on is not None:
        raise CommunityRefused("ended", day=initiative.ended_on)


def refuse_far(day: dt.date | None, at: dt.datetime, *, field: str) -> None:
    """Raise ``day_far`` for a day more than a year ahead."""
    if day is not None and day > day_of(at) + FURTHEST:
        raise CommunityRefused("day_far", field=field, day=day)


def refuse_backward(since: dt.date, until: dt.date | None, *, field: str) -> None:
    """Raise ``period_backward`` for an end that does not come after the beginning."""
    if until is not None and until <= since:
        raise CommunityRefused("period_backward", field=field, day=since)


def refuse_outside(initiative: Initiative, day: dt.date, *, field: str) -> None:
    """Raise ``before_founding`` or ``ended`` for a day on which the model is not."""
    if day < initiative.founded_on:
        raise CommunityRefused("before_founding", field=field, day=initiative.founded_on)
    if initiative.ended_on is not None and day >= initiative.ended_on:
        raise CommunityRefused("ended", field=field, day=initiative.ended_on)


def refuse_village(unit: Unit, village: Unit | None, *, field: str = "village") -> None:
    """Raise ``village_elsewhere`` for what is no village of the unit."""
    if village is None:
        return
    if village.kind != UnitKind.VILLAGE or village.parent is None or village.parent.line != unit.line:
        raise CommunityRefused("village_elsewhere", field=field)


def refuse_body(unit: Unit, body: Organisation | None, *, field: str) -> None:
    """Raise ``body_elsewhere`` for a body of another unit."""
    if body is not None and body.unit.line != unit.line:
        raise CommunityRefused("body_elsewhere", field=field)


def changed(row: Any, **wanted: Any) -> dict[str, Any]:
    """Those of the wanted values that are not there yet, by field. Refused: ``nothing_new`` when all are."""
    changes = {name: value for name, value in wanted.items() if getattr(row, name) != value}
    if not changes:
        raise CommunityRefused("nothing_new")
    return changes


def was(row: Any, changes: dict[str, Any]) -> dict[str, Any]:
    """What stands in those fields now, as the audit log takes it."""
    return {name: _plain(getattr(row, name)) for name in changes}


def is_now(changes: dict[str, Any]) -> dict[str, Any]:
    """What will stand there, as the audit log takes it."""
    return {name: _plain(value) for name, value in changes.items()}


def _plain(value: Any) -> Any:
    return getattr(value, "pk", value)
