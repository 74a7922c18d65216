"""Word files made for tests: whole plans written in the manners offices write them, and small files of raw XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.frame import find_frame
from donghanh.domain.plandoc.signing import is_recipients_line
from donghanh.domain.text.markers import Marker, read_marker

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."


# Small pieces of WordprocessingML


def run(text: str, look: str = "") -> str:
    """A run of text, with run properties as XML."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    """A paragraph of runs given as XML, or of plain text."""
    inside = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def listed(text: str, num: int, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(content: str, properties: str = "") -> str:
    """A cell of a table; plain text becomes one paragraph."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells given as XML or as plain text."""
    inside = "".join(part if part.startswith("<w:tc>") else cell(part) for part in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def table(*rows: str, ruled: bool = True) -> str:
    """A table of rows."""
    lines = '<w:top w:val="single"/><w:insideH w:val="single"/>' if ruled else '<w:top w:val="nil"/>'
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>{''.join(rows)}</w:tbl>"


def level(number: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f"{more}<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def abstract(number: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """A list that follows a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restart(number: int, at: int) -> str:
    """The override that starts a level anew."""
    return f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    section: str = "",
    parts: dict[str, tuple[str, str]] | None = None,
    extra: dict[str, bytes] | None = None,
    root: str = NAMES,
) -> bytes:
    """A whole file. ``parts`` are further parts of the document by name: kind of relation and content as XML.

    Their identities are ``r1``, ``r2`` … in order.
    """
    named = {"styles.xml": ("styles", f"<w:styles {NAMES}>{styles}</w:styles>")} if styles else {}
    if numbering:
        named["numbering.xml"] = ("numbering", f"<w:numbering {NAMES}>{numbering}</w:numbering>")
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{_KINDS}{kind}" Target="{name}"/>'
        for place, (name, (kind, _)) in enumerate((*(parts or {}).items(), *named.items()), start=1)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    document = (
        f"<w:document {root}><w:body>{body}{f'<w:sectPr>{section}</w:sectPr>' if section else ''}</w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        types = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
        main = f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}document.main+xml"/>'
        usual = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        archive.writestr("[Content_Types].xml", f"{HEAD}<Types {types}>{usual}{main}</Types>")
        start = f'<Relationship Id="r1" Type="{_KINDS}officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"{HEAD}<Relationships {space}>{start}</Relationships>")
        archive.writestr("word/document.xml", HEAD + document)
        archive.writestr("word/_rels/document.xml.rels", f"{HEAD}<Relationships {space}>{relations}</Relationships>")
        for name, (_, content) in (parts or {}).items() | named.items():
            archive.writestr(f"word/{name}", HEAD + content)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


# Whole plans

MANNERS = ("typed", "styled", "numbered", "letterhead", "tabs", "tracked")


def plan_docx(blocks: Sequence[Block], manner: str) -> bytes:
    """A plan, known by its paragraphs, as a Word file written in one of ``MANNERS``."""
    writer = _Numbered() if manner == "numbered" else _Typed()
    if manner in ("letterhead", "tabs"):
        body = _with_columns(blocks, writer, as_table=manner == "letterhead")
    elif manner == "styled":
        body = "".join(_styled(block) for block in blocks)
    elif manner == "tracked":
        body = "".join(_tracked(place, block) for place, block in enumerate(blocks))
    else:
        body = _plain(blocks, writer)
    return docx(body, numbering=writer.numbering, styles=_STYLES)


def lines_docx(text: str) -> bytes:
    """A text as a Word file with one paragraph for each printed line, as after copying from a PDF."""
    printed = re.sub(r"^#+\s+|\*\*", "", text, flags=re.MULTILINE)
    return docx("".join(paragraph(line) for line in printed.split("\n")), styles=_STYLES)


_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="H{depth}"><w:name w:val="heading {depth}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:outlineLvl w:val="{depth - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for depth in range(1, 5)
    )
)


