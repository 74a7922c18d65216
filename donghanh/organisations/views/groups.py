"""Groups of bodies: "các thôn", "các trường học", with members in and out by date."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.forms import and_meanwhile
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm
from donghanh.organisations.actions import add_members, create_group, end_membership, remember_alias, rename_group
from donghanh.organisations.actions.boards import set_up_boards
from donghanh.organisations.forms import AliasForm, GroupForm, GroupRenameForm, MemberForm
from donghanh.organisations.models import GroupMember, Organisation, OrganisationGroup
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.organisations.queries import may_edit
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.organisations.views.body import own_unit
from donghanh.organisations.wording import sentence_for


def _group(request: ScopedRequest, pk: Any, *, to_edit: bool = True) -> OrganisationGroup:
    group = get_visible_or_404(OrganisationGroup.objects.select_related("unit"), request.scope, pk=pk)
    if to_edit and not may_edit(request.scope, group.unit_id):
        raise Http404
    return group


@requires(OrganisationPermission.READ)
@require_GET
def group_list(request: ScopedRequest) -> HttpResponseBase:
    """The groups of the day with their members."""
    day = request.scope.on
    groups = list(OrganisationGroup.objects.visible_to(request.scope).on(day).order_by("name", "id"))
    members: dict[Any, list[str]] = {group.pk: [] for group in groups}
    for member in (
        GroupMember.objects.visible_to(request.scope)
        .on(day)
        .filter(group__in=groups)
        .select_related("organisation")
        .order_by("organisation__sort_key", "id")
    ):
        members[member.group_id].append(member.organisation.name)
    return render(
        request,
        "organisations/groups.html",
        {
            "rows": [{"group": group, "members": members[group.pk]} for group in groups],
            "may_edit": request.scope.may(OrganisationPermission.EDIT),
        },
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def group_add(request: ScopedRequest) -> HttpResponseBase:
    """Name a group of the own unit."""
    unit = own_unit(request)
    initial = {"valid_from": request.scope.on, "name": request.GET.get("ten", "")[:160]}
    form = GroupForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            group = create_group(unit=unit, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)
        except OrganisationRefused as refused:
            form.add_error("name", sentence_for(refused))
        else:
            confirm(request, _("Đã lập nhóm. Chọn cơ quan vào nhóm."))
            return redirect("organisations:group", group.pk)
    return render(
        request,
        "organisations/form.html",
        {"form": form, "title": _("Lập nhóm cơ quan"), "lede": unit.title, "button": _("Lập nhóm"), "unit": unit},
    )


@requires(OrganisationPermission.EDIT)
@require_http_methods(["GET", "POST"])
def group_rename(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Give a group another name."""
    group = _group(request, pk)
    form = GroupRenameForm(request.POST or None, of=group, initial={"name": group.name, "version": group.version})
    if form.is_valid():
        try:
            rename_group(
                group=group,
                expected_version=form.expected_version,
                name=form.cleaned_data["name"],
                by=request.scope.actor,
                at=timezone.now(),
            )
        except StaleRecord as stale:
            return conflict_page(request, stale, form)
        except OrganisationRefused as refused:
            form.add_error("name", sentence_for(refused))
        else:
            confirm(request, and_meanwhile(_("Đã đổi tên nhóm."), form))
            return redirect("organisations:group", group.pk)
    return render(
        request,
        "organisations/form.html",
        {"form": form, "title": _("Đổi tên nhóm"), "lede": group.name, "button": _("Đổi tên"), "group": group},
    )


@requires(OrganisationPermission.READ)
@require_http_methods(["GET", "POST"])
def group_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Who belongs to the group today and before; by POST more bodies join it."""
    group = _group(request, pk, to_edit=request.method == "POST")
    day = request.scope.on
    members = list(group.members.select_related("organisation").order_by("organisation__sort_key", "valid_from", "id"))
    inside = {member.organisation_id for member in members if member.valid_until is None or member.valid_until > day}
    outside = Organisation.objects.visible_to(request.scope).on(day).filter(unit__line=group.unit.line)
    form = MemberForm(
        request.POST or None,
        bodies=[body for body in outside.select_related("unit") if body.pk not in inside],
        initial={"valid_from": day},
    )
    if form.is_valid():
        try:
            add_members(group=group, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)
        except OrganisationRefused as refused:
            messages.error(request, sentence_for(refused))
        else:
            confirm(request, _("Đã thêm vào nhóm."))
        return redirect("organisations:group", group.pk)
    return render(
        request,
        "organisations/group.html",
        {
            "group": group,
            "now": [member for member in members if member.is_on(day)],
            "others": [member for member in members if not member.is_on(day)],
            "aliases": list(group.aliases.order_by("text")),
            "alias_form": AliasForm(),
            "form": form,
            "may_edit": may_edit(request.scope, group.unit_id),
            "panels": panels("organisations.group", request.scope, group),
        },
    )


@requires(OrganisationPermission.EDIT)
@require_POST
def member_end(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """From today on the body no longer belongs to the group."""
    member = get_visible_or_404(GroupMember.objects.select_related("group"), request.scope, pk=pk)
    if not may_edit(request.scope, member.group.unit_id):
        raise Http404
    try:
        end_membership(member=member, valid_until=request.scope.on, by=request.scope.actor, at=timezone.now())
    except OrganisationRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("Từ hôm nay cơ quan này không còn trong nhóm."))
    return redirect("organisations:group", member.group_id)


@requires(OrganisationPermission.EDIT)
@require_POST
def group_alias_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Remember another way the group is printed."""
    group = _group(request, pk)
    form = AliasForm(request.POST)
    try:
        if not form.is_valid():
            raise OrganisationRefused("alias_empty")
        remember_alias(target=group, text=form.cleaned_data["text"], by=request.scope.actor, at=timezone.now())
    except OrganisationRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("Đã nhớ cách viết này."))
    return redirect("organisations:group", group.pk)


@requires(OrganisationPermission.EDIT)
@require_POST
def boards_add(request: ScopedRequest) -> HttpResponseBase:
    """Give every village its board and let it belong to the group of villages."""
    unit = own_unit(request)
    try:
        made = set_up_boards(unit=unit, by=request.scope.actor, at=timezone.now())
    except OrganisationRefused as refused:
        messages.error(request, sentence_for(refused))
    else:
        confirm(request, _("%(count)d thôn đã có ban quản lý trong nhóm.") % {"count": len(made)})
    return redirect("units:villages")
