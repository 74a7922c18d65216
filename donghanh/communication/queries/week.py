"""The week as it stands: turns by day, what is said of them, what overlaps."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from donghanh.activities.models import ActivityState
from donghanh.communication.models import Airing, AiringState, Slot, SlotQuerySet
from donghanh.communication.models.script import ScriptState
from donghanh.domain.text.aloud import reading_seconds, whole_minutes
from donghanh.organisations.models import Organisation

DAYS = 7


@dataclass
class Turn:
    """One slot on one day."""

    slot: Slot
    on: dt.date
    minutes: int
    """How long it takes, all its times together."""
    airing: Airing | None = None
    clashes: bool = False

    @property
    def state(self) -> AiringState:
        """What was said of it. Aired counts only while its activity stands."""
        if self.airing is None:
            return AiringState.OPEN
        if self.is_cancelled:
            return AiringState.OPEN
        return AiringState(self.airing.state)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was marked as aired and its activity was cancelled on its own page since."""
        airing = self.airing
        return bool(
            airing
            and airing.state == AiringState.AIRED
            and airing.activity
            and airing.activity.state == ActivityState.VOID
        )

    @property
    def ends_at(self) -> dt.time:
        """When it is over; midnight at the latest."""
        begun = dt.datetime.combine(self.on, self.slot.starts_at)
        over = begun + dt.timedelta(minutes=self.minutes)
        return over.time() if over.date() == self.on else dt.time(23, 59)

    @property
    def is_unapproved(self) -> bool:
        """Whether its text changed since it was approved."""
        return self.slot.script.state != ScriptState.APPROVED


@dataclass
class Day:
    """One day of the week and its turns, by hour."""

    on: dt.date
    turns: list[Turn] = field(default_factory=list)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the day's week."""
    return day - dt.timedelta(days=day.weekday())


def minutes_once(slot: Slot, pace: int) -> int:
    """How long the slot's script takes to read once, in whole minutes. Needs ``script`` loaded."""
    return whole_minutes(reading_seconds(slot.script.syllables, a_minute=pace))


def minutes_of(slot: Slot, pace: int) -> int:
    """How long the slot takes, all its times together."""
    return minutes_once(slot, pace) * slot.times


def week_of(
    rows: SlotQuerySet, monday: dt.date, *, pace: int, station: Organisation | None = None, days: int = DAYS
) -> list[Day]:
    """The seven days from a Monday with their turns by hour, those that overlap marked. Two queries."""
    last = monday + dt.timedelta(days=days - 1)
    found = rows.touching(monday, last).select_related("script__body", "station", "task")
    if station is not None:
        found = found.filter(station=station)
    slots = list(found.order_by("starts_at", "pk"))
    said = {
        (one.slot_id, one.on): one
        for one in Airing.objects.filter(slot__in=slots, on__gte=monday, on__lte=last).select_related("activity")
    }
    week = [Day(monday + dt.timedelta(days=n)) for n in range(days)]
    for slot in slots:
        for day in slot.days_between(monday, last):
            turn = Turn(slot, day, minutes_of(slot, pace), said.get((slot.pk, day)))
            week[(day - monday).days].turns.append(turn)
    for one in week:
        _mark_clashes(one.turns)
    return week


def clashes_with(slot: Slot, pace: int) -> Iterator[Slot]:
    """Slots of the same station, some day, at the same time as this one. One query."""
    rows = Slot.objects.filter(station_id=slot.station_id).touching(slot.first_on, slot.last_on).exclude(pk=slot.pk)
    begin, length = _minute(slot.starts_at), minutes_of(slot, pace)
    for other in rows.select_related("script").order_by("starts_at", "pk"):
        if (other.first_on - slot.first_on).days % 7:
            continue
        theirs = _minute(other.starts_at)
        if begin < theirs + minutes_of(other, pace) and theirs < begin + length:
            yield other


def turns_in(week: Iterable[Day]) -> list[Turn]:
    """All turns of a week, in their order."""
    return [turn for day in week for turn in day.turns]


def still_open(turns: Collection[Turn], today: dt.date) -> list[Turn]:
    """Those whose day has come and of which nobody has said anything."""
    return [turn for turn in turns if turn.on <= today and turn.state == AiringState.OPEN]


def unsaid_on(slots: Iterable[Slot], on: dt.date) -> list[Slot]:
    """Those that have a turn on the day of which nothing is said. One query."""
    due = [slot for slot in slots if slot.falls_on(on)]
    said = Airing.objects.filter(slot__in=due, on=on).exclude(state=AiringState.OPEN).order_by()
    keys = set(said.values_list("slot_id", flat=True))
    return [slot for slot in due if slot.pk not in keys]


def _minute(hour: dt.time) -> int:
    return hour.hour * 60 + hour.minute


def _mark_clashes(turns: list[Turn]) -> None:
    for number, one in enumerate(turns):
        begin = _minute(one.slot.starts_at)
        for other in turns[number + 1 :]:
            if other.slot.station_id != one.slot.station_id:
                continue
            if _minute(other.slot.starts_at) < begin + one.minutes:
                one.clashes = other.clashes = True
