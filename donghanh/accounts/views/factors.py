"""Setting the second factor up: for the first time between two steps, later from the own account's page."""

import base64
import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.accounts import passkeys, totp
from donghanh.accounts.actions.factors import add_passkey, add_totp, remove_factor, renew_recovery_codes
from donghanh.accounts.devices import label_of
from donghanh.accounts.entrance import enter, paused_options, paused_user, prove_first, was_proved_lately
from donghanh.accounts.forms import SixDigitsForm
from donghanh.accounts.models import FactorKind, User
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.secrets import seal, unseal
from donghanh.accounts.wording import sentence_for
from donghanh.foundation.access import Actor
from donghanh.foundation.access.decorators import public, signed_in
from donghanh.foundation.web.square import square
from donghanh.foundation.web.toasts import confirm

_SECRET, _FRESH = "new_totp", "fresh_codes"
_REASON = "sets the first second factor up between two steps of signing in; otherwise it leads back to the door"


def _own(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or request.session.get("narrowed"):
        raise Http404
    return request.user


def _secret_in(request: HttpRequest, user: User) -> bytes:
    """The secret being set up, kept sealed in the session until the app has shown that it knows it."""
    kept = request.session.get(_SECRET)
    if kept:
        return unseal("totp.new", base64.b64decode(kept), bound_to=str(user.pk))
    secret = totp.new_secret()
    request.session[_SECRET] = base64.b64encode(seal("totp.new", secret, bound_to=str(user.pk))).decode()
    return secret


def _set_up(request: HttpRequest, user: User) -> tuple[SixDigitsForm, bool, dict[str, Any]]:
    secret = _secret_in(request, user)
    form = SixDigitsForm(request.POST or None)
    done = False
    if form.is_valid():
        try:
            add_totp(
                user=user, secret=secret, typed=form.cleaned_data["otp"], label=_("Ứng dụng tạo mã"), at=timezone.now()
            )
        except AccountRefused as refused:
            form.add_error("otp", sentence_for(refused))
        else:
            request.session.pop(_SECRET, None)
            done = True
    side, path = square(totp.address(secret, account=user.login))
    return form, done, {"form": form, "secret": totp.spelled(secret), "side": side, "path": path}


def _show_codes(request: HttpRequest, user: User) -> None:
    codes = json.dumps(renew_recovery_codes(user=user, at=timezone.now())).encode()
    request.session[_FRESH] = base64.b64encode(seal("recovery.fresh", codes, bound_to=str(user.pk))).decode()


@public(_REASON)
@never_cache
@require_http_methods(["GET", "POST"])
def first_factor(request: HttpRequest) -> HttpResponse:
    """The first second factor of somebody whose password was right; then in, with recovery codes on paper."""
    user = paused_user(request)
    if user is None or user.factors.exists():
        return redirect("accounts:sign_in")
    _form, done, context = _set_up(request, user)
    if done:
        _next, remember = paused_options(request)
        answer = enter(
            request, user, how="first_factor", next_url=reverse("accounts:recovery_codes"), remember_device=remember
        )
        _show_codes(request, user)
        return answer
    return render(request, "accounts/first_factor.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    """One more authenticator app, for somebody who has just proved who they are."""
    user = _own(request)
    if not was_proved_lately(request, at=timezone.now()):
        return _prove_first(request)
    had = user.factors.exists()
    _form, done, context = _set_up(request, user)
    if not done:
        return render(request, "accounts/add_app.html", context)
    if had:
        confirm(request, _("Đã thêm ứng dụng tạo mã."))
        return redirect("accounts:account")
    _show_codes(request, user)
    return redirect("accounts:recovery_codes")


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown this one time; by GET those just made, by POST new ones."""
    user = _own(request)
    if request.method == "POST":
        if not was_proved_lately(request, at=timezone.now()):
            return _prove_first(request)
        if not user.factors.exists():
            raise Http404
        _show_codes(request, user)
        return redirect("accounts:recovery_codes")
    kept = request.session.pop(_FRESH, "")
    codes = json.loads(unseal("recovery.fresh", base64.b64decode(kept), bound_to=str(user.pk))) if kept else []
    return render(request, "accounts/recovery_codes.html", {"codes": codes})


@signed_in
@require_POST
def drop_factor(request: HttpRequest, pk: Any) -> HttpResponse:
    """Remove one of the own factors."""
    user = _own(request)
    if not was_proved_lately(request, at=timezone.now()):
        return _prove_first(request)
    factor = user.factors.filter(pk=pk).first()
    if factor is None:
        raise Http404
    try:
        remove_factor(factor=factor, by=Actor(kind="person", id=user.pk), at=timezone.now())
    except AccountRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("Đã bỏ cách xác nhận này."))
    return redirect("accounts:account")


@signed_in
@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> JsonResponse:
    """What the browser needs to make a passkey for the own account."""
    user = _own(request)
    if not was_proved_lately(request, at=timezone.now()):
        return JsonResponse({"next": _prove_first(request)["Location"]}, status=403)
    return JsonResponse(passkeys.begin_registration(request, user))


@signed_in
@never_cache
@require_POST
def passkey_register(request: HttpRequest) -> JsonResponse:
    """Keep the passkey the browser made."""
    user = _own(request)
    if not was_proved_lately(request, at=timezone.now()):
        raise Http404
    had = user.factors.filter(kind=FactorKind.TOTP).exists() or user.recovery_codes.exists()
    try:
        credential_id, credential, counter = passkeys.finish_registration(request, json.loads(request.body))
        add_passkey(
            user=user,
            credential_id=credential_id,
            credential=credential,
            counter=counter,
            label=label_of(request),
            at=timezone.now(),
        )
    except (AccountRefused, ValueError) as error:
        refused = error if isinstance(error, AccountRefused) else AccountRefused("passkey_wrong")
        return JsonResponse({"error": sentence_for(refused)}, status=400)
    if had:
        return JsonResponse({"next": reverse("accounts:account")})
    _show_codes(request, user)
    return JsonResponse({"next": reverse("accounts:recovery_codes")})


def _prove_first(request: HttpRequest) -> HttpResponse:
    return prove_first(request.path if request.method == "GET" else reverse("accounts:account"))
