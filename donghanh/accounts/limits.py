"""How fast anybody may guess: counted per account, with the owner's own devices counted apart.

Ten wrong passwords in a quarter of an hour close an account to strangers, a hundred in a row close it until a second
person hands its owner a code. A device the owner has used before has a count of its own, so an attacker cannot lock
the owner out. Addresses are only watched: a whole commune may sit behind one.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from donghanh.accounts.models import Device, SignInAttempt
from donghanh.accounts.secrets import digest

WINDOW = dt.timedelta(minutes=15)
PER_ACCOUNT = 10
IN_A_ROW = 100
PER_NETWORK = 300
SPRAY_WINDOW = dt.timedelta(minutes=5)
SPRAY_ACCOUNTS = 20
KEPT = dt.timedelta(days=30)
"""How long attempts are kept: as long as "in a row" may reach back."""


@dataclass(frozen=True)
class Try:
    """One attempt as the limiter sees it."""

    login: str
    network: str
    device: Device | None
    """The device of the cookie, whoever it belongs to."""

    @property
    def login_digest(self) -> str:
        """The account that is tried, unreadable."""
        return digest("attempt.login", self.login)

    @property
    def network_digest(self) -> str:
        """Where the try comes from, unreadable."""
        return digest("attempt.network", self.network)

    def known_device(self, user_id: uuid.UUID | None) -> uuid.UUID | None:
        """The device, if it is one the account has signed in from."""
        return self.device.pk if self.device and self.device.user_id == user_id and user_id else None


def must_wait(attempt: Try, user_id: uuid.UUID | None, *, at: dt.datetime) -> bool:
    """Whether this try comes too soon; up to three counting queries on indexes."""
    device = attempt.known_device(user_id)
    failed = SignInAttempt.objects.filter(succeeded=False)
    mine = failed.filter(login_digest=attempt.login_digest, device=device)
    if mine.filter(at__gt=at - WINDOW).count() >= PER_ACCOUNT:
        return True
    if device is not None:
        return False
    since = (
        SignInAttempt.objects.filter(login_digest=attempt.login_digest, succeeded=True).order_by("-at").values("at")[:1]
    )
    last_success = since[0]["at"] if since else at - KEPT
    if mine.filter(at__gt=last_success).count() >= IN_A_ROW:
        return True
    return failed.filter(network_digest=attempt.network_digest, at__gt=at - WINDOW, device=None).count() >= PER_NETWORK


def note(attempt: Try, user_id: uuid.UUID | None, *, succeeded: bool, at: dt.datetime) -> SignInAttempt:
    """Write the try down and return it."""
    return SignInAttempt.objects.create(
        login_digest=attempt.login_digest,
        network_digest=attempt.network_digest,
        device=attempt.known_device(user_id),
        succeeded=succeeded,
        at=at,
    )


def succeeded(written: SignInAttempt) -> None:
    """Turn a try that was written down as failed into one that succeeded."""
    SignInAttempt.objects.filter(pk=written.pk).update(succeeded=True)


def accounts_tried_from(attempt: Try, *, at: dt.datetime) -> int:
    """How many different accounts failed from this address lately: one password tried on many is a spray."""
    return (
        SignInAttempt.objects.filter(network_digest=attempt.network_digest, succeeded=False, at__gt=at - SPRAY_WINDOW)
        .values("login_digest")
        .distinct()
        .count()
    )


def forget_attempts(login: str) -> None:
    """Reopen an account whose owner came back with a code."""
    SignInAttempt.objects.filter(login_digest=digest("attempt.login", login), succeeded=False).delete()
