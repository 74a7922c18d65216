"""The tasks of all plans of the unit as one list: narrowed, paged and taken away."""

import uuid
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.components import Tab
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.forms import AllTaskFilter
from donghanh.plans.forms.bulk import act_choices
from donghanh.plans.models import Plan, PlanSection, SavedFilter, TaskQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import line_of, task_columns
from donghanh.plans.queries import for_rows, rows_of, tasks_across, tasks_found
from donghanh.plans.queries.check_ins import with_check_ins
from donghanh.plans.queries.evidence import counted
from donghanh.plans.queries.standing import COUNTED
from donghanh.plans.queries.work import PILES

SIZE = 50
VIEWS: dict[str, str | Promise] = {
    "across": gettext_lazy("Danh sách"),
    "board": gettext_lazy("Theo bước"),
    "by_body": gettext_lazy("Theo cơ quan"),
    "month": gettext_lazy("Lịch tháng"),
    "gantt": gettext_lazy("Dòng thời gian"),
    "happened": gettext_lazy("Diễn biến"),
}
"""The ways to look at the same tasks, each an address of its own."""


@dataclass(frozen=True)
class Look:
    """The filters of the address and the tasks they leave; what every view of them begins with."""

    form: AllTaskFilter
    scope: Scope
    plan: Plan | None
    """The plan chosen, if one is."""

    saved: list[SavedFilter]
    """The filters this person keeps."""

    def tasks(self, **more: Any) -> TaskQuerySet:
        """The tasks left by the filters, ``more`` put beside them. No query yet.

        Over all plans the start page's words mean what they mean there: what is counted is asked of plans that run, and what
        waits too, save for who keeps plans: of those not closed, for a plan being prepared is their business. A plan or a
        year that was chosen is shown as it stands.
        """
        asked = replace(self.form.asked, **more)
        tasks = tasks_across(self.scope)
        if asked.plan_id is None and asked.year is None:
            keeps = self.scope.may(PlanPermission.EDIT)
            if asked.standing == COUNTED or (asked.standing in PILES and not keeps):
                tasks = tasks.filter(plan__in=Plan.objects.running().order_by())
            elif asked.standing in PILES:
                tasks = tasks.filter(plan__in=Plan.objects.not_closed().order_by())
        return tasks_found(tasks, asked, today=self.scope.on)

    @property
    def query(self) -> str:
        """The filters that are applied, as an address writes them: the same filters, the same words."""
        names = [name for name in self.form.fields if name in self.form.values]
        return urlencode([(name, self.form.data[name].strip()) for name in names])

    def context(self, view: str) -> dict[str, Any]:
        """What the head of the page needs. No query."""
        query = self.query
        return {
            "form": self.form,
            "plan": self.plan,
            "saved": self.saved,
            "query": query,
            "is_kept": any(one.query == query for one in self.saved),
            "views": [
                Tab(str(label), f"{reverse(f'plans:{name}')}{'?' if query else ''}{query}", None, name == view)
                for name, label in VIEWS.items()
            ],
        }


def look(request: ScopedRequest) -> Look:
    """Read the filters of the address: :func:`look_at`."""
    return look_at(request, request.GET)


def look_at(request: ScopedRequest, given: QueryDict) -> Look:
    """Read some filters. Four queries, five with a plan chosen: plans, bodies, groups, what the person keeps, and the
    sections of that plan."""
    scope = request.scope
    plans = list(Plan.objects.visible_to(scope).order_by("-year", "-issued_on", "title", "pk"))
    units = scope.units_with(PlanPermission.READ)
    bodies = Organisation.objects.filter(unit__in=units).order_by("sort_key", "pk").values_list("pk", "name")
    groups = OrganisationGroup.objects.filter(unit__in=units).order_by("name", "pk").values_list("pk", "name")
    chosen = next((plan for plan in plans if str(plan.pk) == given.get("ke_hoach")), None)
    sections = PlanSection.objects.filter(plan=chosen, tasks__isnull=False).order_by("order").distinct()
    form = AllTaskFilter(given, auto_id="filter_%s")
    form.offer(list(bodies), list(groups), list(sections) if chosen else []).offer_plans(plans)
    if chosen is None:
        del form.fields["muc"]
    form.is_valid()
    saved = list(SavedFilter.objects.visible_to(scope))
    return Look(form, scope, chosen, saved)


@dataclass(frozen=True)
class Ticked:
    """What was sent of the list and cannot be done yet: the act, the ticks, and what is to be mended."""

    ids: frozenset[uuid.UUID]
    act: str
    every_one: bool
    problem: str


@requires(PlanPermission.READ)
def table(request: ScopedRequest) -> HttpResponse:
    """What presses first; a page at a time, cut by the database."""
    return table_page(request)


def table_page(request: ScopedRequest, ticked: Ticked | None = None) -> HttpResponse:
    """The list at the filters and the page of the address; with what was ``ticked`` in vain it comes back as it was, 422."""
    found = look(request)
    page = page_of(for_rows(found.tasks().pressing_first()), request, size=SIZE)
    lines = [line_of(row) for row in rows_of(list(page.object_list), today=request.scope.on)]
    return render(
        request,
        "plans/across/table.html",
        found.context("across") | {"page": page, "lines": lines, "acts": _acts(request), "ticked": ticked},
        status=HTTPStatus.UNPROCESSABLE_ENTITY if ticked else HTTPStatus.OK,
    )


def _acts(request: ScopedRequest) -> list[tuple[str, object]]:
    """What this person may do to many tasks at once."""
    if not request.scope.may(PlanPermission.EDIT) or request.scope.narrowed:
        return []
    return act_choices()


@requires(PlanPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The tasks as filtered, all pages of them, as a file."""
    rows = rows_of(with_check_ins(counted(look(request).tasks().pressing_first())), today=request.scope.on)
    return list_response(request, rows, task_columns(of_many_plans=True), name="tat-ca-viec")
