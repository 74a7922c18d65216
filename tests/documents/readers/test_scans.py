"""Scans and photos: read by recognition, shown with what it was not sure of. Slow: a page takes a second or two."""

import io
import struct
import zlib
from difflib import SequenceMatcher

import pypdfium2
import pytest
from PIL import Image

from donghanh.documents.readers import progress
from donghanh.documents.readers.open_file import read_bytes, read_source
from donghanh.documents.readers.pdf import drawing
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan import pictures
from tests.documents.readers.papers import plan, said
from tests.documents.readers.pdf_files import set_pdf
from tests.documents.readers.raw_pdf import page_file
from tests.documents.readers.scan_files import as_file, photographed, scanned
from tests.documents.readers.test_pdf_pages import assert_maps

PAPER = plan(groups=3, rows=3)


@pytest.fixture(scope="module")
def page_and_signature():
    """The plan as PDF; its first page is full, its second has the table and the signature."""
    data = set_pdf(PAPER)
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 2
    return data


def likeness(source, paper):
    return SequenceMatcher(
        None, [w for line in said(paper) for w in line.split()], source.text.split(), autojunk=False
    ).ratio()


def test_a_scan_of_two_pages_is_read_like_the_paper(page_and_signature):
    pages = [scanned(page_and_signature, number, tilt=tilt) for number, tilt in ((0, 0.5), (1, -0.4))]
    told = []
    progress.send_to(lambda done, total: told.append((done, total)))
    try:
        file = read_bytes(as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(200, 200)))
    finally:
        progress.send_to(None)
    source, head = file.source, file.reading.header
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert source.form == "scan"
    assert len(source.pages) == len(source.confidence) == 2
    assert min(source.confidence) > 85
    assert likeness(source, PAPER) > 0.97
    assert_maps(source)
    assert (head.number, head.issuer, head.issue_date) == ("12/KH-UBND", "Ủy ban nhân dân xã Sông Mây", "2026-01-20")
    assert [section.marker for section in file.reading.outline.sections][:4] == ["I.", "1.", "2.", "II."]
    assert file.reading.signer.position == "CHỦ TỊCH"
    rows = [block for block in source.blocks if block.kind == "table_row"]
    assert [len(row.cells) for row in rows] == [6, 6, 6, 6]
    assert "Hội Nông dân xã" in rows[1].text
    assert len(source.doubts) < 0.02 * len(source.text.split())
    for doubt in source.doubts:
        assert doubt.confidence < 94
        assert source.text[doubt.start : doubt.end].strip()


def test_a_photo_taken_sideways_is_read_upright_without_seal_and_table(page_and_signature):
    photo = photographed(page_and_signature, 0)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned by a quarter
    source = read_source(as_file(photo.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=82))
    assert source.blocks[0].text == "ỦY BAN NHÂN DÂN"
    assert [block.text for block in source.blocks].count("XÃ SÔNG MÂY") == 1
    assert sum("Nhóm việc thứ" in block.text for block in source.blocks) >= 2
    assert not any(block.text in "|¡[]" for block in source.blocks)


def test_pages_without_text_in_a_pdf_are_recognised_and_said_so(page_and_signature):
    with pypdfium2.PdfDocument(page_and_signature) as document:
        picture = pypdfium2.PdfDocument(as_file(scanned(page_and_signature, 1, tilt=0), "PDF", resolution=200))
        document.import_pages(picture, index=1)
        document.del_page(2)
        source = read_source(saved(document))
    assert source.form == "pdf"
    assert source.confidence[0] == 100
    assert source.confidence[1] < 100
    assert {remark.code: remark.params for remark in source.remarks}["pages_recognised"] == {"pages": "2"}
    assert source.blocks[-1].text == "Lê Thị Mẫu"


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_without_print_is_refused(kind):
    with pytest.raises(Refused, match="no_text"):
        read_source(as_file(Image.new("L", (400, 560), 250), kind))


def test_a_broken_picture_is_refused_by_name():
    data = as_file(Image.effect_noise((300, 300), 90), "PNG")
    with pytest.raises(Refused, match="damaged"):
        read_source(data[: len(data) // 2])


def test_a_picture_too_large_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PIXELS", 100_000)
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was unpacked"))
    with pytest.raises(Refused, match="too_many_pixels"):
        read_source(as_file_unloaded())


def as_file_unloaded():
    """The head of a PNG that would take 1.6 billion bytes."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_a_photo_of_the_telephone_format_is_named():
    with pytest.raises(Refused, match="heic_photo"):
        read_source(b"\x00\x00\x00\x18ftypheic" + bytes(200))


def test_a_page_with_more_lines_than_can_be_drawn_is_refused_and_one_with_many_is_drawn(monkeypatch):
    monkeypatch.setattr(drawing, "_LONGEST_DRAWING", 0.3)
    with pytest.raises(Refused) as refusal:
        read_bytes(page_file(b"0 0 m 595 842 l S\n" * 6_000))
    assert refusal.value.code == "too_complex"
    with pytest.raises(Refused) as refusal:  # drawn and recognised: there is nothing to read on it
        read_bytes(page_file(b"0 0 m 0 9 l S\n" * 600))
    assert refusal.value.code == "no_text"


def test_a_page_drawn_step_by_step_is_the_page_drawn_at_once(page_and_signature):
    with pypdfium2.PdfDocument(page_and_signature) as document:
        at_once = document[0].render(scale=pictures.DPI / 72).to_pil()
        drawn = drawing.picture_of(document, 0)
    assert drawn.image.tobytes() == pictures.grey(at_once).tobytes()
