"""Two requests at the same moment, on the database where writers do not queue by themselves."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.utils import timezone

from donghanh.accounts.actions.factors import remove_factor, renew_recovery_codes
from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.limits import PER_ACCOUNT, SPRAY_ACCOUNTS
from donghanh.accounts.models import Factor, RecoveryCode, SignInAttempt
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.audit.models import AuditEvent
from tests.cast import Cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="transactions of SQLite begin IMMEDIATE, one at a time"),
]


def at_once(*acts: Callable[[], object]) -> None:
    """Do all of them together, each on a connection of its own."""
    together = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            together.wait(10)
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def knock(login: str) -> None:
    """A wrong password."""
    try_password(login=login, password="sai", network="192.0.2.1", device=None, at=timezone.now())


def test_the_last_factor_stays_though_two_are_removed_together(cast: Cast) -> None:
    user, at = cast.officer.user, timezone.now()
    first, second = (
        Factor.objects.create(user=user, kind="totp", label=str(number), created_at=at) for number in range(2)
    )
    refused: list[str] = []

    def remove_the_other() -> None:
        try:
            remove_factor(factor=second, by=cast.officer.actor, at=at)
        except AccountRefused as error:
            refused.append(error.code)
        finally:
            connection.close()

    with transaction.atomic():
        remove_factor(factor=first, by=cast.officer.actor, at=at)
        waiting = threading.Thread(target=remove_the_other)
        waiting.start()
        waiting.join(0.5)  # long enough to have counted, had it not to wait for this transaction
    waiting.join(30)
    assert refused == ["last_factor"]
    assert list(Factor.objects.values_list("pk", flat=True)) == [second.pk]


def test_recovery_codes_asked_for_twice_at_once_are_ten(cast: Cast) -> None:
    at_once(*[lambda: renew_recovery_codes(user=cast.officer.user, at=timezone.now())] * 4)
    assert RecoveryCode.objects.count() == 10


def test_no_more_than_the_limit_are_judged_however_many_come_together(cast: Cast) -> None:
    at_once(*[lambda: knock("nhan")] * (PER_ACCOUNT + 10))
    assert SignInAttempt.objects.count() <= PER_ACCOUNT


def test_one_of_many_at_once_tells_of_the_spray(cast: Cast) -> None:
    for number in range(SPRAY_ACCOUNTS - 5):
        knock(f"ai{number}")
    SignInAttempt.objects.update(at=timezone.now() - dt.timedelta(seconds=30))
    at_once(*[lambda number=number: knock(f"khac{number}") for number in range(15)])
    assert AuditEvent.objects.filter(verb="accounts.spray_noticed", actor_name="accounts.watch").count() == 1
