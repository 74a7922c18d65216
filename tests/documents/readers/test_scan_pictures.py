"""What is done to the picture of a page before and after its words are read; no recognition here."""

import pytest
from PIL import Image, ImageDraw

from donghanh.documents.readers.printed.sheet import Rule, Sheet, Word
from donghanh.documents.readers.printed.tables import tables_of
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.clean import even, paper_of
from donghanh.documents.readers.scan.drawn import Drawn
from donghanh.documents.readers.scan.level import lean, lies_on_its_side, straighten
from donghanh.documents.readers.scan.paper import sheet_in
from donghanh.documents.readers.scan.pictures import DPI, page_count, pictures_in
from donghanh.documents.readers.scan.regions import regions_of
from donghanh.documents.readers.scan.slips import mended
from donghanh.documents.readers.scan.weights import Seen, Weights, mark_bold
from tests.documents.readers.photo_files import at_an_angle
from tests.documents.readers.scan_files import as_file

WIDTH, HEIGHT = 1654, 2339


def sheet_of_paper(lines=((200, 1450, 40),), *, first=300, last=2000, ground=255):
    """A page of grey bars where words would be: each line is (left, right, pitch)."""
    image = Image.new("L", (WIDTH, HEIGHT), ground)
    draw = ImageDraw.Draw(image)
    for left, right, pitch in lines:
        for top in range(first, last, pitch):
            for start in range(left, right, 90):
                draw.rectangle((start, top, min(start + 76, right), top + 22), fill=20)
    return image


@pytest.mark.parametrize("angle", [-4.0, -1.3, -0.4, 0.0, 0.5, 2.2, 5.0])
def test_the_lean_of_a_page_is_found_to_a_tenth_of_a_degree(angle):
    leaning = sheet_of_paper().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert lean(leaning) == pytest.approx(-angle, abs=0.11)


def test_a_page_on_its_side_is_seen():
    assert not lies_on_its_side(sheet_of_paper())
    assert lies_on_its_side(sheet_of_paper().transpose(Image.Transpose.ROTATE_90))


@pytest.mark.parametrize("angle", [-11.0, -8.0, -5.0, 3.0, 7.0, 12.0])
def test_a_page_that_leans_is_not_taken_for_one_on_its_side(angle):
    leaning = sheet_of_paper().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert not lies_on_its_side(leaning)
    assert lies_on_its_side(leaning.transpose(Image.Transpose.ROTATE_90))
    assert lean(leaning) == pytest.approx(-angle, abs=0.11)


