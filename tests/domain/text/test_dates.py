"""Dates as papers print them: windows and lists that print their month once, days no calendar has, rhythms."""

import random
import time

import pytest

from donghanh.domain.text.date_values import complete_window, day_value, in_order, with_year
from donghanh.domain.text.dates import day_before, find_dates, first_day, last_day, last_day_in
from donghanh.domain.text.rhythms import find_ongoing, find_rhythms


def windows(text: str) -> list[tuple[str, str] | None]:
    return [mention.range for mention in find_dates(text)]


def days(text: str) -> list[str | None]:
    return [mention.date for mention in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Mở lớp ngày 15 - 20/11/2026.", "2026-11-15", "2026-11-20"),
        ("Chạy bộ 15-20/11.", "--11-15", "--11-20"),
        ("Hội thi 15 – 20 tháng 11 năm 2026.", "2026-11-15", "2026-11-20"),
        ("Tập huấn từ ngày 25 đến ngày 05/01/2027.", "2026-12-25", "2027-01-05"),
        ("Tập huấn từ ngày 28 đến ngày 02/6.", "--05-28", "--06-02"),
        ("Chiến dịch 15/11 - 15/12/2026.", "2026-11-15", "2026-12-15"),
        ("Từ ngày 25/12/2026 đến ngày 05/01.", "2026-12-25", "2027-01-05"),
        ("Làm trong tháng 3 - 5/2026.", "2026-03", "2026-05"),
        ("Làm trong Quý II - IV.", "--Q2", "--Q4"),
        ("Từ tháng 11/2026 đến tháng 3.", "2026-11", "2027-03"),
    ],
)
def test_a_window_that_prints_its_month_or_year_once_has_both_ends(text: str, first: str, last: str) -> None:
    assert windows(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Họp từ 10 - 20 hộ.",
        "Phấn đấu đạt 7 - 8/10.",
        "Từ 8 - 10/12 thôn có loa.",
        "Tẩy giun 2 - 3 tháng 1 lần.",
        "Tháng 5 - 10 lớp tập huấn mở cùng lúc.",
        "Từ ngày 35 đến ngày 40/11/2026.",
    ],
)
def test_numbers_that_only_look_like_a_window_are_none(text: str) -> None:
    assert not any(windows(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày 15 và 16/11/2026 hội thi.", ["2026-11-15", "2026-11-16"]),
        ("Các ngày 3, 4, 5/12.", ["--12-03", "--12-04", "--12-05"]),
        ("Trong quý I, II và III/2026.", ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("Vào tháng 3, 6, 9.", ["--03", "--06", "--09"]),
        ("Trong quý I.", ["--Q1"]),
    ],
)
def test_each_day_of_a_list_is_read(text: str, values: list[str]) -> None:
    assert days(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày 5, 10/12 thôn đã xong.", []),
        ("Trong tháng 5, 10 lớp được mở.", ["--05"]),
        ("Trong quý 1, 2 lớp được mở.", ["--Q1"]),
        ("Mỗi tháng 02 buổi.", [None]),
        ("Trước ngày 31/4.", []),
        ("Đạt 8/10.", []),
    ],
)
def test_counts_and_days_no_calendar_has_are_no_dates(text: str, values: list[str]) -> None:
    assert days(text) == values


@pytest.mark.parametrize(
    ("text", "rhythms"),
    [
        ("Phát thanh 02 lần mỗi tuần trong Tháng hành động.", [("02 lần mỗi tuần", "weekly")]),
        ("Họp 01 lần/quý.", [("01 lần/quý", "quarterly")]),
        ("Dọn kênh 02 lần trong tháng.", [("02 lần trong tháng", "monthly")]),
        ("Tổ chức 02 buổi trong Tháng hành động.", []),
        ("Chi trả trợ cấp xã hội hằng tháng.", []),
        ("Giao ban mỗi 3 tháng.", [("mỗi 3 tháng", "quarterly")]),
        ("Chậm nhất trong mỗi ba tháng đầu năm.", []),
        ("Giao ban hai tuần một lần, cứ 2 tháng có báo cáo.", []),
    ],
)
def test_a_rhythm_is_that_of_its_nearest_word(text: str, rhythms: list[tuple[str, str]]) -> None:
    assert [(text[start:end], word) for start, end, word in find_rhythms(text)] == rhythms


@pytest.mark.parametrize("text", ["Tuần tra thường xuyên.", "Thường xuyên rà soát.", "Làm cả năm.", "Trực hằng ngày."])
def test_what_is_done_all_the_time_is_known(text: str) -> None:
    assert find_ongoing(text) is not None


@pytest.mark.parametrize(
    "text",
    ["Trung tâm Giáo dục thường xuyên mở lớp.", "Dùng nguồn chi thường xuyên.", "Giúp người thường xuyên đi xa."],
)
def test_a_name_or_a_kind_of_people_is_no_time(text: str) -> None:
    assert find_ongoing(text) is None


def test_the_longest_february_counts_where_no_year_is_printed() -> None:
    assert day_value(None, "2", "29") == "--02-29"
    assert day_value(None, "2", "30") is None
    assert day_value("2026", "2", "29") is None
    assert day_before("--02-29") == "--02-28"
    assert day_before("--03-01") is None


def test_a_window_is_completed_over_the_turn_of_the_year_and_not_within_it() -> None:
    assert complete_window("--12-20", "2027-01-05") == ("2026-12-20", "2027-01-05")
    assert complete_window("2026-12-20", "--01-05") == ("2026-12-20", "2027-01-05")
    assert complete_window("--03", "2026-05") == ("2026-03", "2026-05")
    assert complete_window("--03", "--05") == ("--03", "--05")
    assert in_order("2026-11", "2026-Q4")
    assert not in_order("2026-11", "2026-Q1")


def test_first_and_last_days_of_partial_values() -> None:
    assert str(first_day("2026-Q2")) == "2026-04-01"
    assert str(last_day("2026-Q2")) == "2026-06-30"
    assert str(last_day("2028-02")) == "2028-02-29"
    assert last_day("--11") is None
    assert str(last_day_in("--Q1", 2026)) == "2026-03-31"
    assert last_day_in(None, 2026) is None
    assert with_year("---20", 2026) == "---20"


def test_the_time_grows_with_the_text_and_not_with_its_square() -> None:
    words = [
        "ngày 12/3/2026",
        "hằng năm",
        "02 lần/tuần",
        "từ 3 - 5/6",
        "năm 2026",
        "rà soát",
        "15/11 - 15/12",
        "quý I, II",
    ]

    def cost(count: int) -> float:
        text = ", ".join(random.Random(1).choices(words, k=count))
        spent = []
        for _ in range(2):
            started = time.process_time()
            find_dates(text)
            spent.append(time.process_time() - started)
        return min(spent)

    cost(500)
    assert cost(8_000) < 12 * max(cost(2_000), 0.005)
