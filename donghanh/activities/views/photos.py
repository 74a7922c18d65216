"""Photos of an activity: taking them in, showing them, consent told and withdrawn."""

import uuid

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from donghanh.activities import actions
from donghanh.activities.forms.photos import EditPhotoForm, NothingForm, PhotosForm, WithdrawForm
from donghanh.activities.jobs import prepare_photo
from donghanh.activities.models import Activity, ActivityState, Photo
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.views.loading import READERS, RECORDERS, REFUSAL, load_activity, now
from donghanh.activities.wording import photo_not_taken, refusal
from donghanh.documents.pictures.kinds import NotTaken, kind_of
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.files.views import drawn_inline
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.toasts import confirm
from donghanh.plans.models import Evidence

MOST_AT_ONCE = 20


@requires(*RECORDERS)
def add(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Photos with what the people in them said. What is right is kept; each that is not is named with the reason."""
    activity = load_activity(request, pk, to_record=True)
    back = reverse("activities:activity", args=(pk,)) + "#anh"
    if activity.state == ActivityState.VOID:
        return redirect(back)
    form = PhotosForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        count, problems = _take(request, activity, form)
        actions.tell_photos(activity=activity, count=count, by=request.scope.actor, at=now())
        if count:
            confirm(request, ngettext("Đã thêm %(n)d ảnh.", "Đã thêm %(n)d ảnh.", count) % {"n": count})
        if not problems:
            return redirect(back)
        for problem in problems:
            form.add_error("files", problem)
    status = 422 if request.method == "POST" else 200
    page = {"form": form, "activity": activity, "back_url": back}
    return render(request, "activities/photos.html", page, status=status)


def _take(request: ScopedRequest, activity: Activity, form: PhotosForm) -> tuple[int, list[str]]:
    """Keep the photos of a request, each for itself; how many were kept, and a sentence for each that was not."""
    count, problems, files = 0, [], request.FILES.getlist("files")
    for file in files[:MOST_AT_ONCE]:
        name = file.name or _("tệp không tên")
        try:
            with incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST) as arrived:
                photo = actions.take_photo(
                    activity=activity,
                    content=arrived,
                    kind=kind_of(arrived.path),
                    caption=form.cleaned_data["caption"],
                    agreed=form.agreed,
                    by=request.scope.actor,
                    at=now(),
                )
        except FileTooLarge:
            problems.append(f"{name}: {photo_not_taken('too_large')}")
        except NotTaken as refused:
            problems.append(f"{name}: {photo_not_taken(refused.code)}")
        except ActivityRefused as refused:
            problems.append(f"{name}: {refusal(refused)}")
        else:
            count += 1
            prepare_photo.enqueue(photo_id=str(photo.pk))
    if len(files) > MOST_AT_ONCE:
        problems.append(_("Mỗi lần nhận %(most)d ảnh. Gửi các ảnh còn lại ở lần sau.") % {"most": MOST_AT_ONCE})
    return count, problems


@requires(*READERS)
@require_GET
def picture(request: ScopedRequest, pk: uuid.UUID, size: str) -> HttpResponse:
    """A photo as it is shown, large or small: drawn anew, with nothing of the file in it. A 404 once it was withdrawn, and
    without consent for everybody who does not record the activity."""
    photo = get_visible_or_404(Photo.objects.select_related("shown", "thumbnail"), request.scope, pk=pk)
    stored = {"lon": photo.shown, "nho": photo.thumbnail}.get(size)
    if stored is None:
        raise Http404
    return drawn_inline(stored)


def _load(request: ScopedRequest, pk: uuid.UUID) -> Photo:
    photo = get_visible_or_404(Photo.objects.select_related("activity"), request.scope, pk=pk)
    if photo.is_gone or not Photo.objects.recordable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return photo


def _back(photo: Photo) -> str:
    return reverse("activities:activity", args=(photo.activity_id,)) + "#anh"


@requires(*RECORDERS)
def photo(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Correct the caption and what is told of consent."""
    one = _load(request, pk)
    form = EditPhotoForm(request.POST or None, of=one, initial=EditPhotoForm.initial_of(one))
    return act_or_ask(
        request,
        form,
        lambda: actions.edit_photo(
            photo=one,
            expected_version=form.expected_version,
            caption=form.cleaned_data["caption"],
            agreed=form.agreed,
            by=request.scope.actor,
            at=now(),
        ),
        done=lambda made: (_("Đã lưu."), _back(one)),
        refusal=REFUSAL,
        template="activities/photo.html",
        page={"photo": one, "activity": one.activity, "back_url": _back(one)},
    )


@requires(*RECORDERS)
def withdraw(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Somebody in it no longer agrees: asked, because it does not come back."""
    one = _load(request, pk)
    form = WithdrawForm(request.POST or None, today=request.scope.on)
    text = _("Ảnh gốc và ảnh hiện trên trang bị xóa hẳn ở mọi nơi, không lấy lại được. Chỉ còn con số ảnh.")
    if one.file and Evidence.objects.kept().visible_to(request.scope).filter(file__digest=one.file.digest).exists():
        text += " " + _("Chính ảnh này còn là minh chứng của một việc trong kế hoạch: bỏ ở trang của việc ấy nữa.")
    return act_or_ask(
        request,
        form,
        lambda: actions.withdraw_photo(
            photo=one, withdrawn_on=form.cleaned_data["withdrawn_on"], by=request.scope.actor, at=now()
        ),
        done=lambda made: (_("Ảnh đã xóa ở mọi nơi. Số ảnh vẫn giữ."), _back(one)),
        refusal=REFUSAL,
        template="web/confirm.html",
        page={
            "question": _("Người trong ảnh rút đồng ý?"),
            "text": text,
            "action": _("Xóa ảnh"),
            "back_url": _back(one),
            "danger": True,
        },
    )


@requires(*RECORDERS)
def remove(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """It was added by mistake: gone with its row."""
    one = _load(request, pk)
    form = NothingForm(request.POST if request.method == "POST" else None)
    return act_or_ask(
        request,
        form,
        lambda: actions.remove_photo(photo=one, by=request.scope.actor, at=now()),
        done=lambda made: (_("Đã bỏ ảnh."), _back(one)),
        refusal=REFUSAL,
        template="web/confirm.html",
        page={
            "question": _("Bỏ ảnh thêm nhầm này?"),
            "text": _(
                "Ảnh bị xóa hẳn và không còn trong số ảnh. Người trong ảnh rút đồng ý thì chọn mục kia, để số ảnh còn giữ."
            ),
            "action": _("Bỏ ảnh"),
            "back_url": _back(one),
            "danger": True,
        },
    )
