"""What somebody recorded by hand of turns that are about to be marked as aired."""

import datetime as dt
import uuid
from collections.abc import Iterable

from donghanh.activities.models import Activity
from donghanh.activities.queries import twins_to_adopt
from donghanh.communication.models import Airing, Slot
from donghanh.foundation.access import Scope

MOST = 3
MOST_A_DAY = 60


def twins_of_turns(scope: Scope, slots: Iterable[Slot], on: dt.date) -> dict[uuid.UUID, list[Activity]]:
    """By slot, the broadcasts recorded by hand that may be its turn of the day: the same day, and the same hour where one was
    noted, since a station airs several a day. Turns that have an activity are left out. Two queries a station, and one."""
    slots = list(slots)
    counted = Airing.objects.filter(slot__in=slots, on=on, activity__isnull=False).order_by()
    settled = set(counted.values_list("slot_id", flat=True))
    open_ = [slot for slot in slots if slot.pk not in settled]
    stations = {slot.station_id: slot.station for slot in open_}
    near = {
        key: twins_to_adopt(scope, kind="broadcast", held_on=on, host=station, most=MOST_A_DAY)
        for key, station in stations.items()
    }
    found = {
        slot.pk: [one for one in near[slot.station_id] if one.starts_at in (None, slot.starts_at)][:MOST]
        for slot in open_
    }
    return {key: twins for key, twins in found.items() if twins}
