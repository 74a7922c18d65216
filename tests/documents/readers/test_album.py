"""Several photos of one paper: packed in order, known, read as the pages of one document, or refused by the photo's name."""

import io
import zipfile

import pypdfium2
import pytest
from PIL import Image

from donghanh.documents import limits
from donghanh.documents.readers import progress
from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.photos import MOST_PHOTOS, in_order, is_album, pack
from donghanh.documents.readers.printed.sheet import Sheet, Word
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.album import by_printed_number
from tests.documents.readers.photo_files import at_an_angle, grained, page_of
from tests.documents.readers.scan_files import as_file
from tests.documents.readers.test_photos import PDF

BLANK = as_file(Image.new("L", (80, 110), 250), "PNG")


def packed(*photos):
    out = io.BytesIO()
    pack(((name, [content]) for name, content in photos), out)
    return out.getvalue()


def put(*names):
    return [names[place] for place in in_order(names)]


def page(*lines, number=None):
    """A sheet of A4 with some lines, and a number in the middle of its upper margin."""
    words = [Word(line, 80, 200 + 20 * row, 400, 214 + 20 * row) for row, line in enumerate(lines)]
    if number:
        words.append(Word(number, 290, 40, 304, 54))
    return Sheet(595, 842, [[word] for word in words])


def test_names_are_put_in_order_by_their_numbers():
    assert put("IMG_10.jpg", "IMG_9.jpg", "img_2.JPG") == ["img_2.JPG", "IMG_9.jpg", "IMG_10.jpg"]
    assert put("trang 2.png", "bia.png", "trang 1.png") == ["bia.png", "trang 1.png", "trang 2.png"]


def test_photos_that_a_telephone_calls_alike_stay_as_they_were_chosen():
    assert in_order(["image.jpg", "image.jpg", "image.jpg"]) == [0, 1, 2]


def test_the_same_photos_are_the_same_file_and_are_known_by_its_beginning():
    one, same = (packed(("1.png", BLANK), ("2.png", BLANK)) for _ in range(2))
    assert one == same
    assert is_album(one[:100])
    assert limits.limits_of(one[: limits.HEAD_BYTES]).recognises


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("IMG_1.jpg", "01/IMG_1.jpg"),
        ("x" * 90 + ".jpeg", "01/" + "x" * 55 + ".jpeg"),
        ("không tên", "01/không tên"),
        ("../../etc/1.png", "01/1.png"),
        ("..\\1.png", "01/1.png"),
        ("a." + "b" * 90, "01/a." + "b" * 58),
    ],
    ids=["as it is", "long", "without an ending", "a path", "a path of Windows", "a long ending"],
)
def test_a_photo_keeps_the_ending_of_its_name_and_no_path(name, inside):
    with zipfile.ZipFile(io.BytesIO(packed((name, BLANK)))) as album:
        assert album.namelist() == ["mimetype", inside]


def test_a_word_file_and_another_archive_are_no_photos_of_a_paper():
    for first, content in (("[Content_Types].xml", b"<Types/>"), ("mimetype", b"application/epub+zip")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(first, content)
        assert not is_album(out.getvalue()[:100])
        assert not limits.limits_of(out.getvalue()).recognises


def test_pages_go_by_the_numbers_printed_on_them():
    pages = [page("cuối", number="3"), page("đầu"), page("giữa", number="- 2 -")]
    assert by_printed_number(pages) == [1, 2, 0]


@pytest.mark.parametrize(
    "numbers",
    [(None, None, "2"), ("2", "2", None), ("3", "4", None), ("2", None, "12"), (None, "2", "3")],
    ids=["two without", "one twice", "none is the second", "one misread", "in order"],
)
def test_pages_stay_as_they_are_when_their_numbers_leave_a_doubt(numbers):
    assert by_printed_number([page("chữ", number=number) for number in numbers]) == [0, 1, 2]


def test_pages_stay_as_they_are_when_one_is_too_unclear_to_show_its_number():
    unclear = Sheet(595, 842, [], is_unclear=True)
    assert by_printed_number([page("ba", number="3"), page("hai", number="2"), unclear]) == [0, 1, 2]


def test_a_number_in_the_text_is_no_number_of_a_page():
    assert by_printed_number([page("2"), page("chữ")]) == [0, 1]


def test_photos_of_two_pages_in_the_wrong_order_are_read_as_one_paper_in_the_right_one():
    with pypdfium2.PdfDocument(PDF) as document:
        ends = [document[number].get_textpage().get_text_range().split()[-1] for number in (0, 1)]
    photos = [
        (name, as_file(grained(at_an_angle(page_of(PDF, number), 0.08)), "JPEG", quality=85))
        for name, number in (("IMG_1.jpg", 1), ("IMG_2.jpg", 0))
    ]
    told = []
    progress.send_to(lambda done, total: told.append((done, total)))
    try:
        source = read_source(packed(*photos))
    finally:
        progress.send_to(None)
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert source.text.startswith("ỦY BAN NHÂN DÂN")
    assert len(source.pages) == len(source.confidence) == 2
    assert ends[0] in source.text[: source.pages[1]].split()
    assert {remark.code: remark.params for remark in source.remarks}["photos_reordered"] == {
        "count": 2,
        "names": "IMG_2.jpg, IMG_1.jpg",
    }


@pytest.mark.parametrize("content", [BLANK[:60], b"%PDF-1.7", b"", b"\0\0\0\x18ftypheic" + bytes(200)])
def test_one_bad_photo_is_named(content):
    with pytest.raises(Refused) as refusal:
        read_source(packed(("IMG_1.png", BLANK), ("IMG_2.png", content)))
    assert (refusal.value.code, refusal.value.params) == ("photo_unusable", {"name": "IMG_2.png"})


def test_photos_without_print_are_refused():
    with pytest.raises(Refused, match="no_text"):
        read_source(packed(("1.png", BLANK), ("2.png", BLANK)))


def test_more_photos_than_a_paper_has_pages_are_refused_before_any_is_looked_at(monkeypatch):
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(Refused, match="too_many_pages"):
        read_source(packed(*[("1.png", BLANK)] * (MOST_PHOTOS + 1)))


def test_a_part_that_would_grow_is_not_unpacked():
    out = io.BytesIO(packed(("1.png", BLANK)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as album:
        album.writestr("02/2.png", BLANK + bytes(5_000_000))
    with pytest.raises(Refused, match="damaged"):
        read_source(out.getvalue())


def test_a_packed_file_cut_short_is_damaged():
    data = packed(("1.png", BLANK), ("2.png", BLANK))
    with pytest.raises(Refused, match="damaged"):
        read_source(data[:-30])
