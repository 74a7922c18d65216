"""L17: nothing is due before the day of issue, and no basis is younger than the paper."""

import pytest

from tests.domain.planlint.papers import BASIS, Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("date_conflict", {"body": line("Phát 100 tờ rơi trước ngày 10/01/2026.")}),
    ("date_conflict", {"basis": BASIS.replace("02/01/2026", "02/02/2026")}),
    ("date_conflict", {"body": line("Thời gian: 08 giờ 00 ngày 12/01/2026, tại nhà văn hóa.")}),
    ("date_conflict", {"body": line("Tổ chức Ngày Quốc tế Người cao tuổi 01/10/2025; tặng quà 20 cụ.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("date_conflict", {}),
    ("date_conflict", {"body": line("Phát 100 tờ rơi trước ngày 20/01/2026.")}),
    ("date_conflict", {"body": line("Tổ chức khám cho trẻ sinh từ 01/10/2025.")}),
    ("date_conflict", {"body": line("Rút kinh nghiệm từ lễ phát động tổ chức 12/11/2025.")}),
    ("date_conflict", {"body": line("Tổ chức Ngày hội Đại đoàn kết 18/11/2024.")}),  # too long ago for a copy of last year
    ("date_conflict", {"body": line("Rút kinh nghiệm hội nghị đã tổ chức ngày 12/01/2026.")}),
    ("date_conflict", {"body": line("Phát 100 tờ rơi trước ngày 10/01/2026."), "dated": "Sông Mây, ngày     tháng 01 năm 2026"}),  # the day is blank
    ("date_conflict", {"body": line("Phát 100 tờ rơi trước ngày 10/01/2023.")}),  # L04 says that the year is wrong
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_day_before_the_issue_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L17", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_days_after_the_issue_and_of_the_past_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L17", changes)


def test_one_day_is_told_once() -> None:
    assert len(told("L17", body=line("Tổ chức hội nghị vào ngày 10/01/2026."))) == 1
