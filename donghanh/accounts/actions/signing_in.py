"""The two steps of signing in, and what follows once all of them are done."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from donghanh.accounts.actions.factors import prove_totp, use_recovery_code
from donghanh.accounts.limits import Try, begin, new_spray, second_step_of, succeeded
from donghanh.accounts.logins import normal_login
from donghanh.accounts.models import Device, SignInAttempt, User
from donghanh.accounts.passwords import normal_password
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

_WATCH = Actor.system("accounts.watch")


@dataclass(frozen=True)
class FirstStep:
    """How the password step ended: with an account, or not, and whether to come back later."""

    user: User | None
    must_wait: bool = False


@dataclass(frozen=True)
class SecondStep:
    """How the second step ended: by what it was proved (``totp``, ``recovery``; empty for not), and whether to wait."""

    how: str
    must_wait: bool = False


def try_password(*, login: str, password: str, network: str, device: Device | None, at: dt.datetime) -> FirstStep:
    """Judge a sign-in name and password. Unknown, closed, invited and locked accounts cost the same one hashing.

    Every try is written down before it is judged, so that tries made at once count each other; one that comes too
    soon is not judged at all. Hashing is slow on purpose and therefore outside any transaction. Many accounts failing
    from one address within five minutes write one audit event, for the office to notice.
    """
    login, password = normal_login(login)[:200], normal_password(password)
    user = User.objects.filter(login=login).first()
    written = begin(Try(login, network, device), user.pk if user else None, at=at)
    if written is None:
        make_password(password)
        return FirstStep(None, must_wait=True)
    if user is None:
        make_password(password)
    elif check_password(password, user.password, setter=None) and user.is_active:
        succeeded(written)
        return FirstStep(user)
    _watch(written, at)
    return FirstStep(None)


@transaction.atomic
def _watch(written: SignInAttempt, at: dt.datetime) -> None:
    if accounts := new_spray(written):
        record("accounts.spray_noticed", by=_WATCH, at=at, on=written, new={"accounts": accounts})


def try_second_step(*, user: User, typed: str, network: str, device: Device | None, at: dt.datetime) -> SecondStep:
    """Judge six digits or a recovery code of somebody whose password was right, under the same limits as a password."""
    written = begin(Try(second_step_of(user.pk), network, device), user.pk, at=at)
    if written is None:
        return SecondStep("", must_wait=True)
    how = ""
    if prove_totp(user=user, typed=typed, at=at):
        how = "totp"
    elif use_recovery_code(user=user, typed=typed, at=at):
        how = "recovery"
    if how:
        succeeded(written)
    return SecondStep(how)


@transaction.atomic
def note_sign_in(*, user: User, how: str, at: dt.datetime) -> User:
    """Write down that all steps of a sign-in were passed, and how (``password``, ``totp``, ``passkey``, …)."""
    User.objects.filter(pk=user.pk).update(last_login=at, last_seen_at=at)
    record("accounts.signed_in", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"how": how})
    return user
