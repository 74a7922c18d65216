"""What the office asks about bodies: who is meant by a printed name, and what usually holds for a kind."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q
from rapidfuzz import fuzz, process

from donghanh.domain.text import fold
from donghanh.domain.text.bodies import is_group
from donghanh.foundation.access import Scope
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.web.search import begins
from donghanh.organisations.models import (
    GroupMember,
    Organisation,
    OrganisationAlias,
    OrganisationGroup,
    OrganisationKind,
    OrganisationQuerySet,
    OrganisationSuccession,
)
from donghanh.organisations.naming import is_post, loose_key, strict_key
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.standard import StandardBody, standard_bodies
from donghanh.units.forms import VILLAGE_LEVELS
from donghanh.units.models import Unit
from donghanh.units.naming import accented, folded
from donghanh.units.queries import villages

CLOSE_ENOUGH = 62.0
"""Likeness of all the words, out of a hundred, below which nothing is suggested: "Công chức Tài chính - Kế toán" shares
its letters with "Công an" and none of its meaning, so parts of names are not compared."""
SHARED_ENOUGH = 0.5
"""So much of what tells two names apart must be common to both. A word tells more the fewer bodies of the unit bear it:
"ban" and "dân" make nobody the People's Committee."""
SAME_WORD = 80.0
"""From this likeness on two words are one, spelled otherwise or mistyped."""
MOST_SUGGESTIONS = 5
NEVER_ORDERED = frozenset({OrganisationKind.MASS, OrganisationKind.FRONT, OrganisationKind.PARTY})

Target = Organisation | OrganisationGroup


@dataclass(frozen=True)
class Suggestion:
    """Somebody the printed name may mean, and how alike the names are (0 to 100). Never taken without a person."""

    target: Target
    score: float


