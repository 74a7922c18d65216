"""Who knocks is let in, or learns nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.accounts.models import Session, User
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
DOOR = reverse("accounts:sign_in")


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """The second factor is tried elsewhere."""
    settings.DONGHANH_DEMO = True


def knock(client: Client, login: str, password: str = make.PASSWORD, **more: str):
    """Type name and password."""
    return client.post(DOOR, {"login": login, "password": password, **more})


def test_a_right_password_opens_and_the_key_is_new(cast: Cast, client: Client) -> None:
    client.get(DOOR)
    answer = knock(client, " NHAN ")
    assert answer.status_code == 302
    key = client.cookies["sessionid"].value
    row = Session.objects.get(user=cast.officer.user)
    assert key not in (row.key_digest, row.data)
    assert row.label


@pytest.mark.parametrize("state", ["unknown", "closed", "wrong", "invited"])
def test_every_refusal_reads_alike(cast: Cast, client: Client, state: str) -> None:
    if state == "closed":
        User.objects.filter(login="nhan").update(is_active=False)
    if state == "invited":
        cast.officer.user.set_unusable_password()
        cast.officer.user.save()
    answer = knock(client, "ai-do" if state == "unknown" else "nhan", "sai" if state == "wrong" else make.PASSWORD)
    assert answer.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.content.decode()


def test_the_page_asked_for_is_opened_after_signing_in(cast: Cast, client: Client) -> None:
    assert knock(client, "nhan", next="/co-quan/?q=a")["Location"] == "/co-quan/?q=a"


def test_no_one_is_sent_to_a_foreign_address(cast: Cast, client: Client) -> None:
    assert "evil" not in knock(client, "nhan", next="https://evil.example/")["Location"]


def test_signing_out_ends_the_session_and_clears_the_browser(cast: Cast, client: Client) -> None:
    knock(client, "nhan")
    key = client.cookies["sessionid"].value
    answer = client.post(reverse("accounts:sign_out"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(user=cast.officer.user).exists()
    client.cookies["sessionid"] = key
    assert client.get(reverse("web:more")).status_code == 302


def test_staff_who_ask_for_the_device_to_be_remembered_are_told_that_it_is_not(cast: Cast, client: Client) -> None:
    assert "Công chức, lãnh đạo, người quản trị đăng nhập mỗi lần" in client.get(DOOR).content.decode()
    said = "Máy này không được nhớ"
    assert said in client.get(knock(client, "nhan", remember="on")["Location"]).content.decode()
    other = Client()
    assert said not in other.get(knock(other, "yen", remember="on")["Location"]).content.decode()
