"""Handing a file out: as an attachment that no browser will run, under a name that says nothing."""

import re
import uuid

from django.http import FileResponse, Http404, HttpResponse

from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files import owners
from donghanh.foundation.files.models import StoredFile
from donghanh.foundation.files.store import open_content

SANDBOX = "default-src 'none'; sandbox"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$")


@signed_in
def download(request: ScopedRequest, pk: uuid.UUID) -> FileResponse:
    """The original file. A 404 when it is absent, when its owner says no, and when nobody answers for it."""
    file = StoredFile.objects.filter(pk=pk).first()
    if file is None or not owners.may_open(request.scope, file):
        raise Http404
    return handed_out(file)


def handed_out(file: StoredFile) -> FileResponse:
    """The content of a file for somebody who was found to be allowed to have it. A 404 when it is lost."""
    try:
        content = open_content(file)
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = FileResponse(
        content, as_attachment=True, filename=neutral_name(file), content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


def drawn_inline(file: StoredFile) -> HttpResponse:
    """A picture that was drawn here (a JPEG with nothing in it but its dots), to be looked at in a page by somebody who was
    found to be allowed to. A 404 when it is lost."""
    try:
        with open_content(file) as content:
            response = HttpResponse(content.read(), content_type="image/jpeg")
    except FileNotFoundError as lost:
        raise Http404 from lost
    response["Content-Disposition"] = "inline; filename=anh.jpg"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


def neutral_name(file: StoredFile) -> str:
    """A download name without any word of the original: it stays behind in folders other people look into."""
    suffix = _SUFFIX.search(file.original_name.lower())
    return f"tep-{file.digest[:8]}{suffix.group() if suffix else ''}"
