"""L38: a cited act with another date than its own."""

import pytest

from tests.domain.planlint.papers import Changes, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 15/01/2021 của Thủ tướng Chính phủ."}),  # another day of its year
    ("wrong_citation_date", {"basis": "Căn cứ Nghị định số 40/2021/NĐ-CP ngày 15 tháng 5 năm 2020 của Chính phủ."}),  # its number names the year
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 05/01/2022 của Thủ tướng Chính phủ phê duyệt Chương trình truyền thông về gia đình."}),  # its name tells
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ."}),
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 05/01/2019 của Thủ tướng Chính phủ về rừng."}),  # the number of another year
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 10/QĐ-TTg ngày 15/01/2021 của UBND tỉnh An Lam."}),  # of another body
    ("wrong_citation_date", {"basis": "Căn cứ Quyết định số 20/QĐ-TTg ngày 15/01/2021 của Thủ tướng Chính phủ."}),  # nobody has seen it
    ("wrong_citation_date", {"basis": "Căn cứ Nghị định số 40/2021/NĐ-CP của Chính phủ."}),  # no date at all
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_wrong_date_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L38", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_right_unknown_and_recurring_numbers_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L38", changes)


@pytest.mark.parametrize(
    ("printed", "right"), [("15/5/2020", "15/4/2021"), ("15 tháng 5 năm 2020", "15 tháng 4 năm 2021")]
)
def test_one_click_writes_the_right_date_in_the_printed_form(printed: str, right: str) -> None:
    (finding,) = told("L38", basis=f"Căn cứ Nghị định số 40/2021/NĐ-CP ngày {printed} của Chính phủ.")
    assert (finding.text, finding.replacement) == (printed, right)
