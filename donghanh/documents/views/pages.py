"""The pages of one document: overview, source, findings, header."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.documents import kinds
from donghanh.documents.actions.header import (
    KEPT_BY_THE_OBJECT,
    archive_document,
    bring_back_document,
    complete_header,
)
from donghanh.documents.forms import HeaderForm
from donghanh.documents.models import Candidate, CandidateKind, Document, Finding, FindingState, Reading, ReadRequest
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.presenters.doubts import MarkedDoubts, doubt_said, recognition_of
from donghanh.documents.presenters.marks import heading_lines, joined_lines, marks_of, title_lines
from donghanh.documents.presenters.paper import paper_html
from donghanh.documents.refusals import DocumentRefusal
from donghanh.documents.views.common import CHIPS, attempt, load_document, rights, say_refused, status_of, tabs
from donghanh.documents.wording import refused_file, undo_refused
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web import formats
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.forms import and_meanwhile
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm


@requires(DocumentPermission.READ)
def document_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """What it is, how far it has come, and what to do next."""
    document = load_document(request, pk)
    found = Finding.objects.filter(document=document, reading__is_current=True)
    kept = list(Candidate.objects.filter(document=document).current().kept().values_list("kind", flat=True))
    kind = kinds.kind_for(document.doc_type)
    applied = document.state == "applied"
    reason = kind.why_not_undo(document=document) if kind and applied else None
    context = {
        "document": document,
        "chip": CHIPS[document.state],
        "facts": _facts(document),
        "refusal": refused_file(document.refusal, document.refusal_params) if document.refusal else "",
        "kept": [(label, kept.count(code)) for code, label in CandidateKind.choices if code in kept],
        "open_findings": found.filter(state=FindingState.OPEN).count(),
        "link": (kind.link(document=document) or document.object_url) if kind and applied else "",
        "why_not_undo": undo_refused(reason) if reason else "",
        "header_url": (kinds.header_link(document) if document.applied_at else None)
        or reverse("documents:header", args=[document.pk]),
        "newer": document.readings.filter(is_current=False).exists() if applied else False,
        "asked": ReadRequest.objects.waiting().filter(document=document).first(),
        "tabs": tabs(document, "page"),
        "panels": panels("documents.page", request.scope, document),
        "may": rights(request.scope, document),
    }
    return render(request, "documents/page.html", context)


@requires(DocumentPermission.READ)
def source_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The whole text, each line with an address (``#d31``), with what was recognised."""
    document = load_document(request, pk)
    reading = Reading.objects.filter(document=document, is_current=True).first()
    if reading is None:
        raise Http404
    candidates = Candidate.objects.filter(reading=reading).order_by("order", "number")
    doubts = MarkedDoubts.of(reading)
    marks = [*marks_of(reading.result, candidates, []), *doubts.marks()]
    context = {
        "document": document,
        "paper": paper_html(
            reading.source_text,
            marks,
            headings=heading_lines(reading.result),
            titles=title_lines(reading.result),
            paragraphs=joined_lines(reading.result),
            numbered=True,
            doubt_said=doubt_said(),
        ),
        "recognition": recognition_of(reading, doubts, asked=request.GET.get("ngo", "")),
        "percent": round(100 * reading.coverage),
        "tabs": tabs(document, "source"),
    }
    return render(request, "documents/source.html", context)


@requires(DocumentPermission.READ)
def findings_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """All findings with what was decided about each."""
    document = load_document(request, pk)
    findings = list(Finding.objects.filter(document=document).current())
    context = {
        "document": document,
        "findings": findings,
        "tabs": tabs(document, "findings", findings=len(findings)),
        "may": rights(request.scope, document),
        "finding_acts": document.takes_decisions_on_findings
        and request.scope.may(DocumentPermission.REVIEW, unit_id=document.unit_id),
        "return_to": request.get_full_path(),
    }
    return render(request, "documents/findings.html", context)


@requires(DocumentPermission.REVIEW)
def header_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Number, date and signer, completed after the e-office has issued it."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    form = HeaderForm(
        request.POST or None,
        of=document,
        instance=Document.objects.get(pk=document.pk),
        initial={"version": document.version, "issued_on": document.issued_on},
    )
    link = kinds.header_link(document) if document.applied_at else None
    if link:
        form.leave_out(KEPT_BY_THE_OBJECT)
    if request.method == "POST" and form.is_valid():
        header = form.fields_typed
        try:
            complete_header(
                document=document,
                header=header,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=timezone.now(),
            )
        except StaleRecord as stale:
            return conflict_page(request, stale, form)
        except DocumentRefusal as refused:
            say_refused(request, refused)
            return redirect("documents:page", pk)
        confirm(request, and_meanwhile(_("Đã lưu thông tin văn bản."), form))
        return redirect("documents:page", pk)
    context = {"document": document, "form": form, "tabs": tabs(document, "header"), "kept_at": link}
    return render(request, "documents/header.html", context, status=status_of(request))


@require_POST
@requires(DocumentPermission.REVIEW)
def archive(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Put the document away."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    if attempt(request, archive_document, document=document) is None:
        return redirect("documents:page", pk)
    confirm(request, _("Đã cất văn bản. Tìm lại bằng bộ lọc “Đã cất”."))
    return redirect("documents:list")


@require_POST
@requires(DocumentPermission.REVIEW)
def bring_back(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take the document out of the archive."""
    document = load_document(request, pk, DocumentPermission.REVIEW)
    attempt(request, bring_back_document, document=document)
    return redirect("documents:page", pk)


def _facts(document: Document) -> list[tuple[str, str]]:
    """What the document is; of a joint act also who issued and signed it beside the first. One query."""
    current = document.readings.filter(is_current=True)
    beside = current.values_list("result__co_issuers", "result__co_signers").first() or (None, None)
    bodies, signers = (found or [] for found in beside)
    rows = [
        (_("Số, ký hiệu"), document.number or document.symbol or _("chưa có")),
        (_("Ngày ban hành"), formats.date(document.issued_on) or document.issue_date_text or _("chưa có")),
        (_("Cơ quan ban hành"), document.issuer),
        (_("Cùng ban hành"), "; ".join(bodies)),
        (_("Nơi ban hành"), document.place),
        (_("Người ký"), document.signer or _("chưa rõ")),
        (_("Cùng ký"), "; ".join(one["name"] for one in signers if one.get("name"))),
        (_("Năm"), str(document.year or "")),
        (_("Tệp gốc"), document.file.original_name if document.file else _("Gõ trực tiếp, không có tệp")),
        (_("Nhận lúc"), formats.datetime(document.received_at)),
    ]
    return [(label, value) for label, value in rows if value]
