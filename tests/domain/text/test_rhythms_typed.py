"""How often, typed in a hurry: every so many weeks, months or years."""

import datetime as dt

import pytest

from donghanh.domain.calendar.recurrence import RecurrenceRefused, first_day, turns
from donghanh.domain.text.rhythms_said import Rhythm, rhythm_of, rule_said
from donghanh.domain.text.rhythms_typed import means_all_the_time, rhythm_typed

D = dt.date
TODAY = D(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("hai tuần một lần", Rhythm("weekly", "", None, 2, TODAY)),
        ("2 tuần 1 lần", Rhythm("weekly", "", None, 2, TODAY)),
        ("cứ hai tuần", Rhythm("weekly", "", None, 2, TODAY)),
        ("Cứ mỗi 2 tuần một lần.", Rhythm("weekly", "", None, 2, TODAY)),
        ("hai tuần một lần vào thứ Tư từ 4/12", Rhythm("weekly", "thu tu", None, 2, D(2026, 12, 4))),
        ("2 tháng một lần", Rhythm("monthly", "", None, 2, TODAY)),
        ("2 tháng/lần, ngày 10", Rhythm("monthly", "ngay 10", None, 2, TODAY)),
        ("hai quý một lần", Rhythm("half_yearly", "")),
        ("mỗi 3 tháng", Rhythm("quarterly", "")),
        ("ba tháng một lần bắt đầu từ 1/12", Rhythm("monthly", "", None, 3, D(2026, 12, 1))),
        ("sáu tháng một lần", Rhythm("half_yearly", "")),
        ("12 tháng một lần", Rhythm("yearly", "")),
        ("ba năm một lần", Rhythm("yearly", "", None, 3, TODAY)),
        ("năm năm một lần", Rhythm("yearly", "", None, 5, TODAY)),
        ("năm tuần một lần", Rhythm("weekly", "", None, 5, TODAY)),
        ("mỗi tuần", Rhythm("weekly", "")),
        ("hằng tháng ngày 10", Rhythm("monthly", "ngay 10")),
        ("ngày 25 hằng tháng", Rhythm("monthly", "ngay 25")),
        ("5 hàng tháng", Rhythm("monthly", "5")),
        ("20/11 hằng năm", Rhythm("yearly", "20/11")),
        ("20 hằng quý", Rhythm("quarterly", "20")),
        ("ngày cuối mỗi tháng", Rhythm("monthly", "")),
        ("cuối hằng quý", Rhythm("quarterly", "")),
        ("thứ sáu tuần đầu hằng tháng", Rhythm("monthly", "thu sau tuan dau")),
        ("mỗi thứ Hai", Rhythm("weekly", "thu hai")),
        ("các thứ hai", Rhythm("weekly", "thu hai")),
        ("thứ 2 hàng tuần", Rhythm("weekly", "thu 2")),
        ("sáng thứ hai hằng tuần", Rhythm("weekly", "thu hai")),
        ("chủ nhật mỗi tuần", Rhythm("weekly", "chu nhat")),
        ("thứ hai hằng tuần từ 7/12", Rhythm("weekly", "thu hai", None, 1, D(2026, 12, 7))),
    ],
)
def test_rhythms_are_understood(typed: str, rhythm: Rhythm) -> None:
    assert rhythm_typed(typed, today=TODAY) == rhythm


