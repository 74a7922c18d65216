"""What the training app does by itself every night."""

from django.utils import timezone

from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job
from donghanh.training.actions import erase_names

_KEEPER = Actor.system("training.keeper")


@job()
def keep_training(day: str) -> int:
    """Remove names that have been kept long enough. Return of how many people. Run twice, it does nothing the second time."""
    return erase_names(by=_KEEPER, at=timezone.now())
