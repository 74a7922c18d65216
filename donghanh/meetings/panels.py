"""What meetings add to the pages of clubs and activities."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.community.models import Initiative
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.meetings.models import Meeting, MeetingState
from donghanh.meetings.permissions import MeetingPermission
from donghanh.meetings.presenters import STATE_CHIPS, YearLine, people_of, place_of
from donghanh.meetings.queries import club_year, may_keep

LATEST = 4
MOST_WAITING = 6


def meetings_of_club(scope: Scope, about: Any) -> Panel | None:
    """On the page of a club: how the year stands, what was missed, the latest meetings, and the next one. Seven queries."""
    if not isinstance(about, Initiative) or not scope.may(MeetingPermission.READ) or not about.kind.has_members:
        return None
    year = club_year(about, scope.on.year, scope.on)
    rows = Meeting.objects.visible_to(scope).filter(initiative=about).select_related("activity__kind")
    found = list(rows.defer("search", "result").newest_first()[:LATEST])
    keeps = may_keep(scope, about) and about.ended_on is None
    if not found and not keeps and not year.slots:
        return None
    return Panel(
        _("Sinh hoạt"),
        "meetings/_of_club.html",
        {
            "club": about,
            "line": YearLine(year, scope.on),
            "lines": [(one, people_of(one), STATE_CHIPS[one.state], str(one.get_state_display())) for one in found],
            "add_url": f"{reverse('meetings:new')}?{urlencode({'clb': str(about.pk)})}" if keeps else "",
            "year_url": reverse("meetings:club_year", args=(about.pk, scope.on.year)),
        },
        order=10,
    )


def meeting_of_activity(scope: Scope, about: Any) -> Panel | None:
    """On the page of an activity: the meeting whose numbers it holds. One query."""
    if not isinstance(about, Activity) or not scope.may(MeetingPermission.READ):
        return None
    found = Meeting.objects.visible_to(scope).filter(activity=about).select_related("initiative").first()
    return (
        Panel(_("Buổi sinh hoạt"), "meetings/_of_activity.html", {"meeting": found, "is_adopted": about.adopted})
        if found
        else None
    )


def meetings_at_hand(scope: Scope, about: Any) -> Panel | None:
    """On the start page of a chair: the own club's meeting of today, and earlier ones of which nobody said yet whether they
    were held. One query for a chair; the office, which keeps many clubs, has its list and is asked nothing."""
    bodies = frozenset() if scope.narrowed else scope.organisations_with(MeetingPermission.KEEP)
    if not bodies or scope.units_with(MeetingPermission.KEEP):
        return None
    rows = Meeting.objects.visible_to(scope).filter(initiative__organisation_id__in=bodies)
    rows = rows.filter(state=MeetingState.PLANNED, held_on__lte=scope.on)
    found = list(rows.select_related("initiative").defer("search", "result").newest_first()[:MOST_WAITING])
    if not found:
        return None
    lines = [(one, place_of(one), one.held_on == scope.on) for one in found]
    return Panel(_("Buổi sinh hoạt cần điểm danh"), "meetings/_at_hand.html", {"lines": lines}, order=20, waits=True)
