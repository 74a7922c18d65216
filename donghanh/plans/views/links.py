"""Personal links as the office makes, lists and takes them back."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from donghanh.accounts.entrance import prove_and_come_back, prove_first, was_proved_lately
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.square import square
from donghanh.foundation.web.toasts import confirm
from donghanh.people.models import Appointment, Person
from donghanh.plans import actions
from donghanh.plans.actions.links import USUAL, Handed
from donghanh.plans.forms.links import LinkFilter, LinkForm
from donghanh.plans.models import PersonalLink
from donghanh.plans.models.link import LinkState
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries.links import links_standing, seats_for_links
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.loading import now
from donghanh.plans.wording import refusal

TONES = {LinkState.LIVE: "done", LinkState.LOCKED: "late", LinkState.EXPIRED: "due"}


@requires(PlanPermission.SEND)
@require_safe
def link_list(request: ScopedRequest) -> HttpResponse:
    """Every link of the office: whose, until when, how it stands, when it was last used. Never what it is."""
    form = LinkFilter.of(request)
    page = page_of(links_standing(request.scope, form.values.get("la", "")), request)
    lines = [(link, link.state_on(request.scope.on)) for link in page.object_list]
    context = {
        "form": form,
        "page": page,
        "lines": [
            (link, state.label, TONES.get(state, "doing"), _may_renew(request, link, state)) for link, state in lines
        ],
    }
    return render(request, "plans/links/list.html", context)


@requires(PlanPermission.SEND)
@require_safe
def link_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    on = request.scope.on
    columns: dict[str, Callable[[PersonalLink], Any]] = {
        _("Người"): lambda link: link.appointment.person.full_name,
        _("Cơ quan"): lambda link: link.organisation.name,
        _("Tình trạng"): lambda link: str(link.state_on(on).label),
        _("Hết hạn ngày"): lambda link: formats.date(link.expires_on),
        _("Dùng lần cuối"): lambda link: formats.date(link.last_used_on) if link.last_used_on else "",
    }
    found = links_standing(request.scope, LinkFilter.of(request).values.get("la", ""))
    return list_response(request, found, columns, name="duong-dan-ca-nhan")


@requires(PlanPermission.SEND)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_make(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A link for the holder of a seat; shown once, with its PIN, to somebody who has just proved who they are."""
    seat = Appointment.objects.select_related("person", "post__organisation__unit").filter(pk=pk).first()
    if seat is None or seat not in seats_for_links(request.scope, seat.person_id):
        raise Http404
    if not was_proved_lately(request, at=now()):
        return prove_and_come_back(request)
    form = LinkForm(request.POST or None, initial={"expires_on": request.scope.on + USUAL})
    if form.is_valid():
        try:
            handed = actions.make_link(
                appointment=seat, expires_on=form.cleaned_data["expires_on"], by=request.scope.actor, at=now()
            )
        except PlanRefused as refused:
            form.add_error("expires_on" if refused.code == "link_span" else None, refusal(refused))
        else:
            return _hand_over(request, handed, seat)
    old = PersonalLink.objects.filter(appointment=seat, revoked_at__isnull=True).exists()
    return render(request, "plans/links/make.html", {"form": form, "seat": seat, "has_old": old})


@requires(PlanPermission.SEND)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_pin(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """A new PIN, shown once, to somebody who has just proved who they are."""
    link = _link(request, pk)
    if not was_proved_lately(request, at=now()):
        return prove_first(request.path)
    if request.method != "POST":
        return _ask_first(
            request,
            _("Tạo mã PIN mới?"),
            _(
                "Mã cũ hết dùng ngay, đường dẫn giữ nguyên và mở khóa nếu đang bị khóa. Đọc mã mới cho người ấy, đừng nhắn tin."
            ),
            _("Tạo mã PIN mới"),
        )
    try:
        return _hand_over(request, actions.renew_pin(link=link, by=request.scope.actor, at=now()), link.appointment)
    except PlanRefused as refused:
        messages.warning(request, refusal(refused))
        return redirect("plans:links")


@requires(PlanPermission.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def link_revoke(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The link stops at once."""
    link = _link(request, pk)
    if request.method == "POST":
        actions.revoke_link(link=link, by=request.scope.actor, at=now())
        confirm(request, _("Đã thu hồi đường dẫn. Ai đang mở cũng không dùng được nữa."))
        return redirect("plans:links")
    text = _("Đường dẫn ngừng ngay. Câu trả lời đã gửi vẫn giữ nguyên; cần lại thì tạo đường dẫn mới.")
    return _ask_first(request, _("Thu hồi đường dẫn này?"), text, _("Thu hồi"))


def _ask_first(request: HttpRequest, question: str, text: str, action: str) -> HttpResponse:
    page = {"question": question, "text": text, "action": action, "back_url": reverse("plans:links")}
    return render(request, "web/confirm.html", page)


def _may_renew(request: ScopedRequest, link: PersonalLink, state: LinkState) -> bool:
    """Whether a new PIN would help, and is not one's own."""
    own = link.appointment.person_id == request.scope.person_id
    return state in (LinkState.LIVE, LinkState.LOCKED) and not own


def _link(request: ScopedRequest, pk: uuid.UUID) -> PersonalLink:
    rows = PersonalLink.objects.select_related("appointment__person", "appointment__post__organisation", "organisation")
    return get_visible_or_404(rows, request.scope, pk=pk)


def _hand_over(request: ScopedRequest, handed: Handed, seat: Appointment) -> HttpResponse:
    """The page that shows what is kept nowhere. The slip it prints has the address, in words and as a square code, and never
    the PIN."""
    context = {"link": handed.link, "seat": seat, "pin": f"{handed.pin[:3]} {handed.pin[3:]}"}
    if handed.secret:
        address = request.build_absolute_uri(reverse("village:door", args=[handed.secret]))
        side, path = square(address)
        maker = Person.objects.filter(pk=request.scope.person_id).first()
        context |= {"address": address, "side": side, "path": path, "maker": maker}
    return render(request, "plans/links/handed.html", context)