@pytest.mark.parametrize(
    "typed",
    [
        "hai lần một tuần", "2 lần/tháng", "2 lần mỗi tháng", "mỗi tuần hai lần", "hai tuần hai lần",
        "hai tuần", "2 tuần nữa", "sau hai tuần", "tuần hai", "trong 3 tháng", "3 tháng đầu năm", "cuối năm", "năm 2026",
        "0 tuần một lần", "99 tuần một lần", "60 tháng một lần", "hai tuần một lần ngày 10", "hai tuần một lần từ 31/2",
        "15/12", "", "thứ hai", "thứ hai đầu tháng", "thứ hai, thứ năm hằng tuần", "ngày 32 hằng tháng", "hằng ngày",
        "mỗi ngày thứ tám", "31/2 hằng năm", "thứ hai hằng tháng",
    ],
)  # fmt: skip
def test_what_is_no_rhythm_is_none(typed: str) -> None:
    assert rhythm_typed(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("how_often", "day", "every", "days"),
    [
        ("weekly", "chủ nhật", 2, [D(2026, 11, 29), D(2026, 12, 13), D(2026, 12, 27), D(2027, 1, 10)]),
        ("weekly", "", 2, [D(2026, 11, 27), D(2026, 12, 11), D(2026, 12, 25), D(2027, 1, 8)]),
        ("monthly", "", 2, [D(2026, 11, 30), D(2027, 1, 31), D(2027, 3, 31), D(2027, 5, 31)]),
        ("monthly", "31", 5, [D(2026, 11, 30), D(2027, 4, 30), D(2027, 9, 30), D(2028, 2, 29)]),
        ("yearly", "10/12", 3, [D(2026, 12, 10), D(2029, 12, 10), D(2032, 12, 10), D(2035, 12, 10)]),
    ],
)
def test_laid_out_in_pieces_it_keeps_its_step(how_often: str, day: str, every: int, days: list[dt.date]) -> None:
    begins = first_day(str(rule_said(how_often, day)), begins=TODAY)
    rule = rule_said(how_often, day, every=every, begins=begins)
    assert rule is not None
    found = rhythm_of(rule)
    assert found is not None
    assert rule_said(found.how_often, found.day, every=found.every, begins=found.begins) == rule
    assert [turn.day for turn in turns(rule, begins=TODAY, until=days[-1])] == days
    for at, left in enumerate(days):
        later = turns(rule, begins=left, until=days[-1])
        assert [turn.day for turn in later] == days[at:]
        if at:
            assert turns(rule, begins=days[at - 1] + dt.timedelta(days=1), until=left)[0].day == left


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 tháng một lần từ 10/12", "10"),
        ("2 tháng một lần từ 30/11", ""),
        ("hai tháng một lần từ 28/2/2027", ""),
        ("hai tuần một lần từ 1/12", "thứ Ba"),
        ("mỗi tuần từ 1/12", "thứ Ba"),
        ("ba năm một lần từ 8/3/2027", "8/3"),
        ("hai tuần một lần vào thứ Tư từ 4/12", "thu tu"),
        ("2 tháng/lần, ngày 10 từ 1/12", "ngay 10"),
        ("hai tuần một lần", ""),
        ("2 tháng một lần", ""),
    ],
)
def test_the_day_it_is_said_to_begin_on_is_its_day_unless_another_is_said(typed: str, meant: str) -> None:
    rhythm = rhythm_typed(typed, today=TODAY)
    assert rhythm is not None
    assert rhythm.day_meant == meant


def test_a_step_nobody_can_count_is_no_rule() -> None:
    assert rule_said("weekly", "", every=2) is None
    assert rule_said("quarterly", "", every=2, begins=TODAY) is None
    assert rhythm_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR") is None
    for started in ("20261399", "19000101", "2026"):
        with pytest.raises(RecurrenceRefused):
            turns(f"FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;DTSTART={started}", begins=TODAY, until=D(2027, 1, 1))


@pytest.mark.parametrize("typed", ["hàng ngày", "hằng ngày", "Mỗi ngày", "thường xuyên, liên tục", "quanh năm", "hằng ngày trong năm"])  # fmt: skip
def test_what_is_done_all_the_time_is_standing_work(typed: str) -> None:
    assert means_all_the_time(typed)


@pytest.mark.parametrize(
    "typed", ["ngày", "hằng tháng", "10 ngày", "mỗi ngày 10", "hai ngày một lần", "giáo dục thường xuyên", ""]
)
def test_what_has_turns_or_a_day_is_no_standing_work(typed: str) -> None:
    assert not means_all_the_time(typed)
