"""The second step: asked of staff, spent once, given back by two people only."""

import base64
import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts import totp
from donghanh.accounts.actions.codes import issue_code
from donghanh.accounts.actions.factors import add_totp, prove_totp, renew_recovery_codes, use_recovery_code
from donghanh.accounts.models import AccountNotice, Factor, Session
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def digits(secret: bytes, at: dt.datetime) -> str:
    """What the app would show."""
    return totp.code_at(secret, int(at.timestamp()) // totp.STEP)


def knock(client: Client, login: str):
    """Type name and password."""
    return client.post(reverse("accounts:sign_in"), {"login": login, "password": make.PASSWORD})


@pytest.fixture
def secret(cast: Cast) -> bytes:
    """The officer has an authenticator app, set up five minutes ago."""
    secret = totp.new_secret()
    then = timezone.now() - dt.timedelta(minutes=5)
    add_totp(user=cast.officer.user, secret=secret, typed=digits(secret, then), label="app", at=then)
    return secret


@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """RFC 6238, appendix B, SHA-1, the last six of eight digits."""
    assert totp.code_at(b"12345678901234567890", seconds // 30) == code


def test_password_alone_opens_nothing_for_staff(cast: Cast, client: Client, secret: bytes) -> None:
    answer = knock(client, "nhan")
    assert answer["Location"] == reverse("accounts:second_step")
    assert client.get(reverse("people:list")).status_code == 302
    assert not Session.objects.filter(user=cast.officer.user).exists()


def test_the_right_digits_open(cast: Cast, client: Client, secret: bytes) -> None:
    knock(client, "nhan")
    client.post(reverse("accounts:second_step"), {"otp": digits(secret, timezone.now())})
    assert client.get(reverse("people:list")).status_code == 200


def test_digits_work_once(cast: Cast, secret: bytes) -> None:
    at = timezone.now()
    assert prove_totp(user=cast.officer.user, typed=digits(secret, at), at=at)
    assert not prove_totp(user=cast.officer.user, typed=digits(secret, at), at=at)


def test_guessing_digits_is_slow(cast: Cast, client: Client, secret: bytes) -> None:
    knock(client, "nhan")
    for _ in range(10):
        client.post(reverse("accounts:second_step"), {"otp": "000000"})
    assert client.post(reverse("accounts:second_step"), {"otp": digits(secret, timezone.now())}).status_code == 429


def test_a_recovery_code_works_once_and_tells_the_owner(cast: Cast, secret: bytes) -> None:
    user = cast.officer.user
    codes = renew_recovery_codes(user=user, at=timezone.now())
    assert len(set(codes)) == 10
    assert use_recovery_code(user=user, typed=codes[3].lower(), at=timezone.now())
    assert not use_recovery_code(user=user, typed=codes[3], at=timezone.now())
    assert not use_recovery_code(user=cast.leader.user, typed=codes[4], at=timezone.now())
    assert AccountNotice.objects.filter(user=user, kind="recovery").exists()


def test_staff_without_a_second_factor_must_set_one_up_first(cast: Cast, client: Client) -> None:
    knock(client, "nhan")
    page = client.get(reverse("accounts:first_factor"))
    letters = page.context["secret"].replace(" ", "")
    secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
    answer = client.post(reverse("accounts:first_factor"), {"otp": digits(secret, timezone.now())})
    assert answer["Location"] == reverse("accounts:recovery_codes")
    shown = client.get(reverse("accounts:recovery_codes"))
    assert len(shown.context["codes"]) == 10
    assert client.get(reverse("accounts:recovery_codes")).context["codes"] == []


def test_a_password_reset_never_passes_the_second_factor(cast: Cast, client: Client, secret: bytes) -> None:
    code = issue_code(user=cast.officer.user, purpose="password", by=cast.office_admin.actor, at=timezone.now())
    client.post(reverse("accounts:handed_code"), {"handed": code})
    new = "thềm nhà có bốn cái rổ"
    client.post(reverse("accounts:choose_password"), {"new": new, "again": new})
    answer = client.post(reverse("accounts:sign_in"), {"login": "nhan", "password": new})
    assert answer["Location"] == reverse("accounts:second_step")
    assert Factor.objects.filter(user=cast.officer.user).exists()


def test_a_lost_phone_is_replaced_by_password_and_code_together(cast: Cast, client: Client, secret: bytes) -> None:
    code = issue_code(user=cast.officer.user, purpose="factor", by=cast.office_admin.actor, at=timezone.now())
    assert client.post(reverse("accounts:lost_factor"), {"handed": code}).status_code == 302
    assert Factor.objects.filter(user=cast.officer.user).exists(), "the code alone does nothing"
    knock(client, "nhan")
    answer = client.post(reverse("accounts:lost_factor"), {"handed": code})
    assert answer["Location"] == reverse("accounts:first_factor")
    assert not Factor.objects.filter(user=cast.officer.user).exists()


def test_the_code_of_somebody_else_changes_nothing(cast: Cast, client: Client, secret: bytes) -> None:
    code = issue_code(user=cast.leader.user, purpose="factor", by=cast.office_admin.actor, at=timezone.now())
    knock(client, "nhan")
    client.post(reverse("accounts:lost_factor"), {"handed": code})
    assert Factor.objects.filter(user=cast.officer.user).exists()


def test_factors_of_others_look_absent(cast: Cast, client: Client, secret: bytes, settings) -> None:
    settings.DONGHANH_DEMO = True
    knock(client, "khai")
    factor = Factor.objects.get()
    assert client.post(reverse("accounts:drop_factor", args=(factor.pk,))).status_code == 404
    assert Factor.objects.exists()


def test_touching_factors_asks_for_the_password_again(cast: Cast, settings) -> None:
    settings.DONGHANH_DEMO = True
    client = Client()
    client.force_login(cast.officer.user)
    answer = client.get(reverse("accounts:add_app"))
    assert answer["Location"].startswith(reverse("accounts:prove"))
    key = client.cookies["sessionid"].value
    client.post(reverse("accounts:prove"), {"password": make.PASSWORD, "next": reverse("accounts:add_app")})
    assert client.cookies["sessionid"].value != key
    assert client.get(reverse("accounts:add_app")).status_code == 200


def test_the_secret_lies_sealed_in_the_database(cast: Cast, secret: bytes) -> None:
    assert secret not in bytes(Factor.objects.get().sealed_secret)
