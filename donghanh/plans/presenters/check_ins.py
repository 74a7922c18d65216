"""Check-ins of standing tasks in words: the period, the answer, the last of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.domain.calendar import Period
from donghanh.plans.models import CheckIn, CheckInAnswer, CheckMonths
from donghanh.plans.presenters.states import Chip
from donghanh.plans.queries.check_ins import Last

_QUARTERS = ("I", "II", "III", "IV")
ANSWERS: dict[str, str | Promise] = {
    CheckInAnswer.STEADY: gettext_lazy("vẫn làm đều"),
    CheckInAnswer.HINDERED: gettext_lazy("có vướng mắc"),
    CheckInAnswer.NOTHING: gettext_lazy("không phát sinh"),
}
_CHIPS = {CheckInAnswer.STEADY: "done", CheckInAnswer.HINDERED: "due", CheckInAnswer.NOTHING: "off"}


@dataclass(frozen=True)
class CheckInLine:
    """One answer as a list shows it."""

    period: str
    chip: Chip
    note: str
    who: str
    at: dt.datetime
    waits: bool
    """Whether the office has still to look at what is in the way."""
    said: CheckIn


def period_words(period: Period) -> str:
    """A period as offices name it: "tháng 11/2026", "quý IV/2026", "6 tháng cuối năm 2026"."""
    year = period.first.year
    if period.months == CheckMonths.MONTHLY:
        return _("tháng %(month)s/%(year)s") % {"month": period.first.month, "year": year}
    if period.months == CheckMonths.QUARTERLY:
        quarter = _QUARTERS[(period.first.month - 1) // 3]
        return _("quý %(quarter)s/%(year)s") % {"quarter": quarter, "year": year}
    if period.first.month == 1:
        return _("6 tháng đầu năm %(year)s") % {"year": year}
    return _("6 tháng cuối năm %(year)s") % {"year": year}


def last_words(last: Last | None) -> str:
    """The last check-in in a few words: "quý III/2026, vẫn làm đều"; of several bodies how many said what. Empty when there was
    none."""
    if last is None:
        return ""
    said = [str(ANSWERS[answer]) for answer in last.counts]
    if len(last.answers) > 1:
        said = [
            ngettext("%(count)s nơi %(said)s", "%(count)s nơi %(said)s", count)
            % {"count": count, "said": ANSWERS[answer]}
            for answer, count in last.counts.items()
        ]
    return ", ".join([period_words(last.period), *said])


def told_words(changes: Mapping[str, Any]) -> str:
    """What was told in the story of a task: the period and the answer, and what it was before a correction."""
    first, until = (dt.date.fromisoformat(str(day)) for day in changes["period"])
    before, answer = (str(code) for code in changes["answer"])
    words = {"period": period_words(Period(first, until)), "said": ANSWERS[answer]}
    if not before:
        return _("trả lời hỏi thăm %(period)s: %(said)s") % words
    if before == answer:
        return _("sửa câu trả lời %(period)s: %(said)s") % words
    return _("sửa câu trả lời %(period)s từ “%(before)s” thành “%(said)s”") % {**words, "before": ANSWERS[before]}


def check_in_lines(check_ins: Sequence[CheckIn]) -> list[CheckInLine]:
    """Answers as lines of a list, as given. Need ``organisation`` loaded; ask the database nothing."""
    return [
        CheckInLine(
            period=_capital(period_words(one.period)),
            chip=Chip(_CHIPS[CheckInAnswer(one.answer)], _capital(str(ANSWERS[one.answer]))),
            note=one.note,
            who=one.organisation.name,
            at=one.said_at,
            waits=one.answer == CheckInAnswer.HINDERED and one.seen_at is None,
            said=one,
        )
        for one in check_ins
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
