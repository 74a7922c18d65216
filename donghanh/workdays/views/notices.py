"""The notice of a year in the own table: enter, correct, remove."""

from typing import Any

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.workdays.actions import correct_notice, record_notice, remove_notice
from donghanh.workdays.arrangements import Arrangement
from donghanh.workdays.forms import CorrectNoticeForm, NoticeForm, RemoveForm
from donghanh.workdays.models import YearNotice
from donghanh.workdays.notice_days import arrangement_of
from donghanh.workdays.permissions import WorkdayPermission
from donghanh.workdays.refusals import WorkdayRefused, in_words
from donghanh.workdays.views._own import own_unit, require_own, table_url, unless_changed

REFUSAL = (WorkdayRefused, in_words)
ARRANGED = ("tet_from", "tet_last", "national_from", "national_last", "swaps")
FIELDS = ("number", "issued_on", "source", "confidence", "version", *ARRANGED[:-1])


@requires(WorkdayPermission.EDIT)
def enter(request: ScopedRequest) -> HttpResponseBase:
    """Enter the notice of a year; ``nam`` names it beforehand."""
    unit = own_unit(request)
    form = NoticeForm(request.POST or None, initial={"year": request.GET.get("nam") or request.scope.on.year + 1})

    def save() -> YearNotice:
        data = dict(form.cleaned_data)
        return record_notice(
            unit=unit,
            arrangement=_arrangement(data.pop("year"), data),
            by=request.scope.actor,
            at=timezone.now(),
            **data,
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda notice: (_said(notice), table_url(notice.year, request)),
        refusal=REFUSAL,
        template="workdays/form.html",
        page={
            "title": _("Ghi thông báo nghỉ của năm"),
            "lede": _(
                "Ghi như in trong thông báo nghỉ Tết, Quốc khánh mà %(unit)s thực hiện. Thông báo thay cho phần phần mềm tạm tính."
            )
            % {"unit": unit.full_name},
            "button": _("Ghi thông báo"),
            "back_url": table_url(None, request),
        },
    )


@requires(WorkdayPermission.EDIT)
def correct(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct the own notice of a year, its days with it."""
    notice = _own_notice(request, pk)
    form = CorrectNoticeForm(request.POST or None, of=notice, initial=_present(notice))

    def save() -> YearNotice:
        data = form.fields_typed
        return correct_notice(
            notice=notice,
            expected_version=form.expected_version,
            arrangement=_arrangement(notice.year, data),
            by=request.scope.actor,
            at=timezone.now(),
            **data,
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda saved: (_said(saved), table_url(saved.year)),
        refusal=REFUSAL,
        template="workdays/form.html",
        page={
            "title": _("Sửa thông báo nghỉ năm %(year)s") % {"year": notice.year},
            "lede": _("Các ngày của thông báo được ghi lại theo bản sửa."),
            "button": _("Lưu"),
            "back_url": table_url(notice.year),
            "remove_url": reverse("workdays:notice-remove", args=[notice.pk]),
            "remove": _("Bỏ thông báo này"),
        },
    )


@requires(WorkdayPermission.EDIT)
def remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take the own notice of a year out with its days, after asking."""
    notice = _own_notice(request, pk)
    form = RemoveForm(request.POST or None, initial={"version": notice.version})

    def take_out() -> int:
        return unless_changed(
            lambda: remove_notice(
                notice=notice,
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
        done=lambda year: (_("Đã bỏ thông báo nghỉ năm %(year)s.") % {"year": year}, table_url(year)),
        refusal=REFUSAL,
        template="web/confirm.html",
        page={
            "question": _("Bỏ thông báo nghỉ năm %(year)s?") % {"year": notice.year},
            "text": _("Tết và Quốc khánh năm %(year)s trở lại như của cả nước.") % {"year": notice.year},
            "action": _("Bỏ thông báo"),
            "back_url": reverse("workdays:notice-correct", args=[notice.pk]),
        },
    )


def _own_notice(request: ScopedRequest, pk: Any) -> YearNotice:
    notice = get_visible_or_404(YearNotice.objects.select_related("unit"), request.scope, pk=pk)
    require_own(request, notice.unit_id)
    return notice


def _present(notice: YearNotice) -> dict[str, Any]:
    swaps = "\n".join(f"{formats.date(off)} {formats.date(worked)}" for off, worked in arrangement_of(notice).swaps)
    return {name: getattr(notice, name) for name in FIELDS} | {"swaps": swaps}


def _arrangement(year: int, data: dict[str, Any]) -> Arrangement:
    """The days among the cleaned data, which are taken out of it."""
    return Arrangement(year=year, **{name: data.pop(name) for name in ARRANGED})


def _said(notice: YearNotice) -> str:
    return _("Đã ghi thông báo nghỉ năm %(year)s.") % {"year": notice.year}
