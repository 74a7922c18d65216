"""The words of the comparison with the plan above."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.cascade import Comparison, Demand
from donghanh.documents.editing import shown_day
from donghanh.domain.cascade import Coverage, Item, Row
from donghanh.domain.text.markers import cite

LABELS: dict[str, str | Promise] = {
    "missing": gettext_lazy("Chưa có"),
    "weaker": gettext_lazy("Thấp hơn cấp trên"),
    "later": gettext_lazy("Muộn hơn cấp trên"),
    "partly": gettext_lazy("Có một phần"),
    "answered": gettext_lazy("Đã có lý do"),
    "proposed": gettext_lazy("Đã thêm vào kế hoạch"),
    "covered": gettext_lazy("Đã có"),
    "stands": gettext_lazy("Đã có: chính kế hoạch này"),
}
"""Standings in the order in which they ask for work."""
CHIPS = {
    "missing": "late", "weaker": "late", "later": "late", "partly": "due", "answered": "note", "proposed": "note", "covered": "done",
    "stands": "done",
}  # fmt: skip
TAKE_OVER = {
    "duty": gettext_lazy("Thêm thành việc"),
    "task": gettext_lazy("Thêm thành việc"),
    "target": gettext_lazy("Thêm thành chỉ tiêu"),
    "report": gettext_lazy("Thêm thành báo cáo"),
}
"""What the button says that takes a demand over."""
TAKEN_OVER = {
    "duty": gettext_lazy("Đã thêm thành một việc của kế hoạch, chưa giao cho ai."),
    "task": gettext_lazy("Đã thêm thành một việc của kế hoạch, chưa giao cho ai."),
    "target": gettext_lazy("Đã thêm thành một chỉ tiêu của kế hoạch."),
    "report": gettext_lazy("Đã thêm thành một báo cáo của kế hoạch."),
}
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
    late: str
    """The day set above that what answers it comes after; empty where the chip says so already, or nothing is late."""
    take_over: str
    """What the button says that makes it an item of this plan; empty where it is one, or one has to be changed instead."""
    change: int
    """The number of the item under review that sets it too low or too late; 0 where there is none."""

    @property
    def anchor(self) -> str:
        """Where the page returns to after an answer."""
        return anchor_of(self.demand)


def anchor_of(demand: Demand) -> str:
    """The place of a demand on the page."""
    return f"c{demand.number}"


def rows_of(comparison: Comparison, chosen: str, *, asked: bool = True) -> list[Line]:
    """The demands, those that ask for work first, otherwise in the order of the upper paper; all, or of one standing."""
    order = {code: place for place, code in enumerate(LABELS)}
    demands = [
        demand
        for demand in comparison.demands
        if demand.row.asked is asked and (chosen not in LABELS or _is(demand, chosen))
    ]
    return [_line(comparison, demand) for demand in sorted(demands, key=lambda demand: order[demand.standing])]


def _is(demand: Demand, standing: str) -> bool:
    """What is late is among the late ones also where it answers only in part."""
    return demand.is_late if standing == "later" else demand.standing == standing


def _line(comparison: Comparison, demand: Demand) -> Line:
    row = demand.row
    change = _to_change(comparison, row) if demand.is_open else 0
    return Line(
        demand=demand,
        kind=str(_KINDS[row.above.kind]),
        chip=CHIPS[demand.standing],
        chip_text=str(LABELS[demand.standing]),
        where=cite(row.above.path),
        due=_day(row.above.due),
        answers=tuple((item, _day(item.due)) for item in row.answers),
        late=_day(row.late.due_above) if row.late and demand.is_late and demand.standing != "later" else "",
        take_over=str(TAKE_OVER[row.above.kind]) if demand.can_be_taken_over and not change else "",
        change=change,
    )


_AS_ITEM = {"duty": "task", "task": "task", "target": "target", "report": "report_duty"}


def _to_change(comparison: Comparison, row: Row) -> int:
    """The item that promises too little or too late: raising it is better than a second one beside it."""
    wrong = row.late.item if row.coverage is Coverage.LATER and row.late else None
    if row.coverage is Coverage.WEAKER:
        wrong = row.answers[0]
    return comparison.numbers.get((_AS_ITEM[wrong.kind], wrong.start), 0) if wrong else 0


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
