"""Filters of the list of all tasks that a person keeps under names: save, rename, remove."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.toasts import confirm
from donghanh.people.models import Person
from donghanh.plans import actions
from donghanh.plans.forms import FilterNameForm
from donghanh.plans.models import SavedFilter
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.across import look
from donghanh.plans.views.loading import now
from donghanh.plans.wording import refusal


@requires(PlanPermission.READ)
@require_http_methods(["GET", "POST"])
def save(request: ScopedRequest) -> HttpResponse:
    """Name the filters of the address; afterwards the list stands under them."""
    found, form = look(request), FilterNameForm(request.POST or None)
    person = Person.objects.filter(pk=request.scope.person_id).first()
    if person is None:
        raise Http404
    back = f"{reverse('plans:across')}?{found.query}"
    return act_or_ask(
        request,
        form,
        lambda: actions.save_filter(
            person=person, name=form.cleaned_data["name"], query=found.query, by=request.scope.actor, at=now()
        ),
        done=lambda saved: (_("Đã lưu bộ lọc “%(name)s”.") % {"name": saved.name}, back),
        refusal=(PlanRefused, refusal),
        template="plans/form.html",
        page={
            "title": _("Lưu bộ lọc"),
            "quote": found.form.said,
            "action": _("Lưu bộ lọc"),
            "back_url": back,
        },
    )


@requires(PlanPermission.READ)
def kept(request: ScopedRequest) -> HttpResponse:
    """All filters the person keeps, to rename or remove."""
    return render(request, "plans/across/saved.html", {"saved": SavedFilter.objects.visible_to(request.scope)})


@requires(PlanPermission.READ)
@require_http_methods(["GET", "POST"])
def rename(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Another name for filters."""
    saved = get_visible_or_404(SavedFilter.objects.select_related("person"), request.scope, pk=pk)
    form = FilterNameForm(request.POST or None, initial={"name": saved.name})
    back = reverse("plans:filters")
    return act_or_ask(
        request,
        form,
        lambda: actions.rename_filter(saved=saved, name=form.cleaned_data["name"], by=request.scope.actor, at=now()),
        done=lambda changed: (_("Đã đổi tên bộ lọc."), back),
        refusal=(PlanRefused, refusal),
        template="plans/form.html",
        page={"title": _("Đổi tên bộ lọc"), "action": _("Đổi tên"), "back_url": back},
    )


@requires(PlanPermission.READ)
@require_POST
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Forget filters; they are made again in a minute, so nothing is asked first."""
    saved = get_visible_or_404(SavedFilter.objects.all(), request.scope, pk=pk)
    actions.remove_filter(saved=saved, by=request.scope.actor, at=now())
    confirm(request, _("Đã bỏ bộ lọc."))
    return redirect("plans:filters")
