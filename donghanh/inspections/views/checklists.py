"""Checklists: the list, one with its versions, an office's own written and published."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Count, F
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.inspections import actions
from donghanh.inspections.forms.checklists import ChecklistForm, CorrectChecklistForm, CorrectLineForm, LineForm
from donghanh.inspections.forms.filters import ChecklistFilter
from donghanh.inspections.forms.inspections import VersionForm, identity
from donghanh.inspections.models import Checklist, ChecklistLine, ChecklistQuerySet, ChecklistVersion
from donghanh.inspections.permissions import InspectionPermission
from donghanh.inspections.presenters.inspections import sheet_lines
from donghanh.inspections.views.desk import act, ask, now, page_context, unit_of, versions_offered

KEEP = InspectionPermission.KEEP_CHECKLISTS


def _found(request: ScopedRequest, form: ChecklistFilter) -> ChecklistQuerySet:
    found = Checklist.objects.visible_to(request.scope)
    if words := form.values.get("q", ""):
        found = found.matching(words)
    return found.annotate(version_count=Count("versions")).order_by(
        F("unit__sort_key").asc(nulls_last=True), "name", "pk"
    )


def _filter(request: ScopedRequest) -> ChecklistFilter:
    form = ChecklistFilter.of(request)
    assert isinstance(form, ChecklistFilter)
    return form


@requires(InspectionPermission.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """The shipped checklists and the unit's own, the own first."""
    form = _filter(request)
    page = page_of(_found(request, form), request)
    n = page.paginator.count
    shown = ngettext("%(n)s bảng kiểm", "%(n)s bảng kiểm", n) % {"n": formats.number(n)}
    context = page_context(request, "checklists") | {"form": form, "page": page, "shown": shown}
    return render(request, "inspections/checklists.html", context)


