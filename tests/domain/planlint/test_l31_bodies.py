"""L31: a body the plan relies on is set up, under one name."""

import pytest

from tests.domain.planlint.papers import Changes, line, types

FAULTS: list[tuple[str, Changes]] = [
    ("undefined_body", {"body": line("Thành lập tổ chỉ đạo mô hình. Ban chỉ đạo họp hằng quý.")}),
    ("undefined_body", {"body": line("Thành lập Tổ kiểm tra liên ngành. Đội kiểm tra họp hằng tháng.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("undefined_body", {}),
    ("undefined_body", {"body": line("Ban chỉ đạo họp hằng quý.")}),  # a standing body
    ("undefined_body", {"body": line("Thành lập Tổ kiểm tra liên ngành. Tổ kiểm tra họp hằng tháng.")}),
    ("undefined_body", {"body": line("Thành lập Tổ kiểm tra; kiện toàn Tổ hòa giải. Tổ hòa giải họp.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_body_under_a_second_name_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L31", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_standing_and_rightly_named_bodies_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L31", changes)
