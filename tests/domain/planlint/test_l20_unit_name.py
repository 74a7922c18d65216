"""L20: units stand under their names on the plan's day."""

from datetime import date

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("unit_not_on_day", {"body": line("Phát 100 tờ rơi tại phường Hòa Hiếu.")}),
    ("unit_not_on_day", {"body": line("Học tập tại Tỉnh Hà Giang.")}),
    ("unit_not_on_day", {"body": line("Học tập tại TP. Hà Giang.")}),
    ("unit_not_on_day", {"body": line("Học tập tại tỉnh Hà Giang, giai đoạn 2026 - 2030.")}),
    ("unit_not_on_day", {"body": line("Sắp xếp thời gian học tập tại tỉnh Hà Giang.")}),
    ("unit_not_on_day", {"opening": "UBND huyện Nghĩa Đàn xây dựng kế hoạch như sau:"}),
    ("unit_not_on_day", {"head": "ỦY BAN NHÂN DÂN HUYỆN NGHĨA ĐÀN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("unit_not_on_day", {}),
    ("unit_not_on_day", {"body": line("Phát tờ rơi tại phường Thái Hòa.")}),  # stands on the day
    ("unit_not_on_day", {"body": line("Phát tờ rơi tại phường Hòa Hiếu trước đây.")}),  # said of the past
    ("unit_not_on_day", {"body": line("Phát tờ rơi tại xã Sông Mây Thượng.")}),  # invented: nobody knows better
    ("unit_not_on_day", {"body": line("Thực hiện Kế hoạch số 3/KH-UBND ngày 02/01/2025 của UBND huyện Nghĩa Đàn.")}),  # cited
    ("unit_not_on_day", {"body": line("Phát tờ rơi tại phường Hòa Hiếu."), "on": date(2024, 6, 1)}),  # of its time
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_unit_of_another_day_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L20", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_units_of_the_day_and_unknown_names_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L20", changes)


def test_each_name_of_a_list_is_told() -> None:
    found = told("L20", body=line("Học tập tại các tỉnh Yên Bái và Hà Giang."))
    assert [finding.text for finding in found] == ["tỉnh Yên Bái", "Hà Giang"]


def test_one_click_writes_the_one_unit_that_took_its_place() -> None:
    (finding,) = told("L20", body=line("Học tập tại tỉnh Quảng Nam Hội Phụ nữ."))
    assert (finding.text, finding.replacement) == ("tỉnh Quảng Nam", "thành phố Đà Nẵng")


def test_name_of_the_issuer_is_told_without_the_motto_typed_beside_it() -> None:
    head = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN NGHĨA ĐÀN\tĐộc lập - Tự do - Hạnh phúc"
    (finding,) = told("L20", head=head)
    assert finding.text == "Ủy ban nhân dân huyện Nghĩa Đàn"
