"""Sessions: put on a day, moved, taken out; attendance on a phone; that they were held."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.activities.forms.twins import TWIN, TwinForm
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.htmx import is_htmx
from donghanh.foundation.web.toasts import confirm
from donghanh.training import actions
from donghanh.training.forms import SessionForm, VersionForm
from donghanh.training.forms.courses import SessionEditForm
from donghanh.training.models import Attendance, Course, Enrolment, Session
from donghanh.training.permissions import TrainingPermission
from donghanh.training.presenters.course import times_of
from donghanh.training.queries.attendance import Noted, expected_at, noted_at, twins_of_session
from donghanh.training.refusals import TrainingRefused
from donghanh.training.views._shared import act, ask, course_of, now, page_url, part_of
from donghanh.training.wording import in_words


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def add(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One session after another: the times of the last one stay in the boxes."""
    course = course_of(request, pk)
    last = course.sessions.order_by("-day", "-starts_at").first()
    initial = {"day": last.day if last else course.starts_on}
    if last:
        initial |= {"starts_at": last.starts_at, "ends_at": last.ends_at}
    form = SessionForm(request.POST or None, initial=initial)

    def save() -> Session:
        return actions.add_session(course=course, by=request.scope.actor, at=now(), **form.cleaned_data)

    def onwards(_made: Session) -> str:
        again = "them-nua" in request.POST
        return reverse("training:session-add", args=(course.pk,)) if again else page_url(course, "buoi")

    return act(
        request,
        form,
        save,
        _("Đã thêm buổi."),
        to=onwards,
        title=_("Thêm buổi học"),
        lede=course.title,
        button=_("Thêm"),
        second_button=("them-nua", _("Thêm và ghi buổi nữa")),
        course=course,
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Move or correct a session."""
    session: Session = part_of(request, Session.objects.all(), pk)
    names = ("day", "starts_at", "ends_at", "hours", "subject", "version")
    form = SessionEditForm(request.POST or None, of=session, initial={name: getattr(session, name) for name in names})

    def save() -> Session:
        return actions.edit_session(
            session=session,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu buổi học."),
        to=page_url(session.course, "buoi"),
        title=_("Sửa buổi học"),
        lede=session.course.title,
        button=_("Lưu"),
        course=session.course,
        remove=(reverse("training:session-remove", args=(session.pk,)), _("Bỏ buổi này vì không diễn ra"))
        if session.held_at is None
        else (reverse("training:session-unhold", args=(session.pk,)), _("Bỏ ghi đã học")),
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It did not take place."""
    session: Session = part_of(request, Session.objects.all(), pk)
    form = VersionForm(request.POST or None, initial={"version": session.version})

    def save() -> Course:
        return actions.remove_session(
            session=session, expected_version=form.expected_version, by=request.scope.actor, at=now()
        )

    return ask(
        request,
        form,
        save,
        _("Đã bỏ buổi học."),
        to=page_url(session.course, "buoi"),
        question=_("Bỏ buổi ngày %(day)s?") % {"day": formats.date(session.day)},
        text=_("Điểm danh đã ghi của buổi này cũng bỏ theo."),
        action=_("Bỏ buổi"),
        back_url=reverse("training:session-edit", args=(session.pk,)),
        danger=True,
    )


@requires(TrainingPermission.KEEP)
@require_http_methods(["GET", "POST"])
def unhold(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was noted as held by mistake."""
    session: Session = part_of(request, Session.objects.all(), pk)
    form = VersionForm(request.POST or None, initial={"version": session.version})

    def save() -> Session:
        return actions.unhold_session(session=session, by=request.scope.actor, at=now())

    return ask(
        request,
        form,
        save,
        _("Đã bỏ ghi đã học."),
        to=page_url(session.course, "buoi"),
        question=_("Bỏ ghi đã học, buổi ngày %(day)s?") % {"day": formats.date(session.day)},
        text=_("Hoạt động của buổi này không tính nữa. Điểm danh vẫn giữ."),
        action=_("Bỏ ghi đã học"),
        back_url=reverse("training:session-edit", args=(session.pk,)),
        danger=True,
    )


@requires(TrainingPermission.KEEP)
@never_cache
@require_GET
def attendance(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Who is there: one tap a person. Works without scripts; two people may keep it at once."""
    session: Session = part_of(request, Session.objects.all(), pk)
    noted = {note.enrolment_id: note.state for note in Attendance.objects.filter(session=session)}
    rows = expected_at(session).select_related("member__body", "member__village").order_by("member__sort_key", "pk")
    return render(
        request,
        "training/attendance.html",
        {
            "session": session,
            "course": session.course,
            "when": times_of(session),
            "rows": [(one, noted.get(one.pk, "")) for one in rows],
            "noted": noted_at(session),
            "may_note": session.course.is_open and session.day <= request.scope.on,
            "is_ahead": session.day > request.scope.on,
        },
    )


@requires(TrainingPermission.KEEP)
@require_POST
def note(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Note one person; a script gets the row and the numbers back, everybody else the page at that row."""
    session: Session = part_of(request, Session.objects.all(), pk)
    key = request.POST.get("ai", "")
    enrolment = get_visible_or_404(Enrolment.objects.select_related("member__body", "member__village"), request.scope, pk=_uuid(key), course=session.course_id)  # fmt: skip
    back = f"{reverse('training:attendance', args=(session.pk,))}#hv-{enrolment.pk}"
    try:
        made = actions.set_presence(
            session=session, enrolment=enrolment, state=request.POST.get("la", ""), by=request.scope.actor, at=now()
        )
    except TrainingRefused as refused:
        confirm(request, in_words(refused))
        return _whole_page(request, back)
    if not is_htmx(request):
        return redirect(back)
    page = {"session": session, "one": enrolment, "state": made.state, "noted": noted_at(session), "may_note": True}
    return render(request, "training/_noted.html", page)


@requires(TrainingPermission.KEEP)
@require_POST
def note_all(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Everybody of whom nothing is noted is there."""
    session: Session = part_of(request, Session.objects.all(), pk)
    try:
        count = actions.all_present(session=session, by=request.scope.actor, at=now())
    except TrainingRefused as refused:
        confirm(request, in_words(refused))
    else:
        said = ngettext("Đã ghi %(n)s người có mặt.", "Đã ghi %(n)s người có mặt.", count) % {"n": count}
        confirm(request, f"{said} {_('Giờ đổi những người vắng.')}" if count else _("Ai cũng đã điểm danh rồi."))
    return redirect("training:attendance", session.pk)


@requires(TrainingPermission.KEEP)
@require_POST
def hold(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """The session took place: it becomes an activity. One tap, unless it may be what somebody recorded by hand."""
    rows = Session.objects.select_related("activity", "course__organiser__unit", "course__village")
    session: Session = part_of(request, rows, pk)
    form = TwinForm.tapped(request.POST, [(TWIN, "", twins_of_session(request.scope, session))])
    back = reverse("training:attendance", args=(session.pk,))
    if not form.twin_questions:
        try:
            made = actions.hold_session(session=session, by=request.scope.actor, at=now())
        except TrainingRefused as refused:
            confirm(request, in_words(refused))
            return redirect(back)
        confirm(request, _held(made))
        return redirect(page_url(session.course, "buoi"))
    return ask(
        request,
        form,
        lambda: actions.hold_session(session=session, adopts=form.adopts(), by=request.scope.actor, at=now()),
        _held,
        to=page_url(session.course, "buoi"),
        template="activities/ask_twin.html",
        question=_("Ghi buổi ngày %(day)s là đã học?") % {"day": formats.date(session.day)},
        text=_("Phần Hoạt động đã có một mục giống buổi này. Xem rồi chọn, để không tính hai lần."),
        action=_("Ghi buổi này đã học"),
        back_url=back,
    )


def _held(session: Session) -> str:
    noted: Noted = noted_at(session)
    if session.activity is not None and session.activity.adopted:
        return _("Đã ghi buổi học và dùng hoạt động đã ghi; số liệu của hoạt động giữ nguyên.")
    return _("Đã ghi buổi học: %(n)s lượt người.") % {"n": noted.present}


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as odd:
        raise Http404 from odd


def _whole_page(request: ScopedRequest, url: str) -> HttpResponse:
    if not is_htmx(request):
        return redirect(url)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = url
    return response
