"""Materials: what is there, one with its moves, a move, taking it back, what each village got."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.communication import actions
from donghanh.communication.forms.stock import (
    MaterialEditForm,
    MaterialFilter,
    MaterialForm,
    MoveFilter,
    MoveForm,
    ReverseForm,
)
from donghanh.communication.models import Material, MaterialMove, MaterialQuerySet, MoveQuerySet
from donghanh.communication.permissions import CommunicationPermission as P
from donghanh.communication.presenters.stock import material_columns, move_columns, move_lines, village_columns
from donghanh.communication.queries.totals import by_village
from donghanh.communication.views.desk import (
    REFUSAL,
    ask_first,
    desk_of,
    load,
    now,
    page_context,
    refusing,
)
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.units.models import Unit
from donghanh.units.queries import villages


def _found(request: ScopedRequest, form: MaterialFilter) -> MaterialQuerySet:
    values = form.values
    rows = Material.objects.visible_to(request.scope).with_totals()
    if words := values.get("q"):
        rows = rows.matching(words)
    if kind := values.get("loai"):
        rows = rows.filter(kind=kind)
    if left := values.get("con"):
        rows = rows.filter(left__gt=0) if left == "con" else rows.filter(left=0)
    return rows.order_by("name", "pk")


def _filter(request: ScopedRequest) -> MaterialFilter:
    form = MaterialFilter.of(request)
    assert isinstance(form, MaterialFilter)
    return form


@requires(P.READ)
def list_(request: ScopedRequest) -> HttpResponse:
    """Every material, with what came in, went out and is left."""
    form = _filter(request)
    page = page_of(_found(request, form), request)
    n = page.paginator.count
    context = page_context(request, "materials") | {
        "form": form,
        "page": page,
        "shown": ngettext("%(n)s tài liệu", "%(n)s tài liệu", n) % {"n": formats.number(n)},
    }
    return render(request, "communication/materials.html", context)


@requires(P.READ)
def export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    columns: dict[str, Callable[[Any], Any]] = material_columns()
    return list_response(request, _found(request, _filter(request)).iterator(chunk_size=500), columns, name="tai-lieu")


@requires(P.READ)
def villages_(request: ScopedRequest) -> HttpResponse:
    """What each village was handed."""
    lines = by_village(Material.objects.visible_to(request.scope), request.scope.on)
    return render(request, "communication/villages.html", page_context(request, "materials") | {"lines": lines})


@requires(P.READ)
def villages_export(request: ScopedRequest) -> HttpResponseBase:
    """The same as a file."""
    lines = by_village(Material.objects.visible_to(request.scope), request.scope.on)
    return list_response(request, lines, village_columns(), name="tai-lieu-theo-thon")


def _moves(request: ScopedRequest, material: Material) -> tuple[MoveFilter, MoveQuerySet]:
    asked = request.GET.copy()
    if len(asked.get("thon", "")) != len("00000000-0000-0000-0000-000000000000"):
        asked.pop("thon", None)
    form = MoveFilter(asked, auto_id="filter_%s")
    seen = material.moves.filter(village__isnull=False).order_by().values("village")
    form.offer(Unit.objects.filter(pk__in=seen).order_by("sort_key"))
    form.is_valid()
    values = form.values
    rows = MaterialMove.objects.visible_to(request.scope).filter(material=material)
    for name, lookup in (("viec", "kind"), ("thon", "village_id"), ("tu", "on__gte"), ("den", "on__lte")):
        if name in values:
            rows = rows.filter(**{lookup: values[name]})
    return form, rows.select_related("village", "body").order_by("-on", "-recorded_at", "pk")


@requires(P.READ)
def material(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """One material: what is left, and every move, newest first."""
    one = load(Material.objects.with_totals(), request, pk)
    form, rows = _moves(request, one)
    page = page_of(rows, request)
    n = page.paginator.count
    context = {
        "material": one,
        "form": form,
        "page": page,
        "lines": move_lines(page.object_list),
        "shown": ngettext("%(n)s dòng nhập, xuất", "%(n)s dòng nhập, xuất", n) % {"n": formats.number(n)},
        "may_keep": request.scope.may(P.KEEP),
    }
    return render(request, "communication/material.html", context)


@requires(P.READ)
def moves_export(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The moves of one material as filtered, as a file."""
    one = load(Material.objects.all(), request, pk)
    rows = _moves(request, one)[1]
    return list_response(request, rows.iterator(chunk_size=500), move_columns(), name="nhap-xuat-tai-lieu")


