"""Telling an account's owner what happened to it."""

import datetime as dt

from donghanh.accounts.models import AccountNotice, User


def leave_notice(*, user: User, kind: str, at: dt.datetime) -> AccountNotice:
    """Leave a notice of one constant sentence for the owner, and return it."""
    return AccountNotice.objects.create(user=user, kind=kind, at=at)


def notices_seen(*, user: User, at: dt.datetime) -> int:
    """Mark every notice of the account as seen, and return how many there were."""
    return AccountNotice.objects.filter(user=user, seen_at__isnull=True).update(seen_at=at)
