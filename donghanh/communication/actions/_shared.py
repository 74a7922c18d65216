"""What actions on communication share: the author, the clock's day, what is refused everywhere."""

import datetime as dt

from django.utils import timezone

from donghanh.communication.refusals import CommunicationRefused
from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.units.models import Unit, UnitKind


def author_of(by: Actor) -> Person | None:
    """The person behind the actor; ``None`` for a system job. One query."""
    return Person.objects.filter(user_id=by.id).first() if by.id and by.kind == "person" else None


def day_of(at: dt.datetime) -> dt.date:
    """The local day of an instant."""
    return timezone.localdate(at) if timezone.is_aware(at) else at.date()


def one_line(text: str) -> str:
    """The text as one line, its letters composed."""
    return " ".join(nfc(text).split())


def some_words(text: str, *, field: str, longest: int = 300) -> str:
    """The text as one line. Refused: ``empty``, ``too_long``."""
    line = one_line(text)
    if not line:
        raise CommunicationRefused("empty", field=field)
    if len(line) > longest:
        raise CommunicationRefused("too_long", field=field, most=longest)
    return line


def refuse_body(unit: Unit, body: Organisation | None, *, field: str) -> None:
    """Raise ``body_elsewhere`` for a body of another unit."""
    if body is not None and body.unit.line != unit.line:
        raise CommunicationRefused("body_elsewhere", field=field)


def refuse_village(unit: Unit, village: Unit | None, *, field: str = "village") -> None:
    """Raise ``village_elsewhere`` for what is no village of the unit."""
    if village is None:
        return
    if village.kind != UnitKind.VILLAGE or village.parent is None or village.parent.line != unit.line:
        raise CommunicationRefused("village_elsewhere", field=field)
