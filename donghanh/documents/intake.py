"""From a reading to rows: candidates, findings, citations, printed bodies. Called by actions, inside their transaction."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from donghanh.documents.bodies import key_of, meanings
from donghanh.documents.carrying import carry_decisions, take_along
from donghanh.documents.citations import write_citations
from donghanh.documents.extraction import Draft, printed_names
from donghanh.documents.law import text_of
from donghanh.documents.locking import lock_document
from donghanh.documents.memory import said_key
from donghanh.documents.models import (
    BodyAnswer,
    Candidate,
    Decision,
    Document,
    Finding,
    PrintedBody,
    Reading,
    Severity,
)
from donghanh.foundation.prepared import Prepared
from donghanh.legal import queries as legal

RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
UNASKED = (BodyAnswer.OPEN, BodyAnswer.MATCHED)
"""Answers the software gives by itself, and gives again when the office knows more."""

LEFT_OUT = (Decision.REJECTED, Decision.MERGED)


def write_rows(
    document: Document, reading: Reading, fresh: Prepared[Candidate], *, before: Sequence[Candidate], on: dt.date
) -> None:
    """Write everything a person reviews. ``before`` are the candidates of the reading this one replaces, in order: what
    was decided about them is kept where it still fits (:mod:`donghanh.documents.carrying`)."""
    candidates = fresh.rows
    if before:
        twins = carry_decisions(before, candidates)
        Candidate.objects.bulk_create(candidates)
        said_before = Reading.objects.get(pk=before[0].reading_id).source_text
        take_along(before, twins, reading, after=len(candidates), said_before=said_before)
    else:
        fresh.insert()
    write_findings(document, reading, reading.result.get("findings") or [])
    write_citations(document, reading)
    if before:
        note_current_bodies(document, on=on)
    else:  # these rows are all there is: reading a long paper's back would double the time the database is held
        note_bodies(document, ((row.kind, row.fields) for row in candidates if row.decision not in LEFT_OUT), on=on)


def law_now() -> str:
    """The office's legal library as text for the reader's process; empty while the library is."""
    library = legal.library()
    return text_of(library) if library.instruments else ""


def above_now(document: Document) -> str:
    """The reading of the plan above as JSON for the reader's process; empty where none was named. One query."""
    if document.parent_id is None:
        return ""
    result = Reading.objects.filter(document_id=document.parent_id, is_current=True).values_list("result", flat=True)
    return json.dumps(result[0], ensure_ascii=False) if result else ""


def kept_of(reading: Reading) -> str:
    """The text and blocks of a reading as JSON for the reader's process, with what the recognition was not sure of. Empty for one made before blocks were kept,
    unless its pages were recognised: those are not recognised again, their text is read as plain text."""
    source = reading.result.get("source") or {}
    if "blocks" not in source and not source.get("confidence"):
        return ""
    recognised = {name: source[name] for name in ("pages", "confidence", "doubts") if source.get(name)}
    return json.dumps({"text": reading.source_text, "blocks": source.get("blocks"), **recognised}, ensure_ascii=False)


def amendment_candidates(fresh: Prepared[Candidate]) -> None:
    """Write the candidates of a reading that is to be compared with what was applied, and nothing else."""
    fresh.insert()


def candidates_of(document: Document, reading: Reading, drafts: Iterable[Draft]) -> list[Candidate]:
    """The rows the drafts of a reading become. Writes nothing."""
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
            said=said_key(draft.text),
        )
        for draft in drafts
    ]


def write_findings(document: Document, reading: Reading, found: Iterable[dict[str, Any]]) -> None:
    """Replace the open findings of a reading; one that was decided and is found again stays decided. Locks the document
    first: a decision taken in the same moment is seen, not overwritten. Inside the caller's transaction."""
    lock_document(document.pk)
    mine = Finding.objects.filter(document=document)
    decided = {_identity(f): f for f in mine.exclude(state="open").order_by("decided_at")}
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
            why=str(item.get("why") or ""),
            suggestion=str(item.get("suggestion") or ""),
            replacement=str(item.get("replacement") or ""),
            authority=str(item.get("authority") or ""),
            params=item.get("params") or {},
            span_start=span.get("start"),
            span_end=span.get("end"),
            line=span.get("line_start"),
        )
        if old := decided.get(_identity(row)):
            row.state, row.reason, row.decided_by, row.decided_at = (
                old.state,
                old.reason,
                old.decided_by,
                old.decided_at,
            )
        rows.append(row)
    Finding.objects.bulk_create(rows)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """By what a finding is known again: the rule, the words, and the act they quote (two may carry the same period)."""
    return finding.code, finding.text, str(finding.params.get("number") or "")


def note_current_bodies(document: Document, *, on: dt.date) -> None:
    """List anew which names the reading under review prints, in the items that are not left out. Seven queries."""
    rows = Candidate.objects.filter(document=document, reading__is_current=True)
    kept = rows.exclude(decision__in=LEFT_OUT)
    note_bodies(document, kept.values_list("kind", "fields"), on=on)


def note_bodies(document: Document, items: Iterable[tuple[str, dict[str, Any]]], *, on: dt.date) -> None:
    """List each printed name of ``items``, all a document says, once, matched where the unit knows it.

    Answers a person gave are left alone; a name nobody prints any more is asked about no longer, and its answer is kept
    for the day it comes back.
    """
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
    known = meanings(document.unit, spelled.values(), on=on)
    fresh = [PrintedBody(document=document, printed=name, key=key) for key, name in spelled.items() if key not in there]
    gone = [row.pk for key, row in there.items() if key not in spelled and row.answer in UNASKED]
    for row in (*there.values(), *fresh):
        row.leads, row.count = row.key in leads, counts[row.key]
        if row.key in spelled and row.answer in UNASKED:
            meaning = known[row.key]
            row.organisation_id, row.group_id = meaning.organisation_id, meaning.group_id
            row.answer = BodyAnswer.MATCHED if meaning.is_known else BodyAnswer.OPEN
            row.suggestions = meaning.suggestions
    PrintedBody.objects.filter(pk__in=gone).delete()
    PrintedBody.objects.bulk_create(fresh)
    kept = [row for row in there.values() if row.pk not in gone]
    PrintedBody.objects.bulk_update(kept, ["leads", "count", "organisation", "group", "answer", "suggestions"])
