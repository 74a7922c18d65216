"""What becomes of requests, and of documents nobody has read yet. Called by actions, inside their transaction, after they
have locked the document: that is the order in which all of them lock."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from donghanh.documents.models import Document, DocumentState, Reading, ReadRequest, RequestState
from donghanh.documents.refusals import DocumentRefusal
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import discard

UNREAD = (DocumentState.RECEIVED, DocumentState.REFUSED)
NAMELESS = frozenset({"secrecy"})
"""Refusals after which not even the name of the file is kept."""


def is_unread(document: Document) -> bool:
    """Whether nothing was ever read of it. One query, for those in such a state."""
    return document.state in UNREAD and not document.readings.exists()


def close(
    request: ReadRequest,
    state: RequestState,
    *,
    at: dt.datetime,
    refusal: str = "",
    params: Mapping[str, Any] | None = None,
) -> None:
    """End a waiting request; one statement. Raises ``no_longer_wanted`` when it has ended already."""
    values = _end(state, at=at, refusal=refusal, params=params)
    if not ReadRequest.objects.waiting().filter(pk=request.pk).update(**values):
        raise DocumentRefusal("no_longer_wanted")
    for name, value in values.items():
        setattr(request, name, value)


def remove_unread(document: Document, *, at: dt.datetime, refusal: str, params: Mapping[str, Any]) -> None:
    """Leave nothing of a document that was never read. Others who wait for the same file get the same answer."""
    others = ReadRequest.objects.waiting().filter(document=document)
    others.update(**_end(RequestState.REFUSED, at=at, refusal=refusal, params=params))
    file = document.file
    document.delete()
    if file is not None:
        discard(file)


def forget_version(document: Document, file: StoredFile) -> None:
    """Leave nothing of a newer version that was not read; the file the document came with stays."""
    if file.pk != document.file_id and not Reading.objects.filter(file=file).exists():
        discard(file)


def _end(state: RequestState, *, at: dt.datetime, refusal: str, params: Mapping[str, Any] | None) -> dict[str, Any]:
    ended: dict[str, Any] = {"state": state, "ended_at": at, "refusal": refusal, "refusal_params": dict(params or {})}
    return {**ended, "name": ""} if refusal in NAMELESS else ended
