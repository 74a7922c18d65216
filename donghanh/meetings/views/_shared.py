"""What the pages of meetings share: loading through the scope, and the one act behind a form."""

import uuid

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from donghanh.activities.views.loading import desk_of
from donghanh.community.models import Initiative
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import Desk
from donghanh.meetings.models import Meeting, Topic
from donghanh.meetings.queries import clubs_kept, clubs_read
from donghanh.meetings.refusals import MeetingRefused
from donghanh.meetings.wording import refusal
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit

DESK = Desk(MeetingRefused, refusal, "meetings/form.html")
act = DESK.act
FIRST_YEAR, LAST_YEAR = 2008, 2100
now = timezone.now


def meeting_of(request: ScopedRequest, pk: uuid.UUID, *, to_keep: bool = False) -> Meeting:
    """The meeting, if the scope may see it (``to_keep``: change it); 404 otherwise."""
    rows = Meeting.objects.select_related(
        "initiative__unit", "initiative__kind", "initiative__organisation__unit", "activity__kind"
    )
    meeting = get_visible_or_404(rows, request.scope, pk=pk)
    if to_keep and not Meeting.objects.kept_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return meeting


def club_of(request: ScopedRequest, pk: uuid.UUID, *, to_keep: bool = False) -> Initiative:
    """The club, if the scope may see its meetings (``to_keep``: plan them); 404 otherwise."""
    rows = clubs_kept(request.scope) if to_keep else clubs_read(request.scope)
    club = rows.filter(pk=pk).first()
    if club is None:
        raise Http404
    return club


def topics_of(unit: Unit) -> "QuerySet[Topic]":
    """The topics an agenda of the unit may name: the country's and its own."""
    rows = Topic.objects.offered()
    return (rows.filter(unit__isnull=True) | rows.filter(unit__line=unit.line)).order_by("order", "name", "id")


def host_of(request: ScopedRequest, club: Initiative) -> Organisation:
    """Who held a meeting: the body the club is, else the office of the person. 404 for who records for neither."""
    body = club.organisation
    if body is not None and body.unit.line == club.unit.line:
        return body
    return desk_of(request, club.unit_id).hosts[0]


def year_or_404(year: int) -> int:
    """A year clubs may have met in."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


def page_url(meeting: Meeting) -> str:
    """The page of a meeting."""
    return reverse("meetings:meeting", args=(meeting.pk,))
