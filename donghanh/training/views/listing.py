"""The list of courses and its file."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.models import Organisation
from donghanh.training.forms import CourseFilter
from donghanh.training.models import Course, CourseQuerySet, CourseState, Topic
from donghanh.training.permissions import TrainingPermission
from donghanh.training.presenters.course import STATE_CHIPS, days_of
from donghanh.training.queries.courses import Asked, courses_found
from donghanh.training.views._shared import READERS, views_of
from donghanh.units.queries import units_today


def _filter(request: ScopedRequest) -> CourseFilter:
    seen = Course.objects.visible_to(request.scope).order_by()
    topics = Topic.objects.filter(pk__in=seen.values("topic"))
    hosts = Organisation.objects.filter(pk__in=seen.values("organiser")).order_by("sort_key", "pk")
    form: Any = CourseFilter(request.GET, auto_id="filter_%s")
    return form.offer(topics, hosts)  # type: ignore[no-any-return]


def _found(request: ScopedRequest, form: CourseFilter) -> CourseQuerySet:
    values = form.values
    asked = Asked(
        words=values.get("q", ""),
        topic_id=values.get("chuyen_de"),
        organiser_id=values.get("noi"),
        state=values.get("buoc", ""),
        since=values.get("tu"),
        until=values.get("den"),
    )
    return courses_found(request.scope, asked).select_related("topic", "organiser", "village")


@requires(*READERS, TrainingPermission.COUNT_BELOW)
@require_GET
def course_list(request: ScopedRequest) -> HttpResponse:
    """The courses of the unit, or those a body holds or has people in, newest first; who may only count goes to the
    units below."""
    if not any(request.scope.may(permission) for permission in READERS):
        return redirect("training:below")
    form = _filter(request)
    page = page_of(_found(request, form), request)
    return render(
        request,
        "training/list.html",
        {
            "form": form,
            "page": page,
            "rows": [
                (one, STATE_CHIPS[CourseState(one.state)], str(one.get_state_display()), days_of(one))
                for one in page.object_list
            ],
            "views": views_of(request, "list"),
            "may_keep": units_today(request.scope, TrainingPermission.KEEP).exists(),
            "of_office": request.scope.may(TrainingPermission.READ),
            "is_narrowed": request.scope.narrowed,
        },
    )


@requires(*READERS)
@require_GET
def course_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file. No names of people."""
    columns: dict[str, Any] = {
        _("Khóa học"): lambda one: one.title,
        _("Chuyên đề"): lambda one: one.topic.name,
        _("Hình thức"): lambda one: str(one.get_form_display()),
        _("Cơ quan tổ chức"): lambda one: one.organiser.name,
        _("Từ ngày"): lambda one: one.starts_on,
        _("Đến hết ngày"): lambda one: one.ends_on,
        _("Số giờ"): lambda one: one.hours,
        _("Địa điểm"): lambda one: ", ".join(filter(None, (one.place, one.village.full_name if one.village else ""))),
        _("Bước"): lambda one: str(one.get_state_display()),
        _("Số buổi"): lambda one: one.session_count,
        _("Buổi đã học"): lambda one: one.held_count,
        _("Học viên"): lambda one: one.people,
        _("Nữ"): lambda one: one.women,
        _("Hoàn thành"): lambda one: one.completed,
    }
    return list_response(request, _found(request, _filter(request)).iterator(chunk_size=500), columns, name="khoa-hoc")
