"""L30: one name for one thing."""

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("name_variant", {"body": line("Câu lạc bộ “Người cha đồng hành cùng con trên đường đời” và Câu lạc bộ “Người cha chia sẻ cùng con trên đường đời”.")}),
    ("name_variant", {"body": line("Ra mắt Câu lạc bộ “Cùng con lớn lên”; Câu lạc bộ “Cùng con vui lớn lên” họp hằng tháng. Trao giải “Cùng con lớn lên”.")}),
    ("name_variant", {"title": "Hưởng ứng Tháng hành động vì gia đình no ấm, tiến bộ và hạnh phúc năm 2026", "body": line("Treo khẩu hiệu Tháng hành động vì gia đình no ấm, bình đẳng và hạnh phúc.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("name_variant", {}),
    ("name_variant", {"body": line("Duy trì Câu lạc bộ “Phụ nữ tự quản” và Câu lạc bộ “Phụ nữ tiết kiệm tự quản”.")}),  # two clubs, each named once
    ("name_variant", {"title": "Hưởng ứng Tháng hành động vì gia đình no ấm, tiến bộ và hạnh phúc năm 2026", "body": line("Treo khẩu hiệu Tháng hành động vì gia đình no ấm, tiến bộ và hạnh phúc.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_second_form_of_a_name_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L30", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_two_things_with_two_names_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L30", changes)


def test_one_pair_of_names_is_told_once() -> None:
    found = told(
        "L30",
        body=line("Tổ “Liên gia an toàn phòng cháy, chữa cháy” và tổ “Liên gia an toàn về phòng cháy, chữa cháy”."),
    )
    assert len(found) == 1
