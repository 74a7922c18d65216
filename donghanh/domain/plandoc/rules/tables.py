"""Tables of work: what each column is for, told by the row that names the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Entry

_COLUMNS = (
    ("text", re.compile(r"nội dung|nhiệm vụ|hoạt động|công việc", re.IGNORECASE)),
    ("lead", re.compile(r"chủ trì|thực hiện|đầu mối|phụ trách", re.IGNORECASE)),
    ("coordinating", re.compile(r"phối hợp", re.IGNORECASE)),
    ("time", re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành", re.IGNORECASE)),
    ("product", re.compile(r"sản phẩm|kết quả", re.IGNORECASE)),
)


def table_heads(entries: Sequence[Entry]) -> list[Block | None]:
    """Return for each entry the first row of the table it lies in; nothing outside tables and for that row itself."""
    heads: list[Block | None] = []
    head: Block | None = None
    for entry in entries:
        row = entry.role == "row"
        heads.append(head if row else None)
        head = (head or entry.block) if row else None
    return heads


def columns_of(head: Block | None) -> dict[str, int]:
    """Return the place of each column that is understood, by what it is for."""
    columns: dict[str, int] = {}
    if head is None:
        return columns
    for place, (start, end) in enumerate(head.cells):
        cell = head.text[start:end]
        order = ("coordinating", "time", "product", "lead", "text")
        for name in order:
            if name not in columns and dict(_COLUMNS)[name].search(cell):
                columns[name] = place
                break
    return columns


def is_task_table(head: Block | None) -> bool:
    """Whether a table lists work: its columns name what is to be done and who leads."""
    return {"text", "lead"} <= columns_of(head).keys()


def is_group_row(row: Block, head: Block | None) -> bool:
    """Whether a row only heads the rows below it: "II | Truyền thông" in a table of five columns."""
    return head is not None and len(head.cells) > 3 and sum(end > start for start, end in row.cells) < 3
