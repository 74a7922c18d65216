"""What a document rests on, and what it only mentions."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading


def reading_of(opening: str, end: str = "") -> Reading:
    text = (
        "ỦY BAN NHÂN DÂN XÃ SUỐI MƠ\nSố: 12/KH-UBND\nSuối Mơ, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhòng cháy năm 2026\n\n"
        f"{opening}\n\nI. NHIỆM VỤ\nKiểm tra các chợ.\n{end}"
    )
    return read(text, read_blocks(text))


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        (
            "Thực hiện Công văn số 3/UBND-VX ngày 02/02/2026 của UBND tỉnh về việc tăng cường phòng cháy mùa khô và Quyết định số 7/QĐ-CA ngày 05/02/2026 của Công an tỉnh về việc kiểm tra, xã xây dựng kế hoạch như sau:",
            ["3/UBND-VX", "7/QĐ-CA"],
        ),
        (
            "Thực hiện Công văn số 3/UBND-VX ngày 02/02/2026 của UBND tỉnh về việc triển khai thi hành Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ và Nghị định số 7/2026/NĐ-CP ngày 05/01/2026 của Chính phủ, xã xây dựng kế hoạch như sau:",
            ["3/UBND-VX"],
        ),
        ("Căn cứ các văn bản sau:\n- Nghị định số 7/2026/NĐ-CP ngày 05/01/2026;\n- Kế hoạch số 3/KH-UBND ngày 02/02/2026.", ["7/2026/NĐ-CP", "3/KH-UBND"]),
        ("Xét đề nghị của Công an xã tại Tờ trình số 4/TTr-CA ngày 02/02/2026.", []),
        ("Theo Kế hoạch số 3/KH-UBND ngày 02/02/2026 của UBND tỉnh.", ["3/KH-UBND"]),
    ],
)  # fmt: skip
def test_opening_rests_on_what_stands_beside_its_first_instrument(opening: str, numbers: list[str]) -> None:
    assert [item.number for item in reading_of(opening).legal_basis] == numbers


def test_document_does_not_cite_itself_over_its_appendix_but_another_of_its_number() -> None:
    reading = reading_of(
        "Căn cứ Kế hoạch số 3/KH-UBND ngày 02/02/2026.",
        "\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 03/3/2026)\n\nTheo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh.\n",
    )
    assert [(item.number, item.date) for item in reading.other_citations] == [("12/KH-UBND", "2026-01-05")]


def test_authority_of_two_lines_stands_over_the_basis_of_a_decision() -> None:
    text = (
        "UBND XÃ SUỐI MƠ\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế\n\nCHỦ TỊCH\nỦY BAN NHÂN DÂN XÃ SUỐI MƠ\n\n"
        "Căn cứ Kế hoạch số 3/KH-UBND ngày 02/02/2026 của UBND tỉnh;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Quy chế.\n"
    )
    assert [item.number for item in read(text, read_blocks(text)).legal_basis] == ["3/KH-UBND"]
