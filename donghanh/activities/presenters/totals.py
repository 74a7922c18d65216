"""Totals as their page and their file show them: numbers with their base, the unknown beside the known."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from donghanh.activities.models import ActivityKind, KindGroup
from donghanh.activities.queries import RolledUp, Tally, UnitTally
from donghanh.domain.attendance import Headcount
from donghanh.foundation.web import formats
from donghanh.units.models import Unit, UnitKind


@dataclass(frozen=True)
class TotalLine:
    """One kind or village: what there was of it, and who came."""

    name: str
    group: str
    quantity: str
    tally: Tally
    url: str = ""
    beside: str = ""
    """What has to be known beside the numbers."""
    is_empty: bool = False
    """Whether nothing was recorded at all."""

    @property
    def people(self) -> str:
        """Person-times and persons, apart."""
        said = [
            formats.number(count.total) + " " + word
            for count, word in ((self.tally.times, _("lượt người")), (self.tally.persons, _("người")))
            if count.total
        ]
        return "; ".join(said) or "–"

    @property
    def women(self) -> str:
        """Women, and of how many people the sex is known where it is not of all."""
        return "; ".join(filter(None, (_women(self.tally.times), _women(self.tally.persons)))) or "–"

    @property
    def children(self) -> str:
        """Children under 16, where somebody counted them; person-times and persons apart."""
        counted = (count.value("under_16") for count in (self.tally.times, self.tally.persons))
        return "; ".join(formats.number(n) for n in counted if n is not None) or "–"

    @property
    def remark(self) -> str:
        """What the numbers leave open."""
        said = []
        if self.tally.estimated:
            said.append(_("%(n)d ước chừng") % {"n": self.tally.estimated})
        if self.tally.uncounted:
            said.append(_("%(n)d chưa ghi số người, chưa tính") % {"n": self.tally.uncounted})
        return "; ".join(said)


def total_lines(by_kind: Mapping[ActivityKind, Tally], *, url_of: Callable[[ActivityKind], str]) -> list[TotalLine]:
    """A line a kind, in their order."""
    return [
        TotalLine(
            kind.name,
            str(KindGroup(kind.group).label),
            f"{formats.number(tally.quantity)} {kind.unit_word}",
            tally,
            url_of(kind),
        )
        for kind, tally in by_kind.items()
    ]


def village_lines(found: Iterable[tuple[Unit | None, Tally]]) -> list[TotalLine]:
    """A line a village; one that stands no more says until when it did. What was held for the whole commune last."""
    return [
        TotalLine(
            unit.title if unit else _("Cả xã, nơi khác"),
            "",
            formats.number(tally.activities),
            tally,
            beside=_("đến hết %(day)s") % {"day": formats.date(unit.valid_until - dt.timedelta(days=1))}
            if unit and unit.valid_until
            else "",
        )
        for unit, tally in found
    ]


def level_lines(rolled: RolledUp) -> list[TotalLine]:
    """A line a kind over all levels, with the share of each level where more than one has any."""
    lines = []
    for kind, tally in rolled.totals.by_kind.items():
        shares = [
            f"{UnitKind(level).label.lower()}: {formats.number(own.quantity)}"
            for level, totals in rolled.by_level.items()
            if (own := totals.by_kind.get(kind)) and own.quantity
        ]
        quantity = f"{formats.number(tally.quantity)} {kind.unit_word}"
        beside = "; ".join(shares) if len(shares) > 1 else ""
        lines.append(TotalLine(kind.name, str(KindGroup(kind.group).label), quantity, tally, beside=beside))
    return lines


def below_lines(found: Iterable[UnitTally]) -> list[TotalLine]:
    """A line a unit; whose numbers stand there since they ended into it is said."""
    return [
        TotalLine(
            line.unit.title,
            str(UnitKind(line.unit.kind).label),
            formats.number(line.tally.activities),
            line.tally,
            beside=_("Gồm cả số của %(units)s trước khi sắp xếp") % {"units": _named(line.ended)} if line.ended else "",
            is_empty=not line.has_any,
        )
        for line in found
    ]


def _named(units: Iterable[Unit]) -> str:
    return ", ".join(unit.full_name for unit in units)


def below_columns() -> dict[str, Callable[[TotalLine], Any]]:
    """The columns of the file of units: plain numbers."""
    numbers = total_columns()
    left_out = (_("Nhóm"), _("Loại"), _("Số lượng"))
    return {
        _("Cấp"): lambda line: line.group,
        _("Đơn vị"): lambda line: line.name,
        **{name: column for name, column in numbers.items() if name not in left_out},
        _("Gồm cả số của"): lambda line: line.beside,
        _("Đã ghi"): lambda line: _("chưa ghi gì") if line.is_empty else _("có"),
    }


def total_columns() -> dict[str, Callable[[TotalLine], Any]]:
    """The columns of the file of totals: plain numbers."""
    return {
        _("Nhóm"): lambda line: line.group,
        _("Loại"): lambda line: line.name,
        _("Số hoạt động"): lambda line: line.tally.activities,
        _("Số lượng"): lambda line: line.tally.quantity,
        _("Lượt người"): lambda line: line.tally.times.total,
        _("Lượt nữ"): lambda line: line.tally.times.value("female"),
        _("Lượt nam"): lambda line: line.tally.times.value("male"),
        _("Lượt chưa rõ giới tính"): lambda line: line.tally.times.unknown("sex"),
        _("Lượt trẻ em dưới 16"): lambda line: line.tally.times.value("under_16"),
        _("Lượt dân tộc thiểu số"): lambda line: line.tally.times.value("minority"),
        _("Lượt người khuyết tật"): lambda line: line.tally.times.value("disabled"),
        _("Người (mỗi người một lần)"): lambda line: line.tally.persons.total,
        _("Trong đó nữ"): lambda line: line.tally.persons.value("female"),
        _("Hoạt động ước chừng số người"): lambda line: line.tally.estimated,
        _("Hoạt động chưa ghi số người"): lambda line: line.tally.uncounted,
    }


def _women(count: Headcount) -> str:
    women = count.value("female")
    if women is None:
        return ""
    unknown = count.unknown("sex")
    if not unknown:
        return formats.number(women)
    return _("%(women)s (biết giới tính của %(known)s)") % {
        "women": formats.number(women),
        "known": formats.number(count.total - unknown),
    }
