"""L07: the title, the opening and the content speak of one thing."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("title_scope", {"title": "Triển khai Tháng hành động năm 2026", "opening": "UBND xã Sông Mây ban hành Kế hoạch thực hiện công tác gia đình năm 2026 trên địa bàn xã như sau:"}),
    ("title_scope", {"opening": "UBND xã Sông Mây ban hành Kế hoạch triển khai Tháng hành động quốc gia về gia đình năm 2026 như sau:"}),
    ("title_scope", {"title": "Triển khai Tháng hành động vì trẻ em năm 2026", "opening": "UBND xã xây dựng Kế hoạch công tác gia đình và hòa giải ở cơ sở, như sau:"}),
    ("title_scope", {"kind": "BÁO CÁO", "title": "Kết quả công tác gia đình quý II năm 2026", "opening": "UBND xã báo cáo kết quả công tác gia đình 6 tháng đầu năm 2026 như sau:"}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("title_scope", {}),
    ("title_scope", {"body": line("Hưởng ứng Tháng hành động quốc gia về gia đình.")}),  # a part of the year's work
    ("title_scope", {"title": "Triển khai Tháng hành động vì trẻ em năm 2026", "opening": "UBND xã xây dựng Kế hoạch triển khai thực hiện trên địa bàn xã, như sau:"}),  # names nothing
    ("title_scope", {"kind": "BÁO CÁO", "title": "Kết quả công tác gia đình quý II năm 2026", "opening": "UBND xã báo cáo kết quả công tác gia đình quý 2 năm 2026 như sau:"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_another_scope_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L07", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_one_scope_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L07", changes)
