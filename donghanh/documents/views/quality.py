"""How well the software reads and checks, for those who work with it and those who mend it."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.findings_said import rule_name
from donghanh.documents.models import CandidateKind, Document
from donghanh.documents.permissions import DocumentPermission
from donghanh.documents.quality import ReadingRule, quality_for
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response

NAMES = {
    "task": gettext_lazy("Nhiệm vụ trong nội dung"),
    "duty": gettext_lazy("Trách nhiệm được phân công"),
    CandidateKind.TARGET.value: CandidateKind.TARGET.label,
    CandidateKind.REPORT_DUTY.value: CandidateKind.REPORT_DUTY.label,
    CandidateKind.BUDGET_SOURCE.value: CandidateKind.BUDGET_SOURCE.label,
}
CHANGED = {
    "text": gettext_lazy("lời"),
    "bodies": gettext_lazy("cơ quan"),
    "dates": gettext_lazy("thời hạn"),
    "other": gettext_lazy("con số"),
}


@requires(DocumentPermission.READ)
def quality(request: ScopedRequest) -> HttpResponse:
    """Reading rules and checks with what people made of them, most overruled first."""
    years = Document.objects.visible_to(request.scope).exclude(year=None).order_by("-year")
    choices = sorted(set(years.values_list("year", flat=True)), reverse=True)
    year = _year(request)
    found = quality_for(request.scope, year=year)
    context = {
        "found": found,
        "percent": round(100 * found.coverage) if found.coverage is not None else None,
        "reading": [(rule, NAMES[rule.code], _changed(rule)) for rule in found.reading if rule.read or rule.missed],
        "checking": [(rule, rule_name(rule.code)) for rule in found.checking],
        "years": choices,
        "year": year,
    }
    return render(request, "documents/quality.html", context)


@requires(DocumentPermission.READ)
def export(request: ScopedRequest) -> StreamingHttpResponse:
    """Both tables as one file, a rule a line."""
    found = quality_for(request.scope, year=_year(request))
    columns: dict[str, Any] = {
        _("Quy tắc"): lambda rule: rule.code,
        _("Là gì"): lambda rule: NAMES[rule.code] if isinstance(rule, ReadingRule) else rule_name(rule.code),
        _("Đọc ra, thấy"): lambda rule: rule.read if isinstance(rule, ReadingRule) else rule.found,
        _("Đúng, đã nhận"): lambda rule: rule.right if isinstance(rule, ReadingRule) else rule.accepted,
        _("Sửa"): lambda rule: rule.edited if isinstance(rule, ReadingRule) else "",
        _("Tách"): lambda rule: rule.split if isinstance(rule, ReadingRule) else "",
        _("Gộp"): lambda rule: rule.merged if isinstance(rule, ReadingRule) else "",
        _("Bỏ"): lambda rule: rule.dropped if isinstance(rule, ReadingRule) else rule.waived,
        _("Sót, thêm tay"): lambda rule: rule.missed if isinstance(rule, ReadingRule) else "",
        _("Lý do bỏ"): lambda rule: "" if isinstance(rule, ReadingRule) else "; ".join(rule.reasons),
    }
    return list_response(request, [*found.reading, *found.checking], columns, name="chat-luong-doc")


def _year(request: ScopedRequest) -> int | None:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


def _changed(rule: ReadingRule) -> str:
    return ", ".join(f"{CHANGED[name]} {count}" for name, count in rule.changed.most_common())
