"""What a person changes about their own account beside password and factors."""

import datetime as dt

from django.db import transaction

from donghanh.accounts.actions._shared import end_sessions
from donghanh.accounts.models import Device, Session, User
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


def _refuse_others(user: User, by: Actor) -> None:
    if by.id != user.pk:
        raise AccountRefused("not_yours")


@transaction.atomic
def sign_out_elsewhere(*, user: User, here: Session | None, by: Actor, at: dt.datetime) -> int:
    """End every session but ``here`` and forget remembered devices; return how many sessions ended."""
    _refuse_others(user, by)
    ended = end_sessions(user, apart_from=here)
    user.devices.filter(revoked_at__isnull=True, remembered=True).update(revoked_at=at)
    record("accounts.signed_out_elsewhere", by=by, at=at, on=user, new={"sessions": ended})
    return ended


@transaction.atomic
def forget_device(*, device: Device, by: Actor, at: dt.datetime) -> Device:
    """Forget one device: its sessions end, its cookie means nothing any more. Return it."""
    _refuse_others(device.user, by)
    device.revoked_at = at
    device.save(update_fields=("revoked_at",))
    device.sessions.all().delete()
    record("accounts.device_forgotten", by=by, at=at, on=device)
    return device


def choose_language(*, user: User, language: str) -> User:
    """Remember the language of the pages. Nothing others could notice, so nothing is recorded."""
    user.language = language
    user.save(update_fields=("language",))
    return user
