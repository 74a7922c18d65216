"""A reviewed document becomes a running plan, and back again while nobody has answered."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from donghanh.documents.kinds import Applied, CannotApply
from donghanh.documents.models import Candidate, Document
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.plans.actions import create_plan, hand_over_due
from donghanh.plans.actions._shared import day_of, hold_tasks
from donghanh.plans.evidence_files import forget_files_of
from donghanh.plans.models import (
    Evidence,
    Origin,
    Plan,
    PlanKind,
    TaskUpdate,
    UpdateKind,
)
from donghanh.plans.posts import owner_post_for
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.rows import rows_of, sections_of
from donghanh.plans.status import PlanState

DOC_TYPES = frozenset({"Kế hoạch", "Chương trình", "Chương trình phối hợp", "Phương án", "Đề án"})


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
                signer_name=str(document.signer or signer.get("name") or "")[:120],
                signer_title=str(signer.get("position") or "")[:160],
                document=document,
                by=by,
                at=at,
            )
        except PlanRefused as refused:
            raise CannotApply(refused.code, **refused.params) from refused
        rows = rows_of(plan, candidates, sections_of(plan, reading), first_order=0)
        rows.store()
        hand_over_due(by=by, at=at, line=plan.unit.line)  # bodies chosen at the review may have been renamed since
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
        forget_files_of(Evidence.objects.filter(task__plan=plan))
        plan.delete()

    def link(self, *, document: Document) -> str | None:
        """The address of the plan this document became. One query."""
        key = Plan.objects.filter(document=document).values_list("pk", flat=True).first()
        return reverse("plans:plan", args=[key]) if key else None

    def header_link(self, *, document: Document) -> str | None:
        """Where number, date and signer are written once the document became a plan. One query."""
        key = Plan.objects.filter(document=document).values_list("pk", flat=True).first()
        return reverse("plans:number", args=[key]) if key else None

    def amend_link(self, *, document: Document) -> str | None:
        """Where parts of a newer reading can be taken over into the plan. One query."""
        key = Plan.objects.filter(document=document).values_list("pk", flat=True).first()
        return reverse("plans:amend", args=[key]) if key else None


def _hold(document: Document) -> Plan | None:
    """The document's plan, held with all its tasks until the transaction ends. Waits for answers under way."""
    plan = Plan.objects.select_for_update(of=("self",)).filter(document=document).first()
    if plan is not None:
        hold_tasks(plan.tasks.all())
    return plan


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
