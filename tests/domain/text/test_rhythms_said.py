"""How often and on which day, as people say it."""

import datetime as dt

import pytest

from donghanh.domain.calendar.recurrence import turns
from donghanh.domain.text.rhythms_said import RHYTHMS, Rhythm, rhythm_of, rule_said


@pytest.mark.parametrize(
    ("how_often", "day", "rule"),
    [
        ("weekly", "", "FREQ=WEEKLY;BYDAY=FR"),
        ("weekly", "thứ Ba", "FREQ=WEEKLY;BYDAY=TU"),
        ("weekly", "chủ nhật", "FREQ=WEEKLY;BYDAY=SU"),
        ("monthly", "", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monthly", "cuối tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monthly", "10", "FREQ=MONTHLY;BYMONTHDAY=10"),
        ("monthly", "Ngày 05", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("monthly", "31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ("monthly", "thứ Sáu tuần đầu", "FREQ=MONTHLY;BYDAY=1FR"),
        ("monthly", "thứ 2 tuần thứ ba", "FREQ=MONTHLY;BYDAY=3MO"),
        ("monthly", "chủ nhật cuối cùng", "FREQ=MONTHLY;BYDAY=-1SU"),
        ("quarterly", "20", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),
        ("half_yearly", "", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("yearly", "10/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
        ("yearly", "ngày 8 tháng 3", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"),
    ],
)
def test_plain_words_become_a_rule_and_are_read_back_out_of_it(how_often: str, day: str, rule: str) -> None:
    assert rule_said(how_often, day) == rule
    found = rhythm_of(rule)
    assert found is not None
    assert rule_said(found.how_often, found.day) == rule
    assert turns(rule, begins=dt.date(2026, 1, 1), until=dt.date(2027, 12, 31))


@pytest.mark.parametrize(
    ("how_often", "day"),
    [
        ("weekly", "10"),
        ("monthly", "32"),
        ("monthly", "0"),
        ("monthly", "thứ Sáu tuần 5"),
        ("monthly", "10/12"),
        ("quarterly", "30"),
        ("quarterly", "thứ Sáu tuần đầu"),
        ("yearly", "31/2"),
        ("yearly", "29/2"),
        ("yearly", "10"),
        ("monthly", "khi nào rảnh"),
    ],
)
def test_words_that_name_no_day_of_the_rhythm_are_no_rule(how_often: str, day: str) -> None:
    assert rule_said(how_often, day) is None


def test_last_day_ends_the_rule() -> None:
    rule = rule_said("monthly", "10", dt.date(2026, 3, 31))
    assert rule == "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20260331"
    assert rhythm_of(rule) == Rhythm("monthly", "10", dt.date(2026, 3, 31))
    found = turns(rule, begins=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31))
    assert [turn.day for turn in found] == [dt.date(2026, month, 10) for month in (1, 2, 3)]


def test_what_papers_print_is_read_too_and_foreign_rules_are_not() -> None:
    assert rhythm_of("---20") == Rhythm("monthly", "20")
    assert [rhythm_of(code) for code in RHYTHMS] == [Rhythm(code, "") for code in RHYTHMS]
    for foreign in ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=soon", "once", ""):
        assert rhythm_of(foreign) is None
