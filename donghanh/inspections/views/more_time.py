"""More time for a finding: its body asks, somebody of the office answers."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form
from donghanh.inspections import actions
from donghanh.inspections.forms.findings import AskTimeForm
from donghanh.inspections.models import Finding, MoreTime, TimeState
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.views.desk import FILLERS, act, load_finding, now
from donghanh.inspections.views.desk import ask as ask_first
from donghanh.plans.forms import ExtensionDecisionForm


def _back(finding_id: uuid.UUID) -> str:
    return reverse("inspections:finding", args=[finding_id])


def _request(request: ScopedRequest, pk: uuid.UUID) -> MoreTime:
    rows = MoreTime.objects.select_related("finding__inspection__unit", "finding__owner")
    return get_visible_or_404(rows, request.scope, pk=pk)


@requires(*FILLERS)
def ask(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask for a later deadline: the body that is to put it right, or the office on its behalf."""
    finding = load_finding(request, pk)
    if not Finding.objects.filter(pk=pk).answerable_by(request.scope).exists():
        raise Http404
    form = AskTimeForm(request.POST or None)
    lede = _("Hạn đang có: %(day)s. Hạn đặt lần đầu vẫn được giữ.") % {"day": formats.date(finding.due_on)}
    return act(
        request,
        form,
        lambda: actions.ask_more_time(finding=finding, **form.cleaned_data, by=request.scope.actor, at=now()),
        _("Đã gửi đề nghị gia hạn."),
        to=_back(finding.pk),
        title=_("Xin gia hạn khắc phục"),
        lede=f"{finding.what}. {lede}",
        action=_("Gửi đề nghị"),
        back_url=_back(finding.pk),
    )


@requires(InspectionPermission.VERIFY)
def decide(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer a request: yes until a day, or no with a reason."""
    asked = _request(request, pk)
    finding, back = asked.finding, _back(asked.finding_id)
    if not Finding.objects.decidable_by(request.scope).filter(pk=finding.pk).exists():
        raise Http404
    if asked.state != TimeState.ASKED and request.method != "POST":
        return redirect(back)
    form = ExtensionDecisionForm(request.POST or None)

    def granted() -> bool:
        return bool(form.cleaned_data["decision"] == "cho")

    def settle() -> MoreTime:
        data = form.cleaned_data
        signed: dict[str, Any] = {
            "request": asked, "answer": data["answer"], "by": request.scope.actor, "at": now()
        }  # fmt: skip
        return (
            actions.grant_more_time(**signed, until=data["until"]) if granted() else actions.refuse_more_time(**signed)
        )

    text = _("%(body)s xin lùi từ %(old)s đến %(new)s: “%(reason)s”") % {
        "body": finding.owner.name,
        "old": formats.date(asked.old_due_on),
        "new": formats.date(asked.new_due_on),
        "reason": asked.reason,
    }
    if finding.first_due_on != asked.old_due_on:
        text = f"{text}. {_('Hạn ban đầu: %(day)s.') % {'day': formats.date(finding.first_due_on)}}"
    return act(
        request,
        form,
        settle,
        _("Đã trả lời đề nghị gia hạn."),
        to=back,
        template="web/confirm.html",
        question=finding.what,
        text=text,
        action=_("Trả lời"),
        keep=_("Để sau"),
        back_url=back,
    )


@requires(*FILLERS)
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a request back that nobody has answered."""
    asked = _request(request, pk)
    if not Finding.objects.filter(pk=asked.finding_id).answerable_by(request.scope).exists():
        raise Http404
    return ask_first(
        request,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.withdraw_more_time(request=asked, by=request.scope.actor, at=now()),
        _("Đã rút đề nghị gia hạn."),
        to=_back(asked.finding_id),
        question=_("Rút đề nghị gia hạn?"),
        text=_("Hạn vẫn là %(day)s.") % {"day": formats.date(asked.finding.due_on)},
        action=_("Rút đề nghị"),
    )
