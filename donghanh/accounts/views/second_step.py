"""Between the password and the house: proving the second factor, or setting one up for the first time."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from donghanh.accounts import passkeys
from donghanh.accounts.actions.codes import find_code
from donghanh.accounts.actions.factors import prove_passkey, reset_factors
from donghanh.accounts.actions.signing_in import try_second_step
from donghanh.accounts.devices import device_of, network_of
from donghanh.accounts.entrance import enter, paused_options, paused_user
from donghanh.accounts.forms import HandedCodeForm, SecondStepForm
from donghanh.accounts.models import FactorKind
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.wording import sentence_for
from donghanh.foundation.access.decorators import public

_REASON = "between two steps of signing in; without a passed first step it only leads back to the door"


@public(_REASON)
@never_cache
@sensitive_post_parameters("otp")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Six digits or a recovery code; a passkey goes through the two addresses below."""
    user = paused_user(request)
    if user is None:
        return redirect("accounts:sign_in")
    if not user.factors.exists():
        return redirect("accounts:first_factor")
    form = SecondStepForm(request.POST or None)
    status = 200
    if form.is_valid():
        at = timezone.now()
        step = try_second_step(
            user=user,
            typed=form.cleaned_data["otp"],
            network=network_of(request),
            device=device_of(request, at=at),
            at=at,
        )
        if step.how:
            next_url, remember = paused_options(request)
            return enter(request, user, how=step.how, next_url=next_url, remember_device=remember)
        status = 429 if step.must_wait else 200
        form.add_error(
            "otp",
            sentence_for(AccountRefused("tried_too_often"))
            if step.must_wait
            else _("Mã chưa đúng hoặc đã dùng rồi. Chờ mã mới trong ứng dụng rồi ghi lại."),
        )
    return render(
        request,
        "accounts/second_step.html",
        {"form": form, "has_passkey": user.factors.filter(kind=FactorKind.PASSKEY).exists()},
        status=status,
    )


@public(_REASON)
@never_cache
@sensitive_post_parameters("handed")
@require_http_methods(["GET", "POST"])
def lost_factor(request: HttpRequest) -> HttpResponse:
    """The password is right, the phone is gone: a code from a second person, then a new second factor."""
    user = paused_user(request)
    if user is None:
        return redirect("accounts:sign_in")
    form = HandedCodeForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        code = find_code(typed=form.cleaned_data["handed"], at=at)
        try:
            if code is None:
                raise AccountRefused("code_gone")
            reset_factors(code=code, user=user, at=at)
        except AccountRefused as refused:
            form.add_error("handed", sentence_for(refused))
        else:
            return redirect("accounts:first_factor")
    return render(request, "accounts/lost_factor.html", {"form": form})


@public("begins signing in with a passkey: a challenge for any visitor, the same for every account")
@never_cache
@require_POST
def passkey_challenge(request: HttpRequest) -> JsonResponse:
    """A challenge; for somebody between two steps, one for their own passkeys."""
    return JsonResponse(passkeys.begin_authentication(request, paused_user(request)))


@public("ends signing in with a passkey: a signature over the challenge, or a refusal")
@never_cache
@require_POST
def passkey_answer(request: HttpRequest) -> JsonResponse:
    """Let in whoever signed the challenge; the address to go to comes back."""
    paused = paused_user(request)
    try:
        answer: Any = json.loads(request.body)
        factor, counter = passkeys.finish_authentication(request, answer, user=paused)
        prove_passkey(user=factor.user, factor=factor, counter=counter, at=timezone.now())
    except (AccountRefused, ValueError) as error:
        refused = error if isinstance(error, AccountRefused) else AccountRefused("passkey_wrong")
        return JsonResponse({"error": sentence_for(refused)}, status=400)
    next_url, remember = paused_options(request)
    entered = enter(request, factor.user, how="passkey", next_url=next_url, remember_device=remember)
    response = JsonResponse({"next": entered["Location"]})
    response.cookies = entered.cookies
    return response
