"""How a document is set on the page: centred titles, tables by tabs, a plan attached to the act that issues it."""

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.reading import Reading

LETTERHEAD = """\
         ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
           XÃ SUỐI MƠ                     Độc lập - Tự do - Hạnh phúc
         Số: 12/KH-UBND              Suối Mơ, ngày 03 tháng 3 năm 2026
"""
DECISION = """\
ỦY BAN NHÂN DÂN XÃ SUỐI MƠ

Số: 12/QĐ-UBND
Suối Mơ, ngày 03 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch phòng cháy năm 2026

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ

Theo đề nghị của Công an xã.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng cháy năm 2026.
Điều 2. Công an xã và các thôn chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Lê Văn Bình
"""
PLAN = """\
KẾ HOẠCH
Phòng cháy năm 2026
(Kèm theo Quyết định số 12/QĐ-UBND ngày 03 tháng 3 năm 2026
của Chủ tịch Ủy ban nhân dân xã)

I. NHIỆM VỤ
- Kiểm tra 100% chợ và nhà trọ trước ngày 30/6/2026.
II. TỔ CHỨC THỰC HIỆN
1. Công an xã
Căn cứ Kế hoạch này hướng dẫn các thôn thực hiện.
Báo cáo kết quả trước ngày 15/12/2026.
"""


def reading_of(text: str) -> Reading:
    return read(text, read_blocks(text))


def test_title_in_the_middle_of_the_page_is_read_in_order_whatever_its_indents() -> None:
    lines = [
        "KẾ HOẠCH",
        "Triển khai Tháng hành động vì người cao tuổi, phòng ngừa té",
        "ngã và ứng phó với nắng nóng trên địa bàn các thôn của xã",
        "Suối Mơ năm 2026",
    ]
    text = LETTERHEAD + "\n" + "\n".join(line.center(78).rstrip() for line in lines) + "\n\nI. MỤC ĐÍCH\nPhục vụ.\n"
    reading = reading_of(text)
    assert reading.header.title == " ".join(lines[1:])
    assert reading.header.number == "12/KH-UBND"


def test_name_under_a_signature_stays_in_the_column_at_the_right() -> None:
    text = (
        "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI. NHIỆM VỤ\nKiểm tra các chợ.\n\n"
        "Nơi nhận:                                       CHỦ TỊCH\n"
        "- Các thôn;\n"
        "                                              Lê Văn Bình\n"
        "- Lưu: VT.\n"
    )
    reading = reading_of(text)
    assert [recipient.text for recipient in reading.recipients] == ["Các thôn", "Lưu: VT"]
    assert reading.signer.name == "Lê Văn Bình"


def test_plan_attached_to_a_decision_is_read_under_the_header_of_the_decision() -> None:
    reading = reading_of(f"{DECISION}\n{PLAN}")
    assert (reading.header.doc_type, reading.header.number) == ("Quyết định", "12/QĐ-UBND")
    assert reading.header.title == "Về việc ban hành Kế hoạch phòng cháy năm 2026"
    assert [section.marker for section in reading.outline.sections] == ["Điều 1.", "Điều 2.", "I.", "II.", "1."]
    assert [task.section_path for task in reading.tasks] == [("I",)]
    assert [target.value for target in reading.targets] == [100]
    assert [(item.agency, len(item.duties)) for item in reading.assignments] == [("Công an xã", 2)]
    assert [recipient.text for recipient in reading.recipients] == ["Như Điều 2", "Lưu: VT"]
    assert reading.signer.name == "Lê Văn Bình"


def test_decision_that_stands_alone_has_no_tasks_and_keeps_its_appendix() -> None:
    reading = reading_of(f"{DECISION}\nPHỤ LỤC\nDANH SÁCH CÁC CHỢ\n\nKế hoạch kiểm tra từng chợ do Công an xã lập.\n")
    assert reading.frame.attached_type is None
    assert reading.tasks == ()


def test_lines_of_tabbed_cells_under_a_row_of_names_are_a_table() -> None:
    blocks = read_blocks(
        "TT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tKiểm tra các chợ\tCông an xã\tQuý II/2026\n\tCộng\t1\n\nHết bảng.\n"
    )
    assert [block.kind for block in blocks] == ["table_row", "table_row", "table_row", "paragraph"]
    row = blocks[1]
    assert [row.text[start:end] for start, end in row.cells] == ["1", "Kiểm tra các chợ", "Công an xã", "Quý II/2026"]
    assert blocks[2].text[slice(*blocks[2].cells[1])] == "Cộng"


def test_letterhead_and_markers_set_by_tabs_are_no_table() -> None:
    blocks = read_blocks(
        "ỦY BAN NHÂN DÂN\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ SUỐI MƠ\t\t\tĐộc lập - Tự do - Hạnh phúc\n\n1.\tKiểm tra các chợ.\n2.\tMở lớp học.\n"
    )
    assert all(block.kind == "paragraph" for block in blocks)
