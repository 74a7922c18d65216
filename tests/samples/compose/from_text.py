"""A plain text or Markdown document as printed parts, so that any text can be printed as DOCX, PDF or a scan.

The text is printed as it stands, as when somebody pastes it into a word processor: lines are not joined, markers stay typed.
Wide gaps become two columns, tables with bars or tabs become ruled tables, "#" and "**" become bold type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tests.samples.compose.printed import Block, Columns, Line, Middle, Para, Sheet, Table

_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")
_RULE = re.compile(r"[\s|:+*_-]+")
_HEADING = re.compile(r"^#{1,6}\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_SLANTED = re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)")
CENTRED = 8
SHORT = 40
MIDDLE = 42


def sheet_of(text: str) -> Sheet:
    """The printed parts of a text."""
    marked = bool(re.search(r"^#{1,6}\s|\*\*\S", text, re.MULTILINE))
    lines = [line.rstrip() for line in text.replace("\f", "\n").splitlines()]
    blocks: list[Block] = []
    for form, group in groupby(zip(lines, _forms(lines), strict=True), lambda pair: pair[1]):
        given = [line for line, _ in group]
        if form == "table":
            blocks.append(_table(given, marked))
        elif form == "columns":
            blocks.append(_columns(given, first=not any(isinstance(block, Columns) for block in blocks)))
        elif form == "centred" and not marked:
            blocks.append(Middle([Line(line.strip(), bold=True) for line in given]))
        else:
            blocks += [_line(line, marked) for line in given if line.strip()]
    return Sheet(blocks)


def pasted_sheet(text: str) -> Sheet:
    """A text as somebody pastes it who changes nothing: every line a paragraph, columns by spaces, marks as typed."""
    lines = (line.rstrip().expandtabs() for line in text.replace("\f", "\n").splitlines())
    return Sheet([Para(_held(line), "line") for line in lines])


def _held(line: str) -> str:
    """The line with its wide gaps held open, which a page would draw together."""
    body = line.lstrip() if len(line) - len(line.lstrip()) < CENTRED else line
    return re.sub(r" {3,}", lambda gap: "\u00a0" * len(gap.group()), body)


def _forms(lines: list[str]) -> list[str]:
    """The form of each line. Short lines right below two columns are part of them: the number, the last recipient."""
    forms = [_form(line) for line in lines]
    for index in range(1, len(lines)):
        if (
            forms[index - 1] == "columns"
            and forms[index] in ("line", "centred")
            and 0 < len(lines[index].strip()) <= SHORT
        ):
            forms[index] = "columns"
    # The number stands beside the date below an empty line, the name below the post.
    for index, line in enumerate(lines):
        after = next((forms[i] for i in range(index, len(lines)) if lines[i].strip()), "")
        if index and not line.strip() and forms[index - 1] == after == "columns":
            forms[index] = "columns"
    return forms


def _form(line: str) -> str:
    if line.count("|") >= 2 or line.count("\t") >= 2:
        return "table"
    if _GAP.search(line) or _stands_right(line):
        return "columns"
    return "centred" if len(line) - len(line.lstrip()) >= CENTRED and line.strip() else "line"


def _stands_right(line: str) -> bool:
    """Whether the middle of the words lies right of the middle of the page."""
    return line.startswith(" " * CENTRED) and len(line) - len(line.strip()) / 2 > MIDDLE


def _plain(text: str, marked: bool) -> str:
    return _SLANTED.sub(r"\1", _BOLD.sub(lambda m: m[1] or m[2], text)).strip() if marked else text.strip()


def _line(line: str, marked: bool) -> Para:
    text = line.strip()
    if not marked:
        return Para(text, "line")
    heading = bool(_HEADING.match(text))
    text = _HEADING.sub("", text)
    whole, lead = _plain(text, True), _BOLD.match(text)
    if heading or (lead and lead.end() == len(text)):
        return Para(whole, "line", bold=len(whole))
    return Para(whole, "line", bold=len(_plain(lead.group(), True)) if lead else 0)


def _table(lines: list[str], marked: bool) -> Table:
    rows = []
    for line in lines:
        if _RULE.fullmatch(line):
            continue
        cells = line.split("\t") if line.count("\t") >= 2 else re.sub(r"^\s*\||\|\s*$", "", line).split("|")
        rows.append([_plain(cell, marked) for cell in cells])
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    longest = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return Table(rows, [min(max(length, 4), 40) ** 0.7 for length in longest])


def _columns(lines: list[str], first: bool) -> Block:
    left, right = [], []
    for one, other in map(_split, lines):
        left += [Line(one)] if one else []
        right += [Line(other)] if other else []
    numbered = any(line.text.startswith("Số") for line in left)
    return Columns(left, right, "head" if first and numbered else "foot")


def _split(line: str) -> tuple[str, str]:
    if not _GAP.search(line):
        return ("", line.strip()) if _stands_right(line) else (line.strip(), "")
    gap = max(_GAP.finditer(line), key=lambda match: match.end() - match.start())
    return line[: gap.start()].strip(), line[gap.end() :].strip()


def words_of(sheet: Sheet) -> Iterator[str]:
    """Every printed word, to see that none was lost."""
    for block in sheet.blocks:
        if isinstance(block, Columns):
            texts = [line.text for line in (*block.left, *block.right)]
        elif isinstance(block, Middle):
            texts = [line.text for line in block.lines]
        elif isinstance(block, Table):
            texts = [cell for row in block.rows for cell in row]
        else:
            texts = [f"{block.marker} {block.text}"]
        for text in texts:
            yield from text.split()
