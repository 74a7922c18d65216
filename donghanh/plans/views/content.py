"""Changing what a plan sets besides tasks: targets, report duties, sources of money."""

import uuid
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.bodies import Body
from donghanh.plans.forms import (
    DutyEditForm,
    DutyForm,
    SentForm,
    SourceEditForm,
    SourceForm,
    TargetEditForm,
    TargetForm,
)
from donghanh.plans.models import BudgetSource, Plan, ReportDuty, Target
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.views.loading import attempt, bodies_of_unit, form_page, load_plan, now


@requires(PlanPermission.EDIT)
def target(request: ScopedRequest, pk: uuid.UUID, target_pk: uuid.UUID | None = None) -> HttpResponse:
    """Add a target, or correct one."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = _part_of(plan, Target, target_pk) if target_pk else None
    back = reverse("plans:targets", args=[plan.pk])
    names = ("text", "operator", "value", "unit_text", "kind")
    if stored:
        value = "" if stored.value is None else f"{stored.value.normalize():f}".replace(".", ",")
        initial = {n: getattr(stored, n) for n in names} | {"value": value, "version": stored.version}
        form: TargetForm = TargetEditForm(request.POST or None, of=stored, initial=initial)
    else:
        form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {n: form.cleaned_data[n] for n in names} | {"by": request.scope.actor, "at": now()}

        def act() -> None:
            if stored and isinstance(form, TargetEditForm):
                actions.edit_target(target=stored, expected_version=form.expected_version, **values)
            else:
                actions.add_target(plan=plan, **values)

        answer = attempt(request, act, done=_("Đã ghi chỉ tiêu."), back=back, form=form)
        if answer:
            return answer
    remove_url = reverse("plans:target_remove", args=[plan.pk, stored.pk]) if stored else ""
    title = _("Sửa chỉ tiêu") if stored else _("Thêm chỉ tiêu")
    return form_page(request, plan, form, title, _("Ghi lại"), remove_url=remove_url, back_url=back)


@requires(PlanPermission.EDIT)
def target_remove(request: ScopedRequest, pk: uuid.UUID, target_pk: uuid.UUID) -> HttpResponse:
    """Ask, then take a target out."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = _part_of(plan, Target, target_pk)
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
    stored = _part_of(plan, ReportDuty, duty_pk) if duty_pk else None
    back = reverse("plans:report_duties", args=[plan.pk])
    names = ("text", "recipient", "via", "due_on", "period")
    if stored:
        reporter = (
            f"o{stored.organisation_id}" if stored.organisation_id else f"g{stored.group_id}" if stored.group_id else ""
        )
        initial = {n: getattr(stored, n) for n in names} | {"reporter": reporter, "version": stored.version}
        form: DutyForm = DutyEditForm(request.POST or None, of=stored, initial=initial)
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
            back=back,
            form=form,
        )
        if answer:
            return answer
    remove_url = reverse("plans:report_duty_remove", args=[plan.pk, stored.pk]) if stored else ""
    title = _("Sửa chế độ báo cáo") if stored else _("Thêm chế độ báo cáo")
    return form_page(request, plan, form, title, _("Ghi lại"), remove_url=remove_url, back_url=back)


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
    stored = _part_of(plan, ReportDuty, duty_pk)
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
    return form_page(request, duty.plan, form, _("Báo cáo đã gửi"), _("Ghi lại"), quote=duty.text)


@requires(PlanPermission.EDIT)
def budget_source(request: ScopedRequest, pk: uuid.UUID, source_pk: uuid.UUID | None = None) -> HttpResponse:
    """Add a source of money, or correct one."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = _part_of(plan, BudgetSource, source_pk) if source_pk else None
    form: SourceForm = SourceForm(request.POST or None)
    if stored:
        form = SourceEditForm(request.POST or None, of=stored, initial={"text": stored.text, "version": stored.version})
    back = reverse("plans:budget", args=[plan.pk])
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {"text": form.cleaned_data["text"], "by": request.scope.actor, "at": now()}

        def act() -> None:
            if stored and isinstance(form, SourceEditForm):
                actions.edit_budget_source(source=stored, expected_version=form.expected_version, **values)
            else:
                actions.add_budget_source(plan=plan, **values)

        answer = attempt(request, act, done=_("Đã ghi nguồn kinh phí."), back=back, form=form)
        if answer:
            return answer
    remove_url = reverse("plans:budget_source_remove", args=[plan.pk, stored.pk]) if stored else ""
    title = _("Sửa nguồn kinh phí") if stored else _("Thêm nguồn kinh phí")
    return form_page(request, plan, form, title, _("Ghi lại"), remove_url=remove_url, back_url=back)


@requires(PlanPermission.EDIT)
def budget_source_remove(request: ScopedRequest, pk: uuid.UUID, source_pk: uuid.UUID) -> HttpResponse:
    """Ask, then take a source of money out."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    stored = _part_of(plan, BudgetSource, source_pk)
    return _remove(
        request,
        stored.text,
        lambda: actions.remove_budget_source(source=stored, by=request.scope.actor, at=now()),
        back=reverse("plans:budget", args=[plan.pk]),
        question=_("Bỏ nguồn kinh phí này?"),
    )


P = TypeVar("P", Target, ReportDuty, BudgetSource)


def _part_of(plan: Plan, model: type[P], pk: uuid.UUID) -> P:
    """A target, report duty or source of money of this plan; 404 for one of another."""
    return get_object_or_404(model._default_manager.select_related("plan"), plan=plan, pk=pk)


def _remove(request: ScopedRequest, text: str, act: Any, *, back: str, question: str) -> HttpResponse:
    if request.method == "POST":
        answer = attempt(request, act, done=_("Đã bỏ."), back=back)
        assert answer is not None
        return answer
    context = {"question": question, "text": text, "action": _("Bỏ mục này"), "back_url": back, "danger": True}
    return render(request, "web/confirm.html", context)