@requires(P.KEEP)
def new(request: ScopedRequest) -> HttpResponseBase:
    """A material to be kept count of."""
    desk = desk_of(request)
    form = MaterialForm(request.POST or None)
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.add_material(unit=desk.unit, by=request.scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (
            _("Đã thêm tài liệu. Ghi số đã in hoặc nhận về."),
            reverse("communication:material_move", args=[made.pk]),
        ),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Thêm tài liệu"), "action": _("Thêm"), "back_url": reverse("communication:materials")},
    )


@requires(P.KEEP)
def edit(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What it is called."""
    one = load(Material.objects.select_related("unit"), request, pk, P.KEEP)
    initial = {name: getattr(one, name) for name in ("name", "kind", "unit_word", "note", "version")}
    form = MaterialEditForm(request.POST or None, of=one, initial=initial)
    back = reverse("communication:material", args=[one.pk])
    return act_or_ask(
        request,
        form,
        refusing(
            lambda: actions.correct_material(
                material=one,
                expected_version=form.expected_version,
                by=request.scope.actor,
                at=now(),
                **form.fields_typed,
            )
        ),
        done=lambda made: (_("Đã sửa tài liệu."), back),
        refusal=REFUSAL,
        template="communication/form.html",
        page={"title": _("Sửa tài liệu"), "action": _("Lưu"), "back_url": back},
    )


@requires(P.KEEP)
def move(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """What came in or went out."""
    one = load(Material.objects.select_related("unit").with_totals(), request, pk, P.KEEP)
    desk, scope = desk_of(request), request.scope
    given = "distributed" if one.left else "printed"  # type: ignore[attr-defined]
    form = MoveForm(request.POST or None, initial={"on": scope.on, "kind": given})
    form.offer(villages(desk.unit, scope.on), desk.bodies(scope))
    back = reverse("communication:material", args=[one.pk])
    return act_or_ask(
        request,
        form,
        refusing(lambda: actions.record_move(material=one, by=scope.actor, at=now(), **form.cleaned_data)),
        done=lambda made: (_("Đã ghi."), back),
        refusal=REFUSAL,
        template="communication/form.html",
        page={
            "title": _("Ghi nhập, xuất: %(name)s") % {"name": one.name},
            "lede": _("Đang còn %(n)s %(word)s.") % {"n": formats.number(one.left), "word": one.unit_word},  # type: ignore[attr-defined]
            "action": _("Ghi lại"),
            "back_url": back,
        },
    )


@requires(P.KEEP)
def reverse_(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Take a move back."""
    one = load_move(request, pk)
    form = ReverseForm(request.POST or None)
    back = reverse("communication:material", args=[one.material_id])
    return ask_first(
        request,
        form,
        lambda: actions.reverse_move(move=one, by=request.scope.actor, at=now(), **form.cleaned_data),
        done=lambda made: (_("Đã đảo dòng này."), back),
        question=_("Đảo dòng này?"),
        text=_("Dòng cũ giữ nguyên, thêm một dòng đảo cùng ngày. Sau đó ghi lại cho đúng."),
        action=_("Đảo"),
        back=back,
    )


def load_move(request: ScopedRequest, pk: uuid.UUID) -> MaterialMove:
    """The move, if the scope may see it and keeps the stock of its unit; 404 otherwise."""
    found = load(MaterialMove.objects.select_related("material__unit"), request, pk)
    request.scope.require(P.KEEP, unit_id=found.material.unit_id)
    return found
