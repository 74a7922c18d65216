"""Decisions about a task: set aside, result confirmed or handed back, more time asked for and given or not."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.plans import actions
from donghanh.plans.forms import ExtensionDecisionForm, ExtensionForm, ResultForm, SetAsideForm
from donghanh.plans.models import Extension, ExtensionState, Task, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.status import TaskState
from donghanh.plans.views.loading import ask_first, attempt, load_task, now


@requires(PlanPermission.EDIT)
def set_aside(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask how and why, then set the task aside."""
    task = load_task(request, pk, permission=PlanPermission.EDIT)
    form = SetAsideForm(request.POST or None)
    text = _("Việc rời khỏi bảng theo dõi, các cơ quan không cần làm nữa. Có thể lấy lại.")
    if task.repeats:
        text = _("Việc và các kỳ chưa mở rời khỏi bảng theo dõi; kỳ đã mở giữ nguyên. Có thể lấy lại.")
    return ask_first(
        request,
        form,
        lambda: actions.set_aside_task(
            task=task,
            to=TaskState(form.cleaned_data["to"]),
            expected_version=task.version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        ),
        done=lambda: _("Việc đã để lại, lý do được giữ."),
        back=reverse("plans:task", args=[task.pk]),
        question=_("Để lại việc này?"),
        text=text,
        action=_("Để lại"),
    )


@requires(PlanPermission.DECIDE)
def result(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Look at a reported result: it counts, or goes back."""
    task = load_task(request, pk, permission=PlanPermission.DECIDE)
    form = ResultForm(request.POST or None)

    def passed() -> bool:
        return form.cleaned_data["decision"] == "dat"

    def settle() -> Task:
        signed: dict[str, Any] = {
            "task": task,
            "expected_version": task.version,
            "by": request.scope.actor,
            "at": now(),
        }
        words = form.cleaned_data["text"]
        return (
            actions.confirm_result(**signed, text=words) if passed() else actions.return_result(**signed, reason=words)
        )

    said = "; ".join(
        _("%(body)s: “%(result)s”") % {"body": party.name, "result": party.result}
        for party in task.parties.live().exclude(result="").select_related("organisation", "group")
    )
    return ask_first(
        request,
        form,
        settle,
        done=lambda: _("Việc đã xong.") if passed() else _("Đã trả lại kết quả, nơi làm thấy lời nhắn."),
        back=reverse("plans:task", args=[task.pk]),
        question=_("Xác nhận kết quả?"),
        text=said,
        action=_("Ghi lại"),
    )


@requires(PlanPermission.EDIT)
def ask(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The office asks for more time; somebody else decides."""
    return _ask_extension(request, load_task(request, pk, permission=PlanPermission.EDIT), None)


@signed_in
def ask_for_part(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A leading body asks for more time."""
    rows = TaskParty.objects.visible_to(request.scope).select_related("task__plan", "organisation")
    party = get_object_or_404(rows, pk=pk, organisation__in=request.scope.organisations_with(PlanPermission.ANSWER))
    return _ask_extension(request, party.task, party)


def _ask_extension(request: ScopedRequest, task: Task, party: TaskParty | None) -> HttpResponse:
    form = ExtensionForm(request.POST or None, plan=task.plan)
    text = (
        _("Hạn đang có: %(day)s. Hạn đặt lần đầu vẫn được giữ.") % {"day": formats.date(task.due_on)}
        if task.due_on
        else ""
    )
    return ask_first(
        request,
        form,
        lambda: actions.ask_extension(task=task, party=party, **form.cleaned_data, by=request.scope.actor, at=now()),
        done=lambda: _("Đã gửi đề nghị gia hạn."),
        back=reverse("plans:task", args=[task.pk]),
        question=_("Xin gia hạn việc này?"),
        text=text,
        action=_("Gửi đề nghị"),
    )


@requires(PlanPermission.DECIDE)
def decide(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer a request for more time."""
    extension = _extension(request, pk)
    task = extension.task
    request.scope.require(PlanPermission.DECIDE, unit_id=task.plan.unit_id)
    back = reverse("plans:task", args=[task.pk])
    if extension.state != ExtensionState.ASKED and request.method != "POST":
        return redirect(back)
    form = ExtensionDecisionForm(request.POST or None, plan=extension.task.plan)

    def granted() -> bool:
        return form.cleaned_data["decision"] == "cho"

    def settle() -> Extension:
        data = form.cleaned_data
        signed: dict[str, Any] = {
            "extension": extension, "answer": data["answer"], "by": request.scope.actor, "at": now()
        }  # fmt: skip
        return (
            actions.grant_extension(**signed, until=data["until"]) if granted() else actions.refuse_extension(**signed)
        )

    asker = extension.party.name if extension.party else task.plan.owner_post.organisation.name
    text = _("%(body)s xin lùi từ %(old)s đến %(new)s: “%(reason)s”") % {
        "body": asker,
        "old": formats.date(extension.old_due_on),
        "new": formats.date(extension.new_due_on),
        "reason": extension.reason,
    }
    if (
        extension.state != ExtensionState.ASKED
    ):  # somebody else was quicker: what they said stands beside what was typed
        text = f"{text}. {_decided_words(extension)}"
    return ask_first(
        request,
        form,
        settle,
        done=lambda: _("Đã cho gia hạn.") if granted() else _("Đã trả lời: giữ hạn cũ."),
        back=back,
        question=task.short_text,
        text=text,
        action=_("Trả lời"),
        keep=_("Để sau"),
    )


def _decided_words(extension: Extension) -> str:
    if extension.state == ExtensionState.WITHDRAWN or extension.decided_by is None:
        return str(extension.get_state_display())
    facts = {"who": extension.decided_by.full_name, "day": formats.date(extension.new_due_on)}
    if extension.state == ExtensionState.GRANTED:
        return _("%(who)s đã cho gia hạn đến hết ngày %(day)s.") % facts
    return _("%(who)s đã trả lời: giữ hạn cũ.") % facts


@signed_in
@require_POST
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take back one's own request: the body that asked, or the office for its own."""
    extension = _extension(request, pk)
    if extension.party is None:
        request.scope.require(PlanPermission.EDIT, unit_id=extension.task.plan.unit_id)
    elif extension.party.organisation_id not in request.scope.organisations_with(PlanPermission.ANSWER):
        raise Http404
    back = reverse("plans:task", args=[extension.task_id])
    answer = attempt(
        request,
        lambda: actions.withdraw_extension(extension=extension, by=request.scope.actor, at=now()),
        done=_("Đã rút đề nghị gia hạn."),
        back=back,
    )
    return answer or redirect(back)


def _extension(request: ScopedRequest, pk: uuid.UUID) -> Extension:
    rows = Extension.objects.visible_to(request.scope).select_related(
        "task__plan__owner_post__organisation", "task__section", "party__organisation", "decided_by"
    )
    return get_object_or_404(rows, pk=pk)
