"""The week of the stations: the grid, paper and file, marking what was aired, laying it out like the week before."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from donghanh.activities.forms.twins import TWIN, TwinForm, slot_name
from donghanh.activities.refusals import ActivityRefused
from donghanh.communication import actions
from donghanh.communication.forms.schedule import AskForm, MissedForm, TakeBackForm
from donghanh.communication.models import Airing, AiringState, Script, Slot
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.week import TURN_CHIPS, turn_columns
from donghanh.communication.queries.pace import pace_on
from donghanh.communication.queries.twins import twins_of_turns
from donghanh.communication.queries.week import Day, Turn, monday_of, still_open, turns_in, unsaid_on, week_of
from donghanh.communication.refusals import CommunicationRefused
from donghanh.communication.views.desk import (
    READERS,
    REFUSAL,
    WRITERS,
    ask_first,
    day_asked,
    desk_of,
    identity_asked,
    load,
    now,
    page_context,
    refusing,
    unit_of,
)
from donghanh.communication.wording import refusal, week_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.models import Organisation

WEEK = dt.timedelta(days=7)
FURTHEST = dt.timedelta(days=3660)


def _monday(request: ScopedRequest) -> dt.date:
    asked, today = day_asked(request.GET.get("tuan", "")), request.scope.on
    return monday_of(asked if asked is not None and abs(asked - today) < FURTHEST else today)


def _stations(request: ScopedRequest) -> list[Organisation]:
    """The stations that have slots this person sees. One query."""
    seen = Slot.objects.visible_to(request.scope).order_by().values("station")
    return list(Organisation.objects.filter(pk__in=seen).order_by("sort_key", "pk"))


def _station(request: ScopedRequest, stations: list[Organisation]) -> Organisation | None:
    asked = identity_asked(request, "dai")
    return next((body for body in stations if body.pk == asked), None)


def _week(request: ScopedRequest, monday: dt.date, station: Organisation | None) -> list[Day]:
    pace = pace_on(unit_of(request), monday)
    return week_of(Slot.objects.visible_to(request.scope), monday, pace=pace, station=station)


def week_url(day: dt.date, station: uuid.UUID | None = None, anchor: str = "") -> str:
    """The address of the week of a day, perhaps of one station, perhaps at that day."""
    query = {"tuan": monday_of(day).isoformat()} | ({"dai": str(station)} if station else {})
    return f"{reverse('communication:week')}?{urlencode(query)}{anchor}"


@requires(*READERS)
def week(request: ScopedRequest) -> HttpResponse:
    """Monday to Sunday: what is read when, what was aired."""
    scope, monday = request.scope, _monday(request)
    stations = _stations(request)
    station = _station(request, stations)
    days = _week(request, monday, station)
    turns = turns_in(days)
    markable = set(
        Slot.objects.markable_by(scope).filter(pk__in={one.slot.pk for one in turns}).values_list("pk", flat=True)
    )
    key = station.pk if station else None
    context = page_context(request, "week") | {
        "days": [
            {
                "on": day.on,
                "is_today": day.on == scope.on,
                "turns": [_card(one, one.slot.pk in markable, scope.on) for one in day.turns],
                "open": len([one for one in still_open(day.turns, scope.on) if one.slot.pk in markable]),
            }
            for day in days
        ],
        "monday": monday,
        "title_words": week_words(monday),
        "stations": stations if len(stations) > 1 else [],
        "station": station,
        "before_url": week_url(monday - WEEK, key),
        "after_url": week_url(monday + WEEK, key),
        "here_url": week_url(scope.on, key),
        "query": urlencode({"tuan": monday.isoformat()} | ({"dai": str(key)} if key else {})),
        "is_empty": not turns,
        "aired": len([one for one in turns if one.state == AiringState.AIRED]),
        "total": len(turns),
        "has_airable": Script.objects.visible_to(scope).airable().exists() if not turns else True,
    }
    return render(request, "communication/week.html", context)


def _card(turn: Turn, may_mark: bool, today: dt.date) -> dict[str, Any]:
    state = turn.state
    has_come = turn.on <= today
    label = str(state.label)
    if state == AiringState.OPEN:
        label = _("chưa ghi") if has_come else _("chờ đến giờ")
    return {
        "turn": turn,
        "chip": "due" if state == AiringState.OPEN and turn.on < today else TURN_CHIPS[state],
        "label": label,
        "may_mark": may_mark and has_come and state == AiringState.OPEN,
        "may_undo": may_mark and turn.airing is not None and turn.airing.state != AiringState.OPEN,
        "reason": turn.airing.reason if turn.airing and state == AiringState.MISSED else "",
    }


@requires(*READERS)
def print_(request: ScopedRequest) -> HttpResponse:
    """The week on paper, for the wall of the station."""
    monday, stations = _monday(request), _stations(request)
    station = _station(request, stations)
    context = {
        "days": _week(request, monday, station),
        "unit": unit_of(request),
        "station": station,
        "title_words": week_words(monday),
        "back_url": week_url(monday, station.pk if station else None),
    }
    return render(request, "communication/week_print.html", context)


@requires(*READERS)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The week as a file, one row a turn."""
    days = _week(request, _monday(request), _station(request, _stations(request)))
    return list_response(request, turns_in(days), turn_columns(), name="lich-phat")


