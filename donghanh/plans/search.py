"""What the search box finds among plans and tasks, and the badge of the navigation."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web.search import Hit
from donghanh.plans.models import Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import plan_line
from donghanh.plans.queries import plans_found


def find_plans(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Plans whose title or number carries the words, as typed first. One query, none for who reads no plans."""
    if scope.narrowed or not scope.may(PlanPermission.READ):
        return []
    return [
        Hit(plan.title, plan_line(plan), reverse("plans:plan", args=[plan.pk]), _("Kế hoạch"), "clipboard-list")
        for plan in plans_found(scope, words=words)[:most]
    ]


def find_tasks(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Tasks the scope may see whose text carries the words, as typed first. One query."""
    if not (scope.may(PlanPermission.READ) or scope.may(PlanPermission.READ_OWN)):
        return []
    tasks = Task.objects.visible_to(scope).listed().matching(words)
    as_typed = Case(When(text__icontains=words, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = tasks.select_related("plan", "section").annotate(as_typed=as_typed)
    return [
        Hit(task.short_text, task.cite, reverse("plans:task", args=[task.pk]), _("Việc"), "circle-check")
        for task in found.order_by("as_typed", "-plan__year", "order", "pk")[:most]
    ]
