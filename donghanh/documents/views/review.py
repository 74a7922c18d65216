"""The review page: the paper on the left, what was read on the right."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from donghanh.documents.actions.accept_rest import accept_remaining
from donghanh.documents.models import BodyAnswer, CandidateKind
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.review_page import ReviewPage
from donghanh.documents.views.common import attempt, back, say_refused
from donghanh.documents.wording import accepted_rest
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm

SHOWN_BODIES = 4
"""How many names can be answered on the page itself; the others lead to their own pages."""


@requires(DocumentPermission.REVIEW)
def review(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The review page. At most twelve queries however long the plan is; items come in pages."""
    page = ReviewPage(request.scope, pk, permission=DocumentPermission.REVIEW)
    if not page.document.is_open_for_review:
        return redirect("documents:page", pk)
    return render(request, "documents/review.html", context_of(request, page))


def context_of(request: ScopedRequest, page: ReviewPage) -> dict[str, Any]:
    """What the template of the review page is given."""
    kind, unseen = _kind(request.GET.get("loai", "")), request.GET.get("chua-xem") == "1"
    shown = page.filtered(kind=kind, unseen=unseen)
    paged = page.page(request, shown)
    here = list(paged.object_list)
    found = page.sorted_findings
    waiting = page.waiting(here)
    return {
        "document": page.document,
        "reading": page.reading,
        "percent": round(100 * page.reading.coverage),
        "paper": page.paper(here),
        "recognition": page.recognition(request.GET.get("ngo", "")),
        "page": paged,
        "rows": page.rows(here, shown),
        "open_count": found.open_count,
        "first_findings": found.shown,
        "more_errors": found.errors,
        "more_findings": found.others,
        "more_count": found.other_count,
        "finding_acts": True,
        "decided_findings": found.decided,
        "decided_count": found.decided_count,
        "remarks": page.remarks,
        "unknown": page.unknown,
        "first_unknown": page.unknown[:SHOWN_BODIES],
        "more_unknown": page.unknown[SHOWN_BODIES:],
        "known": [body for body in page.bodies if body.answer != BodyAnswer.OPEN],
        "choices": page.choices,
        "item_kinds": CandidateKind.choices,
        "kind": kind,
        "unseen": unseen,
        "waiting_here": " ".join(str(candidate.number) for candidate in waiting) if len(waiting) > 1 else "",
        "return_to": request.get_full_path(),
        **strip_of(page),
    }


def _kind(asked: str) -> str:
    return asked if asked in CandidateKind.values else ""


def strip_of(page: ReviewPage) -> dict[str, Any]:
    """What the progress strip and the button beside the title show; swapped in after each decision."""
    return {
        "document": page.document,
        "progress": page.progress,
        "open_errors": page.open_errors,
        "unknown_leads": sum(body.leads for body in page.unknown),
        "is_ready": page.is_ready,
        "is_anything_kept": page.is_anything_kept,
    }


@require_POST
@requires(DocumentPermission.REVIEW)
def accept_all(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Confirm what is left of a page (``muc``, the numbers on it) or of a printed section (``phan``), as far as it holds
    no open question. Says how many were confirmed, and how many were left and why."""
    page = ReviewPage(request.scope, pk, permission=DocumentPermission.REVIEW)
    section = request.POST.get("phan", "")
    if section:
        numbers = page.numbers_in(section, kind=_kind(request.POST.get("loai", "")))
    else:
        numbers = [int(one) for one in request.POST.get("muc", "").split() if one.isascii() and one.isdigit()]
    seen = request.POST.get("ban", "")  # the reading whose numbers the page showed
    if seen != str(page.reading.pk):
        say_refused(request, DocumentRefusal("changed_meanwhile"))
        return back(request, page.document, "mucdoc")
    given = {"document": page.document, "reading_id": page.reading.pk, "numbers": numbers}
    rest = attempt(request, accept_remaining, versioned=False, **given)
    if rest is not None:
        confirm(request, accepted_rest(rest))
    return back(request, page.document, f"phan-{section}" if section else "mucdoc")
