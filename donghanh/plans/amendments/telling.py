"""What an amendment did, as plain values for the history of the plan. Told before it is done: rows change in place."""

from collections.abc import Collection, Iterable
from typing import Any

from donghanh.plans.amendments.facts import TEXT
from donghanh.plans.amendments.proposals import Act, Proposal

KEPT = "kept"
"""What the newer paper no longer says and a person kept all the same."""


def told(proposals: Iterable[Proposal], chosen: Collection[str]) -> list[dict[str, Any]]:
    """Each chosen proposal, and what was kept although the paper no longer says it."""
    return [
        _told(one, str(one.act) if one.key in chosen else KEPT)
        for one in proposals
        if one.key in chosen or one.act == Act.DROP
    ]


def _told(proposal: Proposal, act: str) -> dict[str, Any]:
    facts: list[tuple[str, Any, Any]] = []
    after = proposal.after
    if proposal.act in (Act.LEAD, Act.WITH):
        gone, come = [party.name for party in proposal.gone], [body.printed for body in proposal.come]
        facts = [(str(proposal.act), gone, come)]
        after = proposal.before
    elif proposal.act == Act.CHANGE and proposal.row is not None and proposal.new is not None:
        row, new = proposal.row, proposal.new
        if TEXT not in proposal.facts:
            after = proposal.before
        facts = [
            (fact.code, {name: getattr(row, name) for name in fact.names}, {n: getattr(new, n) for n in fact.names})
            for fact in proposal.facts
            if fact != TEXT
        ]
    return {"act": act, "kind": proposal.kind, "before": proposal.before, "after": after, "facts": facts}
