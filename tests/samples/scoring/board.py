"""Count over many documents and print what the count says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.samples.scoring.fields import compared
from tests.samples.scoring.likeness import pairs

Json = dict[str, Any]

FINDINGS = frozenset(
    """missing_header missing_number placeholder_date skipped_section repeated_section wrong_year citation_kind repeated_words
    missing_appendix missing_budget missing_deadline missing_targets missing_on_behalf missing_signature signer_style misquoted_period
    misquoted_name outdated_programme old_norm level_conflict inconsistent_name name_variant split_citation marker_style mixed_numbering
    missing_space encoding_residue typo title_scope undefined_body scope_conflict sum_mismatch date_conflict abolished_body
    recipients_missing recipients_style weekday_mismatch unit_not_on_day quota_without_base two_leads vague_report secrecy
    weaker_target missing_target uncovered_duty partly_covered later_deadline broken_report_line""".split()
)
"""Kinds of fault that a rule can see without judgement; other kinds in gold are for a human reviewer."""


@dataclass
class Tally:
    """What was found, missed and read beyond the gold in one field."""

    hits: int = 0
    missed: list[tuple[str, Any]] = field(default_factory=list)
    extra: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether neither gold nor reading had anything here."""
        return not (self.hits or self.missed or self.extra)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.hits / (self.hits + len(self.extra)) if self.hits + len(self.extra) else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was read."""
        return self.hits / (self.hits + len(self.missed)) if self.hits + len(self.missed) else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Board:
    """The counts of all documents scored so far. A document that was refused counts as one that nothing was read from."""

    fields: dict[str, Tally] = field(default_factory=dict)
    findings: Tally = field(default_factory=Tally)
    false_errors: list[tuple[str, Json]] = field(default_factory=list)
    false_warnings: list[tuple[str, Json]] = field(default_factory=list)
    documents: int = 0

    def add(self, name: str, gold: Json, got: Json) -> None:
        """Score one reading against its gold."""
        self.documents += 1
        for item in compared(gold, got):
            tally = self.fields.setdefault(item.name, Tally())
            found = pairs(item.wanted, item.found, item.likeness)
            tally.hits += len(found)
            taken, used = {i for i, _ in found}, {j for _, j in found}
            tally.missed += [(name, one) for i, one in enumerate(item.wanted) if i not in taken]
            spare = [one for j, one in enumerate(item.found) if j not in used]
            free = {j for _, j in pairs(item.allowed, spare, item.loosely or item.likeness)}
            tally.extra += [(name, one) for j, one in enumerate(spare) if j not in free]
        self._findings(name, gold, got)

    def _findings(self, name: str, gold: Json, got: Json) -> None:
        faults = {
            fault["type"] for fault in gold.get("anomalies") or [] if fault.get("confidence") not in ("low", "medium")
        }
        wanted, told = faults & FINDINGS, {finding["type"] for finding in got.get("findings") or []}
        self.findings.hits += len(wanted & told)
        self.findings.missed += [(name, kind) for kind in sorted(wanted - told)]
        allowed = {fault["type"] for fault in gold.get("anomalies") or []}
        for finding in got.get("findings") or []:
            if finding["type"] not in allowed:
                places = {"error": self.false_errors, "warning": self.false_warnings}
                places.get(finding["severity"], []).append((name, finding))

    @property
    def macro(self) -> float:
        """The mean F1 over the fields that had anything to read."""
        scores = [tally.f1 for tally in self.fields.values() if not tally.empty]
        return sum(scores) / len(scores) if scores else 0.0

    def f1(self, names: Iterable[str]) -> float:
        """The mean F1 of some fields, without those that had nothing to read."""
        scores = [self.fields[name].f1 for name in names if name in self.fields and not self.fields[name].empty]
        return sum(scores) / len(scores) if scores else 0.0


def rows(board: Board) -> list[list[str]]:
    """A row for each field: hits, misses, extras, precision, recall, F1."""
    lines = []
    for name, tally in [*board.fields.items(), ("finding types (recall)", board.findings)]:
        counts = [name, str(tally.hits), str(len(tally.missed)), str(len(tally.extra))]
        shares = (
            ["", "", ""] if tally.empty else [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)]
        )
        if tally is board.findings:
            shares = ["", f"{tally.recall:.3f}", ""]
        lines.append(counts + shares)
    return lines


HEAD: Sequence[str] = ("field", "hit", "miss", "extra", "prec", "rec", "F1")


def details(board: Board) -> list[str]:
    """Every miss (-) and every item beyond the gold (+), one a line."""
    lines = []
    for name, tally in board.fields.items():
        for sign, items in (("-", tally.missed), ("+", tally.extra)):
            for document, item in items:
                shown = {k: v for k, v in item.items() if k != "span"} if isinstance(item, dict) else item
                lines.append(f"{name:22} {document:40} {sign} {json.dumps(shown, ensure_ascii=False)[:220]}")
    lines += [f"{'finding':22} {document:40} - {kind}" for document, kind in board.findings.missed]
    for sign, found in (("error", board.false_errors), ("warning", board.false_warnings)):
        lines += [
            f"{f'{sign} beyond gold':22} {document:40} + {f['code']} {f['type']} {(f.get('text') or f.get('message') or '')[:120]}"
            for document, f in found
        ]
    return lines