@requires(InspectionPermission.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The checklists as filtered, with the lines of the latest published version of each, as a file."""
    checklists = _found(request, _filter(request))
    latest: dict[uuid.UUID, uuid.UUID] = {}
    rows = ChecklistVersion.objects.filter(checklist__in=checklists.order_by()).published().order_by("number")
    for pk, key in rows.values_list("pk", "checklist_id"):
        latest[key] = pk
    lines = ChecklistLine.objects.filter(version_of__in=latest.values()).select_related("version_of__checklist")
    columns: dict[str, Callable[[ChecklistLine], Any]] = {
        _("Bảng kiểm"): lambda line: line.version_of.checklist.name,
        _("Bản"): lambda line: line.version_of.number,
        _("Số"): lambda line: line.code,
        _("Câu hỏi"): lambda line: line.question,
        _("Trả lời bằng"): lambda line: str(line.get_kind_display()),
        _("Đơn vị tính"): lambda line: line.unit_word,
        _("Cách xem"): lambda line: line.guidance,
        _("Căn cứ"): lambda line: line.authority,
    }
    ordered = lines.order_by("version_of__checklist__name", "version_of", "order", "pk")
    return list_response(request, ordered.iterator(chunk_size=500), columns, name="bang-kiem")


def _load(request: ScopedRequest, pk: uuid.UUID, *, to_write: bool = False) -> Checklist:
    one = get_visible_or_404(Checklist.objects.select_related("unit"), request.scope, pk=pk)
    if to_write and not Checklist.objects.keepable_by(request.scope).filter(pk=pk).exists():
        raise Http404
    return one


@requires(InspectionPermission.READ)
def checklist(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One checklist: a version with its lines (``ban`` names it; the latest otherwise), and what may be done."""
    one = _load(request, pk)
    may_write = Checklist.objects.keepable_by(request.scope).filter(pk=pk).exists()
    versions = list(one.versions.order_by("-number"))
    if not may_write:
        versions = [version for version in versions if not version.is_draft]
    asked = identity(request.GET.get("ban", ""))
    version = next((v for v in versions if v.pk == asked), versions[0] if versions else None)
    rows = list(version.lines.all()) if version else []
    return render(
        request,
        "inspections/checklist.html",
        {
            "checklist": one,
            "versions": versions,
            "version": version,
            "lines": list(zip(rows, sheet_lines(rows, {}), strict=True)),
            "may_write": may_write,
            "is_draft": bool(version and version.is_draft and may_write),
            "has_draft": any(v.is_draft for v in versions),
            "may_copy": request.scope.may(KEEP),
        },
    )


@requires(KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """A checklist of the unit's own; ``chep`` names a checklist to begin with."""
    unit = unit_of(request, KEEP)
    versions = versions_offered(request.scope)
    asked = identity(request.GET.get("chep", ""))
    copied = next((one for one in versions if one.checklist_id == asked), None)
    initial = {"copies": str(copied.pk), "name": f"{copied.checklist.name} ({unit.full_name})"} if copied else None
    form = ChecklistForm(request.POST or None, initial=initial).offer(versions)

    def save() -> Checklist:
        return actions.add_checklist(unit=unit, by=request.scope.actor, at=now(), **form.values)

    return act(
        request,
        form,
        save,
        _("Đã lập bảng kiểm. Sửa các câu rồi ban hành."),
        to=lambda made: reverse("inspections:checklist", args=[made.pk]),
        title=_("Lập bảng kiểm của xã"),
        lede=_("Bắt đầu từ bảng có sẵn rồi thêm, bớt, sửa câu. Ban hành xong mới dùng được."),
        action=_("Lập bảng kiểm"),
        back_url=reverse("inspections:checklists"),
    )


@requires(KEEP)
def correct(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Another name, or no longer offered."""
    one = _load(request, pk, to_write=True)
    initial = {name: getattr(one, name) for name in ("name", "about", "is_offered", "version")}
    form = CorrectChecklistForm(request.POST or None, of=one, initial=initial)

    def save() -> Checklist:
        return actions.correct_checklist(
            checklist=one, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    page_url = reverse("inspections:checklist", args=[one.pk])
    return act(
        request, form, save, _("Đã sửa bảng kiểm."), to=page_url, title=_("Sửa bảng kiểm"), action=_("Lưu"),
        back_url=page_url,
    )  # fmt: skip


@requires(KEEP)
def version_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Begin the next version with the lines of the last."""
    one = _load(request, pk, to_write=True)
    if request.method == "POST":
        actions.start_version(checklist=one, by=request.scope.actor, at=now())
    return redirect("inspections:checklist", one.pk)


def _load_draft(request: ScopedRequest, pk: uuid.UUID) -> ChecklistVersion:
    rows = ChecklistVersion.objects.select_related("checklist__unit")
    draft = get_visible_or_404(rows, request.scope, pk=pk)
    _load(request, draft.checklist_id, to_write=True)
    return draft


@requires(KEEP)
def line_new(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One more question of a draft."""
    draft = _load_draft(request, pk)
    form = LineForm(request.POST or None)

    def save() -> ChecklistLine:
        return actions.add_line(draft=draft, by=request.scope.actor, at=now(), **form.cleaned_data)

    page_url = reverse("inspections:checklist", args=[draft.checklist_id])
    return act(
        request, form, save, _("Đã thêm câu hỏi."), to=page_url, title=_("Thêm câu hỏi"), action=_("Thêm"),
        back_url=page_url,
    )  # fmt: skip


@requires(KEEP)
def line_edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A question of a draft, to be corrected, moved, or taken out (``bo``, ``len``, ``xuong``)."""
    line = get_visible_or_404(ChecklistLine.objects.all(), request.scope, pk=pk)
    draft = _load_draft(request, line.version_of_id)
    page_url = reverse("inspections:checklist", args=[draft.checklist_id])
    if request.method == "POST" and draft.is_draft and {"bo", "len", "xuong"} & set(request.POST):
        _move(request, draft, line)
        return redirect(page_url)
    names = ("code", "question", "kind", "unit_word", "guidance", "authority", "version")
    form = CorrectLineForm(request.POST or None, of=line, initial={name: getattr(line, name) for name in names})

    def save() -> ChecklistLine:
        return actions.correct_line(
            line=line, expected_version=form.expected_version, by=request.scope.actor, at=now(), **form.fields_typed
        )

    return act(
        request, form, save, _("Đã sửa câu hỏi."), to=page_url, title=_("Sửa câu hỏi"), action=_("Lưu"),
        back_url=page_url,
    )  # fmt: skip


def _move(request: ScopedRequest, draft: ChecklistVersion, line: ChecklistLine) -> None:
    by, at = request.scope.actor, now()
    if "bo" in request.POST:
        actions.remove_line(line=line, by=by, at=at)
        return
    keys = list(draft.lines.order_by("order", "pk").values_list("pk", flat=True))
    place = keys.index(line.pk)
    other = place - 1 if "len" in request.POST else place + 1
    if 0 <= other < len(keys):
        keys[place], keys[other] = keys[other], keys[place]
        actions.order_lines(draft=draft, keys=keys, by=by, at=at)


@requires(KEEP)
def publish(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Let inspections use a draft."""
    draft = _load_draft(request, pk)
    form = VersionForm(request.POST or None, initial={"version": draft.version})
    return ask(
        request,
        form,
        lambda: actions.publish_version(
            draft=draft, expected_version=form.expected_version, by=request.scope.actor, at=now()
        ),
        _("Đã ban hành."),
        to=reverse("inspections:checklist", args=[draft.checklist_id]),
        question=_("Ban hành bản %(n)s?") % {"n": draft.number},
        text=_(
            "Bản đã ban hành không sửa được nữa; muốn đổi thì soạn bản mới. Cuộc kiểm tra đang làm vẫn dùng bản cũ."
        ),
        action=_("Ban hành"),
    )
