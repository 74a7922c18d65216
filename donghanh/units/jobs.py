"""What the units app does by itself every night."""

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.units.followers import followers

_FOLLOWER = Actor.system("units.followers")


@job()
def follow_mergers(day: str) -> int:
    """Let what is open of merged units go on under their successors. Return of how many rows. Run twice, it moves nothing."""
    at = timezone.now()
    return sum(one.taken_over(by=_FOLLOWER, at=at) for one in followers() if one.taken_over is not None)
