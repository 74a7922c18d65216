"""Guessing is slow, and never locks the owner out."""

import datetime as dt

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.actions.signing_in import try_password
from donghanh.accounts.limits import PER_ACCOUNT
from donghanh.accounts.models import SignInAttempt, User
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
    for number in range(20):
        guess(1, f"ai{number}", client)
    assert AuditEvent.objects.filter(verb="accounts.spray_noticed").count() == 1


def test_neither_name_nor_address_is_readable_in_the_table(cast: Cast) -> None:
    guess(1)
    row = str(SignInAttempt.objects.values().get())
    assert "nhan" not in row
    assert "127.0.0.1" not in row


@pytest.mark.parametrize("state", ["known", "unknown", "closed", "invited", "locked"])
def test_every_try_costs_exactly_one_hashing(cast: Cast, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    if state == "locked":
        guess(PER_ACCOUNT)
    if state == "closed":
        User.objects.filter(login="nhan").update(is_active=False)
    if state == "invited":
        cast.officer.user.set_unusable_password()
        cast.officer.user.save()
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, password, salt: hashed.append(salt) or encode(self, password, salt)
    )
    login = "khong-co-ai" if state == "unknown" else "nhan"
    try_password(login=login, password="sai", network="192.0.2.1", device=None, at=timezone.now())
    assert len(hashed) == 1
