"""What the page of a unit says, as plain values."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.units.models import Quality, Succession, SuccessionKind, Unit, UnitKind
from donghanh.units.queries import History

DATA_BEGINS = dt.date(2021, 11, 1)
"""The earliest state of the shipped tables (data/units/README.md)."""

INTO: dict[str, str | Promise] = {
    SuccessionKind.RENAME: gettext_lazy("đổi tên thành"),
    SuccessionKind.LEVEL: gettext_lazy("đổi loại thành"),
    SuccessionKind.TRANSFER: gettext_lazy("chuyển về trực thuộc đơn vị khác, thành"),
    SuccessionKind.MERGE: gettext_lazy("nhập cùng đơn vị khác, thành"),
    SuccessionKind.ABSORB: gettext_lazy("nhập vào"),
    SuccessionKind.SPLIT: gettext_lazy("một phần nhập vào"),
}
FROM: dict[str, str | Promise] = {
    SuccessionKind.RENAME: gettext_lazy("trước đó tên là"),
    SuccessionKind.LEVEL: gettext_lazy("trước đó là"),
    SuccessionKind.TRANSFER: gettext_lazy("trước đó là"),
    SuccessionKind.MERGE: gettext_lazy("nhận toàn bộ"),
    SuccessionKind.ABSORB: gettext_lazy("nhận toàn bộ"),
    SuccessionKind.SPLIT: gettext_lazy("nhận một phần của"),
}


@dataclass(frozen=True)
class Line:
    """One step in words, with the unit at its other end."""

    words: str
    unit: Unit
    place: str
    note: str
    """Why the step is not quite certain; empty when it is."""


@dataclass(frozen=True)
class Steps:
    """The steps of one day, in one direction."""

    title: str
    on: dt.date
    basis: str
    is_verified: bool
    lines: list[Line]


def beginning(day: dt.date) -> str:
    """The sentence for days before the tables begin; empty for other days."""
    if day >= DATA_BEGINS:
        return ""
    return _(
        "Dữ liệu đơn vị bắt đầu từ ngày %(day)s. Trước ngày đó phần mềm không biết, không có nghĩa là không có."
    ) % {"day": formats.date(DATA_BEGINS)}


def facts(unit: Unit) -> list[tuple[str, str]]:
    """Names and values for the card of a unit."""
    rows = [(_("Cấp"), str(UnitKind(unit.kind).label))]
    if unit.code:
        rows.append((_("Mã"), unit.code))
    since = formats.date(unit.valid_from)
    if unit.valid_from == DATA_BEGINS:
        since = _("trước hoặc từ %(day)s (mốc sớm nhất của dữ liệu)") % {"day": since}
    rows.append((_("Từ ngày"), since))
    rows.append((_("Đến trước ngày"), formats.date(unit.valid_until) or _("nay")))
    if unit.legal_basis:
        rows.append((_("Căn cứ"), unit.legal_basis))
    return rows


def steps(unit: Unit, found: History) -> list[Steps]:
    """What happened to the unit, latest first: where it went, then where it came from."""
    into = _grouped(_("Sau đó"), found.after, forward=True)
    out_of = _grouped(_("Hình thành"), found.before, forward=False)
    return into + out_of


def _grouped(title: str, rows: list[Succession], *, forward: bool) -> list[Steps]:
    groups: dict[dt.date, list[Succession]] = {}
    for row in rows:
        groups.setdefault(row.effective_on, []).append(row)
    return [
        Steps(
            title=title,
            on=day,
            basis=members[0].legal_basis,
            is_verified=members[0].is_verified,
            lines=[_line(step, forward=forward, many=len(members) > 1) for step in members],
        )
        for day, members in sorted(groups.items(), reverse=True)
    ]


def _line(step: Succession, *, forward: bool, many: bool) -> Line:
    other = step.successor if forward else step.predecessor
    note = ""
    if step.quality == Quality.ESTIMATED:
        note = (
            _("phần này chiếm bao nhiêu chưa rõ")
            if step.kind == SuccessionKind.SPLIT
            else _("suy ra từ mã, cần kiểm chứng")
        )
        if forward and many and step.is_main:
            note += _("; theo nguồn dữ liệu là phần chính")
    return Line(
        words=str((INTO if forward else FROM)[SuccessionKind(step.kind)]),
        unit=other,
        place=other.parent.full_name if other.parent and other.parent.kind != UnitKind.COUNTRY else "",
        note=note,
    )
