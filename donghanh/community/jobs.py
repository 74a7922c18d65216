"""What the community app does by itself every night."""

from django.utils import timezone

from donghanh.community.actions import erase_names, follow_successors
from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job

_KEEPER = Actor.system("community.keeper")


@job()
def keep_community(day: str) -> int:
    """Let models of bodies whose successors begin today belong to those; then remove names that have been kept long enough. Return
    of how many people. Run twice, it does nothing the second time."""
    now = timezone.now()
    follow_successors(by=_KEEPER, at=now)
    return erase_names(by=_KEEPER, at=now)
