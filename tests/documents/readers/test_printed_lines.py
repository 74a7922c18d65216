"""Words with places into lines, columns, paragraphs: the geometry that PDF and scans share, on a page drawn in letters."""

from donghanh.documents.readers.printed.furniture import without_furniture
from donghanh.documents.readers.printed.measure import Placed
from donghanh.documents.readers.printed.order import ordered
from donghanh.documents.readers.printed.paragraphs import paragraphs
from donghanh.documents.readers.printed.sheet import Sheet, Word
from donghanh.documents.readers.printed.strips import strips_of

LETTER, LINE = 6.0, 12.0


def run(text, left, top, *, bold=False):
    """Words set from ``left`` on, every letter six points wide; more spaces make a wider gap."""
    words, place = [], left
    for part in text.split(" "):
        if part:
            words.append(Word(part, place, top, place + LETTER * len(part), top + LINE, bold))
        place += LETTER * (len(part) + 1)
    return words


def page(*runs, height=842):
    return strips_of(Sheet(595, height, list(runs)))


def texts(strips):
    return [strip.text for strip in strips]


def test_a_wide_gap_parts_two_columns():
    assert texts(page(run("XÃ SÔNG MÂY        Độc lập hơn", 80, 60))) == ["XÃ SÔNG MÂY", "Độc lập hơn"]


def test_a_stretched_line_stays_whole():
    assert texts(page(run("lời    văn    giãn    đều    hai    bên", 80, 60))) == ["lời văn giãn đều hai bên"]


def test_a_marker_with_its_tab_and_a_blank_left_by_hand_are_no_columns():
    assert texts(page(run("1.        Công an xã", 80, 60), run("Số:        /KH-UBND ban hành", 80, 90))) == [
        "1. Công an xã",
        "Số: /KH-UBND ban hành",
    ]


def test_the_motto_begins_its_column_however_near_it_stands():
    line = "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert texts(page(run(line, 60, 60))) == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_parts_of_one_line_are_put_together():
    assert texts(page(run("Chủ trì", 80, 60, bold=True), run("phối hợp", 128, 60))) == ["Chủ trì phối hợp"]


def test_a_title_set_letter_by_letter_is_read_as_words():
    assert texts(page(run("K Ế   H O Ạ C H   N Ă M", 200, 60))) == ["KẾ HOẠCH NĂM"]


def test_a_signature_is_read_after_the_recipients_whatever_the_heights():
    strips = page(
        run("Kết thúc./.", 80, 560),
        run("Nơi nhận:", 80, 600),
        run("- UBND tỉnh;", 80, 616),
        run("- Các thôn;", 80, 632),
        run("TM. ỦY BAN NHÂN DÂN", 320, 603),
        run("CHỦ TỊCH", 350, 621),
        run("Lê Thị Mẫu", 350, 710),
    )
    assert texts(ordered(strips, 842, 1)) == [
        "Kết thúc./.", "Nơi nhận:", "- UBND tỉnh;", "- Các thôn;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu",
    ]  # fmt: skip


def test_a_list_set_with_tabs_is_read_line_by_line():
    rows = [
        part
        for number in range(3)
        for part in (run(f"Ngày {number + 1}/3", 80, 300 + 16 * number), run("Trồng hoa", 300, 300 + 16 * number))
    ]
    assert texts(ordered(page(*rows), 842, 1)) == ["Ngày 1/3 Trồng hoa", "Ngày 2/3 Trồng hoa", "Ngày 3/3 Trồng hoa"]


FULL = "tổ chức trồng hoa trên các đường làng và trước cổng trường học của xã"
"""A line that fills the page from 80 to 494."""


def joined(*lines):
    """The paragraphs of lines given as (text, indent), sixteen points apart; a number stands for more room."""
    strips, top = [], 100.0
    for item in lines:
        if isinstance(item, (int, float)):
            top += item
            continue
        words, indent = item
        strips += page(run(words, 80 + indent, top))
        top += 16
    return [
        " ".join(placed.strip.text for placed in group) for group in paragraphs([Placed(strip, 0) for strip in strips])
    ]


def body(indent=36):
    """Lines enough to learn the measures of a document from."""
    return [
        line
        for _ in range(4)
        for line in ((FULL[: len(FULL) - indent // 6].strip().capitalize(), indent), (FULL, 0), ("của cả xã.", 0))
    ]


def test_first_lines_moved_in_begin_paragraphs():
    got = joined(*body(), ("Các thôn cùng làm việc này", 36), ("Mỗi nhà một luống hoa", 36))
    assert got[-2:] == ["Các thôn cùng làm việc này", "Mỗi nhà một luống hoa"]
    assert len(got) == 4 + 2


def test_a_line_without_room_goes_on_even_with_a_capital():
    got = joined(*body(), (FULL[:-6].rstrip(), 36), ("Ủy ban nhân dân xã giao.", 0))
    assert got[-1].endswith("Ủy ban nhân dân xã giao.")


def test_a_number_at_the_head_of_a_line_that_goes_on_is_no_marker():
    before = "thực hiện trong cả giai đoạn từ năm hai nghìn không trăm là 2021"
    got = joined(*body(), (before, 36), ("- 2025 tại các thôn.", 0))
    assert got[-1].endswith("2021 - 2025 tại các thôn.")
    got = joined(*body(0), (before + ":", 0), ("- đến nay", 0))
    assert got[-1] == "- đến nay"


def test_hanging_lines_belong_to_their_bullet():
    got = joined(*body(0), ("- " + FULL[:-12].rstrip(), 18), ("và các thôn cùng làm.", 30), ("- Phát cây giống.", 18))
    assert got[-2:] == ["- " + FULL[:-12].rstrip() + " và các thôn cùng làm.", "- Phát cây giống."]


def test_more_room_between_lines_parts_paragraphs():
    got = joined(*body(0), (FULL, 0), 8, ("Câu sau đứng riêng.", 0))
    assert got[-1] == "Câu sau đứng riêng."


def numbered(pages):
    return [
        page(run("Văn phòng xã Sông Mây", 80, 30), run(f"Nội dung trang {at} là đây", 80, 400), run(str(at), 290, 810))
        for at in range(1, pages + 1)
    ]


def test_running_lines_and_page_numbers_are_left_out():
    kept, remarks = without_furniture(numbered(4), [842] * 4)
    assert [texts(strips) for strips in kept] == [[f"Nội dung trang {at} là đây"] for at in range(1, 5)]
    assert {remark.code: remark.params["count"] for remark in remarks} == {
        "page_numbers_left_out": 4,
        "running_text_left_out": 4,
    }


def test_a_number_in_the_text_is_kept():
    kept, remarks = without_furniture([page(run("Phụ lục kèm theo", 80, 300), run("12", 80, 330))], [842])
    assert texts(kept[0]) == ["Phụ lục kèm theo", "12"]
    assert remarks == []


def test_the_motto_of_each_appendix_is_no_running_line():
    pages = [page(run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 200, 40), run("Phần lời", 80, 400)) for _ in range(4)]
    kept, _ = without_furniture(pages, [842] * 4)
    assert all(len(strips) == 2 for strips in kept)
