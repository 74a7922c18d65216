"""Many activities from a spreadsheet: the template, the dry run with what is wrong by cell, mending it, taking it in."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.activities import actions
from donghanh.activities.forms.table import TableForm
from donghanh.activities.jobs import OWNER_TYPE, start
from donghanh.activities.models import Batch, BatchLine, BatchState
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.refusals import ActivityRefused
from donghanh.activities.sheet import COLUMNS, SHEET
from donghanh.activities.taking_in.template import template_file
from donghanh.activities.taking_in.wording import problem_words
from donghanh.activities.views.loading import desk_of, kinds_for, now
from donghanh.activities.wording import refusal
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.coming_in import template_response
from donghanh.documents.sheets.upload import SheetRefused, Sheets, read_pasted, read_upload
from donghanh.documents.sheets.wording import sentence_for
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.jobs.progress import progress_of_all
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import csv_response
from donghanh.foundation.web.htmx import in_place_of_page, render_fragment_or_page
from donghanh.foundation.web.pagination import page_of
from donghanh.foundation.web.toasts import confirm

MODULE = "donghanh.activities.taking_in.limited"
LINES_A_PAGE = 20
MOST_TOLD = 2_000


@requires(ActivityPermission.RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def tables(request: ScopedRequest) -> HttpResponseBase:
    """Hand a table in; and what was handed in before. Nothing is recorded here."""
    desk = desk_of(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows = rows_in(_sheets(form), (SHEET,))
        except SheetRefused as refused:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", sentence_for(refused))
        else:
            for problem in rows[1]:
                form.add_error(None, f"{problem.place}: {problem_words(problem)}")
            if not rows[1]:
                batch = actions.keep_table(unit=desk.unit, rows=rows[0][SHEET.key], by=request.scope.actor, at=now())
                start(batch, desk.hosts[0], request.scope.actor, takes_in=False)
                return redirect("activities:table", batch.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    page = page_of(Batch.objects.visible_to(request.scope).order_by("-made_at", "pk"), request)
    context = {"form": form, "page": page, "columns": SHEET.columns}
    return render(request, "activities/tables.html", context, status=status)


def _sheets(form: TableForm) -> Sheets:
    data = form.cleaned_data
    if data["file"]:
        return read_upload(data["file"], module=MODULE)
    return read_pasted(data["pasted"], SHEET)


@requires(ActivityPermission.RECORD)
@require_GET
def table_template(request: ScopedRequest) -> HttpResponse:
    """The spreadsheet to fill in, with the words this office may use."""
    desk = desk_of(request)
    content = template_file(
        kinds=list(kinds_for(request.scope)), villages=desk.villages(request.scope), hosts=desk.bodies(request.scope)
    )
    return template_response(content, "mau-hoat-dong")


@requires(ActivityPermission.RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One table: how far it is; the rows to be mended, twenty at a time; or that it can be taken in."""
    batch = _batch(request, pk)
    if request.method == "POST":
        return _mend(request, batch)
    working = batch.state in (BatchState.CHECKING, BatchState.TAKING)
    page = page_of(batch.lines.filter(is_bad=True).order_by("number"), request, size=LINES_A_PAGE)
    good = batch.lines.filter(is_bad=False, is_held=False).order_by("number")
    context: dict[str, Any] = {
        "batch": batch,
        "working": working,
        "progress": progress_of_all(OWNER_TYPE, [batch.pk]).get(batch.pk) if working else None,
        "page": page,
        "grid": _grid(page.object_list, batch),
        "good": batch.rows - batch.bad - batch.held,
        "some_good": [_said(line) for line in good[:5]],
        "is_open": batch.state == BatchState.CHECKED,
    }
    if working:
        return render_fragment_or_page(request, "activities/table.html", "activities/_table_job.html", context)
    return in_place_of_page(
        request, render(request, "activities/table.html", context)
    )  # what polled stands in a corner


def _mend(request: ScopedRequest, batch: Batch) -> HttpResponse:
    typed: dict[uuid.UUID, dict[str, str]] = {}
    shown = {str(line.pk): line.pk for line in batch.lines.filter(is_bad=True)}
    for name, text in request.POST.items():
        line, _dot, key = name.partition(".")
        if line in shown and key in COLUMNS and isinstance(text, str):
            typed.setdefault(shown[line], {})[key] = text
    dropped = [shown[line] for line in request.POST.getlist("bo") if line in shown]
    if "bo-het" in request.POST:
        dropped = list(shown.values())
    try:
        actions.mend_lines(batch=batch, typed=typed, dropped=dropped, by=request.scope.actor, at=now())
        start(_batch(request, batch.pk), desk_of(request).hosts[0], request.scope.actor, takes_in=False)
    except ActivityRefused as refused:
        messages.error(request, refusal(refused))
    return redirect("activities:table", batch.pk)


