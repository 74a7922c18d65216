"""The personal calendar: its page in the account, and the address a calendar program reads."""

import hashlib

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from donghanh.accounts.entrance import prove_first, was_proved_lately
from donghanh.foundation.access.decorators import public, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.toasts import confirm
from donghanh.people.models import Person
from donghanh.people.scope import scope_on
from donghanh.plans.actions.feeds import make_feed, revoke_feeds
from donghanh.plans.ics import calendar_of
from donghanh.plans.models import CalendarFeed
from donghanh.plans.queries.feed import feed_of, names_to_hide, own_deadlines

LONGEST_SECRET = 64


def _own(request: ScopedRequest) -> Person:
    """The person; a remembered device makes and closes no address."""
    person = Person.objects.filter(pk=request.scope.person_id).first()
    if person is None or request.scope.narrowed:
        raise Http404
    return person


@signed_in
@require_GET
def feed_page(request: ScopedRequest) -> HttpResponse:
    """Whether there is an address, and how to make or close one."""
    if request.scope.narrowed:
        return redirect("accounts:account")  # which says how to come in fully
    feed = CalendarFeed.objects.visible_to(request.scope).filter(revoked_at__isnull=True).first()
    return render(request, "plans/feed.html", {"feed": feed, "has_person": request.scope.person_id is not None})


@signed_in
@require_POST
def feed_make(request: ScopedRequest) -> HttpResponseBase:
    """A new address, shown this one time; the one before stops."""
    person = _own(request)
    if not was_proved_lately(request, at=timezone.now()):
        return prove_first(reverse("plans:feed"))
    secret = make_feed(person=person, by=request.scope.actor, at=timezone.now())
    address = request.build_absolute_uri(reverse("calendar", args=[secret]))
    return render(request, "plans/feed.html", {"address": address, "has_person": True})


@signed_in
@require_POST
def feed_revoke(request: ScopedRequest) -> HttpResponse:
    """The address stops at once."""
    revoke_feeds(person=_own(request), by=request.scope.actor, at=timezone.now())
    confirm(request, _("Đã đóng địa chỉ lịch. Lịch trên điện thoại không cập nhật nữa."))
    return redirect("plans:feed")


@public("read by calendar programs, which cannot sign in: a revocable secret of 256 bits opens one person's deadlines")
@require_safe
def calendar(request: ScopedRequest, token: str) -> HttpResponseBase:
    """The deadlines of the person whose secret this is. Anything else, a closed account too, is the same empty 404.

    Reads no session and sets no cookie; answers 304 to a program that has it already.
    """
    feed = feed_of(token) if len(token) <= LONGEST_SECRET else None
    user = feed.person.user if feed else None
    if user is None:
        return HttpResponseNotFound()
    today = timezone.localdate()
    entries = own_deadlines(scope_on(user.pk, today), today=today)
    with translation.override(user.language):
        content = calendar_of(
            entries,
            today=today,
            hidden=names_to_hide([entry.task for entry in entries]),
            url_of=lambda task: request.build_absolute_uri(reverse("plans:task", args=[task.pk])),
        )
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    answer["Content-Disposition"] = 'attachment; filename="viec-cua-toi.ics"'
    return get_conditional_response(request, etag=etag, response=answer) or answer
