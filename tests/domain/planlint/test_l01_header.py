"""L01: what stands, or should stand, in the letterhead."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("missing_number", {"number": "Số:      /KH-UBND"}),
    ("missing_number", {"number": "Số: ……"}),
    ("placeholder_date", {"dated": "Sông Mây, ngày     tháng 01 năm 2026"}),
    ("placeholder_date", {"body": line("Phát tờ rơi trước ngày …/12/2026.")}),
    ("missing_header", {"head": "ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"}),
    ("missing_header", {"head": "", "number": "", "dated": ""}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("missing_number", {}),
    ("placeholder_date", {}),
    ("missing_header", {}),
    ("placeholder_date", {"body": line("Trực hằng ngày. Tháng 12 tổng kết.")}),
    ("missing_header", {"head": "ĐOÀN XÃ SÔNG MÂY", "number": "Số: 04-KH/ĐTN", "opening": "Ban Chấp hành Đoàn xã xây dựng kế hoạch như sau:"}),  # a union has no motto of the State
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_what_is_missing_or_blank_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L01", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_whole_letterhead_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L01", changes)
