"""A document beside the plan above it, with what a person said of each demand."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q

from donghanh.documents.models import (
    Candidate,
    CascadeAnswer,
    CascadeVerdict,
    Citation,
    Decision,
    Document,
    DocumentState,
    Reading,
)
from donghanh.domain.cascade import Cascade, Coverage, Row, align, side_of

MOST_OFFERED = 40
MOST_KEPT = 16
"""So many comparisons a process remembers, those used last."""
KEY = 200
"""So much of an item's key names it in the database."""
DEMAND = "demand"
"""In the fields of an item under review: the key of the demand of the plan above it was taken over from."""
_LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "tỉnh", "thành phố", "trung ương")


@dataclass(frozen=True)
class Demand:
    """One row of the comparison and the answer of a person, if there is one."""

    row: Row
    answer: CascadeAnswer | None = None
    number: int = 0
    """Which one it is in the order of the upper paper, from 1."""
    is_left_out: bool = False
    """Whether it was taken over as an item that was left out of the review again: it is owed as before."""

    @property
    def is_settled(self) -> bool:
        """Whether a person's answer stands."""
        return self.answer is not None and not self.is_left_out

    @property
    def standing(self) -> str:
        """A coverage; where a person has settled it ``proposed`` or ``answered``."""
        if self.answer is None or self.is_left_out or not self.row.is_gap:
            return self.row.coverage.value
        return "proposed" if self.answer.verdict == CascadeVerdict.PROPOSED else "answered"

    @property
    def is_open(self) -> bool:
        """Whether the plan still owes something here."""
        return self.row.is_gap and not self.is_settled

    @property
    def can_be_taken_over(self) -> bool:
        """Whether it may become an item of this plan: it is owed, also where somebody gave a reason why not."""
        return self.row.is_gap and self.standing != "proposed"

    @property
    def is_late(self) -> bool:
        """Whether what answers it is due too late, and nobody has given a reason."""
        return self.row.late is not None and self.row.asked and not self.is_settled


@dataclass(frozen=True)
class Comparison:
    """The two papers aligned. ``cascade`` is missing while one of them was not read."""

    document: Document
    above: Document
    cascade: Cascade | None = None
    demands: tuple[Demand, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    numbers: Mapping[tuple[str, int | None], int] = field(default_factory=dict)
    """The number of each item under review, by its kind and its place in this paper."""

    @property
    def asked(self) -> tuple[Demand, ...]:
        """What the plan above demands of this level."""
        return tuple(demand for demand in self.demands if demand.row.asked)

    @property
    def met(self) -> int:
        """How many demands are covered, or settled by a person."""
        good = (Coverage.COVERED, Coverage.STANDS, "answered", "proposed")
        return sum(demand.standing in good for demand in self.asked)


def comparison_of(document: Document) -> Comparison | None:
    """The document beside its plan above, or ``None`` when none was named.

    Three queries, and two more with the aligning itself where this process has not done it yet: some seven hundred
    microseconds an item, a tenth of a second for an ordinary pair and two seconds for the longest that are compared.
    """
    if document.parent is None:
        return None
    current = Reading.objects.filter(document_id__in=(document.pk, document.parent_id), is_current=True)
    readings = dict(current.values_list("document_id", "pk"))
    if len(readings) < 2:
        return Comparison(document, document.parent)
    cascade = _aligned(readings[document.parent_id], readings[document.pk])
    answers = {
        answer.key: answer for answer in CascadeAnswer.objects.filter(document=document, above_id=document.parent_id)
    }
    numbers, left_out = _under_review(document)
    demands = tuple(
        Demand(row, answers.get(key := row.above.key[:KEY]), number, key in left_out and key in answers)
        for number, row in enumerate(cascade.rows, 1)
    )
    counts = Counter(demand.standing for demand in demands if demand.row.asked)
    counts[Coverage.LATER.value] = sum(demand.is_late for demand in demands)
    return Comparison(document, document.parent, cascade, demands, counts, numbers)


@lru_cache(maxsize=MOST_KEPT)
def _aligned(above: uuid.UUID, below: uuid.UUID) -> Cascade:
    """Two readings compared. A reading never changes, so what came of it holds as long as the process lives."""
    results = dict(Reading.objects.filter(pk__in=(above, below)).values_list("pk", "result"))
    return align(side_of(results[above]), side_of(results[below]))


def _under_review(document: Document) -> tuple[dict[tuple[str, int | None], int], frozenset[str]]:
    """The numbers of the items by their place, and the demands all of whose items were left out again. One query."""
    rows = Candidate.objects.filter(document=document, reading__is_current=True).order_by("number")
    numbers: dict[tuple[str, int | None], int] = {}
    taken: dict[str, bool] = {}
    for number, kind, start, decision, demand in rows.values_list(
        "number", "kind", "span_start", "decision", f"fields__{DEMAND}"
    ):
        numbers.setdefault((kind, start), number)
        if demand:
            taken[demand] = taken.get(demand, True) and decision == Decision.REJECTED
    return numbers, frozenset(demand for demand, is_left_out in taken.items() if is_left_out)


def parents_offered(document: Document) -> Sequence[Document]:
    """The documents that may be the plan above, likeliest first: cited in this one, then of a higher level, then newest.

    Papers of the same unit with a reading; two queries.
    """
    cited = {
        "".join(number.split()).upper()
        for number in Citation.objects.filter(document=document, reading__is_current=True).values_list(
            "number", flat=True
        )
        if number
    }
    rows = (
        Document.objects.filter(unit__line=document.unit.line, readings__is_current=True)
        .exclude(Q(pk=document.pk) | Q(state=DocumentState.REFUSED))
        .select_related("file")
        .order_by("-issued_on", "-received_at", "pk")[: MOST_OFFERED * 3]
    )
    own = _rank(document.issuer)

    def likeliness(other: Document) -> tuple[bool, bool, bool]:
        is_cited = "".join(other.number.split()).upper() in cited if other.number else False
        return (not is_cited, _rank(other.issuer) <= own, other.year != document.year)

    return sorted(rows, key=likeliness)[:MOST_OFFERED]


def is_cited_by(document: Document, other: Document) -> bool:
    """Whether the document cites the other one by its number. One query."""
    return (
        bool(other.number)
        and Citation.objects.filter(
            document=document, reading__is_current=True, number__iexact="".join(other.number.split())
        ).exists()
    )


def _rank(issuer: str) -> int:
    words = f" {issuer.casefold()} "
    return max((place for place, level in enumerate(_LEVELS) if f" {level} " in words), default=0)
