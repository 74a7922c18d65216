"""Long lists: pages that keep their filters, files a spreadsheet opens safely."""

import csv
import datetime as dt
import io

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone
from openpyxl import load_workbook

from donghanh.foundation.web.export import csv_response, lines, list_response, safe_cell, xlsx_response
from donghanh.foundation.web.pagination import page_of


def page(address: str, rows: int = 95):
    return page_of(range(rows), RequestFactory().get(address), size=10)


def test_links_keep_the_filters() -> None:
    found = page("/?co-quan=7&trang=3")
    assert found.number == 3
    assert found.next_url == "?co-quan=7&trang=4"
    assert found.previous_url == "?co-quan=7&trang=2"
    assert found.links[0].url == "?co-quan=7"


def test_long_rows_of_pages_are_shortened() -> None:
    assert [link.number for link in page("/?trang=5", rows=300).links] == [1, None, 4, 5, 6, None, 30]


@pytest.mark.parametrize(("asked", "given"), [("0", 10), ("-1", 10), ("999", 10), ("x", 1), ("", 1)])
def test_pages_that_do_not_exist_become_the_nearest(asked: str, given: int) -> None:
    assert page(f"/?trang={asked}").number == given


def test_page_says_which_rows_these_are() -> None:
    text = render_to_string("components/pages.html", {"page": page("/?trang=10"), "noun": "Việc"})
    assert "Việc 91 đến 95 trong 95" in text
    assert 'aria-current="page"' in text


def test_a_single_page_offers_no_others() -> None:
    assert "<a" not in render_to_string("components/pages.html", {"page": page("/", rows=3)})


def test_an_empty_list_has_no_pages() -> None:
    assert "<nav" not in render_to_string("components/pages.html", {"page": page("/", rows=0)})


# ---- export


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    assert str(safe_cell(text)).startswith("'")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (-5, -5),
        (1.5, 1.5),
        (True, "True"),
        (dt.date(2026, 11, 22), "22/11/2026"),
        ("Trạm y tế", "Trạm y tế"),
        ("a\0b", "ab"),
    ],
)
def test_cells(value, cell) -> None:
    assert safe_cell(value) == cell


def test_the_file_can_be_read_back() -> None:
    rows = [{"name": 'Thôn "Bến Đá", xóm 1', "count": 3}, {"name": "dòng\nhai", "count": None}]
    text = "".join(lines(rows, {"Tên": lambda row: row["name"], "Số": lambda row: row["count"]}))
    assert text.startswith("\ufeff"), "Excel needs the mark"
    assert list(csv.reader(io.StringIO(text[1:]))) == [["Tên", "Số"], [rows[0]["name"], "3"], ["dòng\nhai", ""]]


def test_the_file_is_streamed_and_downloaded(site: Client) -> None:
    answer = site.get("/bang/")
    assert answer.streaming
    assert answer["Content-Disposition"] == 'attachment; filename="danh-sach.csv"'
    assert b"'=1+1" in answer.getvalue()


def test_rows_are_read_one_by_one() -> None:
    read: list[int] = []
    rows = (read.append(number) or number for number in range(1000))
    stream = lines(rows, {"Số": lambda row: row})
    next(stream), next(stream)
    assert len(read) == 1


@pytest.mark.parametrize("name", ["lò thị mây", "a/b", "a.b", '"', ""])
def test_a_file_name_says_nothing_and_breaks_nothing(name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        csv_response([], {}, name=name)


# ---- the same list as a workbook


def workbook(rows, columns):
    content = b"".join(xlsx_response(rows, columns, name="danh-sach").streaming_content)
    return load_workbook(io.BytesIO(content)).active


def test_a_workbook_types_every_text_as_text() -> None:
    sheet = workbook(
        [{"a": text} for text in ("=1+1", "+84", "-5", "@x", "Trạm y tế", "a\0b\x0bc")], {"=Tên": lambda r: r["a"]}
    )
    cells = [row[0] for row in sheet.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["=Tên", "=1+1", "+84", "-5", "@x", "Trạm y tế", "abc"]


def test_a_workbook_keeps_numbers_and_dates() -> None:
    at = dt.datetime(2026, 11, 22, 17, 30, tzinfo=dt.UTC)
    row = {"n": 1.5, "d": dt.date(2026, 11, 22), "t": at, "x": None}
    number, day, instant, nothing = next(workbook([row], {k: lambda r, k=k: r[k] for k in row}).iter_rows(min_row=2))
    assert number.value == 1.5
    assert day.value.date() == dt.date(2026, 11, 22)
    assert day.number_format == "dd/mm/yyyy"
    assert instant.value == timezone.localtime(at).replace(tzinfo=None)
    assert nothing.value is None


@pytest.mark.parametrize(("query", "suffix"), [("", "csv"), ("?dang=xlsx", "xlsx"), ("?dang=exe", "csv")])
def test_the_address_says_which_file_it_is(query: str, suffix: str) -> None:
    answer = list_response(RequestFactory().get(f"/{query}"), [], {"Tên": str}, name="danh-sach")
    assert answer["Content-Disposition"] == f'attachment; filename="danh-sach.{suffix}"'
    assert answer.streaming


def test_the_two_links_keep_the_filters_and_leave_the_page_out() -> None:
    request = RequestFactory().get("/?co-quan=7&trang=3")
    text = render_to_string("components/take_away.html", {"export_url": "xuat/", "request": request})
    assert 'href="xuat/?co-quan=7"' in text
    assert 'href="xuat/?co-quan=7&amp;dang=xlsx"' in text
