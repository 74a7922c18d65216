"""Each item of the upper plan against the items of the lower one.

A duty is cut into its clauses; each clause is answered when one item below does the same with the same thing
(:mod:`matching`). What the upper plan demands of the lower level is counted; its other items are shown beside, so that a
person can compare.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence

from donghanh.domain.cascade.aim import Aim, Presence, plain
from donghanh.domain.cascade.matching import ANSWERED, TOUCHED, Clause, Index, Match, Told, clauses_of
from donghanh.domain.cascade.once import each_once
from donghanh.domain.cascade.terms import Weights
from donghanh.domain.cascade.value import Cascade, Coverage, Item, Late, Row, Side
from donghanh.domain.text.dates import day_before, find_dates, last_day_in
from donghanh.domain.text.forms import fold

MOST = 3_000
"""So many items of each plan are compared; a plan of a hundred pages has some hundreds."""
ADDRESSEE = 0.99
"""A report line is whole when every word of the addressee above, or of the body it goes through, is named below."""
MOST_ANSWERS = 3


def align(above: Side, below: Side) -> Cascade:
    """Return what became of each duty, target and report of the upper plan, in its order.

    Only what is demanded of the lower level counts: duties and reports of bodies of that level, all formal targets, each
    demand once. Of longer plans the first ``MOST`` items of each are compared, and the result says how many are left out.
    Cost: linear in both plans, under a millisecond an item of the upper one: a clause meets only items that share its rare words.
    """
    return _Alignment(above, below).run()


class _Alignment:
    """The lower plan made ready, and each item of the upper one compared with it."""

    def __init__(self, above: Side, below: Side) -> None:
        wanted = each_once(above.items)
        self.items, self.left_out = wanted[:MOST], max(0, len(wanted) - MOST)
        self.left_out += max(0, len(below.items) - MOST)
        told = [Told(item) for item in below.items[:MOST]]
        self.clauses = {item.key: clauses_of(item.text) for item in self.items if item.kind != "report"}
        wanted_terms = (clause.terms for found in self.clauses.values() for clause in found)
        weights = Weights((one.terms for one in told), wanted_terms)
        self.work = Index([one for one in told if one.item.kind != "target"], weights)
        self.targets = _Targets([one for one in told if one.item.kind == "target"], weights)
        self.aim, self.presence, self.year = Aim(above, below), Presence(below), below.year
        self.reports = _Reports(self.presence.reports)

    def run(self) -> Cascade:
        rows = []
        for item in self.items:
            if item.kind == "target":
                rows.append(self.targets.row(item))
            elif item.kind != "report":
                rows.append(self._duty_row(item, asked=self.aim.is_meant(item)))
            elif self.aim.is_meant(item):
                rows.append(self._report_row(item))
        return Cascade(tuple(rows), left_out=self.left_out)

    def _duty_row(self, item: Item, *, asked: bool) -> Row:
        open_, answered, touched = [], 0, 0
        late: Late | None = None
        best: dict[str, Match] = {}
        near: list[Match] = []
        days = _days_of(self.clauses[item.key], item)
        for clause, day in zip(self.clauses[item.key], days, strict=True):
            found = self.work.matches(clause)
            good = [match for match in found if match.touches]
            for match in good:
                best[match.item.key] = max(best.get(match.item.key, match), match, key=lambda one: one.score)
            full = [match.item for match in good if match.is_answer]
            late = late or self._late(full, day)
            if full or (asked and self.presence.answers(clause.text)):
                answered += 1
            else:
                touched += bool(good)
                near += [match for match in found if match.score >= TOUCHED]
                open_.append(clause.text)
        answers = tuple(match.item for match in _best(best.values(), MOST_ANSWERS))
        coverage = _grade(len(days), answered, touched, bool(answers))
        return Row(
            item,
            Coverage.LATER if late and coverage is Coverage.COVERED else coverage,
            answers,
            tuple(open_),
            asked,
            late=late,
            near=tuple(match.item for match in _best(near, 1)) if not answers else (),
        )

    def _report_row(self, item: Item) -> Row:
        share, named = self.reports.to_whom(item)
        if not named:
            return Row(item, Coverage.MISSING)
        late = self._late(named, item.due)
        if item.to and share < ADDRESSEE:
            return Row(item, Coverage.PARTLY, named[:1], late=late)
        return Row(item, Coverage.LATER if late else Coverage.COVERED, named[:1], late=late)

    def _late(self, answers: Sequence[Item], wanted: str | None) -> Late | None:
        """The first of the answers, where all that have a day are due after the day set above."""
        last = last_day_in(wanted, self.year)
        dated = [(day, one) for one in answers if (day := last_day_in(one.due, self.year))]
        if wanted is None or last is None or not dated:
            return None
        day, first = min(dated, key=lambda pair: pair[0])
        return Late(first, wanted) if day > last else None


class _Targets:
    """The targets of the lower plan, by the unit they are counted in."""

    def __init__(self, told: Sequence[Told], weights: Weights) -> None:
        self._weights = weights
        by_unit: dict[str, list[Told]] = {}
        for one in told:
            one.terms = _of_what(one.terms)
            by_unit.setdefault(fold(one.item.unit), []).append(one)
        self._of = {unit: Index(found, weights) for unit, found in by_unit.items()}

    def row(self, item: Item) -> Row:
        """A target above beside the likest below that is counted in the same unit."""
        wanted = _of_what(Told(item).terms)
        index = self._of.get(fold(item.unit))
        likest = max(self._scored(wanted, index), key=lambda pair: pair[0], default=None) if index else None
        if likest is None or likest[0] < 2 * ANSWERED:
            return Row(item, Coverage.MISSING, near=(likest[1],) if likest and likest[0] >= 2 * TOUCHED else ())
        return Row(item, Coverage.WEAKER if is_weaker(likest[1], item) else Coverage.COVERED, (likest[1],))

    def _scored(self, wanted: frozenset[str], index: Index) -> Iterator[tuple[float, Item]]:
        share = self._weights.share
        for told in index.sharing(wanted):
            yield share(wanted, told.terms) + share(told.terms, wanted), told.item


def _best(matches: Iterable[Match], most: int) -> list[Match]:
    return heapq.nsmallest(most, matches, key=lambda match: (not match.is_answer, -match.score))


def _grade(clauses: int, answered: int, touched: int, found: bool) -> Coverage:
    if answered == clauses:
        return Coverage.COVERED if found else Coverage.STANDS
    return Coverage.PARTLY if answered or touched else Coverage.MISSING


def _days_of(clauses: Sequence[Clause], item: Item) -> list[str | None]:
    """The day of each clause: its own where the clauses name days, else the day of the item."""
    if len(clauses) < 2:
        return [item.due for _ in clauses]
    own = [_day_in(clause.text) for clause in clauses]
    return own if any(own) else [item.due for _ in clauses]


def _day_in(clause: str) -> str | None:
    dated = [found for found in find_dates(clause) if found.date or found.range]
    if not dated:
        return None
    last = dated[-1]
    value = last.range[1] if last.range else last.date
    is_before = clause[: last.start].rstrip().lower().endswith(("trước", "trước ngày"))
    return day_before(value) if value and is_before else value


def _of_what(found: frozenset[str]) -> frozenset[str]:
    """The terms of a target without its numbers: those are compared as numbers."""
    return frozenset(term for term in found if not any(map(str.isdigit, term)))


def is_weaker(below: Item, above: Item) -> bool:
    """Whether the lower plan promises less: a smaller number to reach, or a larger one to stay under."""
    if below.value is None or above.value is None:
        return False
    return below.value > above.value if above.operator in ("<", "<=") else below.value < above.value


class _Reports:
    """The report lines of the lower plan that leave its unit, by whom they go to. An addressee is looked for once."""

    def __init__(self, reports: Iterable[Item]) -> None:
        self._to: dict[frozenset[str], list[Item]] = {}
        for report in reports:
            self._to.setdefault(_names(f"{report.to} {report.via}"), []).append(report)
        self._known: dict[tuple[str, str], tuple[float, tuple[Item, ...]]] = {}

    def to_whom(self, above: Item) -> tuple[float, tuple[Item, ...]]:
        """How much of the addressee above, or of whom it goes through, the likest lines below name; and those lines."""
        key = (above.to, above.via)
        if key not in self._known:
            self._known[key] = self._likest([wanted for name in key if (wanted := _names(name))])
        return self._known[key]

    def _likest(self, wanted: Sequence[frozenset[str]]) -> tuple[float, tuple[Item, ...]]:
        best, lines = -1.0, list[Item]()
        for given, reports in self._to.items():
            share = max((len(names & given) / len(names) for names in wanted), default=0.0)
            if share > best:
                best, lines = share, reports
        return best, tuple(lines)


def _names(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())
