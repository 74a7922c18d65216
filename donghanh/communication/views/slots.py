"""A slot of the week: setting, changing, ending it."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.queries import tasks_to_link
from donghanh.communication import actions
from donghanh.communication.forms.schedule import AskForm, SlotEditForm, SlotForm
from donghanh.communication.models import Script, Slot
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.week import TURN_CHIPS, repeat_words
from donghanh.communication.queries.pace import pace_on
from donghanh.communication.queries.week import minutes_of
from donghanh.communication.views.desk import (
    READERS,
    REFUSAL,
    ask_first,
    day_asked,
    desk_of,
    identity_asked,
    load,
    now,
    refusing,
)
from donghanh.communication.views.week import week_url
from donghanh.foundation.access import Scope
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.organisations.models import Organisation
from donghanh.plans.models import Task

BROADCASTER = "media"
"""The kind of body that is likeliest to air."""


def _stations(bodies: list[Organisation]) -> list[Organisation]:
    return sorted(bodies, key=lambda body: body.kind != BROADCASTER)


def _tasks(scope: Scope, hosts: list[Organisation], chosen: Task | None = None) -> list[Task]:
    found = tasks_to_link(scope, hosts=[host.pk for host in hosts[:1]], on=scope.on)
    return [chosen, *(task for task in found if task.pk != chosen.pk)] if chosen else found


@requires(P.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Give a script its place in the week; ``ngay`` names a day, ``bai`` a script."""
    desk, scope = desk_of(request), request.scope
    stations = _stations(desk.bodies(scope))
    day = day_asked(request.GET.get("ngay", "")) or scope.on
    initial = {"first_on": day, "script": identity_asked(request, "bai"), "station": stations[0].pk, "times": 1}
    form = SlotForm(request.POST or None, initial=initial)
    scripts = Script.objects.visible_to(scope).kept().filter(unit__line=desk.unit.line)
    form.offer(scripts=scripts if request.method == "POST" else scripts.airable(), tasks=_tasks(scope, stations))
    form.offer_stations(stations)

    def save() -> Slot:
        return actions.set_slot(unit=desk.unit, by=scope.actor, at=now(), **form.values)

    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã xếp lịch."), week_url(made.first_on, anchor=f"#ngay-{made.first_on.isoformat()}")),
        refusal=REFUSAL,
        template="communication/slot_form.html",
        page={
            "title": _("Xếp lịch phát"),
            "action": _("Xếp lịch"),
            "back_url": week_url(day),
            "has_scripts": scripts.airable().exists(),
        },
    )


@requires(*READERS)
def slot(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One slot: what, when, for which task, and what became of its turns."""
    one = load(Slot.objects.select_related("unit", "station", "script__body", "task"), request, pk)
    scope = request.scope
    pace = pace_on(one.unit, scope.on)
    said = list(one.airings.select_related("activity").order_by("-on")[:60])
    facts: list[tuple[str, Any]] = [
        (_("Đài"), one.station.name),
        (_("Ngày"), repeat_words(one)),
        (_("Giờ"), formats.time(one.starts_at)),
        (_("Số lượt đọc liền nhau"), str(one.times)),
        (_("Tổng thời lượng"), _("%(n)s phút") % {"n": minutes_of(one, pace)}),
    ]
    context = {
        "slot": one,
        "facts": facts,
        "turns": [(airing, TURN_CHIPS[airing.state], str(airing.get_state_display())) for airing in said],
        "may_keep": scope.may(P.KEEP, unit_id=one.unit_id),
        "is_over": one.last_on < scope.on,
        "may_see_task": one.task is not None and Task.objects.visible_to(scope).filter(pk=one.task_id).exists(),
        "week_url": week_url(max(one.first_on, min(one.last_on, scope.on))),
    }
    return render(request, "communication/slot.html", context)


@requires(P.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Change what is read, when, and how long it goes on."""
    one = load(Slot.objects.select_related("unit", "station", "script", "task__plan"), request, pk, P.KEEP)
    scope = request.scope
    initial = {
        "script": one.script_id,
        "starts_at": one.starts_at,
        "last_on": one.last_on if one.repeats else None,
        "times": one.times,
        "task": one.task_id,
        "version": one.version,
    }
    form = SlotEditForm(request.POST or None, of=one, initial=initial, first_on=one.first_on)
    scripts = Script.objects.visible_to(scope).kept().filter(unit__line=one.unit.line)
    offered = scripts if request.method == "POST" else scripts.airable() | scripts.filter(pk=one.script_id)
    form.offer(scripts=offered, tasks=_tasks(scope, [one.station], one.task))

    def save() -> Slot:
        return actions.change_slot(
            slot=one, expected_version=form.expected_version, by=scope.actor, at=now(), **form.values
        )

    back = reverse("communication:slot", args=[one.pk])
    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda made: (_("Đã sửa khung giờ."), back),
        refusal=REFUSAL,
        template="communication/slot_form.html",
        page={"title": _("Sửa khung giờ"), "action": _("Lưu"), "back_url": back, "has_scripts": True},
    )


@requires(P.KEEP)
def end(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take it out of the weeks from today on, or from the day asked for."""
    one = load(Slot.objects.select_related("unit", "script"), request, pk, P.KEEP)
    from_on: dt.date = day_asked(request.GET.get("ngay", "")) or request.scope.on
    return ask_first(
        request,
        AskForm(request.POST) if request.method == "POST" else AskForm(),
        lambda: actions.end_slot(slot=one, from_on=from_on, by=request.scope.actor, at=now()),
        done=lambda made: (_("Đã bỏ khung giờ."), week_url(from_on)),
        question=_("Bỏ khung giờ của “%(title)s”?") % {"title": one.script.title},
        text=_("Không còn trong lịch từ ngày %(day)s. Những ngày trước giữ nguyên.") % {"day": formats.date(from_on)},
        action=_("Bỏ khung giờ"),
        back=reverse("communication:slot", args=[one.pk]),
    )
