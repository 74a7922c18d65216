"""A paper with a secrecy mark is known as one in whatever form it comes and wherever the mark is printed."""

from dataclasses import replace

import pytest

from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.refusal import Refused
from tests.documents.plans import TEXT
from tests.documents.readers.docx_files import NAMES, docx, paragraph, run, table
from tests.documents.readers.docx_files import row as docx_row
from tests.documents.readers.papers import plan
from tests.documents.readers.pdf_files import set_pdf, set_typst
from tests.documents.readers.scan_files import as_file, scanned

LINES = TEXT.strip().split("\n")
HARMLESS = "CÔNG TÁC BẢO MẬT"


def mark_of(data):
    return read_bytes(data).reading.header.secrecy


def with_line(line, at=3):
    return "\n".join([*LINES[:at], line, *LINES[at:]])


@pytest.mark.parametrize("line", ["MẬT", "XÃ SÔNG MÂY   MẬT", "M Ậ T", "(MẬT)", "Độ mật: MẬT", "**MẬT**", "## MẬT", "<center>**MẬT**</center>"])  # fmt: skip
def test_mark_in_a_text_or_in_markdown_is_seen(line):
    assert mark_of(with_line(line).encode()) == "MẬT"


# Word

LETTERHEAD = [paragraph(line) for line in LINES[:3]]
BODY = "".join(map(paragraph, LINES[3:]))


def box(words):
    """A text box, as Word writes one for old and new readers."""
    inside = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    return f'<w:r><w:pict><v:shape style="margin-top:40pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>'


def watermark(words):
    """WordArt across the page."""
    return f'<w:p><w:r><w:pict><v:shape><v:textpath string="{words}"/></v:shape></w:pict></w:r></w:p>'


def word(content, where, words):
    """A Word file with a paragraph of text in a header or footer, of a first, an even or a default page."""
    kind, page = where
    tag = "hdr" if kind == "header" else "ftr"
    section = f'<w:{kind}Reference w:type="{page}" r:id="r1"/>'
    parts = {f"{kind}1.xml": (kind, f"<w:{tag} {NAMES}>{words}</w:{tag}>")}
    return docx(content, section=section, parts=parts)


PLAN = "".join(LETTERHEAD) + BODY
EVERY_PAGE = [(kind, page) for kind in ("header", "footer") for page in ("first", "even", "default")]


@pytest.mark.parametrize("line", ["MẬT", "XÃ SÔNG MÂY   MẬT", "M Ậ T", "Độ mật: MẬT"])
def test_mark_in_the_body_of_a_word_file_is_seen(line):
    assert mark_of(docx("".join([*LETTERHEAD, paragraph(line), BODY]))) == "MẬT"


