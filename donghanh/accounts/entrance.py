"""From a right password to a session: the steps between, kept in the session, and the session that comes out."""

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.accounts import stash
from donghanh.accounts.actions.notices import leave_notice
from donghanh.accounts.actions.signing_in import note_sign_in
from donghanh.accounts.devices import device_of, label_of, new_device, note_signed_in, note_signed_out, set_cookie
from donghanh.accounts.models import NoticeKind, Session, User
from donghanh.accounts.policy import policy_for
from donghanh.accounts.session_store import SessionStore
from donghanh.foundation.web.navigation import address
from donghanh.foundation.web.preferences import remember

PENDING = "pending"
"""Session key of somebody between two steps: account, when, where to go, whether to remember the device."""
PARTNER = "partner"
"""Session key of a session that was opened under the easier demands on partner bodies."""
PATIENCE = dt.timedelta(minutes=10)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def start_page() -> str:
    """The start page, or the root while the installation has none."""
    return address(settings.LOGIN_REDIRECT_URL) or "/"


def safe_next(request: HttpRequest, value: str) -> str:
    """Where to go afterwards: an address of ours, or the start page."""
    if value and url_has_allowed_host_and_scheme(
        value, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return value
    return ""


def pause_for_second_step(request: HttpRequest, user: User, *, next_url: str, remember_device: bool, how: str) -> None:
    """Keep in a fresh session that the first step was passed; it opens nothing but the second."""
    request.session.flush()
    request.session[PENDING] = {
        "user": str(user.pk),
        "at": timezone.now().isoformat(),
        "next": next_url,
        "remember": remember_device,
        "how": how,
    }


def paused_user(request: HttpRequest) -> User | None:
    """Who passed the first step here within the last ten minutes; one query."""
    pending = request.session.get(PENDING)
    if not pending or timezone.now() - dt.datetime.fromisoformat(pending["at"]) > PATIENCE:
        return None
    return User.objects.filter(pk=pending["user"], is_active=True).first()


def enter(
    request: HttpRequest, user: User, *, how: str, next_url: str = "", remember_device: bool = False
) -> HttpResponseRedirect:
    """Sign the account in: a new session with the limits of its policy, a known device, and the way onwards."""
    at = timezone.now()
    policy = policy_for(user, timezone.localdate(at))
    device = device_of(request, at=at)
    known = device is not None and device.user_id == user.pk
    asked_in_vain = remember_device and not policy.may_be_remembered
    remember_device = remember_device and policy.may_be_remembered
    store: SessionStore = request.session  # type: ignore[assignment]
    store.flush()
    store.idle = policy.idle
    login(request, user, backend=BACKEND)
    store["proved_at"] = at.isoformat()
    if not policy.is_staff:
        store[PARTNER] = True
    store.save()
    _tell_of_notices(request, user)
    if asked_in_vain:
        words = _("Máy này không được nhớ: tài khoản của anh/chị đọc được việc của cả xã nên đăng nhập mỗi lần.")
        messages.warning(request, words)
    answer = redirect(next_url or start_page())
    note_signed_in(answer)
    if device is None or not known or (remember_device and not device.remembered):
        first_device = not user.devices.exists()
        device, token = new_device(user=user, label=label_of(request), remembered=remember_device, at=at)
        set_cookie(answer, token)
        if not known and not first_device:
            leave_notice(user=user, kind=NoticeKind.NEW_DEVICE, at=at)
    Session.objects.filter(pk=store.row.pk if store.row else None).update(device=device, label=device.label)
    note_sign_in(user=user, how=how, at=at)
    remember(answer, language=user.language)
    return answer


def _tell_of_notices(request: HttpRequest, user: User) -> None:
    """Say on the first page that something happened to the account since its owner last looked. One query."""
    if unseen := user.notices.filter(seen_at__isnull=True).count():
        words = ngettext(
            "Có %(count)d thay đổi về cách vào tài khoản này mà anh/chị chưa xem. Mở “Tài khoản của tôi” để xem.",
            "Có %(count)d thay đổi về cách vào tài khoản này mà anh/chị chưa xem. Mở “Tài khoản của tôi” để xem.",
            unseen,
        )
        messages.warning(request, words % {"count": unseen})


def paused_options(request: HttpRequest) -> tuple[str, bool]:
    """Where the paused person was going, and whether the device is to be remembered."""
    pending = request.session.get(PENDING, {})
    return pending.get("next", ""), bool(pending.get("remember"))


def was_proved_lately(request: HttpRequest, *, at: dt.datetime, within: dt.timedelta = PATIENCE) -> bool:
    """Whether the person proved who they are a moment ago; asked before factors and codes are touched."""
    stamp = request.session.get("proved_at")
    return bool(stamp) and at - dt.datetime.fromisoformat(stamp) <= within


def prove_first(back: str) -> HttpResponseRedirect:
    """Send somebody whose last proof is too old to type the password, and then to ``back``."""
    return redirect(f"{reverse('accounts:prove')}?{urlencode({'next': back})}")


def prove_and_come_back(request: HttpRequest) -> HttpResponseRedirect:
    """Send somebody whose last proof is too old to type the password, and then to the page they came from; a form they
    posted waits there, filled as it was, and is sent only when they press again. Costs nothing but for a form: then what
    ``stash.keep`` costs."""
    path = stash.bare(request.get_full_path())
    user = request.user
    if request.method == "POST" and isinstance(user, User):
        kept = stash.keep(
            user_id=user.pk, path=path, posted=request.POST, lost_files=len(request.FILES), at=timezone.now()
        )
        if kept is not None:
            return prove_first(reverse("accounts:kept_text", args=(kept.pk,)))
    return prove_first(path)


def note_proof(request: HttpRequest) -> None:
    """Write down that the person has just proved who they are, under a new session key."""
    request.session.cycle_key()
    request.session["proved_at"] = timezone.now().isoformat()


def leave(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """End the session and tell the browser to drop what it kept of our pages; return the answer. What is posted from here
    before the next sign-in is kept for nobody."""
    request.session.flush()
    note_signed_out(answer)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer
