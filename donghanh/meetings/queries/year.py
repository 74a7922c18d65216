"""How clubs met in a year, against what their rule asks for."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from donghanh.activities.models import ActivityState, Measure
from donghanh.community.models import Initiative, KindRule, Membership, Pause
from donghanh.community.queries.rules import rules_of
from donghanh.domain.meetings import Slot, next_day, slots_of
from donghanh.foundation.history.periods import on_day
from donghanh.meetings.models import Attendance, Meeting, MeetingState


@dataclass(frozen=True)
class ClubYear:
    """One club in one year. Numbers of people come from activities that count; none is added from elsewhere."""

    initiative: Initiative
    year: int
    rule: KindRule | None
    slots: Sequence[Slot]
    held: int
    """Meetings held whose activity counts."""
    people: int
    """Person-times at those meetings together."""
    cancelled: int
    """Held, but the activity was cancelled on its own page: in no total."""
    called_off: int
    latest: dt.date | None
    proposed: dt.date | None
    """A day for the next meeting; empty where nothing is asked or everything planned."""
    upcoming: dt.date | None
    """The next planned meeting that is not past."""
    waiting: int
    """Planned meetings whose day has passed: held or not, nobody has said."""
    members: int
    never_came: int

    @property
    def asked(self) -> int:
        """Meetings asked for in the year; nought where nothing is."""
        return sum(slot.need for slot in self.slots if not slot.is_excused)

    def missed(self, today: dt.date) -> list[Slot]:
        """The stretches that went by without their meeting."""
        return [slot for slot in self.slots if slot.is_missed(today)]

    @property
    def mean(self) -> float | None:
        """People at a meeting, on average; ``None`` where none was held."""
        return self.people / self.held if self.held else None


def club_year(initiative: Initiative, year: int, today: dt.date) -> ClubYear:
    """The same for one club. Five queries."""
    return years_of([initiative], year, today)[0]


def years_of(initiatives: Sequence[Initiative], year: int, today: dt.date) -> list[ClubYear]:
    """Every club in that year, in the order given. Five queries however many; ``unit`` is to be loaded."""
    keys = [one.pk for one in initiatives]
    rules = rules_of({one.kind_id for one in initiatives}, {one.unit.line for one in initiatives})
    meetings: dict[uuid.UUID, list[Meeting]] = defaultdict(list)
    rows = (
        Meeting.objects.filter(initiative__in=keys, held_on__year=year).select_related("activity").order_by("held_on")
    )
    for meeting in rows.defer("search", "result"):
        meetings[meeting.initiative_id].append(meeting)
    rests: dict[uuid.UUID, list[tuple[dt.date, dt.date | None]]] = defaultdict(list)
    for pause in Pause.objects.filter(initiative__in=keys):
        rests[pause.initiative_id].append((pause.valid_from, pause.valid_until))
    last = min(dt.date(year, 12, 31), today)
    members, came = _members(keys, year, last)
    found = []
    for one in initiatives:
        laid = [*rules[one.kind_id, ""], *rules[one.kind_id, str(one.unit.line)]]
        holding = [rule for rule in laid if rule.is_on(last)]
        rule = holding[-1] if holding else None
        found.append(
            _year(one, year, today, rule, meetings[one.pk], rests[one.pk], members.get(one.pk, 0), came.get(one.pk, 0))
        )
    return found


def _year(
    initiative: Initiative,
    year: int,
    today: dt.date,
    rule: KindRule | None,
    meetings: Sequence[Meeting],
    rests: Sequence[tuple[dt.date, dt.date | None]],
    members: int,
    came: int,
) -> ClubYear:
    held = [one for one in meetings if one.state == MeetingState.HELD]
    counted = [one.activity for one in held if one.activity and one.activity.state == ActivityState.COUNTED]
    planned = [one.held_on for one in meetings if one.state == MeetingState.PLANNED]
    slots = slots_of(
        rule.meetings_per_year if rule else 0,
        year,
        held=[one.held_on for one in held if one.activity and one.activity.state == ActivityState.COUNTED],
        planned=[day for day in planned if day >= today],
        founded_on=initiative.founded_on,
        ended_on=initiative.ended_on,
        rests=rests,
    )
    latest = max((one.held_on for one in held), default=None)
    return ClubYear(
        initiative=initiative,
        year=year,
        rule=rule,
        slots=slots,
        held=len(counted),
        people=sum(one.total or 0 for one in counted if one.measure == Measure.TIMES),
        cancelled=len(held) - len(counted),
        called_off=sum(one.state == MeetingState.NOT_HELD for one in meetings),
        latest=latest,
        proposed=None if initiative.ended_on else next_day(slots, today, like=latest),
        upcoming=min((day for day in planned if day >= today), default=None),
        waiting=sum(day < today for day in planned),
        members=members,
        never_came=members - came if held else 0,
    )


def _members(keys: list[uuid.UUID], year: int, day: dt.date) -> tuple[dict[uuid.UUID, int], dict[uuid.UUID, int]]:
    """By club: members on the day, and those of them who came to a meeting held in the year. Two queries."""
    rows = Membership.objects.filter(on_day(day), member__initiative__in=keys).order_by()
    everybody = rows.values_list("member__initiative").annotate(Count("member", distinct=True))
    there = Attendance.objects.filter(
        member=OuterRef("member"), meeting__state=MeetingState.HELD, meeting__held_on__year=year
    )
    return dict(everybody), dict(everybody.filter(Exists(there)))