@dataclass(frozen=True)
class Match:
    """Who a printed name means. At most one of ``organisation`` and ``group`` is set; both empty: ask a person."""

    printed: str
    organisation: Organisation | None = None
    group: OrganisationGroup | None = None
    how: str = ""
    """``name``, ``alias`` (remembered by the office) or ``habit`` (level words and short forms); empty: not found."""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the name means one body or one group without asking."""
        return self.organisation is not None or self.group is not None


def suggested_directable(kind: str) -> bool:
    """Whether the People's Committee may usually order a body of this kind; the office may say otherwise.

    Mass organisations, the front and party bodies have lines of their own (Law on the Vietnam Fatherland Front 2015;
    Law on Organisation of Local Government): they are asked, "Đề nghị".
    """
    return kind not in NEVER_ORDERED


def match_body(printed: str, *, unit: Unit, on: dt.date) -> Match:
    """Who a printed name means in the papers of a unit on a day. For many names keep a BodyMatcher."""
    return BodyMatcher(unit=unit, on=on).match(printed)


class BodyMatcher:
    """Matches any number of printed names against the bodies and groups of one unit on one day, for three or four queries."""

    def __init__(self, *, unit: Unit, on: dt.date) -> None:
        self.unit = unit
        self.on = on

    def match(self, printed: str) -> Match:
        """The body or group the name means, with how that was found out; otherwise those it may mean, best first."""
        strict, loose = strict_key(printed), self._loose(printed)
        if not strict:
            return Match(printed)
        for how, table, key in (
            ("name", self._by_name, strict),
            ("alias", self._by_alias, strict),
            ("habit", self._by_habit, loose),
        ):
            targets = table.get(key, ()) if key else ()
            if len(targets) == 1:
                return self._found(printed, targets[0], how)
            if targets:
                return Match(printed, suggestions=tuple(Suggestion(target, 100.0) for target in targets))
        return Match(printed, suggestions=self._suggestions(printed, loose or strict))

    @staticmethod
    def _found(printed: str, target: Target, how: str) -> Match:
        if isinstance(target, Organisation):
            return Match(printed, organisation=target, how=how)
        return Match(printed, group=target, how=how)

    def _loose(self, text: str) -> str:
        return loose_key(text, level=self.unit.level, unit_name=self.unit.name)

    @cached_property
    def _targets(self) -> dict[uuid.UUID, Target]:
        bodies = Organisation.objects.filter(unit__line=self.unit.line).on(self.on)
        groups = OrganisationGroup.objects.filter(unit__line=self.unit.line).on(self.on)
        return {target.pk: target for target in (*bodies, *groups)}

    @cached_property
    def _aliases(self) -> list[tuple[str, str, uuid.UUID]]:
        aliases = OrganisationAlias.objects.filter(unit__line=self.unit.line)
        return [(alias.folded, alias.text, of) for alias in aliases if (of := alias.organisation_id or alias.group_id)]

    @cached_property
    def _neighbours(self) -> dict[uuid.UUID, list[uuid.UUID]]:
        joined: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
        for before, after in OrganisationSuccession.objects.filter(predecessor__unit__line=self.unit.line).values_list(
            "predecessor_id", "successor_id"
        ):
            joined[before].append(after)
            joined[after].append(before)
        return joined

    def _in_force(self, target_id: uuid.UUID) -> list[Target]:
        """The target itself, or who stood in its place on the day: predecessors and successors are walked."""
        seen, edge = {target_id}, [target_id]
        while edge:
            standing = [self._targets[one] for one in edge if one in self._targets]
            if standing:
                return standing
            edge = [near for one in edge for near in self._neighbours[one] if near not in seen]
            seen.update(edge)
        return []

    @cached_property
    def _by_name(self) -> dict[str, list[Target]]:
        return _table((strict_key(target.name), target) for target in self._targets.values())

    @cached_property
    def _by_alias(self) -> dict[str, list[Target]]:
        return _table((folded, target) for folded, _, of in self._aliases for target in self._in_force(of))

    @cached_property
    def _by_habit(self) -> dict[str, list[Target]]:
        names = [(self._loose(target.name), target) for target in self._targets.values()]
        aliases = [(self._loose(text), target) for _, text, of in self._aliases for target in self._in_force(of)]
        return _table((*names, *aliases))

    @cached_property
    def _bearers(self) -> dict[str, int]:
        """How many names of the unit each word stands in."""
        count: dict[str, int] = defaultdict(int)
        for name in self._by_habit:
            for word in set(name.split()):
                count[word] += 1
        return count

    def _shared(self, one: str, other: str) -> float:
        """How much of what the words of two names tell is common to both, 0 to 1."""
        mine, left, common, whole = one.split(), other.split(), 0.0, 0.0
        for word in (*mine, *left):
            whole += 1 / (self._bearers.get(word) or 1)
        for word in mine:
            twin = next((near for near in left if fuzz.ratio(word, near) >= SAME_WORD), None)
            if twin is not None:
                left.remove(twin)
                common += sum(1 / (self._bearers.get(each) or 1) for each in (word, twin))
        return common / whole if whole else 0.0

    def _suggestions(self, printed: str, key: str) -> tuple[Suggestion, ...]:
        """Those the name may mean, best first. A person's post is no body, and several bodies are no single one."""
        if is_post(key):
            return ()
        best: dict[uuid.UUID, Suggestion] = {}
        only_groups = is_group(printed)
        names = list(self._by_habit)
        for name, score, _ in process.extract(
            key, names, scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH, limit=2 * MOST_SUGGESTIONS
        ):
            if self._shared(key, name) < SHARED_ENOUGH:
                continue
            for target in self._by_habit[name]:
                if only_groups and isinstance(target, Organisation):
                    continue
                best.setdefault(target.pk, Suggestion(target, round(score, 1)))
        return tuple(sorted(best.values(), key=lambda one: -one.score)[:MOST_SUGGESTIONS])


