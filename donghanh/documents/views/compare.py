"""A newer reading beside what was applied: what was added, changed and removed."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render

from donghanh.documents import kinds
from donghanh.documents.models import Candidate, DocumentState, PrintedBody
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.presenters.difference import compare_candidates
from donghanh.documents.presenters.items import Names
from donghanh.documents.views.common import load_document
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest


@requires(DocumentPermission.READ)
def compare(request: ScopedRequest, pk: uuid.UUID, reading_pk: uuid.UUID | None = None) -> HttpResponse:
    """The comparison with the newest reading, or with a named one."""
    document = load_document(request, pk)
    readings = list(document.readings.defer("result", "source_text").select_related("file").order_by("-read_at"))
    current = next((reading for reading in readings if reading.is_current), None)
    others = [reading for reading in readings if current and reading.pk != current.pk]
    newer = next((r for r in others if reading_pk in (None, r.pk)), None)
    if current is None or (reading_pk is not None and newer is None):
        raise Http404
    names = Names(list(PrintedBody.objects.filter(document=document).select_related("organisation", "group")))
    difference = None
    if newer is not None:
        rows = Candidate.objects.filter(document=document)
        difference = compare_candidates(rows.filter(reading=current), rows.filter(reading=newer), names)
    context = {
        "document": document,
        "current": current,
        "newer": newer,
        "others": others,
        "difference": difference,
        "amend_url": kinds.amend_link(document) if newer and document.state == DocumentState.APPLIED else None,
    }
    return render(request, "documents/compare.html", context)
