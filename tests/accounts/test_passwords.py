"""Long and unknown is enough; known, monotonous and made of local words is refused."""

import gzip
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from donghanh.accounts.actions import passwords as actions
from donghanh.accounts.actions.accounts import open_invited_account
from donghanh.accounts.actions.codes import find_code, issue_code
from donghanh.accounts.actions.passwords import take_over_account
from donghanh.accounts.limits import PER_ACCOUNT
from donghanh.accounts.models import CodePurpose, User
from donghanh.accounts.passwords import ALONE, LONGEST, context_words, is_guessable, problems
from donghanh.accounts.refusals import AccountRefused
from tests import factories as make
from tests.cast import Cast


def test_three_thousand_common_passwords_are_refused_even_with_a_second_factor() -> None:
    path = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    common = gzip.decompress(path.read_bytes()).decode().split("\n")[:3000]
    assert [p for p in common if p and not problems(p, at_least=8)] == []


def test_five_hundred_local_words_are_refused_however_they_are_dressed() -> None:
    assert len(context_words()) >= 500
    passed = [
        dressed
        for word in context_words()
        for dressed in (word.ljust(15, "1"), f"{word}@2026", f"{word.upper()}_12345678", f"{word}{word}")
        if not problems(dressed, at_least=8)
    ]
    assert passed == []


@pytest.mark.parametrize(
    "password",
    [
        "Mật khẩu 123456789",
        "M@tKh@u--2026-2026",
        "hộiphụnữxãsôngmây",
        "aaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "012345678901234567",
        "qwertyuiopasdfghjkl",
        "ủy ban nhân dân 2026",
    ],
)
def test_what_everybody_would_try_is_refused(password: str) -> None:
    assert problems(password)


@pytest.mark.parametrize(
    "password",
    [
        "ấm chén rổ rá chiều mưa",
        "correct horse battery staple",
        "7f9#kd02Lq!mZp44",
        "con mèo đen nhảy qua hàng rào",
        "密码不是这样的东西吧对不对啊朋友们",
        "🐃🌾🏞️🛶🎋 ra đồng từ sáng sớm",
        "x" * 60 + "yzabcde",
    ],
)
def test_long_and_unknown_passes_in_any_script(password: str) -> None:
    assert problems(password) == []


def test_names_of_the_person_and_the_office_count_as_known() -> None:
    assert not is_guessable("phìn hồ tà số chải")
    assert is_guessable("phìn hồ tà số chải", about=("Phìn Hồ", "Tà Số Chải"))


@pytest.mark.parametrize(("length", "ok"), [(14, False), (15, True), (LONGEST, True), (LONGEST + 1, False)])
def test_the_length_is_counted_in_characters(length: int, ok: bool) -> None:
    text = "".join(chr(0x4E00 + 37 * number % 2000) for number in range(200))
    assert (problems(text[:length]) == []) is ok


def test_one_password_however_the_keyboard_composes_it(cast: Cast, client: Client, settings: Any) -> None:
    settings.DONGHANH_DEMO = True
    spread = unicodedata.normalize("NFD", make.PASSWORD)
    assert spread != make.PASSWORD
    answer = client.post(reverse("accounts:sign_in"), {"login": "nhan", "password": spread})
    assert answer.status_code == 302
    assert len(unicodedata.normalize("NFD", "ồ" * 10)) > ALONE
    assert problems(unicodedata.normalize("NFD", "ộ" * 10)), "counted in letters, not in marks"


class TestChanging:
    """The own password, from an open session."""

    NEW = "thềm nhà có bốn cái rổ"

    def change(self, client: Client, old: str, new: str = NEW):
        """Send the form."""
        return client.post(reverse("accounts:password"), {"old": old, "new": new, "again": new})

    def test_the_old_password_is_no_easier_to_guess_than_at_the_door(self, cast: Cast) -> None:
        client = cast.officer.client()
        for _ in range(PER_ACCOUNT):
            assert "chưa đúng" in self.change(client, "sai rồi").content.decode()
        assert "thử nhiều lần quá" in self.change(client, make.PASSWORD).content.decode()
        assert User.objects.get(login="nhan").check_password(make.PASSWORD)

    def test_one_changed_elsewhere_meanwhile_is_not_changed_back(self, cast: Cast, monkeypatch) -> None:
        user = cast.officer.user

        def judge(*_: object) -> list[str]:
            User.objects.filter(pk=user.pk).update(password="đã khác")
            return []

        monkeypatch.setattr(actions, "problems", lambda *_, **__: judge())
        assert self.change(cast.officer.client(), make.PASSWORD).status_code == 200
        assert User.objects.get(pk=user.pk).password == "đã khác"

    def test_the_same_password_is_refused(self, cast: Cast) -> None:
        page = self.change(cast.officer.client(), make.PASSWORD, unicodedata.normalize("NFD", make.PASSWORD))
        assert "giống mật khẩu đang dùng" in page.content.decode()


@pytest.mark.parametrize("act", ["change", "reset", "take over"])
def test_no_password_is_hashed_while_a_transaction_keeps_others_waiting(cast: Cast, monkeypatch, act: str) -> None:
    """The test itself runs in one transaction; what an action opens would be a savepoint in it."""
    depths: list[int] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: depths.append(len(connection.savepoint_ids)) or encode(self, password, salt),
    )
    client, new = cast.officer.client(), TestChanging.NEW
    if act == "change":
        assert TestChanging().change(client, make.PASSWORD).status_code == 302
    else:
        purpose = CodePurpose.PASSWORD if act == "reset" else CodePurpose.INVITE
        user = cast.officer.user if act == "reset" else open_invited_account(by=make.TESTS, at=timezone.now())
        code = issue_code(user=user, purpose=purpose, by=make.TESTS, at=timezone.now())
        client = Client()
        client.post(reverse("accounts:handed_code"), {"handed": code})
        data = {"login": "cam.on", "new": new, "again": new}
        assert client.post(reverse("accounts:choose_password"), data).status_code == 302
    assert depths
    assert set(depths) == {0}


def test_of_two_who_choose_one_name_at_once_the_second_is_told(cast: Cast, monkeypatch) -> None:
    user = open_invited_account(by=make.TESTS, at=timezone.now())
    typed = issue_code(user=user, purpose=CodePurpose.INVITE, by=make.TESTS, at=timezone.now())
    code = find_code(typed=typed, at=timezone.now())
    assert code
    monkeypatch.setattr(
        actions, "problems", lambda *_, **__: User.objects.filter(login="khai").update(login="moc") and []
    )
    with pytest.raises(AccountRefused, match="login_taken"):
        take_over_account(code=code, login="moc", password=TestChanging.NEW, at=timezone.now())
    code.refresh_from_db()
    assert code.used_at is None
