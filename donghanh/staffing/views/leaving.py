"""Those who leave a post: the queue, the checklist, and the record to be printed."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Case, When
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.toasts import confirm
from donghanh.people.models import Appointment
from donghanh.people.permissions import PeoplePermission
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.refusals import PlanRefused
from donghanh.staffing.actions import hand_over
from donghanh.staffing.forms import HandOverForm
from donghanh.staffing.leaving import items_of, leavers, possible_receivers
from donghanh.staffing.models import HandOver
from donghanh.staffing.presenters.leaving import awaited_words, chip_of, groups_of_record
from donghanh.staffing.refusals import StaffingRefused
from donghanh.staffing.wording import REFUSALS, sentence_for
from donghanh.units.queries import standing


@requires(PeoplePermission.READ)
@require_GET
def leaver_list(request: ScopedRequest) -> HttpResponseBase:
    """Posts left with open work on them, and the hand-overs of late. How many things, never which, for who reads no plans."""
    scope = request.scope
    done = HandOver.objects.visible_to(scope).select_related("appointment__person", "appointment__post__organisation")
    may = scope.units_with(PlanPermission.EDIT)
    return render(
        request,
        "staffing/leavers.html",
        {
            "rows": [
                (
                    row,
                    row.appointment.post.organisation.unit_id in may,
                    chip_of(row, on=scope.on),
                    awaited_words(row),
                )
                for row in leavers(scope, on=scope.on)
            ],
            "done": list(done.order_by("-done_at", "pk")[:20]),
            "today": scope.on,
        },
    )


@requires(PlanPermission.EDIT)
@require_http_methods(["GET", "POST"])
def hand_over_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The checklist of one post: what moves, what stays, what was handed over. Who was a moment late keeps what they typed."""
    scope = request.scope
    rows = Appointment.objects.select_related("person", "post__organisation__unit")
    seat = get_visible_or_404(rows, scope, pk=pk)
    unit = seat.post.organisation.unit
    if not scope.may(PlanPermission.EDIT, unit_id=unit.pk) or seat.valid_until is None:
        raise Http404
    done = HandOver.objects.filter(appointment=seat).first()
    if done is not None and (request.method == "GET" or done.done_by == scope.actor.id):
        if request.method == "POST":
            messages.info(request, REFUSALS["handed_over_by_you"])
        return redirect("staffing:record", done.pk)
    items = items_of(seat, on=scope.on)
    people = list(possible_receivers(scope, unit, on=scope.on, apart_from=seat.person))
    after = [one.pk for one in people if one.appointments.on(scope.on).filter(post=seat.post).exists()]
    initial = {"held_on": scope.on, "receiver": str(after[0]) if after else ""}
    form = HandOverForm(request.POST or None, items=items, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = hand_over(
                appointment=seat,
                receiver=form.cleaned_data["receiver"],
                held_on=form.cleaned_data["held_on"],
                note=form.cleaned_data["note"],
                choices=form.choices(),
                by=scope.actor,
                at=timezone.now(),
            )
        except (StaffingRefused, PlanRefused) as refused:
            form.add_error("held_on" if refused.code == "day_ahead" else None, sentence_for(refused))
        except StaleRecord:
            form.add_error(None, _("Một mục vừa được người khác đổi. Tải lại trang rồi làm lại."))
        else:
            confirm(request, _("Đã ghi bàn giao. In biên bản để hai bên ký."))
            return redirect("staffing:record", made.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"form": form, "seat": seat, "has_items": bool(items), "done": done}
    return render(request, "staffing/hand_over.html", context, status=status)


@requires(PlanPermission.READ)
@require_GET
def record_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """What was handed over, for paper: names, items, two signatures."""
    rows = HandOver.objects.select_related("appointment__person", "appointment__post__organisation__unit", "receiver")
    made = get_visible_or_404(rows, request.scope, pk=pk)
    items = list(made.items.select_related("to_post__organisation"))
    unit = made.appointment.post.organisation.unit
    receiver_seat = (
        made.receiver.appointments.on(made.held_on)
        .filter(post__organisation__unit__line=unit.line)
        .select_related("post__organisation")
        .order_by(
            Case(When(post=made.appointment.post_id, then=0), default=1), "is_acting", "valid_from", "id"
        )  # who takes the very post over signs as its holder, whatever else they hold
        .first()
    )
    return render(
        request,
        "staffing/record.html",
        {
            "made": made,
            "unit": standing(unit, made.held_on) or unit,
            "groups": groups_of_record(items),
            "ticked": sum(item.is_done for item in items),
            "count": len(items),
            "receiver_seat": receiver_seat,
        },
    )
