"""Pages of portals are read as they are shown, without what is not the document."""

import time

import pytest

from donghanh.documents.readers.html import looks_like_html, read_html
from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.refusal import Refused
from tests.documents.readers.html_files import MENU


def lines(inside: str) -> list[str]:
    """The lines of a page that have words."""
    return [line for line in read_html(f"<html><body>{inside}</body></html>").text.split("\n") if line]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>I. MỤC\n  ĐÍCH</p><p>1. Nâng <b>cao</b></p>", ["I. MỤC ĐÍCH", "1. Nâng cao"]),
        ("<div>một<br>Hai<br/>Ba</div>", ["một", "Hai", "Ba"]),
        ("trước<div>Trong</div>Sau", ["trước", "Trong", "Sau"]),
        ("<span>UBND</span> <span>xã</span>", ["UBND xã"]),
        ("<ul><li>Một<ul><li>Hai</li></ul></li><li>Ba</li></ul>", ["• Một", "◦ Hai", "• Ba"]),
        ("<ol><li>Một</li><li value=5>Năm</li><li>Sáu</li></ol>", ["1. Một", "5. Năm", "6. Sáu"]),
        ('<ol type="a" start="3"><li>Một</li></ol>', ["c. Một"]),
        ('<ol style="list-style-type: upper-roman"><li>Một</li><li>Hai</li></ol>', ["I. Một", "II. Hai"]),
        ('<ul style="list-style:none"><li>- Một</li></ul>', ["- Một"]),
        ("<li>Lạc loài</li>", ["• Lạc loài"]),
        ("<p>Bỏ <del>cũ</del><s>xưa</s>mới</p>", ["Bỏ mới"]),
        ('<p style="text-transform: uppercase">kế hoạch</p>', ["KẾ HOẠCH"]),
        ('<p>Hiện</p><p style="display:none">Ẩn</p><p hidden>Ẩn</p>', ["Hiện"]),
        ("<script>x()</script><style>p{}</style><p>Chữ</p><form>Tìm <input></form>", ["Chữ"]),
        ("<p>&#7910;y ban&nbsp;nh&acirc;n d&acirc;n</p>", ["Ủy ban nhân dân"]),
        ("<pre>Dòng một\nDòng hai</pre>", ["Dòng một", "Dòng hai"]),
        ("<p>mở mà không đóng<p>Đoạn sau", ["mở mà không đóng", "Đoạn sau"]),
        ("<!-- bỏ --><p>Giữ</p>", ["Giữ"]),
    ],
)
def test_elements(inside: str, expected: list[str]) -> None:
    assert lines(inside) == expected


def test_menus_and_lists_of_links_are_left_out_and_citations_stay() -> None:
    cites = '<p>Căn cứ <a href="/1">Luật A</a>; <a href="/2">Luật B</a> và <a href="/3">Luật C</a>, xã ban hành kế hoạch.</p>'
    assert lines(MENU + cites) == ["Căn cứ Luật A; Luật B và Luật C, xã ban hành kế hoạch."]


def test_an_article_that_holds_most_words_stands_alone() -> None:
    article = f"<article>{'<p>Tổ chức buổi nói chuyện về chia sẻ việc nhà.</p>' * 5}</article>"
    assert "Lượt xem: 12" not in lines(f"{article}<div>Lượt xem: 12</div>")
    short = "<article><p>Tin ngắn</p></article>"
    assert "Tin ngắn" in lines(f"{short}{'<p>Tổ chức buổi nói chuyện về chia sẻ việc nhà.</p>' * 5}")
    assert len(lines(f"{short}{'<p>Tổ chức buổi nói chuyện.</p>' * 5}")) == 6


def test_what_stands_above_the_letterhead_is_left_out_with_a_remark() -> None:
    head = "<p>Số ký hiệu: 12/KH-UBND</p><p>Ngày đăng 5/3</p>"
    frame = "<table><tr><td>ỦY BAN NHÂN DÂN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table><p>KẾ HOẠCH</p>"
    source = read_html(f"<body>{head}{frame}</body>")
    assert source.text.split("\n")[0] == "ỦY BAN NHÂN DÂN"
    assert [remark.code for remark in source.remarks] == ["surroundings_left_out"]
    assert read_html(f"<body>{frame}</body>").remarks == ()


def test_headings_and_bold_are_known() -> None:
    blocks = read_html("<body><h2>I. MỤC ĐÍCH</h2><p><b>1. Yêu cầu:</b> thiết thực</p><p><span style='font-weight:700'>Đậm</span> thường</p>" + "<p>Lời văn thường dài hơn.</p>" * 3 + "</body>").blocks  # fmt: skip
    assert [(block.heading, block.emphasis) for block in blocks[:3]] == [(2, 11), (0, 11), (0, 3)]


