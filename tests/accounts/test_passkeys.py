"""Passkeys: made by their owner, good for one challenge, and refused once a second machine holds them."""

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.accounts.models import AccountNotice, Factor, Session
from donghanh.foundation.audit.models import AuditEvent
from tests.accounts.authenticator import Passkey
from tests.cast import Cast, Member

pytestmark = pytest.mark.django_db


def post(client: Client, name: str, answer: object = None):
    """What the page's script sends."""
    return client.post(reverse(f"accounts:{name}"), answer or {}, content_type="application/json")


def registered(member: Member, counter: int = 0) -> Passkey:
    """A passkey the member has just added."""
    key, client = Passkey(counter), member.client()
    options = post(client, "passkey_options").json()
    assert post(client, "passkey_register", key.register(options)).status_code == 200
    return key


def sign_in(client: Client, key: Passkey):
    """Sign in with the passkey alone: it is unlocked by finger or PIN, so it is both factors."""
    return post(client, "passkey_answer", key.sign(post(client, "passkey_challenge").json()))


def test_a_passkey_opens_without_a_password(cast: Cast, client: Client) -> None:
    key = registered(cast.officer)
    assert sign_in(client, key).status_code == 200
    assert client.get(reverse("people:list")).status_code == 200
    assert Session.objects.filter(user=cast.officer.user, device__isnull=False).exists()


def test_an_answer_is_good_for_its_own_challenge_only(cast: Cast, client: Client) -> None:
    key = registered(cast.officer)
    answer = key.sign(post(client, "passkey_challenge").json())
    assert post(client, "passkey_answer", answer).status_code == 200
    other = Client()
    post(other, "passkey_challenge")
    assert post(other, "passkey_answer", answer).status_code == 400
    assert post(other, "passkey_answer", answer).status_code == 400


def test_a_passkey_of_somebody_else_does_not_pass_the_second_step(cast: Cast, client: Client) -> None:
    registered(cast.officer)
    theirs = registered(cast.leader)
    client.post(reverse("accounts:sign_in"), {"login": "nhan", "password": "bốn từ rời nhau: ấm, thềm, rổ, chiều"})
    assert sign_in(client, theirs).status_code == 400
    assert client.get(reverse("people:list")).status_code == 302


@pytest.mark.parametrize("start", [0, 7])
def test_the_counter_of_a_passkey_is_kept(cast: Cast, client: Client, start: int) -> None:
    key = registered(cast.officer, counter=start)
    assert Factor.objects.get().counter == start
    key.counter = start + 3
    assert sign_in(client, key).status_code == 200
    assert Factor.objects.get().counter == start + 3
    assert Factor.objects.get().last_used_at


def test_a_passkey_that_counts_nothing_goes_on_working(cast: Cast, client: Client) -> None:
    key = registered(cast.officer)
    assert [sign_in(Client(), key).status_code for _ in range(3)] == [200, 200, 200]
    assert not AccountNotice.objects.filter(kind="copied").exists()


@pytest.mark.parametrize("counter", [5, 4, 0])
def test_a_counter_that_does_not_go_up_is_refused_and_told(cast: Cast, client: Client, counter: int) -> None:
    key = registered(cast.officer, counter=5)
    key.counter = counter
    answer = sign_in(client, key)
    assert answer.status_code == 400
    assert "bị sao chép" in answer.json()["error"]
    assert client.get(reverse("people:list")).status_code == 302
    assert Factor.objects.get().counter == 5
    assert AccountNotice.objects.get(kind="copied").user == cast.officer.user
    event = AuditEvent.objects.get(verb="accounts.passkey_copied")
    assert (event.old, event.new) == ({"counter": 5}, {"counter": counter})


def test_nobody_makes_a_passkey_for_an_account_that_was_not_proved_a_moment_ago(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.officer.user)
    assert post(client, "passkey_options").status_code == 403
    assert post(client, "passkey_register", {"id": "x"}).status_code == 404
