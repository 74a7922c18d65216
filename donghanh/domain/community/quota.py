"""What a founding rule asks for, what there is, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from donghanh.domain.community.sex import Sex


class What(StrEnum):
    """What a rule may ask for."""

    MEN = "men"
    WOMEN = "women"
    MEMBERS = "members"
    BOARD_MEN = "board_men"
    BOARD_WOMEN = "board_women"
    TEAM = "team"
    TEAM_LOCAL = "team_local"


class Standing(StrEnum):
    """How a model stands against its rule on a day."""

    MET = "met"
    SHORT = "short"
    UNCLEAR = "unclear"
    """Something is missing that people of unknown sex, or whose home is unknown, may yet make up."""
    NO_RULE = "no_rule"
    """Nothing is asked for that could be counted."""


class Remark(StrEnum):
    """What is no shortage and should be looked at."""

    NO_CHAIR = "no_chair"
    CHAIR_NO_MEMBER = "chair_no_member"


@dataclass(frozen=True)
class Norm:
    """What the founding rule asks for; nought where it asks nothing."""

    men: int = 0
    women: int = 0
    members: int = 0
    board_men: int = 0
    board_women: int = 0
    team_is_local: bool = False
    """There is a counselling team, and all of it lives where the model is."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing that could be counted."""
        return self == Norm()

    @property
    def asks_for_board(self) -> bool:
        """Whether it says anything about the board."""
        return bool(self.board_men or self.board_women)


@dataclass(frozen=True)
class Headcount:
    """People by sex; those of whom nothing is said stand apart."""

    men: int = 0
    women: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return self.men + self.women + self.unknown

    @classmethod
    def of(cls, sexes: Iterable[str]) -> Headcount:
        """Count them; any word that is neither male nor female counts as unknown."""
        seen = list(sexes)
        men, women = seen.count(Sex.MALE), seen.count(Sex.FEMALE)
        return cls(men, women, len(seen) - men - women)


@dataclass(frozen=True)
class Team:
    """The counselling team: how many live where the model is, how many elsewhere, of how many nobody has said."""

    local: int = 0
    away: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return self.local + self.away + self.unknown


@dataclass(frozen=True)
class Facts:
    """What there is on a day."""

    members: Headcount = Headcount()
    board: Headcount = Headcount()
    team: Team = Team()
    has_chair: bool = False
    chair_is_member: bool = False


@dataclass(frozen=True)
class Shortfall:
    """One thing that is missing: so many are asked for, so many are there. ``TEAM_LOCAL`` counts whom it is wrong to have:
    ``have`` of ``wanted`` live where they should."""

    what: What
    wanted: int
    have: int
    is_sure: bool = True
    """False when those of whom too little is known may make it up."""

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return self.wanted - self.have


@dataclass(frozen=True)
class Verdict:
    """What a rule says of the facts of a day."""

    norm: Norm
    facts: Facts
    shortfalls: tuple[Shortfall, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def standing(self) -> Standing:
        """In one word."""
        if self.norm.is_empty:
            return Standing.NO_RULE
        if any(one.is_sure for one in self.shortfalls):
            return Standing.SHORT
        return Standing.UNCLEAR if self.shortfalls else Standing.MET


def judge(norm: Norm, facts: Facts) -> Verdict:
    """Hold the facts against the rule. What is missing comes in a fixed order: members, board, team."""
    short = [
        *_people(facts.members, (What.MEN, norm.men), (What.WOMEN, norm.women)),
        *_everybody(norm, facts),
        *_people(facts.board, (What.BOARD_MEN, norm.board_men), (What.BOARD_WOMEN, norm.board_women)),
        *(_team(facts.team) if norm.team_is_local else ()),
    ]
    return Verdict(norm, facts, tuple(short), tuple(_remarks(norm, facts)))


def _people(there: Headcount, men: tuple[What, int], women: tuple[What, int]) -> list[Shortfall]:
    """Those of unknown sex may fill one gap or share in both, but no one of them fills two."""
    pairs = ((men, there.men), (women, there.women))
    gaps = sum(max(0, wanted - have) for (_, wanted), have in pairs)
    is_sure = gaps > there.unknown
    return [Shortfall(what, wanted, have, is_sure) for (what, wanted), have in pairs if have < wanted]


def _everybody(norm: Norm, facts: Facts) -> list[Shortfall]:
    have = facts.members.total
    return [Shortfall(What.MEMBERS, norm.members, have)] if have < norm.members else []


def _team(team: Team) -> list[Shortfall]:
    if not team.total:
        return [Shortfall(What.TEAM, 1, 0)]
    if team.local == team.total:
        return []
    return [Shortfall(What.TEAM_LOCAL, team.total, team.local, is_sure=team.away > 0)]


def _remarks(norm: Norm, facts: Facts) -> Iterable[Remark]:
    if not facts.has_chair:
        if norm.asks_for_board or facts.board.total:
            yield Remark.NO_CHAIR
    elif not facts.chair_is_member and facts.members.total:
        yield Remark.CHAIR_NO_MEMBER
