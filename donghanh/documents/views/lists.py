"""The list of documents, and the same list as a file."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.documents.forms import FilterForm
from donghanh.documents.models import Document, DocumentQuerySet
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.queries import documents_found
from donghanh.documents.views.common import CHIPS
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of


@requires(DocumentPermission.READ)
def document_list(request: ScopedRequest) -> HttpResponse:
    """The documents of the person's units: filtered, in pages."""
    form, rows, said = _filtered(request)
    page = page_of(rows.select_related("file"), request)
    context = {
        "form": form,
        "page": page,
        "rows": [(document, CHIPS[document.state]) for document in page],
        "said": said,
        "clear_url": reverse("documents:list") if said else "",
        "may_receive": request.scope.may(DocumentPermission.RECEIVE),
    }
    return render(request, "documents/list.html", context)


@requires(DocumentPermission.READ)
def export(request: ScopedRequest) -> StreamingHttpResponse:
    """The filtered list as CSV."""
    rows = _filtered(request)[1]
    columns: dict[str, Any] = {
        _("Loại văn bản"): lambda d: d.doc_type,
        _("Số, ký hiệu"): lambda d: d.number or d.symbol,
        _("Ngày ban hành"): lambda d: d.issued_on or d.issue_date_text,
        _("Cơ quan ban hành"): lambda d: d.issuer,
        _("Trích yếu"): lambda d: d.title,
        _("Năm"): lambda d: d.year,
        _("Trạng thái"): lambda d: d.get_state_display(),
        _("Nhận lúc"): lambda d: d.received_at,
    }
    return list_response(request, rows.iterator(), columns, name="van-ban")


def _filtered(request: ScopedRequest) -> tuple[FilterForm, DocumentQuerySet, str]:
    seen = Document.objects.visible_to(request.scope).order_by()
    doc_types = list(seen.exclude(doc_type="").values_list("doc_type", flat=True).distinct().order_by("doc_type"))
    years = list(seen.exclude(year=None).values_list("year", flat=True).distinct().order_by("-year"))
    form = FilterForm(request.GET or None, doc_types=doc_types, years=[year for year in years if year])
    asked: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = documents_found(
        request.scope,
        words=asked.get("tim", ""),
        state=asked.get("trang_thai", ""),
        doc_type=asked.get("loai", ""),
        year=int(asked["nam"]) if asked.get("nam") else None,
    )
    chosen = [
        f"“{asked['tim']}”" if asked.get("tim") else "",
        dict(form.fields["trang_thai"].choices).get(asked.get("trang_thai", ""), "") if asked.get("trang_thai") else "",  # type: ignore[attr-defined]
        asked.get("loai", ""),
        asked.get("nam", ""),
    ]
    return form, rows, ", ".join(str(part) for part in chosen if part)
