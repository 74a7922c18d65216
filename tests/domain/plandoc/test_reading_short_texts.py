"""Small texts for single decisions of the reader."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.frame import find_frame
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading


def reading_of(body: str) -> Reading:
    text = f"KẾ HOẠCH\nCông tác gia đình năm 2026\n\n{body}\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Bình\n"
    return read(text, read_blocks(text))


def test_hard_wrapped_lines_become_one_paragraph() -> None:
    lines = [
        "- Tổ chức tuyên truyền pháp luật về phòng, chống bạo lực gia đình đến các hộ",
        "",
        "dân trên địa bàn xã; phát tờ rơi, treo khẩu hiệu tại nhà văn hóa các thôn và các",
        "",
        "trường học, trạm y tế xã; đăng tải tin, bài trên trang thông tin điện tử của xã và",
        "",
        "các nhóm mạng xã hội.",
    ]
    assert len(read_blocks("\n".join(lines))) == 1


def test_blanks_left_for_number_and_day_are_no_columns() -> None:
    line = "Số:       /KH-UBND               Sông Mây, ngày       tháng 11 năm 2026"
    assert [block.text for block in read_blocks(line)] == ["Số: /KH-UBND", "Sông Mây, ngày tháng 11 năm 2026"]


def test_bullet_inside_a_line_starts_a_new_item() -> None:
    blocks = read_blocks("- Treo khẩu hiệu tại thôn. - Phát tờ rơi cho các hộ.")
    assert [block.text for block in blocks] == ["- Treo khẩu hiệu tại thôn.", "- Phát tờ rơi cho các hộ."]


@pytest.mark.parametrize(
    ("words", "rule", "due"),
    [
        ("trước ngày 15/12/2026", "before", "2026-12-14"),
        ("chậm nhất ngày 15/12/2026", "by", "2026-12-15"),
        ("đến hết ngày 15/12/2026", "by", "2026-12-15"),
        ("trong quý I/2026", "within", "2026-03-31"),
        ("trước ngày 15/12 hằng năm", "before", "--12-14"),
    ],
)
def test_deadline_ends_on_the_day_its_words_mean(words: str, rule: str, due: str) -> None:
    (task,) = reading_of(f"I. NỘI DUNG\n1. Rà soát danh sách hộ nghèo, hoàn thành {words}.").tasks
    assert task.deadline is not None
    assert (task.deadline.rule, task.deadline.due, task.deadline.text) == (rule, due, words)


def test_a_day_that_cannot_be_keeps_its_words() -> None:
    (task,) = reading_of("I. NỘI DUNG\n1. Rà soát danh sách hộ nghèo, xong trước ngày 31/02/2027.").tasks
    assert task.deadline is not None
    assert (task.deadline.rule, task.deadline.text, task.deadline.due) == ("before", "trước ngày 31/02/2027", None)


def test_lead_and_coordinating_inside_a_sentence() -> None:
    (task,) = reading_of(
        "I. NỘI DUNG\n1. Công an xã chủ trì, phối hợp với Trạm Y tế và Hội Nông dân xã tổ chức tập huấn."
    ).tasks
    assert task.lead == ("Công an xã",)
    assert task.coordinating == ("Trạm Y tế", "Hội Nông dân xã")


def test_bodies_that_take_part_coordinate() -> None:
    (task,) = reading_of(
        "I. NỘI DUNG\n1. Tổ chức kiểm tra liên ngành, với sự tham gia của đại diện các ngành như Công an, Y tế và Hội Nông dân xã."
    ).tasks
    assert task.lead == ()
    assert task.coordinating == ("Công an", "Y tế", "Hội Nông dân xã")


def test_people_who_take_part_are_no_bodies() -> None:
    (task,) = reading_of("I. NỘI DUNG\n1. Tổ chức ngày hội với sự tham gia của đông đảo nhân dân, hội viên.").tasks
    assert task.coordinating == ()


def test_printed_group_is_marked() -> None:
    reading = reading_of("I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Treo khẩu hiệu.\n2. Công an xã\n- Tuần tra.")
    assert [(a.agency, a.group) for a in reading.assignments] == [("Các thôn", True), ("Công an xã", False)]


def test_closing_sentence_is_no_duty_of_the_last_body() -> None:
    reading = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n1. Các thôn\n- Treo khẩu hiệu.\nTrên đây là Kế hoạch, yêu cầu các đơn vị thực hiện./."
    )
    assert [duty.text for duty in reading.assignments[0].duties] == ["Treo khẩu hiệu."]


def test_what_no_rule_understands_is_reported() -> None:
    reading = reading_of(
        "Một dòng lạc lõng ở đầu.\nI. NỘI DUNG\n1. Treo khẩu hiệu.\nPHỤ LỤC\nMột dòng lạ trong phụ lục."
    )
    assert reading.coverage <= 1.0
    assert all(item.text for item in reading.unclaimed)


def test_letter_without_a_type_line_is_a_cong_van() -> None:
    frame = find_frame(read_blocks("Số: 5/UBND-VX\nV/v rà soát danh sách\n\nKính gửi: Các thôn."))
    assert frame.doc_type == "Công văn"


def test_empty_row_of_a_table_is_no_block() -> None:
    text = "Nơi nhận:\n- Các thôn;\n|   |   |\n| TT | Việc | Chủ trì |\n|  | ** ** |  |\n| 1 | Trồng hoa | Các thôn |\n"
    blocks = read_blocks(text)
    assert [block.text for block in blocks if block.kind == "table_row"] == [
        "TT | Việc | Chủ trì",
        "1 | Trồng hoa | Các thôn",
    ]
    assert all(block.pieces for block in blocks)
    assert read(text, blocks).recipients
