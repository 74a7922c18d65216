"""Coming in with a code from a second person: taking an account over, or choosing a new password."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from donghanh.accounts.actions.accounts import STAND_IN
from donghanh.accounts.actions.codes import find_code
from donghanh.accounts.actions.passwords import reset_password, take_over_account
from donghanh.accounts.entrance import enter, pause_for_second_step
from donghanh.accounts.forms import HandedCodeForm, NewPasswordForm, TakeOverForm
from donghanh.accounts.models import CodePurpose, OneTimeCode
from donghanh.accounts.policy import policy_for
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.wording import sentence_for
from donghanh.foundation.access.decorators import public
from donghanh.foundation.web.toasts import confirm

_FOUND = "handed_code"
_PATIENCE = dt.timedelta(minutes=20)
_FIELDS = {"login_unusable": "login", "login_taken": "login", "password_weak": "new"}


@public("where a code on paper is typed in; a wrong one and an unknown one are answered alike")
@never_cache
@sensitive_post_parameters("handed")
@require_http_methods(["GET", "POST"])
def handed_code(request: HttpRequest) -> HttpResponse:
    """Type the code; looking at the page uses nothing up."""
    form = HandedCodeForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        code = find_code(typed=form.cleaned_data["handed"], at=at)
        if code is not None and code.purpose != CodePurpose.FACTOR:
            request.session.flush()
            request.session[_FOUND] = {"code": str(code.pk), "at": at.isoformat()}
            return redirect("accounts:choose_password")
        if code is not None:
            form.add_error(
                "handed", _("Mã này dùng ở bước hai. Đăng nhập bằng mật khẩu trước, rồi chọn “Mất điện thoại”.")
            )
        else:
            form.add_error("handed", _("Mã chưa đúng, đã dùng, hoặc quá 72 giờ. Xem lại tờ giấy, hoặc nhờ cấp mã mới."))
    return render(request, "accounts/handed_code.html", {"form": form})


def _found(request: HttpRequest, at: dt.datetime) -> OneTimeCode | None:
    kept = request.session.get(_FOUND)
    if not kept or at - dt.datetime.fromisoformat(kept["at"]) > _PATIENCE:
        return None
    return OneTimeCode.objects.select_related("user").filter(pk=kept["code"], used_at=None, withdrawn_at=None).first()


@public("the step after a right code; without one it leads back to where codes are typed")
@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "POST"])
def choose_password(request: HttpRequest) -> HttpResponse:
    """Name and password for the invited, a new password for who forgot theirs."""
    at = timezone.now()
    code = _found(request, at)
    if code is None:
        return redirect("accounts:handed_code")
    is_new = code.purpose == CodePurpose.INVITE
    proposed = "" if code.user.login.startswith(STAND_IN) else code.user.login
    form = (
        TakeOverForm(request.POST or None, initial={"login": proposed})
        if is_new
        else NewPasswordForm(request.POST or None)
    )
    if form.is_valid():
        try:
            if is_new:
                return _take_over(request, code, form, at)
            reset_password(code=code, password=form.cleaned_data["new"], at=at)
        except AccountRefused as refused:
            field = _FIELDS.get(refused.code)
            form.add_error(field if field in form.fields else None, sentence_for(refused))
        else:
            request.session.flush()
            confirm(request, _("Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu này."))
            return redirect("accounts:sign_in")
    shortest = policy_for(code.user, timezone.localdate(at)).shortest_password
    return render(request, "accounts/choose_password.html", {"form": form, "is_new": is_new, "shortest": shortest})


def _take_over(request: HttpRequest, code: OneTimeCode, form: NewPasswordForm, at: dt.datetime) -> HttpResponse:
    user = take_over_account(code=code, login=form.cleaned_data["login"], password=form.cleaned_data["new"], at=at)
    if policy_for(user, timezone.localdate(at)).needs_second_factor:
        pause_for_second_step(request, user, next_url="", remember_device=False, how="invite")
        return redirect("accounts:first_factor")
    return enter(request, user, how="invite")
