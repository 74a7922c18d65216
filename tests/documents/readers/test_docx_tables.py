"""Tables are read as people read them: data by rows, letterheads and signatures by columns."""

from donghanh.documents.readers.docx import read_docx
from donghanh.documents.readers.open_file import read_bytes
from tests.documents.readers.docx_files import cell, docx, paragraph, row, table

HEAD = row("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
SPAN = '<w:gridSpan w:val="{}"/>'
DOWN, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def lines(body: str) -> list[str]:
    """The lines of a body that have words."""
    return [line for line in read_docx(docx(body)).text.split("\n") if line]


def test_a_data_table_is_read_by_rows_with_its_cells_in_place() -> None:
    source = read_docx(docx(table(HEAD, row("1", "Tuyên truyền", "Công an xã", "", "Quý II"))))
    block = source.blocks[1]
    assert block.kind == "table_row"
    assert block.text == "1 | Tuyên truyền | Công an xã |  | Quý II"
    assert [block.text[start:end] for start, end in block.cells] == ["1", "Tuyên truyền", "Công an xã", "", "Quý II"]
    start, end = block.cells[2]
    span = block.span_of(start, end)
    assert source.text[span.start : span.end] == "Công an xã"
    assert source.text.split("\n")[span.line_start - 1].startswith("| 1 | Tuyên truyền")


def test_a_cell_merged_downwards_says_the_same_in_every_row() -> None:
    body = table(
        HEAD,
        row("1", "Tuyên truyền", cell("Công an xã", DOWN), "", "Quý I"),
        row("2", "Tập huấn", cell("", MORE), "", "Quý II"),
    )
    assert lines(body)[2] == "| 2 | Tập huấn | Công an xã |  | Quý II |"


def test_a_cell_across_columns_keeps_the_others_in_their_place() -> None:
    body = table(HEAD, row("1", "Tuyên truyền", cell("Công an xã và các thôn", SPAN.format(2)), "Quý I"))
    assert lines(body)[1] == "| 1 | Tuyên truyền | Công an xã và các thôn |  | Quý I |"


def test_a_row_across_the_table_is_one_cell() -> None:
    body = table(
        HEAD, row(cell("I. TRUYỀN THÔNG", SPAN.format(5))), row("1", "Phát thanh", "Các thôn", "", "Hằng tháng")
    )
    assert lines(body)[1] == "| I. TRUYỀN THÔNG |"


def test_rows_that_name_the_columns_together_become_one() -> None:
    first = row(
        cell("TT", DOWN), cell("Nội dung", DOWN), cell("Cơ quan thực hiện", SPAN.format(2)), cell("Thời gian", DOWN)
    )
    second = row(cell("", MORE), cell("", MORE), "Chủ trì", "Phối hợp", cell("", MORE))
    body = table(
        first,
        second,
        row("(1)", "(2)", "(3)", "(4)", "(5)"),
        row("1", "Tuyên truyền", "Công an xã", "Các thôn", "Quý I"),
    )
    assert lines(body)[0] == "| TT | Nội dung | Cơ quan thực hiện Chủ trì | Cơ quan thực hiện Phối hợp | Thời gian |"
    assert [block.text[:3] for block in read_docx(docx(body)).blocks] == ["TT ", "1 |"]


def test_rows_marked_as_head_become_one() -> None:
    marked = "<w:tblHeader/>"
    first, second = (
        row("TT", "Nội dung", "Đơn vị", properties=marked),
        row("", "nhiệm vụ", "chủ trì", properties=marked),
    )
    assert (
        lines(table(first, second, row("1", "Phát thanh", "Các thôn")))[0]
        == "| TT | Nội dung nhiệm vụ | Đơn vị chủ trì |"
    )


def test_deleted_rows_are_left_out() -> None:
    gone = row("2", "Bỏ", "Công an xã", "", "Quý I", properties='<w:del w:id="1"/>')
    assert len(lines(table(HEAD, row("1", "Giữ", "Công an xã", "", "Quý I"), gone))) == 2


def test_a_letterhead_table_is_read_column_by_column() -> None:
    left = cell(paragraph("ỦY BAN NHÂN DÂN") + paragraph("XÃ SÔNG MÂY"))
    right = cell(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc"))
    body = table(row(left, right), row("Số: 12/KH-UBND", "Sông Mây, ngày 05 tháng 3 năm 2026"))
    expected = [
        "ỦY BAN NHÂN DÂN",
        "XÃ SÔNG MÂY",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert lines(body)[:5] == expected


def test_a_signature_table_is_read_column_by_column() -> None:
    left = cell("".join(map(paragraph, ("Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."))))
    right = cell("".join(map(paragraph, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Thị Mẫu"))))
    assert lines(table(row(left, right), ruled=False)) == [
        "Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu",
    ]  # fmt: skip


def test_a_frame_of_one_cell_holds_paragraphs_and_tables() -> None:
    body = table(row(cell(paragraph("I. MỤC ĐÍCH") + table(HEAD, row("1", "Phát thanh", "", "", "")) + paragraph())))
    assert lines(body) == [
        "I. MỤC ĐÍCH",
        "| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |",
        "| 1 | Phát thanh |  |  |  |",
    ]


def test_a_table_that_looks_like_data_is_never_read_by_columns() -> None:
    body = table(row("Nội dung", "Thời gian"), row("KT. CHỦ TỊCH duyệt", "Quý I"), ruled=False)
    assert lines(body) == ["| Nội dung | Thời gian |", "| KT. CHỦ TỊCH duyệt | Quý I |"]


def test_a_table_in_a_cell_of_data_is_told_in_its_cell() -> None:
    inner = cell(table(row("thôn 1"), row("Thôn 2")) + paragraph())
    assert lines(table(HEAD, row("1", inner, "Công an xã", "", "")))[1] == "| 1 | thôn 1; Thôn 2 | Công an xã |  |  |"


def test_rows_that_begin_later_keep_their_columns() -> None:
    late = row("Phát thanh", "Các thôn", "", "", properties='<w:gridBefore w:val="1"/>')
    assert lines(table(HEAD, late))[1] == "|  | Phát thanh | Các thôn |  |  |"


def test_cells_merged_in_the_old_way_count_as_one() -> None:
    merged = cell("", '<w:hMerge w:val="continue"/>')
    body = table(HEAD, row("1", cell("Cả hai", '<w:hMerge w:val="restart"/>'), merged, "Các thôn", "Quý I"))
    assert lines(body)[1] == "| 1 | Cả hai |  | Các thôn | Quý I |"


def test_tasks_of_a_table_are_read_with_their_bodies_and_days() -> None:
    head = "".join(
        map(paragraph, ("ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "Số: 9/KH-UBND", "Sông Mây, ngày 05 tháng 3 năm 2026"))
    )
    plan = head + "".join(map(paragraph, ("KẾ HOẠCH", "Công tác bình đẳng giới năm 2026", "I. NHIỆM VỤ")))
    rows = row("1", "Tổ chức tập huấn cho trưởng thôn", "Công an xã", "Các thôn", "Trước ngày 30/6/2026")
    closing = "".join(map(paragraph, ("Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "CHỦ TỊCH", "Lê Thị Mẫu")))
    (task,) = read_bytes(docx(plan + table(HEAD, rows) + closing)).reading.tasks
    assert (task.lead, task.coordinating) == (("Công an xã",), ("Các thôn",))
    assert task.deadline is not None
    assert task.deadline.date == "2026-06-30"
