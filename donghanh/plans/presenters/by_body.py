"""The four cells of each body in words: each rate with the base it is a share of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.queries.by_body import BodyCells, total_of
from donghanh.plans.status import Cells


@dataclass(frozen=True)
class BodyLine:
    """One row of the table."""

    name: str
    url: str
    cells: Cells
    done: str
    """How much of what has a day is done, with both numbers."""
    in_time: str
    """How much of what is done was done in time."""
    late: str
    """How much of what has a day is overdue."""


def body_lines(rows: Sequence[BodyCells], query: str) -> list[BodyLine]:
    """The rows, each that a filter can name leading to its tasks under the same filters."""
    return [_line(row.name or _("Chưa giao"), _url(row, query), row.cells) for row in rows]


def total_line(rows: Sequence[BodyCells]) -> BodyLine:
    """All of them together."""
    return _line(_("Tất cả"), "", total_of(rows))


def _line(name: str, url: str, cells: Cells) -> BodyLine:
    return BodyLine(
        name=name,
        url=url,
        cells=cells,
        done=rate(cells.done_with_due, cells.with_due),
        in_time=rate(cells.done_in_time, cells.done_with_due),
        late=rate(cells.open_late, cells.with_due),
    )


def rate(part: int, base: int) -> str:
    """ "75,0 % (6/8)"; a dash where there is nothing to be a share of."""
    return f"{formats.percent(100 * part / base)} ({part}/{base})" if base else "–"


def _url(row: BodyCells, query: str) -> str:
    """The tasks in which the body has a part; nothing for a printed list and for nobody, whom no filter names."""
    if not row.body:
        return ""
    kept = [(name, value) for name, value in parse_qsl(query) if name not in ("co_quan", "tinh_trang")]
    return f"{reverse('plans:across')}?{urlencode([*kept, ('co_quan', str(row.body))])}"


def body_columns() -> dict[str, Callable[[BodyLine], Any]]:
    """Heading → what stands under it: numbers as numbers, each rate in per cent beside its base."""
    return {
        _("Cơ quan"): lambda line: line.name,
        _("Xong trong hạn"): lambda line: line.cells.done_in_time,
        _("Xong quá hạn"): lambda line: line.cells.done_late,
        _("Chưa xong, trong hạn"): lambda line: line.cells.open_in_time,
        _("Chưa xong, quá hạn"): lambda line: line.cells.open_late,
        _("Có hạn"): lambda line: line.cells.with_due,
        _("Ngoài bảng"): lambda line: line.cells.outside,
        _("Tổng cộng"): lambda line: line.cells.total,
        _("Đã xong, % của có hạn"): lambda line: _per_cent(line.cells.done_with_due, line.cells.with_due),
        _("Đúng hạn, % của đã xong"): lambda line: _per_cent(line.cells.done_in_time, line.cells.done_with_due),
        _("Quá hạn, % của có hạn"): lambda line: _per_cent(line.cells.open_late, line.cells.with_due),
    }


def _per_cent(part: int, base: int) -> float | None:
    return round(100 * part / base, 1) if base else None
