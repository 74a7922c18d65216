"""Text that somebody pasted or typed with the return key at the end of every line, on pages and in Word."""

from pathlib import Path

import pytest

from donghanh.documents.readers.decode import decode
from donghanh.documents.readers.markup import goes_on_marked, is_marked
from donghanh.documents.readers.open_file import read_bytes, read_source
from donghanh.documents.readers.printed.measure import Placed, measures_of
from donghanh.documents.readers.printed.order import ordered
from donghanh.documents.readers.printed.paragraphs import paragraphs
from donghanh.documents.readers.printed.typed import typing_of, unwrapped
from tests.documents.readers.docx_files import docx, paragraph
from tests.documents.readers.pdf_files import Paper, set_pdf, table, text
from tests.documents.readers.test_pdf_pages import assert_maps
from tests.documents.readers.test_printed_lines import page, run
from tests.domain.test_samples import READ, short, source_of
from tests.samples.compose.from_text import pasted_sheet
from tests.samples.compose.paper import pdf_of

# Broken where another page was full; "UBND" begins a line, and the paragraph goes on.
TYPED = (
    "1. Hội Liên hiệp Phụ nữ xã",
    "Vận động các gia đình trồng hoa dọc đường làng, giữ vệ sinh ngõ xóm vào",
    "ngày thứ bảy hằng tuần; mỗi thôn chọn một đoạn đường làm mẫu để cả xã",
    "cùng học, báo kết quả với Ban Tổ chức trước ngày họp giao ban tháng, và",
    "UBND xã khen thưởng thôn làm tốt theo quy chế thi đua đã thông qua",
    "tại hội nghị cán bộ, công chức của xã ngay từ đầu năm, gửi kèm các biên",
    "bản của từng thôn có chữ ký của người đứng đầu cùng ảnh chụp trước và",
    "sau khi trồng.",
    "2. Công an xã",
    "Nhắc nhở các hộ lấn chiếm lòng đường, vỉa hè, xử lý những trường hợp cố",
    "tình vi phạm sau khi đã được nhắc bằng văn bản, gửi danh sách về Ủy ban",
    "nhân dân xã để nêu tên trên hệ thống truyền thanh vào buổi sáng.",
)
WIDE = 80 + 6 * 100


def typed_page(lines, pitch=18):
    """The lines as they were typed, on a page that has room for a hundred letters and shows one line so long."""
    longest = "x" * 8 + " y" * 46
    return page(*(run(line, 80, 60 + pitch * place) for place, line in enumerate([longest, *lines])), height=1400)


def wrapped_page(lines, room=50, soft=14, hard=18):
    """The lines on a page with room for fifty letters: what does not fit goes on below, closer than the next line."""
    runs, top = [], 60
    for line in lines:
        words = line.split(" ")
        while words:
            taken = []
            while words and len(" ".join([*taken, words[0]])) <= room:
                taken.append(words.pop(0))
            runs.append(run(" ".join(taken), 80, top))
            top += soft if words else hard
    return page(*runs, height=1400)


def placed(strips):
    return [Placed(strip, 0) for strip in strips]


def said(lines):
    return [" ".join(line.strip.text for line in group) for group in paragraphs(lines)]


WANTED = [TYPED[0], " ".join(TYPED[1:8]), TYPED[8], " ".join(TYPED[9:])]


def test_a_line_that_goes_on_with_a_capital_stays_in_its_paragraph():
    assert said(placed(typed_page(TYPED)))[1:] == WANTED


def test_lines_that_the_page_broke_again_are_put_together_first():
    assert said(placed(wrapped_page(TYPED))) == WANTED


@pytest.mark.parametrize(("soft", "hard"), [(14, 14), (14, 18), (14, 28)])
def test_the_space_between_typed_lines_does_not_matter(soft, hard):
    assert said(placed(wrapped_page(TYPED, soft=soft, hard=hard))) == WANTED


def test_a_page_that_breaks_its_own_lines_is_no_typed_one():
    ragged = placed(wrapped_page([" ".join(TYPED[1:8]), " ".join(TYPED[9:])], room=58))
    assert typing_of(ragged, measures_of(ragged)) is None


def test_a_few_early_ends_do_not_make_a_page_a_typed_one():
    lines = [" ".join(TYPED[1:8]), *TYPED[9:11]]
    few = placed(wrapped_page(lines, room=40))
    assert typing_of(few, measures_of(few)) is None


def test_a_last_page_with_a_signature_alone_does_not_matter():
    signature = placed(
        ordered(page(run("Nơi nhận:", 80, 60), run("CHỦ TỊCH", 350, 60), run("Lê Mẫu", 350, 140)), 842, 1)
    )
    lines = [*placed(wrapped_page(TYPED)), *(Placed(line.strip, 1) for line in signature)]
    assert said(lines)[: len(WANTED)] == WANTED


def test_markdown_is_known_by_its_marks():
    assert is_marked(["# KẾ HOẠCH", "## I. MỤC ĐÍCH"])
    assert is_marked(["**Mục đích** và **yêu cầu**, **kinh phí**", "**Nơi nhận:**"])
    assert is_marked(["| TT | Nội dung |", "|---|---|", "| 1 | Trồng hoa |"])


