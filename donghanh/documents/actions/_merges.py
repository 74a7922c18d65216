"""Taking merged items apart again; called by actions, inside their transaction and under the document's lock."""

import datetime as dt
from typing import Any

from donghanh.documents.actions._notes import note
from donghanh.documents.merging import merged_fields, same_fields
from donghanh.documents.models import Candidate, Decision
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.access import Actor


def leave_merge(candidate: Candidate) -> dict[str, Any]:
    """Take an item out of the one it was merged into, which gives back what it took over, unless a person has changed
    it since. Returns what is to be written on the item itself: nothing when it was in none.

    Raises :class:`DocumentRefusal` ``merged_further`` when that one was itself merged since. Inside the caller's
    transaction, under the document's lock.
    """
    if candidate.merged_into_id is None:
        return {}
    into = Candidate.objects.get(pk=candidate.merged_into_id)
    if into.decision == Decision.MERGED:
        raise DocumentRefusal("merged_further", number=into.number)
    chain = _taken_in(into)
    place = next((index for index, one in enumerate(chain) if one.pk == candidate.pk), None)
    if place is not None:
        fields = candidate.undo["before"]
        for later in chain[place + 1 :]:
            before, fields = fields, merged_fields(into.kind, fields, later.fields)
            undo = {**later.undo, "before": before, "after": fields}
            later.save_changes(expected_version=later.version, undo=undo)
        _give_back(into, fields)
    return _alone(candidate)


def release_merged(into: Candidate, *, by: Actor, at: dt.datetime) -> list[Candidate]:
    """Let every item merged into this one stand by itself again, not yet seen, and return them.

    For an item that is left out or restored: what was merged into it must not vanish with it. Inside the caller's
    transaction, under the document's lock.
    """
    merged = list(Candidate.objects.filter(merged_into=into).order_by("number"))
    if chain := _taken_in(into):
        _give_back(into, chain[0].undo["before"])
    for one in merged:
        one.document = into.document
        one.save_changes(
            expected_version=one.version, decision=Decision.PENDING, decided_by=None, decided_at=None, **_alone(one)
        )
        note("released", one, by=by, at=at, old={"merged_into": str(into.pk)})
    return merged


def _taken_in(into: Candidate) -> list[Candidate]:
    """What the item took in, in that order, as far back as nobody has changed its words in between."""
    left = list(Candidate.objects.filter(merged_into=into).order_by("-decided_at", "-number"))
    chain: list[Candidate] = []
    fields = into.fields
    while last := next((one for one in left if same_fields(one.undo.get("after"), fields)), None):
        left.remove(last)
        chain.insert(0, last)
        fields = last.undo["before"]
    return chain


def _give_back(into: Candidate, fields: dict[str, Any]) -> None:
    """Put the fields of before a merge in place; an item that is as printed again is accepted, not edited."""
    if same_fields(fields, into.fields):
        return
    original = None if same_fields(into.original_fields, fields) else into.original_fields
    decision = Decision.ACCEPTED if into.decision == Decision.EDITED and original is None else into.decision
    into.save_changes(expected_version=into.version, fields=fields, original_fields=original, decision=decision)


def _alone(candidate: Candidate) -> dict[str, Any]:
    undo = {name: value for name, value in candidate.undo.items() if name not in ("before", "after")}
    return {"merged_into": None, "undo": undo}
