"""Asking before tasks go out to other offices, and sending them."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.models import Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import line_of
from donghanh.plans.queries import held_up_by, rows_of, to_send
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.loading import attempt, load_plan, load_task, now
from donghanh.plans.wording import refusal


@requires(PlanPermission.SEND)
def send_plan(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what is ready, what lacks a lead and what waits for a group to be filled; send what the officer leaves ticked."""
    plan = load_plan(request, pk, permission=PlanPermission.SEND)
    found = to_send(plan, on=request.scope.on)
    if request.method == "POST":
        wanted = set(request.POST.getlist("viec"))
        chosen = [row.task for row in found.ready if str(row.task.pk) in wanted]
        answer = attempt(
            request,
            lambda: actions.send_tasks(plan=plan, tasks=chosen, by=request.scope.actor, at=now()),
            done=_("Đã gửi %(count)d việc.") % {"count": len(chosen)},
            back=reverse("plans:tasks", args=[plan.pk]),
        )
        assert answer is not None
        return answer
    return render(
        request,
        "plans/send.html",
        {
            "plan": plan,
            "ready": [line_of(row) for row in found.ready],
            "missing": [line_of(row) for row in found.leaderless],
            "held_up": [(line_of(row), group) for row, group in found.held_up],
            "is_draft": plan.state == "draft",
        },
    )


@requires(PlanPermission.SEND)
def send_task(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask, then send one task."""
    task = load_task(request, pk, permission=PlanPermission.SEND)
    back = reverse("plans:task", args=[task.pk])
    if request.method == "POST":
        answer = attempt(
            request,
            lambda: actions.send_tasks(plan=task.plan, tasks=[task], by=request.scope.actor, at=now()),
            done=_("Đã gửi việc."),
            back=back,
        )
        assert answer is not None
        return answer
    row = rows_of(Task.objects.filter(pk=task.pk), today=request.scope.on)[0]
    if row.lead is None:
        messages.warning(request, _("Việc này chưa có cơ quan chủ trì. Chọn chủ trì rồi gửi."))
        return redirect("plans:task_lead", task.pk)
    if group := held_up_by(row, on=request.scope.on):
        messages.warning(request, refusal(PlanRefused("group_empty", group=group.name)))
        return redirect("organisations:group", group.pk)
    line = line_of(row)
    bodies = ", ".join(filter(None, (line.lead, line.coordinating)))
    context = {
        "question": _("Gửi việc này đi?"),
        "text": _("“%(task)s”. Nơi nhận: %(bodies)s.") % {"task": line.title, "bodies": bodies},
        "action": _("Gửi việc"),
        "back_url": back,
    }
    return render(request, "web/confirm.html", context)
