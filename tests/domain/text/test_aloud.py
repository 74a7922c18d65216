"""Syllables as they are spoken, and the time they take."""

import pytest

from donghanh.domain.text.aloud import reading_seconds, spoken_syllables, whole_minutes


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("Chia việc nhà là thương nhau", 6),
        ("Gọi 111 ngay", 2 + 4),  # một trăm mười một
        ("25", 3),
        ("1.200 tờ", 4 + 1),  # một nghìn hai trăm
        ("0912345678", 10),
        ("UBND xã", 5),
        ("XÃ SÔNG MÂY", 3),
        ("bầu Y", 2),
        ("internet", 3),
        ("", 0),
        ("... – !", 0),
    ],
)
def test_syllables_are_counted_as_they_are_said(text: str, syllables: int) -> None:
    assert spoken_syllables(text) == syllables


def test_length_is_rounded_up_and_never_nought_minutes() -> None:
    assert reading_seconds(150, a_minute=150) == 60
    assert reading_seconds(151, a_minute=150) == 61
    assert whole_minutes(61) == 2
    assert whole_minutes(0) == 1


def test_a_faster_reader_needs_less_time() -> None:
    assert reading_seconds(300, a_minute=200) < reading_seconds(300, a_minute=150)
