"""Run the rules over a reading."""

from __future__ import annotations

from datetime import date
from itertools import islice

from donghanh.domain.cascade import Side, align, side_of
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding
from donghanh.domain.planlint.library import LawLibrary, Territory
from donghanh.domain.planlint.rules import RULES
from donghanh.domain.text.dates import first_day

# A person reads no more of one kind; a file with more is not a document that checking can help.
_MOST = 200
AUTHORITIES = {rule.code: rule.authority for rule in RULES}


def plan_day(reading: Reading) -> tuple[date | None, bool]:
    """Return the day a plan is judged on and whether the document itself says it.

    With the day or the whole date blank it is the earliest day the document can have been issued.
    """
    issued = reading.header.issue_date
    if issued and len(issued) == 10:
        return date.fromisoformat(issued), True
    earliest = first_day(issued) if issued else None
    if earliest is None and reading.header.year:
        earliest = date(reading.header.year, 1, 1)
    cited = [c.date for c in reading.legal_basis if c.date and len(c.date) == 10]
    newest = max((date.fromisoformat(day) for day in cited), default=None)
    if newest and (earliest is None or newest > earliest):
        earliest = newest
    return earliest, False


def lint(
    reading: Reading,
    library: LawLibrary | None = None,
    territory: Territory | None = None,
    on: date | None = None,
    parent: Side | None = None,
) -> tuple[Finding, ...]:
    """Return the findings on a reading in the order of the text, judged on the plan's day unless ``on`` is given.

    ``parent`` is the plan above, against which duties, targets, days and report lines are checked.

    Rules never raise on odd input and never look anything up. Cost: linear in the text.
    """
    own, sure = plan_day(reading)
    cascade = align(parent, side_of(reading.to_json())) if parent else None
    context = Context(library or LawLibrary(), territory or Territory(), on or own, sure or on is not None, cascade)
    found = [finding for rule in RULES for finding in islice(rule.check(reading, context), _MOST)]
    return tuple(sorted(found, key=lambda finding: (finding.span.start if finding.span else -1, finding.code)))
