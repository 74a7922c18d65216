"""What plans adds to the pages of others."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.documents.models import Document
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.organisations.models import Organisation
from donghanh.people.models import Person
from donghanh.plans.models import Task
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.queries.hanging import open_parts
from donghanh.plans.queries.links import seats_for_links
from donghanh.plans.status import PartState

MOST_SHOWN = 20


def tasks_of_directive(scope: Scope, about: Any) -> Panel | None:
    """On a document's page: the tasks it asked for, and a way to give more. One query."""
    if not isinstance(about, Document) or scope.narrowed or not scope.may(PlanPermission.READ):
        return None
    may_add = scope.may(PlanPermission.EDIT)
    tasks = list(Task.objects.visible_to(scope).filter(directive=about).order_by("plan_id", "order", "pk")[:MOST_SHOWN])
    if about.applied_at or not (tasks or may_add):
        return None
    add_url = f"{reverse('plans:quick')}?van_ban={about.pk}"
    context = {"tasks": tasks, "may_add": may_add, "add_url": add_url}
    return Panel(_("Việc giao từ văn bản này"), "plans/quick/_directed.html", context)


def work_of_ending_body(scope: Scope, about: Any) -> Panel | None:
    """Before a body ends, and on its page once it has: how much of its work is not done. Who may read the plans is led
    there; who may not learns the number alone. One query."""
    if not isinstance(about, Organisation) or scope.narrowed:
        return None
    count = open_parts().filter(organisation=about).exclude(state=PartState.DRAFT).count()
    if not count:
        return None
    reads = scope.may(PlanPermission.READ, unit_id=about.unit_id)
    url = f"{reverse('plans:across')}?co_quan={about.pk}" if reads else ""
    return Panel(_("Việc còn dở"), "plans/_ending.html", {"count": count, "url": url})


def work_of_ended_body(scope: Scope, about: Any) -> Panel | None:
    """On the page of a body that is no more: the same. One query, none for a body that stands."""
    ended = isinstance(about, Organisation) and not about.is_on(scope.on)
    return work_of_ending_body(scope, about) if ended else None


def links_of_person(scope: Scope, about: Any) -> Panel | None:
    """On a person's page: a personal link for each seat of theirs that answers for its own body. One query."""
    if not isinstance(about, Person):
        return None
    seats = seats_for_links(scope, about.pk)
    return Panel(_("Trả lời không cần tài khoản"), "plans/links/_panel.html", {"seats": seats}) if seats else None
