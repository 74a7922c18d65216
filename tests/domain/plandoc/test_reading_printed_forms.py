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


def test_markers_with_a_stroke_are_no_instruments() -> None:
    reading = reading_of(
        "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI/ NHIỆM VỤ\n1/Kiểm tra các chợ theo Kế hoạch số 3/KH-UBND.\n"
    )
    assert [citation.number for citation in reading.citations] == ["3/KH-UBND"]


def test_party_numbers_are_read_without_a_colon() -> None:
    reading = reading_of(
        "ĐẢNG ỦY XÃ SUỐI MƠ\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 07-CTr/ĐU\nSuối Mơ, ngày 05 tháng 3 năm 2026\n\nCHƯƠNG TRÌNH\nhành động năm 2026\n\n"
        "Thực hiện Kết luận số 12-KL/TU ngày 02/02/2026 của Tỉnh ủy.\n\nI- NHIỆM VỤ\nHọc tập.\n"
    )
    assert reading.header.number == "07-CTr/ĐU"
    assert [citation.number for citation in reading.legal_basis] == ["12-KL/TU"]


def test_amending_law_is_a_basis_with_its_own_number_and_day() -> None:
    reading = reading_of(
        "KẾ HOẠCH\nPhòng cháy năm 2026\n\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15 ngày 27 tháng 11 năm 2024;\n"
        "Thực hiện công tác năm theo hướng dẫn sửa đổi tại Công văn số 3/SYT-NV ngày 03/02/2026.\n\nI. NHIỆM VỤ\nKiểm tra.\n"
    )
    assert [(item.number, item.date) for item in reading.legal_basis][:1] == [("51/2024/QH15", "2024-11-27")]


def test_title_under_the_label_of_an_appendix_is_its_title_and_its_amounts_are_no_targets() -> None:
    reading = reading_of(
        "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI. NHIỆM VỤ\n- Tổ chức 02 lớp tập huấn.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Bình\n\n"
        "PHỤ LỤC I\nDANH SÁCH CÁC CHỢ\n\n| TT | Chợ | Số hộ |\n| 1 | Chợ Bến | 52 hộ |\n\nPHỤ LỤC II\n\nMỗi chợ cử 03 người trực.\n"
    )
    assert [(s.marker, s.title) for s in reading.outline.sections if s.kind == "appendix"] == [
        ("PHỤ LỤC I", "DANH SÁCH CÁC CHỢ"),
        ("PHỤ LỤC II", ""),
    ]
    assert [target.value for target in reading.targets] == [2]


def test_any_post_in_capitals_over_a_name_signs_and_a_heading_does_not() -> None:
    body = "THÔNG BÁO\nHọp dân\n\n1. Thời gian: thứ Bảy, ngày 22/8/2026.\n"
    signed = reading_of(f"{body}\nTỔ TRƯỞNG DÂN PHỐ\n\n\nLê Văn Bình\n")
    assert (signed.signer.position, signed.signer.name) == ("TỔ TRƯỞNG DÂN PHỐ", "Lê Văn Bình")
    heading = reading_of(f"{body}\nTRƯỞNG THÔN\nchuẩn bị hội trường và loa đài cho buổi họp.\n")
    assert heading.signer.position is None


def test_duty_that_starts_with_can_cu_belongs_to_the_body_above_it() -> None:
    head = (
        "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n1. Công an xã\nHướng dẫn các thôn.\n2. Trạm Y tế xã\n"
    )
    own = reading_of(f"{head}Căn cứ Kế hoạch xây dựng phương án cấp cứu.\nBáo cáo kết quả.\n")
    assert [len(item.duties) for item in own.assignments] == [1, 2]
    closing = reading_of(f"{head}Căn cứ Kế hoạch này, các đơn vị, các thôn tổ chức thực hiện./.\n")
    assert sum(len(item.duties) for item in closing.assignments) == 1


def test_narrow_lines_of_a_letters_abstract_do_not_narrow_the_page() -> None:
    text = (
        "V/v tăng cường vận động phụ nữ làm\nnghề tự do ở các chợ tham gia bảo\nhiểm y tế hộ gia đình\n\nKính gửi:\n- Ủy ban nhân dân các xã, phường, đặc khu.\n"
        "Thực hiện chương trình công tác năm, Sở đề nghị các địa phương rà soát danh sách\nhộ gia đình chưa tham gia, tách riêng số phụ nữ trong độ tuổi sinh đẻ, lao động\n"
        "tự do và người cao tuổi, gửi kết quả về Sở trước ngày 15 tháng 7 năm 2026 để tổng\nhợp chung.\n"
    )
    assert "- Ủy ban nhân dân các xã, phường, đặc khu." in [block.text for block in read_blocks(text)]


def test_the_line_of_the_file_copy_without_mark_or_dash_is_a_recipient_and_a_name_is_none() -> None:
    text = "KẾ HOẠCH\nPhòng cháy năm 2026\n\nI. NHIỆM VỤ\n- Treo cờ.\n\nNơi nhận\nUBND tỉnh\nLưu VT\n\nCHỦ TỊCH\n\nLưu Vân\n"
    reading = read(text, read_blocks(text))
    assert [recipient.text for recipient in reading.recipients] == ["UBND tỉnh", "Lưu VT"]
    assert reading.signer.name == "Lưu Vân"


def test_an_office_that_passes_a_conclusion_on_closes_the_notice() -> None:
    end = "Thừa lệnh Chủ tịch, Văn phòng HĐND và UBND xã thông báo để các đơn vị biết, thực hiện./."
    text = f"THÔNG BÁO\nKết luận của Chủ tịch UBND xã\n\nI. NHIỆM VỤ\n1. Giao Công an xã kiểm tra các chợ.\n2. Giao Trạm Y tế phun thuốc.\n{end}\n\nNơi nhận:\n- Lưu: VT.\n"
    reading = read(text, read_blocks(text))
    assert not [part for part in reading.unclaimed if "Thừa lệnh" in part.text]
    text = text.replace(end, "3. Văn phòng UBND xã thông báo lịch phun thuốc.")
    assert len(read(text, read_blocks(text)).assignments) == 3
