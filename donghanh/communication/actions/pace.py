"""How fast an office reads aloud."""

import datetime as dt

from django.db import transaction

from donghanh.communication.actions._shared import one_line
from donghanh.communication.models import Pace
from donghanh.communication.refusals import CommunicationRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.units.models import Unit

SLOWEST, FASTEST = 60, 400


@transaction.atomic
def set_pace(*, unit: Unit, valid_from: dt.date, a_minute: int, by: Actor, at: dt.datetime, source: str = "") -> Pace:
    """Say how many syllables a minute the unit's readers speak from a day on; one that is there for the day is corrected.
    Returns it. What was computed before is computed anew: lengths are never stored. Refused: ``pace_odd``."""
    if not SLOWEST <= a_minute <= FASTEST:
        raise CommunicationRefused("pace_odd", field="a_minute", least=SLOWEST, most=FASTEST)
    source = one_line(source)[:300]
    held = Pace.objects.select_for_update().filter(unit__line=unit.line, valid_from=valid_from).first()
    old = {"a_minute": held.a_minute} if held else {}
    if held is None:
        held = Pace.objects.create(unit=unit, valid_from=valid_from, a_minute=a_minute, source=source)
    else:
        held.save_changes(expected_version=held.version, a_minute=a_minute, source=source)
    new = {"valid_from": valid_from, "a_minute": a_minute}
    record("communication.pace_set", by=by, at=at, on=held, old=old, new=new, unit_id=unit.pk)
    return held
