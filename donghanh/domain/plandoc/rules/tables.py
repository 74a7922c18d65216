"""Tables of work: what each column is for, told by the row or the two rows that name the columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.outline import Entry

# What a column is for, told first by the words its name begins with: "Nội dung thực hiện" is the work, "Kinh phí thực
# hiện" money and "Thời gian thực hiện" a time, though all three speak of doing.
_BEGINS = (
    ("order", r"s?tt(?![\wÀ-ỹ])|số (?:tt|thứ tự)|thứ tự"),
    ("time", r"thời (?:gian|hạn|điểm)|tiến độ|hạn(?![\wÀ-ỹ])|ngày(?! công)|hoàn thành|khi nào|lịch|kỳ (?:hạn|thực hiện)|lộ trình|bắt đầu|kết thúc"),
    ("source", r"nguồn(?! nhân lực)"),
    ("money", r"kinh phí|dự toán|số tiền|thành tiền|đơn giá|mức chi|ngân sách"),
    ("place", r"địa điểm|địa bàn|nơi(?! làm)|phạm vi"),
    ("note", r"ghi chú|chú thích|căn cứ"),
    ("product", r"sản phẩm|kết quả|đầu ra|chỉ tiêu|mục tiêu|số lượng|khối lượng"),
    ("whom", r"đối tượng|thành phần|người (?:dự|tham dự|tham gia|nghe|học)"),
    ("text", r"nội dung|nhiệm vụ|hoạt động|(?:đầu |phần |tên |các )?(?:công )?việc(?! làm)|công tác|hạng mục|giải pháp|tên (?:hoạt động|nhiệm vụ)|mô hình"),
    ("both", r"(?:(?:cơ quan|đơn vị|bộ phận|người)[^:;]{0,12}\s)?chủ trì\s*(?:,|/|-|–|và|;|\+)\s*(?:(?:cơ quan|đơn vị|bộ phận)\s)?(?:cùng\s)?phối hợp"),
    ("coordinating", r"(?:[^:;]{0,30}\s)?phối hợp(?![\wÀ-ỹ])|(?:cơ quan|đơn vị|bộ phận|lực lượng|người) (?:tham gia|hỗ trợ|cùng làm)"),
    ("lead", r"(?:[^:;]{0,30}\s)?(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm|tham mưu)(?![\wÀ-ỹ])|(?:ai|người) làm|thực hiện$|trách nhiệm|phân công|giao cho"
             r"|(?:cơ quan|đơn vị|bộ phận|tổ chức|người|cá nhân|cán bộ|công chức|lực lượng|chủ thể)(?! tính)|họ (?:và )?tên|đồng chí|thành viên"),
)  # fmt: skip
_COLUMNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _BEGINS)
# Else by words anywhere in the name.
_HOLDS = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("coordinating", r"phối hợp"),
        ("lead", r"chủ trì|(?<!pháp )(?<!thức )(?<!cách )thực hiện|đầu mối|phụ trách"),
        ("time", r"thời gian|thời hạn|tiến độ|hoàn thành"),
        ("product", r"sản phẩm|kết quả"),
        ("text", r"nội dung|nhiệm vụ|hoạt động|công việc"),
    )
)
_LONGEST_NAME = 80  # of a column
_ENDS = re.compile(r"thời hạn|hạn(?![\wÀ-ỹ])|hoàn thành|kết thúc|tiến độ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableHead:
    """The names of a table's columns, as far as they are understood."""

    width: int
    columns: Mapping[str, int] = field(default_factory=dict)
    ends: bool = False
    """Whether the column of times is named after the end of the work ("Thời hạn", "Hoàn thành")."""

    @property
    def lists_work(self) -> bool:
        """Whether a column names what is to be done and another who does it, or at least until when."""
        return "text" in self.columns and ("lead" in self.columns or "time" in self.columns)

    @property
    def names_leads(self) -> bool:
        """Whether the columns name what is to be done and who leads."""
        return {"text", "lead"} <= self.columns.keys()


def _purpose(name: str) -> str | None:
    said = name.strip(" .*:()")
    if not said or len(said) > _LONGEST_NAME:
        return None
    for patterns, begins in ((_COLUMNS, True), (_HOLDS, False)):
        for purpose, pattern in patterns:
            if pattern.match(said) if begins else pattern.search(said):
                return purpose
    return None


def cells_of(row: Block) -> tuple[str, ...]:
    """Return the words of a row's cells."""
    return tuple(row.text[start:end].strip() for start, end in row.cells)


def head_of(names: Sequence[str]) -> TableHead:
    """Return what the columns with these names are for; of two for one thing the first."""
    columns: dict[str, int] = {}
    ends = False
    for place, name in enumerate(names):
        purpose = _purpose(name)
        for one in ("lead", "coordinating") if purpose == "both" else (purpose,):
            if one and one not in columns:
                columns[one] = place
                ends = ends or (one == "time" and _ENDS.search(name) is not None)
    return TableHead(len(names), columns, ends)


def _goes_below(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row is the second of a head of two: cells of both are merged, and what it names are columns."""
    merged = [over for place, over in enumerate(above) if not over or over in above[:place]]
    filled = [under for over, under in zip_longest(above, below, fillvalue="") if under and under != over]
    return bool(merged) and len(filled) < len(below) and bool(filled) and all(map(_purpose, filled))


def _numbers_only(row: Block) -> bool:
    """Whether a row only numbers the columns: "(1) | (2) | (3)"."""
    filled = [cell.strip("()[] ") for cell in cells_of(row)]
    return len(filled) > 1 and filled == [str(index) for index in range(1, len(filled) + 1)]


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    names = []
    for over, under in zip_longest(above, below, fillvalue=""):
        names.append(under if under and under != over else over)
    return names


def table_heads(entries: Sequence[Entry]) -> list[TableHead | None]:
    """Return for each entry the head of the table it lies in; nothing outside tables and for the rows of the head."""
    heads: list[TableHead | None] = [None] * len(entries)
    starts = [i for i, entry in enumerate(entries) if entry.role == "row" and (not i or entries[i - 1].role != "row")]
    ends = [i + 1 for i, entry in enumerate(entries) if entry.role == "row" and (i + 1 == len(entries) or entries[i + 1].role != "row")]  # fmt: skip
    for start, end in zip(starts, ends, strict=True):
        head, first = _read_head([entry.block for entry in entries[start:end]])
        for index in range(start + first, end):
            heads[index] = head
    return heads


def _read_head(rows: Sequence[Block]) -> tuple[TableHead, int]:
    """The head of a table and how many rows it takes: a line of title over it, one or two rows of names, their numbers."""
    at = 0
    while at + 1 < len(rows) and at < 2 and sum(bool(cell) for cell in cells_of(rows[at])) == 1:
        at += 1  # the title of the table, set as its first row
    if head_of(cells_of(rows[at])).columns.keys() <= {"order"}:
        at = 0
    names = cells_of(rows[at])
    taken = at + 1
    if taken < len(rows) and _goes_below(names, cells_of(rows[taken])):
        names = tuple(_joined(names, cells_of(rows[taken])))
        taken += 1
    if taken < len(rows) and _numbers_only(rows[taken]):
        taken += 1
    return head_of(names), taken


def is_group_row(row: Block, head: TableHead | None) -> bool:
    """Whether a row only heads the rows below it: "II | Truyền thông" in a table of five columns."""
    return head is not None and head.width > 3 and sum(end > start for start, end in row.cells) < 3
