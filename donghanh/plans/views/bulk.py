"""One act on many tasks: choose them in a list, see what will happen to how many, then have it done."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.pagination import PARAMETER
from donghanh.organisations.models import Organisation, OrganisationGroup
from donghanh.plans.bulk import CHANGED, MOST, NAMES, Act, Left, act_on, do_each, permission_for, sorted_out
from donghanh.plans.forms.bulk import FORMS
from donghanh.plans.models import Task, TaskQuerySet
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries import held_back, tasks_across
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.views.across import Ticked, look_at, table_page
from donghanh.plans.views.loading import now
from donghanh.plans.wording import refusal


@requires(PlanPermission.EDIT)
def bulk(request: ScopedRequest) -> HttpResponse:
    """Ask first: which tasks, which are left out and why, what is to be filled in. With ``lam`` do it, each by itself.

    What cannot be begun brings the list back with its ticks and the act. An act that every task refuses brings its boxes
    back with what was typed. Opened as a page it leads to the list with the filters of the address, save with what was
    typed before the session ended.
    """
    if request.method != "POST" and not request.POST:
        return redirect(_list(request.GET))
    try:
        act = Act(request.POST.get("act", ""))
    except ValueError:
        return _list_again(request, _("Chọn làm gì với các việc đã đánh dấu."))
    chosen = _chosen(request)
    count = chosen.count()
    if not count:
        return _list_again(request, _("Chưa đánh dấu việc nào. Đánh dấu ở đầu dòng rồi bấm lại."))
    if count > MOST:
        words = _("Mỗi lần làm được %(most)d việc, đang chọn %(count)d. Lọc bớt rồi làm từng phần.")
        return _list_again(request, words % {"most": MOST, "count": count})
    tasks = list(chosen.select_related("plan__unit", "section").in_order())
    scope = request.scope
    may = [task for task in tasks if scope.may(permission_for(act), unit_id=task.plan.unit_id)]
    if not may:
        raise Http404
    fit, left = sorted_out(act, may, held=held_back(may, on=scope.on) if act == Act.SEND else None)
    doing = "lam" in request.POST
    form = FORMS[act](request.POST if doing else None)
    if "body" in form.fields:
        form.fields["body"].offer(*_bodies(request, fit), _("Chọn trong danh sách"))  # type: ignore[attr-defined]
    if doing and fit and form.is_valid():
        done, refused = do_each(fit, act_on(act, form.cleaned_data, by=scope.actor, at=now()))
        if done or not form.fields:
            return _told(request, act, done, left, refused)
        form.add_error(None, _("Chưa làm được việc nào. Lý do ghi ở từng việc dưới đây. Sửa rồi làm lại."))
        left = [*left, *refused]
    context = {
        "act": act,
        "name": NAMES[act],
        "form": form,
        "fit": fit,
        "left": _reasons(left),
        "all": "tat-ca" in request.POST,
        "query": request.POST.get("loc", ""),
        "page_number": request.POST.get(PARAMETER, ""),
        "back_url": _back(request),
    }
    return render(request, "plans/bulk.html", context, status=422 if doing and request.method == "POST" else 200)


def _chosen(request: ScopedRequest) -> TaskQuerySet:
    """The ticked tasks, or all that the filters of the list leave; as far as the scope may see them."""
    if "tat-ca" in request.POST:
        return look_at(request, QueryDict(request.POST.get("loc", ""))).tasks()
    ids = {one for one in map(_uuid, request.POST.getlist("viec")) if one}
    return tasks_across(request.scope).filter(pk__in=ids)


def _bodies(request: ScopedRequest, tasks: list[Task]) -> tuple[list[Organisation], list[OrganisationGroup]]:
    lines = {task.plan.unit.line for task in tasks}
    found: list[Any] = []
    for model in (Organisation, OrganisationGroup):
        rows: Any = model.objects.visible_to(request.scope).filter(unit__line__in=lines)
        found.append(list(rows.on(request.scope.on)))
    return found[0], found[1]


def _list_again(request: ScopedRequest, problem: str) -> HttpResponse:
    """The list as it was sent, with what is to be mended."""
    sent = request.POST
    ids = frozenset(one for one in map(_uuid, sent.getlist("viec")) if one)
    request.GET = _address(sent)  # the list is read and drawn by its own address
    return table_page(request, Ticked(ids, sent.get("act", ""), "tat-ca" in sent, problem))


def _told(request: ScopedRequest, act: Act, done: list[Task], left: list[Left], refused: list[Left]) -> HttpResponse:
    """What was done. What refused can be tried again with what was typed."""
    context = {
        "name": NAMES[act],
        "done": done,
        "left": _reasons([*left, *refused]),
        "again": [one.task for one in refused],
        "resent": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in ("csrfmiddlewaretoken", "viec", "tat-ca")
            for value in values
        ],
        "back_url": _back(request),
        "undo": act == Act.SET_ASIDE and bool(done),
    }
    return render(request, "plans/bulk_done.html", context)


def _reasons(left: list[Left]) -> list[tuple[Task, str]]:
    words = {
        CHANGED: _("Người khác vừa đổi việc này. Mở việc xem lại."),
        "nothing_to_send": refusal(PlanRefused("task_sent")),  # said of one task, not of a plan
    }
    return [(one.task, words.get(one.why.code) or refusal(one.why)) for one in left]


def _back(request: ScopedRequest) -> str:
    return _list(_address(request.POST))


def _address(sent: QueryDict) -> QueryDict:
    """The filters and the page of the list the ticks were set in."""
    given = QueryDict(sent.get("loc", ""), mutable=True)
    if sent.get(PARAMETER, "").isdecimal():
        given[PARAMETER] = sent[PARAMETER]
    return given


def _list(given: QueryDict) -> str:
    query = given.urlencode()
    return f"{reverse('plans:across')}{'?' if query else ''}{query}"


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
