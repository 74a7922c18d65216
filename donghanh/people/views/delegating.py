"""Delegations: one's own page, ending one, and the second person's answer."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.accounts.entrance import prove_and_come_back, was_proved_lately
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.toasts import confirm
from donghanh.people.actions import confirm_delegation, decline_delegation, delegate_post, end_delegation
from donghanh.people.delegating import (
    JOINED,
    delegations_to_confirm,
    may_end,
    own_delegations,
    possible_delegates,
    seats_to_delegate,
)
from donghanh.people.forms import DelegateForm
from donghanh.people.models import Delegation
from donghanh.people.permissions import PeoplePermission
from donghanh.people.presenters import delegation_line
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for

_FIELDS = {
    "to_oneself": "delegate",
    "delegate_elsewhere": "delegate",
    "day_gone": "valid_from",
    "outside_appointment": "last_day",
    "already_delegated": "valid_from",
}


@signed_in
@require_http_methods(["GET", "POST"])
def delegations(request: ScopedRequest) -> HttpResponseBase:
    """What one has delegated and what others have delegated to one; and delegating a post of one's own. A remembered device
    reads only."""
    scope = request.scope
    if scope.person_id is None:
        raise Http404
    seats = seats_to_delegate(scope)
    people = list(possible_delegates(scope, seats)) if seats else []
    form = DelegateForm(request.POST or None, seats=seats, people=people, initial={"valid_from": scope.on})
    if request.method == "POST" and not was_proved_lately(request, at=timezone.now()):
        return prove_and_come_back(request)

    def act() -> Delegation:
        data = form.cleaned_data
        try:
            return delegate_post(
                appointment=data["seat"],
                delegate=data["delegate"],
                valid_from=data["valid_from"],
                valid_until=data["last_day"] + dt.timedelta(days=1),
                basis=data["basis"],
                by=scope.actor,
                at=timezone.now(),
            )
        except PeopleRefused as refused:
            refused.field = _FIELDS.get(refused.code)  # type: ignore[attr-defined]
            raise

    return act_or_ask(
        request,
        form,
        act,
        done=lambda made: (
            _("Đã ghi ủy quyền. Quyền có hiệu lực khi người thứ hai xác nhận.")
            if made.waits
            else _("Đã ghi ủy quyền."),
            reverse("people:delegations"),
        ),
        refusal=(PeopleRefused, sentence_for),
        template="people/delegations.html",
        page={
            "lines": [(delegation_line(row, scope.on), may_end(scope, row)) for row in own_delegations(scope)],
            "may_delegate": bool(seats and people),
            "seats": seats,
            "may_read": scope.may(PeoplePermission.READ),
        },
    )


@signed_in
@require_http_methods(["GET", "POST"])
def delegation_end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Ask, then end a delegation before its last day."""
    row = get_visible_or_404(Delegation.objects.select_related(*JOINED), request.scope, pk=pk)
    if not may_end(request.scope, row):
        raise Http404
    is_own = request.scope.person_id in (row.delegate_id, row.appointment.person_id)
    back = reverse("people:delegations") if is_own else reverse("people:person", args=[row.delegate_id])
    if request.method == "POST":
        try:
            end_delegation(delegation=row, by=request.scope.actor, at=timezone.now())
        except PeopleRefused as refused:
            messages.error(request, sentence_for(refused))
        else:
            confirm(request, _("Đã thôi ủy quyền."))
        return redirect(back)
    line = delegation_line(row, request.scope.on)
    return render(
        request,
        "web/confirm.html",
        {
            "question": _("Thôi ủy quyền từ hôm nay?"),
            "text": _("%(delegate)s thôi làm thay %(giver)s: %(post)s, %(days)s. Việc đã làm thay vẫn giữ nguyên.")
            % {"delegate": line.delegate, "giver": line.giver, "post": line.post, "days": line.days},
            "action": _("Thôi ủy quyền"),
            "back_url": back,
        },
    )


@requires(PeoplePermission.CONFIRM)
@require_POST
def delegation_confirm(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Say yes to a delegation between two others, or no."""
    row = delegations_to_confirm(request.scope).filter(pk=pk).first()
    answer = request.POST.get("act")
    if row is None or answer not in ("yes", "no"):
        raise Http404
    try:
        (confirm_delegation if answer == "yes" else decline_delegation)(
            delegation=row, by=request.scope.actor, at=timezone.now()
        )
    except PeopleRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("Đã xác nhận ủy quyền.") if answer == "yes" else _("Đã ghi là không đúng; ủy quyền thôi."))
    return redirect("people:list")
