"""Everything the review page needs, loaded in a fixed number of queries and turned into plain values."""

import uuid
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
from donghanh.documents.presenters.items import Item, present
from donghanh.documents.presenters.marks import heading_lines, marks_of
from donghanh.documents.presenters.paper import paper_html
from donghanh.foundation.access import Scope
from donghanh.foundation.web.pagination import PARAMETER, ListPage, page_of

PAGE = 25
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
    def bodies(self) -> list[PrintedBody]:
        """All printed names, with whom they mean."""
        rows = PrintedBody.objects.filter(document=self.document)
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
        return self.document.is_open_for_review and not (self.progress.left or self.open_errors or leading)

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
        if wanted.isdigit() and PARAMETER not in request.GET:
            index = next((i for i, c in enumerate(shown) if c.number == int(wanted)), 0)
            request.GET = request.GET.copy()
            request.GET[PARAMETER] = str(index // PAGE + 1)
        return page_of(shown, request, size=PAGE)

    def items(self, shown: list[Candidate]) -> list[Item]:
        """Items as plain values; look-alikes are found among all, not only among those shown."""
        return present(self.candidates, self.bodies, shown=shown)

    def item(self, pk: uuid.UUID) -> Item:
        """One item as the page shows it."""
        shown = [candidate for candidate in self.candidates if candidate.pk == pk]
        return present(self.candidates, self.bodies, shown=shown)[0]

    def paper(self, here: list[Candidate]) -> SafeString:
        """The source with its marks; marks of items on other pages lead to those pages."""
        on_page = {candidate.pk for candidate in here}

        def href(candidate: Candidate) -> str:
            anchor = f"#m{candidate.number}"
            return anchor if candidate.pk in on_page else f"?muc={candidate.number}{anchor}"

        result: dict[str, Any] = self.reading.result
        open_findings = [finding for finding in self.findings if finding.state == FindingState.OPEN]
        marks = marks_of(result, self.candidates, open_findings, href=href)
        return paper_html(self.reading.source_text, marks, headings=heading_lines(result))


def candidate_of(document: Document, pk: uuid.UUID) -> Candidate:
    """One item of the reading under review, or a 404."""
    rows = Candidate.objects.filter(document=document, reading__is_current=True).select_related("merged_into")
    candidate = rows.filter(pk=pk).first()
    if candidate is None:
        raise Http404
    candidate.document = document
    return candidate
