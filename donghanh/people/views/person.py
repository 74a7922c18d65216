"""One person: who they are, which seats they hold, and how they get in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.accounts.entrance import prove_first, was_proved_lately
from donghanh.accounts.models import CodePurpose
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.forms import and_meanwhile
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm
from donghanh.people.actions import (
    add_person_to_seat,
    appoint_to_seat,
    close_account,
    edit_person,
    end_appointment,
    hand_out_code,
    reopen_account,
)
from donghanh.people.delegating import delegations_about, may_end
from donghanh.people.forms import AddPersonForm, EditPersonForm, EndForm, SeatForm
from donghanh.people.models import Appointment, Person
from donghanh.people.permissions import PeoplePermission
from donghanh.people.presenters import account_state, delegation_line, doubt_words, seat_words
from donghanh.people.queries import asked_about, may_change
from donghanh.people.refusals import PeopleRefused
from donghanh.people.roles import role_named
from donghanh.people.wording import sentence_for


def _person(request: ScopedRequest, pk: Any, permission: PeoplePermission | None = None) -> Person:
    person = get_visible_or_404(Person.objects.select_related("user"), request.scope, pk=pk)
    if permission is not None and not may_change(request.scope, person, permission):
        raise Http404
    return person


@requires(PeoplePermission.READ)
@require_GET
def person_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Seats held now and before, and the state of the account, with what the reader may do about it."""
    person = _person(request, pk)
    day = request.scope.on
    seats = list(
        Appointment.objects.visible_to(request.scope)
        .filter(person=person)
        .select_related("post__organisation", "confirmation")
        .order_by("-valid_from", "id")
    )
    state = account_state(person)
    may_issue = may_change(request.scope, person, PeoplePermission.ISSUE_CODE)
    last_code = person.user.codes.first() if person.user and may_issue else None
    return render(
        request,
        "people/person.html",
        {
            "person": person,
            "now": [
                {"seat": s, "role": role_named(s.post.role), "doubt": doubt_words(s)}
                for s in seats
                if s.is_on(day) and s.post.is_on(day)
            ],
            "later": [(seat_words(s), s.valid_from) for s in seats if s.valid_from > day],
            "before": [s for s in seats if s.valid_until and s.valid_until <= day],
            "state": state,
            "last_code": last_code,
            "may_manage": may_change(request.scope, person, PeoplePermission.MANAGE),
            "may_issue": may_issue,
            "is_self": person.pk == request.scope.person_id,
            "asked": [one for one in asked_about(request.scope) if one.appointment.person_id == person.pk],
            "delegations": [
                (delegation_line(row, day), may_end(request.scope, row))
                for row in delegations_about(person, request.scope)[:20]
            ],
            "panels": panels("people.person", request.scope, person),
        },
    )


@requires(PeoplePermission.MANAGE)
@require_http_methods(["GET", "POST"])
def person_add(request: ScopedRequest) -> HttpResponseBase:
    """Add a person with the first seat."""
    form = AddPersonForm(request.POST or None, scope=request.scope, initial={"valid_from": request.scope.on})
    if form.is_valid():
        try:
            person = add_person_to_seat(**form.cleaned_data, by=request.scope.actor, at=timezone.now())
        except PeopleRefused as refused:
            form.add_error(None, sentence_for(refused))
        else:
            confirm(
                request,
                _("Đã thêm người. Bước tiếp: cấp mã lần đầu.")
                if person.appointments.granting().exists()  # type: ignore[attr-defined]
                else _("Đã thêm người; chức vụ chờ lãnh đạo xác nhận. Bước tiếp: cấp mã lần đầu."),
            )
            return redirect("people:person", person.pk)
    return render(
        request, "people/form.html", {"form": form, "title": _("Thêm người"), "button": _("Thêm người"), "back": ""}
    )


