"""What stands at the edges of printed pages: narrow letterheads, running lines, and rows that are neither."""

import pytest

from donghanh.documents.readers.open_file import read_bytes, read_source
from donghanh.documents.readers.printed.furniture import without_furniture
from donghanh.documents.readers.printed.sheet import Sheet
from donghanh.documents.readers.printed.strips import strips_of
from tests.documents.readers.papers import LEFT, RIGHT
from tests.documents.readers.pdf_files import set_typst
from tests.documents.readers.test_printed_lines import run

SENTENCE = (
    "Vận động các gia đình trồng hoa, giữ gìn vệ sinh đường làng, ngõ xóm, tạo cảnh quan sạch, đẹp trên địa bàn xã.\n\n"
)
TITLE = "#v(1em)\n#align(center)[*KẾ HOẠCH* \\ *Phong trào đường hoa năm 2026*]\n\n"


BREAK = " \\ "


def letterhead(columns, left, right):
    sides = ", ".join("text(13pt)[" + BREAK.join(lines) + "]" for lines in (left, right))
    page = "#set page(margin: (left: 30mm, rest: 20mm))\n#set par(justify: false)\n"
    work = f"*I. NHIỆM VỤ*\n\n1. Công an xã: {SENTENCE}*II. TỔ CHỨC THỰC HIỆN*\n\n"
    return set_typst(
        f"{page}#grid(columns: ({columns}), align: center, column-gutter: 8pt, {sides})\n{TITLE}{SENTENCE}{work}"
    )


DAY = "Sông Mây, ngày 20 tháng 01 năm 2026"


@pytest.mark.parametrize(
    ("columns", "day"),
    [
        ("40%, 60%", DAY),
        ("45%, 30%", DAY),
        ("25%, 28%", DAY),
        ("40%, 60%", DAY.replace("ngày ", "ngày \\ ")),
        ("40%, 60%", DAY.replace("tháng ", "tháng \\ ")),
        ("40%, 60%", DAY.replace("năm ", "năm \\ ")),
        ("40%, 60%", DAY.replace(" ngày", " \\ ngày")),
    ],
)
def test_letterhead_in_narrow_columns_is_read_whole(columns, day):
    head = read_bytes(letterhead(columns, LEFT, (*RIGHT[:2], day))).reading.header
    assert (head.number, head.issuer) == ("12/KH-UBND", "Ủy ban nhân dân xã Sông Mây")
    assert (head.place, head.issue_date, head.motto) == ("Sông Mây", "2026-01-20", True)


def test_symbol_broken_at_its_stroke_and_the_name_of_the_party_over_two_lines_are_whole():
    left = ("ĐẢNG BỘ TỈNH AN LAM", "ĐẢNG ỦY XÃ SÔNG MÂY", "Số: 12-KH/ \\ ĐU")
    source = read_source(letterhead("45%, 22%", left, ("ĐẢNG CỘNG SẢN VIỆT NAM", DAY)))
    assert [block.text for block in source.blocks][2:5] == ["Số: 12-KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", DAY]


def test_lines_of_a_letterhead_that_stand_for_themselves_stay_apart():
    source = read_source(letterhead("50%, 50%", LEFT, (*RIGHT[:2], "Độc bản", DAY)))
    assert [block.text for block in source.blocks][3:7] == [*RIGHT[:2], "Độc bản", DAY]


@pytest.mark.parametrize("before", [12, 13, 14])
def test_rows_that_a_page_breaks_above_a_running_foot_are_kept(before):
    rows = "".join(f"[{row}], [Thôn số {row}], [{row * 7}], [{row * 3}]," for row in range(1, 10))
    table = f"#text(10pt, table(columns: (1fr, 3fr, 2fr, 2fr), inset: 4pt, stroke: none, {rows}))\n\n"
    page = "#set page(margin: (left: 30mm, rest: 20mm), footer: text(9pt)[Kế hoạch đường hoa])\n#set text(13pt)\n"
    long = SENTENCE.replace("\n", " ").replace("xã.", "toàn xã.\n\n")
    source = read_source(set_typst(f"{page}{TITLE}{long * before}{table}{long * 12}"))
    assert len(source.pages) == 2
    for row in range(1, 10):
        assert f"{row} Thôn số {row} {row * 7} {row * 3}" in source.text.replace("|", "").replace("  ", " ")
    assert "Kế hoạch đường hoa" not in source.text


def pages_of(*edges):
    """Pages of ordinary lines, each with a small line at its foot at some height."""
    body = [run(f"dòng thứ {line} của lời văn", 80, 100 + 30 * line) for line in range(8)]
    sheets = []
    for text, top in edges:
        small = run(text, 80, top)
        for word in small:
            word.bottom = word.top + 8
        sheets.append(strips_of(Sheet(595, 842, [*body, small])))
    return sheets


@pytest.mark.parametrize(
    ("edges", "kept"),
    [
        ([("Kế hoạch năm 2026", 800), ("Kế hoạch năm 2026", 801)], []),
        ([("Kế hoạch - trang 1 / 2", 800), ("Kế hoạch - trang 2 / 2", 800)], []),
        ([("Thôn 3 có 40 cây", 800), ("Thôn 9 có 55 cây", 800)], ["Thôn 3 có 40 cây", "Thôn 9 có 55 cây"]),
        ([("Như trên đã nói", 760), ("Như trên đã nói", 800)], ["Như trên đã nói"] * 2),
    ],
)
def test_line_runs_over_the_pages_when_it_keeps_its_place_and_counts_them(edges, kept):
    pages, _ = without_furniture(pages_of(*edges), [842, 842])
    assert [strip.text for page in pages for strip in page if not strip.text.startswith("dòng")] == kept


@pytest.mark.parametrize(
    ("top", "kept"), [(800, 0), (20, 2)], ids=["a line at the foot runs", "a letterhead may stand twice"]
)
def test_line_of_the_height_of_the_text_runs_over_two_pages_only_at_their_foot(top, kept):
    runs = [
        [*(run(f"dòng {line} của lời văn", 80, 100 + 30 * line) for line in range(8)), run("Lưu hành nội bộ", 80, top)]
        for _ in range(2)
    ]
    pages, _ = without_furniture([strips_of(Sheet(595, 842, page)) for page in runs], [842, 842])
    assert sum(strip.text == "Lưu hành nội bộ" for page in pages for strip in page) == kept
