"""Each item of the upper plan against the items of the lower one.

A duty is cut into its clauses; each clause is answered when enough of its telling words stand in one item below. What
the upper plan demands of the lower level is counted; its other items are shown beside, so that a person can compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from donghanh.domain.cascade.terms import Weights, terms
from donghanh.domain.cascade.value import Cascade, Coverage, Item, Row, Side
from donghanh.domain.text.dates import last_day_in
from donghanh.domain.text.forms import fold

ANSWERED = 0.5
"""From this share of its weight a clause counts as answered. Found on invented pairs of plans in tests/samples/cascade:
paraphrases of one duty share 0.55 and more, two duties of one field 0.35 and less."""
TOUCHED = 0.3
"""From this share an item below is shown as a partial answer."""
ADDRESSEE = 0.99
"""A report line is whole when every word of the addressee above, or of the body it goes through, is named below."""
MOST_ANSWERS = 3

_CLAUSE = re.compile(r"(?<=[;.])\s+|\s*\n\s*")
_MAKES_PLAN = re.compile(r"(?:xây dựng|ban hành|lập|cụ thể hóa)[^;.]{0,60}(?:kế hoạch|chương trình)", re.IGNORECASE)
_GIVES_MONEY = re.compile(
    r"(?:bố trí|cân đối|dành|bảo đảm|đảm bảo)[^;.]{0,40}(?:kinh phí|ngân sách|nguồn lực)", re.IGNORECASE
)
_REPORTS = re.compile(r"báo cáo", re.IGNORECASE)
# Who is meant by "the lower level" in a plan of each level: the words that follow "UBND", "các", "cấp".
_BELOW = {
    "trung ương": r"(?:tỉnh|thành phố|địa phương)",
    "tỉnh": r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|cấp xã|cấp huyện|địa phương)",
    "thành phố": r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|cấp xã|cấp huyện|địa phương)",
    "huyện": r"(?:xã|phường|thị trấn|cấp xã)",
    "thị xã": r"(?:xã|phường|cấp xã)",
    "quận": r"(?:phường|cấp xã)",
    "xã": r"(?:thôn|bản|ấp|buôn|xóm|tổ dân phố)",
    "phường": r"(?:tổ dân phố|khối|khu phố|khóm|khu dân cư|thôn)",
}
_BELOW["cơ quan"] = _BELOW["tỉnh"]


@dataclass(frozen=True, slots=True)
class _Told:
    item: Item
    terms: frozenset[str]


def align(above: Side, below: Side) -> Cascade:
    """Return what became of each duty, target and report of the upper plan, in its order.

    Only what is demanded of the lower level counts: duties and reports of bodies of that level, all formal targets.
    Cost: upper clauses times lower items, each a set intersection.
    """
    lower = [_Told(item, terms(item.text)) for item in below.items]
    upper = {item.key: [(clause, terms(clause)) for clause in _clauses(item.text)] for item in above.items}
    weights = Weights([told.terms for told in lower] + [found for parts in upper.values() for _, found in parts])
    aim = _Aim(above, below)
    rows = []
    for item in above.items:
        if item.kind == "target":
            rows.append(_target_row(item, lower, weights))
        elif item.kind == "report":
            if aim.is_meant(item):
                rows.append(_report_row(item, below))
        else:
            rows.append(_duty_row(item, upper[item.key], lower, weights, below, asked=aim.is_meant(item)))
    return Cascade(tuple(_with_whole_shares(rows)))


def _with_whole_shares(rows: Sequence[Row]) -> Iterator[Row]:
    """ "100% xã … tối thiểu 04 tin, bài" asks every unit for four: a unit that promises six has answered both numbers."""
    answered = {
        row.above.text: row.answers
        for row in rows
        if row.above.kind == "target" and row.above.unit != "%" and row.coverage is Coverage.COVERED
    }
    for row in rows:
        whole = row.above.kind == "target" and row.above.unit == "%" and row.above.value == 100
        if whole and row.coverage is Coverage.MISSING and row.above.text in answered:
            yield replace(row, coverage=Coverage.COVERED, answers=answered[row.above.text])
        else:
            yield row


class _Aim:
    """Which items of the upper plan speak to the lower one."""

    def __init__(self, above: Side, below: Side) -> None:
        words = _BELOW.get(above.level, r"(?:xã|phường|địa phương)")
        self._level = re.compile(rf"(?<![\wÀ-ỹ])(?!xã hội){words}(?![\wÀ-ỹ])", re.IGNORECASE)
        self._plural = re.compile(r"(?<![\wÀ-ỹ])(?:các|cấp|từng|mỗi|\d+)(?![\wÀ-ỹ])", re.IGNORECASE)
        self._own = _plain(below.issuer)

    def is_meant(self, item: Item) -> bool:
        """Whether a body of the item is the lower plan's issuer or the group of bodies it belongs to."""
        return any(self._meant(body) for body in item.bodies)

    def _meant(self, body: str) -> bool:
        if self._own and _plain(body) == self._own:
            return True
        return bool(self._level.search(body) and self._plural.search(body))


