"""One meeting: its page, planning it, its agenda, calling it off, what is printed for it."""

import datetime as dt
import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.community.models import Initiative
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.meetings import actions
from donghanh.meetings.forms import AgainForm, AgendaForm, CallOffForm, EditMeetingForm, MeetingForm
from donghanh.meetings.models import Meeting, MeetingState
from donghanh.meetings.permissions import MeetingPermission
from donghanh.meetings.presenters import STATE_CHIPS, events_of, facts_of, people_of
from donghanh.meetings.queries import club_year, clubs_kept, may_keep, present_in, roll_of
from donghanh.meetings.views._shared import act, club_of, meeting_of, now, page_url, topics_of


@requires(MeetingPermission.READ)
@require_GET
def meeting_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Facts, agenda, who came as numbers, result, story, and the one thing to do next."""
    meeting = meeting_of(request, pk)
    keeps, today = may_keep(request.scope, meeting.initiative), request.scope.on
    present = present_in(meeting)
    events = meeting.events.all()[:50]
    return render(
        request,
        "meetings/meeting.html",
        {
            "meeting": meeting,
            "facts": facts_of(meeting),
            "agenda": list(meeting.agenda.all()),
            "people": people_of(meeting),
            "present": len(present),
            "members": len(roll_of(meeting)),
            "standing": (STATE_CHIPS[meeting.state], str(meeting.get_state_display())),
            "events": events_of(events, club=meeting.initiative.name),
            "may_keep": keeps,
            "is_due": keeps and meeting.is_planned and meeting.held_on <= today,
            "is_off": meeting.state == MeetingState.NOT_HELD,
        },
    )


@requires(MeetingPermission.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Choose the club where there are several; then day and topic, with a day proposed by how often it is to meet."""
    clubs = list(clubs_kept(request.scope))
    wanted = request.GET.get("clb", "")
    if len(clubs) != 1 and not wanted:
        return render(request, "meetings/choose.html", {"clubs": clubs})
    club = clubs[0] if not wanted else club_of(request, _key(wanted), to_keep=True)
    proposed = _proposed(club, request.scope.on)
    form = MeetingForm(request.POST or None, initial={"held_on": proposed, "place": _last_place(club)})
    form.offer(topics_of(club.unit), is_protected=club.is_protected)
    return act(
        request,
        form,
        lambda: actions.plan_meeting(initiative=club, by=request.scope.actor, at=now(), **form.values),
        _("Đã lên lịch buổi sinh hoạt."),
        to=page_url,
        title=_("Lên lịch buổi sinh hoạt"),
        lede=club.name,
        notes=[_("Ngày ghi sẵn theo kỳ họp của câu lạc bộ; sửa được. Buổi đã qua cũng ghi ở đây rồi điểm danh.")],
        action=_("Lên lịch"),
        back_url=reverse("meetings:list"),
    )


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


def _proposed(club: Initiative, today: dt.date) -> dt.date | None:
    this = club_year(club, today.year, today)
    return this.proposed or club_year(club, today.year + 1, today).proposed


def _last_place(club: Initiative) -> str:
    last = Meeting.objects.filter(initiative=club).exclude(place="").newest_first().first()
    return last.place if last and not club.is_protected else ""


@requires(MeetingPermission.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Correct day, hour, place, topic."""
    meeting = meeting_of(request, pk, to_keep=True)
    form = EditMeetingForm(request.POST or None, of=meeting, initial=EditMeetingForm.initial_of(meeting))
    form.offer(topics_of(meeting.initiative.unit), is_protected=meeting.initiative.is_protected)
    return act(
        request,
        form,
        lambda: actions.edit_meeting(
            meeting=meeting,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.values,
        ),
        _("Đã lưu."),
        to=page_url(meeting),
        title=_("Sửa buổi sinh hoạt"),
        lede=meeting.initiative.name,
        action=_("Lưu"),
        back_url=page_url(meeting),
        meeting=meeting,
    )


@requires(MeetingPermission.KEEP)
def agenda(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What the meeting is about, part by part, with minutes and who leads in which role."""
    meeting = meeting_of(request, pk, to_keep=True)
    form = AgendaForm(
        request.POST or None,
        lines=list(meeting.agenda.all()),
        topics=topics_of(meeting.initiative.unit),
        initial={"version": meeting.version},
    )
    return act(
        request,
        form,
        lambda: actions.set_agenda(
            meeting=meeting,
            expected_version=form.expected_version,
            items=form.items,
            by=request.scope.actor,
            at=now(),
        ),
        _("Đã lưu nội dung."),
        to=reverse("meetings:agenda", args=(pk,)) if "them" in request.POST else page_url(meeting),
        template="meetings/agenda.html",
        meeting=meeting,
        back_url=page_url(meeting),
    )


@requires(MeetingPermission.KEEP)
def call_off(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was not held, or will not be: asked before, with a reason."""
    meeting = meeting_of(request, pk, to_keep=True)
    form = CallOffForm(request.POST or None, initial={"version": meeting.version})
    text = _("Buổi này vẫn ở trong danh sách, kèm lý do, và không tính là đã họp.")
    if meeting.is_held:
        text = _("Buổi này đã ghi là đã họp. Hoạt động của nó sẽ hủy và ra khỏi mọi con số tổng hợp.")
    return act(
        request,
        form,
        lambda: actions.call_off(
            meeting=meeting,
            expected_version=form.expected_version,
            reason=form.cleaned_data["reason"],
            by=request.scope.actor,
            at=now(),
        ),
        _("Đã ghi là không họp."),
        to=page_url(meeting),
        template="web/confirm.html",
        question=_("Ghi buổi ngày %(day)s là không họp?") % {"day": formats.date(meeting.held_on)},
        text=text,
        action=_("Ghi là không họp"),
        back_url=page_url(meeting),
        danger=meeting.is_held,
    )


@requires(MeetingPermission.KEEP)
def plan_again(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Held after all, or on another day."""
    meeting = meeting_of(request, pk, to_keep=True)
    if meeting.state != MeetingState.NOT_HELD:
        return redirect(page_url(meeting))
    form = AgainForm(request.POST or None, initial={"version": meeting.version, "held_on": meeting.held_on})
    return act(
        request,
        form,
        lambda: actions.plan_again(
            meeting=meeting,
            expected_version=form.expected_version,
            held_on=form.cleaned_data["held_on"],
            by=request.scope.actor,
            at=now(),
        ),
        _("Đã lên lịch lại."),
        to=page_url(meeting),
        title=_("Lên lịch lại"),
        lede=meeting.initiative.name,
        action=_("Lên lịch lại"),
        back_url=page_url(meeting),
        meeting=meeting,
    )


@requires(MeetingPermission.READ)
@require_GET
def agenda_print(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The agenda on A4: no name of a person stands on it."""
    meeting = meeting_of(request, pk)
    return render(
        request,
        "meetings/agenda_print.html",
        {"meeting": meeting, "facts": facts_of(meeting), "agenda": list(meeting.agenda.all())},
    )


@requires(MeetingPermission.READ)
@require_GET
def sheet_print(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The members of that day on A4 with room to sign."""
    meeting = meeting_of(request, pk)
    members = [one for one in roll_of(meeting) if one.erased_on is None]
    return render(request, "meetings/sheet_print.html", {"meeting": meeting, "members": members})
