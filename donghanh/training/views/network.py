"""Who of the network is trained in what: gaps first, then by body, then by person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation
from donghanh.training.forms.certificates import NetworkFilter
from donghanh.training.models import Course, EnrolmentQuerySet, Topic
from donghanh.training.permissions import TrainingPermission
from donghanh.training.queries.network import BodyRow, bodies_asked, by_body, trained_in
from donghanh.training.views._shared import READERS, views_of


@dataclass(frozen=True)
class Gap:
    """A topic, and the bodies nobody of which is trained in it."""

    topic: Topic
    bodies: list[Organisation]
    of: int


def _topics(request: ScopedRequest) -> list[Topic]:
    return list(Topic.objects.visible_to(request.scope).offered().order_by("order", "name", "pk"))


def _filter(request: ScopedRequest, bodies: Iterable[Organisation], topics: Iterable[Topic]) -> NetworkFilter:
    form: Any = NetworkFilter(request.GET, auto_id="filter_%s")
    made: NetworkFilter = form.offer(
        [(str(one.pk), one.name) for one in bodies], [(str(one.pk), one.name) for one in topics]
    )
    return made


def _trained(request: ScopedRequest, form: NetworkFilter) -> EnrolmentQuerySet:
    values = form.values
    return trained_in(request.scope, body_id=values.get("co_quan"), topic_id=values.get("chuyen_de"), since=form.since)


def _asked(
    request: ScopedRequest,
) -> tuple[NetworkFilter, list[Organisation], list[Topic], EnrolmentQuerySet]:
    bodies, topics = bodies_asked(request.scope, on=request.scope.on), _topics(request)
    form = _filter(request, bodies, topics)
    wanted = form.values
    shown = [one for one in bodies if wanted.get("co_quan", str(one.pk)) == str(one.pk)]
    about = [one for one in topics if wanted.get("chuyen_de", str(one.pk)) == str(one.pk)]
    return form, shown, about, _trained(request, form)


@requires(*READERS)
@require_GET
def network(request: ScopedRequest) -> HttpResponse:
    """What nobody of a body is trained in comes first; then each body; then each person with what they completed. Seven queries
    however many people."""
    form, bodies, topics, trained = _asked(request)
    rows = list(trained)
    table = [] if request.scope.narrowed else by_body(bodies, rows, topics)
    page = page_of(rows, request, size=50)
    gaps = [Gap(topic, [row.body for row in table if topic.pk not in row.people], len(table)) for topic in topics]
    return render(
        request,
        "training/network.html",
        {
            "form": form,
            "gaps": sorted((gap for gap in gaps if 0 < len(gap.bodies) < gap.of), key=lambda gap: -len(gap.bodies)),
            "nobodys": [gap.topic for gap in gaps if gap.bodies and len(gap.bodies) == gap.of],
            "table": [(row, _cells(row, topics), len(row.missing(topics))) for row in table],
            "topics": topics,
            "page": page,
            "rows": page.object_list,
            "views": views_of(request, "network"),
            "has_courses": bool(rows) or Course.objects.visible_to(request.scope).exists(),
            "of_office": request.scope.may(TrainingPermission.READ),
            "may_keep": request.scope.may(TrainingPermission.KEEP),
        },
    )


@requires(*READERS)
@require_GET
def network_export(request: ScopedRequest) -> HttpResponseBase:
    """By body and topic: how many are trained, and since when, the gaps included. No names."""
    _form, bodies, topics, trained = _asked(request)
    table = [] if request.scope.narrowed else by_body(bodies, trained, topics)
    lines = [(row, topic) for row in table for topic in topics]
    columns: dict[str, Any] = {
        _("Cơ quan"): lambda line: line[0].body.name,
        _("Chuyên đề"): lambda line: line[1].name,
        _("Số người đã được tập huấn"): lambda line: len(line[0].people.get(line[1].pk, ())),
        _("Lần gần nhất"): lambda line: line[0].latest.get(line[1].pk),
    }
    return list_response(request, lines, columns, name="tap-huan-theo-co-quan")


def _cells(row: BodyRow, topics: list[Topic]) -> list[tuple[Topic, int, Any]]:
    return [(topic, len(row.people.get(topic.pk, ())), row.latest.get(topic.pk)) for topic in topics]
