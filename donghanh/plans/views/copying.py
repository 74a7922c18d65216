"""Copying tasks from an earlier plan: choose the plan, tick the tasks, see their new days, copy."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.domain.text import fold
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.plans import actions
from donghanh.plans.later_year import due_in, text_in
from donghanh.plans.models import Plan, Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import due_words, lead_words
from donghanh.plans.queries import rows_of
from donghanh.plans.views.loading import attempt, load_plan, now


@dataclass(frozen=True)
class Line:
    """One task that may be copied."""

    task: Task
    said: str
    """Its words as they would be copied."""
    lead: str
    before: str
    after: str
    is_there: bool
    """Copied already, or a task of the same words stands in the plan: not ticked beforehand."""
    was_copied: bool


@requires(PlanPermission.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The tasks of an earlier plan, those not there yet ticked; copied as drafts."""
    target = load_plan(request, pk, permission=PlanPermission.EDIT)
    sources = list(
        Plan.objects.visible_to(request.scope)
        .filter(unit__line=target.unit.line, year__lte=target.year)
        .exclude(pk=target.pk)
        .order_by("-year", "-issued_on", "title", "pk")
    )
    asked = request.POST.get("nguon") or request.GET.get("nguon") or ""
    source = next((one for one in sources if str(one.pk) == asked), sources[0] if sources else None)
    lines = _lines(source, target, request) if source else []
    if request.method == "POST" and source:
        ticked = set(request.POST.getlist("viec"))
        chosen = [line.task for line in lines if str(line.task.pk) in ticked and not line.was_copied]
        answer = attempt(
            request,
            lambda: actions.copy_tasks(source=source, target=target, tasks=chosen, by=request.scope.actor, at=now()),
            done=_("Đã chép %(count)d việc, chưa gửi. Xem lại hạn và nơi làm rồi gửi.") % {"count": len(chosen)},
            back=reverse("plans:tasks", args=[target.pk]),
        )
        if answer:
            return answer
    context = {"plan": target, "sources": sources, "source": source, "lines": lines}
    return render(request, "plans/quick/copy.html", context)


def _lines(source: Plan, target: Plan, request: ScopedRequest) -> Sequence[Line]:
    rows = rows_of(source.tasks.printed().filter(parent__isnull=True).in_order(), today=request.scope.on)
    copied = set(target.tasks.exclude(copied_from=None).values_list("copied_from_id", flat=True))
    words = {fold(text).strip(" .;") for text in target.tasks.printed().values_list("text", flat=True)}
    made = []
    for row in rows:
        task, years = row.task, target.year - source.year
        after = Task(plan=target, text=text_in(task, years), **due_in(task, years).columns())
        was_copied = task.pk in copied
        made.append(
            Line(
                task=task,
                said=after.short_text,
                lead=lead_words(row),
                before=due_words(task),
                after=due_words(after),
                is_there=was_copied or fold(after.text).strip(" .;") in words,
                was_copied=was_copied,
            )
        )
    return made
