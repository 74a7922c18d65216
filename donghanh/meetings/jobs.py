"""What the meetings app does by itself every night."""

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.meetings.actions import forget_places

KEEPER = Actor.system("meetings.keeper")


@job()
def keep_meetings(*, day: str) -> int:
    """Forget the places of meetings of protected clubs; return how many. Run twice, it does nothing the second time."""
    return forget_places(by=KEEPER, at=timezone.now())
