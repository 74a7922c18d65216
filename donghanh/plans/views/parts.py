"""One body's part, changed by the officer: taken out, sent again, withdrawn, opened again."""

import uuid
from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.forms import ReasonForm, WordForm
from donghanh.plans.models import Mode, TaskParty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.views.loading import ask_first, attempt, now


def _part(request: ScopedRequest, pk: uuid.UUID) -> TaskParty:
    """A part of a task whose plan the scope may edit; 404 otherwise."""
    rows = TaskParty.objects.visible_to(request.scope).select_related("task__plan__owner_post", "organisation", "group")
    party = get_object_or_404(rows, pk=pk)
    request.scope.require(PlanPermission.EDIT, unit_id=party.task.plan.unit_id)
    return party


@requires(PlanPermission.EDIT)
@require_POST
def remove_party(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a body out before its part was sent."""
    party = _part(request, pk)
    back = reverse("plans:task", args=[party.task_id])
    answer = attempt(
        request,
        lambda: actions.remove_party(party=party, by=request.scope.actor, at=now()),
        done=_("Đã bỏ cơ quan này khỏi việc."),
        back=back,
    )
    return answer or redirect(back)


@requires(PlanPermission.EDIT)
def resend(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Send a returned part again, with a word."""
    party = _part(request, pk)
    form = WordForm(request.POST or None)
    return _ask(
        request,
        party,
        form,
        lambda: actions.resend_part(party=party, text=form.cleaned_data["text"], by=request.scope.actor, at=now()),
        done=_("Đã gửi lại cho %(body)s.") % {"body": party.name},
        question=_("Gửi lại việc này cho %(body)s?") % {"body": party.name},
        text=(_("Lý do chưa nhận lời: %(reason)s") if party.mode == Mode.REQUEST else _("Lý do trả lại: %(reason)s"))
        % {"reason": party.reason},
        action=_("Gửi lại"),
    )


@requires(PlanPermission.EDIT)
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask why, then take back a part that was sent."""
    party = _part(request, pk)
    form = ReasonForm(request.POST or None)
    return _ask(
        request,
        party,
        form,
        lambda: actions.withdraw_part(
            party=party, reason=form.cleaned_data["reason"], by=request.scope.actor, at=now()
        ),
        done=_("Đã rút phần việc của %(body)s.") % {"body": party.name},
        question=_("Rút phần việc đã gửi cho %(body)s?") % {"body": party.name},
        text=_("Nơi ấy thấy việc đã rút và lý do, không cần làm nữa. Diễn biến được giữ lại."),
        action=_("Rút phần việc"),
    )


@requires(PlanPermission.EDIT)
def reopen_part(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask why, then take a reported result back."""
    party = _part(request, pk)
    form = ReasonForm(request.POST or None)
    return _ask(
        request,
        party,
        form,
        lambda: actions.reopen_part(party=party, reason=form.cleaned_data["reason"], by=request.scope.actor, at=now()),
        done=_("Phần việc được mở lại."),
        question=_("Mở lại phần việc đã báo xong?"),
        text=_("%(body)s sẽ thấy phần việc chưa xong và lý do.") % {"body": party.name},
        action=_("Mở lại"),
    )


def _ask(
    request: ScopedRequest, party: TaskParty, form: Form, act: Callable[[], object], *, done: str, **page: str
) -> HttpResponse:
    """The page that asks before an act on a part, then the task's page."""
    back = reverse("plans:task", args=[party.task_id])
    return ask_first(request, form, act, done=lambda: done, back=back, **page)
