"""What a newer reading proposes to a plan that runs."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from donghanh.documents.models import Candidate, Reading
from donghanh.documents.pairing import pair
from donghanh.plans.amendments.facts import Fact, changed
from donghanh.plans.amendments.known import Known, known_items, said_of
from donghanh.plans.amendments.names import Names, bodies, who
from donghanh.plans.bodies import Body
from donghanh.plans.models import Plan, Task, TaskParty
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.rows import Row, row_of


class Act(StrEnum):
    """What would be done, in the order it is done."""

    CHANGE = "change"
    LEAD = "lead"
    """Another body leads the task."""
    WITH = "with"
    """Other bodies take part in the task."""
    ADD = "add"
    DROP = "drop"


@dataclass(frozen=True)
class Proposal:
    """One difference between the newer reading and the plan. Its ``key`` is what the page sends back."""

    act: Act
    kind: str
    row: Row | None = None
    candidate: Candidate | None = None
    new: Row | None = None
    """The row as the newer paper has it, not stored."""
    facts: tuple[Fact, ...] = ()
    """In which facts it differs, for a change."""
    come: tuple[Body, ...] = ()
    """The bodies that lead or take part now."""
    gone: tuple[TaskParty, ...] = ()
    """The parts that are taken back for it."""
    asked: bool = False

    @property
    def key(self) -> str:
        """Stable as long as the plan and the reading are."""
        named = self.row or self.candidate
        return f"{self.act}-{named.pk if named else ''}"

    @property
    def before(self) -> str:
        """The words the plan has now."""
        return self.row.text if self.row else ""

    @property
    def after(self) -> str:
        """The words of the newer reading."""
        return str(self.candidate.fields.get("text") or "") if self.candidate else ""


@dataclass(frozen=True)
class Amendment:
    """Everything in which the newer reading differs, and how the rows of the plan are found again in it."""

    reading: Reading
    proposals: tuple[Proposal, ...]
    twins: tuple[tuple[Known, Candidate], ...]
    others: tuple[Known, ...]
    """Items with a row that the newer reading does not say."""
    names: Names


def newer_reading(plan: Plan) -> Reading | None:
    """A reading of the plan's document later than the one the plan was made from. One query, without the text."""
    if plan.document_id is None:
        return None
    current = Reading.objects.filter(document_id=plan.document_id, is_current=True).values("read_at")[:1]
    later = Reading.objects.filter(document_id=plan.document_id, is_current=False, read_at__gt=current)
    return later.defer("source_text").order_by("-read_at").first()


def proposed(plan: Plan, reading: Reading, *, on: dt.date) -> Amendment:
    """What the newer reading says otherwise than the plan, on a day that decides whom new names mean.

    Items are paired exactly first and by likeness then, tasks, targets, report duties and sources of money each among
    themselves. A change is proposed where the *paper* changed: what a person edited, left out, merged or added by hand
    is not undone by reading the same words again. Done, dropped and fulfilled things are left alone. Reads the
    database a constant number of times (about twelve).
    """
    known = known_items(plan, reading.document_id)
    new = list(Candidate.objects.filter(reading=reading).order_by("order", "number"))
    papers = [item.paper for item in known if item.paper is not None]
    names = Names(plan, reading.document_id, [*papers, *(candidate.fields for candidate in new)], on=on)
    fresh = {candidate.pk: names.fill_in(candidate.fields) for candidate in new}
    found = pair((item.said(names) for item in known), (said_of(one, one.kind, fresh[one.pk]) for one in new))
    twins = [(item, twin) for item, twin in found.pairs if item.row is not None]
    proposals = [
        proposal
        for item, twin in found.pairs
        if item.may_change
        for proposal in _changes(plan, item, twin, fresh[twin.pk], names)
    ]
    proposals.sort(key=lambda proposal: list(Act).index(proposal.act))
    proposals += [Proposal(Act.ADD, one.kind, candidate=one) for one in found.come]
    others: list[Known] = []
    wholes = {item.candidate.pk: twin for item, twin in found.pairs if item.candidate}
    for item in found.gone:
        split_from = item.candidate.split_from_id if item.candidate else None
        if item.row is not None and split_from in wholes:  # a person cut it from a sentence that is still there
            twins.append((item, wholes[split_from]))
            continue
        others.append(item)
        if item.may_go:
            proposals.append(Proposal(Act.DROP, item.kind, row=item.row))
    return Amendment(reading, tuple(proposals), tuple(twins), tuple(others), names)


def _changes(plan: Plan, item: Known, twin: Candidate, fresh: Mapping[str, Any], names: Names) -> Iterator[Proposal]:
    row = item.row
    assert row is not None
    paper = names.fill_in(item.paper) if item.paper is not None else None
    before = row_of(plan, item.kind, paper) if paper is not None else row
    after = row_of(plan, item.kind, fresh)
    if facts := changed(item.kind, row=row, before=before, after=after):
        yield Proposal(Act.CHANGE, item.kind, row=row, candidate=twin, new=after, facts=facts)
    if isinstance(row, Task) and paper is not None:
        yield from _body_changes(item.kind, row, twin, paper, fresh)


def _body_changes(
    kind: str, task: Task, twin: Candidate, paper: Mapping[str, Any], fresh: Mapping[str, Any]
) -> Iterator[Proposal]:
    """Another lead, other coordinating bodies: where the paper names others than before and the task has them not yet.

    A paper that names nobody takes nothing away from a lead; a coordinating body it no longer names goes.
    """
    row = TaskRow.of(task, today=dt.date.min)
    asked = fresh.get("mode") == "request"
    present = row.printed_lead
    leads = bodies(fresh, "lead")
    wanted = {who(body) for body in leads}
    printed_otherwise = wanted != {who(body) for body in bodies(paper, "lead")}
    others_lead = bool(leads) and printed_otherwise and wanted != _leading(row)
    if others_lead:
        gone = tuple(row.bodies_of(present) or [present]) if present else ()
        yield Proposal(Act.LEAD, kind, row=task, candidate=twin, come=tuple(leads), gone=gone, asked=asked)
    old = {who(body) for body in bodies(paper, "coordinating")}
    new = {who(body): body for body in bodies(fresh, "coordinating")}
    there = {who(party) for party in row.coordinating} | (wanted if others_lead else _leading(row))
    gone_now = tuple(party for party in row.coordinating if who(party) in old - new.keys())
    come = tuple(body for name, body in new.items() if name not in old and name not in there)
    if gone_now or come:
        yield Proposal(Act.WITH, kind, row=task, candidate=twin, come=come, gone=gone_now)


def _leading(row: TaskRow) -> set[str]:
    """Who leads now, as compared: a printed list by its bodies, a group as the group."""
    lead = row.printed_lead
    if lead is None:
        return set()
    under = [party for party in row.parties if party.parent_id == lead.pk]
    return {who(party) for party in under} if under and not lead.group_id else {who(lead)}
