"""Who belonged to a model from when until when, and so what it had on any day and how it stood through time.

All periods are half-open: who leaves on a day is no longer counted on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from donghanh.domain.community.places import Step, place_on
from donghanh.domain.community.quota import Facts, Headcount, Norm, Team, Verdict, judge


class Dated:
    """Something that holds from a day until, not including, another; without end while ``until`` is empty."""

    since: dt.date
    until: dt.date | None

    def is_on(self, day: dt.date) -> bool:
        """Whether the day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Presence(Dated):
    """Somebody who belongs to the model from a day until, not including, another."""

    sex: str
    since: dt.date
    until: dt.date | None = None
    who: str = ""
    """Equal for the stretches of one person; what a seat on the board refers to."""


@dataclass(frozen=True)
class Seat(Presence):
    """A seat on the board."""

    is_chair: bool = False


@dataclass(frozen=True)
class Residence(Presence):
    """Somebody of the counselling team, with the place they live in."""

    home: str = ""
    """Empty when nobody has said."""
    lives_away: bool = False
    """Outside of the whole unit."""


@dataclass(frozen=True)
class Site(Dated):
    """Where the model is, for a time."""

    place: str
    """Empty for one that belongs to the whole unit: every place of the unit is local to it then."""
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True)
class Rule(Dated):
    """What was asked for, for a time."""

    norm: Norm
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True)
class Roster:
    """Everything that bears on the quota of one model."""

    members: Sequence[Presence] = ()
    board: Sequence[Seat] = ()
    team: Sequence[Residence] = ()
    sites: Sequence[Site] = ()
    rules: Sequence[Rule] = ()
    steps: Sequence[Step] = field(default=())
    """How the places of the unit went over into one another."""

    def norm_on(self, day: dt.date) -> Norm:
        """What is asked for on the day; of several rules that hold the last of the list, so that an office's own stand behind
        the country's. Nothing where no rule holds."""
        holding = [rule for rule in self.rules if rule.is_on(day)]
        return holding[-1].norm if holding else Norm()


@dataclass(frozen=True)
class Stretch:
    """From a day until another the model stood like this."""

    since: dt.date
    until: dt.date | None
    verdict: Verdict


def facts_on(roster: Roster, day: dt.date) -> Facts:
    """What there is on the day."""
    members = [one for one in roster.members if one.is_on(day)]
    seats = [one for one in roster.board if one.is_on(day)]
    chairs = [seat for seat in seats if seat.is_chair]
    inside = {one.who for one in members if one.who}
    return Facts(
        members=Headcount.of(one.sex for one in members),
        board=Headcount.of(one.sex for one in seats),
        team=_team_on(roster, day),
        has_chair=bool(chairs),
        chair_is_member=any(seat.who in inside for seat in chairs),
    )


def _team_on(roster: Roster, day: dt.date) -> Team:
    site = next((one.place for one in roster.sites if one.is_on(day)), "")
    here = place_on(site, day, roster.steps) if site else ""
    local = away = unknown = 0
    for one in roster.team:
        if not one.is_on(day):
            continue
        if one.lives_away:
            away += 1
        elif not one.home:
            unknown += 1
        elif not here or place_on(one.home, day, roster.steps) == here:
            local += 1
        else:
            away += 1
    return Team(local, away, unknown)


def history(roster: Roster, since: dt.date, until: dt.date) -> list[Stretch]:
    """How the model stood from one day until, not including, another: stretches in order, without gaps, each as long as
    nothing changes that the rule asks about. The last is open (``until`` empty). Nothing when the time is empty.

    Costs a look at every person for every day on which anything changes.
    """
    if since >= until:
        return []
    found: list[Stretch] = []
    for day in [since, *sorted({one for one in _changes(roster) if since < one < until})]:
        verdict = judge(roster.norm_on(day), facts_on(roster, day))
        if found and _alike(found[-1].verdict, verdict):
            continue
        if found:
            found[-1] = Stretch(found[-1].since, day, found[-1].verdict)
        found.append(Stretch(day, None, verdict))
    return found


def _alike(one: Verdict, other: Verdict) -> bool:
    """Whether a reader would see the same. While all is met, how many more there are than needed is no news."""
    return (one.standing, one.norm, one.shortfalls) == (other.standing, other.norm, other.shortfalls)


def _changes(roster: Roster) -> Iterator[dt.date]:
    dated: tuple[Dated, ...] = (*roster.members, *roster.board, *roster.team, *roster.sites, *roster.rules)
    for one in dated:
        yield one.since
        if one.until is not None:
            yield one.until
    for step in roster.steps:
        yield step.on
