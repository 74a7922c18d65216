"""The boards of villages: set up with the village, in the group papers mean by "các thôn", ended with the village."""

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate

from donghanh.foundation.access import Actor
from donghanh.organisations.actions.bodies import create_organisation
from donghanh.organisations.actions.groups import add_member, create_group
from donghanh.organisations.actions.successions import end_organisation, merge_organisation
from donghanh.organisations.models import Organisation, OrganisationGroup, OrganisationKind
from donghanh.organisations.queries import group_of_villages, villages_left_out
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.units.models import Unit
from donghanh.units.queries import standing
from donghanh.units.refusals import UnitRefused

GROUP = "Các thôn"
"""What the group is called where the unit has none yet; a name in its papers, hence not translated."""


@transaction.atomic
def set_up_board(*, village: Unit, by: Actor, at: dt.datetime) -> Organisation:
    """Give a village its board, unless it has one, and let the board belong to the unit's group of villages; return it.

    Refused: what ``create_organisation`` refuses.
    """
    today = localdate(at)
    assert village.parent is not None
    unit = standing(village.parent, today) or village.parent
    board = _board_of(village) or _namesake(unit, village)
    if board is None:
        board = create_organisation(
            unit=unit,
            name=village.title,
            kind=OrganisationKind.VILLAGE,
            directable=True,
            village=village,
            valid_from=village.valid_from,
            by=by,
            at=at,
        )
    elif board.village_id is None:
        board.save_changes(expected_version=board.version, village=village)
    group = group_of_villages(unit, on=today) or create_group(unit=unit, name=GROUP, valid_from=today, by=by, at=at)
    _join(group, board, by=by, at=at)
    return board


@transaction.atomic
def set_up_boards(*, unit: Unit, by: Actor, at: dt.datetime) -> list[Organisation]:
    """Do so for every village of the day that tasks for "các thôn" would not reach; return the boards. Refused: what
    ``set_up_board`` refuses for any of them."""
    return [set_up_board(village=village, by=by, at=at) for village in villages_left_out(unit, localdate(at))]


def begin_board(*, village: Unit, by: Actor, at: dt.datetime) -> None:
    """Plugged into the beginning of villages."""
    try:
        set_up_board(village=village, by=by, at=at)
    except OrganisationRefused as refused:
        raise UnitRefused("name_taken", name=village.title) from refused


def end_board(*, village: Unit, into: Unit | None, on: dt.date, by: Actor, at: dt.datetime) -> None:
    """Plugged into the end of villages: the board ends, and goes over into that of the village that takes it in."""
    board, heir = _board_of(village), _board_of(into) if into else None
    if board is None:
        return
    try:
        if heir is not None and heir.is_on(on):
            merge_organisation(
                organisation=board,
                expected_version=board.version,
                successor=heir,
                effective_on=on,
                legal_basis="",
                by=by,
                at=at,
            )
        else:
            end_organisation(
                organisation=board, expected_version=board.version, valid_until=on, legal_basis="", by=by, at=at
            )
    except OrganisationRefused as refused:
        raise UnitRefused("not_later", day=board.valid_from) from refused


def _board_of(village: Unit) -> Organisation | None:
    return (
        Organisation.objects.filter(village__line=village.line, valid_until__isnull=True).select_related("unit").first()
    )


def _namesake(unit: Unit, village: Unit) -> Organisation | None:
    """A board that was set up by hand under the village's name, and not yet joined to it."""
    same = Organisation.objects.filter(unit__line=unit.line, kind=OrganisationKind.VILLAGE, name=village.title)
    return same.filter(village__isnull=True, valid_until__isnull=True).select_related("unit").first()


def _join(group: OrganisationGroup, board: Organisation, *, by: Actor, at: dt.datetime) -> None:
    if group.members.filter(organisation=board, valid_until__isnull=True).exists():
        return
    add_member(group=group, organisation=board, valid_from=max(group.valid_from, board.valid_from), by=by, at=at)