class _Typed:
    """Writes paragraphs with their markers as typed text."""

    numbering = ""

    def write(self, block: Block) -> str:
        """A block as a paragraph; what was bold is bold."""
        bold = block.text[: block.emphasis]
        rest = block.text[block.emphasis :]
        return paragraph((run(bold, "<w:b/>") if bold else "") + (run(rest) if rest else ""))


_LEVELS = {
    "roman": (0, "upperRoman"),
    "arabic": (1, "decimal"),
    "letter": (2, "lowerLetter"),
    "dash": (3, "bullet"),
    "plus": (4, "bullet"),
}


class _Numbered(_Typed):
    """Writes markers as automatic numbers wherever Word could print the same; keeps count as Word does."""

    def __init__(self) -> None:
        self._definitions: dict[tuple[str, ...], int] = {}
        self._nums = ""
        self._made = 0
        self._current: dict[int, int] = {}
        self._counts: dict[int, dict[int, int]] = {}

    @property
    def numbering(self) -> str:
        """The numbering part of what was written so far."""
        definitions = "".join(
            abstract(number, *(level(place, kind, pattern) for place, (kind, pattern) in enumerate(_pairs(key))))
            for key, number in self._definitions.items()
        )
        return definitions + self._nums

    def write(self, block: Block) -> str:
        """A block as a paragraph, its marker made by Word when it can be."""
        marker = read_marker(block.text)
        found = self._number(marker) if marker and marker.kind in _LEVELS else None
        if marker is None or found is None:
            return super().write(block)
        number, place = found
        text = block.text[marker.end :]
        bold = text[: max(0, block.emphasis - marker.end)]
        rest = text[len(bold) :]
        content = (run(bold, "<w:b/>") if bold else "") + (run(rest) if rest else "")
        return paragraph(content, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')

    def _number(self, marker: Marker) -> tuple[int, int] | None:
        if "/" in marker.printed:
            return None
        place, kind = _LEVELS[marker.kind]
        label = marker.label if kind != "bullet" else ""
        pattern = marker.printed if kind == "bullet" else f"%{place + 1}{marker.printed[len(label) :]}"
        value = 0 if kind == "bullet" else _value(label, kind)
        if value is None:
            return None
        key = tuple(f"{k}\n{pattern if p == place else f'%{p + 1}.'}" for p, k in enumerate(_FORMATS))
        definition = self._definitions.setdefault(key, len(self._definitions) + 1)
        counts = self._counts.setdefault(definition, {})
        expected = counts.get(place, 0) + 1
        if kind != "bullet" and (value != expected or definition not in self._current):
            self._made += 1
            self._nums += num(self._made, definition, restart(place, value))
            self._current[definition] = self._made
        elif definition not in self._current:
            self._made += 1
            self._nums += num(self._made, definition)
            self._current[definition] = self._made
        counts[place] = value
        for deeper in [other for other in counts if other > place]:
            del counts[deeper]
        return self._current[definition], place


_FORMATS = [kind for _, kind in sorted(_LEVELS.values())]


def _pairs(key: Iterable[str]) -> list[tuple[str, str]]:
    return [(kind, pattern) for kind, pattern in (part.split("\n") for part in key)]


def _value(label: str, kind: str) -> int | None:
    if kind == "decimal":
        return int(label) if label.isdecimal() and label == str(int(label)) else None
    if kind == "lowerLetter":
        return ord(label) - ord("a") + 1 if len(label) == 1 and "a" <= label <= "z" else None
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    numbers = [values[sign] for sign in label]
    return sum(-here if here < after else here for here, after in zip(numbers, [*numbers[1:], 0], strict=True))


def _plain(blocks: Sequence[Block], writer: _Typed) -> str:
    out, rows = "", []
    for block in blocks:
        if block.kind == "table_row":
            rows.append(row(*(block.text[start:end] for start, end in block.cells)))
            continue
        if rows:
            out, rows = out + table(*rows), []
        out += "".join(paragraph() for _ in range(min(block.gap, 2))) + writer.write(block)
    return out + (table(*rows) if rows else "")


def _styled(block: Block) -> str:
    """Headings by style, text broken into many runs as after much editing."""
    if block.kind == "table_row":
        return table(row(*(block.text[start:end] for start, end in block.cells)))
    style = f'<w:pStyle w:val="H{min(block.heading, 4)}"/>' if block.heading else ""
    cuts = [block.text[start : start + 7] for start in range(0, len(block.text), 7)]
    broken = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/>'.join(map(run, cuts))
    return paragraph() * min(block.gap, 2) + paragraph(broken, style or '<w:pStyle w:val="Normal"/>')


def _tracked(place: int, block: Block) -> str:
    """Words taken out and put in, paragraphs taken out and run together."""
    if block.kind == "table_row":
        gone = row("bỏ", "dòng này", properties='<w:del w:id="1" w:author="A"/>')
        return table(row(*(block.text[start:end] for start, end in block.cells)), gone)
    marks = f'w:id="{place}" w:author="A"'
    deleted = f"<w:del {marks}><w:r><w:delText>bỏ chữ này </w:delText></w:r></w:del>"
    half = block.text.find(" ", len(block.text) // 2)
    parts = (block.text[:half], block.text[half:]) if half > 0 else (block.text, "")
    before = paragraph() * min(block.gap, 2)
    if place % 3 == 0:
        inserted = f"<w:ins {marks}>{run(parts[1])}</w:ins>" if parts[1] else ""
        return before + paragraph(run(parts[0]) + deleted + inserted)
    if place % 3 == 1:
        gone = f"<w:p><w:pPr><w:rPr><w:del {marks}/></w:rPr></w:pPr>{deleted}</w:p>"
        return before + gone + paragraph(run(block.text))
    glued = f"<w:p><w:pPr><w:rPr><w:del {marks}/></w:rPr></w:pPr>{run(parts[0])}</w:p>"
    return before + (glued + paragraph(run(parts[1])) if parts[1] else paragraph(run(parts[0])))


def _with_columns(blocks: Sequence[Block], writer: _Typed, *, as_table: bool) -> str:
    """Letterhead and closing part as two columns, by a table without lines or by tabs."""
    frame = find_frame(blocks)
    header = [blocks[index] for index in frame.header] if frame.type_index is not None else []
    left = [block for block in header if not _is_state(block.text)]
    right = [block for block in header if _is_state(block.text)]
    tail = [blocks[index] for index in frame.tail]
    sign = [block for block in tail if not _is_receiving(block, tail)]
    send = [block for block in tail if _is_receiving(block, tail)]
    middle = blocks[len(header) : frame.tail.start] if tail else blocks[len(header) :]
    rest = [blocks[index] for index in frame.appendix] if tail else []
    set_out = _as_table if as_table else _as_tabs
    return (
        set_out(left, right, writer)
        + paragraph()
        + _plain(middle, writer)
        + paragraph()
        + set_out(send, sign, writer)
        + _plain(rest, writer)
    )


def _is_state(text: str) -> bool:
    return text.startswith(("CỘNG H", "Độc lập", "ĐẢNG CỘNG SẢN")) or ", ngày " in text


def _is_receiving(block: Block, tail: Sequence[Block]) -> bool:
    return (
        is_recipients_line(block.text) or block.text.startswith(("-", "–", "+", "*")) or block.text.startswith("T.Tr")
    )


def _as_table(left: Sequence[Block], right: Sequence[Block], writer: _Typed) -> str:
    if not left and not right:
        return ""
    cells = ("".join(map(writer.write, side)) or paragraph() for side in (left, right))
    return table(row(*map(cell, cells)), ruled=False)


def _as_tabs(left: Sequence[Block], right: Sequence[Block], writer: _Typed) -> str:
    if not left or not right:
        return "".join(map(writer.write, (*left, *right)))
    out = ""
    for place in range(max(len(left), len(right))):
        one = left[place].text if place < len(left) else ""
        other = right[place].text if place < len(right) else ""
        tabs = "<w:r><w:tab/></w:r>" * (2 if one else 4)
        out += paragraph((run(one) if one else "") + (tabs + run(other) if other else ""))
    return out
