"""What a newer reading says differently from the one that was applied. Plain values in, plain values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from donghanh.documents.models import Candidate, CandidateKind, Decision
from donghanh.documents.presenters.items import Fact, Names, facts_of
from donghanh.domain.text.forms import fold

SAME_THING = 75.0
"""From this likeness on a new item is an old one in other words."""


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
    """Pair the items by kind and words, exactly first and by likeness then. Items a person left out are not missed."""
    before = [c for c in old if c.decision != Decision.MERGED]
    remaining = list(new)
    changed, removed, same = [], [], 0
    pairs: list[tuple[Candidate, Candidate]] = []
    unpaired: list[Candidate] = []
    for item in before:
        twin = next((c for c in remaining if c.kind == item.kind and _words(c) == _words(item)), None)
        if twin is None:
            unpaired.append(item)
        else:
            remaining.remove(twin)
            pairs.append((item, twin))
    for item in unpaired:
        twin = _likest(item, remaining)
        if twin is not None:
            remaining.remove(twin)
            pairs.append((item, twin))
        elif item.decision != Decision.REJECTED and not item.is_manual:
            removed.append(Change(_label(item), before=_text(item), line=item.line))
    for item, twin in pairs:
        facts = _different(facts_of(_as_read(item), names), facts_of(twin, names))
        if _words(item) == _words(twin) and not facts:
            same += 1
        elif item.decision != Decision.REJECTED:
            changed.append(Change(_label(twin), _original(item), _text(twin), twin.line, facts))
    added = [Change(_label(item), after=_text(item), line=item.line) for item in remaining]
    return Difference(added=added, changed=changed, removed=removed, same=same)


def _likest(item: Candidate, among: Sequence[Candidate]) -> Candidate | None:
    scored = [(fuzz.token_sort_ratio(_words(item), _words(c)), c) for c in among if c.kind == item.kind]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= SAME_THING else None


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


def _words(candidate: Candidate) -> str:
    return fold(" ".join(_original(candidate).split()))


def _label(candidate: Candidate) -> str:
    return str(CandidateKind(candidate.kind).label)
