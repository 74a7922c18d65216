"""The kinds of activities, and those an office adds."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities import actions
from donghanh.activities.forms import KindEditForm, KindForm
from donghanh.activities.models import ActivityKind
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.views.loading import REFUSAL, now
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.units.queries import units_today


@requires(ActivityPermission.KEEP_KINDS)
def kinds(request: ScopedRequest) -> HttpResponse:
    """Every kind the unit uses: what it asks for, and under which it counts."""
    rows = ActivityKind.objects.visible_to(request.scope).select_related("counts_as").order_by("order", "name", "pk")
    return render(request, "activities/kinds.html", {"kinds": list(rows)})


@requires(ActivityPermission.KEEP_KINDS)
def kinds_export(request: ScopedRequest) -> HttpResponseBase:
    """The kinds as a file."""
    columns: dict[str, Callable[[ActivityKind], Any]] = {
        _("Loại"): lambda kind: kind.name,
        _("Nhóm"): lambda kind: kind.get_group_display(),
        _("Đơn vị tính"): lambda kind: kind.unit_word,
        _("Có đếm người"): lambda kind: _("có") if kind.counts_people else _("không"),
        _("Tính vào loại"): lambda kind: kind.counts_as.name if kind.counts_as else "",
        _("Hỏi thêm"): lambda kind: "; ".join(one.label for one in kind.own_fields),
        _("Còn dùng"): lambda kind: _("có") if kind.is_offered else _("không"),
    }
    rows = ActivityKind.objects.visible_to(request.scope).select_related("counts_as").order_by("order", "name", "pk")
    return list_response(request, rows, columns, name="loai-hoat-dong")


@requires(ActivityPermission.KEEP_KINDS)
def kind_new(request: ScopedRequest) -> HttpResponseBase:
    """A kind of the unit's own."""
    unit = units_today(request.scope, ActivityPermission.KEEP_KINDS).first()
    if unit is None:
        raise Http404
    form = KindForm(request.POST or None)

    def save() -> ActivityKind:
        return actions.add_kind(unit=unit, by=request.scope.actor, at=now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã thêm loại hoạt động."), reverse("activities:kinds")),
        refusal=REFUSAL,
        template="activities/form.html",
        page={"title": _("Thêm loại hoạt động"), "action": _("Thêm loại"), "back_url": reverse("activities:kinds")},
    )


@requires(ActivityPermission.KEEP_KINDS)
def kind_edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Rename an own kind, or stop offering it."""
    kind = get_visible_or_404(ActivityKind.objects.select_related("unit"), request.scope, pk=pk, unit__isnull=False)
    assert kind.unit_id is not None
    request.scope.require(ActivityPermission.KEEP_KINDS, unit_id=kind.unit_id)
    initial = {"name": kind.name, "is_offered": kind.is_offered, "version": kind.version}
    form = KindEditForm(request.POST or None, of=kind, initial=initial)

    def save() -> ActivityKind:
        return actions.correct_kind(
            kind=kind, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã sửa loại hoạt động."), reverse("activities:kinds")),
        refusal=REFUSAL,
        template="activities/form.html",
        page={"title": _("Sửa loại hoạt động"), "action": _("Lưu"), "back_url": reverse("activities:kinds")},
    )
