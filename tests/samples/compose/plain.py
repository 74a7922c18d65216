"""Print a document as text: columns by wide gaps or one below the other, wrapped or not, or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from tests.samples.compose.printed import Block, Columns, Line, Middle, Para, Sheet, Table
from tests.samples.compose.settings import Setting

PAGE = 78
_LEFT = 34


def text_of(sheet: Sheet, setting: Setting) -> str:
    """The document as text in the manner of a setting. Ends with a line break."""
    lines: list[str] = []
    for block in sheet.blocks:
        printed = list(_markdown(block) if setting.markdown else _plain(block, setting))
        apart = setting.gaps or isinstance(block, Columns | Middle | Table)
        if lines and apart and lines[-1] and not _list_goes_on(lines[-1], printed, setting):
            lines.append("")
        lines += printed
        if isinstance(block, Columns | Middle):
            lines.append("")
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return f"{text}\n"


def _list_goes_on(last: str, printed: Sequence[str], setting: Setting) -> bool:
    """Markdown keeps the items of one list together."""
    return setting.markdown and last.startswith("- ") and bool(printed) and printed[0].startswith("- ")


def _plain(block: Block, setting: Setting) -> Iterator[str]:
    if isinstance(block, Columns):
        form = setting.head if block.form == "head" else setting.sign
        yield from _side_by_side(block) if form == "columns" else _one_below(block)
    elif isinstance(block, Middle):
        for line in block.lines:
            for part in textwrap.wrap(line.text, 62):
                yield part.center(PAGE).rstrip() if setting.wrap or setting.head == "columns" else part
    elif isinstance(block, Para):
        text = f"{block.marker} {block.text}".strip()
        if not setting.wrap:
            yield text
        else:
            indent = " " * (setting.indent if block.role != "address" else 0)
            yield from textwrap.wrap(
                text, setting.wrap, initial_indent=indent, break_long_words=False, break_on_hyphens=False
            )
    else:
        for row in block.rows:
            yield f"| {' | '.join(row)} |" if setting.cells == "pipes" else "\t".join(row)


def _side_by_side(block: Columns) -> Iterator[str]:
    """Two columns by wide gaps. The number stands beside the date; the name below the posts."""
    left = [
        part
        for line in block.left
        for part in (textwrap.wrap(line.text, _LEFT - 2) if line.text.startswith("V/v") else [line.text])
    ]
    right = [line.text for line in block.right]
    if block.form == "head":
        number = next(i for i, text in enumerate(left) if text.lstrip().startswith("Số"))
        date = len(right) - 1
        row = max(number, date)
        left = [*left[:number], *[""] * (row - number), *left[number:]]
        right = [*right[:date], *[""] * (row - date), *right[date:]]
    else:
        right += [""] * (len(left) - len(right)) if len(right) < len(left) else []
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    wide = max(_LEFT, max(len(text) for text in left) + 4)
    for one, other in zip(left, right, strict=True):
        if one or other:
            side = one.center(_LEFT) if block.form == "head" else one
            yield f"{side.ljust(wide)}{other.center(PAGE - _LEFT) if other else ''}".rstrip()


def _one_below(block: Columns) -> Iterator[str]:
    if block.form == "foot":
        yield from (line.text for line in block.left)
        if block.left and block.right:
            yield ""
        yield from (line.text for line in block.right)
        return
    number = next(i for i, line in enumerate(block.left) if line.text.lstrip().startswith("Số"))
    yield from (line.text for line in block.left[:number])
    yield ""
    yield from (line.text for line in block.right[:-1])
    yield ""
    yield from (line.text for line in block.left[number:])
    yield block.right[-1].text


def _styled(line: Line) -> str:
    text = f"**{line.text}**" if line.bold and line.text else line.text
    return f"*{text}*" if line.italic and text else text


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Columns):
        sides = (block.left, block.right) if block.form == "foot" else _head_order(block)
        for index, side in enumerate(sides):
            if index:
                yield ""
            gap = "" if block.form == "foot" else "  "
            yield from (_styled(line) + gap for line in side if line.text)
    elif isinstance(block, Middle):
        first, *rest = block.lines
        yield f"# {first.text}"
        for line in rest:
            yield ""
            yield f"**{line.text}**"
    elif isinstance(block, Table):
        head, *rows = block.rows
        yield f"| {' | '.join(head)} |"
        yield f"|{'|'.join('---' for _ in head)}|"
        yield from (f"| {' | '.join(row)} |" for row in rows)
    elif block.role == "heading":
        yield f"{'#' * min(block.depth + 1, 5)} {block.marker} {block.text}".replace("  ", " ")
    elif block.role == "run_in" and block.bold:
        yield f"**{block.marker} {block.text[: block.bold].rstrip()}** {block.text[block.bold :].lstrip()}"
    elif block.role == "basis":
        yield f"*{block.text}*"
    elif block.role == "bullet":
        yield f"- {block.text}"
    else:
        yield f"{block.marker} {block.text}".strip()


def _head_order(block: Columns) -> tuple[Sequence[Line], ...]:
    number = next(i for i, line in enumerate(block.left) if line.text.lstrip().startswith("Số"))
    return block.left[:number], block.right[:-1], block.left[number:], block.right[-1:]
