"""Sessions end by themselves, everywhere at once, and give the typed text back."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.jobs import close_unused_accounts, sweep
from donghanh.accounts.models import Device, FormStash, Session, User
from donghanh.plans.permissions import PlanPermission
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PLACE = reverse("people:roles")


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """The second factor is tried elsewhere."""
    settings.DONGHANH_DEMO = True


def knock(client: Client, login: str, **more: str):
    """Type name and password."""
    return client.post(reverse("accounts:sign_in"), {"login": login, "password": make.PASSWORD, **more})


def age(user: User, **by: float) -> None:
    """Let time pass for the sessions of an account."""
    gone = dt.timedelta(**by)
    for row in Session.objects.filter(user=user):
        Session.objects.filter(pk=row.pk).update(
            last_seen_at=row.last_seen_at - gone, expires_at=row.expires_at - gone, created_at=row.created_at - gone
        )


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (15, 302)])
def test_staff_are_signed_out_after_a_quarter_of_an_hour_of_rest(
    cast: Cast, client: Client, minutes: int, status: int
) -> None:
    knock(client, "nhan")
    age(cast.officer.user, minutes=minutes)
    assert client.get(PLACE).status_code == status


def test_ten_hours_end_even_a_busy_session(cast: Cast, client: Client) -> None:
    knock(client, "nhan")
    for _ in range(60):
        age(cast.officer.user, minutes=10.1)
        client.get(PLACE)
    assert client.get(PLACE).status_code == 302


def test_changing_the_password_ends_the_other_sessions(cast: Cast, client: Client) -> None:
    elsewhere = Client()
    knock(elsewhere, "nhan")
    knock(client, "nhan")
    new = "thềm nhà có bốn cái rổ"
    client.post(reverse("accounts:password"), {"old": make.PASSWORD, "new": new, "again": new})
    assert elsewhere.get(PLACE).status_code == 302
    assert client.get(PLACE).status_code == 200


def test_signing_out_elsewhere_leaves_this_place(cast: Cast, client: Client) -> None:
    elsewhere = Client()
    knock(elsewhere, "nhan")
    knock(client, "nhan")
    client.post(reverse("accounts:elsewhere"))
    assert elsewhere.get(PLACE).status_code == 302
    assert client.get(reverse("accounts:account")).status_code == 200


def test_text_typed_after_the_time_out_comes_back_to_its_author(cast: Cast, client: Client) -> None:
    knock(client, "diep")
    age(cast.office_admin.user, minutes=20)
    typed = {"full_name": "Lò Văn Khôi", "title": "Kế toán trường\nhai dòng", "password": "bí mật"}
    answer = client.post(reverse("people:add"), typed)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:sign_in"))
    stash = FormStash.objects.get()
    assert "Khôi".encode() not in bytes(stash.sealed)
    back = knock(client, "diep", next=reverse("accounts:kept_text", args=(stash.pk,)))["Location"]
    page = client.get(back, follow=True).content.decode()
    assert "Lò Văn Khôi" in page
    assert "hai dòng" in page
    assert "bí mật" not in page
    again = client.post(reverse("people:add"), {**typed, "_stash": str(stash.pk)})
    assert again.status_code == 200
    assert "Lò Văn Khôi" in again.content.decode(), "the form stands there with its text, and says what is missing"


def test_the_text_opens_for_nobody_else(cast: Cast, client: Client) -> None:
    knock(client, "diep")
    age(cast.office_admin.user, minutes=20)
    client.post(reverse("people:add"), {"full_name": "Lò Văn Khôi"})
    stash = FormStash.objects.get()
    knock(client, "khai")
    assert client.get(reverse("accounts:kept_text", args=(stash.pk,))).status_code == 404


def test_the_text_is_gone_after_an_hour(cast: Cast, client: Client) -> None:
    knock(client, "diep")
    age(cast.office_admin.user, minutes=20)
    client.post(reverse("people:add"), {"full_name": "Lò Văn Khôi"})
    sweep(at=timezone.now() + dt.timedelta(minutes=61))
    assert not FormStash.objects.exists()


def test_a_post_without_a_form_token_leaves_nothing(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)', client.get(reverse("accounts:sign_in")).content.decode()
    )
    assert token
    knock(client, "diep", csrfmiddlewaretoken=token[1])
    age(cast.office_admin.user, minutes=20)
    client.post(reverse("people:add"), {"full_name": "Chữ của kẻ lạ"})
    assert not FormStash.objects.exists()


def test_a_remembered_partner_comes_back_to_the_own_part_only(cast: Cast, client: Client) -> None:
    knock(client, "yen", remember="on")
    age(cast.partner.user, minutes=61)
    assert client.get(PLACE).status_code == 200
    assert client.get(reverse("accounts:password")).status_code == 404
    row = Session.objects.get(user=cast.partner.user, narrowed=True)
    assert row.device_id
    assert cast.partner.narrowed.may(PlanPermission.ANSWER)


def test_staff_are_never_remembered(cast: Cast, client: Client) -> None:
    knock(client, "nhan", remember="on")
    age(cast.officer.user, minutes=16)
    assert client.get(PLACE).status_code == 302
    assert not Device.objects.filter(remembered=True).exists()


@pytest.mark.parametrize("how", ["revoked", "expired", "closed", "staff"])
def test_a_device_is_forgotten(cast: Cast, client: Client, how: str) -> None:
    knock(client, "yen", remember="on")
    age(cast.partner.user, minutes=61)
    device = Device.objects.get(user=cast.partner.user)
    if how == "revoked":
        Device.objects.update(revoked_at=timezone.now())
    elif how == "expired":
        Device.objects.update(expires_at=device.created_at)
    elif how == "closed":
        User.objects.filter(pk=cast.partner.user.pk).update(is_active=False)
    else:
        make.make_appointment(cast.partner.person, cast.officer.post)
    assert client.get(PLACE).status_code == 302


def test_signing_out_forgets_the_remembered_device(cast: Cast, client: Client) -> None:
    knock(client, "yen", remember="on")
    client.post(reverse("accounts:sign_out"))
    assert client.get(PLACE).status_code == 302


def test_accounts_unused_for_forty_five_days_are_closed(cast: Cast) -> None:
    now = timezone.now()
    User.objects.filter(pk=cast.partner.user.pk).update(last_seen_at=now - dt.timedelta(days=46))
    User.objects.filter(pk=cast.leader.user.pk).update(last_seen_at=now - dt.timedelta(days=44))
    assert close_unused_accounts(at=now) == 1
    assert not User.objects.get(pk=cast.partner.user.pk).is_active


def test_ended_sessions_are_swept_away(cast: Cast, client: Client) -> None:
    knock(client, "nhan")
    age(cast.officer.user, hours=12)
    sweep(at=timezone.now())
    assert not Session.objects.exists()
