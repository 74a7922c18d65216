"""What the page of one model shows, gathered in a fixed number of questions."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.community.models import (
    Board,
    BoardSeat,
    Initiative,
    Position,
    ProtectedAddress,
    ReplicationState,
)
from donghanh.community.presenters.quota import lines_of, quota_chip, remarks_of, state_chip
from donghanh.community.presenters.reviews import total_of
from donghanh.community.presenters.rules import rule_words
from donghanh.community.queries import (
    State,
    is_of_office,
    may_edit,
    may_keep_members,
    may_look_up_address,
    places_on,
    quota_on,
    rule_on,
    state_of,
)
from donghanh.community.queries.listing import Place
from donghanh.domain.community import Standing, Verdict, What
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.panels import panels

LATEST_READINGS = 5
_RANK = {position: rank for rank, position in enumerate(Position.values)}


@dataclass(frozen=True)
class Next:
    """What is to be done next: a title, a text, a button."""

    title: str
    text: str
    action: str
    url: str


def page_context(request: ScopedRequest, initiative: Initiative) -> dict[str, Any]:
    """Everything the template asks for. Some twenty queries, whatever the model has."""
    scope, day = request.scope, request.scope.on
    pause = initiative.pauses.on(day).first()  # type: ignore[attr-defined]
    state = state_of(initiative, day, is_paused=pause is not None)
    verdict = quota_on(initiative, day)
    place = places_on([initiative], day).get(initiative.pk)
    edits, keeps = may_edit(scope, initiative), may_keep_members(scope, initiative)
    board = _board(initiative, request)
    is_running = state is not State.ENDED
    return {
        "initiative": initiative,
        "state": state_chip(state),
        "quota": quota_chip(verdict) if is_running else None,
        "lines": lines_of(verdict) if is_running else [],
        "remarks": remarks_of(verdict) if is_running else [],
        "facts": verdict.facts,
        "rule": rule_words(rule_on(initiative.kind, initiative.unit, day)),
        "place": place,
        "pause": pause,
        "next": _next(initiative, verdict, place, edits=edits, keeps=keeps) if is_running else None,
        "board": board,
        "seats": _seats(board, request) if board else [],
        "team": list(initiative.team.on(day).select_related("village", "from_body")),  # type: ignore[attr-defined]
        "equipment": list(initiative.equipment.held()),  # type: ignore[attr-defined]
        "gone_count": initiative.equipment.filter(gone_on__isnull=False).count(),
        "reviews": [(one, total_of(list(one.items.all()))) for one in initiative.reviews.prefetch_related("items")],
        "replications": list(initiative.replications.select_related("village", "made")),
        "planned": ReplicationState.PLANNED,
        "files": list(initiative.files.kept()),  # type: ignore[attr-defined]
        "may_edit": edits and is_running,
        "may_reopen": edits and not is_running,
        "may_review": edits,
        "may_keep": keeps and is_running,
        "may_look": may_look_up_address(scope, initiative),
        **(_address(initiative, request) if initiative.is_protected else {}),
        "panels": panels("community.initiative", scope, initiative),
    }


def _board(initiative: Initiative, request: ScopedRequest) -> Board | None:
    """The board of today; else the next one."""
    day = request.scope.on
    boards = Board.objects.filter(initiative=initiative)
    return boards.on(day).first() or boards.filter(valid_from__gt=day).order_by("valid_from").first()


def _seats(board: Board, request: ScopedRequest) -> list[BoardSeat]:
    day = max(request.scope.on, board.valid_from)
    seats = BoardSeat.objects.on(day).filter(board=board).select_related("member")
    return sorted(seats, key=lambda seat: _RANK[seat.position])


def _address(initiative: Initiative, request: ScopedRequest) -> dict[str, Any]:
    """Whether an address is written down, and who looked last; never the address."""
    scope = request.scope
    readings = initiative.address_readings.visible_to(scope).select_related("reader")  # type: ignore[attr-defined]
    return {
        "has_address": ProtectedAddress.objects.filter(initiative=initiative).exists(),
        "readings": list(readings[:LATEST_READINGS]) if is_of_office(scope, initiative) else [],
        "tells_readings": is_of_office(scope, initiative),
    }


def _next(initiative: Initiative, verdict: Verdict, place: Place | None, *, edits: bool, keeps: bool) -> Next | None:
    """The one thing that matters most: a place that is no more, then what the rule misses, in its order."""
    if edits and place is not None and place.has_ended:
        return Next(
            _("Nơi đặt không còn"),
            _("%(place)s không còn, mà mô hình vẫn ghi ở đó. Chọn nơi mới, hoặc kết thúc mô hình.")
            % {"place": place.words},
            _("Chuyển nơi đặt"),
            reverse("community:move", args=(initiative.pk,)),
        )
    if verdict.standing not in (Standing.SHORT, Standing.UNCLEAR):
        return None
    chip = quota_chip(verdict)
    first = verdict.shortfalls[0].what
    if first in (What.MEN, What.WOMEN, What.MEMBERS) and keeps:
        url = reverse("community:members", args=(initiative.pk,))
        if verdict.facts.members.unknown and not verdict.shortfalls[0].is_sure:
            text = _("Có người chưa rõ giới tính, nên chưa biết đủ hay thiếu.")
            return Next(chip.words, text, _("Xem danh sách thành viên"), f"{url}?gioi=none")
        if not verdict.facts.members.total:
            text = _("Chưa có thành viên nào. Nhập cả danh sách một lần nhanh hơn.")
            return Next(chip.words, text, _("Nhập danh sách"), reverse("community:intake", args=(initiative.pk,)))
        text = _("Mức của loại mô hình này chưa đủ.")
        return Next(chip.words, text, _("Thêm thành viên"), reverse("community:member-add", args=(initiative.pk,)))
    if first in (What.BOARD_MEN, What.BOARD_WOMEN) and edits:
        text = _("Ban chủ nhiệm chưa đủ theo mức của loại mô hình này.")
        return Next(chip.words, text, _("Xem ban chủ nhiệm"), "#ban-chu-nhiem")
    if first in (What.TEAM, What.TEAM_LOCAL) and edits:
        text = _("Tổ tư vấn phải gồm người sống tại địa bàn.")
        return Next(chip.words, text, _("Xem tổ tư vấn"), "#to-tu-van")
    return None
