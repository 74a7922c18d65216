"""What a plan has of its paper: each item of the reading in use, beside the row it became."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from donghanh.documents.models import Candidate, CandidateKind
from donghanh.documents.pairing import Said
from donghanh.plans.amendments.names import Names, bodies, who
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, ReportDuty, Task
from donghanh.plans.queries.tasks import PARTIES
from donghanh.plans.rows import Row
from donghanh.plans.status import TaskState


@dataclass(frozen=True)
class Known:
    """One item of the plan's paper."""

    kind: str
    row: Row | None
    """Empty for what a person left out, merged into another, or took out since."""
    candidate: Candidate | None
    """Empty for what was added by hand."""

    @property
    def paper(self) -> Mapping[str, Any] | None:
        """The fields as they were read, before anybody edited them."""
        return paper_of(self.candidate) if self.candidate else None

    @property
    def may_change(self) -> bool:
        """Whether there is a row, and it is neither done nor set aside."""
        if isinstance(self.row, Task):
            return self.row.state not in (TaskState.DONE, TaskState.DROPPED)
        return self.row is not None and not (isinstance(self.row, ReportDuty) and self.row.fulfilled_on)

    @property
    def may_go(self) -> bool:
        """Whether it may be missed when a newer paper does not say it: it was read, not added by hand."""
        return self.may_change and self.candidate is not None and not self.candidate.is_manual

    def said(self, names: Names) -> Said["Known"]:
        """What it is found again by: the words of the paper, else its own."""
        if self.paper is None:
            return Said(self, self.kind, self.row.text if self.row else "")
        return said_of(self, self.kind, names.fill_in(self.paper))


def said_of(item: Any, kind: str, fields: Mapping[str, Any]) -> Said[Any]:
    """An item with its words and whose they are."""
    reporter = Body.read(fields.get("reporter"))
    named = [who(body) for body in bodies(fields, "lead")] + ([who(reporter)] if reporter else [])
    return Said(item, kind, str(fields.get("text") or ""), also=" ".join(sorted(named)))


def paper_of(candidate: Candidate) -> Mapping[str, Any]:
    """The fields as the reader found them."""
    fields: Mapping[str, Any] = candidate.original_fields or candidate.fields
    return fields


def known_items(plan: Plan, document_id: uuid.UUID) -> list[Known]:
    """Every item of the reading in use with its row, and the rows no item stands behind. Six queries."""
    candidates = list(
        Candidate.objects.filter(document_id=document_id).current().select_related(None).order_by("order", "number")
    )
    waiting: dict[tuple[str, int | None, int | None], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        waiting[candidate.kind, candidate.span_start, candidate.span_end].append(candidate)
    found: dict[Any, Row] = {}
    by_hand: list[Known] = []
    for kind, row in _rows_of(plan):
        there = waiting[kind, row.span_start, row.span_end]
        behind = next((c for c in there if str(c.fields.get("text") or "").strip() == row.text), None)
        if behind is None and row.span_start is not None and there:
            behind = there[0]  # its words were changed since; its place was not
        if behind is None:
            by_hand.append(Known(kind, row, None))
        else:
            there.remove(behind)
            found[behind.pk] = row
    return [*(Known(c.kind, found.get(c.pk), c) for c in candidates), *by_hand]


def _rows_of(plan: Plan) -> list[tuple[str, Row]]:
    tasks = plan.tasks.printed().select_related("section").prefetch_related(PARTIES).order_by("order", "pk")
    kinds: tuple[tuple[str, Any], ...] = (
        (CandidateKind.TASK, tasks),
        (CandidateKind.TARGET, plan.targets.order_by("order", "pk")),
        (CandidateKind.REPORT_DUTY, plan.report_duties.order_by("order", "pk")),
        (CandidateKind.BUDGET_SOURCE, plan.budget_sources.order_by("order", "pk")),
    )
    rows: list[tuple[str, Row]] = []
    for kind, found in kinds:
        for row in found:
            row.plan = plan
            rows.append((str(kind), row))
    return rows
