"""Codes from a second person: one account, one step, once."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.actions.codes import find_code, issue_code
from donghanh.accounts.models import CodePurpose, OneTimeCode, Session, User
from donghanh.accounts.refusals import AccountRefused
from donghanh.foundation.audit.models import AuditEvent
from donghanh.people.actions import hand_out_code
from tests import factories as make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NEW = "thềm nhà có bốn cái rổ"


@pytest.fixture
def invited(cast: Cast) -> str:
    """The code of an invited head of the health station."""
    person = make.make_person("Cầm Văn Ón")
    make.make_appointment(person, make.make_post(cast.health, "partner"))
    return hand_out_code(person=person, purpose="invite", by=cast.office_admin.actor, at=timezone.now())


def test_an_invited_partner_chooses_name_and_password_and_is_in(client: Client, invited: str) -> None:
    assert client.post(reverse("accounts:handed_code"), {"handed": f" {invited.lower()} "}).status_code == 302
    answer = client.post(reverse("accounts:choose_password"), {"login": "Cam.On", "new": NEW, "again": NEW})
    assert answer.status_code == 302
    user = User.objects.get(login="cam.on")
    assert user.check_password(NEW)
    assert user.enrolled_at
    assert Session.objects.filter(user=user).exists()


@pytest.mark.parametrize(
    ("login", "password", "says"),
    [
        ("nhan", NEW, "đã có người dùng"),
        ("ô", NEW, "3 đến 60"),
        ("cam.on", "ngắn quá", "ít nhất 15"),
        ("cam.on", "trạm y tế xã 12345", "hay bị đoán"),
    ],
)
def test_a_bad_choice_is_explained_and_uses_nothing_up(
    cast: Cast, client: Client, invited: str, login: str, password: str, says: str
) -> None:
    client.post(reverse("accounts:handed_code"), {"handed": invited})
    page = client.post(reverse("accounts:choose_password"), {"login": login, "new": password, "again": password})
    assert says in page.content.decode()
    assert OneTimeCode.objects.get().used_at is None


def test_looking_at_the_page_uses_nothing_up(client: Client, invited: str) -> None:
    client.get(reverse("accounts:handed_code"))
    assert find_code(typed=invited, at=timezone.now())


def test_five_wrong_secrets_kill_the_code(invited: str) -> None:
    wrong = invited[:4] + "-AAAA-AAAA-AAAA"
    for _ in range(5):
        assert find_code(typed=wrong, at=timezone.now()) is None
    assert find_code(typed=invited, at=timezone.now()) is None


@pytest.mark.parametrize(("hours", "lives"), [(71, True), (72, False)])
def test_a_code_lasts_three_days(invited: str, hours: int, lives: bool) -> None:
    found = find_code(typed=invited, at=timezone.now() + dt.timedelta(hours=hours))
    assert (found is not None) is lives


def test_a_new_code_withdraws_the_old_one(cast: Cast) -> None:
    old, new = (
        issue_code(user=cast.officer.user, purpose="password", by=cast.office_admin.actor, at=timezone.now())
        for _ in range(2)
    )
    assert find_code(typed=old, at=timezone.now()) is None
    assert find_code(typed=new, at=timezone.now())


def test_the_code_itself_is_stored_nowhere(cast: Cast) -> None:
    code = issue_code(user=cast.officer.user, purpose="password", by=cast.office_admin.actor, at=timezone.now())
    secret = code.replace("-", "")[4:]
    stored = str(OneTimeCode.objects.values()) + str(AuditEvent.objects.values())
    assert secret not in stored


def test_a_reset_ends_every_session_and_asks_to_sign_in(cast: Cast, client: Client) -> None:
    before = cast.officer.client()
    code = issue_code(user=cast.officer.user, purpose="password", by=cast.office_admin.actor, at=timezone.now())
    client.post(reverse("accounts:handed_code"), {"handed": code})
    answer = client.post(reverse("accounts:choose_password"), {"new": NEW, "again": NEW})
    assert answer["Location"] == reverse("accounts:sign_in")
    assert before.get(reverse("people:list")).status_code == 302
    assert User.objects.get(pk=cast.officer.user.pk).check_password(NEW)
    assert client.post(reverse("accounts:choose_password"), {"new": NEW, "again": NEW}).status_code == 302
    assert not Session.objects.filter(user=cast.officer.user).exists()


@pytest.mark.parametrize(
    ("purpose", "refusal"),
    [(CodePurpose.INVITE, "already_in"), (CodePurpose.PASSWORD, "own_account"), (CodePurpose.FACTOR, "own_account")],
)
def test_codes_that_make_no_sense_are_refused(cast: Cast, purpose: str, refusal: str) -> None:
    by = cast.office_admin.actor if purpose == "invite" else cast.officer.actor
    with pytest.raises(AccountRefused, match=refusal):
        issue_code(user=cast.officer.user, purpose=purpose, by=by, at=timezone.now())
