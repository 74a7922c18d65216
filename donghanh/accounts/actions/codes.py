"""Codes one person hands to another. Issued by a second person, shown once, used once, and always on record."""

import datetime as dt
import hmac
import secrets

from django.db import transaction
from django.db.models import F

from donghanh.accounts.actions.notices import leave_notice
from donghanh.accounts.models import CodePurpose, NoticeKind, OneTimeCode, User
from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.secrets import digest
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0 and O, no 1 and I: what is read from paper stays unambiguous."""
HANDLE, SECRET = 4, 12
LASTS = dt.timedelta(hours=72)
WRONG_TRIES = 5
APART = dt.timedelta(days=7)
"""Password and second factor are never given back by the same person within a week."""


def _normal(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


@transaction.atomic
def issue_code(*, user: User, purpose: str, by: Actor, at: dt.datetime) -> str:
    """Issue a code for an account and return its sixteen letters, in groups of four, this one time.

    It lasts 72 hours and withdraws earlier codes of the same purpose. Refused: ``own_account`` (nobody lets themselves
    in), ``closed``, ``not_invited`` / ``already_in`` when the purpose does not fit, ``second_issuer`` when the same
    person gave out the other half (password, second factor) of this account within a week.
    """
    if by.id == user.pk:
        raise AccountRefused("own_account")
    if not user.is_active:
        raise AccountRefused("closed")
    if purpose == CodePurpose.INVITE and user.enrolled_at is not None:
        raise AccountRefused("already_in")
    if purpose != CodePurpose.INVITE and user.enrolled_at is None:
        raise AccountRefused("not_invited")
    other = {CodePurpose.PASSWORD: CodePurpose.FACTOR, CodePurpose.FACTOR: CodePurpose.PASSWORD}.get(
        CodePurpose(purpose)
    )
    if other and user.codes.filter(purpose=other, issued_by=by.id, issued_at__gt=at - APART).exists():
        raise AccountRefused("second_issuer")
    user.codes.filter(purpose=purpose, used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=at)
    while OneTimeCode.objects.filter(handle=(handle := _letters(HANDLE))).exists():
        continue
    secret = _letters(SECRET)
    code = OneTimeCode.objects.create(
        user=user,
        purpose=purpose,
        handle=handle,
        digest=digest("code", handle + secret),
        issued_by=by.id,
        issued_at=at,
        expires_at=at + LASTS,
    )
    if purpose != CodePurpose.INVITE:
        leave_notice(user=user, kind=NoticeKind.CODE_ISSUED, at=at)
    record("accounts.code_issued", by=by, at=at, on=code, new={"user": user.pk, "purpose": purpose})
    whole = handle + secret
    return "-".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


@transaction.atomic
def find_code(*, typed: str, at: dt.datetime) -> OneTimeCode | None:
    """The live code somebody typed, or ``None`` for every other case alike; a wrong secret is counted.

    After five wrong secrets the code is dead, also for whoever holds the right paper: a new one must be issued.
    """
    text = _normal(typed)
    code = OneTimeCode.objects.select_related("user").filter(handle=text[:HANDLE]).first()
    right = hmac.compare_digest(code.digest if code else "", digest("code", text))
    if code is None or code.used_at or code.withdrawn_at or code.expires_at <= at or not code.user.is_active:
        return None
    if code.wrong_tries >= WRONG_TRIES:
        return None
    if not right:
        OneTimeCode.objects.filter(pk=code.pk).update(wrong_tries=F("wrong_tries") + 1)
        return None
    return code
