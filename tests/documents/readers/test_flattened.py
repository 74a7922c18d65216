"""Tables of work that a portal pasted cell by cell: rebuilt where every row comes out, and left alone elsewhere."""

import time

import pytest

from donghanh.documents.readers.flattened import flat_tables
from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.read import read
from donghanh.domain.plandoc.rules.tables import cells_of

NAMES = ["STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
ROWS = [
    ["1", "Tuyên truyền trên loa của thôn", "Phòng Văn hóa - Xã hội", "Các thôn", "Tháng 11"],
    ["2", "Tập huấn cho tổ hòa giải", "Công chức tư pháp", "Hội Liên hiệp Phụ nữ xã", "Trước ngày 30/10/2026"],
    ["3", "Kiểm tra các địa chỉ tin cậy", "Công an xã", "Trạm Y tế xã", "Quý IV"],
]
BEFORE, AFTER = "II. PHÂN CÔNG NHIỆM VỤ", ["III. KINH PHÍ", "Từ ngân sách xã."]


def pasted(rows: list[list[str]], names: list[str] = NAMES, *, between: str = "\n", after: list[str] = AFTER) -> str:
    cells = [*names, *(cell for row in rows for cell in row)]
    closing = "\n|" if between.strip() == "|" else ""
    return "\n".join([BEFORE, between.join(cells) + closing, *after])


def table(text: str) -> list[tuple[str, ...]]:
    blocks = read_blocks(text)
    for block in blocks:
        _knows_its_place(block, text)
    return [cells_of(block) for block in blocks if block.kind == "table_row"]


def _knows_its_place(block: Block, text: str) -> None:
    for piece in block.pieces:
        printed = text[piece.source_start : piece.source_start + piece.length]
        assert block.text[piece.text_start : piece.text_start + piece.length] == printed


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n|\n"], ids=["lines", "blank lines", "bars"])
def test_cells_that_became_lines_are_rows_again(between: str) -> None:
    text = pasted(ROWS, between=between)
    assert table(text) == [tuple(row) for row in (NAMES, *ROWS)]
    assert [block.text for block in read_blocks(text) if block.kind == "paragraph"] == [BEFORE, *AFTER]


def test_the_rows_give_work_with_its_bodies_and_days() -> None:
    text = f"KẾ HOẠCH\nPhòng ngừa bạo lực năm 2026\n{pasted(ROWS).replace('PHÂN CÔNG NHIỆM VỤ', 'NHIỆM VỤ')}"
    tasks = read(text, read_blocks(text)).tasks
    assert [(task.lead, task.coordinating) for task in tasks] == [((row[2],), (row[3],)) for row in ROWS]
    assert [task.deadline and task.deadline.date for task in tasks] == ["--11", "2026-10-30", "--Q4"]


def test_a_cell_of_several_lines_stays_one() -> None:
    long = [ROWS[0], ["2", "Tập huấn:\n- tổ hòa giải;\nvà trưởng thôn", *ROWS[1][2:]], ROWS[2]]
    assert table(pasted(long))[2] == ("2", "Tập huấn: - tổ hòa giải; và trưởng thôn", *ROWS[1][2:])


@pytest.mark.parametrize("place", [1, 2], ids=["in the middle", "at the end"])
def test_an_empty_cell_of_those_who_help_is_found_by_what_the_others_say(place: int) -> None:
    rows = [list(row) for row in ROWS]
    del rows[place][3]
    assert table(pasted(rows))[place + 1][2:] == (ROWS[place][2], "", ROWS[place][4])


def test_a_row_that_heads_others_and_numbers_that_begin_anew_are_kept() -> None:
    rows = [["I", "Truyền thông"], *ROWS[:2], ["II", "Kiểm tra"], ["1", *ROWS[2][1:]]]
    assert [row[0] for row in table(pasted(rows))] == ["STT", "I", "1", "2", "II", "1"]


def test_a_list_under_the_table_is_no_part_of_it() -> None:
    text = pasted(ROWS, after=["- Các thôn gửi danh sách.", "Nơi nhận:", "- UBND xã."])
    assert table(text)[-1] == tuple(ROWS[-1])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([BEFORE, "1", "Tuyên truyền", "Phòng Văn hóa - Xã hội", "2", "Tập huấn", "Công an xã", *AFTER]),
        "\n".join([BEFORE, "STT", "1", "Tuyên truyền", "2", "Tập huấn", *AFTER]),
        pasted(ROWS, ["STT", "Họ và tên", "Năm sinh", "Chỗ ở", "Điện thoại"]),
        pasted(ROWS[:1]),
        pasted([ROWS[0], ["2", "Tập huấn", "Công an xã"], ROWS[2]]),
        pasted([ROWS[0], ROWS[2]]),
        pasted([ROWS[0], [*ROWS[1], "Một câu thừa ra."], ROWS[2]]),
        pasted([[*ROWS[0][:4], "Nhà văn hóa thôn"], *ROWS[1:]]),
    ],
    ids=[
        "no names of columns",
        "no columns beside the number",
        "columns of people",
        "one row",
        "cells are missing",
        "a number is passed over",
        "a cell too many",
        "no time under the times",
    ],
)
def test_what_does_not_come_out_as_a_table_is_left_as_it_was(text: str) -> None:
    assert table(text) == []


def test_items_of_an_ordinary_list_are_no_rows() -> None:
    text = "I. NHIỆM VỤ\n1. Tuyên truyền\nChủ trì: Công an xã\nThời gian: Quý IV\n2. Tập huấn\nChủ trì: Các thôn\n"
    assert table(text) == []


def test_a_cell_that_no_bar_closes_costs_no_more_than_its_lines() -> None:
    def cost(count: int) -> float:
        began = time.process_time()
        assert flat_tables(["STT", *["a"] * count], closed=True) == {}
        return time.process_time() - began

    short, long = (min(cost(count) for _ in range(3)) for count in (4_000, 32_000))
    assert long < 24 * short  # eight times the lines; sixty times the cost where each line copies those before it
