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


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("Để triển khai thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã ban hành kế hoạch:", ["12/KH-UBND"]),
        ("Nhằm thực hiện có hiệu quả Quyết định số 12/QĐ-TTg ngày 05/01/2026;", ["12/QĐ-TTg"]),
        ("Căn cứ Quyết định số 12/QĐ-UBND phê duyệt Đề án bơi lội và Hướng dẫn số 34/HD-SVH ngày 10/01/2026;", ["12/QĐ-UBND", "34/HD-SVH"]),
        ("Căn cứ Kế hoạch số 12/KH-UBND về thực hiện Nghị quyết số 28-NQ/TU;", ["12/KH-UBND"]),
        ("Để chủ động phòng bệnh; thực hiện Chỉ thị số 12/CT-TTg ngày 05/01/2026, UBND xã ban hành kế hoạch:", ["12/CT-TTg"]),
        ("Thời gian qua, các thôn đã thực hiện Chỉ thị số 12/CT-TTg ngày 05/01/2026 rất nghiêm túc.", []),
        ("Phúc đáp Công văn số 12/SYT-NVY ngày 05/01/2026 của Sở Y tế;", []),
    ],
)  # fmt: skip
def test_what_the_opening_rests_on_and_what_its_titles_only_name(opening: str, found: list[str]) -> None:
    assert [citation.number for citation in reading_of(opening).legal_basis] == found


def test_laws_of_one_list_all_carry_the_paper_and_keep_their_days() -> None:
    laws = reading_of(
        "Căn cứ Luật Phòng, chống thiên tai ngày 19/6/2013; Luật Đê điều năm 2006; Luật Trẻ em;"
    ).legal_basis
    assert [(law.name, law.date) for law in laws] == [
        ("Phòng, chống thiên tai", "2013-06-19"),
        ("Đê điều", "2006"),
        ("Trẻ em", None),
    ]
    (decree,) = reading_of(
        "Căn cứ Nghị định số 76/2023/NĐ-CP quy định chi tiết Luật Phòng, chống bạo lực gia đình;"
    ).legal_basis
    assert decree.number == "76/2023/NĐ-CP"


@pytest.mark.parametrize("between", [" và ", ", ", ", và ", "; "])
def test_a_second_law_beside_the_first_carries_the_paper_too(between: str) -> None:
    laws = reading_of(f"Căn cứ Luật Trẻ em ngày 05/4/2016{between}Luật Nhà ở ngày 27/11/2023;").legal_basis
    assert [(law.name, law.date) for law in laws] == [("Trẻ em", "2016-04-05"), ("Nhà ở", "2023-11-27")]


def test_an_amending_law_bears_the_names_of_those_it_amends() -> None:
    reading = reading_of(
        "Căn cứ Luật Đê điều ngày 29/11/2006; Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều ngày 17/6/2020;"
    )
    assert [(law.name, law.date) for law in reading.legal_basis] == [
        ("Đê điều", "2006-11-29"),
        ("sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều", "2020-06-17"),
    ]
    assert not reading.other_citations


def test_a_law_whose_amendments_are_only_spoken_of_keeps_its_own_name() -> None:
    (law,) = reading_of("Căn cứ Luật Trẻ em năm 2016 (sửa đổi, bổ sung năm 2018);").legal_basis
    assert (law.name, law.date) == ("Trẻ em", "2016")
    (named,) = reading_of("Căn cứ Luật Phòng, chống thiên tai và Nghị định số 66/2021/NĐ-CP;").legal_basis[:1]
    assert named.name == "Phòng, chống thiên tai"


def test_a_law_with_a_comma_in_its_name_keeps_its_kind() -> None:
    (law,) = reading_of("Căn cứ Luật Phòng, chống bạo lực gia đình số 13/2022/QH15 ngày 14/11/2022;").legal_basis
    assert (law.kind, law.number) == ("Luật", "13/2022/QH15")


def test_a_bulleted_opening_is_no_title() -> None:
    reading = reading_of("- Căn cứ Luật Giáo dục ngày 14/6/2019;")
    assert (reading.header.title, [c.date for c in reading.legal_basis]) == ("Phòng cháy năm 2026", ["2019-06-14"])


def test_a_part_headed_as_basis_carries_the_paper_and_one_on_facilities_does_not() -> None:
    text = "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI. CĂN CỨ PHÁP LÝ\n- Luật Đê điều năm 2006;\n- Nghị định số 66/2021/NĐ-CP ngày 06/7/2021.\nII. CƠ SỞ VẬT CHẤT\n- Theo Công văn số 5/UBND-VX.\nIII. NHIỆM VỤ\n- Treo cờ.\n"
    reading = read(text, read_blocks(text))
    assert [citation.number or citation.name for citation in reading.legal_basis] == ["Đê điều", "66/2021/NĐ-CP"]
    assert [citation.number for citation in reading.other_citations] == ["5/UBND-VX"]
