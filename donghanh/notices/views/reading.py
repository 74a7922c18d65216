"""A person's own notices, and how they want to be told of them."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.notices.actions import choose_channels, mark_all_read, mark_read
from donghanh.notices.channels import channels, default_channels
from donghanh.notices.forms import PreferenceForm
from donghanh.notices.models import MONDAY, Notice, Preference
from donghanh.notices.presenters import notice_line
from donghanh.notices.queries import unread_count
from donghanh.notices.refusals import NoticeRefused, in_words
from donghanh.people.models import Person

UNREAD = "chua-doc"


@signed_in
@require_GET
def notice_list(request: ScopedRequest) -> HttpResponse:
    """Everything the person was told, the newest first, or what they have not opened."""
    only_unread = request.GET.get("loc") == UNREAD
    rows = Notice.objects.visible_to(request.scope)
    page = page_of(rows.unread() if only_unread else rows, request)
    here, unread = reverse("notices:list"), unread_count(request.scope)
    tabs = [
        Tab(_("Tất cả"), here, is_current=not only_unread),
        Tab(_("Chưa đọc"), f"{here}?loc={UNREAD}", count=unread, is_current=only_unread),
    ]
    context = {
        "page": page,
        "lines": [notice_line(notice) for notice in page],
        "tabs": tabs,
        "unread": unread,
        "only_unread": only_unread,
        "drawn_at": timezone.now().isoformat(),
    }
    return render(request, "notices/list.html", context)


@signed_in
@require_GET
def open_notice(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Go to what a notice is about. That it was opened is noted on the way: reading is what following a link is."""
    notice = get_visible_or_404(Notice.objects.all(), request.scope, pk=pk)
    mark_read(notice=notice, by=request.scope.actor, at=timezone.now())
    return redirect(notice.url or reverse("notices:list"))


@signed_in
@require_POST
def read_all(request: ScopedRequest) -> HttpResponseBase:
    """Note that everything on the page was seen; what came since it was drawn stays new."""
    person, now = _own_person(request), timezone.now()
    drawn = _instant(request.POST.get("drawn_at", "")) or now
    mark_all_read(person_id=person.pk, until=min(drawn, now), by=request.scope.actor, at=now)
    confirm(request, _("Đã đánh dấu đọc hết."))
    return redirect("notices:list")


@signed_in
def preferences(request: ScopedRequest) -> HttpResponseBase:
    """By what roads the person is told, and on which day the week is summed up."""
    person = _own_person(request)
    kept = Preference.objects.visible_to(request.scope).first()
    form = PreferenceForm(
        request.POST or None,
        person=person,
        initial={
            "chosen": kept.channels if kept else [c for c in default_channels() if c in channels()],
            "email": person.email,
            "digest_weekday": str(kept.digest_weekday if kept else MONDAY),
        },
    )

    def save() -> Preference:
        data = form.cleaned_data
        return choose_channels(
            person=person,
            chosen=data.get("chosen", []),
            digest_weekday=int(data["digest_weekday"]),
            email=data.get("email"),
            by=request.scope.actor,
            at=timezone.now(),
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda _kept: (_("Đã lưu cách nhận nhắc việc."), reverse("notices:list")),
        refusal=(NoticeRefused, in_words),
        template="notices/preferences.html",
        page={"has_channels": bool(channels())},
    )


def _own_person(request: ScopedRequest) -> Person:
    """The person behind the account; an account without one has no notices."""
    person = Person.objects.select_related("user").filter(pk=request.scope.person_id).first()
    if person is None:
        raise Http404
    return person


def _instant(text: str) -> Any:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None
