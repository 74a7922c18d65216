"""The table of a year, and the same as a file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.units.models import Unit
from donghanh.workdays.forms import TableFilter
from donghanh.workdays.models import DayChange, YearNotice
from donghanh.workdays.permissions import WorkdayPermission
from donghanh.workdays.presenters import Act, Notice, notice_of, row_of
from donghanh.workdays.queries import own_units, table_of
from donghanh.workdays.table import Entry, Table

CHANGES_SHOWN = 10


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the year of which table, narrowed how."""

    form: TableFilter
    year: int
    unit: Unit | None
    table: Table
    entries: list[Entry]
    xa: str
    """The unit in addresses; empty where there is no choice."""


@signed_in
def table_page(request: ScopedRequest) -> HttpResponseBase:
    """The special days of a year as they count for one's own unit: what the law, the notice and the office say."""
    asked = _asked(request)
    unit, year = asked.unit, asked.year
    may_edit = unit is not None and request.scope.may(WorkdayPermission.EDIT, unit_id=unit.pk)
    calendar = asked.table.calendar()
    first, days = dt.date(year, 1, 1), (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
    changes: list[DayChange] = []
    if unit is not None:
        changes = list(
            DayChange.objects.visible_to(request.scope).filter(unit__line=unit.line, year=year)[:CHANGES_SHOWN]
        )
    return render(
        request,
        "workdays/table.html",
        {
            "form": asked.form,
            "year": year,
            "unit": unit,
            "rows": [
                row_of(e, unit_name=unit.title if unit else "", may_edit=may_edit, xa=asked.xa) for e in asked.entries
            ],
            "total": len(asked.table.entries),
            "working": sum(calendar.is_working_day(first + dt.timedelta(days=n)) for n in range(days)),
            "notice": _notice(asked, may_edit),
            "changes": changes,
            "may_edit": may_edit,
            "query": f"?xa={asked.xa}" if asked.xa else "",
        },
    )


@signed_in
def table_export(request: ScopedRequest) -> HttpResponseBase:
    """The table as filtered, as a file."""
    asked = _asked(request)
    rows = [row_of(entry, unit_name=asked.unit.title if asked.unit else "") for entry in asked.entries]
    columns: dict[str, Any] = {
        _("Ngày"): lambda r: r.day,
        _("Thứ"): lambda r: r.weekday,
        _("Âm lịch"): lambda r: r.lunar,
        _("Loại ngày"): lambda r: r.kind.text,
        _("Tên ngày"): lambda r: r.name,
        _("Độ chắc chắn"): lambda r: r.standing.text,
        _("Của"): lambda r: r.whose,
        _("Ghi chú"): lambda r: "; ".join(r.notes),
        _("Nguồn"): lambda r: r.source,
    }
    return list_response(request, rows, columns, name=f"ngay-lam-viec-{asked.year}")


def _asked(request: ScopedRequest) -> Asked:
    units = list(own_units(request.scope))
    form = TableFilter.over(request, on=request.scope.on, units=[(str(unit.pk), unit.title) for unit in units])
    values = form.values
    year = int(values.get("nam", request.scope.on.year))
    wanted = values.get("xa", "")
    unit = next((unit for unit in units if str(unit.pk) == wanted), units[0] if units else None)
    table = table_of(unit.pk if unit else None, year, year)
    entries = [e for e in table.entries if values.get("loai", e.kind) == e.kind]
    return Asked(form, year, unit, table, entries, xa=str(unit.pk) if unit and len(units) > 1 else "")


def _notice(asked: Asked, may_edit: bool) -> Notice:
    notice = asked.table.notices.get(asked.year)
    return notice_of(asked.year, notice, _notice_act(asked, notice) if may_edit else None)


def _notice_act(asked: Asked, notice: YearNotice | None) -> Act:
    if notice is not None and notice.unit_id is not None:
        return Act(_("Sửa thông báo"), reverse("workdays:notice-correct", args=[notice.pk]))
    query = f"?nam={asked.year}{f'&xa={asked.xa}' if asked.xa else ''}"
    return Act(_("Ghi thông báo nghỉ năm %(year)s") % {"year": asked.year}, reverse("workdays:notice") + query)
