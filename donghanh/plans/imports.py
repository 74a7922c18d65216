"""A reviewed document becomes a running plan, and back again while nobody has answered."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q
from django.urls import reverse

from donghanh.documents.kinds import Applied, CannotApply
from donghanh.documents.models import Candidate, Document, Reading
from donghanh.domain.text import fold, nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions import create_plan
from donghanh.plans.actions._shared import day_of
from donghanh.plans.bodies import Body, mode_of, undirectable
from donghanh.plans.deadlines import due_of, last_good_day
from donghanh.plans.models import (
    BudgetSource,
    Mode,
    Origin,
    PartyRole,
    Plan,
    PlanKind,
    PlanSection,
    ReportDuty,
    Target,
    Task,
    TaskParty,
    TaskUpdate,
    UpdateKind,
)
from donghanh.plans.models.plan import OPERATORS, TargetKind
from donghanh.plans.posts import owner_post_for
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.status import PlanState

DOC_TYPES = frozenset({"Kế hoạch", "Chương trình", "Phương án", "Đề án"})


class PlanImport:
    """The ``plan`` kind of documents (:class:`donghanh.documents.kinds.Kind`)."""

    code = "plan"
    doc_types = DOC_TYPES

    def apply(self, *, document: Document, candidates: Sequence[Candidate], by: Actor, at: dt.datetime) -> Applied:
        """Create the plan with what was kept of the reading; costs a constant number of statements.

        A task without a lead is "Chưa giao", held by the plan's post, until somebody gives it a lead. Raises
        ``CannotApply``: ``nothing_kept``, ``already_applied``, ``no_owner_post``, or a refusal of ``create_plan``.
        """
        if not candidates:
            raise CannotApply("nothing_kept")
        if Plan.objects.filter(document=document).exists():
            raise CannotApply("already_applied")
        post = owner_post_for(unit_id=document.unit_id, by=by, on=day_of(at))
        if post is None:
            raise CannotApply("no_owner_post")
        reading = document.readings.filter(is_current=True).first()
        year = document.year or (document.issued_on or day_of(at)).year
        starts_on, ends_on = span_of(reading.result if reading else {}, document.title, year=year)
        number, symbol = number_and_symbol(document)
        signer = (reading.result.get("signer") or {}) if reading else {}
        try:
            plan = create_plan(
                unit=document.unit,
                owner_post=post,
                title=document.title or document.name,
                kind=guess_kind(document.title, starts_on, ends_on),
                doc_type=document.doc_type or "Kế hoạch",
                year=year,
                starts_on=starts_on,
                ends_on=ends_on,
                number=number,
                symbol=symbol,
                issued_on=document.issued_on,
                place=document.place,
                signer_name=str(signer.get("name") or document.signer or "")[:120],
                signer_title=str(signer.get("position") or "")[:160],
                document=document,
                by=by,
                at=at,
            )
        except PlanRefused as refused:
            raise CannotApply(refused.code, **refused.params) from refused
        rows = rows_of(plan, candidates, sections_of(plan, reading), first_order=0)
        rows.store()
        counts = rows.counts()
        record("plans.applied", by=by, at=at, on=plan, new={"document": document.pk, **counts}, unit_id=plan.unit_id)
        return Applied(object_id=plan.pk, url=reverse("plans:plan", args=[plan.pk]), counts=counts)

    def why_not_undo(self, *, document: Document) -> str | None:
        """``answered`` once a body has answered or reported, ``added_since`` once something was added by hand,
        ``closed`` for a closed plan; ``None`` while the plan may still be taken back. Three queries at most."""
        plan = Plan.objects.filter(document=document).first()
        if plan is None:
            return "not_applied"
        if plan.state == PlanState.CLOSED:
            return "closed"
        told = (UpdateKind.ACCEPTED, UpdateKind.RETURNED, UpdateKind.NOTE, UpdateKind.RESULT)
        if TaskUpdate.objects.filter(task__plan=plan, kind__in=told).exists():
            return "answered"
        by_hand = Q(origin=Origin.MANUAL, span_start__isnull=True, updates__kind=UpdateKind.ADDED)
        if plan.tasks.filter(by_hand).exists() or plan.report_duties.filter(fulfilled_on__isnull=False).exists():
            return "added_since"
        return None

    def undo(self, *, document: Document, by: Actor, at: dt.datetime) -> None:
        """Remove the plan with everything in it; the audit log keeps that it was there. Raises ``CannotApply`` with
        the code of :meth:`why_not_undo`, asked once nobody can answer any more: answers hold their task."""
        plan = _hold(document)
        code = self.why_not_undo(document=document)
        if code is not None or plan is None:
            raise CannotApply(code or "not_applied")
        counts = {"tasks": plan.tasks.count(), "targets": plan.targets.count()}
        record(
            "plans.undone",
            by=by,
            at=at,
            on=plan,
            old={"title": plan.title, "number": plan.full_number, "document": document.pk, **counts},
            unit_id=plan.unit_id,
        )
        Plan.objects.filter(parent=plan).update(parent=None)
        plan.delete()

    def link(self, *, document: Document) -> str | None:
        """The address of the plan this document became. One query."""
        key = Plan.objects.filter(document=document).values_list("pk", flat=True).first()
        return reverse("plans:plan", args=[key]) if key else None

    def amend_link(self, *, document: Document) -> str | None:
        """Where parts of a newer reading can be taken over into the plan. One query."""
        key = Plan.objects.filter(document=document).values_list("pk", flat=True).first()
        return reverse("plans:amend", args=[key]) if key else None


def _hold(document: Document) -> Plan | None:
    """The document's plan, held with all its tasks until the transaction ends. Waits for answers under way."""
    plan = Plan.objects.select_for_update(of=("self",)).filter(document=document).first()
    list(Task.objects.select_for_update(of=("self",)).filter(plan=plan).order_by("pk").values_list("pk"))
    return plan


