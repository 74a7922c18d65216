"""Single days of the own table: add, correct, remove."""

import datetime as dt
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.workdays.actions import add_day, correct_day, remove_day
from donghanh.workdays.forms import CorrectDayForm, DayForm, RemoveForm
from donghanh.workdays.models import SpecialDay
from donghanh.workdays.permissions import WorkdayPermission
from donghanh.workdays.refusals import WorkdayRefused, in_words
from donghanh.workdays.views._own import own_unit, require_own, table_url, unless_changed

REFUSAL = (WorkdayRefused, in_words)
FIELDS = ("day", "kind", "name", "source", "confidence", "version")


@requires(WorkdayPermission.EDIT)
def add(request: ScopedRequest) -> HttpResponseBase:
    """Put a day into the own table; ``ngay`` names it beforehand."""
    unit = own_unit(request)
    form = DayForm(request.POST or None, initial={"day": _asked_day(request)})

    def save() -> SpecialDay:
        return add_day(unit=unit, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda row: (_("Đã ghi %(day)s.") % {"day": formats.date(row.day)}, table_url(row.day.year, request)),
        refusal=REFUSAL,
        template="workdays/form.html",
        page={
            "title": _("Thêm ngày vào bảng"),
            "lede": _("Chỉ tính cho %(unit)s, thay cho ngày ấy của cả nước. Các xã khác không thấy.")
            % {"unit": unit.full_name},
            "button": _("Thêm ngày"),
            "back_url": table_url(None, request),
        },
    )


@requires(WorkdayPermission.EDIT)
def correct(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a day of the own table; one that a notice gives is corrected there."""
    row = _own_row(request, pk)
    if row.notice_id is not None:
        return redirect("workdays:notice-correct", pk=row.notice_id)
    form = CorrectDayForm(request.POST or None, of=row, initial={name: getattr(row, name) for name in FIELDS})

    def save() -> SpecialDay:
        data = form.fields_typed
        return correct_day(
            row=row, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now(), **data
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda saved: (_("Đã sửa %(day)s.") % {"day": formats.date(saved.day)}, table_url(saved.day.year)),
        refusal=REFUSAL,
        template="workdays/form.html",
        page={
            "title": _("Sửa ngày %(day)s") % {"day": formats.date(row.day)},
            "lede": _("Hạn tính theo ngày làm việc sẽ đếm lại theo bảng mới."),
            "button": _("Lưu"),
            "back_url": table_url(row.day.year),
        },
    )


@requires(WorkdayPermission.EDIT)
def remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take a day out of the own table, after asking."""
    row = _own_row(request, pk)
    if row.notice_id is not None:
        return redirect("workdays:notice-correct", pk=row.notice_id)
    form = RemoveForm(request.POST or None, initial={"version": row.version})
    day = formats.date(row.day)

    def take_out() -> SpecialDay:
        return unless_changed(
            lambda: remove_day(
                row=row,
                expected_version=form.expected_version,
                reason=form.cleaned_data["reason"],
                by=request.scope.actor,
                at=timezone.now(),
            )
        )

    return act_or_ask(
        request,
        form,
        take_out,
        done=lambda gone: (_("Đã bỏ ngày %(day)s khỏi bảng.") % {"day": day}, table_url(gone.day.year)),
        refusal=REFUSAL,
        template="web/confirm.html",
        page={
            "question": _("Bỏ ngày %(day)s khỏi bảng?") % {"day": day},
            "text": _("Ngày “%(name)s” trở lại như của cả nước. Hạn tính theo ngày làm việc sẽ đếm lại.")
            % {"name": row.name},
            "action": _("Bỏ ngày này"),
            "back_url": table_url(row.day.year),
        },
    )


def _own_row(request: ScopedRequest, pk: Any) -> SpecialDay:
    row = get_visible_or_404(SpecialDay.objects.select_related("unit"), request.scope, pk=pk)
    require_own(request, row.unit_id)
    return row


def _asked_day(request: ScopedRequest) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return None
