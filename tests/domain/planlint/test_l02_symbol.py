"""L02: symbols, of what is cited and of the document itself."""

import pytest

from tests.domain.planlint.papers import BASIS, Changes, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("citation_kind", {"basis": BASIS.replace("5/KH-UBND", "5/UBND-VX")}),
    ("citation_kind", {"basis": "Thực hiện Công văn số 5/KH-UBND ngày 02/01/2026 của UBND tỉnh An Lam."}),
    ("citation_kind", {"basis": "Căn cứ Nghị định số 5/2024/NĐ-CP ngày 02/01/2024 của Thủ tướng Chính phủ."}),
    ("citation_kind", {"basis": "Căn cứ Thông tư số 5/2024/TT-BYT ngày 02/01/2024 của Bộ Tài chính."}),
    ("split_citation", {"basis": BASIS.replace("5/KH-UBND", "5/KH - UBND")}),
    ("citation_kind", {"number": "Số: 58/BC-UBND"}),
    ("split_citation", {"number": "Số: 58/KH - UBND"}),
    ("split_citation", {"number": "Số: 58 /KH-UBND"}),
    ("own_symbol", {"number": "Số: 5/KH-UBND"}),
    ("own_symbol", {"number": "Số: 58/KH/UBND"}),
    ("own_symbol", {"number": "Số: 58-KH-UBND"}),
    ("own_symbol", {"number": "Số: 58/UBND"}),
    ("own_symbol", {"number": "Số: 58/KH"}),
    ("own_symbol", {"number": "Số: 58/CV-UBND"}),
    ("own_symbol", {"number": "Số 58/KH-UBND"}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("citation_kind", {}),
    ("split_citation", {}),
    ("own_symbol", {}),
    ("citation_kind", {"number": "Số: 58/KHLN-UBND-CA"}),  # a plan of several bodies
    ("own_symbol", {"number": "Số 09-KH/ĐU"}),  # the form of the Party
    ("citation_kind", {"number": "Số: 58/BC-UBND", "kind": "BÁO CÁO"}),
    ("citation_kind", {"basis": "Căn cứ Thông tư số 5/2024/TT-BYT ngày 02/01/2024 của Bộ Y tế và Bộ Tài chính."}),
    ("citation_kind", {"basis": "Thực hiện Chương trình số 5/CT-UBND ngày 02/01/2026 của UBND tỉnh An Lam."}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_symbol_that_does_not_fit_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L02", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_a_right_symbol_is_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L02", changes)


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Số: 58/BC-UBND", "Số: 58/KH-UBND"),
        ("Số: 5/KH - UBND", "Số: 05/KH-UBND"),
        ("Số: 58/UBND", "Số: 58/KH-UBND"),
        ("Số: 58/CV-UBND", "Số: 58/KH-UBND"),
        ("Số 58/KH/UBND", "Số: 58/KH-UBND"),
    ],
)
def test_one_click_mends_the_whole_number(printed: str, right: str) -> None:
    (finding,) = told("L02", number=printed)
    assert finding.replacement == right
