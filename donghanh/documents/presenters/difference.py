"""What a newer reading says differently from the one that was applied. Plain values in, plain values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from donghanh.documents.models import Candidate, CandidateKind, Decision
from donghanh.documents.pairing import Said, pair
from donghanh.documents.presenters.items import Fact, Names, facts_of

LEFT_OUT = (Decision.REJECTED, Decision.MERGED)


@dataclass(frozen=True)
class Change:
    """One line of the comparison. ``before`` or ``after`` is empty for what was added or removed."""

    kind_label: str
    before: str = ""
    after: str = ""
    line: int | None = None
    facts: Sequence[tuple[str, str, str]] = field(default_factory=tuple)
    """Label, before, after, of the facts that differ."""


@dataclass(frozen=True)
class Difference:
    """Everything that differs, and how many items stayed as they were."""

    added: Sequence[Change]
    changed: Sequence[Change]
    removed: Sequence[Change]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether the new reading says the same."""
        return not (self.added or self.changed or self.removed)


def compare_candidates(old: Iterable[Candidate], new: Iterable[Candidate], names: Names) -> Difference:
    """Pair the items by kind and words, exactly first and by likeness then. Items a person left out or merged into others
    are found again, so that they do not come back as added, and are not missed."""
    found = pair(map(_said, old), map(_said, new))
    removed = [
        Change(_label(item), before=_text(item), line=item.line)
        for item in found.gone
        if item.decision not in LEFT_OUT and not item.is_manual
    ]
    changed, same = [], 0
    for item, twin in found.pairs:
        facts = _different(facts_of(_as_read(item), names), facts_of(twin, names))
        if _said(item).words == _said(twin).words and not facts:
            same += 1
        elif item.decision not in LEFT_OUT:
            changed.append(Change(_label(twin), _original(item), _text(twin), twin.line, facts))
    added = [Change(_label(item), after=_text(item), line=item.line) for item in found.come]
    return Difference(added=added, changed=changed, removed=removed, same=same)


def _different(before: Sequence[Fact], after: Sequence[Fact]) -> list[tuple[str, str, str]]:
    old = {fact.label: fact.value for fact in before}
    new = {fact.label: fact.value for fact in after}
    labels = dict.fromkeys((*old, *new))
    return [(label, old.get(label, ""), new.get(label, "")) for label in labels if old.get(label) != new.get(label)]


def _as_read(candidate: Candidate) -> Candidate:
    """The item with the fields the paper had, so that a person's own edits are not taken for changes of the paper."""
    return Candidate(kind=candidate.kind, number=candidate.number, fields=candidate.original_fields or candidate.fields)


def _original(candidate: Candidate) -> str:
    return str((candidate.original_fields or candidate.fields).get("text") or "")


def _text(candidate: Candidate) -> str:
    return str(candidate.fields.get("text") or "")


def _said(candidate: Candidate) -> Said[Candidate]:
    return Said(candidate, candidate.kind, _original(candidate))


def _label(candidate: Candidate) -> str:
    return str(CandidateKind(candidate.kind).label)
