"""A newer reading of the document beside the running plan: choose what to take over."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans.amendments import Act, amend_plan, newer_reading, proposed
from donghanh.plans.forms import ReasonForm
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import proposal_groups
from donghanh.plans.views.loading import attempt, load_plan, now


@requires(PlanPermission.EDIT)
def amend(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """What the newer reading adds, changes and no longer says; take over what is ticked, with the reason."""
    plan = load_plan(request, pk, permission=PlanPermission.EDIT)
    reading = newer_reading(plan)
    if reading is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = attempt(
            request,
            lambda: amend_plan(
                plan=plan,
                reading=reading,
                chosen=set(request.POST.getlist("muc")),
                reason=form.cleaned_data["reason"],
                by=request.scope.actor,
                at=now(),
            ),
            done=_("Đã điều chỉnh kế hoạch. Việc thêm vào và nơi làm mới chưa được gửi."),
            back=reverse("plans:tasks", args=[plan.pk]),
            form=form,
        )
        if answer:
            return answer
    found = proposed(plan, reading, on=request.scope.on).proposals
    by_default = {proposal.key for proposal in found if proposal.act != Act.DROP}
    context = {
        "plan": plan,
        "form": form,
        "reading": reading,
        "groups": proposal_groups(found),
        "chosen": set(request.POST.getlist("muc")) if request.method == "POST" else by_default,
    }
    return render(request, "plans/amend.html", context)
