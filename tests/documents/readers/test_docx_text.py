"""The words of a Word file are those a reader of the printed page sees."""

import pytest

from donghanh.documents.readers.docx import read_docx
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.source import Source
from tests.documents.readers.docx_files import NAMES, cell, docx, paragraph, row, run, table

TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"


def source_of(body: str, **more: str) -> Source:
    """The source of a body."""
    return read_docx(docx(body, **more))


def text_of(body: str, **more: str) -> str:
    """The text of a body without its last line feed."""
    return source_of(body, **more).text.rstrip("\n")


def remarks_of(source: Source) -> dict[str, dict[str, object]]:
    """The remarks by code."""
    return {remark.code: remark.params for remark in source.remarks}


def field(instruction: str, shown: str) -> str:
    """A field as Word writes it: begin, instruction, separate, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + told + mark.format("separate") + run(shown) + mark.format("end")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("Kế ") + run("hoạch"), "Kế hoạch"),
        (run("hai") + BREAK + run("Dòng"), "hai\nDòng"),
        (run("1.") + TAB + run("Mục đích"), "1. Mục đích"),
        ("<w:r><w:t>Lao động</w:t><w:noBreakHyphen/><w:t>Xã hội</w:t></w:r>", "Lao động-Xã hội"),
        ("<w:r><w:t>bình</w:t><w:softHyphen/><w:t>đẳng</w:t></w:r>", "bìnhđẳng"),
        (run("bình\u00ad đẳng\u200b\u00a0giới"), "bình đẳng giới"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" xong"), "✓ xong"),
        ('<w:hyperlink r:id="r9">' + run("liên kết") + "</w:hyperlink>", "liên kết"),
        ("<w:smartTag>" + run("xã") + "</w:smartTag>" + run(" nhà"), "xã nhà"),
        ('<w:fldSimple w:instr="DATE">' + run("ngày 5") + "</w:fldSimple>", "ngày 5"),
        (run("trước ngày ") + field("MERGEFIELD x", "15/6"), "trước ngày 15/6"),
        (field(" IF 1 = 2 " + "</w:instrText></w:r>" + field("PAGE", "7") + "<w:r><w:instrText>", "đúng"), "đúng"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("trong ô") + "</w:sdtContent></w:sdt>", "trong ô"),
        ("<w:ruby><w:rt>" + run("phụ") + "</w:rt></w:ruby>" + run("chữ"), "chữ"),
        (run("Cong an".replace("o", "ô")), "Công an"),
    ],
)
def test_content_of_a_paragraph(content: str, expected: str) -> None:
    assert text_of(paragraph(content)) == expected


def test_a_placeholder_nobody_filled_in_is_no_text() -> None:
    asked = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Bấm để nhập')}</w:sdtContent></w:sdt>"
    assert text_of(paragraph(run("Nơi nhận: ") + asked)) == "Nơi nhận:"


def test_letters_and_marks_typed_apart_become_one() -> None:
    assert text_of(paragraph("Bi\u0300nh đă\u0309ng giơ\u0301i")) == "Bình đẳng giới"


def test_spans_of_blocks_show_their_words() -> None:
    source = source_of(
        paragraph("I.  MỤC   ĐÍCH")
        + paragraph()
        + paragraph("Nâng cao nhận thức.")
        + table(row("TT", "Nội dung", "Chủ trì"))
    )
    for block in source.blocks:
        span = block.span
        assert source.text[span.start : span.end] in (block.text, f"| {block.text} |"[2:-2])
        assert source.text.count("\n", 0, span.start) + 1 == span.line_start


def test_all_capitals_are_read_as_printed() -> None:
    caps = paragraph(run("kế hoạch", "<w:caps/>") + run(" năm", '<w:caps w:val="0"/>'))
    style = '<w:style w:type="character" w:styleId="C"><w:name w:val="C"/><w:rPr><w:caps/></w:rPr></w:style>'
    assert text_of(caps) == "KẾ HOẠCH năm"
    assert text_of(paragraph(run("quyết định", '<w:rStyle w:val="C"/>')), styles=style) == "QUYẾT ĐỊNH"


BOLD_STYLES = (
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="B2"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "content", "bold"),
    [
        ("", run("1. Mục đích:", "<w:b/>") + run(" nâng cao"), 12),
        ("", run("1. Mục", "<w:b/>") + run(" đích:", "<w:b/>") + run(" nâng cao"), 12),
        ("", run("không ") + run("đậm", "<w:b/>"), 0),
        ("", run("tắt", '<w:b w:val="0"/>'), 0),
        ("", run("mạnh", '<w:rStyle w:val="S"/>') + run(" thường"), 4),
        ('<w:pStyle w:val="B2"/>', run("cả dòng"), 7),
        ('<w:pStyle w:val="B"/>', run("đảo", '<w:rStyle w:val="S"/>'), 0),
        ('<w:pStyle w:val="B"/>', run("vẫn đậm", '<w:rStyle w:val="S"/><w:b/>'), 7),
    ],
)
def test_leading_bold_is_counted(properties: str, content: str, bold: int) -> None:
    assert source_of(paragraph(content, properties), styles=BOLD_STYLES).blocks[0].emphasis == bold


HEADINGS = '<w:style w:type="paragraph" w:styleId="D1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
FILL = paragraph("Lời văn thường dài hơn các đề mục rất nhiều, nên đề mục được tin là đề mục.") * 3


def test_headings_come_from_styles_and_outline_levels() -> None:
    body = (
        paragraph("I. MỤC ĐÍCH", '<w:pStyle w:val="D1"/>') + FILL + paragraph("1. Yêu cầu", '<w:outlineLvl w:val="1"/>')
    )
    blocks = source_of(body, styles=HEADINGS).blocks
    assert [block.heading for block in blocks] == [1, 0, 0, 0, 2]
    assert blocks[0].emphasis == len(blocks[0].text)


def test_a_file_all_in_heading_style_has_no_headings() -> None:
    body = paragraph("Tổ chức buổi nói chuyện về chia sẻ việc nhà.", '<w:pStyle w:val="D1"/>') * 5
    assert {block.heading for block in source_of(body, styles=HEADINGS).blocks} == {0}


def test_paragraphs_broken_at_every_line_are_joined_as_in_plain_text() -> None:
    words = "thực hiện các nhiệm vụ được giao trong kế hoạch này theo đúng tiến độ đã đề ra,"
    body = paragraph("1. Công an xã chủ trì, phối hợp với các ban, ngành, đoàn thể và các thôn") + paragraph(words) * 6
    assert len(source_of(body).blocks) == 1


# Changes, comments, hidden text


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>30/6</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="2">{run("15/7")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run("chuyển đi")}</w:moveFrom><w:moveTo w:id="4">{run(" chuyển đến")}</w:moveTo>'
    source = source_of(paragraph(run("Xong trước ") + gone + come + moved))
    assert source.text == "Xong trước 15/7 chuyển đến\n"
    assert remarks_of(source)["tracked_changes"] == {"inserted": 2, "deleted": 2}


def test_a_deleted_paragraph_mark_runs_two_paragraphs_together() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph("Công an xã ", mark) + paragraph("chủ trì.") + paragraph("Hết.")
    assert text_of(body) == "Công an xã chủ trì.\nHết."
    assert text_of(paragraph("ở cuối", mark)) == "ở cuối"
    assert text_of(paragraph("trước bảng", mark) + table(row("TT", "Nội dung", "Chủ trì"))).startswith(
        "trước bảng\n| TT"
    )


def test_deleted_paragraphs_are_not_counted_in_lists() -> None:
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    lists = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    gone = paragraph(
        '<w:del w:id="1"><w:r><w:delText>bỏ</w:delText></w:r></w:del>', f'{numbers}<w:rPr><w:del w:id="2"/></w:rPr>'
    )
    numbering = lists + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert text_of(paragraph("a", numbers) + gone + paragraph("b", numbers), numbering=numbering) == "1. a\n2. b"


def test_properties_before_a_change_do_not_count() -> None:
    before = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="D1"/></w:pPr></w:pPrChange>'
    look = '<w:rPrChange w:id="2"><w:rPr><w:b/><w:caps/></w:rPr></w:rPrChange>'
    block = source_of(paragraph(run("chữ thường", look), before) + FILL, styles=HEADINGS).blocks[0]
    assert (block.text, block.heading, block.emphasis) == ("chữ thường", 0, 0)


def test_comments_are_counted_not_read() -> None:
    mark = '<w:commentRangeStart w:id="0"/>' + run("Xem lại") + '<w:r><w:commentReference w:id="0"/></w:r>'
    source = source_of(paragraph(mark))
    assert source.text == "Xem lại\n"
    assert remarks_of(source) == {"comments": {"count": 1}}


def test_hidden_text_is_left_out_with_a_remark() -> None:
    source = source_of(paragraph(run("Hiện") + run(" ẩn", "<w:vanish/>") + run(" rõ", '<w:vanish w:val="0"/>')))
    assert source.text == "Hiện rõ\n"
    assert remarks_of(source) == {"hidden_text": {"count": 1}}


def test_notes_stand_at_the_end_and_are_not_read() -> None:
    note = f'<w:footnotes {NAMES}><w:footnote w:id="2">{paragraph("Theo số liệu quý I.")}</w:footnote></w:footnotes>'
    body = paragraph(run("60% hộ dân") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" tham gia."))
    source = read_docx(docx(body, parts={"footnotes.xml": ("footnotes", note)}))
    assert source.text == "60% hộ dân tham gia.\n\nChú thích:\n(1) Theo số liệu quý I.\n"
    assert [block.text for block in source.blocks] == ["60% hộ dân tham gia."]
    assert remarks_of(source) == {"notes": {"count": 1}}


def test_a_table_of_contents_is_left_out() -> None:
    style = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("I. MỤC ĐÍCH 3", '<w:pStyle w:val="T1"/>') + paragraph("I. MỤC ĐÍCH")
    source = source_of(body, styles=style)
    assert source.text == "I. MỤC ĐÍCH\n"
    assert remarks_of(source) == {"contents_left_out": {"count": 1}}


# Text boxes, headers, pictures


def box(text: str, offset: str = "0", relative: str = "paragraph") -> str:
    """A text box as Word writes it: the same words twice, for new and old readers."""
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    place = f'<wp:positionV relativeFrom="{relative}"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor>{place}<wps:txbx>{inside}</wps:txbx></wp:anchor></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def test_a_text_box_is_read_once_where_it_stands() -> None:
    assert text_of(paragraph(box("DỰ THẢO", relative="page") + run("KẾ HOẠCH"))) == "DỰ THẢO\nKẾ HOẠCH"
    assert text_of(paragraph(box("trên", "-90000") + run("dưới"))) == "trên\ndưới"
    assert text_of(paragraph(run("trên") + box("dưới", "90000"))) == "trên\ndưới"


def test_a_box_in_a_box_is_read_once() -> None:
    inner = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('trong')}</w:txbxContent></v:textbox></w:pict></w:r>"
    outer = f"<w:txbxContent>{paragraph(run('ngoài') + inner)}</w:txbxContent>"
    assert text_of(paragraph(f"<w:r><w:pict><v:textbox>{outer}</v:textbox></w:pict></w:r>")) == "ngoài\ntrong"


def header(content: str) -> str:
    """A header part."""
    return f"<w:hdr {NAMES}>{content}</w:hdr>"


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_letterhead_in_the_header_of_the_first_page_is_read() -> None:
    first = table(row("ỦY BAN NHÂN DÂN", MOTTO), ruled=False)
    section = '<w:headerReference w:type="first" r:id="r1"/><w:headerReference w:type="default" r:id="r2"/><w:titlePg/>'
    parts = {"header1.xml": ("header", header(first)), "header2.xml": ("header", header(paragraph("2")))}
    source = read_docx(docx(paragraph("KẾ HOẠCH"), section=section, parts=parts))
    assert source.text == f"ỦY BAN NHÂN DÂN\n\n{MOTTO}\n\nKẾ HOẠCH\n"
    assert remarks_of(source) == {"letterhead_in_header": {}}


def test_other_headers_and_footers_stay_out_and_page_numbers_are_not_worth_a_word() -> None:
    section = '<w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="default" r:id="r2"/>'
    footer = f"<w:ftr {NAMES}>{paragraph(field('PAGE', '2'))}</w:ftr>"

    def read(words: str) -> Source:
        parts = {"header1.xml": ("header", header(paragraph(words))), "footer1.xml": ("footer", footer)}
        return read_docx(docx(paragraph("KẾ HOẠCH"), section=section, parts=parts))

    assert read("").text == read("Lưu hành nội bộ").text == "KẾ HOẠCH\n"
    assert remarks_of(read("")) == {}
    assert remarks_of(read("Lưu hành nội bộ")) == {"running_text_left_out": {}}


PICTURE = "<w:r><w:drawing><pic:pic /></w:drawing></w:r>"


def test_pictures_are_told_and_a_file_of_pictures_alone_is_refused() -> None:
    assert remarks_of(source_of(paragraph(PICTURE + run("Kế hoạch")))) == {"pictures": {"count": 1}}
    for body, code in ((paragraph(PICTURE), "only_pictures"), (paragraph(), "empty")):
        with pytest.raises(Refused) as refusal:
            source_of(body)
        assert refusal.value.code == code


# Columns


def test_letterhead_set_with_tabs_is_read_column_by_column() -> None:
    lines = (
        ("ỦY BAN NHÂN DÂN", MOTTO),
        ("XÃ SÔNG MÂY", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 12/KH-UBND", "Sông Mây, ngày 05 tháng 3 năm 2026"),
    )
    body = "".join(paragraph(run(left) + TAB + run(right)) for left, right in lines) + paragraph(
        "KẾ HOẠCH", '<w:jc w:val="center"/>'
    )
    left, right = zip(*lines, strict=True)
    assert text_of(body).split("\n") == [*left, *right, "KẾ HOẠCH"]


def test_signature_set_with_tabs_keeps_the_name_in_the_right_column() -> None:
    body = (
        paragraph(run("Nơi nhận:") + TAB + run("KT. CHỦ TỊCH"))
        + paragraph(run("- Sở Nội vụ;") + TAB + run("PHÓ CHỦ TỊCH"))
        + paragraph("- Lưu: VT.")
        + paragraph()
        + paragraph(TAB * 5 + run("Lê Thị Mẫu"))
    )
    assert [line for line in text_of(body).split("\n") if line] == [
        "Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mẫu",
    ]  # fmt: skip


def test_a_label_and_what_it_says_are_no_columns() -> None:
    body = paragraph(run("Thời gian:") + TAB + run("Quý II")) + paragraph(run("Địa điểm:") + TAB + run("Nhà văn hóa"))
    assert text_of(body) == "Thời gian: Quý II\nĐịa điểm: Nhà văn hóa"


# Old fonts


def test_text_in_old_fonts_is_turned_into_unicode_with_a_remark() -> None:
    time, capitals = (f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>' for name in (".VnTime", ".VnTimeH"))
    tcvn3 = source_of(paragraph(run("KÕ ho¹ch c«ng t¸c b×nh ®¼ng giíi", time)) + paragraph(run("môc ®Ých", capitals)))
    assert tcvn3.text == "Kế hoạch công tác bình đẳng giới\nMỤC ĐÍCH\n"
    assert remarks_of(tcvn3) == {"legacy_font": {"encoding": "TCVN3 (ABC)"}}
    vni = source_of(
        paragraph(
            run("bình ña", '<w:rFonts w:ascii="VNI-Times"/>') + run("úng giôùi", '<w:rFonts w:ascii="VNI-Times"/>')
        )
    )
    assert vni.text == "bình đẳng giới\n"
    assert remarks_of(vni) == {"legacy_font": {"encoding": "VNI"}}


def test_an_old_font_may_come_from_a_style_or_the_defaults() -> None:
    font = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    styled = f'<w:style w:type="paragraph" w:styleId="V"><w:name w:val="V"/>{font}</w:style>'
    body = paragraph(run("c«ng t¸c"), '<w:pStyle w:val="V"/>')
    assert text_of(body, styles=styled) == "công tác"
    assert (
        text_of(paragraph("c«ng t¸c"), styles=f"<w:docDefaults><w:rPrDefault>{font}</w:rPrDefault></w:docDefaults>")
        == "công tác"
    )
    modern = '<w:rFonts w:ascii="Times New Roman"/>'
    assert text_of(paragraph(run("xã", modern) + run(" c«ng"), '<w:pStyle w:val="V"/>'), styles=styled) == "xã công"


def test_unicode_under_an_old_font_stays_as_it_is() -> None:
    look = '<w:rFonts w:ascii=".VnTime"/>'
    body = paragraph(run("Ủy ban nhân dân xã", look)) + paragraph(run("xã", look)) + paragraph(run("Kế hoạch", look))
    source = source_of(body)
    assert source.text == "Ủy ban nhân dân xã\nxã\nKế hoạch\n"
    assert remarks_of(source) == {}


def test_cells_hold_several_paragraphs() -> None:
    bodies = cell(paragraph("Công an xã") + paragraph("Trạm Y tế xã"))
    broken = cell(paragraph("Tổ chức buổi nói chuyện") + paragraph("tại nhà văn hóa"))
    body = table(row("Nội dung", "Chủ trì", "Thời gian"), row(broken, bodies, "Quý II"))
    assert (
        text_of(body).split("\n")[1]
        == "| Tổ chức buổi nói chuyện tại nhà văn hóa | Công an xã; Trạm Y tế xã | Quý II |"
    )
