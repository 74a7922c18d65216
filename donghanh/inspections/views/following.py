"""What becomes of a finding: reported, verified, handed back, given more time, given up; its files."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.forms import Form
from donghanh.inspections import actions
from donghanh.inspections.forms.findings import ClaimForm, ExtendForm, VerifyForm
from donghanh.inspections.forms.inspections import ReasonForm, VersionForm
from donghanh.inspections.models import Finding, FindingFile, FollowUp, Inspection
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.queries.deadlines import due_in
from donghanh.inspections.queries.finding import removable_files
from donghanh.inspections.views.desk import FILLERS, READERS, act, arrived, ask, load_finding, now


def _url(finding: Finding) -> str:
    return reverse("inspections:finding", args=[finding.pk])


def _to_decide(request: ScopedRequest, pk: uuid.UUID) -> Finding:
    """The finding, for who verifies in its unit; 404 otherwise."""
    finding = load_finding(request, pk)
    if not Finding.objects.decidable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return finding


@requires(*FILLERS)
def claim(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Report that it is put right."""
    finding, scope = load_finding(request, pk), request.scope
    may_keep = Inspection.objects.keepable_by(scope).filter(pk=finding.inspection_id).exists()
    if not may_keep and finding.owner_id not in scope.organisations_with(InspectionPermission.ANSWER):
        raise Http404
    initial = {"version": finding.version, "done_on": scope.on}
    form = ClaimForm(request.POST or None, request.FILES or None, initial=initial)
    form.offer(may_show=not finding.inspection.is_protected)

    def save() -> FollowUp:
        data = form.cleaned_data
        with arrived(data.get("files") or []) as files:
            return actions.claim_done(
                finding=finding,
                expected_version=form.expected_version,
                text=data["text"],
                done_on=data["done_on"],
                files=files,
                by=scope.actor,
                at=now(),
            )

    return act(
        request,
        form,
        save,
        _("Đã báo kết quả. Người khác sẽ xem và xác nhận."),
        to=_url(finding),
        title=_("Báo đã khắc phục"),
        lede=finding.what,
        action=_("Gửi kết quả"),
        back_url=_url(finding),
        takes_files=True,
        lost_files=request.method == "POST" and bool(request.FILES),
    )


@requires(InspectionPermission.VERIFY)
def verify(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Say that it is so."""
    return _decide(
        request,
        pk,
        VerifyForm,
        actions.verify_done,
        _("Đã xác nhận."),
        question=_("Xác nhận đã khắc phục?"),
        text=_("Kiến nghị khép lại, tính theo ngày nơi khắc phục làm xong."),
        action=_("Xác nhận"),
    )


@requires(InspectionPermission.VERIFY)
def hand_back(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Hand a report back."""
    return _decide(
        request,
        pk,
        ReasonForm,
        actions.return_done,
        _("Đã trả lại."),
        question=_("Trả lại kết quả để làm tiếp?"),
        text=_("Nơi khắc phục đọc được lý do. Hạn vẫn như cũ; cần thêm thời gian thì gia hạn."),
        action=_("Trả lại"),
    )


@requires(InspectionPermission.VERIFY)
def drop(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Follow it no longer."""
    return _decide(
        request,
        pk,
        ReasonForm,
        actions.drop_finding,
        _("Đã thôi theo dõi."),
        question=_("Thôi theo dõi kiến nghị này?"),
        text=_("Kiến nghị vẫn đọc được kèm lý do và không còn tính vào số quá hạn. Có thể theo dõi lại."),
        action=_("Thôi theo dõi"),
    )


@requires(InspectionPermission.VERIFY)
def resume(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Follow it again."""
    return _decide(
        request,
        pk,
        VersionForm,
        actions.resume_finding,
        _("Đang theo dõi lại."),
        question=_("Theo dõi lại kiến nghị này?"),
        text=_("Hạn vẫn là hạn cũ; cần thêm thời gian thì gia hạn."),
        action=_("Theo dõi lại"),
    )


def _decide(
    request: ScopedRequest,
    pk: uuid.UUID,
    kind: type[Form],
    act_on: Callable[..., Any],
    said: str,
    *,
    question: str,
    text: str,
    action: str,
) -> HttpResponseBase:
    finding = _to_decide(request, pk)
    form: Any = kind(request.POST or None, initial={"version": finding.version})

    def save() -> Any:
        return act_on(
            finding=finding,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return ask(request, form, save, said, to=_url(finding), question=question, text=text, action=action)


@requires(InspectionPermission.VERIFY)
def extend(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Give it more time."""
    finding, scope = _to_decide(request, pk), request.scope
    form = ExtendForm(request.POST or None, initial={"version": finding.version})

    def save() -> Finding:
        return actions.extend_finding(
            finding=finding,
            expected_version=form.expected_version,
            due_on=form.due(lambda days: due_in(finding.inspection.unit, days, scope.on)),
            reason=form.cleaned_data["reason"],
            by=scope.actor,
            at=now(),
        )

    return act(
        request,
        form,
        save,
        _("Đã gia hạn. Hạn ban đầu vẫn được giữ."),
        to=_url(finding),
        title=_("Gia hạn"),
        lede=finding.what,
        action=_("Gia hạn"),
        back_url=_url(finding),
    )


@requires(*READERS)
def file_remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a file of an open finding away: who keeps inspections any, anybody else their own."""
    row = get_visible_or_404(FindingFile.objects.kept(), request.scope, pk=pk)
    if not removable_files(request.scope).filter(pk=pk).exists():
        raise Http404
    finding = load_finding(request, row.finding_id)
    return ask(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.remove_finding_file(row=row, by=request.scope.actor, at=now()),
        _("Đã bỏ tệp."),
        to=_url(finding),
        question=_("Bỏ tệp này?"),
        text=_("Tệp bị xóa hẳn, không lấy lại được."),
        action=_("Bỏ tệp"),
    )
