"""What pages share that ask for a reading: waiting a moment for it, saying where it stands, going on from there."""

import time

from django.urls import reverse
from django.utils import timezone

from donghanh.documents.jobs import OWNER_TYPE
from donghanh.documents.models import ReadRequest, ReadRequestQuerySet, RequestState
from donghanh.documents.presenters.requests import Line, lines_of, where_next
from donghanh.foundation.jobs.progress import progress_of_all

LONGEST_WAIT = 2.0
LOOK_EVERY = 0.1
SMALL_BYTES = 1_000_000
"""Larger files are not read within :data:`LONGEST_WAIT`, so nobody waits for them."""


def wait_for(request: ReadRequest) -> ReadRequest:
    """The request as it stands once it has ended, or after two seconds; a small text is usually read by then."""
    if request.file is None or request.file.size > SMALL_BYTES:
        return request
    until = time.monotonic() + LONGEST_WAIT
    while request.is_waiting and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
        request.refresh_from_db(fields=["state", "document", "refusal", "refusal_params"])
    return request


def address_after(request: ReadRequest) -> str:
    """Where to go from a request: to what was read, to what was known already, else to the page that follows it."""
    document = request.document
    if document is not None and request.state == RequestState.DONE:
        return where_next(document)[0]
    if document is not None and request.state == RequestState.KNOWN:
        return reverse("documents:page", args=[document.pk])
    return reverse("documents:batch", args=[request.batch])


def lines_now(rows: ReadRequestQuerySet) -> list[Line]:
    """The requests as lines, with how far each has come. Two queries."""
    requests = list(rows.select_related("document__file", "file"))
    progress = progress_of_all(OWNER_TYPE, [request.pk for request in requests if request.is_waiting])
    return lines_of(requests, progress, now=timezone.now())
