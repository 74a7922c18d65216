"""Lines that head a part without a number of the plan's own order."""

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from tests.domain.plandoc.test_reading_short_texts import reading_of


def sections_of(body: str) -> list[tuple[str | None, int, str, str]]:
    text = f"KẾ HOẠCH\nPhòng cháy năm 2026\n\n{body}\n\nNơi nhận:\n- Lưu: VT.\n"
    found = read(text, read_blocks(text)).outline.sections
    return [(section.marker, section.level, section.title, section.kind) for section in found]


def test_line_of_time_heads_what_is_done_then() -> None:
    body = "I. NỘI DUNG\nTrong quý I năm 2026\n- Kiểm tra các chợ.\nTháng 4/2026:\n- Mở lớp học.\nII. KINH PHÍ\nNgân sách xã."
    assert sections_of(body) == [
        ("I.", 1, "NỘI DUNG", "heading"),
        (None, 2, "Trong quý I năm 2026", "unnumbered"),
        (None, 2, "Tháng 4/2026", "unnumbered"),
        ("II.", 1, "KINH PHÍ", "heading"),
    ]


def test_sentence_that_begins_with_a_time_heads_nothing() -> None:
    body = "I. NỘI DUNG\nTrong quý I năm 2026, Công an xã kiểm tra các chợ.\nTháng 4/2026 mở lớp học."
    assert [section[0] for section in sections_of(body)] == ["I."]


def test_numbered_case_is_a_part_and_a_case_in_a_sentence_is_none() -> None:
    body = (
        "I. TÌNH HUỐNG\nTình huống 1. Cháy một nhà\nDân quân chữa cháy.\nTình huống 2. Cháy cả chợ\n"
        "Trường hợp 2 chợ cùng cháy thì báo cáo tỉnh.\nII. KINH PHÍ\nNgân sách xã."
    )
    assert [section[:3] for section in sections_of(body)] == [
        ("I.", 1, "TÌNH HUỐNG"),
        ("Tình huống 1.", 2, "Cháy một nhà"),
        ("Tình huống 2.", 2, "Cháy cả chợ"),
        ("II.", 1, "KINH PHÍ"),
    ]


def test_numbers_that_repeat_the_part_stand_below_it() -> None:
    sections = sections_of("IV. NHIỆM VỤ\nIV.1. Truyền thông\n- Treo cờ.\nIV.2. Kinh phí\nIV.2.1. Ngân sách xã.")
    assert [(marker, level) for marker, level, _, _ in sections] == [
        ("IV.", 1),
        ("IV.1.", 2),
        ("IV.2.", 2),
        ("IV.2.1.", 3),
    ]


def test_bodies_named_together_head_the_work_they_share() -> None:
    reading = reading_of(
        "V. TỔ CHỨC THỰC HIỆN\n1. Hội Phụ nữ xã; Đoàn Thanh niên; Hội Nông dân xã:\n- Vận động hội viên.\n"
    )
    assert [section.kind for section in reading.outline.sections] == ["heading", "heading"]


def test_work_of_several_parts_is_no_list_of_bodies() -> None:
    reading = reading_of(
        "V. TỔ CHỨC THỰC HIỆN\n1. Rà soát hộ nghèo; lập danh sách hỗ trợ; báo cáo kết quả theo mẫu:\n- Số hộ.\n"
    )
    assert not reading.assignments
