"""Putting the reviewed document to work, and taking that back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents.actions.apply import apply_document, undo_apply
from donghanh.documents.models import BodyAnswer, Candidate, CandidateKind, Decision, Document, PrintedBody
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.queries import blockers
from donghanh.documents.views.common import attempt, load_document
from donghanh.documents.wording import blocker
from donghanh.domain.text.forms import fold
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.queries import groups_without_members


@requires(DocumentPermission.APPLY)
def apply(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """What will come of it, what still stands in the way, and the button."""
    document = load_document(request, pk, DocumentPermission.APPLY)
    if request.method == "POST":
        applied = attempt(request, apply_document, document=document)
        if applied is None:
            return redirect("documents:apply", pk)
        confirm(request, _("Đã đưa văn bản vào thực hiện."))
        return redirect(applied.url or reverse("documents:page", args=[pk]))
    return render(request, "documents/apply.html", _context(document))


@require_POST
@requires(DocumentPermission.APPLY)
def undo(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back what applying made, as long as nobody has answered."""
    document = load_document(request, pk, DocumentPermission.APPLY)
    if attempt(request, undo_apply, document=document) is None:
        return redirect("documents:page", pk)
    messages.success(request, _("Đã rút lại. Các quyết định rà soát vẫn còn nguyên."))
    return redirect("documents:review", pk)


def _context(document: Document) -> dict[str, Any]:
    candidates = list(Candidate.objects.filter(document=document).current())
    kept = [c for c in candidates if c.decision in (Decision.ACCEPTED, Decision.EDITED)]
    counts = [(label, sum(candidate.kind == kind for candidate in kept)) for kind, label in CandidateKind.choices]
    tasks = [candidate for candidate in kept if candidate.kind == CandidateKind.TASK]
    left = PrintedBody.objects.filter(document=document, answer=BodyAnswer.LEFT, leads=True)
    used = PrintedBody.objects.filter(document=document, count__gt=0, group__isnull=False).values("group")
    return {
        "document": document,
        "blockers": [blocker(one.code, one.params) for one in blockers(document)],
        "counts": [(label, count) for label, count in counts if count],
        "rejected": sum(c.decision in (Decision.REJECTED, Decision.MERGED) for c in candidates),
        "asked": sum(task.fields.get("mode") == "request" for task in tasks),
        "without_lead": sum(not task.fields.get("lead") for task in tasks),
        "left": list(left),
        "empty_groups": groups_without_members(used, on=timezone.localdate()),
        "doubts": _doubts(document, timezone.localdate().year),
    }


def _doubts(document: Document, this_year: int) -> list[str]:
    """What a colleague would ask before somebody else's paper, or an old one, fills the office's lists."""
    doubts = []
    if document.issuer and fold(document.unit.name) not in fold(document.issuer):
        doubts.append(
            _(
                "Văn bản do %(issuer)s ban hành, không phải đơn vị mình. Kế hoạch của cấp trên thường chỉ để đối chiếu, "
                "ở mục So với cấp trên. Chỉ đưa vào thực hiện khi đơn vị mình lấy chính văn bản này làm kế hoạch của mình."
            )
            % {"issuer": document.issuer}
        )
    if document.year and document.year < this_year - 1:
        doubts.append(_("Văn bản của năm %(year)s: các hạn trong đó đã qua.") % {"year": document.year})
    return doubts
