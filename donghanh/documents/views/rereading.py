"""Reading a document's file again, and taking in a newer version of the paper."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from donghanh.documents.actions.requests import ask_again, receive_version
from donghanh.documents.forms import NewVersionForm
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.readers.refusal import CODES
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import load_document, say_refused, status_of
from donghanh.documents.views.waiting import address_after, wait_for
from donghanh.documents.wording import refusal, refused_file
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest


@require_POST
@requires(DocumentPermission.REVIEW)
def read_again(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Read the same file once more, with what the reader has learnt since."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    try:
        asked = ask_again(document=document, by=request.scope.actor, at=timezone.now())
    except DocumentRefusal as refused:
        say_refused(request, refused)
        return redirect("documents:page", document.pk)
    return redirect(address_after(wait_for(asked)))


@requires(DocumentPermission.REVIEW)
def new_version(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A newer version of the paper: read beside what was applied and compared, or in place of what is under review."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    form = NewVersionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            asked = receive_version(
                document=document,
                content=file.chunks(),
                name=file.name or "",
                media_type=file.content_type or "",
                by=request.scope.actor,
                at=timezone.now(),
            )
        except DocumentRefusal as refused:
            say = refused_file if refused.code in CODES else refusal
            form.add_error("file", say(refused.code, refused.params))
        else:
            return redirect(address_after(wait_for(asked)))
    return render(
        request, "documents/new_version.html", {"document": document, "form": form}, status=status_of(request)
    )
