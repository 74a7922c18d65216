"""How fast anybody may guess: counted per account, with the owner's own devices counted apart.

Ten wrong passwords in a quarter of an hour close an account to strangers, a hundred in a row close it until a second
person hands its owner a code. A device the owner has used before has a count of its own, so an attacker cannot lock
the owner out. Addresses are only watched, never refused: a whole commune may sit behind one.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from donghanh.accounts.models import Device, SignInAttempt
from donghanh.accounts.secrets import digest

WINDOW = dt.timedelta(minutes=15)
PER_ACCOUNT = 10
IN_A_ROW = 100
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


def second_step_of(user_id: uuid.UUID) -> str:
    """The name under which the second step of an account is counted; no sign-in name can contain the bar."""
    return f"step2|{user_id}"


def begin(attempt: Try, user_id: uuid.UUID | None, *, at: dt.datetime) -> SignInAttempt | None:
    """Write the try down as failed and return it; ``None``, with nothing left behind, when it comes too soon.

    Written first and counted afterwards, so tries made at once count each other: however many arrive together, no more
    than the limit are judged. One insert and up to three counting queries on indexes.
    """
    written = SignInAttempt.objects.create(
        login_digest=attempt.login_digest,
        network_digest=attempt.network_digest,
        device=attempt.known_device(user_id),
        succeeded=False,
        at=at,
    )
    if _is_too_soon(written):
        written.delete()  # what is not judged does not count, or asking again and again would keep the door closed
        return None
    return written


def _is_too_soon(written: SignInAttempt) -> bool:
    at, of_account = written.at, SignInAttempt.objects.filter(login_digest=written.login_digest)
    failed = of_account.filter(succeeded=False, device=written.device)
    if failed.filter(at__gt=at - WINDOW).count() > PER_ACCOUNT:
        return True
    last = of_account.filter(succeeded=True).order_by("-at").values_list("at", flat=True).first()
    return failed.filter(at__gt=last or at - KEPT).count() > IN_A_ROW


def succeeded(written: SignInAttempt) -> None:
    """Turn a try that was written down as failed into one that succeeded."""
    SignInAttempt.objects.filter(pk=written.pk).update(succeeded=True)


def new_spray(written: SignInAttempt) -> int:
    """How many accounts failed lately from the address of this try; 0 when they are few, or this was told already.

    One password tried on many accounts is a spray, and is told once within its window. The first try of the window is
    locked, so that of tries made at once one tells. Must run in a transaction.
    """
    lately = SignInAttempt.objects.filter(
        network_digest=written.network_digest, succeeded=False, at__gt=written.at - SPRAY_WINDOW
    )
    tried = lately.values("login_digest").distinct().count()
    if tried < SPRAY_ACCOUNTS:
        return 0
    lately.select_for_update().order_by("at", "id").first()
    if lately.filter(noticed=True).exists():
        return 0
    SignInAttempt.objects.filter(pk=written.pk).update(noticed=True)
    return tried


def forget_attempts(login: str) -> None:
    """Reopen an account whose owner came back with a code."""
    SignInAttempt.objects.filter(login_digest=digest("attempt.login", login), succeeded=False).delete()
