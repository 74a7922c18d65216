"""The door behind which a personal link leads: the PIN, the visit it begins, leaving, and what is said where nothing opens.

What somebody typed is carried through every one of these pages, or shown to be copied: it is never lost (ADR 10).
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from donghanh.accounts.devices import network_of
from donghanh.foundation.access.decorators import public
from donghanh.plans import actions, link_cookie
from donghanh.plans.actions.links import PinAnswer, Tried
from donghanh.plans.forms.links import PinForm
from donghanh.plans.models import LinkVisit, PersonalLink
from donghanh.plans.queries.village import link_still_live, live_link, scope_of_link

REASON = "a village head without an account comes in by a personal link and its PIN (ADR 10)"
CARRIED = ("answer", "text", "done_on")
View = Callable[..., HttpResponse]
Typed = Mapping[str, str]


def by_link(view: View) -> View:
    """Let in who came by a live link and its PIN, as both stand at this request. Everybody else is asked for the PIN, or told
    that there is no way in; what was typed goes along."""

    @public(REASON)
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        at, typed = timezone.now(), typed_in(request, part=kwargs.get("pk"))
        link, visit = link_of(request, typed, at)
        if not isinstance(link, PersonalLink):
            return link
        if visit is None or visit.round != link.round or not visit.is_open(at):
            return ask_pin(request, PinForm(), link=link, typed=typed)
        link_cookie.note_use(visit, at)
        return closed(view(request, link, scope_of_link(link, timezone.localdate(at)), *args, **kwargs))

    return guarded


def link_of(
    request: HttpRequest, typed: Typed, at: dt.datetime
) -> tuple[PersonalLink | HttpResponse, LinkVisit | None]:
    """The live link somebody comes by, and the visit it was opened with; or the page that says why there is no way in.

    A form names its own link: sent while somebody else's visit is open on the same phone, it is not theirs to sign.
    """
    visit, named = link_cookie.visit_of(request), link_cookie.link_named(request)
    if visit is not None and named not in (None, visit.link_id):
        visit = None
    link_id = visit.link_id if visit else named
    if link_id is None:
        return ask_for_link(request, typed), None
    link = link_still_live(link_id, timezone.localdate(at))
    return (gone(request, typed), None) if link is None else (link, visit)


@public(REASON)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, secret: str) -> HttpResponse:
    """The address of a link. Opening it changes nothing, whoever or whatever opens it, and says nothing of whose it is: it
    asks for the PIN, or says that it does not open. An unknown one, one that has ended and a locked one answer alike."""
    at = timezone.now()
    link = live_link(secret, timezone.localdate(at))
    if link is None:
        return gone(request, {})
    form = PinForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return ask_pin(request, form, at_door=True)
    tried = actions.try_pin(link=link, pin=form.cleaned_data["pin"], network=network_of(request), at=at)
    return not_in(request, form, tried, at_door=True) or let_in(redirect("village:tasks"), tried)


@public(REASON)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the pages behind the link, on every browser that is in by it; where this one is in by none, say that nothing ended
    elsewhere. Opened like a page, it leads to the list."""
    if request.method != "POST":
        return redirect("village:tasks")
    visit, ended = link_cookie.visit_of(request), 0
    if visit is not None:
        link = PersonalLink.objects.select_related("organisation").get(pk=visit.link_id)
        by = scope_of_link(link, timezone.localdate()).actor
        ended = actions.leave_link(link=link, by=by, at=timezone.now())
    response = render(request, "plans/village/left.html", {"ended": ended})
    link_cookie.forget(response)
    return closed(response)


@public(REASON)
@never_cache
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else somebody opens below here, a link cut short by a chat among it: the page of a link that does not open."""
    return gone(request, {})


def let_in(response: HttpResponse, tried: Tried) -> HttpResponse:
    """The answer to a right PIN: it begins the visit on this browser."""
    link_cookie.remember(response, tried.key)
    return closed(response)


def not_in(
    request: HttpRequest,
    form: PinForm,
    tried: Tried,
    *,
    link: PersonalLink | None = None,
    typed: Typed | None = None,
    at_door: bool = False,
) -> HttpResponse | None:
    """The answer to any other PIN, or nothing after a right one."""
    match tried.answer:
        case PinAnswer.RIGHT:
            return None
        case PinAnswer.DEAD:
            return gone(request, typed or {})
        case PinAnswer.LOCKED:
            return locked(request, typed or {})
        case PinAnswer.TOO_MANY:
            form.add_error("pin", _("Từ mạng này đã gõ sai nhiều mã. Chờ 15 phút rồi gõ lại, hoặc gọi cán bộ xã."))
            status = HTTPStatus.TOO_MANY_REQUESTS
        case _:
            words = ngettext(
                "Mã PIN không đúng. Còn gõ được %(left)d lần, sai nữa thì đường dẫn khóa.",
                "Mã PIN không đúng. Còn gõ được %(left)d lần, sai nữa thì đường dẫn khóa.",
                tried.left,
            )
            form.add_error("pin", words % {"left": tried.left})
            status = HTTPStatus.UNPROCESSABLE_ENTITY
    return ask_pin(request, form, link=link, typed=typed, status=status, at_door=at_door)


def ask_pin(
    request: HttpRequest,
    form: PinForm,
    *,
    link: PersonalLink | None = None,
    typed: Typed | None = None,
    status: int | None = None,
    at_door: bool = False,
) -> HttpResponse:
    """The page that asks for the PIN and says nothing of the link. Elsewhere than at the door ``link`` is the one this browser
    was in by."""
    usual = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "typed": typed, "at_door": at_door, "named": link_cookie.named(link) if link else ""}
    return closed(render(request, "plans/village/pin.html", context, status=status or usual))


def ask_for_link(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The page for a browser of which nothing is known: the link must be opened again."""
    return closed(render(request, "plans/village/no_link.html", {"typed": typed}, status=HTTPStatus.FORBIDDEN))


def gone(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The one page for a link that does not open, for whatever reason."""
    response = render(request, "plans/village/gone.html", {"typed": typed}, status=HTTPStatus.NOT_FOUND)
    if link_cookie.COOKIE in request.COOKIES:
        link_cookie.forget(response)
    return closed(response)


def typed_in(request: HttpRequest, *, part: uuid.UUID | None = None) -> dict[str, str]:
    """What a form of these pages holds of a person's own, and the part it, or the page, is about."""
    typed = {name: request.POST[name] for name in CARRIED if request.POST.get(name)}
    about = str(part or request.POST.get("part", ""))
    return typed | ({"part": about} if about else {})


def locked(request: HttpRequest, typed: Typed) -> HttpResponse:
    """The page for who has just typed the last wrong PIN: that the link is locked by it, and what to do instead."""
    response = render(request, "plans/village/locked.html", {"typed": typed}, status=HTTPStatus.FORBIDDEN)
    return closed(response)


def closed(response: HttpResponse) -> HttpResponse:
    """Nothing leads out of these pages with their address, not even to our own files, and no search engine keeps them.

    "no-referrer" would take the origin off our own forms too, and with it the check that they are ours.
    """
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