@requires(ActivityPermission.RECORD)
@require_GET
def table_problems_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What is wrong, by cell, as a file."""
    batch = _batch(request, pk)
    found = [(problem, line) for line in batch.lines.filter(is_bad=True)[:MOST_TOLD] for problem in line.found]
    columns: dict[str, Any] = {
        _("Ô"): lambda one: f"{one[0].column}{one[0].row}",
        _("Dòng"): lambda one: one[0].row,
        _("Cần sửa"): lambda one: problem_words(one[0]),
        _("Đang ghi"): lambda one: _said(one[1]),
    }
    return csv_response(found, columns, name="cho-can-sua")


@requires(ActivityPermission.RECORD)
@require_POST
def table_take_in(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Record every row, all or none."""
    batch = _batch(request, pk)
    try:
        start(batch, desk_of(request).hosts[0], request.scope.actor, takes_in=True)
    except ActivityRefused as refused:
        messages.error(request, refusal(refused))
    return redirect("activities:table", batch.pk)


@requires(ActivityPermission.RECORD)
@require_POST
def table_drop(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Forget a table that was not taken in."""
    batch = _batch(request, pk)
    try:
        actions.drop_table(batch=batch, by=request.scope.actor, at=now())
        confirm(request, _("Đã bỏ bảng. Không có hoạt động nào được ghi."))
    except ActivityRefused as refused:
        messages.error(request, refusal(refused))
    return redirect("activities:tables")


@requires(ActivityPermission.RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def table_undo(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Cancel what a table recorded."""
    batch = _batch(request, pk)
    if request.method == "POST":
        try:
            reason = _("Rút lại cả bảng đã nhập")
            count = actions.undo_table(batch=batch, reason=reason, by=request.scope.actor, at=now())
            confirm(request, _("Đã rút lại %(n)d hoạt động.") % {"n": count})
        except ActivityRefused as refused:
            messages.error(request, refusal(refused))
        return redirect("activities:table", batch.pk)
    page = {
        "question": _("Rút lại cả bảng này?"),
        "text": _("%(n)d hoạt động của bảng sẽ thành đã hủy và không còn trong số liệu.") % {"n": batch.taken},
        "action": _("Rút lại"),
        "back_url": reverse("activities:table", args=[batch.pk]),
    }
    return render(request, "web/confirm.html", page)


def _batch(request: ScopedRequest, pk: uuid.UUID) -> Batch:
    return get_visible_or_404(Batch.objects.select_related("unit"), request.scope, pk=pk)


def _shown_keys(lines: Sequence[BatchLine], wrong: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns of the grid: those that must be filled, are filled in some row of it, or are wrong in one."""
    filled = {key for line in lines for key, cell in line.cells.items() if cell[1]}
    return [
        key for key, column in COLUMNS.items() if column.is_needed or key in filled or any(key in one for one in wrong)
    ]


def _grid(lines: Sequence[BatchLine], batch: Batch) -> dict[str, Any]:
    """The rows to be mended as one grid: a box a cell, and in front of each row what is wrong in it, cell by cell."""
    keys = {letter: key for key, letter in batch.letters.items()}
    wrong: list[dict[str, list[str]]] = []
    for line in lines:
        wrong.append({})
        for problem in line.found:
            wrong[-1].setdefault(keys.get(problem.column, ""), []).append(problem_words(problem))
    shown = _shown_keys(lines, wrong)
    rows = []
    for line, found in zip(lines, wrong, strict=True):
        cells = [
            {
                "name": f"{line.pk}.{key}",
                "heading": COLUMNS[key].heading,
                "place": f"{batch.letters.get(key, '')}{line.number}",
                "text": _shown(line, key),
                "size": COLUMNS[key].width,
                "is_wrong": key in found,
            }
            for key in shown
        ]
        said = [
            (
                f"{line.pk}.{key}",
                f"{batch.letters.get(key, '')}{line.number}",
                COLUMNS[key].heading,
                " ".join(found[key]),
            )
            for key in COLUMNS
            if key in found
        ]
        rows.append({"line": line, "cells": cells, "said": said, "whole": found.get("", [])})
    headings = [(batch.letters.get(key, ""), COLUMNS[key].heading) for key in shown]
    return {"headings": headings, "rows": rows}


def _shown(line: BatchLine, key: str) -> str:
    """A cell as people write it: a day of a spreadsheet with its day first."""
    kind, text = line.cells.get(key, ["text", ""])
    return formats.date(dt.date.fromisoformat(text)) if kind == "date" and text else str(text)


def _said(line: BatchLine) -> str:
    texts = [_shown(line, key) for key in ("held_on", "kind", "title", "village", "total")]
    return " · ".join(text for text in texts if text)
