"""The start page of a body."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.console.presenters.items import Item, Next, capital, chip_kind, own_report_item
from donghanh.foundation.web import deadlines
from donghanh.plans.deadlines import Schedule
from donghanh.plans.models import DOING, Mode, ReportDuty, TaskParty
from donghanh.plans.presenters import due_words, part_chip
from donghanh.plans.status import PartState

WEEK = dt.timedelta(days=7)
MONTH = dt.timedelta(days=30)
OPEN = (PartState.SENT, PartState.SEEN, PartState.ACCEPTED)


@dataclass(frozen=True)
class Pressing:
    """Parts due alike soon, under their heading."""

    title: str
    items: list[Item]


@dataclass(frozen=True)
class Partner:
    """The start page of a body: what it still owes, what it handed back, what it did lately or was taken from it."""

    next: Next | None
    """The part to answer first; the rest follows it in ``open``, under how soon it is due."""
    open: list[Pressing]
    again: list[Item]
    """What comes again and was taken on: its turns are the work, each listed when its day to open has come."""
    steady: list[Item]
    """Standing work that was taken on and is not asked after just now."""
    returned: list[Item]
    done: list[Item]
    withdrawn: list[Item]
    reports: list[Item]
    """The reports it owes, as the officer has not noted them received."""
    bodies: str
    count: int
    """How much waits for the body: parts to answer, standing work asked after, and reports late or due within a month."""


def partner(
    parts: Sequence[TaskParty], duties: Sequence[ReportDuty], asked: Sequence[TaskParty] = (), *, today: dt.date
) -> Partner:
    """A body's own parts and reports as rows; who is asked reads "được đề nghị". Standing work in ``asked`` has a heading of
    its own on the page and stands in no list here."""

    def rows(*states: str) -> list[Item]:
        return [_part_item(part, today) for part in parts if part.state in states]

    kept = [part for part in parts if part.task.repeats and part.state == PartState.ACCEPTED]
    steady = [part for part in parts if _is_standing(part)]
    waiting = [part for part in parts if part.state in OPEN and part not in kept and part not in steady]
    names = dict.fromkeys(part.organisation.name for part in parts if part.organisation)
    pressing = [duty for duty in duties if duty.due_on and duty.due_on <= today + MONTH]
    return Partner(
        reports=[own_report_item(duty, today) for duty in duties],
        count=len(waiting) + len(asked) + len(pressing),
        next=_next(waiting[0], today) if waiting else None,
        open=_by_day(waiting[1:], today),
        again=[_part_item(part, today) for part in kept],
        steady=[_part_item(part, today) for part in steady if part not in asked],
        returned=rows(PartState.RETURNED),
        done=rows(PartState.DONE),
        withdrawn=rows(PartState.WITHDRAWN),
        bodies=", ".join(names),
    )


def _over(modes: set[str]) -> str:
    """What is said of parts whose day is over: to be late is for who was ordered; a list of both says what is true of both."""
    if modes == {Mode.REQUEST}:
        return _("Đã quá ngày đề nghị")
    return _("Đã qua ngày hẹn") if Mode.REQUEST in modes else _("Đã quá hạn")


def _is_standing(part: TaskParty) -> bool:
    """Whether it is work without a deadline that the body does and has taken on: nothing waits but when it is asked after."""
    return part.state == PartState.ACCEPTED and part.task.schedule == Schedule.STANDING and part.role in DOING


def _by_day(parts: Sequence[TaskParty], today: dt.date) -> list[Pressing]:
    """What is late, what is for today, for the next seven days, and after that; headings with nothing under them left out.
    A pattern has no day: it is answered once for all its turns."""
    days = [dt.date.max if part.task.repeats else part.task.due_on or dt.date.max for part in parts]
    week = today + WEEK
    found = (
        (
            _over({part.mode for part, day in zip(parts, days, strict=True) if day < today}),
            [day < today for day in days],
        ),
        (_("Hôm nay"), [day == today for day in days]),
        (_("Trong 7 ngày tới"), [today < day <= week for day in days]),
        (_("Sau đó"), [day > week for day in days]),
    )
    groups = [
        Pressing(title, [_part_item(part, today) for part, is_so in zip(parts, chosen, strict=True) if is_so])
        for title, chosen in found
    ]
    return [group for group in groups if group.items]


def _next(part: TaskParty, today: dt.date) -> Next:
    item = _part_item(part, today)
    answered = part.state == PartState.ACCEPTED
    return Next(
        title=item.title,
        text=item.meta,
        url=reverse("plans:answer", args=[part.pk]),
        action=_("Báo kết quả") if answered else _("Trả lời"),
        chip=item.chip,
        chip_text=item.chip_text,
    )


def _part_item(part: TaskParty, today: dt.date) -> Item:
    task, chip = part.task, part_chip(part)
    asked = part.mode == Mode.REQUEST
    if part.state in (PartState.SENT, PartState.SEEN):
        meta = _("được đề nghị, chờ trả lời") if asked else _("việc mới, chờ nhận")
    else:
        meta = chip.text.lower()
    if task.repeats:
        how = (
            _("lặp lại %(often)s")
            if part.state == PartState.ACCEPTED
            else _("lặp lại %(often)s, nhận một lần cho mọi kỳ")
        )
        meta = how % {"often": due_words(task)}
    is_open, due_on = part.state in OPEN, None if task.repeats else task.due_on
    kind, words = chip.kind, chip.text
    if is_open and due_on:
        kind, words = chip_kind(due_on, today) or "open", capital(deadlines.words(due_on, today, was_asked=asked))
        kind = "doing" if kind == "open" and part.state == PartState.ACCEPTED else kind
    elif is_open:
        kind, words = ("doing", chip.text) if part.state == PartState.ACCEPTED else ("note", _("Chờ trả lời"))
    return Item(
        title=task.short_text,
        url=reverse("plans:task", args=[task.pk]),
        meta=f"{task.cite} · {meta}",
        icon="circle-check" if part.state == PartState.DONE else "clipboard-list",
        chip=kind,
        chip_text=words,
        date=due_on if is_open else part.done_on,
    )
