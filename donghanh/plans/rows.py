"""What the candidates of a reading become: rows of a plan, made and not yet stored."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from donghanh.documents.models import Candidate, CandidateKind, Reading
from donghanh.documents.queries import also_said
from donghanh.domain.text import fold, nfc
from donghanh.plans.bodies import Body, mode_of, undirectable
from donghanh.plans.deadlines import due_of, last_good_day
from donghanh.plans.leading import settle
from donghanh.plans.models import (
    BudgetSource,
    Mode,
    Origin,
    PartyRole,
    Plan,
    PlanSection,
    ReportDuty,
    Shift,
    Target,
    Task,
    TaskParty,
)
from donghanh.plans.models.plan import OPERATORS, TargetKind


@dataclass
class Rows:
    """Everything one document adds to a plan, not yet stored."""

    tasks: list[Task]
    parties: list[TaskParty]
    targets: list[Target]
    duties: list[ReportDuty]
    sources: list[BudgetSource]

    def store(self) -> None:
        """Write all rows, in six statements (more on SQLite, which takes a thousand values at a time)."""
        Task.objects.bulk_create(self.tasks)
        TaskParty.objects.bulk_create([party for party in self.parties if party.parent is None])
        TaskParty.objects.bulk_create([party for party in self.parties if party.parent is not None])
        settle(self.tasks)
        Target.objects.bulk_create(self.targets)
        ReportDuty.objects.bulk_create(self.duties)
        BudgetSource.objects.bulk_create(self.sources)

    def counts(self) -> dict[str, int]:
        """How many of each sort."""
        return {
            "tasks": len(self.tasks),
            "targets": len(self.targets),
            "report_duties": len(self.duties),
            "budget_sources": len(self.sources),
        }


def rows_of(plan: Plan, candidates: Sequence[Candidate], sections: Sequence[PlanSection], *, first_order: int) -> Rows:
    """What these candidates become. Two queries: which bodies may only be asked, and what was merged into them."""
    rows = Rows([], [], [], [], [])
    named = [body for candidate in candidates for body in _bodies(candidate.fields)]
    only_asked = undirectable(named)
    elsewhere = also_said(candidates)
    for order, candidate in enumerate(candidates, first_order + 1):
        fields = candidate.fields
        place: dict[str, Any] = {
            "order": order,
            "span_start": candidate.span_start,
            "span_end": candidate.span_end,
            "line": candidate.line,
        }
        row = row_of(plan, candidate.kind, fields, **place)
        if isinstance(row, Task):
            row.section = section_at(sections, fields.get("section_path") or [], candidate.span_start)
            row.also = elsewhere.get(candidate.pk, [])
            rows.tasks.append(row)
            rows.parties += _parties(row, fields, only_asked)
        elif isinstance(row, Target):
            rows.targets.append(row)
        elif isinstance(row, ReportDuty):
            rows.duties.append(row)
        else:
            rows.sources.append(row)
    return rows


Row = Task | Target | ReportDuty | BudgetSource


def row_of(plan: Plan, kind: str, fields: Mapping[str, Any], **place: Any) -> Row:
    """The one row a candidate of this kind with these fields would become, without section and bodies. Asks the database
    nothing."""
    text = nfc(str(fields.get("text") or "")).strip()
    if kind == CandidateKind.TASK:
        return _task(plan, fields, text, place)
    if kind == CandidateKind.TARGET:
        return _target(plan, fields, text, place)
    if kind == CandidateKind.REPORT_DUTY:
        return _report_duty(plan, fields, text, place)
    return BudgetSource(plan=plan, text=text, **place)


def _task(plan: Plan, fields: Mapping[str, Any], text: str, place: dict[str, Any]) -> Task:
    due = due_of(fields.get("deadline"), schedule=fields.get("schedule"), year=plan.year)
    source = str(fields.get("source") or Origin.TASK)
    return Task(
        plan=plan,
        text=text,
        search=fold(text),
        origin=source if source in Origin.values else Origin.TASK,
        original_due_on=due.due_on,
        shift=shift_for(text),
        **due.columns(),
        **place,
    )


_MEETING = re.compile(r"(?<!\w)(?:họp|giao ban|sinh hoạt|hội nghị|tọa đàm|nói chuyện|tập huấn)(?!\w)", re.IGNORECASE)


def shift_for(text: str) -> Shift:
    """What a turn does on a free day: people come to a meeting on a working day, a printed day of anything else stands."""
    return Shift.NEXT if _MEETING.search(text) and not re.search(r"báo cáo", text, re.IGNORECASE) else Shift.KEEP


def _parties(task: Task, fields: Mapping[str, Any], only_asked: frozenset[Any]) -> list[TaskParty]:
    """One lead (a whole one over several named leads), then those who coordinate; nobody twice."""
    asked = fields.get("mode") == Mode.REQUEST
    taken: set[Any] = set()

    def party(body: Body, role: PartyRole, order: int, parent: TaskParty | None = None) -> TaskParty:
        return TaskParty(
            task=task,
            role=role,
            mode=mode_of(body, asked=asked and role == PartyRole.LEAD, only_asked=only_asked),
            organisation_id=body.organisation_id,
            group_id=body.group_id,
            printed=body.printed,
            order=order,
            parent=parent,
        )

    def new(values: Any) -> list[Body]:
        fresh = []
        for body in map(Body.read, values or []):
            key = body and (body.organisation_id or body.group_id or body.printed)
            if body and key not in taken:
                taken.add(key)
                fresh.append(body)
        return fresh

    leads = new(fields.get("lead"))
    made: list[TaskParty] = []
    if len(leads) == 1:
        made.append(party(leads[0], PartyRole.LEAD, 0))
    elif leads:
        whole = party(Body(printed="; ".join(body.printed for body in leads)[:300]), PartyRole.LEAD, 0)
        made.append(whole)
        made += [party(body, PartyRole.LEAD, place, whole) for place, body in enumerate(leads, 1)]
    made += [
        party(body, PartyRole.COORDINATING, place) for place, body in enumerate(new(fields.get("coordinating")), 1)
    ]
    return made


def _target(plan: Plan, fields: Mapping[str, Any], text: str, place: dict[str, Any]) -> Target:
    operator, kind = str(fields.get("operator") or "="), str(fields.get("target_kind") or fields.get("kind") or "")
    return Target(
        plan=plan,
        text=text,
        value=_decimal(fields.get("value")),
        unit_text=str(fields.get("unit") or "")[:80],
        operator=operator if operator in OPERATORS else "=",
        kind=kind if kind in TargetKind.values else TargetKind.FORMAL,
        **place,
    )


def _report_duty(plan: Plan, fields: Mapping[str, Any], text: str, place: dict[str, Any]) -> ReportDuty:
    reporter = Body.read(fields.get("reporter")) or Body()
    expected, printed = str(fields.get("expected_by") or ""), str(fields.get("by") or "")
    rule = str(fields.get("rule") or "")
    return ReportDuty(
        plan=plan,
        text=text,
        reporter=reporter.printed,
        organisation_id=reporter.organisation_id,
        group_id=reporter.group_id,
        recipient=str(fields.get("to") or "")[:300],
        via=str(fields.get("via") or "")[:300],
        due_text=str(fields.get("by_text") or _words_of_deadline(text) or printed)[:160],
        due_rule=rule[:20],
        due_on=last_good_day(expected or printed, rule=rule, text=_words_of_deadline(text), year=plan.year),
        expected_by=expected[:40],
        period=str(fields.get("period") or "")[:40],
        **place,
    )


_BEFORE_A_DATE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|đến hết|vào)\s+(?:là\s+)?(?:hết\s+)?(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})"
    r"(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?",
    re.IGNORECASE,
)


def _words_of_deadline(text: str) -> str:
    """The printed words around the day a report is due: "trước ngày 10/12"."""
    match = _BEFORE_A_DATE.search(text)
    return match.group() if match else ""


def sections_of(plan: Plan, reading: Reading | None) -> list[PlanSection]:
    """Store the outline of the reading under the plan and return it in order."""
    sections = []
    for order, found in enumerate((reading.result.get("sections") or []) if reading else [], 1):
        span = found.get("span") or {}
        path = [str(label) for label in found.get("path") or [] if label]
        sections.append(
            PlanSection(
                plan=plan,
                marker=str(found.get("marker") or "")[:20],
                title=str(found.get("title") or ""),
                level=int(found.get("level") or 1),
                order=order,
                path=".".join(path)[:120],
                span_start=span.get("start"),
                span_end=span.get("end"),
                line=span.get("line_start"),
            )
        )
    return PlanSection.objects.bulk_create(sections)


def section_at(sections: Sequence[PlanSection], path: Sequence[str], start: int | None) -> PlanSection | None:
    """The section of that path that begins last before the place, else the last section before the place."""
    wanted = ".".join(str(label) for label in path)[:120]
    before = [s for s in sections if start is None or s.span_start is None or s.span_start <= start]
    named = [section for section in before if wanted and section.path == wanted]
    if named:
        return named[-1]
    return before[-1] if before and start is not None else None


def _bodies(fields: Mapping[str, Any]) -> list[Body]:
    values = [*(fields.get("lead") or []), *(fields.get("coordinating") or [])]
    return [body for body in map(Body.read, values) if body]


def _decimal(value: Any) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value)).quantize(Decimal("0.001"))
    except InvalidOperation:
        return None
    return number if abs(number) < Decimal(10) ** 13 else None
