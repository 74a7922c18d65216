"""What the office asks about documents across tables."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from donghanh.documents import kinds
from donghanh.documents.models import (
    BodyAnswer,
    Candidate,
    Decision,
    Document,
    DocumentQuerySet,
    DocumentState,
    Finding,
    PrintedBody,
)
from donghanh.domain.text.forms import fold
from donghanh.foundation.access import Scope
from donghanh.foundation.web.search import spells


@dataclass(frozen=True)
class Blocker:
    """One reason why a document may not be applied yet; wording is the page's."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


def blockers(document: Document) -> list[Blocker]:
    """Everything that still stands between the document and its plan; empty when it may be applied. Four queries."""
    return list(_blockers(document))


def _blockers(document: Document) -> Iterator[Blocker]:
    if document.state != DocumentState.READ:
        yield Blocker("not_under_review", {"state": document.state})
        return
    if kinds.kind_for(document.doc_type) is None:
        yield Blocker("no_kind", {"doc_type": document.doc_type})
    errors = Finding.objects.filter(document=document).open_errors().count()
    if errors:
        yield Blocker("open_errors", {"count": errors})
    unknown = PrintedBody.objects.filter(document=document, leads=True, answer=BodyAnswer.OPEN).count()
    if unknown:
        yield Blocker("unknown_bodies", {"count": unknown})
    pending = Candidate.objects.filter(document=document, decision=Decision.PENDING).current().count()
    if pending:
        yield Blocker("unseen_items", {"count": pending})
    elif not Candidate.objects.filter(document=document).current().kept().exists():
        yield Blocker("nothing_kept")


Place = dict[str, int | None]


def also_said(candidates: Collection[Candidate]) -> Mapping[uuid.UUID, list[Place]]:
    """Where else the paper says what each of these items says: the places of the items merged into it, in the order of
    the paper, as ``span_start``, ``span_end`` and ``line``. Items nothing was merged into are left out. One query."""
    readings = {candidate.reading_id for candidate in candidates}
    merged = Candidate.objects.filter(reading__in=readings, decision=Decision.MERGED, merged_into__isnull=False)
    into: dict[uuid.UUID, list[Candidate]] = defaultdict(list)
    for one in merged.order_by("order", "number").only("merged_into", "span_start", "span_end", "line"):
        if one.merged_into_id is not None:
            into[one.merged_into_id].append(one)
    found: dict[uuid.UUID, list[Place]] = {}
    for candidate in candidates:
        seen = {(candidate.span_start, candidate.span_end)}
        edge, places = list(into.get(candidate.pk, ())), []
        while edge:
            one = edge.pop(0)
            edge += into.get(one.pk, ())
            if one.span_start is not None and (one.span_start, one.span_end) not in seen:
                seen.add((one.span_start, one.span_end))
                places.append({"span_start": one.span_start, "span_end": one.span_end, "line": one.line})
        if places:
            found[candidate.pk] = sorted(places, key=lambda place: place["span_start"] or 0)
    return found


def documents_found(
    scope: Scope, *, words: str = "", state: str = "", doc_type: str = "", year: int | None = None
) -> DocumentQuerySet:
    """Documents the scope may see that answer to the filters, newest first. ``words`` are matched with and without
    accents; archived documents are left out unless their state is asked for."""
    rows = Document.objects.visible_to(scope)
    rows = rows.filter(state=state) if state else rows.exclude(state=DocumentState.ARCHIVED)
    if doc_type:
        rows = rows.filter(doc_type=doc_type)
    if year:
        rows = rows.filter(year=year)
    if words:
        rows = rows.filter(spells("search", fold(words)))
    return rows.order_by("-received_at", "pk")
