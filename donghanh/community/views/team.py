"""The counselling team."""

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.community.actions import add_team_member, edit_team_member
from donghanh.community.forms.people import CounsellorEditForm, CounsellorForm
from donghanh.community.models import TeamMember
from donghanh.community.permissions import CommunityPermission
from donghanh.community.views._shared import (
    act,
    bodies_of,
    initial_of,
    initiative_of,
    page_url,
    part_of,
    villages_of,
)
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest

ANCHOR = "to-tu-van"


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def counsellor_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Somebody joins the team."""
    initiative = initiative_of(request, pk)
    form = CounsellorForm(
        request.POST or None,
        villages=villages_of(initiative.unit, request.scope),
        bodies=bodies_of(initiative.unit, request.scope),
        initial={"valid_from": request.scope.on, "sex": ""},
    )

    def save() -> TeamMember:
        return add_team_member(initiative=initiative, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã thêm vào tổ tư vấn."),
        to=page_url(initiative, ANCHOR),
        title=_("Thêm người vào tổ tư vấn"),
        lede=initiative.name,
        notes=[_("Ở trong tổ tư vấn không mở ra quyền nào trong phần mềm, và không mở được vụ việc nào.")],
        button=_("Thêm"),
        back_url=page_url(initiative, ANCHOR),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def counsellor_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a line of the team, or let it end."""
    line: TeamMember = part_of(request, TeamMember.objects.all(), pk, path="initiative")
    names = (
        "full_name", "sex", "village", "lives_away", "is_head", "from_body", "valid_from", "valid_until", "version",
    )  # fmt: skip
    form = CounsellorEditForm(
        request.POST or None,
        of=line,
        villages=villages_of(line.initiative.unit, request.scope, beside=line.village),
        bodies=bodies_of(line.initiative.unit, request.scope),
        initial=initial_of(line, *names),
    )

    def save() -> TeamMember:
        return edit_team_member(
            line=line,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=page_url(line.initiative, ANCHOR),
        title=_("Sửa người trong tổ tư vấn"),
        lede=line.initiative.name,
        button=_("Lưu"),
        back_url=page_url(line.initiative, ANCHOR),
        remove_url_name="community:counsellor-remove",
        row=line,
        initiative=line.initiative,
    )
