"""A year of clubs in words: meetings against what is asked, how many came, what was missed."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.domain.meetings import Slot
from donghanh.foundation.web import formats
from donghanh.meetings.queries import ClubYear


def slot_words(slot: Slot) -> str:
    """ "tháng 3", "tháng 3–4", "cả năm"."""
    first, last = slot.since.month, (slot.until - dt.timedelta(days=1)).month
    if last - first == 11:
        return _("cả năm")
    if first == last:
        return _("tháng %(n)d") % {"n": first}
    return _("tháng %(first)d–%(last)d") % {"first": first, "last": last}


def missed_words(slots: Iterable[Slot]) -> str:
    """ "tháng 3, tháng 7"; empty when nothing was missed."""
    return ", ".join(slot_words(slot) for slot in slots)


@dataclass(frozen=True)
class SlotLine:
    """One stretch of the year: its name, and how it stands as a chip."""

    name: str
    kind: str
    words: str


def slot_lines(year: ClubYear, today: dt.date) -> list[SlotLine]:
    """The stretches of a club's year in order."""
    return [SlotLine(slot_words(slot), *_standing(slot, today)) for slot in year.slots]


def _standing(slot: Slot, today: dt.date) -> tuple[str, str]:
    if slot.is_excused:
        return "off", _("không tính")
    if slot.held >= slot.need:
        return "done", ngettext("%(n)d buổi", "%(n)d buổi", slot.held) % {"n": slot.held}
    if slot.is_missed(today):
        return "late", _("thiếu %(n)d buổi") % {"n": slot.need - slot.held}
    if slot.planned:
        return "open", _("đã lên lịch")
    return ("note", _("chưa đến")) if slot.since > today else ("due", _("chưa lên lịch"))


@dataclass(frozen=True)
class YearLine:
    """One club in the table of the year."""

    year: ClubYear
    today: dt.date

    @property
    def against(self) -> str:
        """ "7 trên 12 buổi"; without a rule only what was held."""
        held = formats.number(self.year.held)
        if not self.year.asked:
            return _("%(n)s buổi") % {"n": held}
        return _("%(n)s trên %(asked)s buổi") % {"n": held, "asked": formats.number(self.year.asked)}

    @property
    def mean(self) -> str:
        """People at a meeting on average, or a dash."""
        return "–" if self.year.mean is None else formats.number(round(self.year.mean, 1))

    @property
    def missed(self) -> str:
        """The stretches without their meeting."""
        return missed_words(self.year.missed(self.today))

    @property
    def remark(self) -> str:
        """What is open or does not count."""
        said = []
        if self.year.waiting:
            said.append(_("%(n)d buổi đã qua ngày, chưa ghi đã họp hay không") % {"n": self.year.waiting})
        if self.year.cancelled:
            said.append(_("%(n)d buổi có hoạt động đã hủy, không tính") % {"n": self.year.cancelled})
        if self.year.called_off:
            said.append(_("%(n)d buổi không họp") % {"n": self.year.called_off})
        return "; ".join(said)


def year_lines(years: Iterable[ClubYear], today: dt.date) -> list[YearLine]:
    """A line a club."""
    return [YearLine(one, today) for one in years]


def year_columns() -> dict[str, Callable[[YearLine], Any]]:
    """The columns of the file: numbers alone, no name of a person."""
    return {
        _("Câu lạc bộ, mô hình"): lambda line: line.year.initiative.name,
        _("Số buổi phải họp"): lambda line: line.year.asked or None,
        _("Số buổi đã họp"): lambda line: line.year.held,
        _("Kỳ không họp"): lambda line: line.missed,
        _("Lượt người dự"): lambda line: line.year.people,
        _("Bình quân một buổi"): lambda line: None if line.year.mean is None else round(line.year.mean, 1),
        _("Thành viên"): lambda line: line.year.members,
        _("Thành viên không dự buổi nào"): lambda line: line.year.never_came,
        _("Ghi chú"): lambda line: line.remark,
    }
