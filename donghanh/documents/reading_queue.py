"""The socket through which actions queue a reading: they know the request, the job that serves it knows the actions."""

from collections.abc import Callable

from donghanh.documents.limits import limits_for
from donghanh.documents.models import ReadRequest
from donghanh.foundation.files.store import place_of
from donghanh.foundation.jobs.registry import QUICK, SLOW

Put = Callable[[str, str], None]
"""Takes the identity of a request and the name of a queue."""
_put: Put | None = None


def serve_with(put: Put) -> None:
    """Plug the job in; called once, from ``AppConfig.ready()``."""
    global _put
    _put = put


def queue_reading(request: ReadRequest) -> None:
    """Put the request where it keeps nobody waiting: what must be recognised page by page has a lane of its own."""
    assert _put is not None, "jobs.py plugs in when Django is ready"
    place = place_of(request.file.digest) if request.file else None
    slow = place is not None and place.exists() and limits_for(place).recognises
    _put(str(request.pk), SLOW if slow else QUICK)
