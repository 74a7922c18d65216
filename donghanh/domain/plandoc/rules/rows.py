"""The work a row of a table tells, and a time printed over the table that holds for all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from donghanh.domain.plandoc.blocks import Block, Span
from donghanh.domain.plandoc.labels import Label, label_of
from donghanh.domain.plandoc.outline import Entry
from donghanh.domain.plandoc.rules.deadlines import Times, time_said, times_of
from donghanh.domain.plandoc.rules.roles import labelled_roles, names, roles_in_list
from donghanh.domain.plandoc.rules.tables import TableHead, is_group_row

_FOR_ALL = re.compile(
    r"(?:Kết thúc|Hoàn thành|Thời gian|Thời hạn|Tiến độ|Thực hiện|Xong|(?:Các|Tất cả|Toàn bộ)\s[^.;]{0,60}(?:sau|dưới đây|trong bảng))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowWork:
    """What a row says is to be done, by whom, when, and what it brings."""

    text: str
    span: Span
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    times: Times
    product: str | None


def row_work(row: Block, head: TableHead | None) -> RowWork | None:
    """Return the work of a row under a head that names it; nothing for a row of money, a row that heads others, an empty one."""
    if head is None or "text" not in head.columns or len(row.cells) < 2 or is_group_row(row, head):
        return None
    if not head.lists_work and head.columns.keys() & {"money", "source"}:
        return None

    def place(name: str) -> tuple[int, int]:
        at = head.columns.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else (0, 0)

    start, end = place("text")
    text = row.text[start:end]
    if not any(char.isalpha() for char in text):
        return None
    lead, coordinating = _bodies(row.text, place("lead"), place("coordinating"))
    product = row.text[slice(*place("product"))]
    return RowWork(
        text,
        row.span_of(start, end),
        lead,
        coordinating,
        time_said(row, *place("time"), ends=head.ends),
        product if any(char.isalnum() for char in product) else None,
    )


def _bodies(text: str, lead: tuple[int, int], other: tuple[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies of the two columns; of one column for both what labels say, else the first leads and the others help."""
    said = text[slice(*lead)]
    labelled = labelled_roles(said, whole=True)
    if labelled.lead:
        return labelled.lead, labelled.coordinating or _named(text[slice(*other)])
    told = roles_in_list(said)
    if lead == other and not told.coordinating:
        return _words(told.lead[:1]), _words(told.lead[1:])
    return _words(told.lead), _words(told.coordinating) if lead == other else _named(text[slice(*other)])


def _named(cell: str) -> tuple[str, ...]:
    return _words(names(cell))


def _words(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in found if any(char.isalnum() for char in name))


def time_over_rows(above: Entry | None, row: Entry) -> Times:
    """Return the time that the line right over a table gives all its rows ("Kết thúc trước 30/11 hằng năm:")."""
    if above is None or above.role == "row" or above.section != row.section or len(above.text) > 160:
        return Times()
    if (label := label_of(above.text)) and label.kind == "time":
        return label_time(above, label)
    return times_of(above.block, above.start) if _FOR_ALL.match(above.text) else Times()


def label_time(line: Entry, label: Label) -> Times:
    """Return the time a line such as "Thời hạn: trước ngày 30/11" says."""
    text = line.block.text
    start = line.start + len(text[line.start :]) - len(text[line.start :].lstrip())
    return time_said(line.block, start + label.start, len(text.rstrip(" .;:")), ends=label.ends)
