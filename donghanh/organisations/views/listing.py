"""The list of bodies and its file."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.organisations.forms import OrganisationFilter
from donghanh.organisations.models import Organisation, OrganisationQuerySet
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.queries import search_bodies


def _wanted(request: ScopedRequest, values: dict[str, Any]) -> OrganisationQuerySet:
    bodies = Organisation.objects.visible_to(request.scope).on(values.get("ngay", request.scope.on))
    if kind := values.get("loai"):
        bodies = bodies.filter(kind=kind)
    if ordered := values.get("giao"):
        bodies = bodies.filter(directable=ordered == "yes")
    if words := values.get("q"):
        bodies = search_bodies(bodies, words)
    return bodies.select_related("unit", "village").prefetch_related("aliases").order_by("sort_key", "id")


@requires(OrganisationPermission.READ)
@require_GET
def organisation_list(request: ScopedRequest) -> HttpResponseBase:
    """The bodies of the own units on a day."""
    form = OrganisationFilter.of(request)
    page = page_of(_wanted(request, form.values), request)
    return render(
        request,
        "organisations/list.html",
        {
            "form": form,
            "day": form.values.get("ngay", request.scope.on),
            "page": page,
            "rows": page.object_list,
            "several_units": len({body.unit.line for body in page.object_list}) > 1,
            "may_edit": request.scope.may(OrganisationPermission.EDIT),
        },
    )


@requires(OrganisationPermission.READ)
@require_GET
def organisation_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file."""
    form = OrganisationFilter.of(request)
    columns: dict[str, Any] = {
        _("Tên cơ quan"): lambda o: o.name,
        _("Loại"): lambda o: o.get_kind_display(),
        _("Giao hay đề nghị"): lambda o: _("Giao") if o.directable else _("Đề nghị"),
        _("Đơn vị"): lambda o: o.unit.full_name,
        _("Thôn"): lambda o: o.village.full_name if o.village else "",
        _("Cách viết khác"): lambda o: "; ".join(alias.text for alias in o.aliases.all()),
        _("Từ ngày"): lambda o: o.valid_from,
        _("Đến trước ngày"): lambda o: o.valid_until,
    }
    return list_response(request, _wanted(request, form.values).iterator(chunk_size=500), columns, name="co-quan")
