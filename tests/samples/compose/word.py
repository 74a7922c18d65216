"""Print a document as DOCX in the form of NĐ 30/2020/NĐ-CP, with typed markers or with Word's own numbering.

Measures: Phụ lục I of the decree (A4, margins 20, 20, 30 and 20 mm, Times New Roman 13-14, page numbers centred on top from page 2).
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.samples.compose.printed import Columns, Line, Middle, Para, Sheet, Table
from tests.samples.compose.word_numbering import Numbering

INDENT = Cm(1.27)
WIDTH = Cm(16)
MIDDLE, JUSTIFIED, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_SIZES = {"head": 13, "foot": 13, "recipients": 11}


def docx_of(sheet: Sheet, *, automatic: bool = False) -> bytes:
    """The document as the bytes of a DOCX file; ``automatic`` leaves to Word every marker that its own counting prints alike."""
    word = docx.Document()
    _page(word)
    numbering = Numbering(word) if automatic else None
    for block in sheet.blocks:
        if isinstance(block, Columns):
            _columns(word, block)
        elif isinstance(block, Middle):
            _middle(word, block)
            if block.new_page and numbering:
                numbering.restart()
        elif isinstance(block, Table):
            _table(word, block)
        else:
            _paragraph(word, block, numbering)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _page(word: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = section.right_margin = Cm(2)
    section.left_margin = Cm(3)
    section.different_first_page_header_footer = True
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    number = section.header.paragraphs[0]
    number.alignment = MIDDLE
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        run.font.size = Pt(13)
        child = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            child.set(qn("w:fldCharType"), kind)
        else:
            child.text = text
        run._r.append(child)


def _bare_table(word: Document, rows: int, widths: Sequence[float]) -> WordTable:
    table = word.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _columns(word: Document, block: Columns) -> None:
    if block.form == "foot":
        word.add_paragraph()
        table = _bare_table(word, 1, (8, 8))
        _fill(table.cell(0, 0), block.left, LEFT, "recipients")
        _fill(table.cell(0, 1), block.right, MIDDLE, "foot")
        return
    number = next(i for i, line in enumerate(block.left) if line.text.lstrip().startswith("Số"))
    table = _bare_table(word, 2, (6.4, 10.8))
    _fill(table.cell(0, 0), block.left[:number], MIDDLE, "head")
    _fill(table.cell(0, 1), block.right[:-1], MIDDLE, "head")
    _fill(table.cell(1, 0), block.left[number:], MIDDLE, "head")
    _fill(table.cell(1, 1), block.right[-1:], MIDDLE, "head")


def _fill(cell: _Cell, lines: Sequence[Line], alignment: int, form: str) -> None:
    paragraph = cell.paragraphs[0]
    for index, line in enumerate(lines):
        paragraph = paragraph if index == 0 else cell.add_paragraph()
        paragraph.alignment = alignment
        run = paragraph.add_run(line.text)
        run.bold, run.italic = line.bold or None, line.italic or None
        run.font.size = Pt(12 if form == "recipients" and line.bold else _SIZES[form])
        if line.rule:
            _rule(cell.add_paragraph(), 2.0)


def _rule(paragraph: Paragraph, beside: float) -> None:
    """A short line in the middle: an empty paragraph with a border above, drawn in at both sides."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(beside)
    paragraph.paragraph_format.line_spacing = Pt(6)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _middle(word: Document, block: Middle) -> None:
    for index, line in enumerate(block.lines):
        paragraph = word.add_paragraph()
        paragraph.alignment = MIDDLE
        paragraph.paragraph_format.space_before = Pt(12 if index == 0 else 0)
        paragraph.paragraph_format.keep_with_next = True
        if index == 0 and block.new_page:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        run = paragraph.add_run(line.text)
        run.bold, run.italic = line.bold or None, line.italic or None
        if line.rule:
            _rule(word.add_paragraph(), 6.5)


def _paragraph(word: Document, block: Para, numbering: Numbering | None) -> None:
    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = Pt(6)
    if block.role == "line":
        paragraph.alignment = LEFT
        form.space_before = Pt(0)
    else:
        paragraph.alignment = JUSTIFIED
        form.first_line_indent = INDENT
        form.keep_with_next = True if block.role == "heading" else None
    counted = numbering is not None and bool(block.marker) and numbering.count(paragraph, block)
    lead = f"{block.marker} " if block.marker and not counted else ""
    if block.bold:
        paragraph.add_run(lead + block.text[: block.bold]).bold = True
        paragraph.add_run(block.text[block.bold :])
    else:
        paragraph.add_run(lead + block.text).italic = True if block.role == "basis" else None


def _table(word: Document, block: Table) -> None:
    columns = max(len(row) for row in block.rows)
    shares = list(block.widths) or [1.0] * columns
    table = word.add_table(len(block.rows), columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for index, row in enumerate(block.rows):
        for column, text in enumerate(row):
            cell = table.cell(index, column)
            cell.width = Cm(WIDTH.cm * shares[column] / sum(shares))
            paragraph = cell.paragraphs[0]
            paragraph.alignment = MIDDLE if index == 0 or column == 0 else LEFT
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(12), True if index == 0 else None
    word.add_paragraph().paragraph_format.line_spacing = Pt(6)
