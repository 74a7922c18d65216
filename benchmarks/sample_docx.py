"""The invented plan as a Word file such as offices keep: sized runs, bold headings, a letterhead table, an annex with a task table."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.shared import Pt

from benchmarks.sample_plan import BODIES, DEEDS, THEMES, sample_plan

ANNEX_ROWS = 60
COLUMNS = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")


def sample_docx(pages: int) -> bytes:
    """The plan of about ``pages`` sheets as DOCX, its annex among them. Always the same words."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    lines = sample_plan(max(2, pages - 3)).split("\n")
    letterhead, rest = lines[:8], lines[8:]
    _letterhead(document, [line for line in letterhead if line])
    for line in rest:
        _paragraph(document, line)
    document.add_paragraph("PHỤ LỤC")
    _annex(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _letterhead(document: Document, lines: Sequence[str]) -> None:
    table = document.add_table(1, 2)
    state = [line for line in lines if line.startswith(("CỘNG", "Độc", "Sông Mây,"))]
    for cell, side in zip(table.rows[0].cells, ([line for line in lines if line not in state], state), strict=True):
        cell.text = "\n".join(side)


def _paragraph(document: Document, line: str) -> None:
    paragraph = document.add_paragraph()
    # Word breaks a sentence into a handful of runs wherever it was edited or checked for spelling.
    for start in range(0, len(line), 60):
        run = paragraph.add_run(line[start : start + 60])
        run.font.size = Pt(14)
        run.bold = True if line.isupper() else None


def _annex(document: Document) -> None:
    table = document.add_table(1, len(COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = name
    for number in range(1, ANNEX_ROWS + 1):
        deed = DEEDS[number % len(DEEDS)].format(
            n=number, m=20 + number, month=1 + number % 12, theme=THEMES[number % len(THEMES)]
        )
        lead, other = BODIES[number % len(BODIES)], BODIES[(number + 3) % len(BODIES)]
        row = (str(number), deed, lead, other, f"Trước ngày 15/{1 + number % 12}/2026", "Báo cáo")
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
