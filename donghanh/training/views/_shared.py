"""What the pages of trainings share: loading through the scope, the form with its act, the question before an act."""

import uuid
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope, ScopedQuerySet, get_visible_or_404
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import Desk
from donghanh.foundation.web.components import Tab
from donghanh.organisations.models import Organisation
from donghanh.training.models import Course
from donghanh.training.permissions import TrainingPermission
from donghanh.training.refusals import TrainingRefused
from donghanh.training.wording import in_words
from donghanh.units.models import Unit
from donghanh.units.queries import units_today, villages

READERS = (TrainingPermission.READ, TrainingPermission.READ_OWN)
DESK = Desk(TrainingRefused, in_words, "training/form.html")
act, ask = DESK.act, DESK.ask
now = timezone.now


def may_keep(scope: Scope, course: Course) -> bool:
    """Whether the scope keeps this course."""
    return not scope.narrowed and scope.may(TrainingPermission.KEEP, unit_id=course.unit_id)


def course_of(request: ScopedRequest, pk: uuid.UUID, *, to_keep: bool = True) -> Course:
    """The course, when the scope may see it (``to_keep``: keep it); else a 404 that tells neither. One query."""
    rows = Course.objects.select_related("unit", "topic", "organiser__unit", "village", "task", "activity")
    course = get_visible_or_404(rows, request.scope, pk=pk)
    if to_keep and not may_keep(request.scope, course):
        raise Http404
    return course


def part_of(request: ScopedRequest, rows: ScopedQuerySet[Any], pk: uuid.UUID) -> Any:
    """A row with a ``course``, when the scope keeps that course; else a 404."""
    row = get_visible_or_404(rows.select_related("course__unit", "course__topic"), request.scope, pk=pk)
    if not may_keep(request.scope, row.course):
        raise Http404
    return row


def unit_kept(request: ScopedRequest) -> Unit:
    """The unit for which the person keeps trainings today; 404 when there is none. One query."""
    unit = units_today(request.scope, TrainingPermission.KEEP).first()
    if unit is None or request.scope.narrowed:
        raise Http404
    return unit


def page_url(course: Course, anchor: str = "") -> str:
    """The page of a course, or a place on it."""
    return reverse("training:course", args=(course.pk,)) + (f"#{anchor}" if anchor else "")


def bodies_of(unit: Unit, scope: Scope) -> list[Organisation]:
    """The bodies of the unit today. One query."""
    rows = Organisation.objects.on(scope.on).filter(unit__line=unit.line)
    return list(rows.select_related("unit").order_by("sort_key", "pk"))


def villages_of(unit: Unit, scope: Scope, *, beside: Unit | None = None) -> list[Unit]:
    """The villages of the unit today; ``beside`` keeps one that stands no longer. One query."""
    found = list(villages(unit, scope.on))
    return found + ([beside] if beside is not None and beside not in found else [])


def views_of(request: ScopedRequest, current: str) -> list[Tab]:
    """The pages of trainings beside each other."""
    scope = request.scope
    reads = any(scope.may(permission) for permission in READERS)
    pages = [("list", _("Khóa học")), ("network", _("Ai đã được tập huấn"))] if reads else []
    if scope.may(TrainingPermission.COUNT_BELOW):
        pages.append(("below", _("Các cấp dưới")))
    if len(pages) < 2:
        return []
    return [Tab(str(label), reverse(f"training:{name}"), is_current=name == current) for name, label in pages]
