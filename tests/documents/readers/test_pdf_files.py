"""PDF files as files: what is refused, by which name; what lies on pages besides their text."""

from contextlib import suppress

import pytest

from donghanh.documents.readers import progress
from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.pdf.old_fonts import encoding_of, modern
from donghanh.documents.readers.pdf.trust import is_bare, is_garbled
from donghanh.documents.readers.refusal import CODES, Refused
from donghanh.documents.readers.source import Remark
from donghanh.documents.readers.wording import REFUSALS, REMARKS, message, remark_sentence
from tests.documents.readers.pdf_files import set_typst
from tests.documents.readers.raw_pdf import locked, page_file, pdf, stream

WORDS = b"BT /F1 12 Tf 72 700 Td (" + b"Anh em ta cho nhau xem quanh nhau lo toan " * 3 + b") Tj ET"
XFA = b"/AcroForm<</Fields[]/XFA 6 0 R>> /NeedsRendering true"


def refusal(data):
    with pytest.raises(Refused) as caught:
        read_source(data)
    return caught.value


def test_a_password_is_named_in_the_words_of_the_house():
    refused = refusal(locked(b"secret"))
    assert refused.code == "locked_pdf"
    assert message(refused).startswith(
        "Tệp PDF này đặt mật khẩu mở nên chưa đọc được. Hãy mở tệp bằng mật khẩu, chọn In"
    )


def test_a_file_that_only_restricts_printing_is_read():
    assert "Nothing to hide" in read_source(locked(b"")).text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\nnothing that follows is one", "damaged"),
        (pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "damaged"),
        (page_file(WORDS, catalogue=b"/Collection<</View/D>>"), "portfolio"),
        (page_file(WORDS, catalogue=XFA, more=[stream(b"<xdp/>")]), "xfa_form"),
        (page_file(WORDS, pages=301), "too_many_pages"),
        (page_file(b""), "no_text"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data, code):
    assert refusal(data).code == code


def outcome(data):
    try:
        read_source(data)
    except Refused as refused:
        return refused.code
    return "read"


def test_half_a_file_is_read_or_refused_but_never_breaks():
    data = set_typst("Kế hoạch trồng hoa " * 40)
    for part in (1, 2, 3, 7):
        with suppress(Refused):
            assert read_source(data[: len(data) * part // 8]).form in ("pdf", "scan")


def test_a_line_before_the_file_is_overlooked():
    assert read_source(b"\r\n" + page_file(WORDS)).form == "pdf"


def test_text_put_on_a_page_afterwards_is_read_with_it():
    """Offices fill in number and date when they sign: as an annotation that the page itself does not hold."""
    look = stream(
        b"BT /F1 12 Tf 2 4 Td (12/KH-UBND) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 4 0 R>>>>",
    )
    note = b"<</Type/Annot/Subtype/FreeText/Rect[100 640 200 660]/Contents(x)/DA(/F1 12 Tf)/F 4/AP<</N 6 0 R>>>>"
    source = read_source(page_file(WORDS, page=b"/Annots[7 0 R]", more=[look, note]))
    assert "12/KH-UBND" in source.text


def test_a_turned_page_is_read_as_it_is_shown():
    content = (
        b"BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Con ong lam mat yeu hoa) Tj 0 1 -1 0 130 72 Tm (Con ca boi yeu nuoc) Tj ET"
    )
    source = read_source(page_file(content, page=b"/Rotate 90"))
    assert source.text.split("\n")[:2] == ["Con ong lam mat yeu hoa", "Con ca boi yeu nuoc"]


def test_the_place_of_the_page_in_its_box_does_not_matter():
    near = read_source(page_file(WORDS)).text
    assert read_source(page_file(WORDS.replace(b"72 700", b"1072 1700"), page=b"/CropBox[1000 1000 1595 1842]").replace(
        b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 3000 3000]")).text == near  # fmt: skip


def test_every_code_has_its_sentence():
    assert set(REFUSALS) == set(CODES)
    figures = {"count": 3, "pages": "2, 5", "encoding": "VNI", "inserted": 2, "deleted": 1, "names": "1.jpg, 2.jpg"}
    for code in REMARKS:
        assert remark_sentence(Remark(code, figures))


def test_an_empty_text_layer_is_told_from_a_poor_one():
    good = "Ủy ban nhân dân xã xây dựng kế hoạch tổ chức các hoạt động trồng hoa trên địa bàn " * 3
    assert is_bare("Ký bởi: Lê Thị Mẫu 20/01/2026")
    assert not is_bare(good)
    assert not is_garbled(good, scanned=True)
    assert is_garbled("\x01\x02 \x03\x04 abc \x05")
    assert is_garbled("qwxz brtk fjdk slwk zxvb mnbv lkjh gfds " * 5)
    bare = "Uy ban nhan dan xa xay dung ke hoach to chuc cac hoat dong trong hoa tren dia ban " * 3
    assert is_garbled(bare, scanned=True)
    assert not is_garbled(bare)  # typed without marks: read, and refused as no Vietnamese with marks


def test_old_fonts_are_known_by_their_names():
    assert encoding_of("ABCDEF+.VnTimeH") == "TCVN3 (ABC)"
    assert encoding_of("VNI-Times") == "VNI"
    assert encoding_of("ABCDEF+TimesNewRomanPSMT") is None
    assert modern("Tinos", "Tinos-Regular") == "Tinos"


def test_text_in_an_old_font_without_tables_is_refused_by_name(monkeypatch):
    monkeypatch.setattr("donghanh.documents.readers.pdf.old_fonts.legacy", None)
    typed = "KÕ ho¹ch trång hoa ".encode("latin-1") * 6
    data = page_file(b"BT /F1 12 Tf 72 700 Td (" + typed + b") Tj ET").replace(b"/Helvetica", b"/.VnTime  ")
    refused = refusal(data)
    assert (refused.code, refused.params) == ("legacy_encoding", {"encoding": "TCVN3 (ABC)"})


def test_nobody_is_told_of_progress_where_nothing_is_recognised():
    told = []
    progress.send_to(lambda done, total: told.append((done, total)))
    try:
        read_source(page_file(WORDS))
    finally:
        progress.send_to(None)
    assert told == []
