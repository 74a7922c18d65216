"""L22: a printed total that the parts printed beside it do not make: a count of units, a sum of money, a table's last row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.finding import Context, Finding, Rule
from donghanh.domain.text.letters import vi_pattern

_COUNTED = r"thôn|khối|bản|ấp|buôn|xóm|làng|khóm|khu phố|tổ dân phố|xã|phường|trường|trạm|đơn vị|cơ quan|câu lạc bộ|mô hình|địa chỉ tin cậy"
_LIST = vi_pattern(
    rf"(?P<count>\d{{1,2}})\s+(?P<unit>{_COUNTED})(?:\s+[<a>]+){{0,3}}\s*(?P<open>[:(]|,?\s+(?:gồm|bao gồm|là)\s*:?)\s*(?:gồm\s*:?\s*|bao gồm\s*:?\s*)?(?P<list>[^().;:]{{8,400}})(?P<close>[).;]|$)"
)
_NAME = vi_pattern(rf"(?:(?:{_COUNTED})\s+)?(?:[<A>][<a>]*|\d{{1,2}})(?:[ -](?:[<A>][<a>]*|\d{{1,2}})){{0,4}}")
_SPLIT = re.compile(r"\s*,\s*|\s+và\s+")
_OPEN_END = re.compile(r"(?:…|\.\.\.|v\.v|vv)")
_AMOUNT = re.compile(r"(?P<n>\d{1,3}(?:\.\d{3})+|\d+)\s*(?P<unit>đồng|triệu đồng|nghìn đồng|tỷ đồng)")
_TOTAL = re.compile(r"[Tt]ổng (?:kinh phí|dự toán|số tiền|mức chi|nguồn vốn)")
_PARTS = re.compile(r"(?:trong đó|bao gồm|gồm|chia ra|cụ thể)\s*:?", re.IGNORECASE)
_LAST_ROW = re.compile(r"(?:tổng cộng|cộng|tổng số|tổng)\b", re.IGNORECASE)
_WORTH = {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": 1_000_000, "tỷ đồng": 1_000_000_000}
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})*|\d+")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield totals that do not close. Lists with an open end ("…") and tables without a clear total say nothing."""
    blocks = [reading.blocks[index] for index in (*reading.frame.body, *reading.frame.appendix)]
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            yield from _counts(block)
            yield from _shares(block)
            yield from _money(block, blocks[index + 1 : index + 12])
    for kind, rows in groupby(blocks, key=lambda block: block.kind):
        if kind == "table_row":
            yield from _table(list(rows))


def _counts(block: Block) -> Iterator[Finding]:
    for match in _LIST.finditer(block.text):
        names = [name for name in _SPLIT.split(match["list"].strip()) if name]
        whole = len(names) >= 2 and all(_NAME.fullmatch(name) for name in names)
        if not whole or _OPEN_END.search(match["list"]) or len(names) == int(match["count"]):
            continue
        span = block.span_of(match.start("count"), match.end("unit"))
        text = f"{match['count']} {match['unit']}"
        yield Finding(
            "L22", "sum_mismatch", "warning", span, text, {"stated": text, "found": f"{len(names)} {match['unit']}"}
        )


_WHOLE_OF = re.compile(
    r"(?<![\d.,/])(?P<n>\d{1,4})\s+(?P<unit>lớp|thôn|trường|học sinh|hộ|người|buổi|đơn vị|mô hình)(?![\wÀ-ỹ])[^.;]{0,60}?(?:trong đó|gồm)\s*:\s*(?P<parts>[^.;]{10,300})"
)


def _shares(block: Block) -> Iterator[Finding]:
    """Three or more parts of one kind that come to more than the whole: "20 lớp, trong đó: khối 6 có 6 lớp, …"."""
    for match in _WHOLE_OF.finditer(block.text):
        parts = [
            int(found[1])
            for found in re.finditer(rf"(?<![\d.,/])(\d{{1,4}})\s+{match['unit']}(?![\wÀ-ỹ])", match["parts"])
        ]
        if len(parts) < 3 or sum(parts) <= int(match["n"]):
            continue
        text = f"{match['n']} {match['unit']}"
        yield Finding(
            "L22", "sum_mismatch", "warning", block.span_of(match.start("n"), match.end("unit")), text,
            {"stated": text, "found": f"{sum(parts)} {match['unit']}"},
        )  # fmt: skip


def _money(block: Block, after: Sequence[Block]) -> Iterator[Finding]:
    total = _TOTAL.search(block.text)
    stated = _AMOUNT.search(block.text, total.end()) if total else None
    if total is None or stated is None or stated.start() - total.end() > 80:
        return
    opened = _PARTS.search(block.text, stated.end())
    if opened is None:
        return
    parts = [_worth(match) for match in _AMOUNT.finditer(block.text, opened.end())]
    if not parts and block.text.rstrip().endswith(":"):
        for line in after:
            found = _AMOUNT.search(line.text)
            if line.kind != "paragraph" or found is None or not line.text.startswith(("-", "+", "–")):
                break
            parts.append(_worth(found))
    if len(parts) < 2 or sum(parts) == _worth(stated):
        return
    yield Finding(
        "L22", "sum_mismatch", "warning", block.span_of(stated.start(), stated.end()), stated.group(),
        {"stated": stated.group(), "found": f"{sum(parts):,} đồng".replace(",", ".")},
    )  # fmt: skip


def _worth(match: re.Match[str]) -> int:
    return int(match["n"].replace(".", "")) * _WORTH[match["unit"]]


def _table(rows: Sequence[Block]) -> Iterator[Finding]:
    cells = [[row.text[start:end].strip() for start, end in row.cells] for row in rows]
    last = len(rows) - 1
    if last < 3 or not any(_LAST_ROW.match(cell) for cell in cells[last][:2]):
        return
    for column in range(1, len(cells[last])):
        total = _number(cells[last][column])
        above = [_number(row[column]) if column < len(row) else None for row in cells[1:last]]
        known = [value for value in above if value is not None]
        # A column with gaps or with sub-totals among its rows is no plain sum.
        if (
            total is None
            or len(known) < 2
            or len(known) != len(above)
            or sum(known) == total
            or sum(known) == 2 * total
        ):
            continue
        start, end = rows[last].cells[column]
        stated = rows[last].text[start:end]
        found = f"{sum(known):,}".replace(",", ".")
        yield Finding(
            "L22", "sum_mismatch", "warning", rows[last].span_of(start, end), stated, {"stated": stated, "found": found}
        )


def _number(cell: str) -> int | None:
    return int(cell.replace(".", "")) if _WHOLE.fullmatch(cell) else None


RULE = Rule("L22", ("sum_mismatch",), "NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải chính xác", check)
