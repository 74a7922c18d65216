"""L22: a printed total that the parts printed beside it do not make: a count of units, a sum of money, a table's last row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from donghanh.domain.plandoc.blocks import Block
from donghanh.domain.plandoc.reading import Reading
from donghanh.domain.planlint.amounts import MONEY, shares_in, sums_in, worth
from donghanh.domain.planlint.finding import N_, Context, Finding, Rule
from donghanh.domain.text.dates import find_dates
from donghanh.domain.text.letters import vi_pattern

_COUNTED = r"thôn|khối|bản|ấp|buôn|xóm|làng|khóm|khu phố|tổ dân phố|xã|phường|trường|trạm|đơn vị|cơ quan|câu lạc bộ|mô hình|địa chỉ tin cậy"
_LIST = vi_pattern(
    rf"(?P<count>\d{{1,2}})\s+(?P<unit>{_COUNTED})(?:\s+[<a>]+){{0,3}}\s*(?P<open>[:(]|,?\s+(?:gồm|bao gồm|là)\s*:?)\s*(?:gồm\s*:?\s*|bao gồm\s*:?\s*)?(?P<list>[^().;:]{{8,400}})(?P<close>[).;]|$)"
)
_NAME = vi_pattern(rf"(?:(?:{_COUNTED})\s+)?(?:[<A>][<a>]*|\d{{1,2}})(?:[ -](?:[<A>][<a>]*|\d{{1,2}})){{0,4}}")
_SPLIT = re.compile(r"\s*,\s*|\s+và\s+")
_OPEN_END = re.compile(r"(?:…|\.\.\.|v\.v|vv)")
_TOTAL = re.compile(r"(?:[Tt]ổng\s+)?(?:[Kk]inh phí|[Dd]ự toán|số tiền|mức chi|nguồn vốn)(?![\wÀ-ỹ])")
_PARTS = re.compile(r"(?:trong đó|bao gồm|gồm|chia ra|cụ thể)\s*:?", re.IGNORECASE)
_DAYS = re.compile(r"(?:trong|gồm|thời gian:?)\s+(?P<n>\d{1,2})\s+(?P<unit>ngày)\s*[,:(]?\s*\(?(?=từ)", re.IGNORECASE)
_LAST_ROW = re.compile(r"(?:tổng cộng|cộng|tổng số|tổng)\b", re.IGNORECASE)
_WHOLE = re.compile(r"(?P<n>\d{1,3}(?:\.\d{3})*|\d+)(?:\s*đồng)?")


def check(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield totals that do not close. Lists with an open end ("…") and tables without a clear total say nothing."""
    blocks = [reading.blocks[index] for index in (*reading.frame.body, *reading.frame.appendix)]
    for index, block in enumerate(blocks):
        if block.kind == "paragraph":
            yield from _counts(block)
            yield from _shares(block)
            yield from _days(block)
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


def _shares(block: Block) -> Iterator[Finding]:
    for shares in shares_in(block.text):
        if shares.mismatch:
            text = f"{shares.whole} {shares.unit}"
            span = block.span_of(shares.start, shares.end)
            printed = block.text[shares.start : shares.end]
            found = f"{sum(shares.parts)} {shares.unit}"
            yield Finding("L22", "sum_mismatch", "warning", span, printed, {"stated": text, "found": found})


def _money(block: Block, after: Sequence[Block]) -> Iterator[Finding]:
    for total in _TOTAL.finditer(block.text):
        stated = MONEY.search(block.text, total.end(), total.end() + 110)
        opened = _PARTS.search(block.text, stated.end(), stated.end() + 40) if stated else None
        if stated is None or opened is None:
            continue
        parts = sums_in(block.text, opened.end())
        if not parts and block.text.rstrip().endswith(":"):
            for line in after:
                found = sums_in(line.text, 0)
                if line.kind != "paragraph" or not found or not line.text.startswith(("-", "+", "–")):
                    break
                parts.append(found[0])
        whole = worth(stated)
        if any(part > whole for part in parts) or (len(parts) > 1 and sum(parts) != whole):
            params = {"stated": stated.group(), "found": f"{sum(parts):,} đồng".replace(",", ".")}
            span = block.span_of(stated.start(), stated.end())
            yield Finding("L22", "sum_mismatch", "warning", span, stated.group(), params)
        return


def _days(block: Block) -> Iterator[Finding]:
    """ "trong 03 ngày, từ ngày 10/3 đến ngày 14/3/2026": both ends counted, or one of them."""
    for match in _DAYS.finditer(block.text):
        window = next((one for one in find_dates(block.text) if one.range and 0 <= one.start - match.end() < 4), None)
        count = _length(window.range) if window and window.range else None
        if count is None or int(match["n"]) in (count, count - 1):
            continue
        printed = block.text[match.start("n") : match.end("unit")]
        span = block.span_of(match.start("n"), match.end("unit"))
        params = {"stated": printed, "found": f"{count} ngày"}
        yield Finding("L22", "sum_mismatch", "warning", span, printed, params)


def _length(window: tuple[str, str]) -> int | None:
    """How many days from the first to the last, of a window of full days."""
    days = [f"2023{value[1:]}" if value.startswith("--") else value for value in window]
    try:
        first, last = map(date.fromisoformat, days)
    except ValueError:
        return None
    return (last - first).days + 1 if last >= first else None


def _table(rows: Sequence[Block]) -> Iterator[Finding]:
    cells = [[row.text[start:end].strip() for start, end in row.cells] for row in rows]
    last = len(rows) - 1
    if last < 3 or not any(_LAST_ROW.match(cell) for cell in cells[last][:2]):
        return
    # A column that some row lacks is no plain sum; so the cost stays that of the cells.
    for column in range(1, min(map(len, cells[1:]))):
        total = _number(cells[last][column])
        above = [_number(row[column]) for row in cells[1:last]]
        known = [value for value in above if value is not None]
        # Nor is a column with gaps, or with sub-totals among its rows.
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
    match = _WHOLE.fullmatch(cell)
    return int(match["n"].replace(".", "")) if match else None


RULE = Rule("L22", ("sum_mismatch",), N_("NĐ 30/2020/NĐ-CP, Điều 8 khoản 2 điểm e: nội dung phải chính xác"), check)
