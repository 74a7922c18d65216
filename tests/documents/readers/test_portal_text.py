"""Text as legal libraries and portals show it: bars that close cells, columns as narrow as a word, a page around the document."""

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.piped import closes_cells
from donghanh.documents.readers.plain import read_blocks
from donghanh.documents.readers.surroundings import letterhead_at

# Narrow cells, each closed by a bar on its own line.
NARROW = """ỦY BAN NHÂN
DÂN
TỈNH SÔNG LAM
-------
|
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
78/QĐ-UBND
|
Sông Lam, ngày
26 tháng 4 năm 2026
|
QUYẾT
ĐỊNH
VỀ VIỆC
BAN HÀNH KẾ HOẠCH CHĂM SÓC CÂY XANH ĐẾN NĂM 2030
CHỦ TỊCH ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
Căn cứ Luật Thủ đô ngày
28/6/2024;
Căn cứ Quyết định số
17/QĐ-TTg ngày 23/10/2025 của Thủ tướng Chính phủ phê duyệt Chương
trình cây xanh đến năm 2030;
Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 11/TTr-SXD 13 tháng 4 năm 2026.
QUYẾT ĐỊNH:
Điều 1. Ban
hành kèm theo Quyết định này Kế hoạch chăm sóc cây xanh đến năm 2030.
Điều 2. Giao
Giám đốc Sở Xây dựng chủ trì thực hiện và báo cáo Ủy ban nhân dân tỉnh trước ngày
15/12 hằng năm.
Điều 3.
Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- PKTN;
- Lưu: VT.
Tuấn
|
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Thị Mẫu
|
"""
# Rows closed by a bar; the second line of the letterhead and the line of the type were lost on the way.
ROWS = """- 1Luật Trồng trọt 2018
- 2Quyết định 17/QĐ-TTg năm 2025 phê duyệt Chương trình cây xanh
ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 106/KH-UBND | Sông Lam, ngày 04 tháng 5 năm 2026 |
Thực hiện Quyết định số 17/QĐ-TTg ngày 23/10/2025 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch chăm sóc cây xanh trên địa bàn tỉnh Sông Lam như sau:
1. Mục đích
- Cây được chăm sóc đều.
2. Tổ chức thực hiện
Sở Xây dựng chủ trì thực hiện.
TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Thanh Mẫu |
"""
APPENDIX = """KẾ HOẠCH
Chăm sóc cây xanh năm 2026
Thực hiện Kế hoạch số 12/KH-UBND ngày 04/5/2026 của UBND tỉnh, UBND xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH
1. Cây được chăm sóc đều.
2. Đường làng sạch.
II. NỘI DUNG
1. Trồng cây.
Mẫu báo cáo
ĐƠN VỊ:
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
"""


def read(text):
    return read_bytes(text.encode())


def test_narrow_cells_closed_by_bars_are_read_as_what_they_print():
    reading = read(NARROW).reading
    head = reading.header
    assert (head.doc_type, head.number, head.issuer, head.level) == (
        "Quyết định", "78/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Lam", "tỉnh",
    )  # fmt: skip
    assert (head.place, head.issue_date, head.year) == ("Sông Lam", "2026-04-26", 2026)
    assert [(one.kind, one.date) for one in reading.legal_basis] == [
        ("Luật", "2024-06-28"),
        ("Quyết định", "2025-10-23"),
    ]
    assert ("11/TTr-SXD", "2026-04-13") in [(one.number, one.date) for one in reading.other_citations]
    assert [one.kind for one in reading.outline.sections] == ["item"] * 3
    assert [one.text for one in reading.recipients] == ["Như Điều 3", "PKTN", "Lưu: VT"]
    assert (reading.signer.capacity, reading.signer.name) == ("KT. CHỦ TỊCH", "Lê Thị Mẫu")


def test_each_word_of_narrow_cells_knows_its_place_in_the_text():
    for block in read_blocks(NARROW):
        for piece in block.pieces:
            printed = NARROW[piece.source_start : piece.source_start + piece.length]
            assert block.text[piece.text_start : piece.text_start + piece.length] == printed


