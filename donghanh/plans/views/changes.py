"""Changing a plan: its number, name and span, its end; what it sets besides tasks."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.forms import (
    DutyEditForm,
    DutyForm,
    NumberForm,
    PlanEditForm,
    SentForm,
    TargetEditForm,
    TargetForm,
)
from donghanh.plans.models import Plan, ReportDuty, Target
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import TaskState
from donghanh.plans.views.loading import attempt, bodies_of_unit, load_plan, now


def _form_page(request: ScopedRequest, plan: Plan, form: Any, title: str, action: str, **more: Any) -> HttpResponse:
    return render(request, "plans/form.html", {"plan": plan, "form": form, "title": title, "action": action} | more)


@requires(PlanPermission.EDIT)
def number(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Write in number, date and signer after the e-office has given them."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    names = ("number", "symbol", "issued_on", "signer_name", "signer_title", "place")
    initial = {name: value for name in names if (value := getattr(plan, name))} | {"version": plan.version}
    form = NumberForm(request.POST or None, initial=initial)
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
            labels={"state": _("Tình trạng")},
        )
        if answer:
            return answer
    return _form_page(request, plan, form, _("Số, ngày và người ký"), _("Ghi lại"))


@requires(PlanPermission.EDIT)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Correct what the plan is called and which days it covers."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    names = ("title", "kind", "starts_on", "ends_on")
    initial = {name: getattr(plan, name) for name in names} | {"parent": plan.parent_id, "version": plan.version}
    parents = Plan.objects.visible_to(request.scope).exclude(pk=plan.pk)
    form = PlanEditForm(request.POST or None, initial=initial, parents=parents)
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
    return _form_page(request, plan, form, _("Sửa tên và thời gian"), _("Ghi lại"))


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
    left = plan.tasks.filter(state__in=(TaskState.DRAFT, TaskState.SENT)).count()
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


@requires(PlanPermission.EDIT)
def target(request: ScopedRequest, pk: uuid.UUID, target_pk: uuid.UUID | None = None) -> HttpResponse:
    """Add a target, or correct one."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = get_object_or_404(Target.objects.select_related("plan"), plan=plan, pk=target_pk) if target_pk else None
    names = ("text", "operator", "value", "unit_text", "kind")
    if stored:
        value = "" if stored.value is None else f"{stored.value.normalize():f}".replace(".", ",")
        initial = {n: getattr(stored, n) for n in names} | {"value": value, "version": stored.version}
        form: TargetForm = TargetEditForm(request.POST or None, initial=initial)
    else:
        form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {n: form.cleaned_data[n] for n in names} | {"by": request.scope.actor, "at": now()}

        def act() -> None:
            if stored and isinstance(form, TargetEditForm):
                actions.edit_target(target=stored, expected_version=form.expected_version, **values)
            else:
                actions.add_target(plan=plan, **values)

        answer = attempt(
            request, act, done=_("Đã ghi chỉ tiêu."), back=reverse("plans:targets", args=[plan.pk]), form=form
        )
        if answer:
            return answer
    remove_url = reverse("plans:target_remove", args=[plan.pk, stored.pk]) if stored else ""
    title = _("Sửa chỉ tiêu") if stored else _("Thêm chỉ tiêu")
    return _form_page(request, plan, form, title, _("Ghi lại"), remove_url=remove_url)