@requires(PeoplePermission.MANAGE)
@require_http_methods(["GET", "POST"])
def person_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct name, form of address, phone and mail."""
    person = _person(request, pk, PeoplePermission.MANAGE)
    initial = {name: getattr(person, name) for name in ("full_name", "phone", "email", "address_as", "version")}
    form = EditPersonForm(request.POST or None, of=person, initial=initial)
    if form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("full_name", "phone", "email", "address_as")}
        try:
            edit_person(
                person=person,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=timezone.now(),
                **data,
            )
        except StaleRecord as stale:
            return conflict_page(request, stale, form)
        except PeopleRefused as refused:
            form.add_error(None, sentence_for(refused))
        else:
            confirm(request, and_meanwhile(_("Đã lưu."), form))
            return redirect("people:person", person.pk)
    return render(
        request,
        "people/form.html",
        {"form": form, "title": _("Sửa thông tin người"), "button": _("Lưu"), "back": person.pk},
    )


@requires(PeoplePermission.MANAGE)
@require_http_methods(["GET", "POST"])
def appointment_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Appoint the person to one more seat."""
    person = _person(request, pk, PeoplePermission.MANAGE)
    form = SeatForm(request.POST or None, scope=request.scope, initial={"valid_from": request.scope.on})
    if form.is_valid():
        try:
            seat = appoint_to_seat(person=person, **form.cleaned_data, by=request.scope.actor, at=timezone.now())
        except PeopleRefused as refused:
            form.add_error(None, sentence_for(refused))
        else:
            confirm(
                request,
                _("Đã ghi chức vụ. Quyền có hiệu lực từ ngày bắt đầu.")
                if Appointment.objects.granting().filter(pk=seat.pk).exists()
                else _("Đã ghi chức vụ. Quyền có hiệu lực khi lãnh đạo xác nhận."),
            )
            return redirect("people:person", person.pk)
    return render(
        request,
        "people/form.html",
        {"form": form, "title": _("Thêm chức vụ"), "button": _("Ghi chức vụ"), "back": person.pk},
    )


@requires(PeoplePermission.MANAGE)
@require_http_methods(["GET", "POST"])
def appointment_end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """End an appointment on a day."""
    seat = get_visible_or_404(Appointment.objects.select_related("person", "post__organisation"), request.scope, pk=pk)
    if not may_change(request.scope, seat.person, PeoplePermission.MANAGE):
        raise Http404
    form = EndForm(request.POST or None, initial={"valid_until": request.scope.on})
    if form.is_valid():
        try:
            end_appointment(
                appointment=seat,
                valid_until=form.cleaned_data["valid_until"],
                by=request.scope.actor,
                at=timezone.now(),
            )
        except PeopleRefused as refused:
            form.add_error("valid_until", sentence_for(refused))
        else:
            confirm(request, _("Đã ghi ngày thôi chức vụ. Việc đang dở vẫn ở lại với chức vụ."))
            return redirect("people:person", seat.person_id)
    return render(
        request,
        "people/form.html",
        {
            "form": form,
            "title": _("Thôi chức vụ"),
            "lede": f"{seat.post.title}, {seat.post.organisation.name}",
            "button": _("Ghi ngày thôi"),
            "back": seat.person_id,
        },
    )


@requires(PeoplePermission.ISSUE_CODE)
@never_cache
@require_POST
def code_issue(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Issue a code and show it this one time, for handing over on paper."""
    person = _person(request, pk, PeoplePermission.ISSUE_CODE)
    purpose = request.POST.get("purpose", "")
    if purpose not in CodePurpose.values:
        raise Http404
    if purpose == CodePurpose.INVITE and not request.scope.may(PeoplePermission.MANAGE):
        raise Http404
    if not was_proved_lately(request, at=timezone.now()):
        return prove_first(reverse("people:person", args=(person.pk,)))
    try:
        code = hand_out_code(person=person, purpose=purpose, by=request.scope.actor, at=timezone.now())
    except (PeopleRefused, AccountRefused) as refused:
        messages.error(request, sentence_for(refused))
        return redirect("people:person", person.pk)
    return render(request, "people/code.html", {"person": person, "code": code, "purpose": CodePurpose(purpose).label})


@requires(PeoplePermission.MANAGE)
@require_POST
def account_switch(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Close the person's account, or open it again."""
    person = _person(request, pk, PeoplePermission.MANAGE)
    if not was_proved_lately(request, at=timezone.now()):
        return prove_first(reverse("people:person", args=(person.pk,)))
    opening = request.POST.get("act") == "open"
    try:
        (reopen_account if opening else close_account)(person=person, by=request.scope.actor, at=timezone.now())
    except (PeopleRefused, AccountRefused) as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("Đã mở lại tài khoản.") if opening else _("Đã đóng tài khoản; mọi nơi đã đăng xuất."))
    return redirect("people:person", person.pk)
