"""Vouchers: the list, booking one, its page, its counter-entry, its scans."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.budget import actions
from donghanh.budget.forms import ReverseForm, ScanForm, SpendingFilter, SpendingForm
from donghanh.budget.models import Advance, AdvanceState, Spending
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.presenters.lists import payee_words, spending_columns, spending_state, spending_table
from donghanh.budget.queries import Years, lines_in_force, settlement_of, spendings_found, years_known
from donghanh.budget.refusals import BudgetRefused
from donghanh.budget.views.desk import (
    REFUSAL,
    activities_of,
    ask_first,
    bodies_of,
    given,
    identity_asked,
    load,
    now,
    page_context,
    unit_of,
    year_asked,
)
from donghanh.budget.wording import dong
from donghanh.documents.pictures.kinds import FileKind, NotTaken, kind_of
from donghanh.domain.money import in_words
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.files.store import FileTooLarge, incoming
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.components import Event
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.plans.models import Plan

SCANS = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.PDF})


def _filter(request: ScopedRequest, years: Years, year: int) -> SpendingFilter:
    asked = given(request, year)
    if len(asked.get("ke_hoach", "")) != len("00000000-0000-0000-0000-000000000000"):
        asked.pop("ke_hoach", None)
    form = SpendingFilter(asked, auto_id="filter_%s")
    form.offer_years(years.shown)
    form.offer(Plan.objects.visible_to(request.scope).filter(spendings__year=year).distinct().order_by("title", "pk"))
    form.is_valid()
    return form


@requires(BudgetPermission.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """What was spent in a year, newest first, counter-entries beside what they take back."""
    years = years_known(request.scope)
    year = year_asked(request, years)
    form = _filter(request, years, year)
    rows = spendings_found(request.scope, year, form.asked).select_related("line", "plan", "organisation")
    page = page_of(rows, request)
    n = page.paginator.count
    context = page_context(request, "spendings", year) | {
        "form": form,
        "page": page,
        "table": spending_table(page.object_list),
        "shown": ngettext("%(n)s khoản chi", "%(n)s khoản chi", n) % {"n": formats.number(n)},
        "settled": settlement_of(request.scope, year),
    }
    return render(request, "budget/spendings.html", context)


@requires(BudgetPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    years = years_known(request.scope)
    year = year_asked(request, years)
    rows = spendings_found(request.scope, year, _filter(request, years, year).asked)
    rows = rows.select_related("line", "plan", "organisation", "activity", "advance")
    return list_response(request, rows.iterator(chunk_size=500), spending_columns(), name="chi")


@requires(BudgetPermission.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """Book a voucher; ``dong`` names a line, ``hoat_dong`` an activity, ``ke_hoach`` a plan."""
    scope, unit = request.scope, unit_of(request, BudgetPermission.KEEP)
    lines = lines_in_force(scope, plan_id=identity_asked(request, "ke_hoach")).select_related("estimate__plan")
    initial = {
        "line": identity_asked(request, "dong"),
        "activity": identity_asked(request, "hoat_dong"),
        "spent_on": scope.on,
    }
    form = SpendingForm(request.POST or None, request.FILES or None, initial=initial)
    form.offer(
        lines=lines,
        bodies=bodies_of(scope, unit),
        activities=activities_of(scope, unit, since=dt.date(scope.on.year - 1, 1, 1)),
        advances=Advance.objects.visible_to(scope).filter(state=AdvanceState.OPEN).order_by("-advanced_on", "pk"),
    )

    def save() -> Spending:
        with _taken(form.cleaned_data["scan"]) as scan:
            return actions.record_spending(scan=scan, by=scope.actor, at=now(), **form.values)

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã ghi khoản chi."), reverse("budget:spending", args=[made.pk])),
        refusal=REFUSAL,
        template="budget/spend.html",
        page={
            "back_url": reverse("budget:spendings"),
            "has_lines": lines.exists(),
            "lost_scan": request.method == "POST" and "scan" in request.FILES,
        },
    )


@requires(BudgetPermission.READ)
def spending_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One voucher: facts, scans, and what took it back."""
    rows = Spending.objects.select_related(
        "line__estimate", "plan", "organisation", "activity", "advance", "reverses", "counter_entry", "unit"
    )
    one = load(rows, request, pk)
    scope = request.scope
    counter = getattr(one, "counter_entry", None)
    may_keep = scope.may(BudgetPermission.KEEP, unit_id=one.unit_id)
    is_open = settlement_of(scope, one.year) is None
    scans = list(one.scans.select_related("file"))
    context = {
        "spending": one,
        "chip": spending_state(one),
        "facts": _facts(one),
        "in_words": in_words(one.amount),
        "counter": counter,
        "scans": scans,
        "events": _events(one, counter),
        "may_reverse": may_keep and is_open and one.reverses_id is None and not one.is_reversed,
        "scan_form": ScanForm() if may_keep and one.reverses_id is None else None,
    }
    return render(request, "budget/spending.html", context)