@requires(PlanPermission.EDIT)
def target_remove(request: ScopedRequest, pk: uuid.UUID, target_pk: uuid.UUID) -> HttpResponse:
    """Ask, then take a target out."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = get_object_or_404(Target.objects.select_related("plan"), plan=plan, pk=target_pk)
    return _remove(
        request,
        stored.text,
        lambda: actions.remove_target(target=stored, by=request.scope.actor, at=now()),
        back=reverse("plans:targets", args=[plan.pk]),
        question=_("Bỏ chỉ tiêu này?"),
    )


@requires(PlanPermission.EDIT)
def report_duty(request: ScopedRequest, pk: uuid.UUID, duty_pk: uuid.UUID | None = None) -> HttpResponse:
    """Add a duty to report, or correct one."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = get_object_or_404(ReportDuty.objects.select_related("plan"), plan=plan, pk=duty_pk) if duty_pk else None
    names = ("text", "recipient", "via", "due_on", "period")
    if stored:
        reporter = (
            f"o{stored.organisation_id}" if stored.organisation_id else f"g{stored.group_id}" if stored.group_id else ""
        )
        initial = {n: getattr(stored, n) for n in names} | {"reporter": reporter, "version": stored.version}
        form: DutyForm = DutyEditForm(request.POST or None, initial=initial)
    else:
        form = DutyForm(request.POST or None)
    form.fields["reporter"].offer(*bodies_of_unit(plan, request), _("Chưa rõ"))
    if stored and stored.period and stored.period not in dict(form.fields["period"].choices):
        form.fields["period"].choices = [*form.fields["period"].choices, (stored.period, stored.period)]
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {n: form.cleaned_data[n] for n in names} | {"by": request.scope.actor, "at": now()}
        values["reporter"] = _reporter(form.cleaned_data["reporter"], stored)

        def act() -> None:
            if stored and isinstance(form, DutyEditForm):
                actions.edit_report_duty(duty=stored, expected_version=form.expected_version, **values)
            else:
                actions.add_report_duty(plan=plan, **values)

        answer = attempt(
            request,
            act,
            done=_("Đã ghi chế độ báo cáo."),
            back=reverse("plans:report_duties", args=[plan.pk]),
            form=form,
        )
        if answer:
            return answer
    remove_url = reverse("plans:report_duty_remove", args=[plan.pk, stored.pk]) if stored else ""
    title = _("Sửa chế độ báo cáo") if stored else _("Thêm chế độ báo cáo")
    return _form_page(request, plan, form, title, _("Ghi lại"), remove_url=remove_url)


def _reporter(chosen: Body | None, stored: ReportDuty | None) -> Body | None:
    """The chosen body, keeping the printed name while the body is the same or nobody known was chosen."""
    if stored is None:
        return chosen
    kept = chosen is None or (chosen.organisation_id, chosen.group_id) == (stored.organisation_id, stored.group_id)
    printed = stored.reporter if kept else ""
    if chosen is None:
        return Body(printed=stored.reporter) if stored.reporter else None
    return Body(printed or chosen.printed, chosen.organisation_id, chosen.group_id)


@requires(PlanPermission.EDIT)
def report_duty_remove(request: ScopedRequest, pk: uuid.UUID, duty_pk: uuid.UUID) -> HttpResponse:
    """Ask, then take a duty to report out."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = get_object_or_404(ReportDuty.objects.select_related("plan"), plan=plan, pk=duty_pk)
    return _remove(
        request,
        stored.text,
        lambda: actions.remove_report_duty(duty=stored, by=request.scope.actor, at=now()),
        back=reverse("plans:report_duties", args=[plan.pk]),
        question=_("Bỏ chế độ báo cáo này?"),
    )


@requires(PlanPermission.EDIT)
def report_sent(request: ScopedRequest, duty_pk: uuid.UUID) -> HttpResponse:
    """Note on which day a report went out."""
    duty = get_visible_or_404(ReportDuty.objects.select_related("plan"), request.scope, pk=duty_pk)  # type: ignore[type-var]
    request.scope.require(PlanPermission.EDIT, unit_id=duty.plan.unit_id)
    form = SentForm(request.POST or None, initial={"sent_on": request.scope.on})
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            lambda: actions.record_report_sent(
                duty=duty, sent_on=form.cleaned_data["sent_on"], by=request.scope.actor, at=now()
            ),
            done=_("Đã ghi báo cáo đã gửi."),
            back=reverse("plans:report_duties", args=[duty.plan_id]),
            form=form,
        )
        if answer:
            return answer
    return _form_page(request, duty.plan, form, _("Báo cáo đã gửi"), _("Ghi lại"), quote=duty.text)


def _remove(request: ScopedRequest, text: str, act: Any, *, back: str, question: str) -> HttpResponse:
    if request.method == "POST":
        answer = attempt(request, act, done=_("Đã bỏ."), back=back)
        assert answer is not None
        return answer
    context = {"question": question, "text": text, "action": _("Bỏ mục này"), "back_url": back, "danger": True}
    return render(request, "web/confirm.html", context)
