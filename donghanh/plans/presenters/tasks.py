"""Tasks as rows and groups of rows, and the four cells they make."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.components import Four
from donghanh.plans.presenters.states import Chip, chip_of
from donghanh.plans.presenters.words import body_words, due_words, lead_words
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import SET_ASIDE, Cell, Cells, Standing


@dataclass(frozen=True)
class TaskLine:
    """One task as a row of a table or list."""

    id: uuid.UUID
    title: str
    url: str
    cite: str
    lead: str
    coordinating: str
    due: str
    chip: Chip
    standing: str
    due_on: dt.date | None


@dataclass(frozen=True)
class TaskGroup:
    """Rows under one heading."""

    title: str
    said: str
    lines: list[TaskLine]
    is_late: bool = False


def line_of(row: TaskRow) -> TaskLine:
    """A task as one row."""
    task = row.task
    return TaskLine(
        id=task.pk,
        title=task.short_text,
        url=reverse("plans:task", args=[task.pk]),
        cite=task.cite,
        lead=lead_words(row),
        coordinating=", ".join(body_words(party) for party in row.coordinating),
        due=due_words(task),
        chip=chip_of(row),
        standing=row.standing,
        due_on=task.due_on,
    )


GROUPINGS: dict[str, str | Promise] = {
    "": gettext_lazy("Theo văn bản"),
    "co-quan": gettext_lazy("Theo cơ quan"),
    "muc": gettext_lazy("Theo mục"),
    "han": gettext_lazy("Theo hạn"),
}


def grouped(rows: list[TaskRow], by: str, *, today: dt.date) -> list[TaskGroup]:
    """The rows under headings: by leading body, by section of the plan, or by deadline (the late ones first)."""
    buckets: dict[tuple[int, str], list[TaskRow]] = {}
    for row in rows:
        buckets.setdefault(_bucket(row, by, today), []).append(row)
    keys = sorted(buckets) if by in ("han", "co-quan") else list(buckets)
    return [
        TaskGroup(
            title=title,
            said=_("%(count)d việc") % {"count": len(buckets[place, title])},
            lines=[line_of(row) for row in _in_order(buckets[place, title], by)],
            is_late=by == "han" and place == 0,
        )
        for place, title in keys
    ]


def _bucket(row: TaskRow, by: str, today: dt.date) -> tuple[int, str]:
    if by == "co-quan":
        return (0, _("Chưa giao")) if row.lead is None else (1, row.lead.name)
    if by == "muc":
        section = row.task.section
        return (0, f"{section.path}. {section.title}".strip(". ")[:200]) if section else (1, _("Thêm ngoài văn bản"))
    if by == "han":
        due = row.task.due_on
        if row.standing is Standing.DONE or row.task.state in SET_ASIDE:
            return 5, _("Đã xong hoặc thôi làm")
        if due is None:
            return 4, _("Thường xuyên, chưa có hạn")
        if due < today:
            return 0, _("Quá hạn")
        if due <= today + dt.timedelta(days=7):
            return 1, _("Trong 7 ngày tới")
        return (2, _("Trong tháng này")) if (due.year, due.month) == (today.year, today.month) else (3, _("Sau đó"))
    return 0, ""


def _in_order(rows: list[TaskRow], by: str) -> list[TaskRow]:
    return sorted(rows, key=lambda row: (row.task.due_on or dt.date.max, row.task.order)) if by == "han" else rows


def four_of(cells: Cells, tasks_url: str = "") -> Four:
    """The four cells for the component, each leading to its tasks."""
    kinds = (Cell.DONE_IN_TIME, Cell.DONE_LATE, Cell.OPEN_IN_TIME, Cell.OPEN_LATE)
    urls = tuple(f"{tasks_url}?tinh_trang={kind.value}" if tasks_url else "" for kind in kinds)
    return Four(
        done_in_time=cells.done_in_time,
        done_late=cells.done_late,
        open_in_time=cells.open_in_time,
        open_late=cells.open_late,
        urls=(urls[0], urls[1], urls[2], urls[3]),
    )


def outside_words(cells: Cells) -> str:
    """What stands outside the four cells, so that all adds up; empty when nothing does."""
    if not cells.outside:
        return ""
    return _("Ngoài bảng: %(count)d việc thường xuyên, chưa có hạn hoặc đã thôi làm. Tổng cộng %(total)d việc.") % {
        "count": cells.outside,
        "total": cells.total,
    }
