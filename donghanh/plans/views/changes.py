"""Changing a plan: its number, name and span, its end."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.forms import (
    NumberForm,
    PlanEditForm,
)
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries import possible_parents
from donghanh.plans.status import AT_WORK
from donghanh.plans.views.loading import attempt, form_page, load_plan, now


@requires(PlanPermission.EDIT)
def number(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Write in number, date and signer after the e-office has given them."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    names = ("number", "symbol", "issued_on", "signer_name", "signer_title", "place")
    initial = {name: value for name in names if (value := getattr(plan, name))} | {"version": plan.version}
    form = NumberForm(request.POST or None, of=plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            lambda: actions.complete_number(
                plan=plan,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=now(),
                **{name: form.cleaned_data[name] for name in names},
            ),
            done=_("Đã ghi số, ngày của kế hoạch."),
            back=reverse("plans:plan", args=[plan.pk]),
            form=form,
        )
        if answer:
            return answer
    return form_page(request, plan, form, _("Số, ngày và người ký"), _("Ghi lại"))


@requires(PlanPermission.EDIT)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Correct what the plan is called and which days it covers."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    names = ("title", "kind", "starts_on", "ends_on")
    initial = {name: getattr(plan, name) for name in names} | {"parent": plan.parent_id, "version": plan.version}
    form = PlanEditForm(request.POST or None, of=plan, initial=initial, parents=possible_parents(request.scope, plan))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        answer = attempt(
            request,
            lambda: actions.edit_plan(
                plan=plan,
                expected_version=form.expected_version,
                year=data["starts_on"].year if data["starts_on"] != plan.starts_on else plan.year,
                parent=data["parent"],
                by=request.scope.actor,
                at=now(),
                **{name: data[name] for name in names},
            ),
            done=_("Đã ghi thay đổi."),
            back=reverse("plans:plan", args=[plan.pk]),
            form=form,
            labels={"year": _("Năm"), "parent_id": _("Triển khai kế hoạch")},
        )
        if answer:
            return answer
    return form_page(request, plan, form, _("Sửa tên và thời gian"), _("Ghi lại"))


@requires(PlanPermission.APPROVE)
def close(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask, then end the work on a plan."""
    plan = load_plan(request, pk, permission=PlanPermission.APPROVE)
    back = reverse("plans:plan", args=[plan.pk])
    if request.method == "POST":
        answer = attempt(
            request,
            lambda: actions.close_plan(plan=plan, expected_version=plan.version, by=request.scope.actor, at=now()),
            done=_("Kế hoạch đã kết thúc."),
            back=back,
        )
        assert answer is not None
        return answer
    left = plan.tasks.deeds().filter(state__in=AT_WORK).count()
    text = _("Sau khi kết thúc, không ai sửa hay trả lời được nữa. Lãnh đạo có thể mở lại.")
    if left:
        text = _("Còn %(count)d việc chưa xong, các việc ấy giữ nguyên tình trạng.") % {"count": left} + " " + text
    return render(
        request,
        "web/confirm.html",
        {"question": _("Kết thúc kế hoạch này?"), "text": text, "action": _("Kết thúc kế hoạch"), "back_url": back},
    )


@requires(PlanPermission.APPROVE)
@require_POST
def reopen(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take up a closed plan again."""
    plan = load_plan(request, pk, permission=PlanPermission.APPROVE)
    answer = attempt(
        request,
        lambda: actions.reopen_plan(plan=plan, expected_version=plan.version, by=request.scope.actor, at=now()),
        done=_("Kế hoạch được mở lại."),
        back=reverse("plans:plan", args=[plan.pk]),
    )
    assert answer is not None
    return answer
