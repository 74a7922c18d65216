"""Pages made for tests: whole plans as portals show them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from donghanh.domain.plandoc.blocks import Block

MENU = (
    '<nav><a href="/">Trang chủ</a></nav><ul><li><a href="/a">Giới thiệu</a></li><li><a href="/b">Tin tức</a></li>'
    '<li><a href="/c">Kế hoạch năm 2019</a></li></ul><script>var x = "KẾ HOẠCH";</script><style>p{color:red}</style>'
)


def plan_html(blocks: Sequence[Block], *, menu: str = MENU) -> str:
    """A plan, known by its paragraphs, as a page of a portal around an article."""
    out, rows = "", []
    for block in blocks:
        if block.kind == "table_row":
            cells = "".join(f"<td>{escape(block.text[start:end])}</td>" for start, end in block.cells)
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            out, rows = out + _table(rows), []
        bold, rest = escape(block.text[: block.emphasis]), escape(block.text[block.emphasis :])
        name = f"h{min(block.heading, 6)}" if block.heading else "p"
        out += "<p>&nbsp;</p>" * bool(block.gap) + f"<{name}>{f'<b>{bold}</b>' if bold else ''}{rest}</{name}>\n"
    return f"<!DOCTYPE html>\n<html><head><title>KẾ HOẠCH</title></head><body>{menu}<div>{out + (_table(rows) if rows else '')}</div></body></html>"


def _table(rows: Sequence[str]) -> str:
    return f'<table border="1">{"".join(rows)}</table>'
