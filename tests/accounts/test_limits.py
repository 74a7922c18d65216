"""Guessing is slow, and never locks the owner out."""

import datetime as dt
from ipaddress import ip_network

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.actions import signing_in
from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.devices import network_of
from donghanh.accounts.limits import IN_A_ROW, PER_ACCOUNT, SPRAY_ACCOUNTS, SPRAY_WINDOW, WINDOW, Try, begin
from donghanh.accounts.models import Device, SignInAttempt
from donghanh.foundation.audit.models import AuditEvent
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DOOR = reverse("accounts:sign_in")


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """The second factor is tried elsewhere."""
    settings.DONGHANH_DEMO = True


def guess(times: int, login: str = "nhan", client: Client | None = None) -> None:
    """Wrong passwords from an unknown browser."""
    client = client or Client()
    for _ in range(times):
        client.post(DOOR, {"login": login, "password": "sai rồi"})


def enter(client: Client, login: str = "nhan") -> int:
    """The status of a right try."""
    return client.post(DOOR, {"login": login, "password": make.PASSWORD}).status_code


def test_ten_wrong_passwords_close_the_account_to_strangers(cast: Cast, client: Client) -> None:
    guess(PER_ACCOUNT)
    assert enter(client) == 429


def test_the_owner_comes_in_from_a_known_device_all_the_same(cast: Cast, client: Client) -> None:
    assert enter(client) == 302
    client.post(reverse("accounts:sign_out"))
    guess(50)
    assert enter(client) == 302


def test_others_come_in_during_the_attack(cast: Cast, client: Client) -> None:
    guess(PER_ACCOUNT + 5)
    assert enter(client, "khai") == 302


def test_after_a_quarter_of_an_hour_the_door_opens_again(cast: Cast, client: Client) -> None:
    guess(PER_ACCOUNT)
    SignInAttempt.objects.update(at=timezone.now() - dt.timedelta(minutes=15))
    assert enter(client) == 302


def test_a_hundred_in_a_row_need_a_second_person(cast: Cast, client: Client) -> None:
    guess(1)
    SignInAttempt.objects.update(at=timezone.now() - dt.timedelta(hours=1))
    one = SignInAttempt.objects.get()
    SignInAttempt.objects.bulk_create(
        SignInAttempt(login_digest=one.login_digest, network_digest="x", succeeded=False, at=one.at) for _ in range(99)
    )
    assert enter(client) == 429


def test_one_password_on_many_accounts_is_noticed(cast: Cast) -> None:
    client = Client()
    for number in range(SPRAY_ACCOUNTS):
        guess(1, f"ai{number}", client)
    assert AuditEvent.objects.get(verb="accounts.spray_noticed").new == {"accounts": SPRAY_ACCOUNTS}


def test_nineteen_accounts_are_no_spray_however_often_they_fail(cast: Cast) -> None:
    for number in range(SPRAY_ACCOUNTS - 1):
        guess(3, f"ai{number}")
    assert not AuditEvent.objects.filter(verb="accounts.spray_noticed").exists()


def test_a_spray_is_told_once_though_it_goes_on(cast: Cast) -> None:
    for number in range(SPRAY_ACCOUNTS):
        guess(1, f"ai{number}")
    guess(5, "ai0")
    for number in range(30, 30 + SPRAY_ACCOUNTS):
        guess(1, f"ai{number}")
    assert AuditEvent.objects.filter(verb="accounts.spray_noticed").count() == 1


def test_a_spray_that_jumps_past_the_number_is_told_all_the_same(cast: Cast) -> None:
    for number in range(SPRAY_ACCOUNTS - 2):
        guess(1, f"ai{number}")
    one = SignInAttempt.objects.latest("at")
    SignInAttempt.objects.bulk_create(
        SignInAttempt(login_digest=f"x{n}", network_digest=one.network_digest, succeeded=False, at=one.at)
        for n in range(3)
    )
    guess(1, "ai99")
    assert AuditEvent.objects.get(verb="accounts.spray_noticed").new == {"accounts": SPRAY_ACCOUNTS + 2}


def test_a_spray_that_comes_back_later_is_told_again(cast: Cast) -> None:
    for _ in range(2):
        for number in range(SPRAY_ACCOUNTS):
            guess(1, f"ai{number}")
        SignInAttempt.objects.update(at=timezone.now() - SPRAY_WINDOW)
    assert AuditEvent.objects.filter(verb="accounts.spray_noticed").count() == 2


def test_no_number_of_failures_behind_one_address_locks_the_others_out(cast: Cast, client: Client) -> None:
    guess(1)
    one = SignInAttempt.objects.get()
    SignInAttempt.objects.bulk_create(
        SignInAttempt(login_digest=f"x{n}", network_digest=one.network_digest, succeeded=False, at=one.at)
        for n in range(1000)
    )
    assert enter(client, "khai") == 302


def test_tries_made_at_once_count_each_other(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one password is being judged, the same and more arrive: they see the one that is not answered yet."""
    judged: list[str] = []

    def judge(password: str, *_: object, **__: object) -> bool:
        judged.append(password)
        if len(judged) < 30:
            try_password(login="nhan", password="sai", network="192.0.2.1", device=None, at=timezone.now())
        return False

    monkeypatch.setattr(signing_in, "check_password", judge)
    try_password(login="nhan", password="sai", network="192.0.2.1", device=None, at=timezone.now())
    assert len(judged) == PER_ACCOUNT


def test_a_try_that_came_too_soon_does_not_keep_the_door_closed(cast: Cast, client: Client) -> None:
    guess(PER_ACCOUNT + 20)
    assert SignInAttempt.objects.count() == PER_ACCOUNT


def test_a_known_device_has_a_hundred_in_a_row_too(cast: Cast, client: Client) -> None:
    enter(client)
    device = Device.objects.get()
    then = timezone.now() + dt.timedelta(seconds=1)
    attempt = Try("nhan", "192.0.2.1", device)
    for number in range(IN_A_ROW):
        assert begin(attempt, device.user_id, at=then + number * WINDOW / PER_ACCOUNT)
    assert begin(attempt, device.user_id, at=then + dt.timedelta(days=2)) is None


def asked_by(sender: str, forwarded: str = "") -> str:
    """The address a request is counted under."""
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return network_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=sender))


class TestAddress:
    """Where a try came from, behind a proxy and without one."""

    @pytest.fixture(autouse=True)
    def proxies(self, settings) -> None:
        """The office's own proxy, and a network of them."""
        settings.TRUSTED_PROXIES = [ip_network("127.0.0.1"), ip_network("10.1.0.0/24")]

    @pytest.mark.parametrize(
        ("sender", "forwarded", "counted"),
        [
            ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
            ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
            ("127.0.0.1", "198.51.100.1, 203.0.113.9, 10.1.0.7", "203.0.113.9"),
            ("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"),
            ("127.0.0.1", "2001:db8:1:2:3::9", "2001:db8:1:2::/64"),
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "unknown", "127.0.0.1"),
            ("127.0.0.1", "10.1.0.7", "10.1.0.7"),
        ],
    )
    def test_a_trusted_proxy_says_who_asked(self, sender: str, forwarded: str, counted: str) -> None:
        assert asked_by(sender, forwarded) == counted

    def test_anybody_else_may_write_what_they_like(self) -> None:
        assert asked_by("203.0.113.9", "198.51.100.1") == "203.0.113.9"

    def test_without_trusted_proxies_the_header_means_nothing(self, settings) -> None:
        settings.TRUSTED_PROXIES = []
        assert asked_by("127.0.0.1", "198.51.100.1") == "127.0.0.1"
