"""Boards and their seats."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.community.actions import add_seat, begin_board, edit_board, edit_seat
from donghanh.community.forms.people import BoardEditForm, BoardForm, SeatEditForm, SeatForm
from donghanh.community.models import Board, BoardSeat, Member
from donghanh.community.permissions import CommunityPermission
from donghanh.community.queries import may_edit, members_on
from donghanh.community.views._shared import act, initial_of, initiative_of, page_url, part_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest

ANCHOR = "ban-chu-nhiem"


@requires(CommunityPermission.READ)
@require_GET
def board_list(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """All boards of the model, the latest first, with who sat on them when."""
    initiative = initiative_of(request, pk, to=None)
    boards = Board.objects.filter(initiative=initiative).prefetch_related("seats__member")
    return render(
        request,
        "community/boards.html",
        {
            "initiative": initiative,
            "boards": list(boards),
            "may_edit": may_edit(request.scope, initiative) and initiative.ended_on is None,
        },
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def board_begin(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """A new board from a day on."""
    initiative = initiative_of(request, pk)
    first = not Board.objects.filter(initiative=initiative).exists()
    form = BoardForm(
        request.POST or None,
        initial={"valid_from": initiative.founded_on if first else request.scope.on, "ends_former": True},
    )

    def save() -> Board:
        return begin_board(initiative=initiative, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã lập ban chủ nhiệm. Thêm từng người vào ban."),
        to=page_url(initiative, ANCHOR),
        title=_("Ban chủ nhiệm mới"),
        lede=initiative.name,
        button=_("Lập ban"),
        back_url=page_url(initiative, ANCHOR),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def board_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a term, or let it end."""
    board: Board = part_of(request, Board.objects.all(), pk, path="initiative")
    form = BoardEditForm(
        request.POST or None,
        of=board,
        initial=initial_of(board, "valid_from", "valid_until", "decision_number", "decision_on", "version"),
    )

    def save() -> Board:
        return edit_board(
            board=board,
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
        to=page_url(board.initiative, ANCHOR),
        title=_("Sửa nhiệm kỳ ban chủ nhiệm"),
        lede=board.initiative.name,
        notes=[_("Ghi ngày kết thúc nhiệm kỳ thì mọi người trong ban cùng thôi từ ngày ấy.")],
        button=_("Lưu"),
        back_url=page_url(board.initiative, ANCHOR),
        initiative=board.initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def seat_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Somebody joins the board."""
    board: Board = part_of(request, Board.objects.all(), pk, path="initiative")
    day = max(request.scope.on, board.valid_from)
    form = SeatForm(
        request.POST or None,
        members=_members(board, day),
        initial={"valid_from": board.valid_from, "position": "member", "sex": ""},
    )

    def save() -> BoardSeat:
        return add_seat(board=board, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã thêm vào ban chủ nhiệm."),
        to=page_url(board.initiative, ANCHOR),
        title=_("Thêm người vào ban chủ nhiệm"),
        lede=board.initiative.name,
        button=_("Thêm"),
        back_url=page_url(board.initiative, ANCHOR),
        initiative=board.initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def seat_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a seat, or let it end."""
    seat: BoardSeat = part_of(request, BoardSeat.objects.all(), pk, path="board__initiative")
    initiative = seat.board.initiative
    names = ("position", "member", "full_name", "sex", "valid_from", "valid_until", "version")
    form = SeatEditForm(
        request.POST or None,
        of=seat,
        members=_members(seat.board, request.scope.on, beside=seat.member),
        initial=initial_of(seat, *names),
    )

    def save() -> BoardSeat:
        return edit_seat(
            seat=seat,
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
        to=page_url(initiative, ANCHOR),
        title=_("Sửa người trong ban chủ nhiệm"),
        lede=initiative.name,
        button=_("Lưu"),
        back_url=page_url(initiative, ANCHOR),
        remove_url_name="community:seat-remove",
        row=seat,
        initiative=initiative,
    )


def _members(board: Board, day: Any, *, beside: Member | None = None) -> list[Member]:
    """The members of the day; and one who sits already, whatever became of them."""
    found = list(members_on(board.initiative, day).named())
    return found + ([beside] if beside is not None and beside not in found else [])
