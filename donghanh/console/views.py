"""The start page, one for each kind of person, and the search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from donghanh.console import presenters
from donghanh.documents.permissions import DocumentPermission
from donghanh.foundation.access.decorators import requires, signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import navigation
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.search import SHORTEST, search
from donghanh.people.delegating import count_to_confirm, own_delegations
from donghanh.people.presenters import DelegationLine, delegation_line
from donghanh.people.queries import waiting_seats
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import four_of, outside_words
from donghanh.plans.queries import Work, duties_owed, late_bodies, work_of_body, work_of_office
from donghanh.plans.queries.check_ins import asked_of
from donghanh.plans.queries.standing import COUNTED

LEADER_ROWS = 40
"""So many late tasks the leader's page shows under the bodies that must act."""


@signed_in
def home(request: ScopedRequest) -> HttpResponse:
    """ "Việc của tôi": for who keeps plans, who leads, a partner body, or anybody else."""
    scope = request.scope
    if not scope.narrowed and scope.may(PlanPermission.EDIT):
        return _officer(request)
    if not scope.narrowed and scope.may(PlanPermission.READ):
        return _leader(request)
    if scope.may(PlanPermission.READ_OWN):
        return _partner(request)
    return _other(request)


def _officer(request: ScopedRequest) -> HttpResponse:
    today = request.scope.on
    work = work_of_office(request.scope, today=today)
    request.known_counts = {"home": work.pressing}
    if request.scope.may(DocumentPermission.REVIEW):
        request.known_counts["documents"] = work.waiting_for_review
    return render(
        request,
        "console/officer.html",
        _shared(request, work)
        | {
            "office": presenters.office(work, today=today),
            "standing": presenters.standing_of(work.asked, work.asked_count, today=today),
            "count": work.pressing,
        },
    )


def _leader(request: ScopedRequest) -> HttpResponse:
    today = request.scope.on
    work = work_of_office(request.scope, today=today, documents=False, most=LEADER_ROWS)
    late = presenters.late_by_body(late_bodies(work.plans, today=today), work.overdue.rows)
    decisions = presenters.decision_items(work)
    past = presenters.past_words(work.overdue, count=work.cells.open_late)
    request.known_counts = {"home": work.cells.open_late + work.decisions}
    return render(
        request,
        "console/leader.html",
        _shared(request, work)
        | {
            "next": presenters.next_of_leader(decisions, late, unassigned=work.unassigned),
            "late": late,
            "late_count": work.cells.open_late,
            "past": past if presenters.asked_among(work.overdue) else "",
            "returned": presenters.returned_items(work.returned.rows),
            "decisions": decisions,
            "reports": presenters.report_items(work.reports, today=today),
            "unassigned": work.unassigned.count,
        },
    )


@requires(PlanPermission.READ)
def sheet(request: ScopedRequest) -> HttpResponse:
    """What is late, who must act and what waits for a decision, on one sheet of A4."""
    today = request.scope.on
    work = work_of_office(request.scope, today=today, documents=False)
    context = {
        "sheet": presenters.sheet_of(work, today=today),
        "cells": work.cells,
        "today": today,
        "past": presenters.past_words(work.overdue, count=work.cells.open_late),
        "past_title": presenters.past_title(work.overdue),
    }
    return render(request, "console/sheet.html", context)


def _shared(request: ScopedRequest, work: Work) -> dict[str, Any]:
    only = work.plans[0] if len(work.plans) == 1 else None
    tasks_url = reverse("plans:tasks", args=[only.pk]) if only else ""
    return {
        "work": work,
        "cells": work.cells,
        "four": four_of(work.cells, tasks_url),
        "outside": outside_words(work.cells),
        "all_url": f"{tasks_url or reverse('plans:across')}?tinh_trang={COUNTED}",
        "only": only,
        "month": presenters.action_month(request.scope.on),
        "today": request.scope.on,
        "asked": count_to_confirm(request.scope),
        "panels": panels("console.home", request.scope, None),
        "delegations": _delegations(request),
    }


def _partner(request: ScopedRequest) -> HttpResponse:
    today = request.scope.on
    parts, duties = work_of_body(request.scope, today=today), duties_owed(request.scope)
    asked = list(asked_of(request.scope))
    page = presenters.partner(parts, duties, asked, today=today)
    context = {"page": page, "today": today, "count": page.count, "delegations": _delegations(request)}
    context["standing"] = presenters.standing_of(asked, len(asked), today=today)
    context["panels"] = shown = panels("console.home", request.scope, None)
    context["waits"] = any(panel.waits for panel in shown)
    return render(request, "console/partner.html", context)


def _other(request: ScopedRequest) -> HttpResponse:
    links = [entry for entry in navigation.entries(request.scope, request.path) if entry.code != "home"]
    context = {"links": links, "today": request.scope.on, "waits": waiting_seats(request.scope).exists()}
    context["delegations"] = _delegations(request)
    context["panels"] = panels("console.home", request.scope, None)
    context["holds_post"] = bool(request.scope.post_ids)
    return render(request, "console/other.html", context)


def _delegations(request: ScopedRequest) -> list[DelegationLine]:
    """Who acts for the person now or soon, and for whom the person acts. One query."""
    return [delegation_line(row, request.scope.on) for row in own_delegations(request.scope)[:5]]


@signed_in
def search_page(request: HttpRequest) -> HttpResponse:
    """One box over everything the person may see, with and without accents."""
    words = request.GET.get("q", "")[:200].strip()
    found = search(request.scope, words) if words else {}  # type: ignore[attr-defined]
    return render(
        request,
        "console/search.html",
        {
            "words": words,
            "found": found,
            "count": sum(map(len, found.values())),
            "too_short": 0 < len(words) < SHORTEST,
        },
    )