def test_lines_that_spread_like_a_fan_are_made_level_above_and_below():
    spread = at_an_angle(sheet_of_paper().convert("RGB"), 0.06, aside=0.025, share=0, ground=(255, 255, 255)).convert(
        "L"
    )
    level = straighten(spread)
    for half in (level.crop((0, 0, WIDTH, HEIGHT // 2)), level.crop((0, HEIGHT // 2, WIDTH, HEIGHT))):
        assert abs(lean(half)) < 0.4  # of two degrees


def test_a_level_page_and_one_with_some_lines_at_its_head_are_left_as_they_are():
    for page in (sheet_of_paper(), sheet_of_paper(first=300, last=420)):
        assert straighten(page) is page


def test_the_sheet_on_a_table_is_laid_flat():
    page = sheet_of_paper(first=100, last=2200).convert("RGB")
    flat = sheet_in(at_an_angle(page, 0.1, aside=0.03).convert("L"))
    assert max(flat.size) / min(flat.size) == pytest.approx(2**0.5, abs=0.01)
    assert abs(lean(flat)) < 0.2
    assert min(flat.getpixel((x, y)) for x in (20, flat.width - 20) for y in (20, flat.height - 20)) > 240


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (30, 30), (50, 4000)])
def test_a_picture_of_no_shape_of_a_page_is_left_as_it_is(size):
    page = Image.new("L", size, 90)
    assert straighten(sheet_in(page)) is page


@pytest.mark.parametrize("ground", [255, 120])
def test_a_page_whose_edges_are_not_in_the_picture_is_no_sheet_on_a_table(ground):
    page = sheet_of_paper(((0, WIDTH, 40),), first=0, last=HEIGHT, ground=ground)
    assert sheet_in(page) is page


def test_the_table_under_a_photographed_sheet_is_cut_off():
    photo = Image.new("L", (WIDTH + 400, HEIGHT + 400), 70)
    photo.paste(sheet_of_paper(ground=230), (250, 150))
    paper = paper_of(photo)
    assert abs(paper.width - WIDTH) < 90
    assert abs(paper.height - HEIGHT) < 90


def test_a_sheet_that_fills_the_picture_is_left_as_it_is():
    page = sheet_of_paper(ground=235)
    assert paper_of(page).size == page.size
    shaded = Image.linear_gradient("L").resize(page.size).point([120 + value // 2 for value in range(256)])
    assert paper_of(shaded).size == page.size


def test_a_shadow_becomes_white_and_faint_print_black():
    page = sheet_of_paper(ground=255)
    shade = Image.linear_gradient("L").resize(page.size).point([110 + value * 100 // 255 for value in range(256)])
    bars = page.point([90 if value < 128 else 0 for value in range(256)])
    shaded = Image.composite(
        shade.point([value // 2 for value in range(256)]),
        shade,
        bars.point([255 if value else 0 for value in range(256)]),
    )
    clean = even(shaded)
    assert clean.getpixel((100, 100)) == 255
    assert clean.getpixel((240, 310)) < 90


def test_rules_are_found_and_painted_over_and_letters_are_not():
    page = sheet_of_paper(((200, 700, 60),))
    draw = ImageDraw.Draw(page)
    for y in (280, 590, 2100):
        draw.line((150, y, 1500, y), fill=0, width=2)
    for x in (150, 800, 1500):
        draw.line((x, 280, x, 2100), fill=0, width=2)
    drawn = Drawn(page, 200)
    assert sorted(round(rule.at / 10) for rule in drawn.level) == [28, 59, 210]
    assert sorted(round(rule.at / 10) for rule in drawn.upright) == [15, 80, 150]
    clean = drawn.without()
    assert clean.getpixel((1200, 590)) == 255
    assert clean.getpixel((230, 310)) == 20


def test_columns_side_by_side_are_read_apart():
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    for top in range(300, 1200, 45):
        draw.rectangle((200, top, 1450, top + 22), fill=20)
    for top in range(1300, 1600, 40):
        draw.rectangle((200, top, 650, top + 18), fill=20)
    for top in (1310, 1356):
        draw.rectangle((950, top, 1350, top + 22), fill=20)
    regions = regions_of(page, [], 200)
    assert len(regions) == 3
    body, left, right = regions
    assert (body.left, body.right) == (0, WIDTH)
    assert body.bottom <= left.top + 1
    assert 650 < left.right == right.left < 950


def test_columns_of_a_table_are_read_apart():
    level = [Rule(y, 50, 500) for y in (100, 200, 300)]
    upright = [Rule(x, 100, 300) for x in (50, 250, 500)]
    table = tables_of(Sheet(595, 842, [], level, upright))[0]
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    ImageDraw.Draw(page).rectangle((200, 320, 600, 340), fill=0)
    regions = regions_of(page, [table], 200)
    assert [(round(region.left * 0.36), round(region.top * 0.36)) for region in regions] == [(51, 100)]


def seen(*texts, thickness=3.0, bold=False, confidence=60):
    return [Seen(Word(text, 0, 0, 10, 10, bold, confidence), (0, 0, 10, 10), thickness) for text in texts]


def read(line, strokes=0):
    mended(line, lambda box: strokes)
    return " ".join(item.word.text for item in line)


def test_bold_print_is_thicker_than_the_rest_of_its_page():
    ordinary = seen("các", "thôn", "cùng", "trồng", "hoa", "trên", "đường", "làng")
    heading = seen("1.", "Tuyên", "truyền:", thickness=4.6)
    mixed = [*seen("2.", "Kinh", "phí:", thickness=4.5), *seen("do", "xã", "cấp")]
    mark_bold([ordinary, heading, mixed])
    assert [item.word.bold for item in mixed] == [True] * 3 + [False] * 3
    assert all(item.word.bold for item in heading)
    assert not any(item.word.bold for item in ordinary)


def test_strokes_are_counted_in_the_picture():
    page = Image.new("L", (100, 60), 255)
    draw = ImageDraw.Draw(page)
    for left in (10, 24, 38):
        draw.rectangle((left, 10, left + 5, 50), fill=0)
    assert Weights(page).uprights_in((5, 5, 60, 55)) == 3


def test_slanting_strokes_dashes_and_dots_are_no_uprights():
    page = Image.new("L", (160, 60), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((10, 10, 15, 50), fill=0)
    draw.line((40, 50, 60, 10), fill=0, width=5)
    draw.line((80, 10, 95, 50, 110, 10), fill=0, width=5)
    draw.rectangle((120, 34, 130, 38), fill=0)
    draw.rectangle((140, 46, 144, 50), fill=0)
    assert Weights(page).uprights_in((5, 10, 155, 51)) == 1


def test_roman_numerals_are_counted_by_their_strokes():
    assert read(seen("II.", "TỔ", "CHỨC", "THỰC", "HIỆN"), 3) == "III. TỔ CHỨC THỰC HIỆN"
    assert read(seen("IH.", "TỔ", "CHỨC"), 3) == "III. TỔ CHỨC"
    assert read(seen("VI.", "KINH", "PHÍ"), 2) == "VII. KINH PHÍ"
    assert read(seen("II", "NỘI", "DUNG"), 2) == "II. NỘI DUNG"
    assert read(seen("IL", "MỤC", "ĐÍCH"), 1) == "I. MỤC ĐÍCH"
    assert read(seen("L", "MỤC", "ĐÍCH"), 1) == "I. MỤC ĐÍCH"
    assert read(seen("ll.", "MỤC", "TIÊU"), 2) == "II. MỤC TIÊU"
    assert read(seen("1V.", "KINH", "PHÍ"), 1) == "IV. KINH PHÍ"
    assert read(seen("II-", "TỔ", "CHỨC"), 3) == "III- TỔ CHỨC"
    assert read(seen("IIV", "NỘI", "DUNG"), 3) == "III/ NỘI DUNG"
    assert read(seen("IX", "NỘI", "DUNG")) == "IX. NỘI DUNG"


def test_a_numeral_in_bold_before_small_letters_is_counted_too():
    assert read(seen("TH.", "Nhiệm", "vụ", bold=True), 3) == "III. Nhiệm vụ"
    assert read(seen("ll.", "Mục", "tiêu", bold=True), 2) == "II. Mục tiêu"
    assert read(seen("TH.", "Nguyễn", "Du"), 3) == "TH. Nguyễn Du"


def test_what_is_no_numeral_stays():
    assert read(seen("II.", "các", "thôn", "cùng", "làm", bold=True), 3) == "II. các thôn cùng làm"
    assert read(seen("II", "năm", bold=True), 3) == "II năm"
    assert read(seen("1.", "MỤC", "ĐÍCH", confidence=96), 1) == "1. MỤC ĐÍCH"
    assert read(seen("H.", "KINH", "PHÍ", confidence=96), 2) == "H. KINH PHÍ"
    assert read(seen("11.", "Công", "an", bold=True), 2) == "11. Công an"


def test_a_numeral_glued_to_its_heading_becomes_a_word():
    line = seen("II.MỤC", "TIÊU")
    assert read(line, 3) == "III. MỤC TIÊU"
    assert line[0].box[2] == line[1].box[0] < 5
    assert read(seen("Đ.TỔ", "CHỨC")) == "Đ.TỔ CHỨC"
    assert read(seen("I.Mục", "tiêu"), 1) == "I.Mục tiêu"


def test_letters_of_iceland_are_vietnamese_ones():
    assert read(seen("Ð.", "TỔ", "CHỨC")) == "Đ. TỔ CHỨC"


def test_small_signs_at_the_head_of_a_line_are_mended():
    assert read(seen("1,", "Công", "an")) == "1. Công an"
    assert read(seen("~", "Các", "thôn;")) == "- Các thôn;"
    assert read(seen("1,5", "triệu")) == "1,5 triệu"


def test_a_symbol_gets_its_stroke_back_and_is_shown():
    line = seen("Số:", "KH-UBND")
    assert read(line) == "Số: /KH-UBND"
    assert line[1].word.confidence < 60
    assert read(seen("Số:", "5/KH-UBND")) == "Số: 5/KH-UBND"


def test_the_copy_of_the_clerk_is_known():
    assert read(seen("-", "Lưu:", "VTj", "VHXH.")) == "- Lưu: VT, VHXH."
    assert read(seen("-", "Lưu:", "VP.")) == "- Lưu: VP."


def test_lost_hooks_are_mended_only_where_no_word_stands():
    assert read(seen("về", "bình", "đăng", "giới")) == "về bình đẳng giới"
    assert read(seen("PHÓ", "CHU", "TỊCH")) == "PHÓ CHỦ TỊCH"
    assert read(seen("A.", "CHỈ", "TIỂU")) == "A. CHỈ TIÊU"
    assert read(seen("không", "chỉ", "tiểu", "học")) == "không chỉ tiểu học"
    assert read(seen("Chu", "tịch")) == "Chu tịch"  # perhaps a slip of the writer, which the checks report
    assert read(seen("thanh", "bình,", "đăng", "ký")) == "thanh bình, đăng ký"


def test_a_photo_is_made_as_small_as_recognition_likes():
    photo = Image.new("RGB", (3308, 4678), (255, 250, 240))
    picture = next(pictures_in(as_file(photo, "JPEG")))
    assert picture.dpi == pytest.approx(DPI, rel=0.25)
    assert picture.image.mode == "L"
    assert abs(min(picture.image.size) - 1654) < 420


def test_a_small_scan_keeps_its_dots():
    picture = next(pictures_in(as_file(Image.new("L", (1240, 1754), 255), "PNG", dpi=(150, 150))))
    assert (picture.image.size, round(picture.dpi)) == ((1240, 1754), 150)


def test_a_second_page_that_says_nothing_of_its_size_is_damage():
    page = Image.new("L", (64, 90), 255)
    data = bytearray(as_file(page, "TIFF", save_all=True, append_images=[page]))
    first = int.from_bytes(data[4:8], "little")
    entries = int.from_bytes(data[first : first + 2], "little")
    second = int.from_bytes(data[first + 2 + 12 * entries :][:4], "little")
    assert page_count(bytes(data)) == 2
    data[second : second + 2] = b"\0\0"  # no entries
    for reads in (page_count, lambda spoilt: list(pictures_in(spoilt))):
        with pytest.raises(Refused, match="damaged"):
            reads(bytes(data))
