"""Messages that may not have arrived, for who administers the office; and, in the demo, what a mail server would have got."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm
from donghanh.notices.actions import note_checked
from donghanh.notices.channels import channels
from donghanh.notices.channels.filed import caught
from donghanh.notices.models import Message
from donghanh.notices.permissions import NoticePermission
from donghanh.notices.presenters import message_lines
from donghanh.notices.queries import doubtful_messages
from donghanh.notices.refusals import NoticeRefused
from donghanh.people.models import Person


@requires(NoticePermission.WATCH)
@require_GET
def message_list(request: ScopedRequest) -> HttpResponse:
    """Messages in doubt: whom they were for and how they ended, what nobody looked into first."""
    page = page_of(doubtful_messages(request.scope, timezone.now()), request)
    context = {
        "page": page,
        "lines": message_lines(page),
        "opened": [channel.name for channel in channels().values()],
        "is_demo": settings.DONGHANH_DEMO,
    }
    return render(request, "notices/messages.html", context)


@requires(NoticePermission.WATCH)
@require_POST
def check_message(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Note that somebody asked whether the message came."""
    message = get_visible_or_404(Message.objects.all(), request.scope, pk=pk)
    try:
        note_checked(message=message, by=request.scope.actor, at=timezone.now())
    except NoticeRefused:
        raise Http404 from None  # it was sent after all: it is on no list of this page
    confirm(request, _("Đã ghi là đã kiểm tra."))
    return redirect("notices:messages")


@requires(NoticePermission.WATCH)
@require_GET
def caught_messages(request: ScopedRequest) -> HttpResponse:
    """The demo's messages to people of the own office, as the servers of their roads would have got them."""
    roads = channels()
    people = list(Person.objects.visible_to(request.scope).select_related("user"))
    own = {(code, road.address_of(person)) for code, road in roads.items() for person in people}
    page = page_of([one for one in caught() if (one.road, one.address) in own], request)
    lines = [(one, roads[one.road].name) for one in page]
    return render(request, "notices/caught.html", {"page": page, "lines": lines})
