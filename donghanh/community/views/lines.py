"""Taking out a line that was written down by mistake, after asking."""

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from donghanh.community.actions import remove_line
from donghanh.community.forms.initiatives import VersionForm
from donghanh.community.models import BoardSeat, Equipment, TeamMember
from donghanh.community.permissions import CommunityPermission
from donghanh.community.views import boards, team, things
from donghanh.community.views._shared import ask, page_url, part_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def seat_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A seat on a board."""
    return _remove(request, part_of(request, BoardSeat.objects.all(), pk, path="board__initiative"), boards.ANCHOR)


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def counsellor_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Somebody of the counselling team."""
    return _remove(request, part_of(request, TeamMember.objects.all(), pk, path="initiative"), team.ANCHOR)


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def equipment_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A piece of equipment."""
    return _remove(request, part_of(request, Equipment.objects.all(), pk, path="initiative"), things.ANCHOR)


def _remove(request: ScopedRequest, line: Any, anchor: str) -> HttpResponseBase:
    form = VersionForm(request.POST or None, initial={"version": line.version})
    owner = line.board.initiative_id if isinstance(line, BoardSeat) else line.initiative_id

    def save() -> Any:
        return remove_line(
            line=line, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now()
        )  # fmt: skip

    return ask(
        request,
        form,
        save,
        _("Đã bỏ dòng ghi nhầm."),
        to=page_url(owner, anchor),
        question=_("Bỏ dòng ghi nhầm này?"),
        text=_("Dòng này sẽ không còn, như chưa từng ghi. Nếu là việc đã có rồi hết, hãy ghi ngày thôi, đừng bỏ."),
        action=_("Bỏ dòng này"),
        back_url=page_url(owner, anchor),
        danger=True,
    )
