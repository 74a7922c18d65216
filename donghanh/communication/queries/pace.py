"""How fast is read on a day."""

import datetime as dt

from donghanh.communication.models import Pace
from donghanh.units.models import Unit

UNSAID = 150
"""Where nothing is loaded."""


def pace_on(unit: Unit, day: dt.date) -> int:
    """Syllables a minute in a unit on a day: its own where it has one, else the shipped one. One query."""
    rows = list(Pace.objects.for_unit(unit).filter(valid_from__lte=day).order_by("-valid_from", "pk"))
    own = next((one.a_minute for one in rows if one.unit_id is not None), None)
    return own or next((one.a_minute for one in rows), UNSAID)
