"""What a person who handed files in is told of each: where it stands, what came of it, what to do."""

import datetime as dt
import math
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.documents.child import OURS
from donghanh.documents.limits import LONGEST_SILENCE
from donghanh.documents.models import Document, DocumentState, ReadRequest, RequestKind, RequestState
from donghanh.documents.wording import refusal, refused_file
from donghanh.foundation.jobs.models import JobProgress
from donghanh.foundation.web import formats

MINUTE = 60
GIVEN_UP = dt.timedelta(seconds=LONGEST_SILENCE)
"""After such a silence nobody is reading any more: the worker died, and the next one will begin anew."""


@dataclass(frozen=True)
class Line:
    """One file in words."""

    id: str
    name: str
    tone: str
    """done, note, late; or "waiting", drawn as a running job."""
    text: str
    url: str = ""
    action: str = ""
    stop_url: str = ""
    done: int = 0
    total: int = 0


def lines_of(
    requests: Iterable[ReadRequest], progress: Mapping[uuid.UUID, JobProgress], *, now: dt.datetime
) -> list[Line]:
    """A line for each request, in their order. The requests come with their documents and files; asks nothing."""
    return [_line(request, progress.get(request.pk), now) for request in requests]


def _line(request: ReadRequest, far: JobProgress | None, now: dt.datetime) -> Line:
    id_, name, document = f"tep-{request.pk}", request.name or _("Tệp có dấu mật"), request.document
    if request.is_waiting:
        return Line(
            id_,
            name,
            "waiting",
            _waiting(request, far, now),
            stop_url=reverse("documents:stop_reading", args=[request.pk]),
            done=far.done if far else 0,
            total=far.total if far else 0,
        )
    if request.state == RequestState.DONE and document is not None:
        url, action = where_next(document)
        return Line(id_, name, "done", _("Đã đọc xong: %(name)s.") % {"name": document.name}, url, action)
    if request.state == RequestState.KNOWN and document is not None:
        said = {"day": formats.date(document.received_at), "name": document.name}
        text = _("Tệp này đã nhận ngày %(day)s: %(name)s.") % said
        return Line(id_, name, "note", text, reverse("documents:page", args=[document.pk]), _("Mở lại"))
    if request.state in (RequestState.REFUSED, RequestState.FAILED):
        return _refused(request, id_, name)
    return Line(id_, name, "note", _stopped(request))


def _waiting(request: ReadRequest, far: JobProgress | None, now: dt.datetime) -> str:
    last_sign = far.updated_at if far else request.begun_at
    if request.begun_at is None or last_sign is None or now - last_sign > GIVEN_UP:
        return _("Chờ đến lượt đọc.")
    if far is None or not far.total:
        return _("Đang đọc, thường chưa đến một phút.")
    page = min(far.done + 1, far.total)
    where = _("Đang nhận dạng trang %(page)s trên %(total)s.") % {"page": page, "total": far.total}
    if not far.done:
        return where
    left = (now - request.begun_at).total_seconds() / far.done * (far.total - far.done)
    if left < MINUTE:
        return f"{where} {_('Còn chưa đến một phút.')}"
    minutes = math.ceil(left / MINUTE)
    more = ngettext("Còn khoảng %(count)s phút.", "Còn khoảng %(count)s phút.", minutes) % {"count": minutes}
    return f"{where} {more}"


def where_next(document: Document) -> tuple[str, str]:
    """Where to go once a document has been read, and what the link says."""
    if document.state == DocumentState.APPLIED:
        return reverse("documents:compare", args=[document.pk]), _("So sánh hai bản đọc")
    if document.is_open_for_review:
        return reverse("documents:review", args=[document.pk]), _("Rà soát")
    return reverse("documents:page", args=[document.pk]), _("Mở văn bản")


def _refused(request: ReadRequest, id_: str, name: str) -> Line:
    reader_said = request.state == RequestState.REFUSED or request.refusal in OURS
    say = refused_file if reader_said else refusal
    text = say(request.refusal, request.refusal_params)
    if request.document is None:
        return Line(id_, name, "late", text)
    if request.kind == RequestKind.VERSION:
        text = f"{text} {_('Bản đang dùng vẫn giữ nguyên.')}"
    return Line(id_, name, "late", text, reverse("documents:page", args=[request.document.pk]), _("Xem văn bản"))


def _stopped(request: ReadRequest) -> str:
    if request.kind == RequestKind.FIRST:
        return _("Đã dừng đọc. Tệp này không được giữ lại.")
    return _("Đã dừng đọc. Bản đang dùng vẫn giữ nguyên.")
