"""A pasted table becomes the same rows as a file, and bad cells are named."""

import pytest

from donghanh.documents.sheets.cells import day_in
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.problems import Row
from donghanh.documents.sheets.shape import COUNTED_ROWS, MOST_ROWS, Column, Sheet
from donghanh.documents.sheets.upload import SheetRefused, read_pasted, seal, unseal

SHEET = Sheet(
    "things",
    "Đồ vật",
    (
        Column("name", "Tên đồ"),
        Column("count", "Số lượng", is_needed=False),
        Column("day", "Ngày", is_needed=False, takes_dates=True),
    ),
)


def rows_of(text: str) -> list[dict[str, str]]:
    rows, problems = rows_in(read_pasted(text, SHEET), (SHEET,))
    assert problems == []
    return [{key: cell[1] for key, cell in row.cells.items()} for row in rows["things"]]


def test_headings_in_any_order_say_what_stands_under_them() -> None:
    assert rows_of("Số lượng\tTên đồ\n3\tĐèn pin\n\tChăn") == [
        {"name": "Đèn pin", "count": "3"},
        {"name": "Chăn", "count": ""},
    ]


def test_without_headings_the_columns_are_taken_in_their_order() -> None:
    assert rows_of("Đèn pin\t3\t1/2/2026") == [{"name": "Đèn pin", "count": "3", "day": "1/2/2026"}]


@pytest.mark.parametrize("mark", [";", ","])
def test_a_csv_file_may_be_pasted_and_loses_the_guard_before_formulas(mark: str) -> None:
    text = f'\ufeffTên đồ{mark}Số lượng\r\n\'=Đèn{mark}3\r\n"Bàn\nghế"{mark}4\r\n'
    assert [row["name"] for row in rows_of(text)] == ["=Đèn", "Bàn ghế"]


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert rows_of("Tên đồ\tSố lượng\n'Đèn\t1")[0]["name"] == "'Đèn"


def test_rows_keep_the_number_of_their_line() -> None:
    rows, _ = rows_in(read_pasted("Tên đồ\tSố lượng\n\n\t5\n", SHEET), (SHEET,))
    problem = rows["things"][0].problems[0]
    assert (problem.code, problem.place) == ("cell_empty", "Đồ vật!A3")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(SheetRefused, match="empty"):
        read_pasted(text, SHEET)


def test_a_cell_of_a_million_letters_is_refused_and_not_read() -> None:
    with pytest.raises(SheetRefused, match="damaged"):
        read_pasted("x" * 1_000_000, SHEET)


def test_too_many_lines_are_counted_so_far_and_told() -> None:
    found = read_pasted("\n".join(f"Đèn {n}\t1" for n in range(5_000)), SHEET)
    assert (found["sheets"]["things"]["count"], len(found["sheets"]["things"]["rows"])) == (COUNTED_ROWS, MOST_ROWS + 1)
    assert [problem.code for problem in rows_in(found, (SHEET,))[1]] == ["rows_beyond_count"]


@pytest.mark.parametrize(
    ("cell", "day", "code"),
    [
        (("text", "5/3/2026"), "2026-03-05", ""),
        (("date", "2026-03-05"), "2026-03-05", ""),
        (("text", ""), None, ""),
        (("number", "46082"), None, "day_number"),
        (("text", "31/2/2026"), None, "day"),
    ],
)
def test_days_are_read_as_offices_write_them(cell: tuple[str, str], day: str | None, code: str) -> None:
    row = Row(SHEET, 2, {"day": cell}, {"day": "C"})
    assert str(day_in(row, "day")) == str(day)
    assert [problem.code for problem in row.problems] == ([code] if code else [])


def test_what_was_read_comes_back_to_its_author_alone() -> None:
    sealed = seal({"sheets": {}, "titles": []}, of="an", salt="tests")
    assert unseal(sealed, of="an", salt="tests") == {"sheets": {}, "titles": []}
    for text, of, salt in ((sealed, "bình", "tests"), (sealed, "an", "other"), ("x", "an", "tests")):
        with pytest.raises(SheetRefused, match="gone"):
            unseal(text, of=of, salt=salt)
