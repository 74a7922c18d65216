"""A day of the last month of a quarter, half or year, and the days that only look like one."""

import pytest

from donghanh.domain.text.dates import find_dates


def days(text: str) -> list[tuple[str, str | None]]:
    return [(mention.date, mention.period) for mention in find_dates(text) if mention.date]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước ngày 20 của tháng cuối quý", ("---20", "quarterly")),
        ("chậm nhất ngày 20 tháng cuối mỗi quý", ("---20", "quarterly")),
        ("ngày 05 tháng cuối cùng của từng quý", ("---05", "quarterly")),
        ("ngày 18 của tháng thứ ba hằng quý", ("---18", "quarterly")),
        ("Hằng quý, trước ngày 20 của tháng cuối, họp thôn", ("---20", "quarterly")),
        ("trước ngày 15 các tháng 3, 6, 9 và tháng 12.", ("---15", "quarterly")),
        ("trước ngày 15 của tháng cuối kỳ (6 tháng)", ("---15", "half_yearly")),
        ("báo cáo 6 tháng một lần, trước ngày 15 của tháng cuối kỳ báo cáo", ("---15", "half_yearly")),
        ("ngày 15 các tháng 6 và tháng 12 hằng năm", ("---15", "half_yearly")),
        ("trước ngày 10 của tháng cuối năm", ("--12-10", None)),
    ],
)
def test_a_day_of_the_last_month_of_a_span_is_read_with_the_span(text: str, day: tuple[str, str | None]) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "tính đến ngày 14 của tháng cuối quý",
        "Chốt số liệu từ ngày 15 tháng trước đến ngày 14 của tháng cuối kỳ báo cáo 6 tháng",
        "trước ngày 15 của tháng cuối kỳ",
        "trước ngày 05 của tháng đầu quý sau",
        "ngày 31 của tháng cuối cùng",
        "ngày 45 tháng cuối quý",
        "vào tháng cuối quý có 20 ngày",
    ],
)
def test_days_a_report_counts_and_spans_nobody_names_are_no_such_day(text: str) -> None:
    assert days(text) == []


def test_the_last_month_of_one_quarter_does_not_come_again() -> None:
    assert days("trước ngày 20 tháng cuối quý II/2026") == [("2026-Q2", None)]
    assert days("trước ngày 15 các tháng 3, 6, 9, 12/2026")[0] != ("---15", "quarterly")


def test_a_day_of_every_month_is_of_no_longer_span() -> None:
    assert days("trước ngày 25 hằng tháng") == [("---25", None)]
    assert days("Hằng quý họp một lần; chi trả ngày 25 của tháng cuối kỳ") == []
