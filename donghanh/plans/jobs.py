"""What the plans app does by itself, every night."""

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.plans.actions import hand_over_due

_KEEPER = Actor.system("plans.keeper")


@job()
def keep_plans(day: str) -> None:
    """Hand over the work of bodies whose successors begin today, also of those recorded long before."""
    hand_over_due(by=_KEEPER, at=timezone.now())
