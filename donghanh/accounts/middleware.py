"""What happens before a view when nobody is signed in, or not any more."""

import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts import stash
from donghanh.accounts.devices import COOKIE, device_of, last_at_work
from donghanh.accounts.entrance import BACKEND, PARTNER
from donghanh.accounts.models import Device, Session, User
from donghanh.accounts.policy import policy_for
from donghanh.accounts.session_store import SessionStore
from donghanh.foundation.web.kept import KeptData, lay_into

REST_OF_REMEMBERED = 12 * 60 * 60


class AccountsMiddleware:
    """Lets remembered partner devices back in, narrowed; ends sessions whose account has come to need more than was
    asked; keeps the text of forms that came too late, and fills them with it once their author is back.

    Stands after authentication. The text is looked at in ``process_view``, which runs only once the request's form
    token was found good: nobody can make a stranger's text appear as somebody's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE in request.COOKIES and not request.session.get("_auth_user_id") and "pending" not in request.session:
            self._recognise(request)
        if request.session.get(PARTNER) and request.user.is_authenticated:
            self._end_outgrown(request)
        response = self.get_response(request)
        resent: uuid.UUID | None = getattr(request, "resent_stash", None)
        if resent is not None and response.status_code in _WENT_ON and isinstance(request.user, User):
            stash.drop(user=request.user, stash_id=resent)
        data: KeptData | None = getattr(request, "kept_data", None)
        if data is not None and (response.status_code != HTTPStatus.OK or not data.taken):
            kept_page = reverse("accounts:kept_text", args=(request.GET[stash.ASKED],))
            return redirect(f"{kept_page}?{stash.ASKED}=1")  # no form there took it: shown apart instead
        return response

    def _end_outgrown(self, request: HttpRequest) -> None:
        """End the session of somebody who has come to work in an office since: the office's demands were never asked.

        Two queries on each request of a partner body.
        """
        user = request.user
        if not isinstance(user, User) or not policy_for(user, timezone.localdate()).is_staff:
            return
        request.session.flush()
        request.session.ended_user_id = user.pk  # type: ignore[attr-defined]
        request.user = AnonymousUser()

    def _recognise(self, request: HttpRequest) -> None:
        at = timezone.now()
        device = device_of(request, at=at)
        if device is None or not device.remembered or not device.user.is_active:
            return
        if not policy_for(device.user, timezone.localdate(at)).may_be_remembered:
            return
        store: SessionStore = request.session  # type: ignore[assignment]
        ended = store.ended_user_id
        # Not django.contrib.auth.login: that renews the form token, and this may be the very request that posts one.
        store.cycle_key()
        store[SESSION_KEY] = str(device.user_id)
        store[BACKEND_SESSION_KEY] = BACKEND
        store[HASH_SESSION_KEY] = device.user.get_session_auth_hash()
        store["narrowed"] = True
        request.user = device.user
        store.save()
        store.ended_user_id = ended
        if store.row is not None:
            Session.objects.filter(pk=store.row.pk).update(
                device=device, label=device.label, idle_seconds=REST_OF_REMEMBERED
            )
        Device.objects.filter(pk=device.pk).update(last_used_at=at)
        User.objects.filter(pk=device.user_id).update(last_login=at, last_seen_at=at)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Keep a form that came after the session had ended, and send its author to the door and back."""
        user, asked = request.user, request.GET.get(stash.ASKED, "")
        if request.method == "GET" and asked and isinstance(user, User):
            self._fill(request, user, _uuid(asked))
        if request.method != "POST":
            return None
        if user.is_authenticated:
            if sent_again := request.POST.get(stash.FIELD, "") or asked:
                request.resent_stash = _uuid(sent_again)  # type: ignore[attr-defined]
            return None
        access = str(getattr(view, "access", ""))
        if not access or access.startswith("public"):
            return None
        ended = self._who_was_here(request)
        if ended is None:
            return None
        kept = stash.keep(
            user_id=ended,
            path=stash.bare(request.get_full_path()),
            posted=request.POST,
            lost_files=len(request.FILES),
            at=timezone.now(),
        )
        if kept is None:
            return None
        return redirect_to_login(reverse("accounts:kept_text", args=(kept.pk,)), reverse(settings.LOGIN_URL))

    @staticmethod
    def _who_was_here(request: HttpRequest) -> uuid.UUID | None:
        """The account of the session that has ended; where the browser has dropped its cookie or the session is gone from
        the table, the account that signed in last on this device. Nobody once they have signed out there: what comes
        then may be somebody else's words. At most one query."""
        ended: uuid.UUID | None = getattr(request.session, "ended_user_id", None)
        if ended is not None:
            return ended
        user = last_at_work(request, at=timezone.now())
        return user.pk if user else None

    @staticmethod
    def _fill(request: HttpRequest, user: User, stash_id: uuid.UUID) -> None:
        """Let the form's own page be drawn with what its author typed. One query; nothing for anybody else."""
        kept = stash.open_for(user=user, stash_id=stash_id, at=timezone.now())
        if kept is not None and kept.page == request.path:
            request.kept_data = lay_into(request, kept.fields)  # type: ignore[attr-defined]
            request.kept_files = kept.lost_files  # type: ignore[attr-defined]


_WENT_ON = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.NO_CONTENT})
"""What a form that was taken is answered with; one that was not comes back with its text, and the stash is kept."""


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)
