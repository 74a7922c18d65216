"""The second person's yes or no to an appointment."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.people.actions import confirm_appointment, decline_appointment
from donghanh.people.models import Confirmation
from donghanh.people.permissions import PeoplePermission
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for


@requires(PeoplePermission.CONFIRM)
@require_POST
def appointment_confirm(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Say yes to an appointment a colleague made, or no."""
    rows = Confirmation.objects.select_related("appointment__person", "appointment__post__organisation")
    seat = get_visible_or_404(rows, request.scope, appointment_id=pk).appointment
    answer = request.POST.get("act")
    if answer not in ("yes", "no"):
        raise Http404
    act = confirm_appointment if answer == "yes" else decline_appointment
    try:
        act(appointment=seat, by=request.scope.actor, at=timezone.now())
    except PeopleRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        said = (
            _("Đã xác nhận: %(name)s, %(title)s.")
            if answer == "yes"
            else _("Đã ghi là không đúng: %(name)s, %(title)s.")
        )
        confirm(request, said % {"name": seat.person.full_name, "title": seat.post.title})
    return redirect("people:list")
