"""From a reading to rows: candidates, findings, citations, printed bodies. Called by actions, inside their transaction."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from donghanh.documents.bodies import key_of, meanings
from donghanh.documents.extraction import Draft, drafts_of, printed_names
from donghanh.documents.header import whole_date
from donghanh.documents.law import text_of
from donghanh.documents.models import (
    BodyAnswer,
    Candidate,
    Citation,
    Decision,
    Document,
    Finding,
    PrintedBody,
    Reading,
    Severity,
)
from donghanh.legal import queries as legal
from donghanh.legal.models import LegalInstrument

RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
CITED = (("legal_basis", "legal_basis"), ("other_citations", "other"), ("spending_norms", "norm"))


def write_rows(document: Document, reading: Reading, *, before: Sequence[Candidate], on: dt.date) -> None:
    """Write everything a person reviews. ``before`` are the candidates of the reading this one replaces: a decision
    on an item that reads the same now is kept, and items added by hand are taken along."""
    candidates = _candidates(document, reading, drafts_of(reading.result))
    _carry_decisions(before, candidates)
    Candidate.objects.bulk_create(candidates)
    _take_along_manual(before, reading, after=len(candidates))
    write_findings(document, reading, reading.result.get("findings") or [])
    write_citations(document, reading)
    note_bodies(document, ((c.kind, c.fields) for c in candidates), on=on)


def law_now() -> str:
    """The office's legal library as text for the reader's process; empty while the library is."""
    library = legal.library()
    return text_of(library) if library.instruments else ""


def amendment_candidates(document: Document, reading: Reading) -> None:
    """Write the candidates of a reading that is to be compared with what was applied, and nothing else."""
    Candidate.objects.bulk_create(_candidates(document, reading, drafts_of(reading.result)))


def _candidates(document: Document, reading: Reading, drafts: Iterable[Draft]) -> list[Candidate]:
    return [
        Candidate(
            document=document,
            reading=reading,
            number=draft.number,
            order=draft.start if draft.start is not None else len(reading.source_text),
            kind=draft.kind,
            fields=draft.fields,
            span_start=draft.start,
            span_end=draft.end,
            line=draft.line,
            line_end=draft.line_end,
            lookalike=draft.lookalike,
        )
        for draft in drafts
    ]


def _carry_decisions(before: Sequence[Candidate], after: Sequence[Candidate]) -> None:
    decided = {
        (old.kind, _said(old)): old
        for old in before
        if old.decision in (Decision.ACCEPTED, Decision.EDITED, Decision.REJECTED)
    }
    for new in after:
        old = decided.get((new.kind, str(new.fields.get("text") or "")))
        if old is None:
            continue
        new.decision, new.decided_by, new.decided_at = old.decision, old.decided_by, old.decided_at
        if old.decision == Decision.EDITED:
            new.original_fields, new.fields = new.fields, old.fields


def _said(candidate: Candidate) -> str:
    fields = candidate.original_fields or candidate.fields
    return str(fields.get("text") or "")


def _take_along_manual(before: Sequence[Candidate], reading: Reading, *, after: int) -> None:
    for number, old in enumerate((c for c in before if c.is_manual), start=after + 1):
        old.reading, old.number, old.span_start, old.span_end = reading, number, None, None
        old.save(update_fields=["reading", "number", "span_start", "span_end"])


def write_findings(document: Document, reading: Reading, found: Iterable[dict[str, Any]]) -> None:
    """Replace the open findings of a reading; one that was decided and is found again stays decided."""
    mine = Finding.objects.filter(document=document)
    decided = {(f.code, f.text): f for f in mine.exclude(state="open").order_by("decided_at")}
    mine.filter(reading=reading).delete()
    rows = []
    for order, item in enumerate(found):
        span = item.get("span") or {}
        severity = item.get("severity") if item.get("severity") in RANKS else Severity.NOTE
        row = Finding(
            document=document,
            reading=reading,
            order=order,
            rank=RANKS[Severity(severity)],
            code=str(item.get("code") or "")[:60],
            type=str(item.get("type") or "")[:60],
            severity=severity,
            message=str(item.get("message") or ""),
            text=str(item.get("text") or ""),
            suggestion=str(item.get("suggestion") or ""),
            authority=str(item.get("authority") or ""),
            params=item.get("params") or {},
            span_start=span.get("start"),
            span_end=span.get("end"),
            line=span.get("line_start"),
        )
        if old := decided.get((row.code, row.text)):
            row.state, row.reason, row.decided_by, row.decided_at = (
                old.state,
                old.reason,
                old.decided_by,
                old.decided_at,
            )
        rows.append(row)
    Finding.objects.bulk_create(rows)


def write_citations(document: Document, reading: Reading) -> None:
    """Write what a reading cites, each with the instrument of the library it means."""
    rows = []
    for name, role in CITED:
        for item in reading.result.get(name) or []:
            span = item.get("span") or {}
            rows.append(
                Citation(
                    document=document,
                    reading=reading,
                    role=role,
                    instrument=_instrument(item),
                    kind=str(item.get("kind") or "")[:80],
                    number=str(item.get("number") or "")[:80],
                    issued_on=whole_date(item.get("date")),
                    issuer=str(item.get("issuer") or "")[:200],
                    text=str(item.get("text") or ""),
                    span_start=span.get("start"),
                    span_end=span.get("end"),
                    line=span.get("line_start"),
                )
            )
    Citation.objects.bulk_create(rows)


def _instrument(item: dict[str, Any]) -> LegalInstrument | None:
    number = str(item.get("number") or "")
    return legal.find_citation(number, issued_on=whole_date(item.get("date"))) if number else None


def note_bodies(document: Document, items: Iterable[tuple[str, dict[str, Any]]], *, on: dt.date) -> None:
    """List each printed name once, matched where the unit knows it. Answers already given are left alone."""
    spelled: dict[str, str] = {}
    leads: set[str] = set()
    counts: Counter[str] = Counter()
    for kind, fields in items:
        for printed, is_lead in printed_names(kind, fields):
            key = key_of(printed)
            spelled.setdefault(key, printed[:300])
            counts[key] += 1
            if is_lead:
                leads.add(key)
    there = {row.key: row for row in PrintedBody.objects.filter(document=document)}
    known = meanings(document.unit, (spelled[key] for key in spelled), on=on)
    fresh, changed = [], []
    for key, printed in spelled.items():
        row = there.get(key)
        if row is None:
            row = PrintedBody(document=document, printed=printed, key=key)
            fresh.append(row)
        else:
            changed.append(row)
        row.leads, row.count = row.leads or key in leads, counts[key]
        if row.answer in (BodyAnswer.OPEN, BodyAnswer.MATCHED):
            meaning = known[key]
            row.organisation_id, row.group_id = meaning.organisation_id, meaning.group_id
            row.answer = BodyAnswer.MATCHED if meaning.is_known else BodyAnswer.OPEN
            row.suggestions = meaning.suggestions
    PrintedBody.objects.bulk_create(fresh)
    PrintedBody.objects.bulk_update(changed, ["leads", "count", "organisation", "group", "answer", "suggestions"])
