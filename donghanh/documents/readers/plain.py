"""Plain text and Markdown into blocks: markup taken off, columns split, broken lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from donghanh.documents.readers.columns import is_pair, split_columns
from donghanh.documents.readers.visual import VisualLine, blocks_of, is_page_number
from donghanh.domain.plandoc.blocks import Block, Piece

_HASHES = re.compile(r"#{1,6}(?=\s)")
_QUOTE = re.compile(r">\s?")
_RULE = re.compile(r"(?:[-_*=~.–—]\s*){3,}$|[-–—_]{1,2}$|\*$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-{3,}[\s:|-]*$")
_MARKS = re.compile(
    r"\*\*\*|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`|\\(?=[-.*_#()\[\]+!&])|<br\s*/?>|</?(?:b|i|u|strong|em|center)>"
)
_BOLD_START = re.compile(r"\s*(?:\*\*|__|<b>|<strong>)")


def _clean(raw: str, offset: int, line: int) -> tuple[str, tuple[Piece, ...], int]:
    """Return a line without markup and with single spaces, its pieces, and how much of it opens in bold."""
    drop = [(match.start(), match.end(), match.group()) for match in _MARKS.finditer(raw)]
    pieces: list[Piece] = []
    out: list[str] = []
    length = 0
    bold_end = 0
    bold = bool(_BOLD_START.match(raw))
    seen_bold = 0

    def put(start: int, end: int) -> None:
        nonlocal length
        for run in re.finditer(r"\S+(?: \S+)*", raw[start:end]):
            begin = start + run.start()
            glued = out and (begin == start and not (raw[start - 1 : start].isspace() if start else True))
            if out and not glued:
                out.append(" ")
                length += 1
            words = run.group()
            pieces.append(Piece(length, offset + begin, len(words), line))
            out.append(words)
            length += len(words)

    position = 0
    for start, end, mark in drop:
        put(position, start)
        if bold and mark in ("**", "__", "</b>", "</strong>", "***"):
            seen_bold += 1
            if seen_bold == 2:
                bold_end = length
        position = end
    put(position, len(raw))
    return "".join(out), tuple(pieces), bold_end


def _table_row(raw: str, offset: int, line: int, gap: int) -> VisualLine:
    text = ""
    cells: list[tuple[int, int]] = []
    all_pieces: list[Piece] = []
    position = 1 if raw.lstrip().startswith("|") else 0
    lead = len(raw) - len(raw.lstrip())
    cursor = lead + position
    for part in raw[cursor:].rstrip().removesuffix("|").split("|"):
        cell, pieces, _ = _clean(part, offset + cursor, line)
        if text:
            text += " | "
        cells.append((len(text), len(text) + len(cell)))
        shift = len(text)
        all_pieces += [Piece(p.text_start + shift, p.source_start, p.length, p.line) for p in pieces]
        text += cell
        cursor += len(part) + 1
    return VisualLine(text, tuple(all_pieces), gap, True, 0, 0, "table_row", tuple(cells))


def _visual_lines(source: str) -> Iterator[VisualLine]:
    offset = gap = number = 0
    lines = source.split("\n")
    columns: list[VisualLine] = []
    right_edge = 0
    for raw in lines:
        number += 1
        start = offset
        offset += len(raw) + 1
        body = raw.replace("\f", " ").replace("\ufeff", " ").replace("\u200b", " ")
        if not body.strip():
            gap += 1
            continue
        if len(split_columns(body)) == 2 and (left_right := _split(body, start, number, gap)):
            yield left_right[0]
            columns.append(left_right[1])
            right_edge = split_columns(body)[1][0]
            gap = 0
            continue
        if columns and len(body) - len(body.lstrip()) >= max(18, right_edge - 12):
            # The name under a signature, the date under the motto: more of the right column.
            text, pieces, bold = _clean(body, start, number)
            if text:
                columns.append(VisualLine(text, pieces, gap, False, bold, 0))
                gap = 0
                continue
        if columns and (gap or len(columns) > 60):
            yield from columns
            columns = []
        skip = 0
        heading = 0
        inner = body
        if match := _QUOTE.match(inner.lstrip()):
            skip = len(inner) - len(inner.lstrip()) + match.end()
            inner = body[skip:]
        if match := _HASHES.match(inner.lstrip()):
            heading = len(match.group())
            skip += len(inner) - len(inner.lstrip()) + match.end()
            inner = body[skip:]
        stripped = inner.strip()
        if stripped.startswith("|") and stripped.count("|") >= 2:
            if not _TABLE_RULE.match(stripped):
                yield _table_row(body, start, number, gap)
            gap = 0
            continue
        if _RULE.fullmatch(stripped.replace("*", "") or "*"):
            gap += 1
            continue
        text, pieces, bold = _clean(inner, start + skip, number)
        if not text:
            gap += 1
            continue
        if is_page_number(text) and number > 3:
            continue
        yield VisualLine(text, pieces, gap, heading > 0, len(text) if heading else bold, heading)
        gap = 0
    yield from columns


def _split(body: str, start: int, number: int, gap: int) -> tuple[VisualLine, VisualLine] | None:
    (left_at, left), (right_at, right) = split_columns(body)
    left_text, left_pieces, left_bold = _clean(left, start + left_at, number)
    right_text, right_pieces, right_bold = _clean(right, start + right_at, number)
    if not is_pair(left_text, right_text):
        return None
    return (
        VisualLine(left_text, left_pieces, gap, False, left_bold, 0),
        VisualLine(right_text, right_pieces, 0, False, right_bold, 0),
    )


def read_blocks(source: str) -> tuple[Block, ...]:
    """Return the blocks of a plain or Markdown text as decoded by ``decode``. Cost: linear."""
    return blocks_of(list(_visual_lines(source)))