def _table(pairs: Iterable[tuple[str, Target]]) -> dict[str, list[Target]]:
    table: dict[str, list[Target]] = {}
    for key, target in pairs:
        if key and target not in table.setdefault(key, []):
            table[key].append(target)
    return table


def groups_without_members(groups: Any, *, on: dt.date) -> list[OrganisationGroup]:
    """Those of the groups that have no member on the day: what is sent to them reaches nobody. One query."""
    members = GroupMember.objects.filter(group=OuterRef("pk")).on(on)
    return list(OrganisationGroup.objects.filter(pk__in=groups).exclude(Exists(members)))


def taken_over_by(bodies: Iterable[uuid.UUID], on: dt.date) -> dict[uuid.UUID, uuid.UUID]:
    """Who stands on a day in the place of those of these bodies that went over into another; others are left out.

    One query per step, and one that finds no further step.
    """
    found: dict[uuid.UUID, uuid.UUID] = {}
    heads = {body: body for body in bodies}
    while heads:
        steps = dict(
            OrganisationSuccession.objects.filter(
                predecessor__in=set(heads.values()), effective_on__lte=on
            ).values_list("predecessor_id", "successor_id")
        )
        heads = {body: steps[head] for body, head in heads.items() if head in steps}
        found |= heads
    return found


def search_bodies(bodies: OrganisationQuerySet, words: str) -> OrganisationQuerySet:
    """The bodies whose name, or one of whose aliases, has the words, from the beginning of one; without accents they find accented names."""
    spelled = accented(words)
    wanted = spelled if fold(spelled) != spelled else folded(words)
    key = strict_key(words)
    by_alias = Q(aliases__folded__contains=key) if key else Q(pk=None)
    return bodies.filter(begins("search", wanted) | by_alias).distinct()


def group_of_villages(unit: Unit, on: dt.date) -> OrganisationGroup | None:
    """The group the unit's papers mean by "các thôn": the one called or printed so, else one of village boards alone.

    Three queries.
    """
    groups = list(OrganisationGroup.objects.filter(unit__line=unit.line).on(on).order_by("name", "pk"))
    known = {strict_key(f"các {level}") for level in VILLAGE_LEVELS}
    aliases = OrganisationAlias.objects.filter(group__in=groups, folded__in=known)
    called = set(aliases.values_list("group_id", flat=True)) if groups else set()
    for group in groups:
        if group.pk in called or strict_key(group.name) in known:
            return group
    kinds: dict[uuid.UUID, set[str]] = defaultdict(set)
    members = GroupMember.objects.filter(group__in=groups).on(on)
    for key, kind in members.values_list("group_id", "organisation__kind") if groups else ():
        kinds[key].add(kind)
    return next((group for group in groups if kinds[group.pk] == {OrganisationKind.VILLAGE}), None)


def villages_left_out(unit: Unit, on: dt.date) -> list[Unit]:
    """The villages of the day that tasks for "các thôn" would not reach: without a board in the group. Five queries."""
    group = group_of_villages(unit, on)
    members = GroupMember.objects.filter(group=group).on(on) if group else GroupMember.objects.none()
    reached = set(members.filter(on_day(on, "organisation__")).values_list("organisation__village__line", flat=True))
    return [village for village in villages(unit, on) if village.line not in reached]


def may_edit(scope: Scope, unit_id: uuid.UUID) -> bool:
    """Whether the scope keeps the bodies of this unit."""
    return not scope.narrowed and scope.may(OrganisationPermission.EDIT, unit_id=unit_id)


def missing_standard_bodies(unit: Unit, on: dt.date) -> list[StandardBody]:
    """The usual bodies the unit does not have under this or a like name; three queries."""
    matcher = BodyMatcher(unit=unit, on=on)
    named = (usual.named_for(level=unit.level, name=unit.name) for usual in standard_bodies())
    return [body for body in named if not matcher.match(body.name).is_found]
