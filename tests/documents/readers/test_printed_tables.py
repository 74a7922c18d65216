"""Ruled lines into tables: merged cells, names of columns in two rows, rows over a page, frames that are no tables."""

import pytest

from donghanh.documents.readers.printed.compose import compose
from donghanh.documents.readers.printed.sheet import Rule, Sheet, Word
from donghanh.documents.readers.printed.tables import tables_of

WIDE = 90.0


def word(text, left, top):
    return Word(text, left, top, left + 5 * len(text), top + 11)


def sheet(grid, *, top=100.0, row_height=30.0, without=(), page_height=842.0):
    """A page with a table of these rows; ``without`` names sides that are not drawn: ("right" or "below", row, column)."""
    columns = max(len(row) for row in grid)
    level, upright, runs = [], [], []
    bottom = top + row_height * len(grid)
    for line in range(len(grid) + 1):
        for column in range(columns):
            if ("below", line - 1, column) not in without:
                level.append(Rule(top + line * row_height, 80 + column * WIDE, 80 + (column + 1) * WIDE))
    for line in range(columns + 1):
        for row in range(len(grid)):
            if ("right", row, line - 1) not in without:
                upright.append(Rule(80 + line * WIDE, top + row * row_height, top + (row + 1) * row_height))
    for number, row in enumerate(grid):
        for column, text in enumerate(row):
            for index, line in enumerate(text.split("\n")):
                if line:
                    place = 84 + column * WIDE
                    words = []
                    for part in line.split():
                        words.append(word(part, place, top + number * row_height + 3 + 12 * index))
                        place += 5 * (len(part) + 1)
                    runs.append(words)
    assert bottom <= page_height
    return Sheet(595, page_height, runs, level, upright)


def rows(*sheets):
    return [block.text for block in compose(sheets, "pdf").blocks]


HEAD = ["TT", "Nội dung", "Chủ trì"]


def test_lines_of_a_cell_are_joined_and_a_broken_date_is_one_word():
    assert rows(sheet([HEAD, ["1", "Trồng\nhoa", "30/6/\n2026"]])) == [
        "TT | Nội dung | Chủ trì",
        "1 | Trồng hoa | 30/6/2026",
    ]


def test_a_cell_that_serves_several_items_is_given_to_each():
    grid = [HEAD, ["1", "Trồng hoa", "Công an xã"], ["2", "Tưới hoa", ""]]
    assert rows(sheet(grid, without={("below", 1, 2)}))[1:] == [
        "1 | Trồng hoa | Công an xã",
        "2 | Tưới hoa | Công an xã",
    ]


def test_an_item_with_several_products_is_one_item():
    grid = [["TT", "Nội dung", "Sản phẩm"], ["1", "Trồng hoa", "Báo cáo"], ["", "", "Ảnh chụp"]]
    drawn = sheet(grid, without={("below", 1, 0), ("below", 1, 1)})
    assert rows(drawn)[1:] == ["1 | Trồng hoa | Báo cáo", " |  | Ảnh chụp"]


def test_names_of_columns_in_two_rows_are_one():
    grid = [["TT", "Thời gian", ""], ["", "Bắt đầu", "Kết thúc"], ["1", "1/3", "2/3"]]
    drawn = sheet(grid, without={("right", 0, 1), ("below", 0, 0)})
    assert rows(drawn) == ["TT | Thời gian Bắt đầu | Thời gian Kết thúc", "1 | 1/3 | 2/3"]


def test_the_numbers_of_columns_are_no_row_of_data():
    assert rows(sheet([HEAD, ["(1)", "(2)", "(3)"], ["1", "Trồng hoa", "Thôn Hạ"]]))[1] == "1 | Trồng hoa | Thôn Hạ"


def test_a_row_across_the_table_heads_a_group():
    grid = [HEAD, ["I. Tuyên truyền", "", ""], ["1", "Trồng hoa", "Thôn Hạ"]]
    blocks = compose([sheet(grid, without={("right", 1, 0), ("right", 1, 1)})], "pdf").blocks
    assert (blocks[1].text, len(blocks[1].cells)) == ("I. Tuyên truyền", 1)


def test_a_table_that_goes_on_over_the_page_is_one():
    first = sheet([HEAD, ["1", "Trồng hoa", "Thôn Hạ"]], top=700)
    second = sheet([HEAD, ["2", "Tưới hoa", "Thôn Thượng"]], top=60)
    assert rows(first, second) == ["TT | Nội dung | Chủ trì", "1 | Trồng hoa | Thôn Hạ", "2 | Tưới hoa | Thôn Thượng"]


def test_a_row_broken_by_the_page_is_made_whole():
    first = sheet([HEAD, ["1", "Trồng hoa tại", "Thôn Hạ"]], top=700)
    second = sheet([HEAD, ["", "nhà văn hóa", ""], ["2", "Tưới hoa", "Thôn Hạ"]], top=60)
    assert rows(first, second)[1:] == ["1 | Trồng hoa tại nhà văn hóa | Thôn Hạ", "2 | Tưới hoa | Thôn Hạ"]


def test_another_table_on_the_next_page_stays_another():
    first = sheet([HEAD, ["1", "Trồng hoa", "Thôn Hạ"]], top=700)
    second = sheet([["Tên", "Số"], ["Hoa", "9"]], top=60)
    assert rows(first, second)[2:] == ["Tên | Số", "Hoa | 9"]


def test_a_row_left_open_at_the_foot_of_the_page_is_read():
    grid = [HEAD, ["1", "Trồng hoa", "Thôn Hạ"]]
    drawn = sheet(grid, without={("below", 1, 0), ("below", 1, 1), ("below", 1, 2)})
    assert rows(drawn)[1] == "1 | Trồng hoa | Thôn Hạ"


@pytest.mark.parametrize(("more", "rows"), [(0, 2), (10, 2), (16, 3)])
def test_rules_that_run_on_make_a_row_only_where_a_line_of_print_has_room(more, rows):
    page = sheet([HEAD, ["1", "Trồng hoa", "Công an xã"]])
    page.upright = [Rule(at, start, end + more if end == 160 else end) for at, start, end in page.upright]
    assert [table.rows for table in tables_of(page)] == [rows]


def test_a_frame_around_a_text_is_no_table():
    framed = sheet([["Chung tay", ""]], without={("right", 0, 0)})
    assert tables_of(framed) == []
    assert [block.kind for block in compose([framed], "pdf").blocks] == ["paragraph"]


def test_a_letterhead_set_with_lines_is_read_as_columns():
    grid = [["XÃ SÔNG MÂY", "Độc lập - Tự do"], ["Số: 1/KH-UBND", "ngày 2 tháng 3"]]
    assert [block.kind for block in compose([sheet(grid)], "pdf").blocks] == ["paragraph"] * 4


def test_underlining_is_no_table():
    assert tables_of(Sheet(595, 842, [], [Rule(100, 80, 200), Rule(130, 80, 200)], [])) == []


def test_a_column_without_an_entry_is_kept():
    grid = [HEAD, ["1", "Trồng hoa", ""], ["2", "", "Thôn Hạ"]]
    assert rows(sheet(grid))[1:] == ["1 | Trồng hoa | ", "2 |  | Thôn Hạ"]
    assert (
        rows(sheet([HEAD, ["1", "", "Thôn Hạ"]], top=700), sheet([["2", "", "Thôn Hạ"]], top=60))[2] == "2 |  | Thôn Hạ"
    )
