"""What the accounts app does by itself, every night."""

import datetime as dt

from django.utils import timezone

from donghanh.accounts.actions.accounts import deactivate_account
from donghanh.accounts.limits import KEPT
from donghanh.accounts.models import FormStash, SignInAttempt, User
from donghanh.accounts.session_store import SessionStore
from donghanh.foundation.access import Actor
from donghanh.foundation.jobs import job

UNUSED = dt.timedelta(days=45)
_KEEPER = Actor.system("accounts.keeper")


def close_unused_accounts(*, at: dt.datetime) -> int:
    """Close the accounts nobody has used for 45 days, and return how many; an administrator may reopen each."""
    unused = User.objects.filter(is_active=True, enrolled_at__isnull=False, last_seen_at__lt=at - UNUSED)
    for user in unused:
        deactivate_account(user=user, by=_KEEPER, at=at, reason="unused")
    return len(unused)


def sweep(*, at: dt.datetime) -> None:
    """Drop ended sessions, old attempts and stashed text whose hour is over."""
    SessionStore.clear_expired()
    SignInAttempt.objects.filter(at__lt=at - KEPT).delete()
    FormStash.objects.filter(expires_at__lte=at).delete()


@job()
def keep_accounts(day: str) -> None:
    """The nightly round."""
    at = timezone.now()
    close_unused_accounts(at=at)
    sweep(at=at)
