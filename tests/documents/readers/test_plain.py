"""Plain text and Markdown: marks, tables, letterheads between bars."""

import pytest

from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read

LETTERHEAD = """| **ỦY BAN NHÂN DÂN**<br>**XÃ SÔNG MÂY** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br/>Độc lập - Tự do - Hạnh phúc |
|:---:|:---:|
| Số: 12/KH-UBND | *Sông Mây, ngày 20 tháng 01 năm 2026* |
"""
BODY = """
# KẾ HOẠCH
## Phong trào đường hoa năm 2026
### I. NHIỆM VỤ
1. Trồng hoa dọc đường làng.

| TT | Nội dung | Cơ quan chủ trì |
|---|---|---|
| 1 | Trồng hoa<br>Làm cỏ | Hội Phụ nữ xã |

| Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT. | **CHỦ TỊCH**<br><br>Lê Thị Mẫu |
|---|---|
"""


def texts(source):
    return [block.text for block in read_blocks(source)]


@pytest.mark.parametrize("line", ["**{}** và", "__{}__ và", "<b>{}</b> và", "<strong>{}</strong> và", "<center><b>{}</b></center> và"])  # fmt: skip
def test_bold_is_bold_however_it_is_marked(line):
    block = read_blocks(line.format("1. Mục đích"))[0]
    assert (block.text, block.emphasis) == ("1. Mục đích và", len("1. Mục đích"))


def test_words_in_bold_later_in_a_line_do_not_make_its_beginning_bold():
    assert read_blocks("1. Mục đích <b>chung</b> và <b>riêng</b>")[0].emphasis == 0


def test_letterhead_and_signature_between_bars_are_read_column_by_column():
    source = LETTERHEAD + BODY
    reading = read(source, read_blocks(source))
    head = reading.header
    assert (head.issuer, head.number, head.place) == ("Ủy ban nhân dân xã Sông Mây", "12/KH-UBND", "Sông Mây")
    assert [one.text for one in reading.recipients] == ["UBND tỉnh", "Lưu: VT"]
    assert (reading.signer.position, reading.signer.name) == ("CHỦ TỊCH", "Lê Thị Mẫu")
    for block in reading.blocks:
        for piece in block.pieces:
            place = source[piece.source_start : piece.source_start + piece.length]
            assert block.text[piece.text_start : piece.text_start + piece.length] == place
            assert source.count("\n", 0, piece.source_start) + 1 == piece.line


def test_letterhead_row_by_row_between_bars_is_read_column_by_column():
    rows = "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| XÃ SÔNG MÂY | Độc lập - Tự do - Hạnh phúc |\n"
    assert texts(rows) == [
        "ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip


def test_rows_of_data_stay_rows_and_a_break_in_a_cell_parts_its_words():
    rows = [block.text for block in read_blocks(LETTERHEAD + BODY) if block.kind == "table_row"]
    assert rows == ["TT | Nội dung | Cơ quan chủ trì", "1 | Trồng hoa Làm cỏ | Hội Phụ nữ xã"]


def test_two_columns_of_data_are_no_letterhead():
    assert texts("| Thôn | Số hộ |\n|---|---|\n| Thượng | 40 |\n") == ["Thôn | Số hộ", "Thượng | 40"]


@pytest.mark.parametrize("rule", ["|---|---|", "| :--- | ---: |", "|-----|\t-----|"])
def test_rule_under_the_names_of_columns_is_no_row(rule):
    assert texts(f"| Thôn | Số hộ |\n{rule}\n| -- | 40 |") == ["Thôn | Số hộ", "-- | 40"]