def test_letterhead_in_rows_is_read_column_by_column_and_what_it_lost_is_taken_from_the_text():
    file = read(ROWS)
    head, signer = file.reading.header, file.reading.signer
    assert (head.doc_type, head.number, head.place) == ("Kế hoạch", "106/KH-UBND", "Sông Lam")
    assert (head.issuer, head.issuer_parent, head.level) == ("Ủy ban nhân dân tỉnh Sông Lam", None, "tỉnh")
    assert (signer.position, signer.name) == ("PHÓ CHỦ TỊCH", "Lê Thị Thanh Mẫu")
    assert [one.number for one in file.reading.legal_basis] == ["17/QĐ-TTg"]
    assert [remark.code for remark in file.source.remarks] == ["surroundings_left_out"]


@pytest.mark.parametrize("around", ["{}", "<html><body>{}</body></html>"])
def test_a_plan_above_the_forms_of_its_appendix_is_not_taken_for_a_portal(around):
    lines = APPENDIX.splitlines()
    text = "\n".join(f"<p>{line}</p>" for line in lines) if "<" in around else APPENDIX
    file = read(around.format(text))
    assert file.reading.header.title == "Chăm sóc cây xanh năm 2026"
    assert not file.source.remarks


def test_an_issuer_above_its_motto_is_the_first_of_the_document():
    assert (
        letterhead_at([["TRANG CHỦ"], ["Tin tức mới"], ["UBND XÃ SÔNG MÂY"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
        == 2
    )
    assert letterhead_at([["UBND XÃ SÔNG MÂY"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]) == 0
    assert letterhead_at([["Tin tức mới"]]) == 0


@pytest.mark.parametrize(
    "text", ["| TT | Nội dung |\n|---|---|\n| 1 | Trồng cây |", "Trồng cây | làm cỏ\nTưới nước", "Số điện thoại |", "|"]
)
def test_bars_that_open_cells_or_part_words_close_none(text):
    assert not closes_cells(text.split("\n"))


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        (["Điều 1. Phạm vi", "Quy chế này quy định việc trồng cây."], 2),  # a heading of two words
        (["Họp giao ban vào ngày", "15 thành viên dự họp"], 2),  # a count, no day
        (["Cây trồng theo số", "12 hộ đăng ký"], 2),
        (["QUYẾT TÂM", "ĐỊNH HƯỚNG"], 2),
    ],
)
def test_lines_that_only_look_torn_apart_stay_apart(lines, blocks):
    assert len(read_blocks("\n".join(lines))) == blocks


def test_a_recipient_under_what_is_kept_is_no_typist():
    text = ROWS.replace("TM. ỦY BAN", "Nơi nhận:\n- Lưu: VT;\n- Hội Phụ nữ;\nTM. ỦY BAN")
    assert [one.text for one in read(text).reading.recipients] == ["Lưu: VT", "Hội Phụ nữ"]


CLOSING = """Nơi nhận: TM. ỦY BAN NHÂN DÂN

- UBND tỉnh; CHỦ TỊCH

- TT. HĐND xã;

- Lưu: VT. Lê Thị Mẫu
"""


def test_columns_one_space_apart_are_told_apart_at_both_ends_of_a_paper():
    head = "UBND XÃ SÔNG MÂY CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: /KH- UBND Sông Mây, ngày 9 tháng 5 năm 2026\n\n"
    reading = read(
        f"{head}KẾ HOẠCH\n\nChăm cây năm 2026\n\nA . MỤC ĐÍCH\n\n1. Cây xanh.\n\nB . NỘI DUNG\n\n1. Tưới cây.\n\n{CLOSING}"
    ).reading
    header = reading.header
    assert (header.issuer, header.number_symbol, header.place) == ("UBND xã Sông Mây", "KH-UBND", "Sông Mây")
    assert [one.text for one in reading.recipients] == ["UBND tỉnh", "TT. HĐND xã", "Lưu: VT"]
    assert (reading.signer.on_behalf, reading.signer.position, reading.signer.name) == (
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu",
    )  # fmt: skip
    assert [one.title for one in reading.outline.sections if one.level == 1] == ["MỤC ĐÍCH", "NỘI DUNG"]


def test_recipients_in_capitals_stay_recipients_where_no_signature_stands_beside_them():
    lines = [block.text for block in read_blocks("Nơi nhận:\n- UBND TỈNH; CHỦ TỊCH HỘI\n- Lưu: VT. Lê Thị Mẫu")]
    assert lines == ["Nơi nhận:", "- UBND TỈNH; CHỦ TỊCH HỘI", "- Lưu: VT. Lê Thị Mẫu"]
