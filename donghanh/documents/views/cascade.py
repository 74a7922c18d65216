"""A plan beside the plan above it: what was asked, what became of it, and what to do about the gaps."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents import kinds
from donghanh.documents.actions.cascade import answer_demand, set_parent, take_over, withdraw_answer
from donghanh.documents.cascade import Comparison, Demand, comparison_of, is_cited_by, parents_offered
from donghanh.documents.forms import ParentForm
from donghanh.documents.jobs import relint
from donghanh.documents.models import CascadeVerdict
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.presenters.cascade import LABELS, TAKEN_OVER, FilterRow, anchor_of, rows_of, said_of
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import load_document, rights, say_refused, status_of, tabs
from donghanh.domain.text.markers import cite
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.toasts import confirm


@requires(DocumentPermission.READ)
def cascade(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The two plans aligned, gaps first; without a plan above, the choice of one."""
    document = load_document(request, pk)
    comparison = comparison_of(document)
    if comparison is None:
        return redirect("documents:cascade_parent", pk)
    chosen = request.GET.get("loc", "")
    may = rights(request.scope, document)
    rows = rows_of(comparison, chosen)
    context = {
        "document": document,
        "comparison": comparison,
        "filters": [
            FilterRow(code, LABELS[code], comparison.counts[code], code == chosen)
            for code in LABELS
            if comparison.counts[code]
        ],
        "rows": rows,
        "others": rows_of(comparison, "", asked=False) if not chosen else [],
        "chosen": chosen if chosen in LABELS else "",
        "said": said_of(comparison),
        "may": may,
        "verdicts": [(v.value, v.label) for v in (CascadeVerdict.ELSEWHERE, CascadeVerdict.NOT_APPLICABLE)],
        "plan_url": kinds.link_of(document),
        "tabs": tabs(document, "cascade"),
    }
    return render(request, "documents/cascade.html", context)


@requires(DocumentPermission.READ)
def export(request: ScopedRequest, pk: uuid.UUID) -> StreamingHttpResponse:
    """The comparison as a file, everything in it."""
    document = load_document(request, pk)
    comparison = comparison_of(document)
    if comparison is None:
        raise Http404
    columns: dict[str, Any] = {
        _("Mục của cấp trên"): lambda d: cite(d.row.above.path),
        _("Cấp trên yêu cầu"): lambda d: d.row.above.text,
        _("Hạn cấp trên"): lambda d: d.row.above.due or "",
        _("Giao cho cấp này"): lambda d: _("có") if d.row.asked else _("không"),
        _("Tình trạng"): lambda d: LABELS[d.standing],
        _("Kế hoạch này"): lambda d: "; ".join(answer.text for answer in d.row.answers),
        _("Phần chưa thấy"): lambda d: "; ".join(d.row.clauses),
        _("Muộn hơn cấp trên"): lambda d: _("có") if d.is_late else "",
        _("Lý do"): lambda d: d.answer.reason if d.answer else "",
    }
    return list_response(request, comparison.demands, columns, name="so-voi-cap-tren")


@requires(DocumentPermission.REVIEW)
def parent(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose the plan above; the document is checked again with it."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    offered = list(parents_offered(document))
    cited = {other.pk for other in offered[:3] if is_cited_by(document, other)}
    first = document.parent_id or next((other.pk for other in offered if other.pk in cited), None)
    form = ParentForm(request.POST or None, initial={"parent": str(first or ""), "version": document.version})
    form.offer(offered, cited)
    if request.method == "POST" and form.is_valid():
        chosen = next((other for other in offered if str(other.pk) == form.cleaned_data["parent"]), None)
        try:
            set_parent(
                document=document,
                parent=chosen,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=timezone.now(),
            )
        except StaleRecord as stale:
            return conflict_page(request, stale, form)
        except DocumentRefusal as refused:
            say_refused(request, refused)
            return redirect("documents:cascade_parent", pk)
        relint.enqueue(document_id=str(document.pk))
        confirm(request, _("Đã ghi kế hoạch cấp trên.") if chosen else _("Đã bỏ kế hoạch cấp trên."))
        return redirect("documents:cascade" if chosen else "documents:page", pk)
    context = {"document": document, "form": form, "offered": offered, "tabs": tabs(document, "cascade")}
    return render(request, "documents/cascade_parent.html", context, status=status_of(request))


@require_POST
@requires(DocumentPermission.REVIEW)
def answer(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """What a person says of one demand: take it over as an item, met elsewhere, does not apply, or as found again."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    comparison = comparison_of(document)
    demand = _demand(comparison, request.POST.get("key", ""))
    if comparison is None or demand is None:
        raise Http404
    common: dict[str, Any] = {
        "document": document,
        "above": comparison.above,
        "by": request.scope.actor,
        "at": timezone.now(),
    }
    act, key = request.POST.get("act", ""), demand.row.above.key
    try:
        if act == "propose":
            take_over(demand=demand.row.above, **common)
            confirm(request, str(TAKEN_OVER[demand.row.above.kind]))
        elif act == "withdraw":
            withdraw_answer(key=key, **common)
        else:
            reason = request.POST.get("reason", "")
            answer_demand(key=key, verdict=request.POST.get("verdict", ""), reason=reason, **common)
            confirm(request, _("Đã ghi lý do."))
    except DocumentRefusal as refused:
        say_refused(request, refused)
    chosen = request.POST.get("loc", "")
    address = redirect("documents:cascade", pk)
    address["Location"] += (f"?loc={chosen}" if chosen in LABELS else "") + f"#{anchor_of(demand)}"
    return address


def _demand(comparison: Comparison | None, key: str) -> Demand | None:
    return next((d for d in comparison.demands if d.row.above.key == key), None) if comparison else None
