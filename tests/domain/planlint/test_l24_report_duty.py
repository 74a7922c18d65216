"""L24: a report has a day and a recipient."""

import pytest

from tests.domain.planlint.papers import BODY, Changes, types

UNDATED = BODY.replace(" trước ngày 10/12/2026", "").replace(", hoàn thành trước ngày 30/6/2026", "")
FAULTS: list[tuple[str, Changes]] = [
    ("missing_deadline", {"body": UNDATED}),
    ("vague_report", {"body": BODY.replace("báo cáo UBND xã trước ngày 10/12/2026", "báo cáo theo quy định")}),
    ("missing_deadline", {"kind": "", "number": "Số: 07/UBND-VX\nV/v công tác gia đình", "title": "", "basis": "Kính gửi: Các thôn.", "opening": "UBND xã đề nghị các thôn:", "body": "1. Các thôn: rà soát hộ nghèo; báo cáo kết quả về UBND xã."}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_deadline", {}),
    ("vague_report", {}),
    ("missing_deadline", {"body": UNDATED.replace("báo cáo UBND xã", "báo cáo UBND xã hằng quý")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_report_without_a_day_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L24", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_dated_report_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L24", changes)
