"""The key of a session: new at every step up, dead after every step out, and never a longer life for the session."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts import totp
from donghanh.accounts.actions.accounts import deactivate_account
from donghanh.accounts.actions.factors import add_totp
from donghanh.accounts.models import AccountNotice, Session, User
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DOOR, PLACE = reverse("accounts:sign_in"), reverse("people:roles")
NEW = "thềm nhà có bốn cái rổ"


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """Where a second factor is wanted, the test adds one."""
    settings.DONGHANH_DEMO = True


def signed_in(login: str = "nhan") -> Client:
    """A browser that came in by the door."""
    client = Client()
    assert client.post(DOOR, {"login": login, "password": make.PASSWORD}).status_code == 302
    return client


def key(client: Client) -> str:
    """The key in the browser's cookie."""
    return client.cookies["sessionid"].value


def opens(stolen: str) -> bool:
    """Whether a key that was copied still opens anything."""
    client = Client()
    client.cookies["sessionid"] = stolen
    return client.get(PLACE).status_code == 200


def prove(client: Client) -> None:
    """Type the password once more."""
    assert client.post(reverse("accounts:prove"), {"password": make.PASSWORD}).status_code == 302


def change(client: Client) -> None:
    """Change the password."""
    client.post(reverse("accounts:password"), {"old": make.PASSWORD, "new": NEW, "again": NEW})


def test_signing_in_both_steps_and_stepping_up_take_a_new_key_each_time(cast: Cast) -> None:
    secret, at = totp.new_secret(), timezone.now() - dt.timedelta(minutes=5)
    digits = totp.code_at(secret, int(at.timestamp()) // totp.STEP)
    factor = add_totp(user=cast.officer.user, secret=secret, typed=digits, label="app", at=at)
    for _ in range(5):
        client, seen = Client(), []
        client.post(DOOR, {"login": "nhan", "password": make.PASSWORD})
        seen.append(key(client))
        factor.counter = 0
        factor.save()
        now = totp.code_at(secret, int(timezone.now().timestamp()) // totp.STEP)
        client.post(reverse("accounts:second_step"), {"otp": now})
        seen.append(key(client))
        prove(client)
        seen.append(key(client))
        assert len(set(seen)) == 3
        assert [opens(one) for one in seen] == [False, False, True]


@pytest.mark.parametrize("step_up", [prove, change])
def test_stepping_up_makes_no_session_older_or_homeless(cast: Cast, step_up: Callable[[Client], None]) -> None:
    client = signed_in()
    Session.objects.update(created_at=timezone.now() - dt.timedelta(hours=9), idle_seconds=77)
    kept = ("id", "created_at", "expires_at", "idle_seconds", "device", "label")
    before = Session.objects.values(*kept).get()
    step_up(client)
    assert Session.objects.values(*kept).get() == before
    assert client.get(PLACE).status_code == 200


def test_a_forgotten_device_takes_its_session_along_also_after_stepping_up(cast: Cast) -> None:
    client, other = signed_in(), signed_in()
    prove(client)
    device = Session.objects.exclude(device=None).order_by("created_at").first().device
    other.post(reverse("accounts:device", args=(device.pk,)))
    assert client.get(PLACE).status_code == 302


def close(client: Client) -> None:
    """An administrator closes the account."""
    user = User.objects.get(login="nhan")
    deactivate_account(user=user, by=make.TESTS, at=timezone.now(), reason="test")


WAYS_OUT: dict[str, Callable[[Client], object]] = {
    "signing out": lambda client: client.post(reverse("accounts:sign_out")),
    "everywhere else": lambda client: signed_in().post(reverse("accounts:elsewhere")),
    "another password": lambda client: change(signed_in()),
    "closing the account": close,
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_a_copied_key_opens_nothing_afterwards(cast: Cast, way: str) -> None:
    clients = [signed_in() for _ in range(1 if way == "signing out" else 10)]
    stolen = [key(client) for client in clients]
    assert all(opens(one) for one in stolen)
    WAYS_OUT[way](clients[0])
    assert not any(opens(one) for one in stolen)


def test_nothing_in_the_table_of_sessions_opens_one(cast: Cast) -> None:
    signed_in()
    row = Session.objects.get()
    assert not any(opens(value) for value in (row.key_digest, row.data, str(row.pk)))


def test_nobody_is_signed_out_by_a_strange_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.user)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).status_code == 403
    assert client.get(PLACE).status_code == 200


def test_a_partner_who_comes_to_work_in_an_office_signs_in_anew(cast: Cast) -> None:
    client = signed_in("yen")
    assert client.get(PLACE).status_code == 200
    make.make_appointment(cast.partner.person, cast.officer.post)
    assert client.get(PLACE).status_code == 302
    assert not Session.objects.filter(user=cast.partner.user).exists()
    assert signed_in("yen").get(PLACE).status_code == 200


def test_what_the_new_colleague_was_typing_waits_behind_the_door(cast: Cast) -> None:
    client = signed_in("yen")
    make.make_appointment(cast.partner.person, cast.officer.post)
    answer = client.post(PLACE, {"result": "Đã treo khẩu hiệu ở cả hai thôn"})
    assert "chu-vua-nhap" in answer["Location"]


def test_a_change_to_the_account_is_told_at_the_next_sign_in_until_it_was_seen(cast: Cast) -> None:
    change(signed_in())
    client = Client()
    client.post(DOOR, {"login": "nhan", "password": NEW})
    assert "mà anh/chị chưa xem" in client.get(PLACE).content.decode()
    client.post(reverse("accounts:seen"))
    again = Client()
    again.post(DOOR, {"login": "nhan", "password": NEW})
    assert AccountNotice.objects.filter(user=cast.officer.user, seen_at=None, kind="device").count() == 1
    assert "mà anh/chị chưa xem" not in again.get(PLACE).content.decode(), "a new device is told to the others"
