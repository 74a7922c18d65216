"""The first step of signing in, and what follows once all steps are done."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from donghanh.accounts.limits import SPRAY_ACCOUNTS, Try, accounts_tried_from, must_wait, note, succeeded
from donghanh.accounts.logins import normal_login
from donghanh.accounts.models import Device, SignInAttempt, User
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

_WATCH = Actor.system("accounts.watch")


@dataclass(frozen=True)
class FirstStep:
    """How the password step ended: with an account, or not, and whether to come back later."""

    user: User | None
    must_wait: bool = False


def try_password(*, login: str, password: str, network: str, device: Device | None, at: dt.datetime) -> FirstStep:
    """Judge a sign-in name and password. Unknown, closed, invited and locked accounts cost the same one hashing.

    Every try is written down before it is judged, so that tries made at once count each other; one that comes too
    soon is not judged at all. Hashing is slow on purpose and therefore outside any transaction. Many accounts failing
    from one address within five minutes write an audit event, for the office to notice.
    """
    login = normal_login(login)[:200]
    user = User.objects.filter(login=login).first()
    user_id = user.pk if user else None
    attempt = Try(login, network, device)
    if must_wait(attempt, user_id, at=at):
        make_password(password)
        return FirstStep(None, must_wait=True)
    written = note(attempt, user_id, succeeded=False, at=at)
    if user is None:
        make_password(password)
    elif check_password(password, user.password, setter=None) and user.is_active:
        succeeded(written)
        return FirstStep(user)
    _watch(attempt, written, at)
    return FirstStep(None)


@transaction.atomic
def _watch(attempt: Try, written: SignInAttempt, at: dt.datetime) -> None:
    tried = accounts_tried_from(attempt, at=at)
    if tried and tried % SPRAY_ACCOUNTS == 0:
        record("accounts.spray_noticed", by=_WATCH, at=at, on=written, new={"accounts": tried})


@transaction.atomic
def note_sign_in(*, user: User, how: str, at: dt.datetime) -> User:
    """Write down that all steps of a sign-in were passed, and how (``password``, ``totp``, ``passkey``, …)."""
    User.objects.filter(pk=user.pk).update(last_login=at, last_seen_at=at)
    record("accounts.signed_in", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"how": how})
    return user
