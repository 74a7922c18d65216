"""What a plan sets besides tasks, as lists: targets, report duties, sources of money, the mistakes of its paper."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.documents.models import Finding
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.panels import panels
from donghanh.plans.forms import DutyFilter, FindingFilter, TargetFilter
from donghanh.plans.models import Plan, ReportDuty, Target
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import DUTY_STANDINGS, duty_due, rhythm_words
from donghanh.plans.queries import duties_found, findings_found, reporter_of, standing_of_duty, targets_found
from donghanh.plans.views.loading import load_plan, plan_context

SIZE = 50
_TONES = {"error": "error", "warning": "look", "note": "note"}


def _targets(plan: Plan, form: Any) -> list[Target]:
    return targets_found(plan, words=form.values.get("q", ""), kind=form.values.get("la", ""))


@requires(PlanPermission.READ)
def targets_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The numbers the plan commits to."""
    plan = load_plan(request, pk)
    form = TargetFilter.of(request)
    page = page_of(_targets(plan, form), request, size=SIZE)
    context = plan_context(request, plan, "targets") | {"form": form, "page": page, "targets": page.object_list}
    return render(request, "plans/targets.html", context)


@requires(PlanPermission.READ)
def targets_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The targets as filtered, as a file."""
    plan = load_plan(request, pk)
    columns: dict[str, Callable[[Target], Any]] = {
        _("Chỉ tiêu"): lambda target: target.text,
        _("So sánh"): lambda target: target.sign,
        _("Giá trị"): lambda target: "" if target.value is None else formats.number(target.value),
        _("Đơn vị tính"): lambda target: target.unit_text,
        _("Là"): lambda target: target.get_kind_display(),
        _("Dòng trong văn bản"): lambda target: target.line,
    }
    return list_response(request, _targets(plan, TargetFilter.of(request)), columns, name="chi-tieu-cua-ke-hoach")


def _duties(request: ScopedRequest, plan: Plan, form: Any) -> list[ReportDuty]:
    values = form.values
    return duties_found(plan, words=values.get("q", ""), standing=values.get("tinh_trang", ""), today=request.scope.on)


@requires(PlanPermission.READ)
def report_duties_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Who reports to whom and by when."""
    plan = load_plan(request, pk)
    form = DutyFilter.of(request)
    page = page_of(_duties(request, plan, form), request, size=SIZE)
    rows = [
        {"duty": duty, "reporter": reporter_of(duty), "due": duty_due(duty), "period": rhythm_words(duty.period)}
        for duty in page.object_list
    ]
    context = plan_context(request, plan, "report_duties") | {"form": form, "page": page, "rows": rows}
    return render(request, "plans/report_duties.html", context)


@requires(PlanPermission.READ)
def report_duties_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The duties to report as filtered, as a file."""
    plan = load_plan(request, pk)
    today = request.scope.on
    columns: dict[str, Callable[[ReportDuty], Any]] = {
        _("Báo cáo"): lambda duty: duty.text,
        _("Ai báo cáo"): reporter_of,
        _("Gửi ai"): lambda duty: duty.recipient,
        _("Qua đầu mối"): lambda duty: duty.via,
        _("Kỳ"): lambda duty: rhythm_words(duty.period),
        _("Hạn"): duty_due,
        _("Hạn, như in"): lambda duty: duty.due_text,
        _("Tình trạng"): lambda duty: DUTY_STANDINGS[standing_of_duty(duty, today=today)],
        _("Đã gửi ngày"): lambda duty: duty.fulfilled_on,
        _("Dòng trong văn bản"): lambda duty: duty.line,
    }
    return list_response(request, _duties(request, plan, DutyFilter.of(request)), columns, name="bao-cao-cua-ke-hoach")


@requires(PlanPermission.READ)
def budget_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Where the plan says its money comes from, and what other apps know of it."""
    plan = load_plan(request, pk)
    return render(
        request,
        "plans/budget.html",
        plan_context(request, plan, "budget")
        | {
            "sources": list(plan.budget_sources.order_by("order", "pk")),
            "panels": panels("plans.budget", request.scope, plan),
        },
    )


def _findings(plan: Plan, form: Any) -> list[Finding]:
    if plan.document_id is None:
        raise Http404
    values = form.values
    return findings_found(
        plan, words=values.get("q", ""), severity=values.get("muc", ""), state=values.get("quyet", "")
    )


@requires(PlanPermission.READ)
def findings_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The mistakes of the paper and what was decided about each."""
    plan = load_plan(request, pk)
    form = FindingFilter.of(request)
    page = page_of(_findings(plan, form), request, size=SIZE)
    rows = [{"finding": found, "severity": _TONES[found.severity]} for found in page.object_list]
    context = plan_context(request, plan, "findings") | {"form": form, "page": page, "rows": rows}
    return render(request, "plans/findings.html", context)


@requires(PlanPermission.READ)
def findings_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The mistakes of the paper as filtered, as a file."""
    plan = load_plan(request, pk)
    columns: dict[str, Callable[[Finding], Any]] = {
        _("Mức"): lambda found: found.get_severity_display(),
        _("Điều thấy"): lambda found: found.said.title,
        _("Trong văn bản"): lambda found: found.text,
        _("Dòng"): lambda found: found.line,
        _("Đề nghị"): lambda found: found.said.suggestion,
        _("Căn cứ"): lambda found: found.rests_on,
        _("Đã quyết"): lambda found: found.get_state_display(),
        _("Lý do"): lambda found: found.reason,
    }
    return list_response(request, _findings(plan, FindingFilter.of(request)), columns, name="loi-van-ban")
