"""Steps several actions share; they run in the caller's transaction and write no event of their own."""

import datetime as dt

from donghanh.accounts.models import OneTimeCode, Session, User
from donghanh.accounts.refusals import AccountRefused


def locked(user: User) -> User:
    """The account as it is stored now, its row held until the transaction ends: others who count or compare wait."""
    return User.objects.select_for_update().get(pk=user.pk)


def use_up(code: OneTimeCode, at: dt.datetime) -> None:
    """Mark the code as used; exactly one of two who hurry wins, the other meets ``code_gone``."""
    won = OneTimeCode.objects.filter(pk=code.pk, used_at__isnull=True, withdrawn_at__isnull=True).update(used_at=at)
    if not won:
        raise AccountRefused("code_gone")


def end_sessions(user: User, *, apart_from: Session | None = None) -> int:
    """End the sessions of an account everywhere (but one), and return how many there were."""
    sessions = user.sessions.all()
    if apart_from is not None:
        sessions = sessions.exclude(pk=apart_from.pk)
    return sessions.delete()[0]
