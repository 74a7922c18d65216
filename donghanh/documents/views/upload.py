"""Taking documents in: dropped, chosen, pasted, typed in; and following what comes of them."""

import tempfile
import uuid
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents.actions.receive import start_typed_document
from donghanh.documents.actions.requests import hand_in, stop_request
from donghanh.documents.forms import PasteForm, TypeInForm, UploadForm
from donghanh.documents.models import ReadRequest, RequestState
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.presenters.requests import Line
from donghanh.documents.readers.photos import in_order, pack
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import say_refused, status_of
from donghanh.documents.views.waiting import address_after, lines_now, wait_for
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import CHUNK
from donghanh.foundation.web.htmx import is_htmx
from donghanh.units.models import Unit
from donghanh.units.queries import units_today

LONGEST_FIRST = 80


@requires(DocumentPermission.RECEIVE)
def upload(request: ScopedRequest) -> HttpResponse:
    """Several files at once. Each is stored and put in the queue by itself, so one bad file stops no other; a single
    small one is waited for, and leads to its review.

    Photos that are the pages of one paper are handed in as one file.

    A script sends the files one by one and gets the list of all so far; without it all go in one form.
    """
    if request.method != "POST":
        return _page(request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, files=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    batch = _own_batch(request, form.cleaned_data["batch"])
    files = form.cleaned_data["files"]
    if form.cleaned_data["one_paper"] and len(files) > 1:
        asked = [_hand_in_pages(request, files, batch)]
    else:
        asked = [
            _hand_in(
                request, content=file.chunks(), name=file.name or "", media_type=file.content_type or "", batch=batch
            )
            for file in files
        ]
    by_script = is_htmx(request)
    if len(asked) == 1 and (not by_script or request.POST.get("alone")):
        last = wait_for(asked[0])
        if last.state == RequestState.DONE:
            return _go_to(request, address_after(last))
    if by_script:
        return render(request, "documents/_requests.html", _followed(request, batch))
    return redirect("documents:batch", batch)


@requires(DocumentPermission.RECEIVE)
def follow(request: ScopedRequest, batch: uuid.UUID) -> HttpResponse:
    """What came of files that were handed in together; a script asks again while one of them waits."""
    followed = _followed(request, batch)
    if not followed["lines"]:
        raise Http404
    if is_htmx(request):
        return render(request, "documents/_requests.html", followed)
    return _page(request, followed=followed)


@require_POST
@requires(DocumentPermission.RECEIVE)
def stop_reading(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """End the reading of one file."""
    asked = get_visible_or_404(ReadRequest.objects.select_related("file"), request.scope, pk=pk)
    request.scope.require(DocumentPermission.RECEIVE, unit_id=asked.unit_id)
    try:
        stop_request(request=asked, by=request.scope.actor, at=timezone.now())
    except DocumentRefusal as refused:
        say_refused(request, refused)
    return redirect("documents:batch", asked.batch)


@requires(DocumentPermission.RECEIVE)
def paste(request: ScopedRequest) -> HttpResponse:
    """The words of a document, pasted into a box: kept as a text file and read like one."""
    if request.method != "POST" and not request.POST:  # opened as a page, and not with what was kept of a form
        return redirect(f"{reverse('documents:upload')}#dan-chu")
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _page(request, pasted=form, status=status_of(request))
    content = form.cleaned_data["text"].encode("utf-8", "replace")
    asked = _hand_in(
        request, content=content, name=_("van-ban-dan-vao.txt"), media_type="text/plain", batch=uuid.uuid4()
    )
    asked = wait_for(asked)
    if asked.state in (RequestState.REFUSED, RequestState.FAILED):  # what was pasted is not lost
        followed = _followed(request, asked.batch)
        return _page(request, pasted=form, followed=followed, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect(address_after(asked))


@requires(DocumentPermission.RECEIVE)
def type_in(request: ScopedRequest) -> HttpResponse:
    """A document without a file; its items are added by hand on the review page."""
    if request.method != "POST" and not request.POST:
        return redirect(f"{reverse('documents:upload')}#go-vao")
    form = TypeInForm(request.POST)
    if not form.is_valid():
        return _page(request, typed=form, status=status_of(request))
    document = start_typed_document(unit=_unit(request), **form.cleaned_data, by=request.scope.actor, at=timezone.now())
    return redirect("documents:review", document.pk)


def _hand_in(request: ScopedRequest, **given: Any) -> ReadRequest:
    return hand_in(unit=_unit(request), by=request.scope.actor, at=timezone.now(), **given)


def _hand_in_pages(request: ScopedRequest, files: Sequence[UploadedFile], batch: uuid.UUID) -> ReadRequest:
    """Hand several photos in as one paper, in the order of their names."""
    names = [file.name or "" for file in files]
    ordered = [files[place] for place in in_order(names)]
    first = (ordered[0].name or "").rpartition(".")[0]
    name = _("%(first)s và %(n)s ảnh nữa.zip") % {"first": first[:LONGEST_FIRST], "n": len(files) - 1}
    with tempfile.TemporaryFile() as packed:
        pack(((file.name or "", file.chunks()) for file in ordered), packed)
        packed.seek(0)
        return _hand_in(
            request,
            content=iter(lambda: packed.read(CHUNK), b""),
            name=name,
            media_type="application/zip",
            batch=batch,
        )


def _unit(request: ScopedRequest) -> Unit:
    """The unit for which the person takes documents in; the first by name when there are several."""
    unit = units_today(request.scope, DocumentPermission.RECEIVE).first()
    if unit is None:  # the unit of the post has ended
        raise Http404
    return unit


def _own_batch(request: ScopedRequest, wanted: uuid.UUID | None) -> uuid.UUID:
    """The batch the page named, unless it is somebody else's."""
    taken = ReadRequest.objects.filter(batch=wanted).exclude(asked_by=request.scope.actor.id) if wanted else None
    return uuid.uuid4() if wanted is None or (taken is not None and taken.exists()) else wanted


def _go_to(request: ScopedRequest, address: str) -> HttpResponse:
    if not is_htmx(request):
        return redirect(address)
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response.headers["HX-Redirect"] = address
    return response


def _followed(request: ScopedRequest, batch: uuid.UUID) -> dict[str, Any]:
    """The list of a batch, for the page and for the region alone. Two queries."""
    rows = ReadRequest.objects.visible_to(request.scope).filter(batch=batch)
    lines: list[Line] = lines_now(rows)
    waiting = sum(line.tone == "waiting" for line in lines)
    return {
        "lines": lines,
        "waiting": waiting,
        "ended": len(lines) - waiting,
        "read": sum(line.tone == "done" for line in lines),
        "refused": sum(line.tone == "late" and not line.url for line in lines),
        "follow_url": reverse("documents:batch", args=[batch]),
    }


def _page(
    request: ScopedRequest,
    *,
    files: UploadForm | None = None,
    pasted: PasteForm | None = None,
    typed: TypeInForm | None = None,
    followed: dict[str, Any] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context: dict[str, Any] = {
        "files": files or UploadForm(initial={"batch": uuid.uuid4()}),
        "pasted": pasted or PasteForm(),
        "typed": typed or TypeInForm(),
        "open_paste": pasted is not None,
        "open_typed": typed is not None,
        **(followed or {"lines": []}),
    }
    return render(request, "documents/upload.html", context, status=status)
