"""Work told in plain paragraphs, rhythms, reports and the sentences that close a plan."""

import pytest

from donghanh.domain.text.dates import find_dates
from tests.domain.plandoc.test_reading_short_texts import reading_of


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("trong quý II và quý IV năm 2026", ["2026-Q2", "2026-Q4"]),
        ("tháng 3, tháng 6 và tháng 9/2026", ["2026-03", "2026-06", "2026-09"]),
        ("quý IV và quý I năm 2027", ["2026-Q4", "2027-Q1"]),
        ("ngày 15/12 hằng năm và ngày 20/12/2026", ["--12-15", "2026-12-20"]),
        ("quý II, kiểm tra năm 2026", ["--Q2", "2026"]),
    ],
)
def test_a_year_printed_once_belongs_to_the_days_joined_to_it(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text)] == dates


def test_the_name_of_a_payment_is_no_rhythm() -> None:
    assert find_dates("Chi trả trợ cấp xã hội hằng tháng.") == []
    assert [mention.recurring for mention in find_dates("Chi trả trợ cấp, họp hằng tháng.")] == ["monthly"]


def test_what_the_work_brings_is_no_duty_to_report() -> None:
    reading = reading_of(
        "I. NỘI DUNG\n1. Đo đất. Cơ quan chủ trì: Công an xã; thời gian: đánh giá hằng quý; sản phẩm: báo cáo đo."
    )
    assert reading.reporting == ()


def test_only_the_day_of_its_own_clause_binds_a_report() -> None:
    (report,) = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn: lập danh sách trước ngày 30/6/2026; báo cáo Ủy ban nhân dân xã trước ngày 05/12/2026."
    ).reporting
    assert report.by == "2026-12-05"


def test_a_day_before_the_word_report_binds_in_one_clause() -> None:
    (report,) = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn: trước ngày 30/6/2026 gửi báo cáo về Ủy ban nhân dân xã."
    ).reporting
    assert report.by == "2026-06-30"


@pytest.mark.parametrize(
    "text",
    ["Ra mắt đội cứu hộ nhân ngày hội làng.", "Câu lạc bộ “Mẹ hiền” sinh hoạt mỗi tháng một lần tại nhà văn hóa."],
)
def test_paragraph_that_tells_what_happens_is_a_task(text: str) -> None:
    assert [task.text for task in reading_of(f"I. NỘI DUNG\n1. Câu lạc bộ\n{text}").tasks] == [text]


def test_paragraph_that_only_describes_is_no_task() -> None:
    assert reading_of("I. NỘI DUNG\n1. Câu lạc bộ\nCâu lạc bộ là nơi người dân gặp nhau và trò chuyện.").tasks == ()


@pytest.mark.parametrize(
    "text", ["Đầu mối liên hệ: Phòng Kinh tế, điện thoại 0290.000.000.", "Phương án này được gửi đến các thôn."]
)
def test_closing_words_are_no_duty(text: str) -> None:
    (body,) = reading_of(f"I. TỔ CHỨC THỰC HIỆN\n1. Các thôn: treo cờ.\n{text}").assignments
    assert [duty.text for duty in body.duties] == ["treo cờ."]
