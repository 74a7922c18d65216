"""Asking before tasks go out to other offices, and sending them."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.models import Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import line_of
from donghanh.plans.queries import rows_of
from donghanh.plans.status import PartState
from donghanh.plans.views.loading import attempt, load_plan, load_task, now


@requires(PlanPermission.SEND)
def send_plan(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what is ready and what lacks a lead; send what the officer leaves ticked."""
    plan = load_plan(request, pk, permission=PlanPermission.SEND)
    rows = [
        row
        for row in rows_of(plan.tasks.open().order_by("order"), today=request.scope.on)
        if row.task.state == "draft"
        or any(p.state == PartState.DRAFT and (p.organisation_id or p.group_id) for p in row.parties)
    ]
    ready = [row for row in rows if row.lead is not None]
    missing = [row for row in rows if row.lead is None]
    if request.method == "POST":
        wanted = set(request.POST.getlist("viec"))
        chosen = [row.task for row in ready if str(row.task.pk) in wanted]
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
            "ready": [line_of(row) for row in ready],
            "missing": [line_of(row) for row in missing],
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
    line = line_of(rows_of(Task.objects.filter(pk=task.pk), today=request.scope.on)[0])
    bodies = ", ".join(filter(None, (line.lead, line.coordinating)))
    context = {
        "question": _("Gửi việc này đi?"),
        "text": _("“%(task)s”. Nơi nhận: %(bodies)s.") % {"task": line.title, "bodies": bodies},
        "action": _("Gửi việc"),
        "back_url": back,
    }
    return render(request, "web/confirm.html", context)
