"""The review page: the paper on the left, what was read on the right."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from donghanh.documents.actions.review import accept_remaining
from donghanh.documents.models import CandidateKind, FindingState, Severity
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.review_page import ReviewPage
from donghanh.documents.views.common import load_document, say_refused
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm

SHOWN_FINDINGS, SHOWN_BODIES = 4, 4
"""How many stand open on the page; the rest is folded. Errors are never folded."""


@requires(DocumentPermission.REVIEW)
def review(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The review page. At most twelve queries however long the plan is; items come in pages of 25."""
    page = ReviewPage(request.scope, pk, permission=DocumentPermission.REVIEW)
    if not page.document.is_open_for_review:
        return redirect("documents:page", pk)
    return render(request, "documents/review.html", context_of(request, page))


def context_of(request: ScopedRequest, page: ReviewPage) -> dict[str, Any]:
    """What the template of the review page is given."""
    kind = request.GET.get("loai", "")
    unseen = request.GET.get("chua-xem") == "1"
    shown = page.filtered(kind=kind if kind in CandidateKind.values else "", unseen=unseen)
    paged = page.page(request, shown)
    here = list(paged.object_list)
    found = [finding for finding in page.findings if finding.state == FindingState.OPEN]
    most = max(SHOWN_FINDINGS, sum(finding.severity == Severity.ERROR for finding in found))
    items = page.items(here)
    return {
        "document": page.document,
        "reading": page.reading,
        "percent": round(100 * page.reading.coverage),
        "paper": page.paper(here),
        "page": paged,
        "items": items,
        "open_count": len(found),
        "first_findings": found[:most],
        "more_findings": found[most:],
        "finding_acts": True,
        "decided_findings": [finding for finding in page.findings if finding.state != FindingState.OPEN],
        "unknown": page.unknown,
        "first_unknown": page.unknown[:SHOWN_BODIES],
        "more_unknown": page.unknown[SHOWN_BODIES:],
        "known": [body for body in page.bodies if body.answer != "open"],
        "choices": page.choices,
        "item_kinds": CandidateKind.choices,
        "kind": kind,
        "unseen": unseen,
        "pending_here": sum(item.is_pending and not item.alike for item in items),
        "return_to": request.get_full_path(),
        **strip_of(page),
    }


def strip_of(page: ReviewPage) -> dict[str, Any]:
    """What the progress strip and the button beside the title show; swapped in after each decision."""
    return {
        "document": page.document,
        "progress": page.progress,
        "open_errors": page.open_errors,
        "unknown_leads": sum(body.leads for body in page.unknown),
        "is_ready": page.is_ready,
    }


@require_POST
@requires(DocumentPermission.REVIEW)
def accept_all(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Confirm all items that were sent along (those on the page) and nobody has looked at yet, look-alikes excepted."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    chosen = [uuid.UUID(value) for value in request.POST.getlist("muc") if _is_uuid(value)]
    try:
        count = accept_remaining(
            document=document, candidate_ids=chosen or None, by=request.scope.actor, at=timezone.now()
        )
    except DocumentRefusal as refused:
        say_refused(request, refused)
    else:
        confirm(request, ngettext("Đã xác nhận %(n)s mục.", "Đã xác nhận %(n)s mục.", count) % {"n": count})
    if not chosen:
        confirm(request, _("Mục giống nhau được để lại để anh/chị xem."))
    return redirect(reverse("documents:review", args=[pk]))


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
