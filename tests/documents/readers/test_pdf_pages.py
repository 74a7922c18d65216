"""PDF pages with a text layer: what is printed comes back paragraph by paragraph, cell by cell, each in its place."""

import pytest

from donghanh.documents.readers.open_file import read_bytes, read_source
from donghanh.documents.readers.plain import read_blocks
from donghanh.domain.plandoc.read import read
from tests.documents.readers.papers import plan, said
from tests.documents.readers.pdf_files import Paper, set_pdf, set_typst, text

SENTENCE = (
    "Tổ chức phong trào nhằm nâng cao nhận thức của người dân về trồng cây, giữ gìn vệ sinh đường làng, ngõ xóm, tạo cảnh "
    "quan sáng, xanh, sạch, đẹp trên địa bàn toàn xã."
)


def texts(source):
    return [block.text for block in source.blocks]


def codes(source):
    return {remark.code for remark in source.remarks}


def assert_maps(source, marks=""):
    """Every block is made of pieces of the text, and all of the text but its ``marks`` is in some block."""
    for block in source.blocks:
        for piece in block.pieces:
            there = source.text[piece.source_start : piece.source_start + piece.length]
            assert block.text[piece.text_start : piece.text_start + piece.length] == there
            assert source.text[: piece.source_start].count("\n") + 1 == piece.line
    unmarked = str.maketrans("", "", f" \n{marks}")
    assert sum(len(block.text.translate(unmarked)) for block in source.blocks) == len(source.text.translate(unmarked))


@pytest.fixture(scope="module")
def long_plan():
    paper = plan(groups=9, rows=22, appendix_rows=9)
    return paper, set_pdf(paper)


def test_every_paragraph_and_row_comes_back_in_reading_order(long_plan):
    paper, data = long_plan
    source = read_source(data)
    assert texts(source) == said(paper)
    assert source.form == "pdf"
    assert_maps(source)


def test_pages_are_known_by_where_they_begin(long_plan):
    _, data = long_plan
    source = read_source(data)
    assert len(source.pages) >= 5
    assert source.pages[0] == 0
    assert list(source.pages) == sorted(source.pages)
    assert source.page_of(source.text.index("PHỤ LỤC")) > source.page_of(source.text.index("CHỦ TỊCH\n"))


def test_page_numbers_are_left_out_and_said_so(long_plan):
    _, data = long_plan
    source = read_source(data)
    assert "page_numbers_left_out" in codes(source)
    assert not any(block.text.strip().isdigit() for block in source.blocks)


def test_tables_keep_their_cells_over_pages_and_name_their_columns_once(long_plan):
    _, data = long_plan
    rows = [block for block in read_source(data).blocks if block.kind == "table_row"]
    assert len(rows) == 1 + 22 + 1 + 9  # the second table stands in the appendix
    assert {len(row.cells) for row in rows} == {6}
    assert rows[7].text[slice(*rows[7].cells[4])] == "Trước ngày 7/6/2026"


def test_the_office_manner_says_the_same(long_plan):
    paper, _ = long_plan
    source = read_source(set_pdf(paper, "office"))
    assert texts(source) == said(paper)
    assert codes(source) >= {"page_numbers_left_out", "running_text_left_out"}
    assert_maps(source)


def test_bold_is_known_to_the_letter(long_plan):
    _, data = long_plan
    blocks = {block.text[:12]: block for block in read_source(data).blocks}
    assert blocks["1. Mục đích"].emphasis == len("1. Mục đích")
    assert blocks["1. Công tác "].emphasis == len("1. Công tác tuyên truyền:")
    assert blocks["2. Nhóm việc"].emphasis == 0


def test_a_pdf_is_understood_as_its_text_is():
    paper = plan(groups=4)
    of_pdf = read_bytes(set_pdf(paper)).reading
    plain = "\n\n".join(said(paper))
    of_text = read(plain, read_blocks(plain))
    for name in ("number", "issuer", "issuer_parent", "level", "place", "issue_date", "title", "year"):
        assert getattr(of_pdf.header, name) == getattr(of_text.header, name), name
    assert [section.title for section in of_pdf.outline.sections] == [s.title for s in of_text.outline.sections]
    assert [task.text for task in of_pdf.tasks] == [task.text for task in of_text.tasks]
    assert of_pdf.signer.name == "Lê Thị Mẫu"
    assert [recipient.text for recipient in of_pdf.recipients] == [recipient.text for recipient in of_text.recipients]


