"""The list of models and its file."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from donghanh.community.forms.filters import InitiativeFilter
from donghanh.community.models import Initiative, InitiativeKind
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.quota import Chip, quota_chip, state_chip
from donghanh.community.queries import State, initiatives_where, places_on, quotas_on, state_of
from donghanh.community.queries.listing import Place
from donghanh.domain.community import Verdict
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.units.models import Unit, UnitKind
from donghanh.units.queries import units_today


@dataclass(frozen=True)
class Row:
    """One model of the list."""

    initiative: Initiative
    place: Place | None
    verdict: Verdict
    state: State

    @property
    def is_judged(self) -> bool:
        """Whether its quota is anybody's business on that day."""
        return self.state in (State.ACTIVE, State.PAUSED)

    @property
    def quota(self) -> Chip:
        """How it stands."""
        return quota_chip(self.verdict)

    @property
    def state_chip(self) -> Chip:
        """How it is."""
        return state_chip(self.state)


def _filter(request: ScopedRequest) -> InitiativeFilter:
    form: Any = InitiativeFilter.of(request)
    lines = Unit.objects.filter(pk__in=request.scope.units_with(CommunityPermission.READ)).values("line")
    rows = Unit.objects.on(request.scope.on).filter(kind=UnitKind.VILLAGE, parent__line__in=lines)
    kinds = InitiativeKind.objects.visible_to(request.scope)
    return form.offer(list(kinds), list(rows.order_by("sort_key", "id")))  # type: ignore[no-any-return]


def _rows(request: ScopedRequest, values: dict[str, Any]) -> list[Row]:
    """The models wanted, with how they stand; a dozen queries however many. A unit has some dozens, so all are judged."""
    day = values.get("ngay", request.scope.on)
    wanted = initiatives_where(
        Initiative.objects.visible_to(request.scope).select_related("unit", "kind"),
        day,
        words=values.get("q", ""),
        kind=values.get("loai", ""),
        village=values.get("thon"),
        state=values.get("tinh_trang", ""),
    )
    found = list(wanted)
    verdicts, places = quotas_on(found, day), places_on(found, day)
    rows = [
        Row(one, places.get(one.pk), verdicts[one.pk], state_of(one, day, is_paused=one.is_paused))  # type: ignore[attr-defined]
        for one in found
    ]
    standing = values.get("muc")
    return [row for row in rows if not standing or (row.is_judged and row.verdict.standing == standing)]


@requires(CommunityPermission.READ)
@require_GET
def initiative_list(request: ScopedRequest) -> HttpResponseBase:
    """The models of the own unit, or of the own body, on a day. A chair with one club is led to it."""
    form = _filter(request)
    rows = _rows(request, form.values)
    of_office = bool(request.scope.units_with(CommunityPermission.READ))
    if not of_office and len(rows) == 1:
        return redirect("community:initiative", rows[0].initiative.pk)
    page = page_of(rows, request)
    return render(
        request,
        "community/list.html",
        {
            "form": form,
            "day": form.values.get("ngay", request.scope.on),
            "page": page,
            "rows": page.object_list,
            "may_found": units_today(request.scope, CommunityPermission.EDIT).exists(),
            "of_office": of_office,
            "is_narrowed": request.scope.narrowed,
        },
    )


@requires(CommunityPermission.READ)
@require_GET
def initiative_export(request: ScopedRequest) -> HttpResponseBase:
    """The list as filtered, as a file. No names of people, and of a protected model no place."""
    form = _filter(request)
    columns: dict[str, Any] = {
        _("Tên mô hình"): lambda row: row.initiative.name,
        _("Loại"): lambda row: row.initiative.kind.name,
        _("Nơi đặt"): _place_words,
        _("Tình trạng"): lambda row: row.state_chip.words,
        _("Mức cần có"): lambda row: row.quota.words if row.is_judged else "",
        _("Nam"): lambda row: row.verdict.facts.members.men,
        _("Nữ"): lambda row: row.verdict.facts.members.women,
        _("Chưa rõ giới tính"): lambda row: row.verdict.facts.members.unknown,
        _("Nam trong ban chủ nhiệm"): lambda row: row.verdict.facts.board.men,
        _("Nữ trong ban chủ nhiệm"): lambda row: row.verdict.facts.board.women,
        _("Tổ tư vấn"): lambda row: row.verdict.facts.team.total,
        _("Quyết định"): lambda row: row.initiative.decision_number,
        _("Ngày thành lập"): lambda row: row.initiative.founded_on,
        _("Ngày kết thúc"): lambda row: row.initiative.ended_on,
        _("Lý do kết thúc"): lambda row: row.initiative.end_reason,
    }
    return list_response(request, _rows(request, form.values), columns, name="mo-hinh")


def _place_words(row: Row) -> str:
    if row.initiative.is_protected:
        return _("giữ kín")
    return row.place.words if row.place else ""
