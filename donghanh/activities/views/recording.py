"""Recording an activity, correcting it, counting who came, cancelling it."""

import datetime as dt
import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities import actions
from donghanh.activities.forms import AttendanceForm, CellsForm, CorrectForm, RecordForm, VoidForm
from donghanh.activities.models import Activity, ActivityKind, ActivityState, KindGroup
from donghanh.activities.presenters.twins import twin_line
from donghanh.activities.queries import cells_of, likely_twins, tasks_to_link
from donghanh.activities.views.loading import RECORDERS, REFUSAL, Desk, desk_of, kinds_for, load_activity, now
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.plans.models import Task

MOST_RECENT = 4


@requires(*RECORDERS)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Choose what it was; then the form of that kind. ``viec`` names a task, ``ngay`` a day, ``mo-hinh`` nothing yet."""
    kind = _kind_asked(request)
    if kind is None:
        return _choose_kind(request)
    desk = desk_of(request)
    task = _task_asked(request)
    form = _record_form(request, kind, desk, task)
    twins: list[Activity] = []
    if request.method == "POST" and form.is_valid():
        twins = _twins_of(form, kind)

    def save() -> Activity:
        return actions.record_activity(unit=desk.unit, kind=kind, by=request.scope.actor, at=now(), **form.values)

    page: dict[str, Any] = {"kind": kind, "twins": twins, "task": task, "desk": desk}
    if twins:
        page["twins"] = [twin_line(one) for one in twins]
        return render(request, "activities/record.html", {"form": form, **page}, status=422)
    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi hoạt động."), reverse("activities:activity", args=[made.pk])),
        refusal=REFUSAL,
        template="activities/record.html",
        page=page,
    )


def _twins_of(form: RecordForm, kind: ActivityKind) -> list[Activity]:
    data = form.cleaned_data
    if data["another"] or data["planned"]:
        return []
    return likely_twins(
        kind=kind, held_on=data["held_on"], village=data["village"], host=data["host"], total=data.get("total")
    )


def _choose_kind(request: ScopedRequest) -> HttpResponse:
    """The kinds under their headings, those this person used last on top."""
    kinds = list(kinds_for(request.scope))
    recent = Activity.objects.visible_to(request.scope).filter(
        recorded_by_id=request.scope.person_id, kind__in=kinds, recorded_by__isnull=False
    )
    order: dict[uuid.UUID, None] = {}
    for key in recent.order_by("-recorded_at").values_list("kind_id", flat=True)[:40]:
        order.setdefault(key)
    by_key = {kind.pk: kind for kind in kinds}
    asked = {name: value for name in ("viec", "ngay") if (value := request.GET.get(name))}
    groups = [
        (group.label, [(kind, _kind_url(kind, asked)) for kind in kinds if kind.group == group]) for group in KindGroup
    ]
    return render(
        request,
        "activities/kinds_to_choose.html",
        {
            "recent": [(by_key[key], _kind_url(by_key[key], asked)) for key in list(order)[:MOST_RECENT]],
            "groups": [(label, rows) for label, rows in groups if rows],
        },
    )


def _kind_url(kind: ActivityKind, asked: dict[str, str]) -> str:
    return f"?{urlencode({'loai': kind.pk, **asked})}"


def _kind_asked(request: ScopedRequest) -> ActivityKind | None:
    asked = request.GET.get("loai", "")
    if not asked:
        return None
    try:
        key = uuid.UUID(asked)
    except ValueError:
        raise Http404 from None
    return get_visible_or_404(ActivityKind.objects.select_related("unit"), request.scope, pk=key, is_offered=True)


def _task_asked(request: ScopedRequest) -> Task | None:
    try:
        key = uuid.UUID(request.GET.get("viec", ""))
    except ValueError:
        return None
    rows = Task.objects.visible_to(request.scope).select_related("plan", "section")
    return rows.filter(pk=key).first()


def _record_form(request: ScopedRequest, kind: ActivityKind, desk: Desk, task: Task | None) -> RecordForm:
    scope = request.scope
    initial: dict[str, Any] = {"held_on": _day_asked(request), "host": desk.hosts[0], "task": task}
    form = RecordForm(request.POST or None, kind=kind, initial=initial)
    form.offer(
        villages=desk.places(scope),
        hosts=desk.hosts,
        bodies=desk.bodies(scope),
        above=desk.counting_units(scope),
    )
    tasks = tasks_to_link(scope, hosts=[host.pk for host in desk.hosts], on=scope.on)
    if task is not None and task not in tasks:
        tasks = [task, *tasks]
    return form.offer_tasks(tasks)


def _day_asked(request: ScopedRequest) -> dt.date:
    try:
        return VietnameseDateField(required=False).clean(request.GET.get("ngay", "")) or request.scope.on
    except Exception:
        return request.scope.on


@requires(*RECORDERS)
def correct(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Everything about an activity, as it stands, to be corrected."""
    activity = load_activity(request, pk, to_record=True)
    scope = request.scope
    desk = _desk_of_activity(request, activity)
    form = CorrectForm(request.POST or None, of=activity, activity=activity)
    form.offer(
        villages=desk.places(scope, activity.village),
        hosts=desk.hosts,
        bodies=desk.bodies(scope),
        above=desk.counting_units(scope),
    )

    def save() -> Activity:
        return actions.correct_activity(
            activity=activity, expected_version=form.expected_version, by=scope.actor, at=now(), **form.values
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã sửa hoạt động."), reverse("activities:activity", args=[made.pk])),
        refusal=REFUSAL,
        template="activities/correct.html",
        page={"activity": activity},
    )


