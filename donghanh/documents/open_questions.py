"""Which items wait for more than a glance: a question only a person answers. Plain values in, plain values out.

Accepting many items at once leaves these out, and says so.
"""

import uuid
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from enum import StrEnum

from donghanh.documents.bodies import key_of
from donghanh.documents.doubts import DoubtfulWords
from donghanh.documents.extraction import printed_names
from donghanh.documents.models import BodyAnswer, Candidate, Decision, Finding, FindingState, PrintedBody, Severity

LEFT_OUT = (Decision.REJECTED, Decision.MERGED)


class Question(StrEnum):
    """Why an item should be looked at by itself."""

    LOOKALIKE = "lookalike"
    """It may be the same thing as another item."""
    NAME = "name"
    """Nobody has said who leads it, or who reports."""
    MISTAKE = "mistake"
    """A mistake of the paper that nobody has decided about stands in its words."""
    DOUBT = "doubt"
    """The recognition of a scan was not sure of one of its words."""


def open_questions(
    candidates: Iterable[Candidate],
    bodies: Iterable[PrintedBody],
    findings: Iterable[Finding],
    doubtful: DoubtfulWords,
) -> Mapping[uuid.UUID, Question]:
    """The items not yet seen that hold an open question, with the first of them. Costs nothing beyond the rows."""
    alive = [candidate for candidate in candidates if candidate.decision not in LEFT_OUT]
    groups: dict[uuid.UUID, int] = {}
    for candidate in alive:
        if candidate.lookalike is not None:
            groups[candidate.lookalike] = groups.get(candidate.lookalike, 0) + 1
    unknown = {body.key for body in bodies if body.answer == BodyAnswer.OPEN}
    mistakes = sorted(
        (finding.span_start, finding.span_end or finding.span_start)
        for finding in findings
        if finding.span_start is not None and finding.state == FindingState.OPEN and finding.severity != Severity.NOTE
    )
    found: dict[uuid.UUID, Question] = {}
    for candidate in alive:
        if candidate.decision != Decision.PENDING:
            continue
        if candidate.lookalike is not None and groups[candidate.lookalike] > 1:
            found[candidate.pk] = Question.LOOKALIKE
        elif unknown and any(
            leads and key_of(name) in unknown for name, leads in printed_names(candidate.kind, candidate.fields)
        ):
            found[candidate.pk] = Question.NAME
        elif _holds(candidate, mistakes):
            found[candidate.pk] = Question.MISTAKE
        elif doubtful.said_by(candidate):
            found[candidate.pk] = Question.DOUBT
    return found


def _holds(candidate: Candidate, mistakes: list[tuple[int, int]]) -> bool:
    """Whether one of the mistakes begins in the item's words."""
    if candidate.span_start is None or candidate.span_end is None:
        return False
    place = bisect_left(mistakes, (candidate.span_start, 0))
    return place < len(mistakes) and mistakes[place][0] < candidate.span_end
