"""The list of people, its file, and the table of roles."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.history.periods import on_day
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.panels import panels
from donghanh.people.delegating import delegations_to_confirm
from donghanh.people.forms import PeopleFilter
from donghanh.people.models import Appointment, Person, PersonQuerySet
from donghanh.people.permissions import PeoplePermission
from donghanh.people.presenters import account_state, delegation_line, doubt_words, seat_words
from donghanh.people.queries import asked_about, search_people, seats_of_today
from donghanh.people.roles import roles


def _wanted(request: ScopedRequest, values: dict[str, Any]) -> PersonQuerySet:
    day = request.scope.on
    people = Person.objects.visible_to(request.scope)
    seats = Appointment.objects.visible_to(request.scope).on(day).filter(on_day(day, "post__"), person=OuterRef("pk"))
    state = values.get("tinh_trang")
    if role := values.get("vai_tro"):
        seats = seats.filter(post__role=role)
    if state == "chua-vao":
        people = people.filter(Exists(seats)).exclude(user__enrolled_at__isnull=False)
    elif state == "dong":
        people = people.filter(user__is_active=False)
    elif state == "thoi":
        people = people.filter(~Exists(seats))
    else:
        people = people.filter(Exists(seats))
    if words := values.get("q"):
        people = search_people(people, words)
    return people.select_related("user").prefetch_related(seats_of_today(request.scope)).order_by("sort_key", "id")


@requires(PeoplePermission.READ)
@require_GET
def people_list(request: ScopedRequest) -> HttpResponseBase:
    """Who holds which post today; filters widen it to who left and who never came in."""
    form = PeopleFilter.of(request)
    page = page_of(_wanted(request, form.values), request)
    rows = [
        {
            "person": person,
            "seats": [(seat, doubt_words(seat)) for seat in person.seats],
            "account": account_state(person),
        }
        for person in page.object_list
    ]
    return render(
        request,
        "people/list.html",
        {
            "form": form,
            "page": page,
            "rows": rows,
            "may_manage": request.scope.may(PeoplePermission.MANAGE),
            "asked": asked_about(request.scope),
            "delegations_asked": [
                delegation_line(row, request.scope.on) for row in delegations_to_confirm(request.scope)
            ],
            "panels": panels("people.list", request.scope, None),
        },
    )


@requires(PeoplePermission.MANAGE)
@require_GET
def people_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file; only for who keeps it."""
    form = PeopleFilter.of(request)
    columns: dict[str, Any] = {
        _("Họ và tên"): lambda p: p.full_name,
        _("Xưng hô"): lambda p: p.address_as,
        _("Điện thoại"): lambda p: p.phone,
        _("Chức vụ"): lambda p: "; ".join(seat_words(seat) for seat in p.seats),
        _("Vai trò"): lambda p: "; ".join(_role_name(seat.post.role) for seat in p.seats),
        _("Từ ngày"): lambda p: p.seats[0].valid_from if p.seats else "",
        _("Tài khoản"): lambda p: account_state(p).words,
    }
    return list_response(request, _wanted(request, form.values).iterator(chunk_size=500), columns, name="nhan-su")


def _role_name(code: str) -> str:
    role = roles().get(code)
    return str(role.name) if role else code


@signed_in
@require_GET
def role_table(request: ScopedRequest) -> HttpResponseBase:
    """What each role may do, in sentences: the same table the software goes by."""
    mine = set(
        Appointment.objects.filter(post_id__in=request.scope.post_ids, person_id=request.scope.person_id)
        .on(request.scope.on)
        .values_list("post__role", flat=True)
    )
    return render(
        request,
        "people/roles.html",
        {
            "roles": [{"role": role, "is_mine": role.code in mine} for role in roles().values()],
            "may_read": request.scope.may(PeoplePermission.READ),
        },
    )
