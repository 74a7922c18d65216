"""What pages and files say of materials."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.models import INWARD, MaterialMove
from donghanh.communication.queries.totals import VillageStock
from donghanh.foundation.web import formats


@dataclass(frozen=True)
class MoveLine:
    """One move in the list."""

    move: MaterialMove
    amount: str
    where: str
    chip: tuple[str, str] | None
    may_reverse: bool


def where_of(move: MaterialMove) -> str:
    """Where it came from or went. Needs ``village`` and ``body`` loaded."""
    return ", ".join(filter(None, (move.village.title if move.village else "", move.body.name if move.body else "")))


def move_lines(moves: Iterable[MaterialMove]) -> list[MoveLine]:
    """The rows of the list."""
    lines = []
    for one in moves:
        chip = None
        if one.reverses_id:
            chip = ("note", _("dòng đảo"))
        elif one.is_reversed:
            chip = ("off", _("đã đảo"))
        sign = "+" if one.effect > 0 else "\N{MINUS SIGN}"
        amount = f"{sign}{formats.number(one.quantity)}"
        lines.append(MoveLine(one, amount, where_of(one), chip, not one.reverses_id and not one.is_reversed))
    return lines


def material_columns() -> dict[str, Callable[[Any], Any]]:
    """The columns of the list as a file; of materials with their totals."""
    return {
        _("Tài liệu"): lambda one: one.name,
        _("Loại"): lambda one: str(one.get_kind_display()),
        _("Đơn vị tính"): lambda one: one.unit_word,
        _("Đã in"): lambda one: one.printed,
        _("Nhận về"): lambda one: one.received,
        _("Đã cấp phát"): lambda one: one.distributed,
        _("Hỏng, mất"): lambda one: one.lost,
        _("Còn"): lambda one: one.left,
        _("Ghi chú"): lambda one: one.note,
    }


def move_columns() -> dict[str, Callable[[MaterialMove], Any]]:
    """The columns of moves as a file."""
    return {
        _("Ngày"): lambda one: one.on,
        _("Việc"): lambda one: str(one.get_kind_display()),
        _("Vào"): lambda one: one.effect if one.kind in INWARD else None,
        _("Ra"): lambda one: -one.effect if one.kind not in INWARD else None,
        _("Thôn"): lambda one: one.village.title if one.village else "",
        _("Cơ quan"): lambda one: one.body.name if one.body else "",
        _("Ghi chú"): lambda one: one.note,
        _("Lý do đảo"): lambda one: one.reason,
    }


def village_columns() -> dict[str, Callable[[VillageStock], Any]]:
    """The columns of what villages got, as a file."""
    return {
        _("Thôn"): lambda one: one.village.title,
        _("Tài liệu"): lambda one: one.material.name,
        _("Đã nhận"): lambda one: one.quantity,
        _("Đơn vị tính"): lambda one: one.material.unit_word,
    }
