"""Letterheads and signatures as offices print them: Party committees, unions, joint issuers, columns, acting posts."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.plandoc.rules.issuer import level_of, proper_case

BODY = "I. NHIỆM VỤ\nKiểm tra các chợ.\n"


def reading_of(text: str) -> Reading:
    return read(text, read_blocks(text))


def planned(letterhead: str, title: str = "KẾ HOẠCH\nPhòng cháy năm 2026", end: str = "") -> Reading:
    return reading_of(f"{letterhead}\n\n{title}\n\n{BODY}\n{end}")


def test_asterisk_beside_the_day_of_a_party_committee_is_no_bullet() -> None:
    reading = planned(
        "    ĐẢNG BỘ TỈNH AN LAM                  ĐẢNG CỘNG SẢN VIỆT NAM\n   ĐẢNG ỦY XÃ SUỐI MƠ\n"
        "             *                        Suối Mơ, ngày 12 tháng 3 năm 2026\n       Số 45-KH/ĐU",
        end="Nơi nhận:                               T/M BAN THƯỜNG VỤ\n- Các chi bộ,                                Phó Bí thư\n- Lưu.\n\n"
        "                                        Lê Văn Bình\n",
    )
    head = reading.header
    assert (head.doc_type, head.number, head.place, head.issue_date) == (
        "Kế hoạch",
        "45-KH/ĐU",
        "Suối Mơ",
        "2026-03-12",
    )
    assert (head.issuer, head.issuer_parent, head.level) == ("Đảng ủy xã Suối Mơ", "Đảng bộ tỉnh An Lam", "xã")
    assert (reading.signer.on_behalf, reading.signer.position) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")


def test_type_printed_letter_by_letter_is_a_type_and_spaced_initials_are_none() -> None:
    assert planned("HUYỆN ỦY SUỐI MƠ", "K Ế  H O Ạ C H\nhọc tập năm 2026").header.doc_type == "Kế hoạch"
    assert planned("HUYỆN ỦY SUỐI MƠ", "A B C D E\nhọc tập năm 2026").header.doc_type is None


def test_day_at_the_right_of_a_letterhead_without_blank_lines_stays_above_the_title() -> None:
    reading = reading_of(
        "UBND XÃ SUỐI MƠ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\tSuối Mơ, ngày 03 tháng 3 năm 2026\n"
        f"KẾ HOẠCH\nPhòng cháy năm 2026\n{BODY}Nơi nhận:\n- Các thôn.\n"
    )
    assert (reading.header.place, reading.header.issue_date) == ("Suối Mơ", "2026-03-03")
    assert reading.header.title == "Phòng cháy năm 2026"
    assert [recipient.text for recipient in reading.recipients] == ["Các thôn"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 12/KH-UBND Suối Mơ, ngày 03 tháng 3 năm 2026", "12/KH-UBND"),
        ("Số: 12 KH/ĐTN", "12-KH/ĐTN"),
        ("Số: 12/KH-UBND (bản sao)", "12/KH-UBND"),
        ("Số 12 phố Chợ, xã Suối Mơ", None),
    ],
)
def test_number_is_read_whatever_follows_it(line: str, number: str | None) -> None:
    assert planned(f"UBND XÃ SUỐI MƠ\n{line}").header.number == number


def test_programme_of_two_bodies_is_a_type_of_its_own_and_its_first_body_issues_it() -> None:
    reading = planned(
        "HỘI NÔNG DÂN XÃ SUỐI MƠ – TRƯỜNG MẦM NON HOA ĐÀO\nSố: 6/CTrPH-HND-MN",
        "CHƯƠNG TRÌNH PHỐI HỢP\nvề bữa ăn của trẻ năm 2026",
    )
    assert (reading.header.doc_type, reading.header.title) == ("Chương trình phối hợp", "về bữa ăn của trẻ năm 2026")
    assert (reading.header.issuer, reading.header.level) == ("Hội Nông dân xã Suối Mơ", "xã")


def test_first_of_two_lines_issues_a_joint_plan_and_the_second_any_other() -> None:
    lines = "CÔNG AN XÃ SUỐI MƠ\nTRƯỜNG TIỂU HỌC SUỐI MƠ\n"
    joint = planned(f"{lines}Số: 2/KHLN-CA-TH", "KẾ HOẠCH LIÊN NGÀNH\nBảo vệ cổng trường năm 2026").header
    assert (joint.doc_type, joint.title) == ("Kế hoạch", "Bảo vệ cổng trường năm 2026")
    assert (joint.issuer, joint.issuer_parent) == ("Công an xã Suối Mơ", None)
    alone = planned(f"{lines}Số: 2/KH-TH").header
    assert (alone.issuer, alone.issuer_parent) == ("Trường Tiểu học Suối Mơ", "Công an xã Suối Mơ")


def test_offices_of_one_letterhead_share_the_name_of_the_unit_and_fields_are_no_offices() -> None:
    assert planned("ĐẢNG ỦY - HĐND - UBND XÃ SUỐI MƠ").header.issuer == "Đảng ủy xã Suối Mơ"
    assert planned("PHÒNG VĂN HÓA - XÃ HỘI").header.issuer == "Phòng Văn hóa - Xã hội"


def test_short_name_of_a_steering_committee_is_read_in_full_where_the_text_has_it() -> None:
    reading = planned("UBND XÃ SUỐI MƠ\nBCĐ PHÒNG CHÁY", "KẾ HOẠCH\nCông tác năm của Ban Chỉ đạo phòng cháy xã Suối Mơ")
    assert (reading.header.issuer, reading.header.level) == ("Ban Chỉ đạo phòng cháy xã Suối Mơ", "xã")
    assert planned("UBND XÃ SUỐI MƠ\nBCĐ PHÒNG CHÁY").header.issuer == "BCĐ phòng cháy"


@pytest.mark.parametrize(
    ("printed", "written", "level"),
    [
        ("HỘI LIÊN HIỆP PHỤ NỮ XÃ SUỐI MƠ", "Hội Liên hiệp Phụ nữ xã Suối Mơ", "xã"),
        ("HỘI NÔNG DÂN TỈNH AN LAM", "Hội Nông dân tỉnh An Lam", "cơ quan"),
        ("BCH ĐOÀN TNCS HỒ CHÍ MINH XÃ EA KRÔNG", "BCH Đoàn TNCS Hồ Chí Minh xã Ea Krông", "xã"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch", "cơ quan"),
        ("PHÒNG GD&ĐT QUẬN 3", "Phòng GD&ĐT quận 3", "cơ quan"),
        ("BẢO HIỂM XÃ HỘI TỈNH AN LAM", "Bảo hiểm xã hội tỉnh An Lam", "cơ quan"),
        ("BAN CHỈ ĐẠO PHÒNG, CHỐNG TỘI PHẠM XÃ SUỐI MƠ", "Ban Chỉ đạo phòng, chống tội phạm xã Suối Mơ", "xã"),
        ("BAN CHỈ HUY QUÂN SỰ XÃ SUỐI MƠ", "Ban Chỉ huy Quân sự xã Suối Mơ", "cơ quan"),
        ("THÀNH ỦY HẢI VÂN", "Thành ủy Hải Vân", "thành phố"),
        ("TỔ DÂN PHỐ SỐ 5", "Tổ dân phố số 5", None),
    ],
)
def test_name_in_capitals_is_written_and_put_at_its_level(printed: str, written: str, level: str | None) -> None:
    assert proper_case(printed, "") == written
    assert level_of(written) == level


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("Q. GIÁM ĐỐC", (None, None, "Q. GIÁM ĐỐC")),
        ("TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND XÃ", ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPHÓ CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", None, "PHÓ CHỦ TỊCH")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", (None, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ],
)  # fmt: skip
def test_lines_over_the_name_say_on_whose_behalf_and_in_which_post(
    lines: str, signer: tuple[str | None, str | None, str]
) -> None:
    read_ = planned("UBND XÃ SUỐI MƠ", end=f"Nơi nhận:\n- Các thôn.\n\n{lines}\n\n\nLê Văn Bình\n").signer
    assert (read_.on_behalf, read_.capacity, read_.position) == signer
    assert read_.name == "Lê Văn Bình"


def test_years_broken_over_two_lines_are_no_bullet_and_a_bullet_after_a_year_is_one() -> None:
    blocks = read_blocks(
        "Thực hiện Chương trình giai đoạn 2021\n- 2030; các kế hoạch.\n\n- Tổng kết năm 2026\n- Treo cờ.\n"
    )
    assert [block.text for block in blocks] == [
        "Thực hiện Chương trình giai đoạn 2021 - 2030; các kế hoạch.",
        "- Tổng kết năm 2026",
        "- Treo cờ.",
    ]


@pytest.mark.parametrize(("printed", "day"), [("năm 20", None), ("năm", None), ("năm 2026", "2026-09-07")])
def test_a_date_cut_off_before_its_year_is_no_day_of_issue(printed: str, day: str | None) -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH AN LAM\nSỞ NỘI VỤ\n\nSố: 1345/HD-SNV\nAn Lam, ngày 07 tháng 9 {printed}\n"
    assert read(text, read_blocks(text)).header.issue_date == day
