"""Taking documents in: dropped, chosen, pasted, typed in; and reading one again."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents.actions.read import read_document
from donghanh.documents.actions.receive import OWNER_TYPE, receive_document, start_typed_document
from donghanh.documents.forms import NewVersionForm, PasteForm, TypeInForm, UploadForm
from donghanh.documents.models import Document, DocumentState
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.views.common import load_document
from donghanh.documents.wording import refused_file
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import store
from donghanh.foundation.web import formats
from donghanh.foundation.web.htmx import is_htmx
from donghanh.units.models import Unit
from donghanh.units.queries import units_today


@dataclass(frozen=True)
class Outcome:
    """What came of one file, in words."""

    name: str
    tone: str
    """done, note or late."""
    text: str
    url: str
    action: str


@requires(DocumentPermission.RECEIVE)
def upload(request: ScopedRequest) -> HttpResponse:
    """Several files at once. Each is stored, read and answered for by itself, so one bad file stops no other.

    A script sends the files one by one and gets a fragment for each; without it all go in one form.
    """
    if request.method != "POST":
        return _page(request, files=UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        if is_htmx(request):
            sentence = " ".join(str(problem["message"]) for problem in form.problems)
            names = ", ".join(file.name for file in request.FILES.getlist("files"))
            refused = Outcome(names, "late", sentence, "", "")
            return render(request, "documents/_outcomes.html", {"outcomes": [refused]})
        return _page(request, files=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    outcomes = [
        _take_in(request, content=file.chunks(), name=file.name or "", media_type=file.content_type or "")
        for file in form.cleaned_data["files"]
    ]
    if is_htmx(request):
        return render(request, "documents/_outcomes.html", {"outcomes": outcomes})
    if len(outcomes) == 1 and outcomes[0].tone == "done":
        return redirect(outcomes[0].url)
    return _page(request, outcomes=outcomes)


@require_POST
@requires(DocumentPermission.RECEIVE)
def paste(request: ScopedRequest) -> HttpResponse:
    """The words of a document, pasted into a box: kept as a text file and read like one."""
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, pasted=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    outcome = _take_in(
        request, content=text.encode("utf-8", "replace"), name=_("van-ban-dan-vao.txt"), media_type="text/plain"
    )
    if outcome.tone == "late":  # what was pasted is not lost
        return _page(request, pasted=form, outcomes=[outcome], status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(outcome.url)


@require_POST
@requires(DocumentPermission.RECEIVE)
def type_in(request: ScopedRequest) -> HttpResponse:
    """A document without a file; its items are added by hand on the review page."""
    form = TypeInForm(request.POST)
    if not form.is_valid():
        return _page(request, typed=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    document = start_typed_document(unit=_unit(request), **form.cleaned_data, by=request.scope.actor, at=timezone.now())
    return redirect("documents:review", document.pk)


@require_POST
@requires(DocumentPermission.REVIEW)
def read_again(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Read the same file once more, with what the reader has learnt since."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    if document.file is None:
        return redirect("documents:page", document.pk)
    return _after_reading(request, read_document(document=document, by=request.scope.actor, at=timezone.now()))


@requires(DocumentPermission.REVIEW)
def new_version(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A newer version of the paper: read beside what was applied and compared, or in place of what is under review."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    form = NewVersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload_ = form.cleaned_data["files"][0]
        now = timezone.now()
        file = store(
            upload_.chunks(),
            name=upload_.name or "",
            media_type=upload_.content_type or "",
            owner_type=OWNER_TYPE,
            owner_id=document.pk,
            at=now,
        )
        before = document.readings.count()
        document = read_document(document=document, by=request.scope.actor, at=now, file=file)
        if document.readings.count() == before:
            messages.warning(request, _("Phần mềm chưa đọc được bản mới. Bản đang dùng vẫn giữ nguyên."))
        return _after_reading(request, document)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "documents/new_version.html", {"document": document, "form": form}, status=status)


def _after_reading(request: ScopedRequest, document: Document) -> HttpResponse:
    if document.state == DocumentState.APPLIED:
        return redirect("documents:compare", document.pk)
    return redirect("documents:review" if document.is_open_for_review else "documents:page", document.pk)


def _take_in(request: ScopedRequest, *, content: bytes | Iterable[bytes], name: str, media_type: str) -> Outcome:
    scope, now = request.scope, timezone.now()
    received = receive_document(
        unit=_unit(request), content=content, name=name, media_type=media_type[:100], by=scope.actor, at=now
    )
    document = received.document
    if received.is_known and document.state not in (DocumentState.RECEIVED, DocumentState.REFUSED):
        day = formats.date(document.received_at)
        text = _("Tệp này đã nhận ngày %(day)s: %(name)s.") % {"day": day, "name": document.name}
        return Outcome(name, "note", text, reverse("documents:page", args=[document.pk]), _("Mở lại"))
    document = read_document(document=document, by=scope.actor, at=now)
    if document.state == DocumentState.REFUSED:
        sentence = refused_file(document.refusal, document.refusal_params)
        return Outcome(name, "late", sentence, reverse("documents:page", args=[document.pk]), _("Xem tệp đã nhận"))
    address = reverse("documents:review", args=[document.pk])
    return Outcome(name, "done", _("Đã đọc xong: %(name)s.") % {"name": document.name}, address, _("Rà soát"))


def _unit(request: ScopedRequest) -> Unit:
    """The unit for which the person takes documents in; the first by name when there are several."""
    unit = units_today(request.scope, DocumentPermission.RECEIVE).first()
    if unit is None:  # the unit of the post has ended
        raise Http404
    return unit


def _page(
    request: ScopedRequest,
    *,
    files: UploadForm | None = None,
    pasted: PasteForm | None = None,
    typed: TypeInForm | None = None,
    outcomes: list[Outcome] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context: dict[str, Any] = {
        "files": files or UploadForm(prefix=None),
        "pasted": pasted or PasteForm(),
        "typed": typed or TypeInForm(),
        "outcomes": outcomes or [],
        "open_paste": pasted is not None,
        "open_typed": typed is not None,
    }
    return render(request, "documents/upload.html", context, status=status)
