"""Attendance on a phone, and closing the meeting with it."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from donghanh.community.models import Member
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.htmx import is_htmx
from donghanh.foundation.web.toasts import confirm
from donghanh.meetings import actions
from donghanh.meetings.forms import AttendanceForm, CloseForm, ResultForm
from donghanh.meetings.models import Meeting, MeetingState
from donghanh.meetings.permissions import MeetingPermission
from donghanh.meetings.queries import present_in, roll_of, twins_of
from donghanh.meetings.refusals import MeetingRefused
from donghanh.meetings.views._shared import act, host_of, meeting_of, now, page_url


@requires(MeetingPermission.KEEP)
def attendance(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The members of that day, one big tap each. Without a script the list is sent as a whole, and what this person changed is
    written; of a meeting that was closed always so."""
    meeting = meeting_of(request, pk, to_keep=True)
    if meeting.state == MeetingState.NOT_HELD or meeting.held_on > request.scope.on:
        return redirect(page_url(meeting))
    roll, present = roll_of(meeting), present_in(meeting)
    form = AttendanceForm(request.POST or None).offer(roll)
    onwards = "close" if "tiep" in request.POST else "attendance"
    if meeting.is_held:
        onwards = "meeting"

    def save() -> int:
        data = form.cleaned_data
        return actions.save_attendance(
            meeting=meeting, seen=data["seen"], present=data["present"], by=request.scope.actor, at=now()
        )

    stored = {str(key) for key in present}
    ticked, seen = (_sent(request, "present"), _sent(request, "seen")) if form.is_bound else (stored, stored)
    return act(
        request,
        form,
        save,
        _("Đã lưu điểm danh."),
        to=reverse(f"meetings:{onwards}", args=(pk,)),
        template="meetings/attendance.html",
        meeting=meeting,
        rows=[(one, str(one.pk) in ticked, str(one.pk) in seen) for one in roll],
        present=len(present),
        members=len(roll),
        taps=meeting.is_planned,
        back_url=page_url(meeting),
    )


def _sent(request: ScopedRequest, name: str) -> set[str]:
    return set(request.POST.getlist(name))


@requires(MeetingPermission.KEEP)
@require_POST
def tap(request: ScopedRequest, pk: uuid.UUID, member_pk: uuid.UUID) -> HttpResponseBase:
    """One member marked, or the mark taken back: answers with the row as it is stored and how many are present."""
    meeting = meeting_of(request, pk, to_keep=True)
    member = Member.objects.filter(initiative_id=meeting.initiative_id, pk=member_pk).select_related("village").first()
    if member is None:
        raise Http404
    came = str(member_pk) in request.POST.getlist("present")
    try:
        count = actions.mark_member(meeting=meeting, member=member, came=came, by=request.scope.actor, at=now())
    except MeetingRefused:
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"  # somebody closed it or took the member out: the page shows how it is
        return answer
    if not is_htmx(request):
        return redirect("meetings:attendance", pk)
    return render(
        request,
        "meetings/_tapped.html",
        {
            "meeting": meeting, "member": member, "came": came, "was": came, "taps": True, "present": count,
            "members": len(roll_of(meeting)),
        },
    )  # fmt: skip


@requires(MeetingPermission.KEEP)
@require_POST
def mark_all(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Everybody came: the exceptions are tapped away afterwards."""
    meeting = meeting_of(request, pk, to_keep=True)
    try:
        count = actions.mark_all(meeting=meeting, by=request.scope.actor, at=now())
    except MeetingRefused:
        return redirect(page_url(meeting))
    said = ngettext("Đã ghi %(n)d người có mặt. Bỏ dấu ai vắng.", "Đã ghi %(n)d người có mặt. Bỏ dấu ai vắng.", count)
    confirm(request, said % {"n": count})
    return redirect("meetings:attendance", pk)


@requires(MeetingPermission.KEEP)
def close(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Guests, result, done: the meeting becomes one activity. A closed one is corrected here."""
    meeting = meeting_of(request, pk, to_keep=True)
    if meeting.is_held:
        return _correct(request, meeting)
    if meeting.state == MeetingState.NOT_HELD or meeting.held_on > request.scope.on:
        return redirect(page_url(meeting))
    host = host_of(request, meeting.initiative)
    present = len(present_in(meeting))
    form = CloseForm(request.POST or None, initial=CloseForm.initial_of(meeting))
    form.offer_twins(twins_of(request.scope, meeting, host))

    def save() -> Meeting:
        data = form.cleaned_data
        return actions.close_meeting(
            meeting=meeting,
            expected_version=form.expected_version,
            host=host,
            guests=form.guests,
            result=data["result"],
            adopts=form.adopts(),
            by=request.scope.actor,
            at=now(),
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi buổi sinh hoạt và tính vào hoạt động."),
        to=page_url(meeting),
        template="meetings/close.html",
        title=_("Kết quả buổi sinh hoạt"),
        action=_("Ghi buổi sinh hoạt"),
        present=present,
        meeting=meeting,
        back_url=reverse("meetings:attendance", args=(pk,)),
    )


def _correct(request: ScopedRequest, meeting: Meeting) -> HttpResponseBase:
    form = ResultForm(request.POST or None, of=meeting, initial=ResultForm.initial_of(meeting))
    keeps = meeting.activity is not None and meeting.activity.adopted
    return act(
        request,
        form,
        lambda: actions.correct_meeting(
            meeting=meeting,
            expected_version=form.expected_version,
            guests=form.guests,
            result=form.cleaned_data["result"],
            by=request.scope.actor,
            at=now(),
        ),
        _("Đã lưu. Số người giữ như hoạt động đã ghi.") if keeps else _("Đã lưu. Hoạt động cũng sửa theo."),
        to=page_url(meeting),
        template="meetings/close.html",
        title=_("Sửa kết quả"),
        action=_("Lưu"),
        present=len(present_in(meeting)),
        meeting=meeting,
        back_url=page_url(meeting),
    )
