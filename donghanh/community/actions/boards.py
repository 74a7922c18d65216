"""Boards, term by term, and who sits on them."""

import datetime as dt

from django.db import transaction
from django.db.models import F, Q

from donghanh.community.actions._writing import (
    changed,
    is_now,
    lock,
    refuse_backward,
    refuse_ended,
    refuse_far,
    refuse_outside,
    some_words,
    tell,
    was,
)
from donghanh.community.models import Board, BoardSeat, EventKind, Initiative, Member, Position, SexChoice
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record


@transaction.atomic
def begin_board(
    *,
    initiative: Initiative,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    decision_number: str = "",
    decision_on: dt.date | None = None,
    ends_former: bool = True,
) -> Board:
    """Begin the term of a board and return it, still without seats. With ``ends_former`` the board of that day ends with it.

    Refused: ``ended``, ``before_founding``, ``day_far``, ``board_overlaps`` when a board holds on that day or later and is not to
    end, ``period_backward`` when the former began on that very day.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    refuse_outside(initiative, valid_from, field="valid_from")
    refuse_far(valid_from, at, field="valid_from")
    boards = Board.objects.filter(initiative=initiative)
    if boards.filter(valid_from__gt=valid_from).exists():
        raise CommunityRefused("board_overlaps", field="valid_from")
    former = boards.on(valid_from).first()
    if former is not None and ends_former:
        if former.valid_from >= valid_from:
            raise CommunityRefused("period_backward", field="valid_from", day=former.valid_from)
        _close(former, valid_from)
    elif former is not None:
        raise CommunityRefused("board_overlaps", field="valid_from")
    board = Board.objects.create(
        initiative=initiative,
        valid_from=valid_from,
        decision_number=one_line(decision_number),
        decision_on=decision_on,
    )
    tell(initiative, EventKind.BOARD, on=valid_from, by=by, at=at)
    record(
        "community.board_began",
        by=by,
        at=at,
        on=board,
        new={"valid_from": valid_from, "decision_number": board.decision_number},
        unit_id=initiative.unit_id,
    )
    return board


@transaction.atomic
def edit_board(
    *,
    board: Board,
    expected_version: int,
    valid_from: dt.date,
    valid_until: dt.date | None,
    decision_number: str,
    decision_on: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> Board:
    """Correct the term or the decision of a board, or let it end, and return it. Seats that reach past its end, end with it.

    Raises ``StaleRecord``. Refused: ``nothing_new``, ``before_founding``, ``ended``, ``period_backward``, ``day_far``,
    ``board_overlaps``, ``seat_outside`` when a seat began before the new beginning or begins after the new end.
    """
    initiative = lock(board.initiative_id)
    changes = changed(
        board,
        valid_from=valid_from,
        valid_until=valid_until,
        decision_number=one_line(decision_number),
        decision_on=decision_on,
    )
    _refuse_days(initiative, valid_from, valid_until, at)
    others = Board.objects.filter(initiative=initiative).exclude(pk=board.pk)
    if others.filter(_overlapping(valid_from, valid_until)).exists():
        raise CommunityRefused("board_overlaps", field="valid_from")
    outside = Q(valid_from__lt=valid_from) | (Q(valid_from__gte=valid_until) if valid_until else Q(pk__in=[]))
    if board.seats.filter(outside).exists():
        raise CommunityRefused("seat_outside", field="valid_from")
    old = was(board, changes)
    board.save_changes(expected_version=expected_version, **changes)
    if valid_until is not None:
        board.seats.filter(_reaching(valid_until)).update(valid_until=valid_until, version=F("version") + 1)
    tell(initiative, EventKind.BOARD_CHANGED, by=by, at=at)
    record("community.board_edited", by=by, at=at, on=board, old=old, new=changes, unit_id=initiative.unit_id)
    return board


@transaction.atomic
def add_seat(
    *,
    board: Board,
    position: str,
    valid_from: dt.date,
    by: Actor,
    at: dt.datetime,
    member: Member | None = None,
    full_name: str = "",
    sex: str = "",
) -> BoardSeat:
    """Give somebody a seat on a board from a day on and return it: a member of the model, or somebody named here who is none.

    Refused: ``ended``, and what a seat may not be: ``position_unknown``, ``name_empty``, ``sex_unknown``, ``member_elsewhere``,
    ``seat_outside`` of the term, ``seat_twice`` for a member who has one, ``chair_twice``.
    """
    initiative = lock(board.initiative_id)
    refuse_ended(initiative)
    seat = BoardSeat(board=board, valid_from=valid_from, valid_until=board.valid_until)
    _fill(seat, position=position, member=member, full_name=full_name, sex=sex)
    _refuse_seat(seat, initiative)
    seat.save(force_insert=True)
    tell(initiative, EventKind.BOARD_CHANGED, on=valid_from, position=position, by=by, at=at)
    record(
        "community.seat_given",
        by=by,
        at=at,
        on=seat,
        new={"position": position, "valid_from": valid_from, "member": member.pk if member else None},
        unit_id=initiative.unit_id,
    )
    return seat


@transaction.atomic
def edit_seat(
    *,
    seat: BoardSeat,
    expected_version: int,
    position: str,
    member: Member | None,
    full_name: str,
    sex: str,
    valid_from: dt.date,
    valid_until: dt.date | None,
    by: Actor,
    at: dt.datetime,
) -> BoardSeat:
    """Correct a seat, or let it end, and return it. Raises ``StaleRecord``. Refused: ``nothing_new``, ``name_gone``,
    ``period_backward``, and what ``add_seat`` refuses."""
    initiative = lock(seat.board.initiative_id)
    if seat.erased_on is not None:
        raise CommunityRefused("name_gone")
    draft = BoardSeat(pk=seat.pk, board=seat.board, valid_from=valid_from, valid_until=valid_until)
    _fill(draft, position=position, member=member, full_name=full_name, sex=sex)
    refuse_backward(valid_from, valid_until, field="valid_until")
    _refuse_seat(draft, initiative)
    fields = ("position", "sole", "member", "full_name", "sex", "valid_from", "valid_until")
    changes = changed(seat, **{name: getattr(draft, name) for name in fields})
    old = was(seat, changes)
    seat.save_changes(expected_version=expected_version, **changes)
    tell(initiative, EventKind.BOARD_CHANGED, position=position, by=by, at=at)
    record(
        "community.seat_edited", by=by, at=at, on=seat, old=old, new=is_now(changes), unit_id=initiative.unit_id
    )  # fmt: skip
    return seat


def _fill(seat: BoardSeat, *, position: str, member: Member | None, full_name: str, sex: str) -> None:
    if position not in Position.values:
        raise CommunityRefused("position_unknown", field="position")
    seat.position = position
    seat.sole = position if position == Position.CHAIR else ""
    seat.member = member
    if member is None:
        seat.full_name = some_words(full_name, code="name_empty", field="full_name")
        if sex and sex not in SexChoice.values:
            raise CommunityRefused("sex_unknown", field="sex")
        seat.sex = sex


def _refuse_seat(seat: BoardSeat, initiative: Initiative) -> None:
    board, since, until = seat.board, seat.valid_from, seat.valid_until
    if seat.member is not None and seat.member.initiative_id != initiative.pk:
        raise CommunityRefused("member_elsewhere", field="member")
    ends_late = board.valid_until is not None and (until is None or until > board.valid_until)
    if since < board.valid_from or ends_late or (until is not None and since >= until):
        raise CommunityRefused("seat_outside", field="valid_from")
    others = BoardSeat.objects.filter(_overlapping(since, until), board=board).exclude(pk=seat.pk)
    if seat.member is not None and others.filter(member=seat.member).exists():
        raise CommunityRefused("seat_twice", field="member")
    if seat.sole and others.filter(sole=seat.sole).exists():
        raise CommunityRefused("chair_twice", field="position")


def _refuse_days(initiative: Initiative, since: dt.date, until: dt.date | None, at: dt.datetime) -> None:
    refuse_outside(initiative, since, field="valid_from")
    refuse_backward(since, until, field="valid_until")
    refuse_far(since, at, field="valid_from")
    if initiative.ended_on is not None and (until is None or until > initiative.ended_on):
        raise CommunityRefused("ended", field="valid_until", day=initiative.ended_on)


def _close(board: Board, on: dt.date) -> None:
    if board.seats.filter(valid_from__gte=on).exists():
        raise CommunityRefused("seat_outside", field="valid_from")
    board.save_changes(expected_version=board.version, valid_until=on)
    board.seats.filter(_reaching(on)).update(valid_until=on, version=F("version") + 1)


def _reaching(on: dt.date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gt=on)


def _overlapping(since: dt.date, until: dt.date | None) -> Q:
    return (Q(valid_from__lt=until) if until else Q()) & _reaching(since)