def test_mark_in_a_letterhead_set_as_a_table_is_seen():
    cells = docx_row(paragraph(LINES[0]) + paragraph("MẬT"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert mark_of(docx(table(cells, ruled=False) + BODY)) == "MẬT"


def test_mark_that_a_style_sets_in_capitals_is_seen():
    small = paragraph(run("mật", "<w:caps/>"))
    assert mark_of(docx("".join([*LETTERHEAD, small, BODY]))) == "MẬT"


@pytest.mark.parametrize("where", EVERY_PAGE, ids="-".join)
def test_mark_in_any_header_or_footer_is_seen(where):
    assert mark_of(word(PLAN, where, paragraph("TỐI MẬT"))) == "TỐI MẬT"


def test_mark_in_a_box_of_a_header_and_as_a_watermark_is_seen():
    assert mark_of(word(PLAN, EVERY_PAGE[0], paragraph(box("MẬT")))) == "MẬT"
    assert mark_of(word(PLAN, EVERY_PAGE[2], watermark("TUYỆT MẬT"))) == "TUYỆT MẬT"


def test_mark_in_the_header_of_a_later_section_is_seen():
    first, last = '<w:headerReference w:type="default" r:id="r1"/>', '<w:headerReference w:type="default" r:id="r2"/>'
    parts = {
        f"header{place}.xml": ("header", f"<w:hdr {NAMES}>{paragraph(words)}</w:hdr>")
        for place, words in ((1, "Trang"), (2, "MẬT"))
    }
    data = docx(paragraph("", f"<w:sectPr>{first}</w:sectPr>") + PLAN, section=last, parts=parts)
    assert mark_of(data) == "MẬT"


def test_mark_in_a_text_box_of_the_body_is_seen_wherever_it_hangs():
    assert mark_of(docx(PLAN + paragraph(box("TUYỆT MẬT")))) == "TUYỆT MẬT"


@pytest.mark.parametrize("where", EVERY_PAGE, ids="-".join)
def test_words_about_secrecy_in_a_header_or_box_are_no_mark(where):
    content = "".join([*LETTERHEAD, paragraph(box(HARMLESS)), BODY])
    assert mark_of(word(content, where, paragraph(HARMLESS) + watermark("BẢN SAO"))) is None


# Pages of a portal


def page(before="", inside="", after=""):
    lines = "".join(f"<p>{line}</p>" for line in LINES[3:])
    motto = "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>"
    head = "".join(f"<p>{line}</p>" for line in LINES[:3])
    return (
        f"<!DOCTYPE html><html><body>{before}<p>Trang tin</p>{head}{motto}{inside}{lines}{after}</body></html>".encode()
    )


@pytest.mark.parametrize(
    "places",
    [
        {"inside": "<p style='text-align:center'><b>MẬT</b></p>"},
        {"inside": "<p>XÃ SÔNG MÂY&nbsp;&nbsp;&nbsp;<b>MẬT</b></p>"},
        {"before": "<p>MẬT</p>"},
        {"before": "<header><div>MẬT</div></header>"},
        {"after": "<footer>MẬT</footer>"},
    ],
)
def test_mark_on_a_page_of_a_portal_is_seen(places):
    assert mark_of(page(**places)) == "MẬT"


def test_choices_of_a_form_and_what_is_hidden_are_no_marks():
    form = "<form><select><option>Mật</option><option>TỐI MẬT</option></select></form>"
    assert mark_of(page(before=form, inside=f"<p>{HARMLESS}</p>", after="<footer hidden>MẬT</footer>")) is None


# PDF

PAPER = plan(groups=14)


@pytest.fixture(scope="module")
def typeset():
    """Typst source of a plan of two pages with a running head and something drawn over it."""

    def source(head="", foreground="", line=""):
        body = "\n\n".join(["#v(4pt)", *LINES[3:7], *("Nội dung của kế hoạch này còn dài. " * 30,) * 3, *LINES[7:]])
        letterhead = "\n\n".join([*LINES[:2], line, LINES[2]])
        page = f"#set page(header: [{head}], foreground: [{foreground}], margin: (top: 25mm, rest: 25mm))\n"
        return set_typst(page + letterhead + "\n\n" + body)

    return source


@pytest.mark.parametrize("manner", ["office", "decree"])
def test_mark_under_the_issuer_of_a_pdf_is_seen(manner):
    paper = replace(PAPER, left=("ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "M Ậ T", "Số: 12/KH-UBND"))
    assert mark_of(set_pdf(paper, manner)) == "MẬT"


def test_mark_in_the_running_head_of_a_pdf_is_seen():
    assert mark_of(set_pdf(replace(PAPER, running="TỐI MẬT"), "office")) == "TỐI MẬT"
    assert mark_of(set_pdf(replace(PAPER, running="Độ mật: MẬT"), "office")) == "MẬT"


@pytest.mark.parametrize(
    ("places", "degree"),
    [
        ({"head": "MẬT"}, "MẬT"),
        ({"head": "#h(1fr) TÀI LIỆU MẬT"}, "MẬT"),
        ({"foreground": "#rotate(-35deg, text(60pt)[TUYỆT MẬT])"}, "TUYỆT MẬT"),
        ({"line": "XÃ SÔNG MÂY~~~MẬT"}, "MẬT"),
    ],
)
def test_mark_at_the_edge_across_or_beside_the_letterhead_of_a_pdf_is_seen(typeset, places, degree):
    assert mark_of(typeset(**places)) == degree


def test_words_about_secrecy_on_a_pdf_are_no_mark(typeset):
    assert (
        mark_of(typeset(head="TÀI LIỆU BẢO MẬT", foreground="#rotate(-35deg)[BẢN SAO]", line="CÔNG TÁC BẢO MẬT"))
        is None
    )
    assert mark_of(set_pdf(PAPER)) is None


# Scans


def test_mark_on_a_scan_is_seen():
    paper = replace(plan(groups=3), left=("ỦY BAN NHÂN DÂN", "XÃ SÔNG MÂY", "MẬT", "Số: 12/KH-UBND"))
    assert mark_of(as_file(scanned(set_pdf(paper)), "PNG", dpi=(200, 200))) == "MẬT"


# What comes of it


def test_secret_paper_that_is_no_plan_is_refused_for_being_secret():
    with pytest.raises(Refused, match="secrecy"):
        read_bytes("MẬT\n\nDanh sách những người được mời dự họp vào ngày mai, xin đừng chuyển cho ai.\n".encode())
