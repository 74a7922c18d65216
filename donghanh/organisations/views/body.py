"""One body: its page, its names, its successions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.forms import Form
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.actions import (
    create_organisation,
    edit_organisation,
    end_organisation,
    forget_alias,
    merge_organisation,
    remember_alias,
    rename_organisation,
    take_over_standard_bodies,
)
from donghanh.organisations.forms import (
    AliasForm,
    ChangeForm,
    CreateForm,
    EditForm,
    MergeForm,
    RenameForm,
    TakeOverForm,
)
from donghanh.organisations.models import Organisation, OrganisationAlias
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.queries import may_edit, missing_standard_bodies
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.organisations.wording import sentence_for
from donghanh.units.models import Unit
from donghanh.units.queries import standing, units_today, villages


def own_unit(request: ScopedRequest) -> Unit:
    """The unit whose bodies the person keeps; the first by name when there are several, ``dv`` names another."""
    units = units_today(request.scope, OrganisationPermission.EDIT)
    asked = request.GET.get("dv") or request.POST.get("dv")
    unit = next((one for one in units if not asked or str(one.pk) == asked), None)
    if unit is None:
        raise Http404
    return unit


def _body(request: ScopedRequest, pk: Any, *, to_edit: bool = True) -> Organisation:
    body = get_visible_or_404(Organisation.objects.select_related("unit", "village"), request.scope, pk=pk)
    if to_edit and not may_edit(request.scope, body.unit_id):
        raise Http404
    return body


def handle(
    request: HttpRequest, form: Form, save: Callable[[], Organisation], said: str, **page: Any
) -> HttpResponseBase:
    """The form, or the one act and then the page of the body."""
    return act_or_ask(
        request,
        form,
        save,
        done=lambda body: (said, reverse("organisations:organisation", args=[body.pk])),
        refusal=(OrganisationRefused, sentence_for),
        template="organisations/form.html",
        page=page,
    )


@requires(OrganisationPermission.READ)
@require_GET
def organisation_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """What the body is, how it is printed, which groups it is in, where it came from and what upper apps know of it."""
    body = _body(request, pk, to_edit=False)
    day = request.scope.on
    return render(
        request,
        "organisations/organisation.html",
        {
            "body": body,
            "unit": standing(body.unit, day) or body.unit,
            "is_on": body.is_on(day),
            "aliases": list(body.aliases.order_by("text")),
            "alias_form": AliasForm(),
            "groups": list(
                body.memberships.visible_to(request.scope).on(day).select_related("group").order_by("group__name", "id")  # type: ignore[attr-defined]
            ),
            "before": list(body.successions_in.select_related("predecessor")),
            "after": list(body.successions_out.select_related("successor")),
            "may_edit": may_edit(request.scope, body.unit_id),
            "panels": panels("organisations.page", request.scope, body),
        },
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def organisation_add(request: ScopedRequest) -> HttpResponseBase:
    """Set up a body of the own unit."""
    unit = own_unit(request)
    form = CreateForm(
        request.POST or None,
        villages=list(villages(unit, request.scope.on)),
        initial={"valid_from": request.scope.on, "name": request.GET.get("ten", "")[:160]},
    )

    def save() -> Organisation:
        return create_organisation(unit=unit, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return handle(
        request,
        form,
        save,
        _("Đã thêm cơ quan."),
        title=_("Thêm cơ quan"),
        lede=unit.title,
        button=_("Thêm"),
        unit=unit,
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def organisation_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Mend what was written wrongly; a real change of name is a renaming."""
    body = _body(request, pk)
    initial = {
        "name": body.name,
        "kind": body.kind,
        "directable": "yes" if body.directable else "no",
        "version": body.version,
    }
    form = EditForm(request.POST or None, of=body, initial=initial)

    def save() -> Organisation:
        data = {key: value for key, value in form.cleaned_data.items() if key != "version"}
        return edit_organisation(
            organisation=body,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **data,
        )

    lede = _("Chỉ để sửa chỗ ghi sai. Nếu cơ quan được đổi tên bằng văn bản, hãy dùng “Đổi tên”.")
    return handle(request, form, save, _("Đã lưu."), title=_("Sửa cơ quan"), lede=lede, button=_("Lưu"), body=body)


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def organisation_rename(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Another name from a day on; people, aliases and groups go over."""
    body = _body(request, pk)
    form = RenameForm(request.POST or None, initial={"effective_on": request.scope.on, "version": body.version})

    def save() -> Organisation:
        return rename_organisation(
            organisation=body,
            expected_version=form.expected_version,
            name=form.cleaned_data["name"],
            effective_on=form.cleaned_data["effective_on"],
            legal_basis=form.cleaned_data["legal_basis"],
            by=request.scope.actor,
            at=timezone.now(),
        )

    lede = _("%(name)s. Người giữ chức vụ, cách viết khác và nhóm đi theo tên mới; văn bản cũ vẫn mang tên cũ.")
    return handle(
        request,
        form,
        save,
        _("Đã đổi tên."),
        title=_("Đổi tên cơ quan"),
        lede=lede % {"name": body.name},
        button=_("Đổi tên"),
        body=body,
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def organisation_merge(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Into another body of the unit, from a day on."""
    body = _body(request, pk)
    others = Organisation.objects.visible_to(request.scope).filter(unit__line=body.unit.line, valid_until__isnull=True)
    form = MergeForm(
        request.POST or None,
        bodies=list(others.exclude(pk=body.pk)),
        initial={"effective_on": request.scope.on, "version": body.version},
    )

    def save() -> Organisation:
        successor: Organisation = form.cleaned_data["successor"]
        merge_organisation(
            organisation=body,
            expected_version=form.expected_version,
            successor=successor,
            effective_on=form.cleaned_data["effective_on"],
            legal_basis=form.cleaned_data["legal_basis"],
            by=request.scope.actor,
            at=timezone.now(),
        )
        return successor

    lede = _("%(name)s kết thúc; người, cách viết khác và nhóm sang nơi tiếp nhận.") % {"name": body.name}
    return handle(
        request, form, save, _("Đã nhập."), title=_("Nhập vào cơ quan khác"), lede=lede, button=_("Nhập"), body=body
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def organisation_end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The end of a body nobody takes over from."""
    body = _body(request, pk)
    form = ChangeForm(request.POST or None, initial={"effective_on": request.scope.on, "version": body.version})

    def save() -> Organisation:
        return end_organisation(
            organisation=body,
            expected_version=form.expected_version,
            valid_until=form.cleaned_data["effective_on"],
            legal_basis=form.cleaned_data["legal_basis"],
            by=request.scope.actor,
            at=timezone.now(),
        )

    lede = _("%(name)s không còn từ ngày này và không ai tiếp nhận. Chức vụ ở đây thôi có quyền.") % {"name": body.name}
    return handle(
        request,
        form,
        save,
        _("Đã kết thúc."),
        title=_("Kết thúc cơ quan"),
        lede=lede,
        button=_("Kết thúc"),
        body=body,
        panels=panels("organisations.end", request.scope, body),
    )


@requires(OrganisationPermission.EDIT)
@require_POST
def alias_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Remember another way the name is printed."""
    body = _body(request, pk)
    form = AliasForm(request.POST)
    if form.is_valid():
        try:
            remember_alias(target=body, text=form.cleaned_data["text"], by=request.scope.actor, at=timezone.now())
        except OrganisationRefused as refused:
            messages.error(request, sentence_for(refused))
        else:
            confirm(request, _("Đã nhớ cách viết này."))
    else:
        messages.error(request, _("Ghi cách viết, dài nhất 200 ký tự."))
    return redirect("organisations:organisation", body.pk)


@requires(OrganisationPermission.EDIT)
@require_POST
def alias_forget(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Forget an alias of a body or a group."""
    alias = get_visible_or_404(OrganisationAlias.objects.select_related("organisation", "group"), request.scope, pk=pk)
    if not may_edit(request.scope, alias.unit_id):
        raise Http404
    back = (
        reverse("organisations:organisation", args=(alias.organisation_id,))
        if alias.organisation_id
        else reverse("organisations:group", args=(alias.group_id,))
    )
    forget_alias(alias=alias, by=request.scope.actor, at=timezone.now())
    confirm(request, _("Đã bỏ cách viết này."))
    return redirect(back)


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def take_over(request: ScopedRequest) -> HttpResponseBase:
    """Choose which of the usual bodies the unit has, and set them up in one act."""
    unit = own_unit(request)
    missing = missing_standard_bodies(unit, request.scope.on)
    form = TakeOverForm(request.POST or None, bodies=missing, initial={"valid_from": unit.valid_from})
    if missing and form.is_valid():
        try:
            made = take_over_standard_bodies(
                unit=unit,
                valid_from=form.cleaned_data["valid_from"],
                names=form.cleaned_data["names"],
                by=request.scope.actor,
                at=timezone.now(),
            )
        except OrganisationRefused as refused:
            form.add_error(None, sentence_for(refused))
        else:
            confirm(request, _("Đã thêm %(count)d cơ quan kèm cách viết thường gặp.") % {"count": len(made)})
            return redirect("organisations:list")
    return render(request, "organisations/take_over.html", {"form": form, "missing": missing, "unit": unit})
