"""Long and unknown is enough; known, monotonous and made of local words is refused."""

import gzip
from pathlib import Path

import pytest
from django.contrib.auth import password_validation

from donghanh.accounts.passwords import LONGEST, context_words, is_guessable, problems


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
