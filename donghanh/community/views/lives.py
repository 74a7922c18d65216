"""Moving a model, keeping its place secret, letting it rest, end, and go on after all."""

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.community.actions import (
    end_initiative,
    move_initiative,
    pause_initiative,
    protect_initiative,
    reopen_initiative,
    resume_initiative,
    unprotect_initiative,
)
from donghanh.community.forms.initiatives import DayForm, EndForm, MoveForm, ReasonForm, VersionForm
from donghanh.community.models import Initiative, Placement
from donghanh.community.permissions import CommunityPermission
from donghanh.community.views._shared import act, ask, bodies_of, initiative_of, page_url, villages_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def move(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Another place from a day on."""
    initiative = initiative_of(request, pk)
    present = (
        Placement.objects.on(request.scope.on).filter(initiative=initiative).select_related("village", "body").first()
    )
    form = MoveForm(
        request.POST or None,
        villages=villages_of(initiative.unit, request.scope),
        bodies=bodies_of(initiative.unit, request.scope),
        initial={
            "on": request.scope.on,
            "village": present.village if present else None,
            "body": present.body if present else None,
        },
    )

    def save() -> Initiative:
        return move_initiative(
            initiative=initiative, by=request.scope.actor, at=timezone.now(), **form.cleaned_data
        )  # fmt: skip

    return act(
        request,
        form,
        save,
        _("Đã ghi nơi đặt mới."),
        to=page_url,
        title=_("Chuyển nơi đặt"),
        lede=initiative.name,
        notes=[_("Trước ngày này mô hình vẫn ở nơi cũ. Muốn sửa nơi ghi sai, chọn đúng ngày nơi ấy bắt đầu.")],
        button=_("Ghi nơi đặt"),
        back_url=page_url(initiative),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def protect(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Keep the place secret, or no longer."""
    initiative = initiative_of(request, pk)
    form = VersionForm(request.POST or None, initial={"version": initiative.version})
    hides = not initiative.is_protected

    def save() -> Initiative:
        does = protect_initiative if hides else unprotect_initiative
        return does(
            initiative=initiative,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
        )

    if hides:
        question, action = _("Giữ kín địa chỉ của mô hình này?"), _("Giữ kín địa chỉ")
        text = _(
            "Thôn và nơi đặt đã ghi sẽ bị xóa khỏi danh sách và lịch sử. Địa chỉ ghi riêng, chỉ người có phận sự mở được, mỗi lần mở đều được ghi lại."
        )
    else:
        question, action = _("Thôi giữ kín địa chỉ?"), _("Thôi giữ kín")
        text = _("Địa chỉ đã ghi riêng bị xóa, không hiện ra đâu. Nơi đặt ghi lại ở “Chuyển nơi đặt”.")
    return ask(
        request,
        form,
        save,
        _("Đã ghi."),
        to=page_url,
        question=question,
        text=text,
        action=action,
        back_url=page_url(initiative),
        danger=True,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def pause(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Rest from a day on, for a reason."""
    initiative = initiative_of(request, pk)
    form = ReasonForm(request.POST or None, initial={"on": request.scope.on})

    def save() -> Any:
        return pause_initiative(initiative=initiative, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã ghi tạm dừng."),
        to=page_url(initiative),
        title=_("Tạm dừng mô hình"),
        lede=initiative.name,
        notes=[_("Thành viên, ban chủ nhiệm và thiết bị giữ nguyên.")],
        button=_("Tạm dừng"),
        back_url=page_url(initiative),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def resume(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Go on from a day on."""
    initiative = initiative_of(request, pk)
    form = DayForm(request.POST or None, initial={"on": request.scope.on})

    def save() -> Initiative:
        return resume_initiative(
            initiative=initiative, on=form.cleaned_data["on"], by=request.scope.actor, at=timezone.now()
        )

    return act(
        request,
        form,
        save,
        _("Mô hình hoạt động lại."),
        to=page_url,
        title=_("Hoạt động lại"),
        lede=initiative.name,
        button=_("Hoạt động lại"),
        back_url=page_url(initiative),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """No more from a day on, for a reason."""
    initiative = initiative_of(request, pk)
    form = EndForm(request.POST or None, initial={"on": request.scope.on, "version": initiative.version})

    def save() -> Initiative:
        return end_initiative(
            initiative=initiative,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi kết thúc."),
        to=page_url,
        title=_("Kết thúc mô hình"),
        lede=initiative.name,
        notes=[
            _(
                "Từ ngày này mô hình không còn; thành viên, ban chủ nhiệm, tổ tư vấn cùng thôi. Những gì đã ghi vẫn xem được."
            ),
            _("Tên người đã ra được xóa sau số năm xã giữ tên."),
        ],
        button=_("Kết thúc"),
        back_url=page_url(initiative),
        initiative=initiative,
        labels={"ended_on": _("Ngày kết thúc"), "end_reason": _("Lý do")},
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def reopen(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """It did not end: written down by mistake."""
    initiative = initiative_of(request, pk)
    form = VersionForm(request.POST or None, initial={"version": initiative.version})

    def save() -> Initiative:
        return reopen_initiative(
            initiative=initiative,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
        )

    return ask(
        request,
        form,
        save,
        _("Mô hình lại đang hoạt động."),
        to=page_url,
        question=_("Bỏ ghi kết thúc của mô hình này?"),
        text=_(
            "Dùng khi ghi nhầm. Thành viên, ban chủ nhiệm, tổ tư vấn thôi theo lần kết thúc ấy sẽ tiếp tục như trước."
        ),
        action=_("Bỏ ghi kết thúc"),
        back_url=page_url(initiative),
    )
