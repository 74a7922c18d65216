"""Photos taken as people take them are read like the paper; what is too bad to be read is said to be. Slow: a second a page."""

from difflib import SequenceMatcher

import pypdfium2
import pytest
from PIL import Image

from donghanh.documents.readers.open_file import read_bytes, read_source
from donghanh.documents.readers.refusal import Refused
from tests.documents.readers.photo_files import (
    WHITE,
    at_an_angle,
    faded,
    grained,
    on_table,
    page_of,
    shaded,
    small,
    turned,
)
from tests.documents.readers.scan_files import as_file
from tests.samples.compose.paper import pdf_of
from tests.samples.written import samples

PDF = pdf_of(next(sample.sheet for sample in samples() if sample.name == "island_children-table"))


@pytest.fixture(scope="module")
def page():
    """A page with a letterhead, paragraphs and a table."""
    return page_of(PDF)


@pytest.fixture(scope="module")
def words():
    """The words of that page, by its text layer."""
    with pypdfium2.PdfDocument(PDF) as document:
        return document[0].get_textpage().get_text_range().split()


def read(photo):
    return read_source(as_file(photo, "JPEG", quality=85))


def share_of(words, source):
    """How many of some words stand in a text in their order, of one."""
    blocks = SequenceMatcher(None, words, source.text.split(), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(lambda page: turned(page, 180), id="on its head"),
        pytest.param(lambda page: turned(page, 90), id="on its side"),
        pytest.param(lambda page: turned(page, 270), id="on its other side"),
        pytest.param(lambda page: turned(page, -3), id="three degrees askew"),
        pytest.param(lambda page: turned(page, 8), id="eight degrees askew"),
        pytest.param(lambda page: turned(on_table(page), -8, ground=(92, 70, 50)), id="askew on a table"),
        pytest.param(lambda page: turned(turned(on_table(page), 6, ground=(92, 70, 50)), 90), id="askew, on its side"),
        pytest.param(lambda page: on_table(page, ground=(190, 180, 165)), id="on a light table"),
        pytest.param(lambda page: at_an_angle(page, 0.18), id="from below"),
        pytest.param(lambda page: at_an_angle(page, 0.1, aside=0.04), id="from a corner"),
        pytest.param(lambda page: at_an_angle(page, 0.06, aside=0.025, share=0, ground=WHITE), id="edges outside"),
        pytest.param(lambda page: shaded(page, 70), id="in the shade"),
        pytest.param(lambda page: faded(page, 110, 190), id="pale"),
        pytest.param(lambda page: shaded(at_an_angle(faded(page, 40, 225), 0.1, aside=0.02)), id="all of it"),
        pytest.param(lambda page: small(at_an_angle(page, 0.08, aside=0.02), 1600), id="sent on by a messenger"),
    ],
)
def test_a_photo_is_read_like_the_paper(page, words, taken):
    source = read(grained(taken(page)))
    assert share_of(words, source) > 0.95
    assert min(source.confidence) > 85
    assert sum(block.kind == "table_row" for block in source.blocks) == 3


@pytest.mark.parametrize("blur", [4, 8])
def test_a_photo_out_of_focus_is_refused_as_unclear(page, blur):
    with pytest.raises(Refused) as refusal:
        read(grained(page, blur))
    assert refusal.value.code == "unclear_picture"


def test_of_a_page_out_of_focus_no_word_is_taken_and_the_others_are_read(page, words):
    pages = [grained(page), grained(page, 5)]
    source = read_source(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert share_of(words, source) > 0.95
    assert source.text[source.pages[1] :].strip() == ""
    assert {remark.code: remark.params for remark in source.remarks}["unclear_pages"] == {"pages": "2"}
    assert "faint_pages" not in {remark.code for remark in source.remarks}


def test_an_empty_page_is_not_called_unclear(page):
    pages = [grained(page), Image.new("RGB", page.size, (250, 250, 250))]
    source = read_source(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert "unclear_pages" not in {remark.code for remark in source.remarks}


def test_a_picture_of_things_is_no_document():
    things = Image.effect_mandelbrot((1200, 1600), (-2, -1.5, 1, 1.5), 100).convert("RGB")
    with pytest.raises(Refused) as refusal:
        read_bytes(as_file(things, "JPEG"))
    assert refusal.value.code in ("no_text", "unclear_picture", "not_vietnamese")
