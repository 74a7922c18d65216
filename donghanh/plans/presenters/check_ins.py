"""Check-ins of standing tasks in words: the period, the answer, the last of them."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from donghanh.domain.calendar import Period, period_of
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import CheckIn, CheckInAnswer, CheckMonths, Task, TaskParty
from donghanh.plans.presenters.states import Chip
from donghanh.plans.queries.check_ins import Last, last_of
from donghanh.plans.queries.tasks import TaskRow

MOST_SHOWN = 8
"""So many answers stand on the page of a task; the story has all."""
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


@dataclass(frozen=True)
class AskedBody:
    """A body that is asked now, on the page of the task."""

    title: str
    said: str
    url: str
    own: bool
    """Whether it is the reader's own, who answers at one tap; the office may write for any other."""


@dataclass(frozen=True)
class CheckPanel:
    """Standing work on its page: how often it is asked after, of whom now, and what was answered."""

    often: str
    asked: list[AskedBody]
    lines: list[CheckInLine]
    last: str
    """The last answer in a few words; empty before the first."""
    may_see: bool
    """Whether the reader looks at what is in the way, for the office."""
    correct_pk: uuid.UUID | None = None
    """The answer the reader may still correct."""


def check_panel(
    task: Task,
    asked: Iterable[TaskParty],
    check_ins: Sequence[CheckIn],
    *,
    own: Collection[uuid.UUID],
    may_keep: bool,
    today: dt.date,
) -> CheckPanel:
    """What stands on the page of a standing task. ``own`` are the bodies the reader answers for. Asks the database nothing."""
    period = period_of(today, task.check_months) if task.check_months else None
    bodies = [
        AskedBody(
            title=part.name,
            said=_("%(period)s còn làm đều không?") % {"period": period_words(period, begins=True)} if period else "",
            url=reverse("plans:check_in", args=[part.pk]) if may_keep or part.organisation_id in own else "",
            own=part.organisation_id in own,
        )
        for part in asked
    ]
    still = (one for one in check_ins if one.period_until > today and one.party.organisation_id in own)
    return CheckPanel(
        often=str(CheckMonths(task.check_months).label),
        asked=bodies,
        lines=check_in_lines(check_ins[:MOST_SHOWN]),
        last=last_words(last_of(check_ins)),
        may_see=may_keep,
        correct_pk=next((one.pk for one in still), None),
    )


@dataclass(frozen=True)
class AskedLine:
    """Standing work that is asked after, as a row with one tap."""

    id: uuid.UUID
    title: str
    url: str
    meta: str
    tap_url: str
    by_link: bool = False


def asked_lines(parts: Iterable[TaskParty], *, today: dt.date, by_link: bool = False) -> list[AskedLine]:
    """Parts that are asked, as rows: for signed-in people, or for who came ``by_link``. Need ``task`` with ``plan`` and
    ``section`` loaded; ask the database nothing."""
    app = "village" if by_link else "plans"
    return [
        AskedLine(
            id=part.pk,
            title=part.task.short_text,
            url=reverse("village:answer", args=[part.pk]) if by_link else reverse("plans:task", args=[part.task_id]),
            meta=" · ".join(
                filter(
                    None,
                    (
                        "" if by_link else part.task.cite,
                        _("%(period)s còn làm đều không?")
                        % {"period": period_words(period_of(today, part.task.check_months), begins=True)},
                    ),
                )
            ),
            tap_url=reverse(f"{app}:check_in", args=[part.pk]),
            by_link=by_link,
        )
        for part in parts
    ]


def said_words(said: CheckIn) -> str:
    """An answer in a few words: "quý IV/2026 vẫn làm đều"."""
    return f"{period_words(said.period)} {ANSWERS[said.answer]}"


def period_words(period: Period, *, begins: bool = False) -> str:
    """A period as offices name it: "tháng 11/2026", "quý IV/2026", "6 tháng cuối năm 2026"; with a capital where it
    ``begins`` a line."""
    words = _period_words(period)
    return _capital(words) if begins else words


def _period_words(period: Period) -> str:
    year = period.first.year
    if period.months == CheckMonths.MONTHLY:
        return _("tháng %(month)s/%(year)s") % {"month": period.first.month, "year": year}
    if period.months == CheckMonths.QUARTERLY:
        quarter = _QUARTERS[(period.first.month - 1) // 3]
        return _("quý %(quarter)s/%(year)s") % {"quarter": quarter, "year": year}
    if period.first.month == 1:
        return _("6 tháng đầu năm %(year)s") % {"year": year}
    return _("6 tháng cuối năm %(year)s") % {"year": year}


def check_months_words(row: TaskRow) -> str:
    """How often who leads a standing task is asked how it goes; empty for any other."""
    return str(CheckMonths(row.task.check_months).label) if row.task.schedule == Schedule.STANDING else ""


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
            period=period_words(one.period, begins=True),
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