@dataclass
class Rows:
    """Everything one document adds to a plan, not yet stored."""

    tasks: list[Task]
    parties: list[TaskParty]
    targets: list[Target]
    duties: list[ReportDuty]
    sources: list[BudgetSource]

    def store(self) -> None:
        """Write all rows, in five statements (more on SQLite, which takes a thousand values at a time)."""
        Task.objects.bulk_create(self.tasks)
        TaskParty.objects.bulk_create([party for party in self.parties if party.parent is None])
        TaskParty.objects.bulk_create([party for party in self.parties if party.parent is not None])
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
    """What these candidates become. One query, to learn which bodies may only be asked."""
    rows = Rows([], [], [], [], [])
    named = [body for candidate in candidates for body in _bodies(candidate.fields)]
    only_asked = undirectable(named)
    for order, candidate in enumerate(candidates, first_order + 1):
        fields = candidate.fields
        place: dict[str, Any] = {
            "order": order,
            "span_start": candidate.span_start,
            "span_end": candidate.span_end,
            "line": candidate.line,
        }
        text = nfc(str(fields.get("text") or "")).strip()
        if candidate.kind == "task":
            task = _task(plan, candidate, text, place, sections)
            rows.tasks.append(task)
            rows.parties += _parties(task, fields, only_asked)
        elif candidate.kind == "target":
            rows.targets.append(_target(plan, fields, text, place))
        elif candidate.kind == "report_duty":
            rows.duties.append(_report_duty(plan, fields, text, place))
        elif candidate.kind == "budget_source":
            rows.sources.append(BudgetSource(plan=plan, text=text, **place))
    return rows


def _task(plan: Plan, candidate: Candidate, text: str, place: dict[str, Any], sections: Sequence[PlanSection]) -> Task:
    fields = candidate.fields
    due = due_of(fields.get("deadline"), schedule=fields.get("schedule"), year=plan.year)
    source = str(fields.get("source") or Origin.TASK)
    return Task(
        plan=plan,
        section=_section(sections, fields.get("section_path") or [], candidate.span_start),
        text=text,
        search=fold(text),
        origin=source if source in Origin.values else Origin.TASK,
        schedule=due.schedule.value,
        due_on=due.due_on,
        original_due_on=due.due_on,
        due_text=due.text[:200],
        due_rule=due.rule[:20],
        window_from=due.window_from,
        window_until=due.window_until,
        recurrence=due.recurrence[:16],
        **place,
    )


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


def _section(sections: Sequence[PlanSection], path: Sequence[str], start: int | None) -> PlanSection | None:
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


def number_and_symbol(document: Document) -> tuple[str, str]:
    """Number and symbol apart: "42/KH-UBND" → ("42", "KH-UBND")."""
    number, _, after = document.number.strip().partition("/")
    return number.strip()[:20], (after.strip() or document.symbol.strip().lstrip("/").strip())[:60]


def span_of(result: Mapping[str, Any], title: str, *, year: int) -> tuple[dt.date, dt.date]:
    """The first and last day the plan covers: the years of its title ("giai đoạn 2026 - 2030"), else its year."""
    match = re.search(r"giai đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)", title or "", re.IGNORECASE)
    if not match and "tháng hành động" in (title or "").casefold():
        return dt.date(year, 11, 15), dt.date(year, 12, 15)  # every year since 2016
    first, last = (int(match[1]), int(match[2])) if match else (year, year)
    if not match and (until := re.search(r"đến năm (20\d\d)", title or "", re.IGNORECASE)):
        last = max(year, int(until[1]))
    return dt.date(first, 1, 1), dt.date(max(first, last), 12, 31)


def guess_kind(title: str, starts_on: dt.date, ends_on: dt.date) -> PlanKind:
    """What sort of plan a title announces; a person can correct it."""
    words = (title or "").casefold()
    if "tháng hành động" in words:
        return PlanKind.ACTION_MONTH
    if re.search(r"mô hình|câu lạc bộ", words):
        return PlanKind.INITIATIVE
    return PlanKind.MULTI_YEAR if ends_on.year > starts_on.year else PlanKind.YEAR
