"""A year in words: months with what was planned beside what happened, numbers with their measure."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.activities.queries.year import Month, Year
from donghanh.domain.attendance import Headcount
from donghanh.foundation.web import formats

ACTION_MONTHS = (11, 12)
"""Tháng hành động runs from 15/11 to 15/12 every year (``console.presenters.month`` has the days and their source)."""
MOST_KINDS = 4


@dataclass(frozen=True)
class MonthLine:
    """One month as the page draws it."""

    month: Month
    name: str
    url: str
    """The activities of the month as a list."""

    @property
    def tasks(self) -> str:
        """ "5 việc đến hạn, 3 xong"."""
        if not self.month.due:
            return ""
        due = ngettext("%(n)s việc đến hạn", "%(n)s việc đến hạn", self.month.due)
        return _("%(due)s, %(done)s xong") % {
            "due": due % {"n": formats.number(self.month.due)},
            "done": formats.number(self.month.done),
        }

    @property
    def planned(self) -> str:
        """ "2 hoạt động dự kiến"."""
        n = self.month.planned
        return (
            (ngettext("%(n)s hoạt động dự kiến", "%(n)s hoạt động dự kiến", n) % {"n": formats.number(n)}) if n else ""
        )

    @property
    def action_month(self) -> str:
        """That the action month of the year falls into it."""
        return _("Tháng hành động, 15/11 đến 15/12") if self.month.number in ACTION_MONTHS else ""

    @property
    def happened(self) -> str:
        """ "12 hoạt động: 5 buổi nói chuyện …; 1 chưa đủ số"."""
        month = self.month
        if not month.happened:
            return _("Không ghi hoạt động nào") if month.is_missing else ""
        said = ngettext("%(n)s hoạt động", "%(n)s hoạt động", month.happened) % {"n": formats.number(month.happened)}
        if month.waiting:
            said = _("%(said)s, %(n)s chưa ghi số người") % {"said": said, "n": formats.number(month.waiting)}
        if month.joined:
            said = _("%(said)s, %(n)s do cấp trên tính, không cộng ở đây") % {
                "said": said,
                "n": formats.number(month.joined),
            }
        return said

    @property
    def kinds(self) -> str:
        """The kinds with how many of each, the first few of them; nothing where every activity is named anyway."""
        if self.month.happened == len(self.month.activities):
            return ""
        named = [f"{kind.name}: {formats.number(n)} {kind.unit_word}" for kind, n in self.month.kinds.items()]
        rest = len(named) - MOST_KINDS
        if rest > 0:
            named = [*named[:MOST_KINDS], _("%(n)d loại khác") % {"n": rest}]
        return "; ".join(named)

    @property
    def people(self) -> list[str]:
        """Person-times and persons, each a line of its own and never added."""
        month = self.month
        pairs = ((month.times, _("%(n)s lượt người")), (month.persons, _("%(n)s người, mỗi người một lần")))
        return [_people(count, words) for count, words in pairs if count.total]


def _people(count: Headcount, words: str) -> str:
    said = words % {"n": formats.number(count.total)}
    women, unknown = count.value("female"), count.unknown("sex")
    if women is None:
        return said
    said = _("%(said)s; %(women)s nữ") % {"said": said, "women": formats.number(women)}
    if unknown:
        said = _("%(said)s, %(n)s chưa rõ giới") % {"said": said, "n": formats.number(unknown)}
    return said


def month_lines(year: Year) -> list[MonthLine]:
    """A line a month, and the whole year last."""
    list_url = reverse("activities:list")
    lines = []
    for month in year.months:
        last = _last(year.number, month.number)
        span = {"tu": f"01/{month.number:02}/{year.number}", "den": f"{last:02}/{month.number:02}/{year.number}"}
        name = _("Tháng %(n)d") % {"n": month.number}
        lines.append(MonthLine(month, name, f"{list_url}?{urlencode(span)}" if month.happened or month.planned else ""))
    return lines


def whole_line(year: Year) -> MonthLine:
    """The months together."""
    return MonthLine(year.whole, _("Cả năm"), "")


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def year_columns() -> dict[str, Callable[[MonthLine], Any]]:
    """The columns of the file: plain numbers, each measure in its own."""
    return {
        _("Tháng"): lambda line: line.name,
        _("Việc đến hạn"): lambda line: line.month.due,
        _("Việc xong"): lambda line: line.month.done,
        _("Hoạt động dự kiến"): lambda line: line.month.planned,
        _("Hoạt động đã ghi số"): lambda line: line.month.counted,
        _("Hoạt động chưa ghi số người"): lambda line: line.month.waiting,
        _("Hoạt động do cấp trên tính"): lambda line: line.month.joined,
        _("Lượt người"): lambda line: line.month.times.total,
        _("Lượt nữ"): lambda line: line.month.times.value("female"),
        _("Lượt chưa rõ giới tính"): lambda line: line.month.times.unknown("sex"),
        _("Người (mỗi người một lần)"): lambda line: line.month.persons.total,
        _("Trong đó nữ"): lambda line: line.month.persons.value("female"),
        _("Các loại"): lambda line: "; ".join(
            f"{kind.name}: {n} {kind.unit_word}" for kind, n in line.month.kinds.items()
        ),
    }
