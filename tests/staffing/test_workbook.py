"""Reading a spreadsheet: what is taken from it, and files that are meant to hurt."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from donghanh.documents.readers.refusal import Refused
from donghanh.documents.sheets import workbook
from donghanh.documents.sheets.shape import COUNTED_ROWS, MOST_ROWS
from donghanh.staffing.intake.sheets import SHEETS
from donghanh.staffing.intake.upload import read_upload
from donghanh.staffing.refusals import StaffingRefused
from tests.staffing.books import book_of, content_of, upload_of


def read(content: bytes, tmp_path: Path) -> dict:
    path = tmp_path / "bang.xlsx"
    path.write_bytes(content)
    return workbook.read_workbook(path, SHEETS)


def refused(content: bytes, tmp_path: Path) -> str:
    with pytest.raises(Refused) as why:
        read(content, tmp_path)
    return why.value.code


def test_cells_say_what_they_are(tmp_path: Path) -> None:
    row = ["  Lò  Thị\nHặc ", dt.date(2026, 3, 1), 46082, "=1+1", True, "x" * 700, "#N/A"]
    rows = read(content_of(book_of(people=[row])), tmp_path)["sheets"]["people"]["rows"]
    assert rows[1] == (
        2,
        [
            ("text", "Lò Thị Hặc"),
            ("date", "2026-03-01"),
            ("number", "46082"),
            ("formula", "="),
            ("yes", "1"),
            ("long", "x" * 600),
            ("error", "#N/A"),
        ],
    )


def test_merged_cells_and_other_sheets_are_known(tmp_path: Path) -> None:
    book = book_of(people=[["a"], ["b"]])
    book["Người"].merge_cells("A2:B3")
    book.create_sheet("Ghi chú")
    found = read(content_of(book), tmp_path)
    assert found["sheets"]["people"]["merged"] == ["A2:B3"]
    assert found["titles"] == ["Cơ quan", "Người", "Ghi chú"]


def test_a_sheet_of_two_far_cells_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "nguoi"
    book.active["A1"] = "Họ và tên"
    book.active["XFD1048576"] = "xa"
    book.active["A1048576"] = "xa hơn"
    found = read(content_of(book), tmp_path)["sheets"]["people"]
    assert [number for number, _ in found["rows"]] == [1, 1048576]


def test_ten_thousand_rows_are_counted_so_far_and_not_kept(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet("Người")
    for number in range(10_000):
        page.append([f"Người {number}"])
    found = read(content_of(book), tmp_path)["sheets"]["people"]
    assert (found["count"], len(found["rows"])) == (COUNTED_ROWS, MOST_ROWS + 1)


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/sharedStrings.xml", b" " * size)
    return out.getvalue()


def test_what_bursts_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert refused(bomb(25_000_000), tmp_path) == "too_complex"
    assert refused(bomb(45_000_000), tmp_path) == "too_complex"


def test_entities_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO(content_of(book_of()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/extra.xml", b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    assert refused(out.getvalue(), tmp_path) == "damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Ho va ten,Co quan\n", "wrong_type"),
        (b"%PDF-1.7 \n", "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_or_locked"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    ],
)
def test_other_files_are_named(content: bytes, code: str, tmp_path: Path) -> None:
    assert refused(content, tmp_path) == code


def test_half_a_file_is_damaged(tmp_path: Path) -> None:
    content = content_of(book_of(people=[["a"]]))
    assert refused(content[: len(content) // 2], tmp_path) == "damaged"


def test_a_broken_part_is_damaged(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content_of(book_of()))) as whole, zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<worksheet" if name.endswith("sheet1.xml") else whole.read(name))
    assert refused(out.getvalue(), tmp_path) == "damaged"


def test_a_file_is_read_in_a_child_of_its_own() -> None:
    found = read_upload(upload_of(book_of(bodies=[["Trạm Thú y xã", "Khác"]])))
    assert found["sheets"]["bodies"]["rows"][1] == [2, [["text", "Trạm Thú y xã"], ["text", "Khác"]]]


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"x" * 5_000_001, "too_large"), (b"abc", "wrong_type")])
def test_refusals_of_the_child_reach_the_page(content: bytes, code: str) -> None:
    with pytest.raises(StaffingRefused, match=f"^{code}$"):
        read_upload(upload_of(content))
