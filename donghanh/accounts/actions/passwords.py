"""Choosing, changing and resetting a password. Afterwards every other session of the account is gone."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from donghanh.accounts.actions._shared import end_sessions, use_up
from donghanh.accounts.actions.notices import leave_notice
from donghanh.accounts.limits import forget_attempts
from donghanh.accounts.logins import is_usable_login, normal_login
from donghanh.accounts.models import CodePurpose, NoticeKind, OneTimeCode, Session, User
from donghanh.accounts.passwords import problems
from donghanh.accounts.policy import policy_for
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def _judge(user: User, password: str, at: dt.datetime, login: str = "") -> None:
    policy = policy_for(user, timezone.localdate(at))
    words = (*policy.context_words, login)
    if found := problems(password, at_least=policy.shortest_password, about=words):
        raise AccountRefused("password_weak", *found)


@transaction.atomic
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
    _judge(user, password, at, login)
    use_up(code, at)
    user.login = login
    user.set_password(password)
    user.enrolled_at = user.last_seen_at = at
    user.save(update_fields=("login", "password", "enrolled_at", "last_seen_at"))
    record("accounts.taken_over", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"login": login})
    return user


@transaction.atomic
def reset_password(*, code: OneTimeCode, password: str, at: dt.datetime) -> User:
    """Set a new password with a code from a second person. The second factor stays and is asked at the next sign-in.

    Refused: ``code_gone``, ``password_weak``.
    """
    user = code.user
    if code.purpose != CodePurpose.PASSWORD:
        raise AccountRefused("code_gone")
    _judge(user, password, at)
    use_up(code, at)
    user.set_password(password)
    user.save(update_fields=("password",))
    end_sessions(user)
    user.devices.filter(revoked_at__isnull=True).update(revoked_at=at)
    forget_attempts(user.login)
    leave_notice(user=user, kind=NoticeKind.PASSWORD_RESET, at=at)
    record("accounts.password_reset", by=Actor(kind="person", id=user.pk), at=at, on=user, new={"password": ""})
    return user


@transaction.atomic
def change_password(*, user: User, old: str, new: str, here: Session | None, by: Actor, at: dt.datetime) -> User:
    """Change the own password; every session but ``here`` ends, and remembered devices are forgotten.

    Refused: ``not_yours``, ``old_wrong``, ``password_same``, ``password_weak``.
    """
    if by.id != user.pk:
        raise AccountRefused("not_yours")
    if not user.check_password(old):
        raise AccountRefused("old_wrong")
    if old == new:
        raise AccountRefused("password_same")
    _judge(user, new, at)
    user.set_password(new)
    user.save(update_fields=("password",))
    end_sessions(user, apart_from=here)
    user.devices.filter(revoked_at__isnull=True, remembered=True).update(revoked_at=at)
    leave_notice(user=user, kind=NoticeKind.PASSWORD_CHANGED, at=at)
    record("accounts.password_changed", by=by, at=at, on=user, old={"password": ""}, new={"password": ""})
    return user