@requires(BudgetPermission.KEEP)
def reverse_(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a voucher back by a counter-entry."""
    one = load(Spending.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    back = reverse("budget:spending", args=[one.pk])
    last = min(request.scope.on, dt.date(one.year, 12, 31))
    form = ReverseForm(request.POST or None, initial={"on": last})

    def save() -> Spending:
        return actions.reverse_spending(spending=one, by=request.scope.actor, at=now(), **form.cleaned_data)

    return ask_first(
        request,
        form,
        save,
        done=lambda made: (_("Đã đảo chứng từ."), back),
        question=_("Đảo chứng từ %(number)s?") % {"number": one.voucher_number},
        text=_("Chứng từ giữ nguyên, thêm một bút toán đảo %(amount)s. Sau đó ghi lại chứng từ cho đúng.")
        % {"amount": dong(-one.amount)},
        action=_("Đảo chứng từ"),
        back=back,
    )


@requires(BudgetPermission.KEEP)
def scan_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One more scan of a voucher."""
    one = load(Spending.objects.select_related("unit"), request, pk, BudgetPermission.KEEP)
    if one.reverses_id is not None:
        raise Http404
    back = reverse("budget:spending", args=[one.pk])
    form = ScanForm(request.POST or None, request.FILES or None) if request.method == "POST" else ScanForm()

    def save() -> Any:
        with _taken(form.cleaned_data["scan"]) as scan:
            assert scan is not None
            return actions.add_scan(spending=one, scan=scan, by=request.scope.actor, at=now())

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã thêm ảnh chứng từ."), back),
        refusal=REFUSAL,
        template="budget/form.html",
        page={"title": _("Thêm ảnh chứng từ"), "action": _("Thêm ảnh"), "back_url": back, "takes_files": True},
    )


@contextlib.contextmanager
def _taken(file: UploadedFile | None) -> Iterator[actions.Scan | None]:
    """The file on the disk, known by what is in it; ``scan_not_taken`` for what is no picture and no PDF."""
    if file is None:
        yield None
        return
    try:
        with incoming(file.chunks(), limit=settings.EVIDENCE_LARGEST) as arrived:
            kind = kind_of(arrived.path)
            if kind not in SCANS:
                raise BudgetRefused("scan_not_taken", field="scan", why="kind_unknown")
            yield actions.Scan(arrived, kind, file.name or "chung-tu")
    except FileTooLarge:
        raise BudgetRefused("scan_not_taken", field="scan", why="too_large") from None
    except NotTaken as refused:
        raise BudgetRefused("scan_not_taken", field="scan", why=refused.code) from refused


def _facts(one: Spending) -> list[tuple[str, str]]:
    facts = [
        (_("Ngày chi"), formats.date(one.spent_on)),
        (_("Số chứng từ"), one.voucher_number),
        (_("Dòng dự toán"), one.line.item),
        (_("Kế hoạch"), one.plan.title),
        (_("Nguồn"), str(one.get_source_display())),
        (_("Trả cho"), payee_words(one)),
    ]
    if one.advance:
        facts.append((_("Thanh toán tạm ứng"), one.advance.number))
    if one.over_line:
        facts.append((_("Vượt dòng dự toán"), _("có, người ghi đã xác nhận")))
    if one.over_funds_reason:
        facts.append((_("Lý do chi khi nguồn chưa đủ tiền"), one.over_funds_reason))
    if one.reason:
        facts.append((_("Lý do đảo"), one.reason))
    return facts


def _events(one: Spending, counter: Spending | None) -> list[Event]:
    events = [Event(_("ghi vào sổ"), one.recorded_at, icon="receipt")]
    if counter:
        events.insert(
            0, Event(_("đảo: %(reason)s") % {"reason": counter.reason}, counter.recorded_at, icon="arrow-back-up")
        )
    return events
