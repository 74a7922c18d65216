"""What the office decided about the same sentence in an earlier paper. Plans repeat themselves from year to year.

Nothing is learnt in secret: the memory is the decisions themselves, found again by the words of the item. What was
taken back is forgotten with it, and nothing is used until a person says so.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from donghanh.documents.models import Candidate, CandidateKind, Decision, Document
from donghanh.domain.text.forms import fold

KEY = 200
BODIES = ("lead", "coordinating")


def said_key(text: str) -> str:
    """The words of an item for finding it again: without accents, case, spaces and the closing mark."""
    return fold(" ".join(text.split())).rstrip(" .;:,")[:KEY]


def recall(document: Document, candidates: Sequence[Candidate]) -> None:
    """Put on each task what the unit last did with the same sentence of another paper, as a proposal. Two queries.

    A proposal holds ``name`` (of the other paper) and what was changed then: ``lead`` and ``coordinating`` where a
    person named other bodies than were read, ``texts`` where the sentence was split.
    """
    waiting = [c for c in candidates if c.kind == CandidateKind.TASK and c.decision == Decision.PENDING and c.said]
    earlier = (
        Candidate.objects.filter(
            document__unit__line=document.unit.line,
            kind=CandidateKind.TASK,
            said__in={candidate.said for candidate in waiting},
            original_fields__isnull=False,
            decision=Decision.EDITED,
            split_from__isnull=True,
        )
        .exclude(document=document)
        .select_related("document")
        .prefetch_related("parts")
        .order_by("decided_at")
    )
    known = {old.said: proposal for old in earlier if (proposal := _proposal(old))}
    for candidate in waiting:
        proposal = known.get(candidate.said)
        if proposal and not _says_already(candidate.fields, proposal):
            candidate.remembered = proposal


def _proposal(old: Candidate) -> dict[str, Any]:
    read, now = old.original_fields or {}, old.fields
    found: dict[str, Any] = {
        name: _printed(now.get(name)) for name in BODIES if _printed(now.get(name)) != _printed(read.get(name))
    }
    parts = [part for part in old.parts.all() if part.decision in (Decision.ACCEPTED, Decision.EDITED)]
    if parts:
        found["texts"] = [str(now.get("text") or ""), *(str(part.fields.get("text") or "") for part in parts)]
    return {**found, "name": old.document.number or old.document.name} if found else {}


def _says_already(fields: dict[str, Any], proposal: dict[str, Any]) -> bool:
    return "texts" not in proposal and all(
        _printed(fields.get(name)) == proposal[name] for name in BODIES if name in proposal
    )


def _printed(bodies: Iterable[dict[str, Any]] | None) -> list[str]:
    return [str(body.get("printed") or "") for body in bodies or []]
