"""The words of the comparison with the plan above."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.cascade import Comparison, Demand
from donghanh.documents.editing import shown_day
from donghanh.domain.cascade import Item
from donghanh.domain.text.markers import cite

LABELS: dict[str, str | Promise] = {
    "missing": gettext_lazy("Chưa có"),
    "weaker": gettext_lazy("Thấp hơn cấp trên"),
    "later": gettext_lazy("Muộn hơn cấp trên"),
    "partly": gettext_lazy("Có một phần"),
    "answered": gettext_lazy("Đã có lý do"),
    "covered": gettext_lazy("Đã có"),
    "stands": gettext_lazy("Đã có: chính kế hoạch này"),
}
"""Standings in the order in which they ask for work."""
CHIPS = {
    "missing": "late", "weaker": "late", "later": "late", "partly": "due", "answered": "note", "covered": "done",
    "stands": "done",
}  # fmt: skip
_KINDS = {
    "duty": gettext_lazy("Nhiệm vụ"),
    "task": gettext_lazy("Nội dung"),
    "target": gettext_lazy("Chỉ tiêu"),
    "report": gettext_lazy("Báo cáo"),
}


@dataclass(frozen=True)
class FilterRow:
    """One standing to filter by, and how many demands have it."""

    code: str
    label: str | Promise
    count: int
    is_current: bool


@dataclass(frozen=True)
class Line:
    """One demand as the page shows it."""

    demand: Demand
    kind: str
    chip: str
    chip_text: str
    where: str
    due: str
    answers: tuple[tuple[Item, str], ...]
    """What answers it in this plan, each with its day."""

    @property
    def anchor(self) -> str:
        """Where the page returns to after an answer."""
        return f"c{self.demand.row.above.line or 0}"


def rows_of(comparison: Comparison, chosen: str, *, asked: bool = True) -> list[Line]:
    """The demands, those that ask for work first, otherwise in the order of the upper paper; all, or of one standing."""
    order = {code: place for place, code in enumerate(LABELS)}
    demands = [
        demand
        for demand in comparison.demands
        if demand.row.asked is asked and (chosen not in LABELS or demand.standing == chosen)
    ]
    return [_line(demand) for demand in sorted(demands, key=lambda demand: order[demand.standing])]


def _line(demand: Demand) -> Line:
    row = demand.row
    return Line(
        demand=demand,
        kind=str(_KINDS[row.above.kind]),
        chip=CHIPS[demand.standing],
        chip_text=str(LABELS[demand.standing]),
        where=cite(row.above.path),
        due=_day(row.above.due),
        answers=tuple((item, _day(item.due)) for item in row.answers),
    )


def _day(value: str | None) -> str:
    """A due day as an office writes it; days of every month and open months in words."""
    if value and (monthly := re.fullmatch(r"---(\d\d)", value)):
        return _("ngày %(day)s hằng tháng") % {"day": int(monthly[1])}
    return shown_day(value)


def said_of(comparison: Comparison) -> str:
    """The whole in a sentence: how much is met, how much is still owed."""
    owed = sum(demand.is_open for demand in comparison.asked)
    if not comparison.asked:
        return _("Kế hoạch cấp trên không giao việc nào cho cấp này.")
    words = _("%(met)s trên %(asked)s điều cấp trên yêu cầu đã có trong kế hoạch này.") % {
        "met": comparison.met,
        "asked": len(comparison.asked),
    }
    return words + (" " + _("Còn %(owed)s điều cần xem.") % {"owed": owed} if owed else "")
