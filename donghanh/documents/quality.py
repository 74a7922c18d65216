"""How well the software reads and checks, told by what people did with it: which rules are overruled most."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from donghanh.documents.findings_said import translated
from donghanh.documents.models import Candidate, CandidateKind, Decision, Document, Finding, FindingState
from donghanh.documents.permissions import DocumentPermission
from donghanh.domain.planlint.rules import RULES
from donghanh.foundation.access import Scope
from donghanh.organisations.models import OrganisationAlias

READ_BY = {
    "task": "plandoc/rules/tasks.py",
    "duty": "plandoc/rules/assignments.py",
    CandidateKind.TARGET.value: "plandoc/rules/targets.py",
    CandidateKind.REPORT_DUTY.value: "plandoc/rules/reporting.py",
    CandidateKind.BUDGET_SOURCE.value: "plandoc/rules/budget.py",
}
"""Which reading rule an item comes from, by its source or kind."""
FEW_REASONS = 3


@dataclass
class ReadingRule:
    """One reading rule: what it read, and what people made of it."""

    code: str
    file: str
    read: int = 0
    right: int = 0
    dropped: int = 0
    merged: int = 0
    split: int = 0
    missed: int = 0
    """Items of this sort that people had to add by hand."""
    changed: Counter[str] = field(default_factory=Counter)
    """What was edited: ``text``, ``bodies``, ``dates``, ``other``; an item may count in several."""
    edited: int = 0

    @property
    def decided(self) -> int:
        """How many people have looked at."""
        return self.right + self.edited + self.dropped + self.merged

    @property
    def overruled(self) -> int:
        """How many were not right as read."""
        return self.edited + self.dropped + self.split


@dataclass
class CheckingRule:
    """One lint rule: what it found, and how often people agreed."""

    code: str
    types: tuple[str, ...]
    authority: str
    found: int = 0
    accepted: int = 0
    waived: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def rests_on(self) -> str:
        """The provision the rule rests on, in the language of the reader."""
        return translated(self.authority)


@dataclass(frozen=True)
class Quality:
    """The whole picture for the documents a scope may see."""

    documents: int
    coverage: float | None
    reading: list[ReadingRule]
    checking: list[CheckingRule]
    aliases: int


def quality_for(scope: Scope, *, year: int | None = None) -> Quality:
    """What became of everything read in the scope's documents, all or of one year; the most overruled rules first.

    Six queries; the items are walked once.
    """
    documents = Document.objects.visible_to(scope)
    if year:
        documents = documents.filter(year=year)
    rows = Candidate.objects.filter(document__in=documents.order_by().values("pk"), reading__is_current=True)
    values = rows.values_list("kind", "fields", "original_fields", "decision", "split_from_id", "pk")
    reading = _reading_rules(values.iterator(chunk_size=500))
    checking = _checking_rules(Finding.objects.filter(document__in=documents.order_by().values("pk")).current())
    shares = list(documents.filter(readings__is_current=True).values_list("readings__coverage", flat=True))
    units = scope.units_with(DocumentPermission.READ)
    return Quality(
        documents=documents.count(),
        coverage=sum(shares) / len(shares) if shares else None,
        reading=sorted(reading, key=lambda rule: (-rule.overruled, -rule.missed, rule.code)),
        checking=sorted(checking, key=lambda rule: (-rule.waived, -rule.found, rule.code)),
        aliases=OrganisationAlias.objects.filter(unit_id__in=units).count(),
    )


def _reading_rules(rows: Iterable[tuple[Any, ...]]) -> list[ReadingRule]:
    rules = {code: ReadingRule(code, file) for code, file in READ_BY.items()}
    cut: set[Any] = set()
    for kind, fields, original, decision, split_from, _pk in rows:
        source = str((original or fields).get("source") or "")
        if source == "manual":
            rules["task" if kind == CandidateKind.TASK else kind].missed += 1
            continue
        rule = rules["duty" if source == "duty" else "task" if kind == CandidateKind.TASK else kind]
        if split_from is not None:
            if split_from not in cut:
                cut.add(split_from)
                rule.split += 1
            continue
        rule.read += 1
        if decision == Decision.ACCEPTED:
            rule.right += 1
        elif decision == Decision.REJECTED:
            rule.dropped += 1
        elif decision == Decision.MERGED:
            rule.merged += 1
        elif decision == Decision.EDITED:
            rule.edited += 1
            rule.changed.update(changed_in(original or {}, fields))
    return list(rules.values())


def changed_in(read: dict[str, Any], now: dict[str, Any]) -> set[str]:
    """What differs between an item as read and as edited, in the words of the page."""
    parts = {
        "text": ("text",),
        "bodies": ("lead", "coordinating", "reporter", "to", "via", "mode"),
        "dates": ("deadline", "schedule", "by", "period"),
        "other": ("value", "unit", "operator"),
    }
    return {name for name, keys in parts.items() if any(read.get(key) != now.get(key) for key in keys)}


def _checking_rules(findings: Any) -> list[CheckingRule]:
    known = {rule.code: CheckingRule(rule.code, rule.types, rule.authority) for rule in RULES}
    counts = (
        findings.order_by()
        .values("code")
        .annotate(
            found=Count("pk"),
            accepted=Count("pk", filter=Q(state=FindingState.ACCEPTED)),
            waived=Count("pk", filter=Q(state=FindingState.WAIVED)),
        )
    )
    for row in counts:
        rule = known.setdefault(row["code"], CheckingRule(row["code"], (), ""))
        rule.found, rule.accepted, rule.waived = row["found"], row["accepted"], row["waived"]
    said = findings.filter(state=FindingState.WAIVED).order_by("-decided_at").values_list("code", "reason")
    for code, reason in said:
        if reason not in known[code].reasons and len(known[code].reasons) < FEW_REASONS:
            known[code].reasons.append(reason)
    return [rule for rule in known.values() if rule.found]
