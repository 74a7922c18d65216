"""Examples of dates are of the year people live in, on every screen."""

import datetime as dt
import re
from typing import Any

import pytest
from django.utils import timezone

from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import VietnameseDateField
from tooling.messages import Message, gathered

YEAR = re.compile(r"\b20[23]\d\b")
EXAMPLE = re.compile(r"[Vv]í dụ|, (?:nhận|dùng|vào|có|từ)|\b\d{1,2}/\d{1,2}/20[23]\d")
FIXED = {
    "1/7/2025": "the day on which two levels of government began, from which most names count",
    "125/2021/NĐ-CP": "a decree there is",
}
"""What stands for a fact, with the reason."""


def at(monkeypatch: pytest.MonkeyPatch, day: dt.date) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: day)


@pytest.fixture(params=[dt.date(2026, 12, 31), dt.date(2031, 1, 1)])
def today(request: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    at(monkeypatch, request.param)
    return request.param


def test_an_example_is_made_when_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    hint = VietnameseDateField().help_text
    for year in (2026, 2031):
        at(monkeypatch, dt.date(year, 1, 1))
        assert str(hint) == f"Ví dụ 22/11/{year}"


def test_the_days_of_an_example_are_what_they_are_called(today: dt.date) -> None:
    off, worked = str(of_this_year("%(day_off)s %(day_worked)s")).split()
    days = [dt.date(int(year), int(month), int(day)) for day, month, year in (one.split("/") for one in (off, worked))]
    assert [day.weekday() for day in days] == [0, 5]
    assert {day.year for day in days} == {today.year}


@pytest.mark.parametrize(("year", "end"), [(2026, 2030), (2030, 2030), (2031, 2035)])
def test_a_period_of_five_years_ends_when_it_does(monkeypatch: pytest.MonkeyPatch, year: int, end: int) -> None:
    at(monkeypatch, dt.date(year, 6, 1))
    assert str(of_this_year("31/12/%(period_end)s")) == f"31/12/{end}"


def stale(message: Message) -> bool:
    text = message.text
    for fact in FIXED:
        text = text.replace(fact, "")
    return bool(YEAR.search(text) and EXAMPLE.search(text))


def test_no_example_on_a_screen_names_a_year_of_its_own() -> None:
    assert [message.text for message in gathered() if stale(message)] == []


@pytest.mark.parametrize(
    ("text", "is_stale"),
    [
        ("Ví dụ 22/11/2026", True),
        ("Loa kéo, nhận 05/03/2026", True),
        ("Ví dụ 22/11/%(year)s", False),
        ("Ví dụ 125/2021/NĐ-CP", False),
        ("NĐ 30/2020/NĐ-CP, Điều 13", False),
        ("thôn Bãi Sậy, có từ 1/7/2025", False),
    ],
)
def test_a_stale_example_is_told_from_a_paper_that_is_cited(text: str, is_stale: bool) -> None:
    assert stale(Message(text)) == is_stale
