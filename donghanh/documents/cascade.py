"""A document beside the plan above it, with what a person said of each demand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from donghanh.documents.models import CascadeAnswer, Citation, Document, DocumentState, Reading
from donghanh.domain.cascade import Cascade, Coverage, Row, align, side_of

MOST_OFFERED = 40
_LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "tỉnh", "thành phố", "trung ương")


@dataclass(frozen=True)
class Demand:
    """One row of the comparison and the answer of a person, if there is one."""

    row: Row
    answer: CascadeAnswer | None = None

    @property
    def standing(self) -> str:
        """A coverage, or ``answered`` when a person has settled it."""
        return "answered" if self.answer is not None and self.row.is_gap else self.row.coverage.value

    @property
    def is_open(self) -> bool:
        """Whether the plan still owes something here."""
        return self.row.is_gap and self.answer is None


@dataclass(frozen=True)
class Comparison:
    """The two papers aligned. ``cascade`` is missing while one of them was not read."""

    document: Document
    above: Document
    cascade: Cascade | None = None
    demands: tuple[Demand, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> tuple[Demand, ...]:
        """What the plan above demands of this level."""
        return tuple(demand for demand in self.demands if demand.row.asked)

    @property
    def met(self) -> int:
        """How many demands are covered, or settled by a person."""
        good = (Coverage.COVERED, Coverage.STANDS, "answered")
        return sum(demand.standing in good for demand in self.asked)


def comparison_of(document: Document) -> Comparison | None:
    """The document beside its plan above, or ``None`` when none was named. Three queries; aligning takes milliseconds."""
    if document.parent is None:
        return None
    readings = {
        reading.document_id: reading.result
        for reading in Reading.objects.filter(document_id__in=(document.pk, document.parent_id), is_current=True).defer(
            "source_text"
        )
    }
    if len(readings) < 2:
        return Comparison(document, document.parent)
    cascade = align(side_of(readings[document.parent_id]), side_of(readings[document.pk]))
    answers = {
        answer.key: answer for answer in CascadeAnswer.objects.filter(document=document, above_id=document.parent_id)
    }
    demands = tuple(Demand(row, answers.get(row.above.key[:200])) for row in cascade.rows)
    counts = Counter(demand.standing for demand in demands if demand.row.asked)
    return Comparison(document, document.parent, cascade, demands, counts)


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
        Document.objects.filter(unit_id=document.unit_id, readings__is_current=True)
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
