"""Opening and closing accounts."""

import datetime as dt
import uuid

from django.db import transaction

from donghanh.accounts.logins import is_usable_login, normal_login
from donghanh.accounts.models import User
from donghanh.accounts.passwords import normal_password
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

STAND_IN = "moi:"
"""Marks the sign-in name of an account that nobody has taken over yet; a chosen name can never contain the colon."""


@transaction.atomic
def create_account(*, login: str, password: str, by: Actor, at: dt.datetime) -> User:
    """Open an account that is in use at once: for the preparation of demos and tests. People are invited instead.

    Refused: ``login_unusable``, ``login_taken``. The password is not judged here; the forms do that.
    """
    login = normal_login(login)
    if not is_usable_login(login):
        raise AccountRefused("login_unusable")
    if User.objects.filter(login=login).exists():
        raise AccountRefused("login_taken")
    user = User(login=login, enrolled_at=at, last_seen_at=at)
    user.set_password(normal_password(password))
    user.save(force_insert=True)
    record("accounts.created", by=by, at=at, on=user)
    return user


@transaction.atomic
def open_invited_account(*, by: Actor, at: dt.datetime, login: str = "") -> User:
    """Open an account without password, for a person who will take it over with a first code and choose a name then; or
    with a ``login`` the office proposes. Refused: ``login_unusable``, ``login_taken``.
    """
    if login:
        login = normal_login(login)
        if not is_usable_login(login):
            raise AccountRefused("login_unusable")
        if User.objects.filter(login=login).exists():
            raise AccountRefused("login_taken")
    user = User(login=login or f"{STAND_IN}{uuid.uuid4()}")
    user.set_unusable_password()
    user.save(force_insert=True)
    record("accounts.opened", by=by, at=at, on=user)
    return user


@transaction.atomic
def deactivate_account(*, user: User, by: Actor, at: dt.datetime, reason: str) -> User:
    """Close an account: every session and remembered device of it ends with the next request. Return it.

    Refused: ``own_account`` (nobody closes or opens their own), ``already_closed``.
    """
    if by.id == user.pk:
        raise AccountRefused("own_account")
    if not user.is_active:
        raise AccountRefused("already_closed")
    user.is_active = False
    user.save(update_fields=("is_active",))
    user.sessions.all().delete()
    user.devices.filter(revoked_at__isnull=True).update(revoked_at=at)
    user.codes.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=at)
    record("accounts.closed", by=by, at=at, on=user, new={"is_active": False, "reason": reason})
    return user


@transaction.atomic
def reactivate_account(*, user: User, by: Actor, at: dt.datetime) -> User:
    """Open a closed account again; the old password and factors still hold. Refused: ``own_account``, ``not_closed``."""
    if by.id == user.pk:
        raise AccountRefused("own_account")
    if user.is_active:
        raise AccountRefused("not_closed")
    user.is_active = True
    user.last_seen_at = at
    user.save(update_fields=("is_active", "last_seen_at"))
    record("accounts.reopened", by=by, at=at, on=user, new={"is_active": True})
    return user
