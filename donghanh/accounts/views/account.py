"""The own account: password, second factor, sessions, devices, language, what happened."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.accounts.actions.notices import notices_seen
from donghanh.accounts.actions.own import choose_language, forget_device, sign_out_elsewhere
from donghanh.accounts.actions.passwords import change_password
from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.devices import device_of, network_of
from donghanh.accounts.entrance import note_proof, safe_next, start_page
from donghanh.accounts.forms import ChangePasswordForm, LanguageForm, ProofForm
from donghanh.accounts.models import Session, User
from donghanh.accounts.policy import policy_for
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.session_store import SessionStore
from donghanh.accounts.wording import sentence_for
from donghanh.foundation.access import Actor
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.web.preferences import remember
from donghanh.foundation.web.toasts import confirm


def _own(request: HttpRequest) -> User:
    """The account itself; a remembered device does not reach it."""
    if not isinstance(request.user, User) or request.session.get("narrowed"):
        raise Http404
    return request.user


def _here(request: HttpRequest) -> Session | None:
    store: SessionStore = request.session  # type: ignore[assignment]
    return store.row


def _by(user: User) -> Actor:
    return Actor(kind="person", id=user.pk)


@signed_in
@never_cache
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the own account on one page."""
    if request.session.get("narrowed"):
        return render(request, "accounts/narrowed.html")
    user = _own(request)
    now = timezone.now()
    here = _here(request)
    sessions = [one for one in user.sessions.order_by("-last_seen_at")[:50] if one.is_live(now)]
    return render(
        request,
        "accounts/account.html",
        {
            "factors": list(user.factors.all()),
            "codes_left": user.recovery_codes.filter(used_at__isnull=True).count(),
            "sessions": sessions,
            "here": here,
            "devices": list(user.devices.filter(revoked_at__isnull=True, expires_at__gt=now)[:50]),
            "notices": list(user.notices.all()[:10]),
            "unseen": user.notices.filter(seen_at__isnull=True).count(),
            "needs_factor": policy_for(user, timezone.localdate(now)).needs_second_factor,
            "language_form": LanguageForm(initial={"language": user.language}),
        },
    )


@signed_in
@never_cache
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password; every other session ends."""
    user = _own(request)
    at = timezone.now()
    form = ChangePasswordForm(request.POST or None)
    if form.is_valid():
        try:
            changed = change_password(
                user=user,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                here=_here(request),
                network=network_of(request),
                device=device_of(request, at=at),
                by=_by(user),
                at=at,
            )
        except AccountRefused as refused:
            about_old = refused.code in ("old_wrong", "tried_too_often")
            form.add_error("old" if about_old else "new", sentence_for(refused))
        else:
            update_session_auth_hash(request, changed)
            confirm(request, _("Đã đổi mật khẩu. Các nơi khác đã được đăng xuất."))
            return redirect("accounts:account")
    shortest = policy_for(user, timezone.localdate(at)).shortest_password
    return render(request, "accounts/password.html", {"form": form, "shortest": shortest})


@signed_in
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """The password once more, before factors and codes are touched."""
    user = _own(request)
    next_url = safe_next(request, request.POST.get("next") or request.GET.get("next", "")) or start_page()
    form = ProofForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        step = try_password(
            login=user.login,
            password=form.cleaned_data["password"],
            network=network_of(request),
            device=device_of(request, at=at),
            at=at,
        )
        if step.user is not None:
            note_proof(request)
            confirm(request, _("Đã xác nhận. Trong 10 phút tới không phải gõ lại."))
            return redirect(next_url)
        form.add_error("password", sentence_for(AccountRefused("tried_too_often" if step.must_wait else "old_wrong")))
    return render(request, "accounts/prove.html", {"form": form, "next": next_url})


@signed_in
@require_POST
def elsewhere(request: HttpRequest) -> HttpResponse:
    """End every other session of the own account, and forget the remembered devices."""
    user = _own(request)
    ended = sign_out_elsewhere(user=user, here=_here(request), by=_by(user), at=timezone.now())
    confirm(request, _("Đã đăng xuất %(count)d nơi khác.") % {"count": ended})
    return redirect("accounts:account")


@signed_in
@require_POST
def device(request: HttpRequest, pk: Any) -> HttpResponse:
    """Forget one of the own devices."""
    user = _own(request)
    known = user.devices.filter(pk=pk, revoked_at__isnull=True).first()
    if known is None:
        raise Http404
    forget_device(device=known, by=_by(user), at=timezone.now())
    confirm(request, _("Đã quên máy này."))
    return redirect("accounts:account")


@signed_in
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """The notices were read."""
    notices_seen(user=_own(request), at=timezone.now())
    return redirect("accounts:account")


@signed_in
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of the pages, on every device."""
    user = _own(request)
    form = LanguageForm(request.POST)
    answer = redirect("accounts:account")
    if form.is_valid():
        choose_language(user=user, language=form.cleaned_data["language"])
        remember(answer, language=form.cleaned_data["language"])
    else:
        messages.error(request, _("Chưa đổi được ngôn ngữ. Chọn lại."))
    return answer
