"""The words of a duty said of a later year."""

import pytest

from donghanh.domain.text.later_years import words_in


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Nói chuyện tại thôn, xong trước ngày 30/6/2026", "Nói chuyện tại thôn, xong trước ngày 30/6/2027"),
        ("Tập huấn trong tháng 4 năm 2026", "Tập huấn trong tháng 4 năm 2027"),
        ("Xong ngày 05 tháng 3 năm 2026.", "Xong ngày 05 tháng 3 năm 2027."),
        ("Từ 15-11-2026 đến 15.12.2026", "Từ 15-11-2027 đến 15.12.2027"),
    ],
)
def test_days_and_years_of_the_plan_move_along(text: str, later: str) -> None:
    assert words_in(text, of=2026, years=1) == later


@pytest.mark.parametrize(
    "text",
    [
        "Theo Kế hoạch số 15/KH-UBND ngày 12/3/2026 của tỉnh",
        "Theo Kế hoạch số 15/KH-UBND ngày 12 tháng 3 năm 2026 của tỉnh",
        "Theo Nghị quyết số 28/NQ-CP, ngày 03/3/2021",
        "Mục tiêu giai đoạn 2026-2030, kinh phí 2026 đồng",
        "Sơ kết năm 2025 trước ngày 20/12/2025",
        "Việc không nói ngày nào",
    ],
)
def test_cited_papers_other_years_and_numbers_stay_as_they_are(text: str) -> None:
    assert words_in(text, of=2026, years=1) == text


def test_leap_day_becomes_the_last_of_february() -> None:
    assert words_in("Trước ngày 29/2/2028", of=2028, years=1) == "Trước ngày 28/2/2029"
    assert words_in("Trước ngày 29/2/2028", of=2028, years=4) == "Trước ngày 29/2/2032"
