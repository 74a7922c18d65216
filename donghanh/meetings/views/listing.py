"""Meetings as a list, and clubs through a year."""

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.domain.text import fold
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.meetings.forms import MeetingFilter, YearFilter
from donghanh.meetings.models import Meeting
from donghanh.meetings.permissions import MeetingPermission
from donghanh.meetings.presenters import (
    STATE_CHIPS,
    YearLine,
    how_many,
    meeting_columns,
    people_of,
    slot_lines,
    year_columns,
    year_lines,
)
from donghanh.meetings.queries import (
    absent_all_year,
    club_year,
    clubs_kept,
    clubs_read,
    may_keep,
    meetings_found,
    years_of,
)
from donghanh.meetings.views._shared import FIRST_YEAR, LAST_YEAR, club_of, year_or_404

MOST_CLUBS = 500


def _filter(request: ScopedRequest) -> MeetingFilter:
    given = request.GET.copy()
    try:
        uuid.UUID(given.get("clb", ""))
    except ValueError:
        given.pop("clb", None)
    form = MeetingFilter(given, auto_id="filter_%s").offer(clubs_read(request.scope))
    form.is_valid()
    return form


def _views(current: str) -> list[Tab]:
    return [
        Tab(str(label), reverse(f"meetings:{name}"), is_current=name == current)
        for name, label in (("list", _("Các buổi")), ("year", _("Cả năm")))
    ]


@requires(MeetingPermission.READ)
@require_GET
def list_(request: ScopedRequest) -> HttpResponse:
    """Meetings, the latest first."""
    form = _filter(request)
    rows = meetings_found(request.scope, form.asked).select_related("initiative", "activity__kind")
    page = page_of(rows.defer("search", "result"), request)
    lines = [(one, people_of(one), STATE_CHIPS[one.state], str(one.get_state_display())) for one in page.object_list]
    return render(
        request,
        "meetings/list.html",
        {
            "form": form,
            "page": page,
            "lines": lines,
            "shown": how_many(page.paginator.count),
            "views": _views("list"),
            "may_plan": clubs_kept(request.scope).exists(),
            "may_keep_topics": request.scope.may(MeetingPermission.KEEP_TOPICS),
            "is_narrowed": request.scope.narrowed,
        },
    )


@requires(MeetingPermission.READ)
@require_GET
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, all pages of it, as a file: numbers, no name of a person."""
    rows = meetings_found(request.scope, _filter(request).asked).select_related("initiative", "activity__kind")
    return list_response(request, rows.iterator(chunk_size=500), meeting_columns(), name="sinh-hoat")


def _year(request: ScopedRequest) -> tuple[YearFilter, int, list[YearLine]]:
    form = YearFilter.of(request)
    assert isinstance(form, YearFilter)
    today = request.scope.on
    year = form.values.get("nam", today.year)
    words = fold(form.values.get("q", ""))
    clubs = [one for one in clubs_read(request.scope)[:MOST_CLUBS] if words in fold(one.name)]
    there = [one for one in clubs if one.founded_on.year <= year and (not one.ended_on or one.ended_on.year >= year)]
    return form, year, year_lines(years_of(there, year, today), today)


@requires(MeetingPermission.READ)
@require_GET
def year(request: ScopedRequest) -> HttpResponse:
    """Every club in a year: meetings against what is asked, how many came, what was missed."""
    form, wanted, lines = _year(request)
    return render(
        request,
        "meetings/year.html",
        {
            "form": form,
            "year": wanted,
            "lines": lines,
            "views": _views("year"),
            "before": wanted - 1 if wanted > FIRST_YEAR else None,
            "after": wanted + 1 if wanted < LAST_YEAR else None,
            "may_plan": clubs_kept(request.scope).exists(),
        },
    )


@requires(MeetingPermission.READ)
@require_GET
def year_export(request: ScopedRequest) -> HttpResponseBase:
    """The table of the year as a file."""
    _form, wanted, lines = _year(request)
    return list_response(request, lines, year_columns(), name=f"sinh-hoat-nam-{wanted}")


@requires(MeetingPermission.READ)
@require_GET
def club(request: ScopedRequest, pk: uuid.UUID, year: int) -> HttpResponse:
    """One club in one year: stretch by stretch, its meetings, and who came to none of them."""
    initiative, today = club_of(request, pk), request.scope.on
    found = club_year(initiative, year_or_404(year), today)
    rows = Meeting.objects.visible_to(request.scope).filter(initiative=initiative, held_on__year=year)
    meetings = rows.select_related("activity__kind").newest_first()
    return render(
        request,
        "meetings/club_year.html",
        {
            "initiative": initiative,
            "line": YearLine(found, today),
            "slots": slot_lines(found, today),
            "lines": [(one, people_of(one), STATE_CHIPS[one.state], str(one.get_state_display())) for one in meetings],
            "absent": list(absent_all_year(initiative, year, today)),
            "may_keep": may_keep(request.scope, initiative) and initiative.ended_on is None,
            "before": year - 1 if year > initiative.founded_on.year else None,
            "after": year + 1 if year < today.year else None,
        },
    )
