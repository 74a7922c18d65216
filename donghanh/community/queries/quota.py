"""How models stand against what their kind asks for, on a day and through time.

The upper apps ask here: ``members_on`` and ``quota_on`` with a model and a day. What is judged is said in ``domain.community``.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef
from django.db.models.functions import Coalesce

from donghanh.community.models import (
    BoardSeat,
    Initiative,
    Member,
    Membership,
    Placement,
    Position,
    TeamMember,
)
from donghanh.community.models.members import MemberQuerySet
from donghanh.community.queries.rules import rules_of
from donghanh.domain.community import (
    Facts,
    Headcount,
    Norm,
    Presence,
    Residence,
    Roster,
    Rule,
    Seat,
    Sex,
    Site,
    Step,
    Stretch,
    Team,
    Verdict,
    history,
    judge,
    place_on,
)
from donghanh.foundation.history.periods import on_day
from donghanh.units.models import Succession, UnitKind


def members_on(initiative: Initiative, day: dt.date) -> MemberQuerySet:
    """Who belongs to the model on the day, in the order of their names; who leaves on it no longer does. Those whose names are
    no longer kept are among them. No query until it is read."""
    return (
        Member.objects.filter(on_day(day, "memberships__"), initiative=initiative).distinct().order_by("sort_key", "id")
    )


def quota_on(initiative: Initiative, day: dt.date) -> Verdict:
    """What the model has and misses on the day. Seven queries."""
    return quotas_on([initiative], day)[initiative.pk]


def quotas_on(initiatives: Sequence[Initiative], day: dt.date) -> dict[uuid.UUID, Verdict]:
    """The same for many models, by identity; seven queries however many. Their ``unit`` is to be loaded."""
    keys = [one.pk for one in initiatives]
    members, seats, chairs = _members(keys, day), _seats(keys, day), _chairs(keys, day)
    teams = _teams(initiatives, day)
    norms = _norms(initiatives, day)
    found = {}
    for key in keys:
        facts = Facts(
            members=members[key],
            board=seats[key],
            team=teams[key],
            has_chair=key in chairs,
            chair_is_member=chairs.get(key, False),
        )
        found[key] = judge(norms[key], facts)
    return found


def quota_history(initiative: Initiative, until: dt.date) -> list[Stretch]:
    """How the model stood from its founding until, not including, a day. Eight queries."""
    return history(roster_of(initiative), initiative.founded_on, min(until, initiative.ended_on or until))


def roster_of(initiative: Initiative) -> Roster:
    """Everything that bears on the quota, as the domain takes it. Seven queries; ``unit`` is to be loaded."""
    times = Membership.objects.filter(member__initiative=initiative).select_related("member").order_by("valid_from")
    seats = BoardSeat.objects.filter(board__initiative=initiative).select_related("member")
    team = TeamMember.objects.filter(initiative=initiative).select_related("village")
    places = Placement.objects.filter(initiative=initiative).select_related("village")
    rules = rules_of([initiative.kind_id], [initiative.unit.line])
    laid = [*rules[initiative.kind_id, ""], *rules[initiative.kind_id, str(initiative.unit.line)]]
    return Roster(
        members=[Presence(one.member.sex, one.valid_from, one.valid_until, who=str(one.member_id)) for one in times],
        board=[
            Seat(
                one.member.sex if one.member else one.sex,
                one.valid_from,
                one.valid_until,
                who=str(one.member_id or ""),
                is_chair=one.position == Position.CHAIR,
            )
            for one in seats
        ],
        team=[
            Residence(
                one.sex,
                one.valid_from,
                one.valid_until,
                home=str(one.village.line) if one.village else "",
                lives_away=one.lives_away,
            )
            for one in team
        ],
        sites=[Site(str(one.village.line) if one.village else "", one.valid_from, one.valid_until) for one in places],
        rules=[Rule(one.norm, one.valid_from, one.valid_until) for one in laid],
        steps=steps_of([initiative.unit.line]),
    )


def steps_of(lines: Iterable[uuid.UUID]) -> list[Step]:
    """How the villages of these units went over into one another. One query."""
    steps = (
        Succession.objects.filter(predecessor__kind=UnitKind.VILLAGE, predecessor__parent__line__in=set(lines))
        .exclude(predecessor__line=F("successor__line"))
        .order_by("effective_on")
        .values_list("predecessor__line", "successor__line", "effective_on")
    )
    return [Step(str(before), str(after), on) for before, after, on in steps]


@dataclass
class _Counts:
    men: int = 0
    women: int = 0
    unknown: int = 0

    def add(self, sex: str, count: int) -> None:
        if sex == Sex.MALE:
            self.men += count
        elif sex == Sex.FEMALE:
            self.women += count
        else:
            self.unknown += count


@dataclass
class _Tally:
    """Headcounts by model; nobody where nothing was counted."""

    counts: dict[uuid.UUID, _Counts] = field(default_factory=lambda: defaultdict(_Counts))

    def __getitem__(self, key: uuid.UUID) -> Headcount:
        one = self.counts.get(key)
        return Headcount(one.men, one.women, one.unknown) if one else Headcount()


def _tally(rows: Iterable[tuple[uuid.UUID, str, int]]) -> _Tally:
    tally = _Tally()
    for key, sex, count in rows:
        tally.counts[key].add(sex, count)
    return tally


def _members(keys: list[uuid.UUID], day: dt.date) -> _Tally:
    times = Membership.objects.on(day).filter(member__initiative__in=keys).order_by()
    return _tally(times.values_list("member__initiative", "member__sex").annotate(Count("pk")))


def _seats_on(keys: list[uuid.UUID], day: dt.date) -> Any:
    return BoardSeat.objects.on(day).filter(board__initiative__in=keys).order_by()


def _seats(keys: list[uuid.UUID], day: dt.date) -> _Tally:
    said = _seats_on(keys, day).annotate(said=Coalesce("member__sex", "sex"))
    return _tally(said.values_list("board__initiative", "said").annotate(Count("pk")))


def _chairs(keys: list[uuid.UUID], day: dt.date) -> dict[uuid.UUID, bool]:
    """The models that have a chair, and whether the chair is a member on the day."""
    inside = Membership.objects.on(day).filter(member=OuterRef("member"))
    chairs = _seats_on(keys, day).filter(position=Position.CHAIR).annotate(inside=Exists(inside))
    return dict(chairs.values_list("board__initiative", "inside"))


def _teams(initiatives: Sequence[Initiative], day: dt.date) -> dict[uuid.UUID, Team]:
    keys = [one.pk for one in initiatives]
    steps = steps_of({one.unit.line for one in initiatives})
    sites = dict(
        Placement.objects.on(day)
        .filter(initiative__in=keys, village__isnull=False)
        .values_list("initiative", "village__line")
    )
    rows: Any = (
        TeamMember.objects.on(day).filter(initiative__in=keys).values_list("initiative", "village__line", "lives_away")
    )
    counted: dict[uuid.UUID, list[int]] = defaultdict(lambda: [0, 0, 0])
    for key, home, lives_away in rows:
        here = sites.get(key)
        is_local = here is None or (
            home is not None and place_on(str(home), day, steps) == place_on(str(here), day, steps)
        )
        place = 1 if lives_away else 2 if home is None else 0 if is_local else 1
        counted[key][place] += 1
    return {key: Team(*counted[key]) if key in counted else Team() for key in keys}


def _norms(initiatives: Sequence[Initiative], day: dt.date) -> dict[uuid.UUID, Norm]:
    rules = rules_of({one.kind_id for one in initiatives}, {one.unit.line for one in initiatives})
    found = {}
    for one in initiatives:
        laid = [*rules[one.kind_id, ""], *rules[one.kind_id, str(one.unit.line)]]
        holding = [rule for rule in laid if rule.is_on(day)]
        found[one.pk] = holding[-1].norm if holding else Norm()
    return found
