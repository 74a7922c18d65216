"""What sign-in demands of an account. Accounts know nothing of posts, so ``people`` plugs the answer in.

The socket has one place: the app that knows posts registers its answer from ``AppConfig.ready()``.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from donghanh.accounts.models import User
from donghanh.accounts.passwords import ALONE, WITH_SECOND_FACTOR


@dataclass(frozen=True)
class SignInPolicy:
    """The demands on one account on one day."""

    is_staff: bool
    """Whether the account works in an office: short idleness, second factor, never a remembered device."""
    context_words: tuple[str, ...] = ()
    """Words about the person that a password may not consist of: name, body, unit."""

    @property
    def needs_second_factor(self) -> bool:
        """Staff prove a second factor; where the invented commune is served, it may be left untried."""
        return self.is_staff and not settings.DONGHANH_DEMO

    @property
    def shortest_password(self) -> int:
        """How long a password must be: shorter only where a second factor is always asked."""
        return WITH_SECOND_FACTOR if self.needs_second_factor else ALONE

    @property
    def idle(self) -> dt.timedelta:
        """How long a session may rest."""
        return dt.timedelta(minutes=15) if self.is_staff else dt.timedelta(minutes=60)

    @property
    def may_be_remembered(self) -> bool:
        """Whether a device may come back, narrowed to its own tasks, for thirty days."""
        return not self.is_staff


STRICTEST = SignInPolicy(is_staff=True)
_answer: Callable[[User, dt.date], SignInPolicy] | None = None


def answer_policies_with(answer: Callable[[User, dt.date], SignInPolicy]) -> None:
    """Plug in who answers; called once, from ``AppConfig.ready()`` of the app that knows posts."""
    global _answer
    _answer = answer


def policy_for(user: User, on: dt.date) -> SignInPolicy:
    """The demands on the account on the day; the strictest ones while nobody answers."""
    return _answer(user, on) if _answer else STRICTEST
