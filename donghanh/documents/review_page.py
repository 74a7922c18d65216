"""Everything the review page needs, loaded in a fixed number of queries and turned into plain values."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from donghanh.documents.bodies import names_to_choose
from donghanh.documents.models import (
    BodyAnswer,
    Candidate,
    Decision,
    Document,
    Finding,
    FindingState,
    PrintedBody,
    Reading,
    Severity,
)
from donghanh.documents.models.candidate import KEPT
from donghanh.documents.open_questions import Question, open_questions
from donghanh.documents.presenters.doubts import MarkedDoubts, Recognition, doubt_said, recognition_of
from donghanh.documents.presenters.findings import SortedFindings, sort_findings
from donghanh.documents.presenters.items import Item, address_of, present
from donghanh.documents.presenters.marks import heading_lines, joined_lines, marks_of, title_lines
from donghanh.documents.presenters.paper import paper_html
from donghanh.documents.presenters.sections import Row, Section, rows_of, sections_of
from donghanh.documents.wording import reader_remarks
from donghanh.foundation.access import Scope
from donghanh.foundation.web.pagination import PARAMETER, ListPage, page_of

PAGE = 20
SECONDS_EACH = 15
"""What an officer needs for one item, as told on the page."""


@dataclass(frozen=True)
class Progress:
    """How far the review has come, in numbers."""

    seen: int
    total: int

    @property
    def left(self) -> int:
        """Items nobody has looked at."""
        return self.total - self.seen

    @property
    def minutes(self) -> int:
        """About how long the rest takes, at least one minute."""
        return max(1, round(self.left * SECONDS_EACH / 60))


class ReviewPage:
    """The review of one document for one request. Four queries, five with names to choose from."""

    def __init__(self, scope: Scope, pk: uuid.UUID, *, permission: str) -> None:
        rows = Reading.objects.visible_to(scope).select_related("document__unit", "document__file")
        reading = rows.filter(document_id=pk, is_current=True).first()
        if reading is None:
            raise Http404
        scope.require(permission, unit_id=reading.document.unit_id)
        self.scope, self.reading, self.document = scope, reading, reading.document

    @cached_property
    def candidates(self) -> list[Candidate]:
        """All items, in the order of the paper."""
        rows = Candidate.objects.filter(reading=self.reading).order_by("order", "number")
        mine = list(rows.select_related("merged_into"))
        for candidate in mine:
            candidate.document = self.document
        return mine

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings, errors first."""
        return list(Finding.objects.filter(reading=self.reading).order_by("rank", "order"))

    @cached_property
    def sorted_findings(self) -> SortedFindings:
        """The findings as the page shows them: some in full, some in a line."""
        return sort_findings(self.findings)

    @cached_property
    def bodies(self) -> list[PrintedBody]:
        """All printed names of items that are not left out, with whom they mean."""
        rows = PrintedBody.objects.filter(document=self.document, count__gt=0)
        return list(rows.select_related("organisation", "group").order_by("-leads", "printed"))

    @cached_property
    def choices(self) -> list[str]:
        """Names to choose from for bodies nobody knows yet. Two queries, and none when all are known."""
        if not self.unknown:
            return []
        return names_to_choose(self.document.unit, on=self.scope.on)

    @property
    def unknown(self) -> list[PrintedBody]:
        """Names nobody has explained yet."""
        return [body for body in self.bodies if body.answer == BodyAnswer.OPEN]

    @property
    def progress(self) -> Progress:
        """How many items have been looked at."""
        pending = sum(candidate.decision == Decision.PENDING for candidate in self.candidates)
        return Progress(seen=len(self.candidates) - pending, total=len(self.candidates))

    @property
    def open_errors(self) -> int:
        """Errors nobody has decided about."""
        return sum(f.severity == Severity.ERROR and f.state == FindingState.OPEN for f in self.findings)

    @property
    def is_ready(self) -> bool:
        """Whether nothing on this page stands in the way of applying. The confirm page asks the rest."""
        leading = any(body.leads for body in self.unknown)
        open_for_review = self.document.is_open_for_review and self.is_anything_kept
        return open_for_review and not (self.progress.left or self.open_errors or leading)

    @property
    def is_anything_kept(self) -> bool:
        """Whether one item at least was confirmed."""
        return any(candidate.decision in KEPT for candidate in self.candidates)

    @property
    def remarks(self) -> list[str]:
        """What the reader noticed about the file, in sentences."""
        return reader_remarks(self.reading.result)

    def filtered(self, *, kind: str = "", unseen: bool = False) -> list[Candidate]:
        """The items the filters leave."""
        return [
            candidate
            for candidate in self.candidates
            if (not kind or candidate.kind == kind) and (not unseen or candidate.decision == Decision.PENDING)
        ]

    def page(self, request: HttpRequest, shown: list[Candidate]) -> ListPage:
        """The part of the items that this address shows. An address that names an item (``muc``) shows its page."""
        wanted = request.GET.get("muc", "")
        if wanted and PARAMETER not in request.GET:
            index = next((i for i, c in enumerate(shown) if str(c.number) == wanted), 0)
            query = request.GET.copy()
            query[PARAMETER] = str(index // PAGE + 1)
            request.GET = query  # type: ignore[assignment]
        return page_of(shown, request, size=PAGE)

    @cached_property
    def sections(self) -> list[Section]:
        """The chapters and parts of the paper."""
        return sections_of(self.reading.result)

    @cached_property
    def questions(self) -> Mapping[uuid.UUID, Question]:
        """The items that only a closer look decides."""
        return open_questions(self.candidates, self.bodies, self.findings, self.doubts.doubtful)

    @cached_property
    def doubts(self) -> MarkedDoubts:
        """The words of a scan that the recognition was not sure of."""
        return MarkedDoubts.of(self.reading)

    def recognition(self, asked: str) -> Recognition | None:
        """What the head of the paper says of its recognition; nothing for text. ``asked`` is a place in the address."""
        return recognition_of(self.reading, self.doubts, asked=asked)

    def waiting(self, among: Iterable[Candidate]) -> list[Candidate]:
        """Those nobody has looked at and that hold no open question: what can be confirmed together."""
        return [c for c in among if c.decision == Decision.PENDING and c.pk not in self.questions]

    def rows(self, here: Sequence[Candidate], shown: Sequence[Candidate]) -> list[Row]:
        """The items ``here`` as plain values under their printed headings; look-alikes are found among all. ``shown``
        are the items of the whole list that the filters leave."""
        items = present(self.candidates, self.bodies, shown=here, doubts=self.doubts, questions=self.questions)
        return rows_of(items, here, self.sections, waiting=self.waiting(shown))

    def numbers_in(self, index: str, *, kind: str = "") -> list[int]:
        """The items of one printed section, named by its place in the outline; of one kind if the list is filtered."""
        section = next((one for one in self.sections if str(one.index) == index), None)
        if section is None:
            raise Http404
        return [candidate.number for candidate in self.filtered(kind=kind) if section.holds(candidate)]

    def item(self, pk: uuid.UUID) -> Item:
        """One item as the page shows it."""
        shown = [candidate for candidate in self.candidates if candidate.pk == pk]
        return present(self.candidates, self.bodies, shown=shown, doubts=self.doubts, questions=self.questions)[0]

    def paper(self, here: list[Candidate]) -> SafeString:
        """The source with its marks; marks of items on other pages lead to those pages."""
        on_page = {candidate.pk for candidate in here}
        result: dict[str, Any] = self.reading.result
        marks = marks_of(
            result,
            self.candidates,
            [finding for finding in self.findings if finding.state == FindingState.OPEN],
            href=lambda candidate: address_of(candidate, on_page),
            finding_href=self.sorted_findings.address_of,
        )
        return paper_html(
            self.reading.source_text,
            [*marks, *self.doubts.marks()],
            headings=heading_lines(result),
            titles=title_lines(result),
            paragraphs=joined_lines(result),
            doubt_said=doubt_said(),
        )


def candidate_of(document: Document, pk: uuid.UUID) -> Candidate:
    """One item of the reading under review, or a 404."""
    rows = Candidate.objects.filter(document=document, reading__is_current=True).select_related("merged_into")
    candidate = rows.filter(pk=pk).first()
    if candidate is None:
        raise Http404
    candidate.document = document
    return candidate