def test_a_slogan_a_footnote_and_a_rule_under_a_letterhead_are_no_markdown():
    assert not is_marked(["# chung tay vì bình đẳng", "*Ghi chú: số liệu ước tính", "******", "a | b", "2 ** 3 ** 4"])


def test_a_row_of_a_table_goes_on_until_its_last_bar():
    assert goes_on_marked("| 1 | Trồng hoa dọc", "đường làng và các", "ngõ xóm | Hội Phụ nữ |")
    assert not goes_on_marked("| 1 | Trồng hoa", "đường làng |", "đường làng")


@pytest.mark.parametrize("mark", ["## II. NỘI DUNG", "* Trồng hoa", "| 2 | Quét dọn |", "**1. Mục đích**"])
def test_a_mark_begins_something_new(mark):
    assert not goes_on_marked("Nội dung gồm", "các phần sau đây và", mark)


def test_bold_words_in_a_sentence_begin_nothing():
    assert goes_on_marked("Phấn đấu đạt", "ít nhất", "**100 %** số thôn")


def test_a_marked_line_broken_by_the_page_is_one_line_again():
    row = "| 1 | Trồng hoa | Hội Phụ nữ |"
    lines = ["## II. NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN PHONG TRÀO ĐƯỜNG HOA", " ".join(TYPED[1:8]), row]
    assert [line.strip.text for line in unwrapped(placed(wrapped_page(lines, room=40)))] == lines


def test_a_marked_heading_that_fills_its_line_takes_no_paragraph_in():
    lines = ["## II. NỘI DUNG CỦA PHONG TRÀO ĐƯỜNG HOA", "Vận động mỗi gia đình cùng tham gia " + " ".join(TYPED[2:8])]
    assert len(lines[0]) == 40
    assert [line.strip.text for line in unwrapped(placed(wrapped_page(lines, room=40)))] == lines


def test_marked_lines_stay_apart_where_too_few_show_how_wide_the_page_is():
    lines = ["- Trồng hoa dọc đường làng.", "**Ghi chú:** các thôn tự chọn giống", "Hội Nông dân xã giúp cây giống."]
    assert [line.strip.text for line in unwrapped(placed(wrapped_page(lines, room=60)))] == lines


def test_a_ruled_table_among_the_marks_of_markdown_keeps_its_rows():
    marked = (text("## I. MỤC ĐÍCH"), text("Vận động các gia đình **trồng hoa**."), text("## II. NHIỆM VỤ"))
    rows = (("TT", "Nội dung công việc", "Cơ quan chủ trì"), ("1", "Trồng hoa dọc đường làng", "Hội Phụ nữ xã"))
    source = read_source(set_pdf(Paper(title=("KẾ HOẠCH", "Phong trào đường hoa"), body=(*marked, table(*rows)))))
    found = [block for block in source.blocks if block.kind == "table_row"]
    assert [[block.text[start:end] for start, end in block.cells] for block in found] == [list(row) for row in rows]
    assert_maps(source, marks="#*|")


def test_columns_and_a_title_set_with_spaces_in_word_are_read_as_such():
    letterhead = [
        "     ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "       XÃ SÔNG MÂY                     Độc lập - Tự do - Hạnh phúc",
        "     Số: 12/KH-UBND                Sông Mây, ngày 20 tháng 01 năm 2026",
        "",
        "                                KẾ HOẠCH",
        "                  Phong trào đường hoa năm 2026 trên địa bàn xã",
        "",
        "I. MỤC ĐÍCH",
        "Vận động các gia đình trồng hoa.",
        "II. NỘI DUNG",
        "1. Trồng hoa dọc đường làng.",
    ]
    header = read_bytes(docx("".join(map(paragraph, letterhead)))).reading.header
    assert (header.number, header.issuer) == ("12/KH-UBND", "Ủy ban nhân dân xã Sông Mây")
    assert header.title == "Phong trào đường hoa năm 2026 trên địa bàn xã"


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_a_plan_pasted_into_word_says_what_it_says(folder: Path) -> None:
    data = source_of(folder).read_bytes()
    pasted = docx("".join(map(paragraph, decode(data).split("\n"))))
    assert short(read_bytes(pasted).reading) == short(read_bytes(data).reading)


@pytest.mark.parametrize("folder", READ, ids=lambda folder: folder.name)
def test_a_plan_pasted_onto_pages_has_the_same_sections_tasks_and_bodies(folder: Path) -> None:
    data = source_of(folder).read_bytes()
    wanted = read_bytes(data).reading.to_json()
    got = read_bytes(pdf_of(pasted_sheet(decode(data)))).reading.to_json()
    for key in ("sections", "assignments"):
        assert [_bare(item) for item in got[key]] == [_bare(item) for item in wanted[key]], key


def test_markdown_pasted_into_word_is_read_by_its_marks_and_shown_with_them() -> None:
    source = read_source(docx("".join(map(paragraph, ["## KẾ HOẠCH", "", "### I. MỤC ĐÍCH", "Trồng **hoa**."]))))
    assert [block.text for block in source.blocks] == ["KẾ HOẠCH", "I. MỤC ĐÍCH", "Trồng hoa."]
    assert source.text.startswith("## KẾ HOẠCH\n")


def _bare(item: dict[str, object]) -> object:
    return item.get("title") or item.get("agency")