def _clauses(text: str) -> list[str]:
    return [clause for part in _CLAUSE.split(text) if len(clause := part.strip(" ;.")) > 3]


def _duty_row(
    item: Item,
    clauses: Sequence[tuple[str, frozenset[str]]],
    lower: Sequence[_Told],
    weights: Weights,
    below: Side,
    *,
    asked: bool,
) -> Row:
    open_, answered, touched = [], 0, 0
    answers: dict[str, tuple[float, Item]] = {}
    for clause, wanted in clauses:
        scored = sorted(
            ((weights.share(wanted, told.terms), told.item) for told in lower if told.item.kind != "target"),
            key=lambda pair: -pair[0],
        )[:MOST_ANSWERS]
        good = [(score, found) for score, found in scored if score >= TOUCHED]
        for score, found in good:
            answers[found.key] = max(answers.get(found.key, (0.0, found)), (score, found), key=lambda pair: pair[0])
        if (good and good[0][0] >= ANSWERED) or _stands(clause, below, asked=asked):
            answered += 1
        else:
            touched += bool(good)
            open_.append(clause)
    best = tuple(found for _, found in sorted(answers.values(), key=lambda pair: -pair[0])[:MOST_ANSWERS])
    coverage = _grade(len(clauses), answered, touched, bool(best))
    late = coverage is Coverage.COVERED and best and _is_later(best[0].due, item.due, below.year)
    return Row(item, Coverage.LATER if late else coverage, best, tuple(open_), asked)


def _grade(clauses: int, answered: int, touched: int, found: bool) -> Coverage:
    if answered == clauses:
        return Coverage.COVERED if found else Coverage.STANDS
    return Coverage.PARTLY if answered or touched else Coverage.MISSING


def _stands(clause: str, below: Side, *, asked: bool) -> bool:
    """Whether the lower plan answers a clause by what it is: a plan, with money in it, with a report upward."""
    if not asked:
        return False
    if _MAKES_PLAN.search(clause):
        return True
    if _GIVES_MONEY.search(clause):
        return below.has_budget
    return bool(_REPORTS.search(clause)) and any(_goes_up(report, below) for report in below.of("report"))


def _goes_up(report: Item, below: Side) -> bool:
    """Whether a report duty of the lower plan leaves its own unit."""
    own, target = _plain(below.issuer), _plain(report.to)
    return bool(target) and target not in own and own not in target


def _target_row(item: Item, lower: Sequence[_Told], weights: Weights) -> Row:
    wanted = _of_what(terms(item.text))
    scored = sorted(
        (
            (weights.share(wanted, given) + weights.share(given, wanted), told.item)
            for told in lower
            if told.item.kind == "target" and fold(told.item.unit) == fold(item.unit)
            for given in [_of_what(told.terms)]
        ),
        key=lambda pair: -pair[0],
    )
    if not scored or scored[0][0] < 2 * ANSWERED:
        return Row(item, Coverage.MISSING, tuple(found for score, found in scored[:1] if score >= 2 * TOUCHED))
    answer = scored[0][1]
    return Row(item, Coverage.WEAKER if is_weaker(answer, item) else Coverage.COVERED, (answer,))


def _of_what(found: frozenset[str]) -> frozenset[str]:
    """The terms of a target without its numbers: those are compared as numbers."""
    return frozenset(term for term in found if not any(map(str.isdigit, term)))


def is_weaker(below: Item, above: Item) -> bool:
    """Whether the lower plan promises less: a smaller number to reach, or a larger one to stay under."""
    if below.value is None or above.value is None:
        return False
    return below.value > above.value if above.operator in ("<", "<=") else below.value < above.value


def _report_row(item: Item, below: Side) -> Row:
    own = [report for report in below.of("report") if _goes_up(report, below)]
    if not own:
        return Row(item, Coverage.MISSING)
    named = sorted(own, key=lambda report: -_same_addressee(report, item))
    if item.to and _same_addressee(named[0], item) < ADDRESSEE:
        return Row(item, Coverage.PARTLY, tuple(named[:1]))
    late = _is_later(named[0].due, item.due, below.year)
    return Row(item, Coverage.LATER if late else Coverage.COVERED, tuple(named[:1]))


def _same_addressee(report: Item, above: Item) -> float:
    """How much of the addressee above, or of whom it goes through, the lower plan names."""
    given = _names(f"{report.to} {report.via}")
    return max(
        (len(wanted & given) / len(wanted) for name in (above.to, above.via) if (wanted := _names(name))), default=0.0
    )


def _names(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split())


def _plain(name: str) -> str:
    """A body's name for comparing: UBND counts as its long form."""
    return " ".join(fold(name).replace("ubnd", "uy ban nhan dan").split())


def _is_later(below: str | None, above: str | None, year: int | None) -> bool:
    lower, upper = last_day_in(below, year), last_day_in(above, year)
    return bool(lower and upper and lower > upper)