@pytest.mark.parametrize(
    ("item", "bold", "heading"),
    [
        ("<li><b>Mục đích</b></li>", 11, 0),
        ("<li><p><b>Mục đích</b></p><p>Nâng cao</p></li>", 11, 0),
        ("<li>\n <div><strong>Mục đích</strong></div></li>", 11, 0),
        ("<li><b>Mục đích</b><ul><li>Nâng cao</li></ul></li>", 11, 0),
        ("<li><h3>Mục đích</h3>Nâng cao</li>", 11, 3),
        ("<li><p>Mục đích</p></li>", 0, 0),
    ],
)
def test_heading_in_an_item_stays_one_line_with_its_marker(item: str, bold: int, heading: int) -> None:
    block = read_html(f"<ol>{item}</ol><p>Đoạn văn tiếp theo của văn bản.</p>").blocks[0]
    assert (block.text, block.emphasis, block.heading) == ("1. Mục đích", bold, heading)


def test_marker_that_no_words_follow_is_printed_by_itself() -> None:
    assert lines("<ol><li></li><li><ul><li>Hai</li></ul></li></ol>") == ["1.", "2.", "• Hai"]


def test_rows_without_a_first_cell_do_not_make_a_page_markdown() -> None:
    rows = "".join(f"<tr><td></td><td>Việc {number}</td><td>Xã</td></tr>" for number in range(4))
    page = f"<p>1. <b>Mục đích</b></p><p>#1 trong <b>** năm **</b></p><table border=1>{rows}</table>"
    blocks = read_html(page).blocks
    assert [block.text for block in blocks][:3] == ["1. Mục đích", "#1 trong ** năm **", " | Việc 0 | Xã"]


def test_tables_keep_their_merged_cells() -> None:
    page = (
        "<table border=1><thead><tr><th>TT<th>Nội dung<th>Chủ trì<th>Thời gian</tr></thead>"
        "<tr><td>1<td>Phát thanh<td rowspan=2>Các thôn<td>Quý I</tr><tr><td>2<td>Tập huấn<td>Quý II</tr>"
        "<tr><td colspan=2>Cả năm<td>Công an xã<td></tr></table>"
    )
    assert lines(page)[1:] == [
        "| 1 | Phát thanh | Các thôn | Quý I |", "| 2 | Tập huấn | Các thôn | Quý II |", "| Cả năm |  | Công an xã |  |",
    ]  # fmt: skip


def test_letterhead_in_a_table_is_read_by_columns() -> None:
    left, right = (
        "<p>ỦY BAN NHÂN DÂN</p><p>XÃ SÔNG MÂY</p>",
        "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b>",
    )
    assert lines(f"<table><tr><td>{left}</td><td>{right}</td></tr></table>")[1] == "XÃ SÔNG MÂY"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!DOCTYPE html><html><body>x</body></html>", True),
        ("<?xml version='1.0'?>\n<html><p>x</p></html>", True),
        ("<p>Kế hoạch</p>", True),
        ("<!-- chú --><div>x</div>", True),
        ("KẾ HOẠCH\n<b>I.</b> MỤC ĐÍCH<br>", False),
        ("<b>KẾ HOẠCH</b>\nI. MỤC ĐÍCH", False),
        ("< 5 tuổi", False),
    ],
)
def test_a_page_is_told_from_a_plan_with_marks(text: str, page: bool) -> None:
    assert looks_like_html(text) is page


def test_a_page_without_words_is_empty() -> None:
    for page in ("<html><body><script>x</script></body></html>", "<p></p>", "<div> <br> </div>"):
        with pytest.raises(Refused) as refusal:
            read_source(page.encode())
        assert refusal.value.code == "empty"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<div>" * 20_000 + "x", "too_complex"),
        ("<table><tr><td>" * 5_000 + "x", "too_complex"),
        ("<p>" + "x<br>" * 250_000, "too_complex"),
        (
            "<table>" + "<tr><td rowspan=99999 colspan=99999>" + "x" * 500 + "<td>y" * 200 + "<tr><td>z" * 100_000,
            "too_large",
        ),
    ],
)
def test_hostile_pages_are_refused_in_seconds(page: str, code: str) -> None:
    started = time.process_time()
    with pytest.raises(Refused) as refusal:
        read_html(f"<html>{page}")
    assert refusal.value.code in (code, "too_complex", "too_large", "empty")
    assert time.process_time() - started < 30


def test_nothing_is_fetched_and_no_entity_is_opened() -> None:
    page = '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><p>a&f;b</p><img src="http://127.0.0.1:9/x"></html>'
    assert "root:" not in read_html(page).text
