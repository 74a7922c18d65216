"""Print a document as PDF through Typst in the form of NĐ 30/2020/NĐ-CP. Tinos has the measures of Times New Roman."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import typst

from tests.samples.compose.printed import Columns, Line, Middle, Para, Sheet, Table

FONTS = Path(__file__).resolve().parents[3] / "data" / "fonts"

_PAGE = """
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 2cm), header-ascent: 35%,
  header: context { let n = counter(page).get().first(); if n > 1 { align(center, text(size: 13pt, str(n))) } })
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#let body(indent: 1.27cm, content) = par(first-line-indent: (amount: indent, all: true), content)
#let rule(length) = block(above: 0.5em, below: 0.6em, line(length: length, stroke: 0.6pt))
"""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def pdf_of(sheet: Sheet) -> bytes:
    """The document as the bytes of a PDF with a text layer."""
    source = _PAGE + "\n\n".join(part for block in sheet.blocks for part in _block(block))
    return typst.compile(source.encode(), font_paths=_fonts())


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'


def _styled(text: str, bold: bool = False, italic: bool = False) -> str:
    printed = _text(text)
    if bold:
        printed = f"#strong[{printed}]"
    return f"#emph[{printed}]" if italic else printed


def _block(block: Columns | Middle | Para | Table) -> Iterator[str]:
    if isinstance(block, Columns):
        yield _columns(block)
    elif isinstance(block, Middle):
        if block.new_page:
            yield "#pagebreak(weak: true)"
        yield f"#block(above: 1.4em, below: 1.2em, width: 100%, align(center)[{_lines(block.lines, '25%')}])"
    elif isinstance(block, Table):
        yield _table(block)
    else:
        yield _paragraph(block)


def _lines(lines: Sequence[Line], rule: str, size: int = 0) -> str:
    parts = []
    for index, line in enumerate(lines):
        text = _styled(line.text, line.bold, line.italic) if line.text else "#v(1.1em)"
        parts.append(f"#text(size: {size}pt)[{text}]" if size else text)
        if line.rule:
            parts.append(f"#rule({rule})")
        elif index + 1 < len(lines):
            parts.append("#linebreak()")
    return " ".join(parts)


def _columns(block: Columns) -> str:
    if block.form == "foot":
        left = (
            _lines(block.left[:1], "0%", 12) + " #linebreak() " + _lines(block.left[1:], "0%", 11) if block.left else ""
        )
        right = _lines(block.right, "0%", 13)
        return (
            f"#block(above: 1.5em, breakable: false, grid(columns: (1fr, 1fr), align: (left, center), "
            f"[#set par(justify: false)\n{left}], [#set par(justify: false)\n{right}]))"
        )
    number = next(i for i, line in enumerate(block.left) if line.text.lstrip().startswith("Số"))
    cells = [block.left[:number], block.right[:-1], block.left[number:], block.right[-1:]]
    printed = ", ".join(f"[#set par(justify: false)\n{_lines(cell, '40%', 13)}]" for cell in cells)
    # As in offices, the letterhead is a little wider than the body, so that the two names of the State stay on their lines.
    return f"#pad(x: -0.7cm, grid(columns: (6.9cm, 1fr), align: center, column-gutter: 0.1cm, row-gutter: 0.7em, {printed}))"


def _paragraph(block: Para) -> str:
    lead = f"{block.marker} " if block.marker else ""
    if block.bold:
        printed = _styled(lead + block.text[: block.bold], bold=True) + _text(block.text[block.bold :])
    else:
        printed = _styled(lead + block.text, italic=block.role == "basis")
    if block.role == "line" and not block.text:
        return "#v(12pt)"
    if block.role == "line":
        return f"#[#set par(justify: false, spacing: 0.62em)\n#set text(size: 12pt)\n{printed}]\n"
    # A heading stays on the page of what it heads.
    return f"#block(sticky: true, body[{printed}])" if block.role == "heading" else f"#body[{printed}]"


def _table(block: Table) -> str:
    columns = max(len(row) for row in block.rows)
    shares = ", ".join(f"{share}fr" for share in (block.widths or [1.0] * columns))
    cells = []
    for index, row in enumerate(block.rows):
        for column in range(columns):
            text = _styled(row[column] if column < len(row) else "", bold=index == 0)
            cells.append(f"align(center)[{text}]" if index == 0 or column == 0 else f"[{text}]")
    return (
        f"#[#set text(size: 12pt)\n#set par(justify: false)\n"
        f"#table(columns: ({shares},), stroke: 0.5pt, inset: 4pt, {', '.join(cells)})]"
    )