def _desk_of_activity(request: ScopedRequest, activity: Activity) -> Desk:
    """Where this activity is kept; its host stays among those to choose from, though it may have ended since."""
    desk = desk_of(request)
    if activity.host not in desk.hosts:
        desk = Desk(desk.unit, [activity.host, *desk.hosts], desk.is_office)
    return desk


@requires(*RECORDERS)
def attendance(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who came, each axis by itself."""
    activity = load_activity(request, pk, to_record=True)
    form = AttendanceForm(request.POST or None, of=activity, initial=AttendanceForm.initial_of(activity))

    def save() -> Activity:
        data = form.cleaned_data
        return actions.count_attendance(
            activity=activity,
            expected_version=form.expected_version,
            total=data["total"],
            known=form.known,
            quality=data["quality"],
            measure=data["measure"],
            by=request.scope.actor,
            at=now(),
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi số người dự."), reverse("activities:activity", args=[made.pk])),
        refusal=REFUSAL,
        template="activities/attendance.html",
        page={"activity": activity},
    )


@requires(*RECORDERS)
def cells(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Who came, by combinations."""
    activity = load_activity(request, pk, to_record=True)
    initial = {"total": activity.total, "version": activity.version}
    form = CellsForm(request.POST or None, cells=cells_of(activity), initial=initial)

    def save() -> Activity:
        return actions.set_cells(
            activity=activity,
            expected_version=form.expected_version,
            total=form.cleaned_data["total"],
            cells=form.cleaned_data["cells"],
            by=request.scope.actor,
            at=now(),
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi số người dự."), reverse("activities:activity", args=[made.pk])),
        refusal=REFUSAL,
        template="activities/cells.html",
        page={"activity": activity},
    )


@requires(*RECORDERS)
def void(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Cancel it, with a reason."""
    activity = load_activity(request, pk, to_record=True)
    form = VoidForm(request.POST or None, initial={"version": activity.version})

    def save() -> Activity:
        return actions.void_activity(
            activity=activity,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        )

    page_url = reverse("activities:activity", args=[activity.pk])
    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã hủy hoạt động."), page_url),
        refusal=REFUSAL,
        template="web/confirm.html",
        page={
            "question": _("Hủy hoạt động này?"),
            "text": _("Hoạt động vẫn đọc được kèm lý do, và không còn trong số liệu nào. Có thể dùng lại."),
            "action": _("Hủy hoạt động"),
            "back_url": page_url,
        },
    )


@requires(*RECORDERS)
def restore(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a cancelled one back into use."""
    activity = load_activity(request, pk, to_record=True)
    if activity.state != ActivityState.VOID or request.method != "POST":
        return redirect("activities:activity", activity.pk)
    actions.restore_activity(activity=activity, expected_version=activity.version, by=request.scope.actor, at=now())
    return redirect("activities:activity", activity.pk)