def test_spans_carry_their_page():
    values = read_bytes(set_pdf(plan(groups=9))).to_json()
    assert values["source"]["form"] == "pdf"
    assert values["tasks"][0]["span"]["page"] == 1
    assert values["assignments"][-1]["span"]["page"] > 1


def test_a_letter_reads_its_abstract_under_the_number():
    letter = Paper(
        left=("UBND XÃ SÔNG MÂY", "HỘI NÔNG DÂN", "Số: 07/CV-HND", "V/v đăng ký chăm sóc đường hoa", "năm 2026"),
        right=(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Sông Mây, ngày 05 tháng 02 năm 2026",
        ),
        body=(text("Kính gửi: Các chi hội thôn"), text(SENTENCE), text(SENTENCE)),
        recipients=("Nơi nhận:", "- Như trên;", "- Lưu: VP."),
        signature=("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Lê Thị Mẫu"),
    )
    got = texts(read_source(set_pdf(letter)))
    assert got[:3] == list(letter.left[:3])
    assert " ".join(got[3:5]).startswith("V/v đăng ký chăm sóc đường hoa")
    assert got.index("Kính gửi: Các chi hội thôn") > got.index(letter.right[2])


def test_the_name_of_a_school_broken_in_its_letterhead_is_one():
    school = Paper(
        left=("UBND XÃ SÔNG MÂY", "TRƯỜNG TRUNG HỌC CƠ SỞ LÊ VĂN LAM", "Số: 07/KH-THCSLVL"),
        right=(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Sông Mây, ngày 05 tháng 9 năm 2026",
        ),
        title=("KẾ HOẠCH", "Trồng và chăm sóc vườn hoa của trường năm 2026"),
        body=(text(SENTENCE), text(SENTENCE)),
    )
    assert texts(read_source(set_pdf(school)))[:3] == list(school.left)


def test_a_stamp_of_a_digital_signature_is_no_text():
    source = read_source(
        set_typst(
            "#place(top + right, text(7pt)[Ký bởi: Ủy ban nhân dân xã\\ Sông Mây\\ Cơ quan: Tỉnh An Lam\\ "
            f"Thời gian ký: 20/01/2026 15:43:21 +07:00])\n#v(2cm)\n{SENTENCE}\n\n{SENTENCE}"
        )
    )
    assert texts(source) == [SENTENCE, SENTENCE]
    assert "stamps_left_out" in codes(source)


def test_a_mark_across_the_page_is_left_out():
    source = read_source(
        set_typst(f"#place(center + horizon, rotate(-45deg, text(60pt, gray)[DỰ THẢO]))\n{SENTENCE}\n\n{SENTENCE}")
    )
    assert texts(source) == [SENTENCE, SENTENCE]
    assert "askew_text_left_out" in codes(source)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_turned_on_its_page_is_read_upright(angle):
    source = read_source(set_typst(f"#rotate({angle}deg, reflow: true)[#box(width: 16cm)[{SENTENCE}\n\n{SENTENCE}]]"))
    assert texts(source) == [SENTENCE, SENTENCE]


@pytest.mark.parametrize("tracking", ["1pt", "3pt"])
def test_letters_set_apart_are_one_word(tracking):
    source = read_source(set_typst(f"#set text(tracking: {tracking})\n{SENTENCE}"))
    assert texts(source) == [SENTENCE]


def test_real_columns_of_text_are_read_one_after_the_other():
    source = read_source(set_typst(f"#columns(2)[{SENTENCE}\n\n{SENTENCE} {SENTENCE}]"))
    assert texts(source) == [SENTENCE, f"{SENTENCE} {SENTENCE}"]


def test_two_words_on_a_line_are_no_columns():
    rows = "\n\n".join(
        f"Ngày {day}/11 #h(3cm) {what}" for day, what in ((15, "Lễ phát động"), (20, "Mít tinh"), (25, "Tọa đàm"))
    )
    assert texts(read_source(set_typst(f"{rows}\n\n{SENTENCE}")))[:3] == [
        "Ngày 15/11 Lễ phát động", "Ngày 20/11 Mít tinh", "Ngày 25/11 Tọa đàm",
    ]  # fmt: skip
