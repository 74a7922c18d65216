"""Choosing, changing and resetting a password. Afterwards every other session of the account is gone.

Hashing is slow on purpose, and on SQLite one transaction writes at a time: each action judges and hashes first, and
opens its transaction when only writing is left to do.
"""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from donghanh.accounts.actions._shared import end_sessions, locked, use_up
from donghanh.accounts.actions.notices import leave_notice
from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.limits import forget_attempts
from donghanh.accounts.logins import is_usable_login, normal_login
from donghanh.accounts.models import CodePurpose, Device, NoticeKind, OneTimeCode, Session, User
from donghanh.accounts.passwords import normal_password, problems
from donghanh.accounts.policy import policy_for
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def _hashed(user: User, password: str, at: dt.datetime, login: str = "") -> str:
    """The hash of a new password that is good enough for the account. Refused: ``password_weak``, with sentences."""
    policy = policy_for(user, timezone.localdate(at))
    words = (*policy.context_words, login)
    if found := problems(password, at_least=policy.shortest_password, about=words):
        raise AccountRefused("password_weak", *found)
    return make_password(normal_password(password))


def take_over_account(*, code: OneTimeCode, login: str, password: str, at: dt.datetime) -> User:
    """Let the invited person choose name and password, and return the account, now theirs.

    Refused: ``code_gone``, ``login_unusable``, ``login_taken``, ``password_weak`` (with sentences).
    """
    user = code.user
    login = normal_login(login)
    if code.purpose != CodePurpose.INVITE or user.enrolled_at is not None:
        raise AccountRefused("code_gone")
    if not is_usable_login(login):
        raise AccountRefused("login_unusable")
    if User.objects.filter(login=login).exclude(pk=user.pk).exists():
        raise AccountRefused("login_taken")
    user.password = _hashed(user, password, at, login)
    user.login = login
    user.enrolled_at = user.last_seen_at = at
    try:
        return _hand_over(code, user, at)
    except IntegrityError as somebody_was_quicker:
        raise AccountRefused("login_taken") from somebody_was_quicker


@transaction.atomic
def _hand_over(code: OneTimeCode, user: User, at: dt.datetime) -> User:
    use_up(code, at)
    user.save(update_fields=("login", "password", "enrolled_at", "last_seen_at"))
    record("accounts.taken_over", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"login": user.login})
    return user


def reset_password(*, code: OneTimeCode, password: str, at: dt.datetime) -> User:
    """Set a new password with a code from a second person. The second factor stays and is asked at the next sign-in.

    Refused: ``code_gone``, ``password_weak``.
    """
    user = code.user
    if code.purpose != CodePurpose.PASSWORD:
        raise AccountRefused("code_gone")
    user.password = _hashed(user, password, at)
    with transaction.atomic():
        use_up(code, at)
        user.save(update_fields=("password",))
        end_sessions(user)
        user.devices.filter(revoked_at__isnull=True).update(revoked_at=at)
        forget_attempts(user.login)
        leave_notice(user=user, kind=NoticeKind.PASSWORD_RESET, at=at)
        record("accounts.password_reset", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"password": ""})
    return user


def change_password(
    *,
    user: User,
    old: str,
    new: str,
    here: Session | None,
    network: str,
    device: Device | None,
    by: Actor,
    at: dt.datetime,
) -> User:
    """Change the own password; every session but ``here`` ends, and remembered devices are forgotten.

    The old password is judged as at the door, so an open session is no place for guessing it either. Refused:
    ``not_yours``, ``tried_too_often``, ``old_wrong``, ``password_same``, ``password_weak``.
    """
    if by.id != user.pk:
        raise AccountRefused("not_yours")
    step = try_password(login=user.login, password=old, network=network, device=device, at=at)
    if step.user is None:
        raise AccountRefused("tried_too_often" if step.must_wait else "old_wrong")
    if normal_password(old) == normal_password(new):
        raise AccountRefused("password_same")
    hashed = _hashed(user, new, at)
    with transaction.atomic():
        if locked(user).password != step.user.password:
            raise AccountRefused("old_wrong")  # changed elsewhere while this one was being judged
        user.password = hashed
        user.save(update_fields=("password",))
        end_sessions(user, apart_from=here)
        user.devices.filter(revoked_at__isnull=True, remembered=True).update(revoked_at=at)
        leave_notice(user=user, kind=NoticeKind.PASSWORD_CHANGED, at=at)
        record("accounts.password_changed", by=by, at=at, on=user, old={"password": ""}, new={"password": ""})
    return user