def _turn(request: ScopedRequest, pk: uuid.UUID) -> tuple[Slot, dt.date]:
    """The slot this person may mark, and the day asked for; 404 otherwise."""
    slot = load(Slot.objects.select_related("unit", "station__unit", "script"), request, pk)
    if not Slot.objects.markable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    day = day_asked(request.POST.get("ngay", "") or request.GET.get("ngay", ""))
    if day is None or not slot.falls_on(day):
        raise Http404
    return slot, day


@requires(*WRITERS)
@require_POST
def air(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One tap: it was aired. Where it may be what somebody recorded by hand, that is asked first."""
    slot, day = _turn(request, pk)
    twins = twins_of_turns(request.scope, [slot], day)
    form = TwinForm.tapped(request.POST, [(TWIN, "", twins.get(slot.pk, []))])

    def save() -> str:
        actions.mark_aired(slot=slot, on=day, adopts=form.adopts(), by=request.scope.actor, at=now())
        if form.adopts() is not None:
            return _("Đã đánh dấu và dùng hoạt động đã ghi.")
        return _("Đã ghi một lượt phát vào Hoạt động.")

    what = _("“%(title)s” lúc %(time)s") % {"title": slot.script.title, "time": formats.time(slot.starts_at)}
    back = week_url(day, anchor=f"#ngay-{day.isoformat()}")
    return _mark(request, form, save, back=back, question=_("Đã phát %(what)s?") % {"what": what}, day=day)


@requires(*WRITERS)
@require_POST
def air_day(request: ScopedRequest) -> HttpResponseBase:
    """All of a day at once; asked first of those that may be what somebody recorded by hand."""
    day = day_asked(request.POST.get("ngay", ""))
    if day is None:
        raise Http404
    scope = request.scope
    rows = Slot.objects.markable_by(scope).touching(day, day).select_related("script", "station__unit")
    station = identity_asked_in_post(request, "dai")
    if station is not None:
        rows = rows.filter(station=station)
    slots = unsaid_on(rows.order_by("starts_at", "pk"), day)
    twins = twins_of_turns(scope, slots, day)
    form = TwinForm.tapped(
        request.POST, [(slot_name(slot.pk), _turn_words(slot), twins.get(slot.pk, [])) for slot in slots]
    )

    def save() -> str:
        chosen = {slot.pk: found for slot in slots if (found := form.adopts(slot_name(slot.pk))) is not None}
        n = actions.mark_day(slots=slots, on=day, adopts=chosen, by=scope.actor, at=now())
        if not n:
            return _("Ngày này đã đánh dấu đủ.")
        said = ngettext("Đã ghi %(n)s lượt phát vào Hoạt động.", "Đã ghi %(n)s lượt phát vào Hoạt động.", n) % {"n": n}
        if chosen:
            used = len(chosen)
            said += " " + ngettext(
                "Trong đó %(n)s lượt dùng hoạt động đã ghi.", "Trong đó %(n)s lượt dùng hoạt động đã ghi.", used
            ) % {"n": used}
        return said

    n = len(slots)
    return _mark(
        request,
        form,
        save,
        back=week_url(day, station, anchor=f"#ngay-{day.isoformat()}"),
        question=ngettext("Đã phát cả %(n)s lượt?", "Đã phát cả %(n)s lượt?", n) % {"n": n},
        day=day,
        station=station,
    )


def _turn_words(slot: Slot) -> str:
    return f"{formats.time(slot.starts_at)}, {slot.script.title}"


def _mark(
    request: ScopedRequest,
    form: TwinForm,
    save: Callable[[], str],
    *,
    back: str,
    question: str,
    day: dt.date,
    station: uuid.UUID | None = None,
) -> HttpResponseBase:
    """The tap done at once where there is nothing to ask, its refusal told on the week; else the page that asks."""
    if not form.twin_questions:
        form.is_valid()
        try:
            confirm(request, save())
        except (CommunicationRefused, ActivityRefused) as refused:
            messages.error(request, refusal(refused))
        return redirect(back)
    sent = {"ngay": day.isoformat()} | ({"dai": str(station)} if station else {})
    return act_or_ask(
        request,
        form,
        refusing(save),
        done=lambda said: (said, back),
        refusal=REFUSAL,
        template="communication/air.html",
        page={
            "question": question,
            "text": _("Phần Hoạt động đã có mục giống lượt phát này. Xem rồi chọn, để không tính hai lần."),
            "action": _("Đã phát"),
            "back_url": back,
            "sent": sent.items(),
        },
    )


def identity_asked_in_post(request: ScopedRequest, name: str) -> uuid.UUID | None:
    """The identity a hidden field carries; ``None`` for none or nonsense."""
    try:
        return uuid.UUID(str(request.POST.get(name, "")))
    except ValueError:
        return None


@requires(*WRITERS)
def miss(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was not aired, and why."""
    slot, day = _turn(request, pk)
    form = MissedForm(request.POST or None)
    back = week_url(day, anchor=f"#ngay-{day.isoformat()}")
    return ask_first(
        request,
        form,
        lambda: actions.mark_missed(
            slot=slot, on=day, reason=form.cleaned_data["reason"], by=request.scope.actor, at=now()
        ),
        done=lambda made: (_("Đã ghi là không phát."), back),
        question=_("Không phát bài “%(title)s”?") % {"title": slot.script.title},
        text=_("Lượt này không tính vào số liệu; lý do giữ lại trong lịch."),
        action=_("Ghi là không phát"),
        back=back,
    )


@requires(*WRITERS)
def unmark(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a mark back; the activity it made is cancelled."""
    slot, day = _turn(request, pk)
    airing = Airing.objects.filter(slot=slot, on=day).first()
    if airing is None:
        raise Http404
    form = TakeBackForm(request.POST or None)
    back = week_url(day, anchor=f"#ngay-{day.isoformat()}")
    return ask_first(
        request,
        form,
        lambda: actions.take_mark_back(
            airing=airing, reason=form.cleaned_data["reason"], by=request.scope.actor, at=now()
        ),
        done=lambda made: (_("Đã bỏ đánh dấu."), back),
        question=_("Bỏ đánh dấu của “%(title)s”?") % {"title": slot.script.title},
        text=_("Hoạt động đã ghi từ lượt này được hủy kèm lý do. Đánh dấu lại thì dùng lại đúng hoạt động ấy."),
        action=_("Bỏ đánh dấu"),
        back=back,
    )


@requires(P.KEEP)
def copy(request: ScopedRequest) -> HttpResponseBase:
    """Lay the week out like the one before."""
    desk, monday, stations = desk_of(request), _monday(request), _stations(request)
    station = _station(request, stations)
    back = week_url(monday, station.pk if station else None)

    def said(n: int) -> str:
        if not n:
            return _("Tuần trước không có khung giờ nào cần chép.")
        return ngettext("Đã chép %(n)s khung giờ từ tuần trước.", "Đã chép %(n)s khung giờ từ tuần trước.", n) % {
            "n": n
        }

    return ask_first(
        request,
        AskForm(request.POST or None) if request.method != "POST" else AskForm(request.POST),
        lambda: actions.copy_week(unit=desk.unit, monday=monday, station=station, by=request.scope.actor, at=now()),
        done=lambda made: (said(made), back),
        question=_("Chép lịch tuần trước sang tuần này?"),
        text=_("Tuần %(week)s. Khung giờ đã có, bài chưa duyệt và khung giờ tự lặp lại được để nguyên.")
        % {"week": week_words(monday)},
        action=_("Chép lịch"),
        back=back,
    )
