"""What the plans app does by itself, every night."""

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.plans.actions import hand_over_due, keep_turns

_KEEPER = Actor.system("plans.keeper")


@job()
def keep_plans(day: str) -> None:
    """Hand over the work of bodies whose successors begin today, also of those recorded long before; then lay out and
    open the turns of recurring tasks. Run twice, it does nothing the second time."""
    now = timezone.now()
    hand_over_due(by=_KEEPER, at=now)
    keep_turns(by=_KEEPER, at=now)
